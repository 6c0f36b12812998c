"""Other volumes as an edition links to them: read from what their sites say of themselves.

Only volumes that a link names are read: the records of great ones are large.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from glossator.addresses import Home
from glossator.model import Edition, Mark, Target, TargetKind
from glossator.problems import Position, Problem, Rule
from glossator.resolve.bodies import bodies
from glossator.resolve.links.abroad import Abroad, Volume
from glossator.resolve.names import Names, note_label
from glossator.review.listing import LISTING_URI, read_listing
from glossator.review.record import RECORD_URI, Record, read_record
from glossator.review.stored import NoRecordError
from glossator.wording import Wording, wording
from glossator.wording.blocks import block_name

_CURE = "Build that volume, or run “glossator record” on it, before this one."


@dataclass(frozen=True, slots=True)
class VolumeAt:
    """A volume and the folder in which its site stands."""

    id: str
    site: Path
    shown_as: str
    address: str
    position: Position


def abroad(edition: Edition, volumes: Iterable[VolumeAt]) -> tuple[Abroad, tuple[Problem, ...]]:
    """The volumes that the edition's links name, and which of them could not be read."""
    volumes = tuple(volumes)
    named = frozenset(_named(edition)) if volumes else frozenset()
    read: dict[str, Volume] = {}
    problems: list[Problem] = []
    for one in volumes:
        if one.id not in named:
            continue
        found = read_volume(one, wording(edition.settings.language))
        if isinstance(found, Problem):
            problems.append(found)
        else:
            read[one.id] = found
    unread = frozenset(one.id for one in volumes if one.id in named and one.id not in read)
    return Abroad(read, unread), tuple(problems)


def _named(edition: Edition) -> Iterator[str]:
    """What stands before the first colon of each link by id."""
    for body in bodies(edition):
        for block in body.blocks:
            for span in block.spans:
                if span.mark is Mark.CROSS_LINK:
                    yield span.get("target").partition(":")[0].strip()


def read_volume(at: VolumeAt, say: Wording) -> Volume | Problem:
    """What has an address in a volume, and what it is called in an edition of that language."""
    try:
        record = read_record(_text(at.site / RECORD_URI))
        listing = read_listing(_text(at.site / LISTING_URI))
    except (OSError, UnicodeDecodeError, NoRecordError) as error:
        why = (isinstance(error, OSError) and error.strerror) or error
        message = f"What the volume {at.id} holds cannot be read from {at.shown_as}: {why}."
        return Problem(Rule.UNREADABLE, at.position, message, _CURE)
    called = {Target(TargetKind.NOTE, one.note, one.letter): note_label(one.words, say)
              for one in record.quotes} | dict(listing.names or {})  # fmt: skip
    called |= {Target(TargetKind.LETTER, one.id): one.title for one in listing.letters}
    return Volume(Home(at.address, listing.folders), _names(record, called, say))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _names(record: Record, called: dict[Target, str], say: Wording) -> Names:
    labels: dict[Target, str] = {}
    by_id: dict[str, list[Target]] = defaultdict(list)
    for one in record.addresses:
        target = one.target
        labels[target] = called.get(target) or _label(target, say)
        if not target.letter:
            by_id[target.id].append(target)
    return Names(labels, {name: tuple(found) for name, found in by_id.items()}, {})


def _label(target: Target, say: Wording) -> str:
    return block_name(target.id, say) if target.kind is TargetKind.BLOCK else target.id
