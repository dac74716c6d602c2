#!/usr/bin/env python3
"""Checks the written tables against their contract: python3 tools/gazetteer/check.py [DIR]

Prints one line a table, every row that breaks a rule, and what stands twice; exits with 1 if there is one.
"""

import sys
from pathlib import Path

from doubles import doubles
from place import COLUMNS
from spelling import LONGEST, fold, latin

TABLES = "countries regions districts localities towns areas waters facilities".split()
KINDS = {"countries": "country", "regions": "region", "districts": "district", "localities":
         "locality", "towns": "town quarter", "areas": "area", "waters": "water",
         "facilities": "facility"}
COORD_SRC = "geonames iso3166-2 seat member namesake bbox ourairports approximate".split()


def main():
    default = Path(__file__).resolve().parents[2] / "data" / "gazetteer"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    regions, districts, countries, ids = set(), set(), set(), set()
    wrong = 0
    for table in TABLES:
        lines = (folder / f"{table}.tsv").read_text(encoding="utf-8").split("\n")
        rows = [dict(zip(COLUMNS, line.split("\t"))) for line in lines[1:-1]]
        found = [] if lines[0] == "\t".join(COLUMNS) and not lines[-1] else ["heading or end"]
        keys = [row["id"].encode() for row in rows]
        found += [] if keys == sorted(set(keys)) else ["order of ids"]
        if table == "countries":
            countries = {row["country"] for row in rows}
        if table == "regions":
            regions = {row["id"] for row in rows}
        if table == "districts":
            districts = {row["id"] for row in rows}
        for row, line in zip(rows, lines[1:]):
            found += [f"{row['id']} {row['name']}: {fault}"
                      for fault in faults(table, row, line, countries, regions, districts, ids)]
            ids.add(row["id"])
        print(f"{table}\t{len(rows)} rows\t{len(found)} faults")
        print("".join(f"  {fault}\n" for fault in found[:20]), end="")
        wrong += len(found)
    found = [f"{one['id']} {one['name']} stands also as {other['id']} {other['name']}"
             for one, other in doubles(whole(folder))]
    print(f"doubles\t{len(found)} faults")
    print("".join(f"  {fault}\n" for fault in found), end="")
    sys.exit(1 if wrong or found else 0)


def whole(folder):
    """The rows of all tables, those of curated.tsv in place of the ones that they override."""
    rows = {}
    for table in [*TABLES, "curated"]:
        for line in (folder / f"{table}.tsv").read_text(encoding="utf-8").split("\n")[1:-1]:
            row = dict(zip(COLUMNS, line.split("\t")))
            old = rows.get(row["id"], row)
            rows[row["id"]] = {key: cell or old[key] for key, cell in row.items()}
    return list(rows.values())


def faults(table, row, line, countries, regions, districts, ids):
    if line.count("\t") != len(COLUMNS) - 1:
        yield "number of cells"
        return
    names = row["names"].split("|") if row["names"] else []
    keys = [fold(n) for n in [row["name"], *names]]
    if row["id"] in ids:
        yield "id stands in another table"
    if row["kind"] not in KINDS[table].split():
        yield f"kind {row['kind']}"
    if not (-90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180):
        yield "off the globe"
    if set(filter(None, row["country"].split(";"))) - countries:
        yield f"country {row['country']}"
    if row["admin1"] and row["admin1"] not in regions:
        yield f"admin1 {row['admin1']}"
    if row["admin2"] and row["admin2"] not in districts:
        yield f"admin2 {row['admin2']}"
    if row["coord_src"] not in COORD_SRC or int(row["uncertainty_m"]) < 1000:
        yield "coord_src or uncertainty_m"
    if not row["name"] or not all(keys) or len(set(keys)) != len(keys) or names != sorted(names):
        yield "names empty, doubled or out of order"
    for name in [row["name"], *names]:
        if not latin(name):
            yield f"not Latin: {name}"
    for name in names:
        if not 3 <= len(name) <= LONGEST:
            yield f"length of {name}"


if __name__ == "__main__":
    main()
