"""facilities.tsv: airports of OurAirports: large and medium ones everywhere, small ones around
Afghanistan, where the small strips are what news from there names."""

import csv
import gzip
import io
import re

from ground import Nearest
from place import Place
from spelling import alternates, tidy

EVERYWHERE = {"large_airport", "medium_airport"}
SMALL_TOO = set("AF PK TJ IR IQ SY UZ TM KG".split())
SIZES = ["small_airport", "medium_airport", "large_airport"]
A_FACILITY = re.compile(
    r"\b(air ?port|air ?field|air ?base|air ?strip|aerodrome|AFB|air station)\b", re.I)


def places(world):
    text = gzip.decompress(world.shelf.read("ourairports", "ourairports/data/airports.csv.gz"))
    rows = [row for row in csv.DictReader(io.StringIO(text.decode("utf-8"))) if wanted(row)]
    main = {}  # (country, municipality) -> its largest airport
    for row in sorted(rows, key=lambda r: (-SIZES.index(r["type"]), r["ident"])):
        main.setdefault((row["iso_country"], row["municipality"]), row["ident"])
    near = Nearest(world.town_places)
    by_iso = {u.iso: world.region_ids.get(u.code, "") for u in world.units if u.depth == 1}
    for row in rows:
        at = float(row["latitude_deg"]), float(row["longitude_deg"])
        country = world.alpha3.get(row["iso_country"], "")
        town = near.nearest(at, lambda p: p.country == country, 60_000)
        names = split(row["name"])
        others = [n for name in names for n in shorter(name)]
        others += [k for k in row["keywords"].split(",") if A_FACILITY.search(k)]
        if main[row["iso_country"], row["municipality"]] == row["ident"] and row["municipality"]:
            city = tidy(row["municipality"].split("/")[0])
            others += [f"{city} Airport"]
            if "International" in row["name"]:
                others += [f"{city} International Airport"]
        yield Place(f"ap:{row['ident']}", names[0], "facility", at, "ourairports", "ourairports",
                    1500, country=country,
                    admin1=by_iso.get(row["iso_region"]) or (town.admin1 if town else ""),
                    admin2=town.admin2 if town else "",
                    names=alternates(names[0], names[1:] + others, world.banned))


def wanted(row):
    if "(Duplicate)" in row["name"] or len(row["name"].strip()) < 3:
        return False
    return (row["type"] in EVERYWHERE
            or row["type"] == "small_airport" and row["iso_country"] in SMALL_TOO)


def split(name):
    """`Ahmad Shah Baba International Airport / Kandahar Airfield` -> both."""
    parts = [tidy(part) for part in re.split(r"\s*/\s*|\s+[-–]\s+", name)]
    parts = [p for p in parts if len(p) > 2]
    # `Frankfurt - Hahn Airport` is one name cut in two: only a part with its own noun stands.
    whole = [p for p in parts if A_FACILITY.search(p)]
    if len(whole) == len(parts) or not whole:
        return parts[:1] if not whole else whole
    return [tidy(name.replace("/", " "))] + whole


def shorter(name):
    """News drops `International`, and says airport for airfield rarely: only the first here."""
    plain = re.sub(r"\b(International|Intl|Regional|Domestic|National) (?=Air)", "", name)
    return [plain] if plain != name else []
