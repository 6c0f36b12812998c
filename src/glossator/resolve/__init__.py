"""An edition as read → everything found and joined: notes, links, terms, mentions, threads.

Pure functions over text; what cannot be resolved is a problem and is left out, the rest stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial

from glossator.model import Edition, Note, Term
from glossator.problems import Problem, at_levels, in_order
from glossator.remembered import Remembered
from glossator.resolve.abroad import Abroad
from glossator.resolve.anchors import Grounds, anchor, in_text_order
from glossator.resolve.links import named
from glossator.resolve.mentions import Context, find_mentions
from glossator.resolve.names import Names
from glossator.resolve.resolved import Anchor, Resolved
from glossator.resolve.terms import Lexicon
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
    grounds = Grounds(
        {
            letter.id: letter
            for letter in edition.letters
            if f"letters/{letter.id}.md" not in edition.unread
        }
    )
    anchors, lost = _anchored(edition, grounds)
    lexicon, shared = _lexicon(as_read.terms)
    mentions = find_mentions(edition, Context.of(edition, names, lexicon))
    answers, unanswered = join_answers(edition, grounds, anchors, names)
    threads = join_threads(edition, answers, names)
    resolved = Resolved(edition, anchors, mentions, answers, threads)
    unled = misnamed(edition, answers, threads)
    return resolved, in_order([*dangling, *lost, *shared, *unanswered, *unled])


_LEXICONS: Remembered[tuple[Lexicon, tuple[Problem, ...]]] = Remembered()


def _lexicon(terms: Sequence[Term]) -> tuple[Lexicon, tuple[Problem, ...]]:
    _LEXICONS.begin()
    return _LEXICONS.get("", terms, None, lambda: Lexicon.build(terms))


_ANCHORED: Remembered[tuple[Anchor | Problem, ...]] = Remembered()


def _anchored(edition: Edition, grounds: Grounds) -> tuple[tuple[Anchor, ...], list[Problem]]:
    by_letter: dict[str, list[Note]] = defaultdict(list)
    for note in edition.notes:
        by_letter[note.letter].append(note)
    anchors: list[Anchor] = []
    problems: list[Problem] = []
    _ANCHORED.begin()
    for name, letter in grounds.letters.items():
        notes = by_letter.get(name, ())
        find = partial(_placed, notes, grounds, name)
        placed = _ANCHORED.get(name, (letter, *notes), None, find)
        problems += [one for one in placed if isinstance(one, Problem)]
        anchors += in_text_order([one for one in placed if isinstance(one, Anchor)])
    return tuple(anchors), problems


def _placed(
    notes: Sequence[Note], grounds: Grounds, letter: str
) -> tuple[Anchor | Problem, ...]:
    ids = [note.id for note in notes]
    return tuple(anchor(note, grounds[letter], ids) for note in notes)
