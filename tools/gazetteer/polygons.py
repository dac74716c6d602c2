"""Natural Earth's provinces, each told by which of our regions and countries it is.

Natural Earth's own names and codes are of 2018 and in places wrong (Panjshir is called Parwan,
Crimea is given to Russia), so the places of our tables vote: a polygon belongs to the country and
the region of most of the towns and units whose points lie in it. Where regions have been split or
joined since, a polygon holds several of ours; it is then left to its country alone: a wrong outline
on a map is worse than none.
"""

import csv
import sqlite3
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import shapely

from spelling import fold

HERE = Path(__file__).parent
PACKAGE = "qgis-common"
MAP = "usr/share/qgis/resources/data/world_map.gpkg"

# With this share of a polygon's votes, the country and the region win that Natural Earth names:
# towns across a border river fall into small polygons that are drawn coarsely.
NAMED = 0.25
# The share of the votes that a region needs after which Natural Earth does not name the polygon.
MOST = 0.5
# Regions whose votes lie mostly in one polygon with the winner's and are together this share of it
# are no city in its province: the polygon holds several regions.
SEVERAL = 0.3

# Bytes of the box in the head of a geometry, by its code (GeoPackage 1.2, section 2.1.3).
BOX = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


@dataclass
class Polygon:
    shape: shapely.Geometry
    names: set  # folded, of Natural Earth
    code: str  # alpha-3 of its country in Natural Earth, "" where disputed
    country: str = ""  # alpha-3 of ours
    region: str = ""  # id of ours, "" if it is not one region


def labelled(shelf, tables):
    """Natural Earth's polygons with our labels. `tables`: the folder of our places."""
    found = polygons(shelf)
    regions = rows(tables, "regions")
    units = rows(tables, "districts") + [row | {"admin1": row["id"]} for row in regions]
    cast = votes(found, rows(tables, "towns") + units)
    names = {r["id"]: folded([r["name"], *r["names"].split("|")]) for r in regions}
    given = {r["name"]: r["country"] for r in read(HERE / "polygons.tsv")}
    home = {}  # region -> its most votes in a polygon, the number of that polygon
    for number, ballot in enumerate(cast):
        for (_, region), count in ballot.items():
            if region and count > home.get(region, (0, 0))[0]:
                home[region] = count, number
    for number, (polygon, ballot) in enumerate(zip(found, cast)):
        polygon.country = country_of(polygon, ballot, given)
        here = {r for r, (_, at) in home.items() if at == number}
        polygon.region = region_of(polygon, ballot, names, here)
    return found


def polygons(shelf):
    base = sqlite3.connect(":memory:")
    base.deserialize(shelf.read(PACKAGE, MAP))
    codes = dict(base.execute("select iso_a2, ISO_A3 from countries where ISO_A3 glob '[A-Z]*'"))
    columns = "geom, iso_a2, name, woe_name, gn_name"
    return [Polygon(geometry(blob), folded(names), codes.get(code, ""))
            for blob, code, *names in
            base.execute(f"select {columns} from states_provinces order by fid")]


def geometry(blob):
    return shapely.from_wkb(bytes(blob[8 + BOX[blob[3] >> 1 & 7]:]))


def folded(names):
    return {fold(name) for name in names if name}


def rows(tables, table):
    return read(tables / f"{table}.tsv")


def read(file):
    with open(file, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def votes(found, places):
    """For each polygon: how many places of each (country, region) lie in it."""
    points = shapely.points([(float(p["lon"]), float(p["lat"])) for p in places])
    cast = [Counter() for _ in found]
    tree = shapely.STRtree([p.shape for p in found])
    for place, number in zip(*tree.query(points, predicate="within")):
        cast[number][places[place]["country"], places[place]["admin1"]] += 1
    return cast


def country_of(polygon, ballot, given):
    """Its alpha-3 code, "" for what is in dispute. `given`: by hand, code by a polygon's name."""
    for name in polygon.names & given.keys():
        return given[name]
    counts = Counter()
    for (code, _), count in ballot.items():
        counts[code] += count
    if counts[polygon.code] >= NAMED * counts.total():
        return polygon.code
    return winner(counts) or polygon.code


def region_of(polygon, ballot, names, here):
    """The id of the region that the polygon is, or "". `here`: the regions at home in it."""
    counts = Counter({r: n for (c, r), n in ballot.items() if c == polygon.country and r})
    total = counts.total()
    named = {r: n for r, n in counts.items() if names[r] & polygon.names and n >= NAMED * total}
    won = winner(named) or winner(counts)
    others = sum(n for r, n in counts.items() if r != won and r in here)
    enough = named or counts[won] >= MOST * total
    return won if enough and others < SEVERAL * total else ""


def winner(counts):
    """The one with most votes; of equals the first by name."""
    return min(counts, key=lambda c: (-counts[c], c), default="")
