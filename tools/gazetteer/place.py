"""One row of the gazetteer, and how a table of rows is written."""

from dataclasses import dataclass, field

from spelling import fold

COLUMNS = ("id name kind lat lon country admin1 admin2 population seat geonames_id source "
           "coord_src uncertainty_m names note").split()


@dataclass
class Place:
    id: str
    name: str
    kind: str
    at: tuple  # (lat, lon)
    source: str
    coord_src: str
    uncertainty_m: int
    country: str = ""  # ISO 3166-1 alpha-3
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    seat: str = ""
    geonames_id: int = 0
    names: list = field(default_factory=list)

    def cells(self):
        return [self.id, self.name, self.kind, degrees(self.at[0]), degrees(self.at[1]),
                self.country, self.admin1, self.admin2, number(self.population), self.seat,
                number(self.geonames_id), self.source, self.coord_src, str(self.uncertainty_m),
                "|".join(self.names), ""]


def write(folder, table, places):
    """Writes a table, sorted by id as bytes; two places with one id are an error of ours."""
    rows = sorted((p.cells() for p in places), key=lambda cells: cells[0].encode())
    for before, after in zip(rows, rows[1:]):
        if before[0] == after[0]:
            raise ValueError(f"{table}: {after[0]} stands for {before[1]} and for {after[1]}")
    text = "".join("\t".join(cells) + "\n" for cells in [COLUMNS, *rows])
    (folder / f"{table}.tsv").write_text(text, encoding="utf-8", newline="\n")


def degrees(value):
    """At most five decimals (a metre), no trailing zeros, no minus zero."""
    text = f"{value:.5f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def number(value):
    return str(value) if value else ""


def slug(name):
    """`Black Sea` -> `black-sea`."""
    return fold(name).replace(" ", "-")
