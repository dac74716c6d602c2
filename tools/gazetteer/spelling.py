"""Names: how they fold, which are kept, and how English news would spell them.

Folding must stay the same as in the program (`src/text`): two names that fold alike are one name.
"""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

LETTERS = str.maketrans({"ı": "i", "ə": "a", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae",
                         "œ": "oe", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n", "ɓ": "b",
                         "ɗ": "d", "ƙ": "k", "ƴ": "y", "ɔ": "o", "ɛ": "e"})
APOSTROPHES = re.compile("[ʻʼʿʾ’‘'`´ˈˌ]")
NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
# ə is Azerbaijani's, ɓ and ɗ Hausa's, ɔ and ɛ Akan's; they lie just outside the Latin blocks.
LATIN = re.compile("[\u0000-\u024f\u0253\u0254\u0257\u0259\u025b\u02b0-\u02ff\u0300-\u036f\u1e00-\u1eff‘’–]+")
# Two look-alikes of ə in GeoNames, primes for soft signs, and hyphens and spaces of other widths.
TIDY = str.maketrans({"ǝ": "ə", "Ǝ": "Ə", "ʹ": "’", "ʺ": "’", "ʽ": "‘", "′": "’", "‐": "-",
                      "‑": "-", "´": "'", "—": "–", "\u00a0": " ", "\u2009": " ", "\u202f": " ",
                      "\u00ad": "", "\u200b": ""})
BRACKETS = re.compile(r"\s*\([^)]*\)")
NOT_IN_NAMES = re.compile(r"https?:|www\.|[@#_|=<>\[\]{}\\^~*?!;:\"+$%&\t\n]|\d{4,}")
LONGEST = 60

# Countries whose languages are not written in Latin letters: there, a mark on a letter belongs to
# a transliteration system, and English news leaves it out. Elsewhere (São Paulo) it is spelling.
TRANSLITERATED = set(
    "AE AF AM BD BG BH BT BY CN CY DJ DZ EG EH ER ET GE GR HK IL IN IQ IR JO JP KG KH KP KR KW KZ "
    "LA LB LK LY MA MK MM MN MO MR MV NP OM PK PS QA RU SA SD SY TH TJ TN TW UA YE".split())
# Where English news does write the apostrophe: Cox's Bazar, Xi'an, Be'er Sheva.
APOSTROPHE_KEPT = {"BD", "CN", "IL"}


@lru_cache(maxsize=None)
def fold(name):
    """The key under which names are compared; the order of the steps is part of the contract."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name)
                       if not unicodedata.combining(c))
    key = APOSTROPHES.sub("", name.lower().translate(LETTERS))
    return " ".join(NOT_ALPHANUMERIC.sub(" ", key).split())


@lru_cache(maxsize=None)
def tidy(name):
    """Look-alike characters made one, brackets and doubled spaces taken out."""
    if not name.isascii():
        name = unicodedata.normalize("NFC", name.translate(TIDY))
    name = BRACKETS.sub("", name.replace("`", "'"))
    return " ".join(name.split()).strip(" ,-–./")


def latin(name):
    return LATIN.fullmatch(name) is not None


# English news writes Azerbaijani names by sound: Cəlilabad is Jalilabad, Qəbələ Gabala.
AZERBAIJANI = str.maketrans({"ə": "a", "Ə": "A", "x": "kh", "X": "Kh", "q": "g", "Q": "G",
                             "c": "j", "C": "J", "ç": "ch", "Ç": "Ch", "ş": "sh", "Ş": "Sh",
                             "ğ": "gh", "Ğ": "Gh", "ı": "i", "İ": "I", "ö": "o", "Ö": "O",
                             "ü": "u", "Ü": "U"})
ONLY_AZERBAIJANI = re.compile("[əƏğĞıİşŞçÇöÖüÜ]")
ALREADY_BY_SOUND = re.compile("[cskz]h", re.IGNORECASE)


def news_spelling(name, country):
    """The name without the marks that only a transliteration needs."""
    name = tidy(name)
    if country == "AZ":
        native = ONLY_AZERBAIJANI.search(name) and not ALREADY_BY_SOUND.search(name)
        return name.translate(AZERBAIJANI) if native else name
    if country not in TRANSLITERATED:
        return name
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.translate(LETTERS_BOTH))
                    if not unicodedata.combining(c))
    keep = "'" if country in APOSTROPHE_KEPT else ""
    return APOSTROPHES.sub(keep, plain)


LETTERS_BOTH = str.maketrans({"ı": "i", "ə": "a", "Ə": "A", "ł": "l", "Ł": "L", "đ": "d",
                              "Đ": "D"})


def words(file):
    """The words of a list, its path counted from this folder, folded; # starts a comment."""
    text = (Path(__file__).parent / file).read_text(encoding="utf-8")
    lines = (line.split("#")[0] for line in text.splitlines())
    return {fold(word) for line in lines for word in line.split()}


COMMON = words("../../data/geonames/common_words.txt")
NEVER_ALTERNATE = COMMON | words("personal_names.txt")


def alternates(name, candidates, banned=frozenset()):
    """The candidates worth matching beside `name`, sorted, each fold once.

    `banned` holds folded names that this place must not carry: peoples, countries. Of several
    spellings that fold alike, the one with an ASCII spelling is kept, then the first in order.
    """
    seen = {fold(name)}
    kept = []
    for text in sorted({tidy(c) for c in candidates}, key=lambda t: (not t.isascii(), t)):
        key = fold(text)
        if key not in seen and worth_matching(text, key) and key not in banned:
            seen.add(key)
            kept.append(text)
    return sorted(kept)


def worth_matching(text, key):
    """Whether an alternate name is a name at all, and one that would not match prose."""
    if not 3 <= len(text) <= LONGEST or len(key) < 3 or not latin(text):
        return False
    if NOT_IN_NAMES.search(text) or "," in text or "/" in text or " - " in text:
        return False
    if key.replace(" ", "").isdigit():
        return False
    # Without a capital it is an automatic transliteration (`ka bu er`) or a description.
    if not any(c.isupper() for c in text):
        return False
    # KBL, OAKB, UA-14: codes. Abbreviations that news uses are curated by hand.
    if text.upper() == text and len(text) <= 5:
        return False
    return key not in NEVER_ALTERNATE
