#!/usr/bin/env python3
"""Opens a run written with --format all in QGIS, as its desktop does: every layer of every file, with
its style, and the project, which it draws. Needs python3-qgis.

    qgis_opens.py FOLDER [PICTURE.png]
"""

import json
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="qgis"))

from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsLayoutExporter,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize, QVariant  # noqa: E402

TYPES = {
    "integer": {QVariant.LongLong},
    "number": {QVariant.Double},
    "string": {QVariant.String},
    "boolean": {QVariant.Bool},
    "date": {QVariant.Date},
}
RENDERERS = {"events": "pointDisplacement", "reports": "pointDisplacement", "areas": "graduatedSymbol"}


def main(folder: Path, picture: Path) -> list[str]:
    faults = []
    counts = json.loads((folder / "run.json").read_text())["rows"]
    package = json.loads((folder / "datapackage.json").read_text())
    fields = {r["name"]: r["schema"]["fields"] for r in package["resources"] if "schema" in r}
    for layer, count in counts.items():
        # Without rows GeoJSON has no columns, and a file of no lines is none that GDAL knows.
        for kind in ("geojson", "geojsonl", "csv", "fgb") if count else ("csv", "fgb"):
            path = folder / f"{layer}.{kind}"
            faults += opened(path.name, str(path), layer, count, kind != "csv")
        source = f"{folder / 'dateline.gpkg'}|layername={layer}"
        faults += opened("dateline.gpkg", source, layer, count, True)
        faults += typed(source, layer, fields[layer])
    return faults + list(project(folder / "dateline.qgz", counts, picture))


def opened(name: str, source: str, layer: str, count: int, is_drawn: bool):
    opened = QgsVectorLayer(source, layer, "ogr")
    if not opened.isValid():
        yield f"{name}: QGIS cannot open {layer}"
        return
    opened.loadDefaultStyle()
    opened.loadDefaultMetadata()
    if opened.featureCount() != count:
        yield f"{name}: {opened.featureCount()} rows of {layer}, not {count}"
    if not opened.metadata().title():
        yield f"{name}: {layer} has no title"
    if count and not opened.displayExpression():
        yield f"{name}: rows of {layer} have no name"
    if layer in ("events", "reports") and not opened.temporalProperties().isActive():
        yield f"{name}: {layer} has no time"
    renderer = opened.renderer().type() if opened.renderer() else None
    if count and is_drawn and layer in RENDERERS and renderer != RENDERERS[layer]:
        yield f"{name}: {layer} is drawn as {renderer}"
    if count and not opened.attributeAlias(0) and not opened.attributeAlias(1):
        yield f"{name}: columns of {layer} have no labels"


def typed(source: str, layer: str, fields: list[dict]):
    opened = QgsVectorLayer(source, layer, "ogr")
    for field in fields:
        at = opened.fields().lookupField(field["name"])
        if at < 0 or opened.fields()[at].type() not in TYPES[field["type"]]:
            kind = opened.fields()[at].typeName() if at >= 0 else "missing"
            yield f"dateline.gpkg: {layer}.{field['name']} is {kind}, not {field['type']}"


def project(path: Path, counts: dict, picture: Path):
    project = QgsProject.instance()
    if not project.read(str(path)):
        yield f"{path.name}: {project.error()}"
        return
    for layer in project.mapLayers().values():
        if not layer.isValid():
            yield f"{path.name}: {layer.name()} is broken"
    if counts.get("events") and project.timeSettings().temporalRange().begin().isNull():
        yield f"{path.name}: no range of time"
    tree = project.layerTreeRoot()
    shown = [it for it in tree.layerOrder() if tree.findLayer(it.id()).isVisible()]
    if len(shown) < 4:
        yield f"{path.name}: shows only {[it.name() for it in shown]}"
    settings = QgsMapSettings()
    settings.setLayers(shown)
    settings.setOutputSize(QSize(1200, 700))
    settings.setDestinationCrs(project.crs())
    settings.setExtent(project.viewSettings().defaultViewExtent())
    settings.setBackgroundColor(project.backgroundColor())
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    image.save(str(picture))
    colours = {image.pixel(x, y) for x in range(0, 1200, 5) for y in range(0, 700, 5)}
    if len(colours) < 4:
        yield f"{path.name}: draws nothing"
    yield from (f"{path.name}: {fault.message}" for fault in job.errors())
    pages = project.layoutManager().printLayouts()
    if not pages:
        yield f"{path.name}: nothing to print"
        return
    page = str(picture.with_name(picture.stem + "_page.png"))
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 96
    if QgsLayoutExporter(pages[0]).exportToImage(page, settings) != QgsLayoutExporter.Success:
        yield f"{path.name}: cannot be printed"


if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    scratch = Path(tempfile.mkdtemp()) / "map.png"
    found = main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else scratch)
    print("\n".join(found))
    sys.stdout.flush()
    os._exit(1 if found else 0)  # the library may crash when it is left; all is said
