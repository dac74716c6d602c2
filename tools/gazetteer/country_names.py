"""What English news calls the countries, their peoples and their capitals.

Countries get English names only, and those of their own people: in a list of all languages, one
country's name is too often another one's (`Anh` is England in Vietnamese, and half of Vietnam's
women). `country_names.tsv` is ours: the usual name where news differs from CLDR's, and more names.
"""

import csv
import json
import re
import sqlite3
import tempfile
from pathlib import Path

from spelling import fold

# Formal names in the packages that belong to another place or to several.
WRONG = {"west bank", "virgin islands", "america", "saint martin french part", "korea"}


def names(shelf, countries):
    """Alpha-2 code -> (usual name, other names)."""
    territories = json.loads(shelf.read(
        "cldr-localenames-full", "main/en/territories.json"))
    cldr = territories["main"]["en"]["localeDisplayNames"]["territories"]
    ours = by_hand()
    others = {code: ours.get(code, {}).get("names", "").split("|") for code in countries}
    for key, name in cldr.items():
        code, _, variant = key.partition("-")
        if code in others:
            others[code] += spelled_out(name)
    with atlas(shelf) as rows:
        for code, name in rows("select alpha2, n.name from country_name n "
                               "join country c on c.id = n.country_id order by alpha2, n.name"):
            others[code] += spelled_out(name)
        for code, name in rows(
                "select alpha2, short_name from country_local_name l join country c "
                "on c.id = l.country_id where script_code = 'Latn' order by alpha2, short_name"):
            others[code].append(name)
    found = {}
    for code, x in countries.items():
        main = ours.get(code, {}).get("name") or spelled_out(cldr.get(code, x["name"]))[0]
        found[code] = main, [n for n in [x["name"], *others[code]] if n and fold(n) not in WRONG]
    return without_doubles(found)


def by_hand():
    with open(Path(__file__).parent / "country_names.tsv", encoding="utf-8") as lines:
        return {row["alpha2"]: row for row in csv.DictReader(lines, delimiter="\t")}


def without_doubles(found):
    """Drops other names that are another country's usual name, or that two countries share."""
    owners = {}
    for code, (main, others) in found.items():
        for key in {fold(n) for n in [main, *others]}:
            owners.setdefault(key, set()).add(code)
    # Both Congos are called just that; which is meant, the program weighs.
    return {code: (main, [n for n in others if owners[fold(n)] == {code} or n == "Congo"])
            for code, (main, others) in found.items()}


def spelled_out(name):
    """`St. Kitts & Nevis` -> the forms with `Saint` and `and` first, then as written."""
    long = re.sub(r"\bSt\.", "Saint", name.replace(" & ", " and ")).replace("’", "'")
    long = re.sub(r" \(.*\)", "", long)
    return list(dict.fromkeys([long, name.replace(" & ", " and ")]))


def peoples(shelf):
    """Folded demonyms: `afghan`, `afghans`. No place may carry one as an alternate name."""
    found = set()
    with atlas(shelf) as rows:
        for cells in rows("select noun, adjective from country_demonym order by country_id"):
            for text in filter(None, cells):
                text = re.sub(r" \([a-z][^)]*\)|note.*", "", text)
                for word in re.split(r"[,;/]| or ", text):
                    stem = word.replace("(s)", "").split("(")[0]
                    found |= {fold(stem), fold(stem) + "s"}
    return found - {"", "s", "na", "nas"}


def capitals(shelf):
    """GeoNames ids of the capitals."""
    with atlas(shelf) as rows:
        return {id for (id,) in rows("select geonames_id from capital where is_primary = 1")}


class atlas:
    """pyworldatlas's database, as a function from a query to its rows."""

    def __init__(self, shelf):
        self.data = shelf.read("pyworldatlas", "pyworldatlas/data/atlas.sqlite3")

    def __enter__(self):
        # sqlite3 reads files only; Connection.deserialize needs a newer library than some have.
        self.file = tempfile.NamedTemporaryFile(suffix=".sqlite3")
        self.file.write(self.data)
        self.file.flush()
        self.connection = sqlite3.connect(f"file:{self.file.name}?mode=ro", uri=True)
        return lambda query: self.connection.execute(query).fetchall()

    def __exit__(self, *_):
        self.connection.close()
        self.file.close()
