#!/usr/bin/env python3
"""Makes data/boundaries: python3 tools/gazetteer/boundaries.py [--packages DIR] [--out DIR]

In: Natural Earth's provinces, and the tables that build.py has made. Out: `regions.geojson` and
`countries.geojson`, one feature a line, by id. Needs shapely 2.1 or newer (`requirements.txt`).
The same package and tables give the same bytes with the same shapely and GEOS.
"""

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
import shapely

import packages
import polygons

# Countries whose news the program was made for: their outlines are the finer ones.
FOCUS = set("AFG BFA CHN COD ETH IND IRN IRQ ISR KGZ LBN MLI MMR NER NGA PAK PSE SDN SOM SYR TJK "
            "TKM TUR UKR UZB YEM".split())

# The square root of the area, in square degrees, of the largest corner that is cut off.
FINE = 0.01
COARSE = 0.07
# Of a place's islands, those below this many square degrees (5 sq km) go, if a larger one stays.
ISLET = 0.0005
DECIMALS = 3


def main():
    root = Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--packages", default="/tmp/pkg", help="where the package files are kept")
    parser.add_argument("--tables", default=root / "data" / "gazetteer", type=Path)
    parser.add_argument("--out", default=root / "data" / "boundaries", type=Path)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    found = [p for p in polygons.labelled(packages.Shelf(given.packages), given.tables) if p.country]
    pieces = joined(found)
    shapes = dict(zip(pieces, simplified(list(pieces), list(pieces.values()))))
    countries = defaultdict(list)
    for (country, _), shape in shapes.items():
        countries[country].append(shape)
    regions = {region: shape for (_, region), shape in shapes.items() if region}
    whole = {country: shapely.coverage_union_all(parts) for country, parts in countries.items()}
    write(given.out / "regions.geojson", polygons.rows(given.tables, "regions"), "id", regions)
    write(given.out / "countries.geojson", polygons.rows(given.tables, "countries"), "country", whole)


def joined(found):
    """(country, region) -> its polygons as one; region "" for what is its country's alone."""
    parts = defaultdict(list)
    for polygon in found:
        parts[polygon.country, polygon.region].append(polygon.shape)
    return {key: shapely.coverage_union_all(parts[key]) for key in sorted(parts)}


def simplified(keys, shapes):
    """The shapes with fewer corners, and no gap where they touched.

    First all are simplified finely; then those out of focus coarsely, together with the sea, so
    that of their outlines only what they share with a country in focus stays as it is.
    """
    shapes = shapely.coverage_simplify(shapes, FINE)
    coarse = [number for number, (country, _) in enumerate(keys) if country not in FOCUS]
    globe = shapely.box(-180, -90, 180, 90)
    sea = shapely.difference(globe, shapely.coverage_union_all(shapes))
    rest = shapely.coverage_simplify([*shapes[coarse], sea], COARSE, simplify_boundary=False)
    shapes[coarse] = rest[:-1]
    if not shapely.coverage_is_valid(shapes):
        sys.exit("the simplified shapes overlap or gape")
    return [without_islets(shape) for shape in shapes]


def without_islets(shape):
    parts = shapely.get_parts(shape)
    areas = shapely.area(parts)
    return shapely.multipolygons(parts[areas >= min(ISLET, areas.max())])


def write(file, rows, column, shapes):
    lines = []
    for row in sorted(rows, key=lambda row: row["id"].encode()):
        if row[column] in shapes:
            properties = {"id": row["id"], "name": row["name"], "country": row["country"]}
            geometry = {"type": "MultiPolygon", "coordinates": rings(shapes[row[column]])}
            lines.append(json.dumps({"type": "Feature", "properties": properties,
                                     "geometry": geometry},
                                    ensure_ascii=False, separators=(",", ":")))
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    file.write_text(text, encoding="utf-8", newline="\n")
    print(f"{file.name}\t{len(lines)} features\t{len(text.encode())} bytes", file=sys.stderr)


def rings(shape):
    """Coordinates of a multipolygon as RFC 7946 wants them: outer rings against the clock."""
    shape = shapely.set_precision(shape, 10 ** -DECIMALS)
    whole = shapely.multipolygons(shapely.get_parts(shapely.normalize(shape)))
    whole = shapely.orient_polygons(whole, exterior_cw=False)
    return [[np.round(shapely.get_coordinates(ring), DECIMALS).tolist()
             for ring in [part.exterior, *part.interiors]] for part in whole.geoms]


if __name__ == "__main__":
    main()
