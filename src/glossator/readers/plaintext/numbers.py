"""Reference numbers that print has raised and the text has fused to a word: lifted by evidence.

A number is one of them where it follows in order (each new one is one more than the highest so
far), or is on the letter's list, and where the word without it is a word: it stands elsewhere
without a number, or the language has it, or the number follows a stop or bracket. `PGE2`, `B7` and
`phase 1` lack one or the other. Where the evidence is at odds, the number stays and is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from glossator.model import Certainty
from glossator.readers.plaintext.vocabulary import Vocabulary
from glossator.readers.wordlist import is_word

_LARGEST = 400
"""The highest number of a reference, and the most numbers of a range."""
_WHOLE = 4
"""Letters from which on a word in small letters is no short name such as p53."""
_NUMBERS = r"[1-9]\d{0,2}(?:[,;–-][1-9]\d{0,2})*"
_FUSED = re.compile(
    rf"(?<![\w./:@-])(?<!\w[’'])(?P<word>[^\W\d_]++(?:[’'-][^\W\d_]++)*+)(?P<mark>[.,;:!?…]?[”’\"')\]]*)(?P<numbers>{_NUMBERS})"
    rf"(?=[.,;:!?”’\"')\]—–]*(?:\s|$|[—–]))"
)
_ABBREVIATED = re.compile(
    r"figs?|n[or]s?|vols?|pp?|art|ch|chap|cap|sect?|eq|refs?|s|bd|bl|ff?|ll?|vv?|bk|pt|lib|tab|pl|"
    r"cf|ca?|str?",
    re.IGNORECASE,
)
_ROW = 3
"""Names with numbers that make a row."""
_BETWEEN_NAMES = re.compile(r"\*?\s?,?\s(?:and\s|&\s)?(?:[^\W\d_a-zß-ÿ][\w.’'-]*\s){1,4}")


@dataclass(frozen=True, slots=True)
class Number:
    """A number fused to a word."""

    start: int
    end: int
    label: str
    """As printed: 2, 2,3 or 4–6."""
    word: str
    lifted: bool
    said: str
    certainty: Certainty

    @property
    def pieces(self) -> tuple[tuple[str, str], ...]:
        """Keys and label of each item or range."""
        return tuple((" ".join(map(str, _range(one))), one) for one in re.split("[,;]", self.label))


@dataclass(frozen=True, slots=True)
class _Candidate:
    passage: int
    start: int
    end: int
    label: str
    word: str
    mark: str


def fused_numbers(
    texts: Sequence[str], words: Vocabulary, listed: Collection[str]
) -> list[list[Number]]:
    """The numbers in each text of a letter; `listed` are the labels of its list of references."""
    found: list[list[Number]] = [[] for _ in texts]
    highest = 0
    lifted_at: set[str] = set()
    candidates = list(_candidates(texts))
    names = _in_rows_of_names(texts, candidates)
    for one in candidates:
        if one in names:
            found[one.passage].append(_of_name(one))
            continue
        number = _judged(one, highest, words, listed, lifted_at)
        if number is None:
            continue
        found[one.passage].append(number)
        if number.lifted:
            highest = max(highest, *_all(one.label))
            lifted_at.add((one.word + one.mark + one.label).casefold())
    return found


def _candidates(texts: Sequence[str]) -> Iterator[_Candidate]:
    for n, text in enumerate(texts):
        for found in _FUSED.finditer(text):
            start, end = found.span("numbers")
            yield _Candidate(n, start, end, found["numbers"], found["word"], found["mark"])


def _in_rows_of_names(
    texts: Sequence[str], candidates: Sequence[_Candidate]
) -> frozenset[_Candidate]:
    """Names with numbers that lead to affiliations: Anne Hale1, Thomas Reed2 and John Young1."""
    rows: list[list[_Candidate]] = []
    for one in candidates:
        last = rows[-1][-1] if rows else None
        between = texts[one.passage][last.end : one.start - len(one.word)] if last else ""
        if last and last.passage == one.passage and _BETWEEN_NAMES.fullmatch(between):
            rows[-1].append(one)
        else:
            rows.append([one])
    return frozenset(one for row in rows if len(row) >= _ROW for one in row)


def _of_name(one: _Candidate) -> Number:
    said = f"“{one.word}{one.label}” stays as it is: it stands in a row of names."
    return Number(
        one.start, one.end, one.label, one.word + one.label, False, said, Certainty.LIKELY
    )


def _judged(
    one: _Candidate, highest: int, words: Vocabulary, listed: Collection[str], before: set[str]
) -> Number | None:
    """None where nobody would think of a reference."""
    if one.mark == "." and _ABBREVIATED.fullmatch(one.word):
        return None
    bare, place = _stands_without(one, words), _place(one, highest, listed)
    lifted, why, certainty = _lifted(one, bare, place, listed, before) or _left(one, bare, place)
    told = f"“{one.word}{one.mark}{one.label}”"
    what = f"{one.label} in {told} is a reference" if lifted else f"{told} stays as it is"
    return Number(one.start, one.end, one.label, told, lifted, f"{what}: {why}.", certainty)


_Verdict = tuple[bool, str, Certainty]
"""Whether it is a reference, why, and how sure that is."""


def _lifted(
    one: _Candidate, bare: str, place: str, listed: Collection[str], before: set[str]
) -> _Verdict | None:
    known = "it is on the list" if listed else "it follows in order"
    if place == "next" and bare:
        return True, f"{known}, and {bare}", Certainty.CERTAIN
    if place == "again" and bare:
        seen = (one.word + one.mark + one.label).casefold() in before
        sure = Certainty.CERTAIN if seen or listed else Certainty.LIKELY
        return True, f"the number was there before, and {bare}", sure
    if place == "next" and one.word.islower() and len(one.word) >= _WHOLE:
        why = f"{known}, and “{one.word}” has small letters alone, as names with numbers have not"
        return True, why, Certainty.LIKELY
    if place == "listed" and bare:
        return True, _OUT_OF_ORDER, Certainty.PLAUSIBLE
    return None


_OUT_OF_ORDER = "it is on the list, though out of order"


def _left(one: _Candidate, bare: str, place: str) -> _Verdict:
    if place == "next":
        why = "it would follow in order, but may be a part of the name"
        return False, why, Certainty.OPEN
    if place == "listed":
        return False, _OUT_OF_ORDER, Certainty.PLAUSIBLE
    if bare and (one.mark or one.word.islower()):
        return False, "it looks like a reference, but is out of order", Certainty.OPEN
    return False, "it is a part of the name", Certainty.LIKELY


def _place(one: _Candidate, highest: int, listed: Collection[str]) -> str:
    """next, again or listed, by the numbers' order and the list; nothing where neither fits."""
    numbers = _all(one.label)
    if max(numbers) > _LARGEST or (listed and not all(str(n) in listed for n in numbers)):
        return ""
    new = sorted({n for n in numbers if n > highest})
    if not new:
        return "again"
    if new == list(range(highest + 1, highest + 1 + len(new))):
        return "next"
    return "listed" if listed else ""


def _stands_without(one: _Candidate, words: Vocabulary) -> str:
    """Why the word is whole without the number; empty where it may not be."""
    if one.mark:
        return "it stands behind a stop or bracket"
    last = re.split("[-’']", one.word)[-1]
    if len(last) > 1 and words.whole.get(last.casefold(), 0):
        return f"“{last}” stands elsewhere without a number"
    plain = last[1:].islower() and len(last) > 2
    if plain and is_word(last, words.listed):
        return f"“{last}” is a word"
    return ""


def _all(label: str) -> list[int]:
    return [n for one in re.split("[,;]", label) for n in _range(one)]


def _range(label: str) -> list[int]:
    ends = [int(number) for number in re.split("[–-]", label)]
    first, last = ends[0], ends[-1]
    return list(range(first, last + 1)) if first < last < first + _LARGEST else ends
