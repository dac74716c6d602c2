#!/usr/bin/env python3
"""Makes the gazetteer's tables: python3 tools/gazetteer/build.py [--packages DIR] [--out DIR]

Fetches what is missing, checks it, reads, joins, cleans and writes. The same packages give the
same bytes. Run by hand; building and testing the program need only the tables.
"""

import argparse
import sys
import time
from pathlib import Path

import areas
import countries
import districts
import facilities
import moved
import place
import regions
import towns
import waters
from packages import Shelf, write_sources
from world import World


def main():
    root = Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--packages", default="/tmp/pkg", help="where the package files are kept")
    parser.add_argument("--out", default=root / "data" / "gazetteer", type=Path)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    world = World(Shelf(given.packages))
    tell("read", began)
    for table, rows in tables(world).items():
        place.write(given.out, table, rows)
        print(f"{table}\t{len(rows)}", file=sys.stderr)
    write_sources(given.out)
    tell("written", began)


def tables(world):
    """Every table, in the order in which each needs the ids of those before it."""
    made = {}
    made["countries"] = world.country_places = list(countries.places(world))
    made["regions"] = world.region_places = list(regions.places(world))
    made["districts"] = list(districts.places(world))
    made["towns"] = world.town_places = list(moved.mended(towns.places(world)))
    units = made["regions"] + made["districts"]
    made["districts"] += districts.older(world, units, {"admin2"}, "district")
    older = districts.older(world, made["districts"], districts.BELOW, "locality")
    made["localities"] = list(moved.mended(older))
    made["areas"] = list(areas.places(world, made["regions"] + made["districts"], made["towns"]))
    made["waters"] = list(waters.places(world))
    made["facilities"] = list(moved.mended(facilities.places(world)))
    return made


def tell(what, began):
    print(f"{what}\t{time.monotonic() - began:.1f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
