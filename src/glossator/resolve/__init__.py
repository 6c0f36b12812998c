"""An edition as read → everything found and joined: notes, links, terms, mentions, threads.

Pure functions over text; what cannot be resolved is a problem and is left out, the rest stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from glossator.keeping.remembered import Remembered
from glossator.model import Edition, Note, Term
from glossator.problems import Problem, at_levels, in_order
from glossator.resolve.bodies import Held, as_letters_stand, by_letter
from glossator.resolve.links.abroad import Abroad
from glossator.resolve.links.awaited import answers_followed
from glossator.resolve.links.targets import named
from glossator.resolve.mentions.ends import both_ends
from glossator.resolve.mentions.finding import Context, find_mentions
from glossator.resolve.names import Names
from glossator.resolve.quotes.anchors import Grounds, anchor, in_text_order
from glossator.resolve.resolved import Anchor, Groups, Resolved
from glossator.resolve.terms.lexicon import Lexicon
from glossator.resolve.threads import join_answers, join_threads, misnamed

__all__ = ["Resolved", "join", "resolve"]


def resolve(
    edition: Edition, short: Mapping[str, str] | None = None
) -> tuple[Resolved, tuple[Problem, ...]]:
    """Resolve an edition; `short` gives references their labels in prose (author and year).

    The problems have the levels that edition.yml gives them.
    """
    resolved, problems = join(edition, short)
    return resolved, in_order(at_levels(problems, edition.settings.rules))


def join(
    edition: Edition, short: Mapping[str, str] | None = None, abroad: Abroad | None = None
) -> tuple[Resolved, tuple[Problem, ...]]:
    """The same with every problem at the level of its rule, none put out; `abroad` are the other
    volumes that the edition links to."""
    as_read, names = edition, Names.again(edition, short or {})
    edition, dangling = named(edition, names, abroad)
    edition, nameless = answers_followed(edition, names)
    grounds = Grounds(
        {
            letter.id: letter
            for letter in edition.letters
            if f"letters/{letter.id}.md" not in edition.unread
        }
    )
    held = as_letters_stand(by_letter(edition.notes, _HELD), edition.letters)
    placed = _placed(held, grounds)
    lexicon, shared = _lexicon(as_read.terms)
    found = tuple(find_mentions(edition, held, Context.of(edition, names, lexicon)))
    answering = [anchor for one in placed.values() for anchor in one.answering]
    answers, unanswered = join_answers(edition, grounds, answering, names)
    threads = join_threads(edition, answers, names)
    unled = misnamed(edition, answers, threads)
    lost = [problem for one in placed.values() for problem in one.problems]
    anchors = {letter: one.anchors for letter, one in placed.items() if one.anchors}
    resolved = Resolved(
        edition,
        tuple(chain.from_iterable(anchors.values())),
        tuple(chain.from_iterable(mentions for _, mentions in found)),
        answers,
        threads,
        Groups(_joined(held), anchors, both_ends(found)),
    )
    return resolved, in_order([*dangling, *nameless, *lost, *shared, *unanswered, *unled])


_HELD: Remembered[tuple[Note, ...]] = Remembered()


def _joined(held: Held) -> dict[str, tuple[Note, ...]]:
    """By letter, also where a letter's notes stand in several places."""
    found: dict[str, tuple[Note, ...]] = {}
    for letter, notes in held:
        found[letter] = (*found[letter], *notes) if letter in found else notes
    return found


_LEXICONS: Remembered[tuple[Lexicon, tuple[Problem, ...]]] = Remembered()


def _lexicon(terms: Sequence[Term]) -> tuple[Lexicon, tuple[Problem, ...]]:
    _LEXICONS.begin()
    return _LEXICONS.get("", terms, None, lambda: Lexicon.build(terms))


@dataclass(frozen=True, slots=True)
class _Placed:
    """The notes of one letter in their places."""

    anchors: tuple[Anchor, ...]
    """In the order of its text."""
    answering: tuple[Anchor, ...]
    """Those of them that answer something."""
    problems: tuple[Problem, ...]


_PLACED: Remembered[_Placed] = Remembered()


def _placed(held: Held, grounds: Grounds) -> dict[str, _Placed]:
    notes = _joined(held)
    _PLACED.begin()
    return {
        name: _PLACED.get(
            name, (letter, notes[name]), None, partial(_place, notes[name], grounds, name)
        )
        for name, letter in grounds.letters.items()
        if name in notes
    }


def _place(notes: Sequence[Note], grounds: Grounds, letter: str) -> _Placed:
    ids = [note.id for note in notes]
    found = [anchor(note, grounds[letter], ids) for note in notes]
    anchors = in_text_order([one for one in found if isinstance(one, Anchor)])
    return _Placed(
        anchors,
        tuple(one for one in anchors if one.note.answers),
        tuple(one for one in found if isinstance(one, Problem)),
    )
