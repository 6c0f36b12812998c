"""An edition against the record of what it has published: addresses are promises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from rapidfuzz import fuzz

from glossator.model import Edition, Letter, Target, TargetKind
from glossator.problems import Position, Problem, Rule, in_order
from glossator.resolve.names import Names
from glossator.resolve.resolved import Resolved
from glossator.review.record import Placed, Published, Record, record

Shown = Callable[[str], str]
"""A file of the edition, relative to its folder, as the editor would type it."""

_THE_SAME = 80.0
"""Of 100: surroundings that are as like as this were corrected; others are others."""

_FILES = {
    TargetKind.TERM: "data/glossary.yml",
    TargetKind.PARTY: "data/parties.yml",
    TargetKind.PLACE: "data/places.yml",
    TargetKind.WORK: "data/works.yml",
    TargetKind.REFERENCE: "data/references.yml",
    TargetKind.EVENT: "data/events.yml",
}


def compare(old: Record, resolved: Resolved, shown: Shown) -> tuple[Problem, ...]:
    """What would break for those who came to the published edition by its addresses.

    Nothing is said while a file cannot be read: what only it holds is not gone.
    """
    if resolved.edition.unread:
        return ()
    now = record(resolved)
    found = [
        *gone_addresses(old, now, resolved, shown),
        *moved_blocks(old, now, resolved),
        *changed_surroundings(old, now, resolved),
    ]
    return in_order(found)


def gone_addresses(old: Record, now: Record, resolved: Resolved, shown: Shown) -> Iterator[Problem]:
    """Addresses that neither anything has today nor anything names as its former one."""
    gone = lost(old, now, resolved)
    letters = {target.id for target in gone if target.kind is TargetKind.LETTER}
    heirs = same_text(old, now)
    for target in gone:
        if target.letter in letters or _with_its_translation(target, gone):
            continue  # it went with its letter or its translation, which is told
        heir = heirs.get(target)
        name = target.written
        message = f"The {target.kind} “{name}” was published and is not there any more."
        cure = _renamed(target, heir) if heir else ""
        place = Position(shown(_file(target, resolved.edition)))
        yield Problem(Rule.ADDRESS_GONE, place, message, cure, subject=name)


def lost(old: Record, now: Record, resolved: Resolved) -> tuple[Target, ...]:
    """The published targets that lead nowhere today."""
    known = {one.target for one in now.addresses}
    former = Names.of(resolved.edition, {}).former
    return tuple(one.target for one in old.addresses if not _reached(one.target, known, former))


def _reached(target: Target, known: set[Target], former: Mapping[Target, Target]) -> bool:
    # The letter of a note or block may have been renamed.
    owner = former.get(Target(TargetKind.LETTER, target.letter))
    moved = target._replace(letter=owner.id) if owner and target.letter else target
    return any(one in known or one in former for one in (target, moved))


def _renamed(target: Target, heir: Target) -> str:
    return f"The same is called “{heir.id}” now: write formerly: {target.id} there (glossator fix)."


def _with_its_translation(target: Target, gone: Collection[Target]) -> bool:
    """Whether it stood in a translation that is gone."""
    names = (target.id[:at] for at, sign in enumerate(target.id) if sign == "-")
    return target.id.startswith("translation-") and any(
        target._replace(id=name) in gone for name in names
    )


def _file(target: Target, edition: Edition) -> str:
    if target.kind is TargetKind.NOTE:
        return f"letters/{target.letter}.notes.yml"
    if target.kind is TargetKind.BLOCK:
        return _file_of_block(target, edition)
    return _FILES.get(target.kind, "edition.yml")


def _file_of_block(target: Target, edition: Edition) -> str:
    """The letter's, or that of its translation."""
    letter = next((one for one in edition.letters if one.id == target.letter), None)
    for one in letter.translations if letter else ():
        if target.id.startswith(f"{one.fragment}-"):
            return f"letters/{target.letter}.{one.id}.md"
    return f"letters/{target.letter}.md"


def same_text(old: Record, now: Record) -> dict[Target, Target]:
    """For targets of old the one target of today that is new and has the very same text."""
    before, today = _by_text(old.addresses), _by_text(now.addresses)
    published = {one.target for one in old.addresses}
    return {
        targets[0]: today[key][0]
        for key, targets in before.items()
        if len(targets) == 1 == len(today.get(key, ())) and today[key][0] not in published
    }


def _by_text(addresses: Iterable[Published]) -> dict[tuple[str, str, str], list[Target]]:
    """Targets by kind, letter and text; those without a text left out."""
    found: dict[tuple[str, str, str], list[Target]] = defaultdict(list)
    for one in addresses:
        if one.text:
            found[one.target.kind, one.target.letter, one.text].append(one.target)
    return found


def moved_blocks(old: Record, now: Record, resolved: Resolved) -> Iterator[Problem]:
    """Letters in which ids of blocks name other words than they did, once for each letter.

    A block whose words were corrected is none of these: its old words stand nowhere else, and its
    new ones stood nowhere.
    """
    for letter in resolved.edition.letters:
        texts = {one.target.id: one.text for one in _blocks(old, letter)}
        today = {one.target.id: one.text for one in _blocks(now, letter)}
        moved = [name for name in today if _moved(name, texts, today)]
        if moved:
            yield _moved_problem(letter, moved, texts, today)


def _blocks(one: Record, letter: Letter) -> list[Published]:
    kind = TargetKind.BLOCK
    return [
        entry
        for entry in one.addresses
        if entry.target.kind is kind and entry.target.letter == letter.id and entry.text
    ]


def _moved(name: str, old: Mapping[str, str], now: Mapping[str, str]) -> bool:
    if name not in old or old[name] == now[name]:
        return False
    return old[name] in now.values() or now[name] in old.values()


def _moved_problem(
    letter: Letter, moved: list[str], old: Mapping[str, str], now: Mapping[str, str]
) -> Problem:
    first = moved[0]
    place = next((b.position for b in letter.blocks if b.id == first), letter.position)
    heir = next((name for name, text in now.items() if text == old[first]), "")
    there = f"; its words are {heir} now" if heir else ""
    more = len(moved) - 1
    others = "" if not more else f" So it is with {more} more block{'' if more == 1 else 's'}."
    message = f"“{first}” named other words when the edition was published{there}.{others}"
    return Problem(Rule.BLOCK_MOVED, place, message, subject=f"{letter.id}#{first}")


def changed_surroundings(old: Record, now: Record, resolved: Resolved) -> Iterator[Problem]:
    """Notes whose words are the same and stand between others."""
    before = {(one.letter, one.note): one for one in old.quotes}
    places = {
        (note.letter, note.id): note.quote.position
        for note in resolved.edition.notes
        if note.quote is not None
    }
    for one in now.quotes:
        was = before.get((one.letter, one.note))
        if was and was.words == one.words and _elsewhere(was, one):
            message = f"The words of “{one.note}” stand between others now: {_how(was, one)}."
            subject = f"{one.letter}#{one.note}"
            place = places[one.letter, one.note]
            yield Problem(Rule.SURROUNDINGS_CHANGED, place, message, subject=subject)


def _elsewhere(was: Placed, now: Placed) -> bool:
    """Whether the surroundings are others, and not the same with a correction.

    A text that has grown at its end has put nothing between the words and their surroundings.
    """
    left = min(len(was.before), len(now.before))
    right = min(len(was.after), len(now.after))
    old, new = (f"{one.before[len(one.before) - left :]}|{one.after[:right]}" for one in (was, now))
    return fuzz.ratio(old, new) < _THE_SAME


def _how(was: Placed, now: Placed) -> str:
    parts = []
    if was.before != now.before:
        parts.append(f"after “{now.before}”, formerly after “{was.before}”")
    if was.after != now.after:
        parts.append(f"before “{now.after}”, formerly before “{was.after}”")
    return ", and ".join(parts)
