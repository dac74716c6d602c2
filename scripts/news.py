"""News of any size for measuring: our own example reports told again, each time of other towns,
people, numbers and days. The same arguments give the same bytes."""

import json
import pathlib
import random
import re

HERE = pathlib.Path(__file__).resolve().parent.parent

# Given and family names, so that people differ from document to document.
GIVEN = "Amina Boris Chidi Dina Emeka Farid Grace Hamid Irina Jonas Karim Leila Musa Nadia Oleh Petra".split()
FAMILY = "Abdi Bello Castro Diallo Etcheverry Fofana Garba Haddad Ibrahim Jallow Kovacs Lemos Mbeki Noor".split()
# Sentences that stand between those of a report.
ASIDES = [
    "{person}, who lives near {town}, said the noise began at {number} minutes past four.",
    "A driver from {town} had been on the road for {number} hours.",
    "The market of {town} stayed shut, and {number} stalls were empty.",
    "{person} has taught in {town} for {number} years.",
    "Prices in {town} rose by {number} percent, according to {person}.",
    "About {number} families came from {town} to look for work.",
]


def _towns(most):
    """Towns of some size, from the bundled table: names of one word."""
    found = []
    with open(HERE / "data/gazetteer/towns.tsv", encoding="utf-8") as rows:
        head = next(rows).rstrip("\n").split("\t")
        name, people = head.index("name"), head.index("population")
        for row in rows:
            cells = row.rstrip("\n").split("\t")
            if cells[people].isdigit() and int(cells[people]) > 50_000 and cells[name].isalpha():
                found.append((-int(cells[people]), cells[name]))
    return [name for _, name in sorted(found)[:most]]


def _bodies():
    """The example reports, without front matter."""
    bodies = []
    for file in sorted((HERE / "data/examples").glob("*.[tm][xd]*")):
        text = file.read_text(encoding="utf-8")
        if text.startswith("---\n"):
            text = text.split("\n---\n", 1)[1]
        bodies.append(text.strip())
    for line in (HERE / "data/examples/wire.jsonl").read_text(encoding="utf-8").splitlines():
        bodies.append(json.loads(line)["text"])
    return bodies


def documents(seed=1):
    """Endless documents, each a dictionary as the JSON lines reader takes it."""
    chance = random.Random(seed)
    towns, bodies = _towns(3000), _bodies()
    known = re.compile(r"\b(" + "|".join(sorted(map(re.escape, towns), key=len, reverse=True)) + r")\b")
    cut = [re.split(r"(?<=[.!?])\s+", known.sub("{}", body.replace("{", "(").replace("}", ")"))) for body in bodies]
    number = 0
    while True:
        number += 1
        sentences = list(chance.choice(cut))
        for _ in range(chance.randrange(3, 25)):
            aside = chance.choice(ASIDES).format(
                person=f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}",
                town=chance.choice(towns),
                number=chance.randrange(2, 90),
            )
            sentences.insert(chance.randrange(1, len(sentences) + 1), aside)
        home = chance.choice(towns)
        words = " ".join(sentences)
        words = re.sub(r"\{\}", lambda _: home if chance.random() < 0.6 else chance.choice(towns), words)
        words = re.sub(r"\b([3-9]|[1-9]\d)\b", lambda _: str(chance.randrange(3, 60)), words)
        day = f"{chance.randrange(2015, 2025)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        yield {"id": f"n{number}", "published": day, "source": f"paper {chance.randrange(40)}", "text": words}


def write_news(path, size, seed=1):
    """At least `size` bytes of JSON lines; gives the number of documents."""
    written = count = 0
    with open(path, "w", encoding="utf-8") as out:
        for document in documents(seed):
            line = json.dumps(document, ensure_ascii=False) + "\n"
            out.write(line)
            written += len(line.encode())
            count += 1
            if written >= size:
                return count
