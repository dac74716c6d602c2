"""Takes the word for the kind of unit off a unit's name: `Velāyat-e Nangarhār` -> `Nangarhār`.

`unit_words.tsv` lists the words, as regular expressions: those that stand before a name (`prefix`),
behind it (`suffix`), and words of languages in which GeoNames translates other countries' units
(`foreign`: `Provinco Gilano` is Esperanto), with the countries where the word is at home.
"""

import csv
import re
from pathlib import Path

from spelling import COMMON, fold, tidy

# Added to every unit's name by a rule of the program, so `X Province` is never stored for `X`.
PLAIN_SUFFIXES = ("province district region state county governorate oblast division prefecture "
                  "department").split()


def listed(where):
    """The words of one sort with the countries where they are spoken, longest first.

    The first alternative that fits wins, so `oblast d[ei]` must stand before `oblast`.
    """
    with open(Path(__file__).parent / "unit_words.tsv", encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        found = {row["word"]: set(row["spoken_in"].split()) for row in rows
                 if row["where"] == where}
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


SUFFIX = re.compile(f"[ -]+({'|'.join(listed('suffix'))})$", re.I)
PREFIX = re.compile(f"^({'|'.join(listed('prefix'))}) +", re.I)
FOREIGN = listed("foreign")
ELISION = re.compile(
    r"^(province|département|région|commune|arrondissement|wilaya|provincia|préfecture|cercle) "
    r"d[e]?(ll)?['’]", re.I)

# Words that are part of the name elsewhere: Kota Kinabalu, Khan Yunis, Kansas City.
LOCAL = {
    "ID": re.compile(r"^kota ", re.I), "KH": re.compile(r"^(khan|krong) ", re.I),
    **dict.fromkeys("AM AZ GE KG KR TW UA UZ VN".split(), re.compile(r" city$", re.I)),
}

# A rest like this is no name by itself: `Northern Region` stays whole.
ONE_WORD = set(
    "north south east west northern southern eastern western central center centre middle upper "
    "lower northeast northwest southeast southwest northeastern northwestern southeastern "
    "southwestern nord sud est ouest norte sur este oeste sul leste centro littoral coast coastal "
    "capital federal national metropolitan highlands islands island autonomous plateaux savanes "
    "lagunes maritime inner outer interior new old great greater metro oriental "
    "occidental".split())
DIRECTIONS = ONE_WORD | {
    "north east", "north west", "south east", "south west", "north eastern", "north western",
    "south eastern", "south western", "north central", "south central", "east central",
    "west central", "federal capital", "national capital", "centre ouest", "centre est",
    "centre nord", "centre sud", "haut bassins"}


def bare(name, country):
    """The name without its unit word, or the whole name where no name would be left."""
    name = tidy(name)
    rest = name
    if "," in rest:  # `Tatarstan, Respublika`
        rest = rest.split(",")[0].strip()
    if country in LOCAL:
        rest = LOCAL[country].sub("", rest)
    for _ in range(2):  # `Xinjiang Uygur Zizhiqu` has two
        stripped = PREFIX.sub("", ELISION.sub("", SUFFIX.sub("", rest)))
        if not stands_alone(stripped):
            break
        rest = stripped
    rest = rest.strip(" -")
    return rest[:1].upper() + rest[1:] if rest else name


def stands_alone(rest):
    key = fold(rest)
    return len(key) >= 2 and key not in DIRECTIONS and key not in COMMON and not key.isdigit()


def foreign(name, country):
    """Whether the name holds another language's word for a unit."""
    return any(word in FOREIGN and country not in FOREIGN[word] for word in fold(name).split())


def derivable(names):
    """The names without those that a plain suffix makes from another: `Takhar Province`."""
    keys = {fold(n) for n in names}
    return [n for n in names if not made_by_rule(fold(n), keys)]


def made_by_rule(key, keys):
    head, _, tail = key.rpartition(" ")
    return tail in PLAIN_SUFFIXES and head in keys
