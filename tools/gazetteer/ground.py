"""Distances and extents on the globe. Points are (lat, lon) in degrees, lengths are metres."""

import math
from collections import defaultdict

METRES_A_DEGREE = 111_195


def distance(a, b):
    """Great-circle distance between two points."""
    lat_a, lat_b = math.radians(a[0]), math.radians(b[0])
    dlon = math.radians(b[1] - a[1])
    x = (math.sin((lat_b - lat_a) / 2) ** 2
         + math.cos(lat_a) * math.cos(lat_b) * math.sin(dlon / 2) ** 2)
    return 2 * 6_371_000 * math.asin(min(1, math.sqrt(x)))


def spread(points):
    """Half the diagonal of the box around the points; None for fewer than three.

    From fifty points on, the outermost fiftieth on each side is left out: one island with a
    weather station should not stretch a country by a thousand kilometres.
    """
    if len(points) < 3:
        return None
    first = points[0][1]
    lats = sorted(p[0] for p in points)
    # Longitudes relative to one of the points, so that Fiji does not span the globe.
    lons = sorted((p[1] - first + 180) % 360 - 180 for p in points)
    cut = len(points) // 50
    south, north = lats[cut], lats[-1 - cut]
    west, east = lons[cut], lons[-1 - cut]
    width = (east - west) * math.cos(math.radians((south + north) / 2))
    return math.hypot(north - south, width) * METRES_A_DEGREE / 2


def middle(points):
    """The median latitude and longitude: a point that no single outlier can move."""
    first = points[0][1]
    lats = sorted(p[0] for p in points)
    lons = sorted((p[1] - first + 180) % 360 - 180 for p in points)
    half = len(points) // 2
    return lats[half], (lons[half] + first + 180) % 360 - 180


class Nearest:
    """Finds the nearest of many things that have an `at`, within about a hundred kilometres."""

    def __init__(self, things):
        self.cells = defaultdict(list)
        for thing in things:
            self.cells[cell(thing.at)].append(thing)

    def around(self, at):
        """Everything in the nine half-degree cells around the point."""
        row, column = cell(at)
        return [thing for r in (row - 1, row, row + 1) for c in (column - 1, column, column + 1)
                for thing in self.cells.get((r, c), ())]

    def nearest(self, at, fits, within):
        """The nearest thing for which `fits` holds, or None if none lies `within` metres."""
        found = [(distance(at, t.at), t.id, t) for t in self.around(at) if fits(t)]
        best = min(found, key=lambda f: f[:2], default=None)
        return best[2] if best and best[0] <= within else None


def cell(at):
    return math.floor(at[0] * 2), math.floor(at[1] * 2)
