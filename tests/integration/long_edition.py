"""A made-up correspondence of thousands of letters, the same each time, as an editor's folder.

The letters are short, since what is tried is their number: one party writes or receives all of
them, one term stands in each of them many times, one letter has a thousand notes.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

LETTERS = 2_000
NOTES = 1_000
"""Of the letter `noted`."""
DRAINS = 6
"""How often each letter names the term."""
NOTED = "noted"
RARE = "quickset"
"""A word of one letter alone, which stands on the list's fifth page."""
RARE_NUMBER = 1_300
WORKS = 310
"""References; more than stand on one page. The last of them is the last from A to Z, too."""
LATE = "drains-closed"
"""An event after all letters."""
_WORDS = [
    "meadow",
    "ditch",
    "mill",
    "spring",
    "water",
    "clay",
    "tile",
    "lower",
    "upper",
    "field",
    "bank",
    "sluice",
    "frost",
    "rent",
]
_NAMES = ("reed", "kay", "moss", "lane", "ford", "hurst", "combe", "wood", "heath", "marsh")


def write_long_edition(folder: Path, letters: int = LETTERS) -> None:
    """Writes the edition's files; the folder's `docs` is the edition."""
    chance = random.Random(7)
    docs = folder / "docs"
    for name in ("letters", "data"):
        (docs / name).mkdir(parents=True, exist_ok=True)
    (docs / "edition.yml").write_text("title: A long correspondence\nlanguage: en\n")
    (docs / "index.md").write_text("# A long correspondence\n")
    parties = "".join(f"{name}:\n  name: Thomas {name.capitalize()}\n" for name in _NAMES)
    (docs / "data" / "parties.yml").write_text(f"hale:\n  name: Anne Hale\n{parties}")
    (docs / "data" / "glossary.yml").write_text(
        "drain:\n  name: drain\n  definition: A channel that carries water off.\n"
    )
    (docs / "data" / "references.yml").write_text("".join(map(_work, range(WORKS))))
    (docs / "data" / "events.yml").write_text(
        f"{LATE}:\n  title: The drains are closed, as in Zürich\n  date: 1830-05\n"
        f"  description: As [@work-{WORKS - 1}] foretold.\n"
    )
    for number in range(letters):
        path = docs / "letters" / f"letter-{number:05}.md"
        path.write_text(_letter(number, chance))
    text, notes = _noted(chance)
    (docs / "letters" / f"{NOTED}.md").write_text(text)
    (docs / "letters" / f"{NOTED}.notes.yml").write_text(notes)


def _work(number: int) -> str:
    name = "Zywell" if number == WORKS - 1 else chr(ord("A") + number % 26) + "rden"
    return (
        f"work-{number}:\n  type: book\n  title: The ditches of parish {number}\n"
        f"  author: [{{family: {name}, given: J.}}]\n  issued: {1700 + number % 60}\n"
    )


def _head(title: str, sender: str, recipient: str, day: date) -> str:
    return f"---\ntitle: {title}\nfrom: {sender}\nto: {recipient}\ndate: {day}\n---\n\n"


def _letter(number: int, chance: random.Random) -> str:
    other = chance.choice(_NAMES)
    pair = ("hale", other) if number % 3 else (other, "hale")
    day = date(1790, 1, 1) + timedelta(days=5 * number)
    sentences = [
        f"The drain by the {' '.join(chance.choices(_WORDS, k=6))} is clear." for _ in range(DRAINS)
    ]
    rare = f" The {RARE} has grown." if number == RARE_NUMBER else ""
    return _head(f"Letter {number}", *pair, day) + " ".join(sentences) + rare + "\n"


def _noted(chance: random.Random) -> tuple[str, str]:
    """A letter with as many notes as sentences."""
    words = [chance.choice(_WORDS) for _ in range(NOTES)]
    sentences = [f"Item {number} is the {word}." for number, word in enumerate(words)]
    text = "\n\n".join(" ".join(sentences[at : at + 20]) for at in range(0, NOTES, 20))
    notes = "".join(
        f"- id: n{number}\n  quote: Item {number} is\n  note: What item {number} was is known.\n"
        for number in range(NOTES)
    )
    return _head("A thousand notes", "hale", "reed", date(1830, 1, 1)) + text + "\n", notes
