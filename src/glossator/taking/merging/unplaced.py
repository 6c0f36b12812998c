"""What would lose its place in a letter: notes, and links that lead to a part of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from glossator.model import Edition, Letter, Mark, Note, TargetKind
from glossator.problems import Problem
from glossator.resolve.bodies import bodies
from glossator.resolve.names import further_ids
from glossator.resolve.quotes.anchors import Ground, anchor
from glossator.shortening import begun

Part = tuple[str, str]
"""A letter's id, and that of a passage, a point or a note in it."""
Origin = tuple[str, str, str]
"""What leads there: its kind, the letter that it is or belongs to, its id."""
LedTo = Mapping[Part, Collection[Origin]]
"""Parts of letters to which something leads."""
_LONGEST = 60
"""Signs of a quote that are shown."""


def unplaced(
    there: Letter, notes: Sequence[Note], then: Letter, notes_then: Sequence[Note]
) -> Iterator[str]:
    """What is told of notes that have a place in a letter now, or come, and would have none."""
    lost = {one.id for one in _without_place(there, notes)}
    for one in _without_place(then, notes_then):
        if one.id in lost:
            continue
        words = f"whose words “{begun(one.quote.exact, _LONGEST)}”" if one.quote else ""
        where = words or f"whose place {one.at}"
        yield f"note {one.id}, {where} would not be there, or more than once"


def _without_place(letter: Letter, notes: Sequence[Note]) -> Iterator[Note]:
    ground, ids = Ground.of(letter), [one.id for one in notes]
    return (one for one in notes if isinstance(anchor(one, ground, ids), Problem))


def unled(
    there: Letter, notes: Iterable[Note], then: Letter, notes_then: Iterable[Note],
    led_to: LedTo,
) -> Iterator[str]:  # fmt: skip
    """What is told of parts of a letter that would go, though something leads to them."""
    gone = _parts(there, notes) - _parts(then, notes_then)
    for one in sorted(gone):
        if led_to.get((there.id, one)):
            yield f"{one}, to which a link leads, would not be there"


def _parts(letter: Letter, notes: Iterable[Note]) -> set[str]:
    seen: set[int] = set()
    of_blocks = {
        name
        for one in letter.blocks
        for name in (one.id, *one.get("formerly").split(), *further_ids(one, seen))
    }
    return of_blocks | {name for one in notes for name in (one.id, *one.formerly)}


def parts_led_to(edition: Edition) -> LedTo:
    """All parts of letters to which links or events of an edition lead."""
    found: dict[Part, set[Origin]] = defaultdict(set)
    for part, origin in (*_by_links(edition), *_by_events(edition)):
        found[part].add(origin)
    return found


def still_led_to(now: LedTo, edition: Edition, then: Letter, notes: Sequence[Note]) -> LedTo:
    """The parts of a letter to which something leads `now`, and will when it and its notes are
    these."""
    own = parts_led_to(Edition("", edition.settings, letters=(then,), notes=tuple(notes)))
    return {
        part: {one for one in origins if one[1] != then.id or one in own.get(part, ())}
        for part, origins in now.items()
        if part[0] == then.id
    }


def _by_links(edition: Edition) -> Iterator[tuple[Part, Origin]]:
    for source, _, blocks in bodies(edition):
        for span in (span for one in blocks for span in one.spans if span.mark is Mark.CROSS_LINK):
            owner, sign, part = span.get("target").partition("#")
            if sign:
                own = source.id if source.kind is TargetKind.LETTER else source.letter
                its = owner.strip().removeprefix("letter:") or own, part.strip()
                yield its, (source.kind.value, own, source.id)


def _by_events(edition: Edition) -> Iterator[tuple[Part, Origin]]:
    return (
        ((one.letter, one.id), ("event", "", event.id))
        for event in edition.events
        for one in event.about
    )
