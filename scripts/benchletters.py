"""Made-up correspondence for the benchmark: the same letters again from the same seed.

Words are made of syllables and drawn by rank (Zipf and Mandelbrot), so that a few are frequent and
most are rare, as in any language. Nothing here knows in which format the letters will be written.
"""

from __future__ import annotations

import bisect
import itertools
import random
from dataclasses import dataclass, field
from datetime import date, timedelta

WORDS = 908
"""Words of one letter, about as many as a letter to a journal has."""
PARAGRAPHS = 6
MENTIONS = 25
NOTES = 15
CITATIONS = 10
_VOCABULARY = 30_000
_EXPONENT, _SHIFT = 1.05, 2.7
"""Of Zipf's law as Mandelbrot has it: frequency ~ 1 / (rank + shift) ** exponent."""
_SYLLABLES = tuple(a + b for a in "bdfghklmnprstvw" for b in "aeio")


@dataclass(frozen=True)
class Term:
    """A glossary entry: a word with a hyphen, with digits, of several words, or a plain one."""

    id: str
    forms: tuple[str, ...]
    definition: str


@dataclass(frozen=True)
class Piece:
    """A word of a letter, or a term's words, or (without words) a citation."""

    words: str
    term: str = ""
    cites: int = 0
    """The number in the letter's list; 0 for words."""


@dataclass(frozen=True)
class Note:
    """A note on a few words that occur once in their letter."""

    id: str
    paragraph: int
    last: int
    """Index of the piece after which its sign stands."""
    quote: str
    words: str
    sources: tuple[str, ...] = ()
    link: str = ""
    """A term that its text links to."""


@dataclass(frozen=True)
class Letter:
    """A letter in pieces."""

    id: str
    title: str
    date: date
    sender: str
    recipient: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    notes: tuple[Note, ...]
    references: tuple[str, ...]
    answers: str = ""
    """The letter that it answers."""


@dataclass(frozen=True)
class Correspondence:
    """All that one edition holds."""

    letters: tuple[Letter, ...]
    terms: tuple[Term, ...]
    parties: dict[str, str]
    references: dict[str, tuple[str, str, int]]
    """Author, title and year by id."""


@dataclass
class _Words:
    """A source of words in their natural frequencies."""

    chance: random.Random
    known: list[str] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        made: dict[str, None] = {}
        while len(made) < _VOCABULARY:
            count = 1 + (len(made) > 40) + (len(made) > 900) + (len(made) > 9_000)
            made["".join(self.chance.choices(_SYLLABLES, k=count))] = None
        self.known = list(made)
        shares = (1 / (rank + _SHIFT) ** _EXPONENT for rank in range(1, _VOCABULARY + 1))
        self.weights = list(itertools.accumulate(shares))

    def draw(self, count: int) -> list[str]:
        top = self.weights[-1]
        random_ = self.chance.random
        return [self.known[bisect.bisect(self.weights, random_() * top)] for _ in range(count)]

    def sentence(self, count: int) -> str:
        return " ".join(self.draw(count)).capitalize() + "."


def correspondence(letters: int, terms: int, seed: int = 7) -> Correspondence:
    """An edition of so many letters and glossary entries."""
    chance = random.Random(f"{seed}/{terms}")
    words = _Words(chance)
    glossary = tuple(_term(number, words) for number in range(terms))
    parties = {
        f"party-{n}": " ".join(word.capitalize() for word in words.draw(2)) + f" {n}"
        for n in range(max(2, letters // 20))
    }
    references = {
        f"{word}-{n}": (word.capitalize(), words.sentence(8).rstrip("."), 1800 + n % 100)
        for n, word in enumerate(words.draw(max(20, letters // 4)))
    }
    made: list[Letter] = []
    for number in range(letters):
        made.append(_letter(number, words, glossary, tuple(parties), tuple(references), made))
    return Correspondence(tuple(made), glossary, parties, references)


def _term(number: int, words: _Words) -> Term:
    first, second = words.draw(2)
    rare = words.known[(9_500 + 7 * number) % _VOCABULARY]
    name = (
        f"{rare.capitalize()}-{number}",
        f"{rare} {second} lineage{number}",
        f"{number % 9 + 1},{number % 7 + 2}-{rare}{number}ase",
        f"{rare}ine{number}",
        f"{rare.upper()}{number}",
        f"{rare}{number}-α",
    )[number % 6]
    forms = (name, f"{name} {first}form") if number % 5 < 3 else (name,)
    return Term(f"term-{number}", forms, words.sentence(28))


def _letter(
    number: int,
    words: _Words,
    terms: tuple[Term, ...],
    parties: tuple[str, ...],
    references: tuple[str, ...],
    before: list[Letter],
) -> Letter:
    chance = words.chance
    paragraphs = _paragraphs(words, terms)
    cited = tuple(chance.sample(references, CITATIONS))
    sender, recipient = chance.sample(parties, 2)
    answered = chance.choice(before[-20:]).id if before and number % 2 else ""
    return Letter(
        f"letter-{number}",
        f"{words.sentence(4).rstrip('.')} {number}",
        date(1801, 1, 1) + timedelta(days=number * 3 % 18_000),
        sender,
        recipient,
        paragraphs,
        tuple(_notes(paragraphs, words, references, terms)),
        cited,
        answered,
    )


def _paragraphs(words: _Words, terms: tuple[Term, ...]) -> tuple[tuple[Piece, ...], ...]:
    """Words in sentences, with terms and citations strewn in."""
    chance = words.chance
    pieces = [Piece(word) for word in words.draw(WORDS - 2 * MENTIONS)]
    for _ in range(MENTIONS):
        term = chance.choice(terms)
        pieces.insert(chance.randrange(len(pieces)), Piece(chance.choice(term.forms), term.id))
    share = -(-len(pieces) // PARAGRAPHS)
    cut = [_sentences(pieces[at : at + share], chance) for at in range(0, len(pieces), share)]
    for label in range(1, CITATIONS + 1):
        paragraph = cut[label % PARAGRAPHS]
        paragraph.insert(chance.randrange(4, len(paragraph) - 4), Piece("", cites=label))
    return tuple(tuple(paragraph) for paragraph in cut)


def _sentences(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    """A full stop after a plain word every dozen words or so, and a capital after it."""
    made, left, opens = [], 0, True
    for piece in pieces:
        left -= 1
        if piece.term or (left > 0 and not opens):
            made.append(piece)
            opens = opens and bool(piece.term)
            continue
        ends = left <= 0 and not opens
        made.append(Piece(piece.words.capitalize() if opens else f"{piece.words}."))
        left, opens = (left, ends) if not ends else (chance.randrange(8, 20), True)
        left = left if left > 0 else chance.randrange(8, 20)
    return made


def _notes(
    paragraphs: tuple[tuple[Piece, ...], ...],
    words: _Words,
    references: tuple[str, ...],
    terms: tuple[Term, ...],
) -> list[Note]:
    chance = words.chance
    text = "\n".join(plain(paragraph) for paragraph in paragraphs)
    made: dict[str, Note] = {}
    while len(made) < NOTES:
        at = chance.randrange(len(paragraphs))
        first = chance.randrange(len(paragraphs[at]) - 8)
        last = first + chance.randrange(2, 7)
        quote = plain(paragraphs[at][first : last + 1])
        whole = paragraphs[at][first].words and paragraphs[at][last].words
        if not whole or quote.endswith(".") or text.count(quote) != 1 or quote in made:
            continue
        number = len(made) + 1
        said = " ".join(words.sentence(14) for _ in range(2))
        sources = (chance.choice(references),) if number % 3 == 0 else ()
        link = chance.choice(terms).id if number % 4 == 0 else ""
        made[quote] = Note(f"note-{number}", at, last, quote, said, sources, link)
    return list(made.values())


def plain(pieces: tuple[Piece, ...]) -> str:
    """The words of pieces, without citations."""
    return " ".join(piece.words for piece in pieces if piece.words)
