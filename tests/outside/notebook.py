#!/usr/bin/env python3
"""What a notebook reads from a run written with --format all: the same rows, columns and values, in
the same order, whatever the format. Needs pandas, geopandas and pyarrow; duckdb if it is there.

    notebook.py FOLDER
"""

import json
import sys
import warnings
from pathlib import Path

import geopandas
import pandas

warnings.simplefilter("ignore")
SPREADSHEET = "=+-@\t\r"
DTYPES = {"integer": "Int64", "number": "float64", "string": "string", "boolean": "boolean"}


def main(folder: Path) -> list[str]:
    faults = []
    package = json.loads((folder / "datapackage.json").read_text())
    for resource in package["resources"]:
        if "schema" not in resource:
            continue
        layer = resource["name"]
        wanted = from_csv(folder / resource["path"], resource["schema"]["fields"])
        drawn = None
        for name, frame in read(folder, layer, bool(wanted)):
            faults += [f"{name}: {fault}" for fault in differences(wanted, frame)]
            shapes = wkts(frame)
            drawn = shapes if drawn is None else drawn
            if shapes != drawn:
                faults.append(f"{name}: other shapes than in the first format")
    faults += duckdb_reads(folder)
    return faults


def from_csv(path: Path, fields: list[dict]) -> list[dict]:
    """As the dictionary says that it is to be read."""
    dtypes = {f["name"]: DTYPES[f["type"]] for f in fields if f["type"] in DTYPES}
    days = [f["name"] for f in fields if f["type"] == "date"]
    frame = pandas.read_csv(path, dtype=dtypes, keep_default_na=False, na_values=[""])
    for day in days:
        frame[day] = frame[day].astype("string")
    return rows(frame)


def read(folder: Path, layer: str, has_rows: bool):
    # A file of no lines at all is none that GDAL knows.
    for kind in ("geojson", "geojsonl", "fgb") if has_rows else ("fgb",):
        path = folder / f"{layer}.{kind}"
        yield path.name, geopandas.read_file(path)
    yield f"dateline.gpkg|{layer}", geopandas.read_file(folder / "dateline.gpkg", layer=layer)
    path = folder / f"{layer}.parquet"
    try:
        yield path.name, geopandas.read_parquet(path)
    except ValueError:  # a layer without shapes
        yield path.name, pandas.read_parquet(path)


def differences(wanted: list[dict], frame):
    got = rows(frame)
    if len(got) != len(wanted):
        yield f"{len(got)} rows, not {len(wanted)}"
        return
    for number, (want, have) in enumerate(zip(wanted, got), 1):
        for column, value in want.items():
            other = have.get(column)
            guarded = isinstance(value, str) and value[:1] == "'" and value[1:2] in SPREADSHEET
            if other != value and not (guarded and other == value[1:]):
                yield f"row {number}, {column}: {other!r}, not {value!r}"
                break
    if got and list(got[0]) != list(wanted[0]):
        yield f"columns {list(got[0])}"


def wkts(frame) -> list:
    """The shapes as text; None for a row, or a whole layer, without."""
    if not isinstance(frame, geopandas.GeoDataFrame):
        return [None] * len(frame)
    return [None if shape is None else shape.wkt for shape in frame.geometry]


def rows(frame) -> list[dict]:
    shapes = getattr(frame, "_geometry_column_name", None)
    columns = [c for c in frame.columns if c not in ("geometry", shapes)]
    lists = {column: [plain(value) for value in frame[column]] for column in columns}
    return [{c: lists[c][at] for c in columns} for at in range(len(frame))]


def plain(value):
    """A value that is equal to itself from any other format."""
    if value is None or value is pandas.NA or value is pandas.NaT or value != value:
        return None
    if isinstance(value, str):
        return value.removesuffix("T00:00:00Z").replace("\r\n", "\n")
    if hasattr(value, "strftime"):
        return value.strftime("%Y-%m-%d")
    return round(float(value), 9)


def duckdb_reads(folder: Path):
    try:
        import duckdb
    except ImportError:
        return
    for path in sorted(folder.glob("*.parquet")):
        [(count,)] = duckdb.sql(f"SELECT count(*) FROM read_parquet('{path}')").fetchall()
        wanted = len(pandas.read_csv(path.with_suffix(".csv"), keep_default_na=False))
        if count != wanted:
            yield f"duckdb reads {count} rows of {path.name}, not {wanted}"


if __name__ == "__main__":
    found = main(Path(sys.argv[1]))
    print("\n".join(found[:30]))
    sys.exit(1 if found else 0)
