"""Cures of quotes: the words that decide between places, the words as they are now corrected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from glossator.fixing.cures import Cure, Edit, Undecided
from glossator.fixing.yamlplaces import YamlPart
from glossator.model import Edition, Note, Quote
from glossator.problems import Problem
from glossator.quoting.deciding import deciding
from glossator.quoting.fold import fold
from glossator.quoting.haystack import Haystack, Range, exact_words, matches
from glossator.readers.yaml.nodes import value_of
from glossator.resolve.quotes.anchors import Ground
from glossator.resolve.quotes.misquotes import nearest
from glossator.resolve.quotes.unmarked import unmarked
from glossator.review.record import Placed, Record, around

ALIKE = 90.0
"""Of 100: how like the old words the new ones must be for a quote to be moved to them."""
MOST = 0.1
"""How many of its signs a quote may have to change, as a part; two signs it may always."""
SHORTEST = 10
"""Signs that a quote must have to be moved; shorter ones are like too many words."""
_NEAREST = 16
"""Signs on each side that tell one place from another."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote, the letter whose words it quotes, and the note that it places, if it does."""

    quote: Quote
    letter: str
    note: Note | None = None


def quoted(edition: Edition) -> Iterator[Quoted]:
    """Every quote of an edition: of notes, and of what answers."""
    for note in edition.notes:
        if note.quote is not None:
            yield Quoted(note.quote, note.letter, note)
    given = [one.answers for one in edition.letters]
    given += [one.answers for one in edition.notes]
    given += [one.answers for one in edition.references]
    for answers in given:
        for answer in answers:
            if answer.quote is not None:
                yield Quoted(answer.quote, answer.to)


def cure_quote(
    one: Quoted, ground: Ground, part: YamlPart, file: str, known: Knowledge
) -> Cure | Undecided | None:
    """The cure of a quote that has no one place; None where there is none, or no need."""
    found = matches(ground.haystack, one.quote)
    problem = ground.find(one.quote)
    if len(found) == 1 or not isinstance(problem, Problem) or not exact_words(one.quote):
        return None
    if not found:
        if bare := unmarked(ground.haystack, one.quote):
            return _bared(one, bare, ground.haystack, problem, part, file)
        return _moved(one, ground.haystack, problem, part, file)
    chosen = known.chosen(one, ground.haystack, found)
    if chosen is None:
        return Undecided(problem, tuple(_shown(ground.haystack, place) for place in found))
    decided = deciding(ground.haystack, one.quote, found, chosen)
    if decided is None:
        return None
    edits = _edits(part, one.quote, decided)
    return Cure(problem, file, edits, known.why(one)) if edits else None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What says which of several places is meant: the editor, or the published edition."""

    taken: Mapping[tuple[str, int], int]
    """By path and line of the quote: the number of its place, from 1."""
    published: Record | None = None

    def chosen(self, one: Quoted, haystack: Haystack, found: tuple[Range, ...]) -> int | None:
        """The index of the place that is meant, if that is known."""
        number = self._taken(one)
        if number is not None:
            return number - 1 if 0 < number <= len(found) else None
        was = self._was(one)
        if was is None:
            return None
        same = [n for n, place in enumerate(found) if _stands_as(was, haystack.text, place)]
        return same[0] if len(same) == 1 else None

    def why(self, one: Quoted) -> str:
        """Where that is known from."""
        if self._taken(one) is not None:
            return "the place that was asked for"
        return "it stands there in the published edition"

    def _taken(self, one: Quoted) -> int | None:
        place = one.quote.position
        return next(
            (
                number
                for (path, line), number in self.taken.items()
                if line == place.line and f"/{place.path}".endswith(f"/{path}")
            ),
            None,
        )

    def _was(self, one: Quoted) -> Placed | None:
        if self.published is None or one.note is None:
            return None
        own = (one.letter, one.note.id)
        quotes = self.published.quotes
        return next((placed for placed in quotes if (placed.letter, placed.note) == own), None)


def _stands_as(was: Placed, text: str, place: Range) -> bool:
    """Whether words stand where they stood: the nearest signs around them are the same."""
    words, before, after = around(text, *place)
    return (
        words == was.words
        and before.endswith(was.before[-_NEAREST:])
        and after.startswith(was.after[:_NEAREST])
    )


def _shown(haystack: Haystack, place: Range) -> str:
    words, before, after = around(haystack.text, *place)
    return f"… {before} [{words}] {after} …"


def _bared(
    one: Quoted, bare: Quote, haystack: Haystack, problem: Problem, part: YamlPart, file: str
) -> Cure | None:
    """The quote without the signs of marks, where it then has one place."""
    edits = _edits(part, one.quote, bare)
    if not edits or len(matches(haystack, bare)) != 1:
        return None
    return Cure(problem, file, edits, "the same words, without the signs around them")


def _moved(
    one: Quoted, haystack: Haystack, problem: Problem, part: YamlPart, file: str
) -> Cure | None:
    """The quote with the one passage of the letter that is almost the same."""
    if any(matches(haystack, bare) for bare in _bare(one.quote)):
        return None  # the words are there, between others: that is for the editor
    words = exact_words(one.quote)
    place = nearest(haystack, words)
    if place is None or not _close(words, haystack.text[slice(*place)]):
        return None
    rest = (Haystack.of(haystack.text[: place[0]]), Haystack.of(haystack.text[place[1] :]))
    if any(nearest(part_of_text, words) for part_of_text in rest):
        return None
    now = replace(one.quote, exact=" ".join(haystack.text[slice(*place)].split()))
    edits = _edits(part, one.quote, now)
    if not edits or matches(haystack, now) != (place,):
        return None
    return Cure(problem, file, edits, "the only words of the letter that come near")


def _bare(quote: Quote) -> tuple[Quote, ...]:
    return (replace(quote, prefix="", suffix=""),) if quote.prefix or quote.suffix else ()


def _close(words: str, now: str) -> bool:
    old, new = fold(words).text, fold(now).text
    if len(old) < SHORTEST or fuzz.ratio(old, new) < ALIKE:
        return False
    return bool(Levenshtein.distance(old, new) <= max(2, len(old) * MOST))


def _edits(part: YamlPart, old: Quote, new: Quote) -> tuple[Edit, ...]:
    """What makes the one quote of the other in its file; nothing where that cannot be done."""
    mapping = part.holding("quote", old.position)
    if mapping is None:
        return ()
    wanted = {
        key: value
        for key, was, value in (
            ("quote", old.exact, new.exact),
            ("prefix", old.prefix, new.prefix),
            ("suffix", old.suffix, new.suffix),
        )
        if was != value
    }
    last = "prefix" if value_of(mapping, "prefix") else "quote"
    edits = [part.with_key(mapping, key, value, last) for key, value in wanted.items()]
    made = tuple(edit for edit in edits if edit is not None)
    return made if len(made) == len(wanted) else ()
