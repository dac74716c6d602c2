"""Finds what stands twice: the same thing under two ids.

Two rows double one another if they lie in one country, near one another, are things of one sort,
and share a name once the words for their sort are taken off: `Goma airport` and `Goma
International Airport`. What a town shares with its district or its own quarter is no double.
"""

from math import cos, radians

from ground import distance
from spelling import fold

SORTS = {"town": "settled", "quarter": "settled", "facility": "built", "feature": "ground",
         "area": "ground", "water": "water"}
WITHIN = {"settled": 6_000, "built": 15_000, "ground": 150_000, "water": 60_000}
# Words for the sort of a thing, by sort: bases and airfields share a name and a runway.
FIELD = set("airport airfield airbase airstrip aerodrome air base international regional domestic "
            "military army force station raf field heliport afb".split())
ARTICLES = set("al el ad an ar as ash at az the of".split())


def stem(name, kind):
    """The folded name without articles and, for what is built, without the words for a runway."""
    words = [w for w in fold(name).split() if w not in ARTICLES]
    kept = [w for w in words if w not in FIELD] if kind == "facility" else words
    return " ".join(kept or words)


def airfield(row):
    """Whether a facility is one with a runway; what only shares its name with it is another."""
    return row["kind"] == "facility" and (row["id"].startswith("ap:") or any(
        w in ("airport", "airfield", "airbase", "airstrip", "aerodrome") or w == "air"
        for w in fold(row["name"]).split()))


def doubles(rows):
    """Pairs of rows, the first of each written by hand."""
    cells = {}
    for row in rows:
        if row["kind"] in SORTS:
            lat, lon = float(row["lat"]), float(row["lon"])
            row["at"], row["airfield"] = (lat, lon), airfield(row)
            row["stems"] = {stem(row["name"], row["kind"])}
            for key in row["stems"]:
                cells.setdefault((SORTS[row["kind"]], key), []).append(row)
    for (sort, _), same in sorted(cells.items()):
        for one in (row for row in same if row["id"].startswith("dl:")):
            for other in same:
                if other["id"] == one["id"] or (other["id"].startswith("dl:")
                                                and other["id"] < one["id"]):
                    continue
                if {one["kind"], other["kind"]} == {"town", "quarter"}:
                    continue
                if one["airfield"] == other["airfield"] and near(one, other, WITHIN[sort]):
                    yield one, other


def near(one, other, metres):
    lands = [set(row["country"].split(";")) for row in (one, other)]
    apart = abs(one["at"][0] - other["at"][0]) * 111_000 > metres \
        or abs(one["at"][1] - other["at"][1]) * 111_000 * cos(radians(one["at"][0])) > metres
    return not apart and bool(lands[0] & lands[1] or lands[0] == lands[1] == {""}) \
        and distance(one["at"], other["at"]) < metres
