"""The edition's notes by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache, partial

from glossator.addresses import NOTES, address
from glossator.model import Certainty, Letter, Target, TargetKind
from glossator.resolve.resolved import Anchor
from glossator.site.catalogue import Catalogue
from glossator.site.lists.finding import Entry, Finder, finder
from glossator.site.lists.letteryears import Years, years
from glossator.site.lists.listing import Listing, list_pages
from glossator.site.lists.paging import Cut, Section
from glossator.site.lists.rows import Row
from glossator.site.names import grade, initial_capital
from glossator.site.names.lemmas import listed
from glossator.site.sitepage import SitePage
from glossator.site.typesetting.typesetter import Typesetter

_MOST_IN_A_TABLE = 12
"""Letters; the table of more would stand before the notes for pages."""


Numbered = tuple[int, Anchor]
"""A note with its number in its letter."""


def notes_pages(catalogue: Catalogue) -> Iterator[SitePage]:
    """All notes by kind."""
    kinds = cache(partial(_by_kind, catalogue))
    letter_name = lru_cache(maxsize=300)(partial(_letter_name, catalogue))

    def more(setter: Typesetter, cut: Cut[Numbered]) -> Mapping[str, object]:
        counts = _counts(catalogue) if cut.number == 1 and _tabled(catalogue) else {}
        return {
            "kinds": kinds(), "counts": counts, "letter_name": letter_name, "years": begun(),
        }  # fmt: skip

    def letter_of(note: Numbered) -> Letter:
        return catalogue.letters[note[1].note.letter]

    @cache
    def begun() -> Years:
        return years(listing.paged, letter_of, catalogue.wording)

    listing = Listing(
        uri=NOTES,
        total=len(catalogue.resolved.anchors),
        template="notes.html",
        title=catalogue.wording.gettext("Notes"),
        description=catalogue.wording.gettext("All notes of this edition by kind."),
        sections=kinds,
        finder=lambda: _notes_finder(catalogue, kinds()),
        more=more,
        ids=lambda cut: begun().on(cut.uri),
    )
    return list_pages(catalogue, listing, partial(_notes_in_plain_text, catalogue, kinds))


def _by_kind(catalogue: Catalogue) -> tuple[Section[Numbered], ...]:
    """The notes of each kind, in the order of the edition."""
    found: dict[str, list[Numbered]] = {kind: [] for kind in catalogue.kinds}
    for anchors in catalogue.anchors.values():
        for number, anchor in enumerate(anchors, 1):
            found.setdefault(anchor.note.kind, []).append((number, anchor))
    return tuple(
        Section(catalogue.kinds.get(kind, kind), f"kind-{kind}", tuple(anchors))
        for kind, anchors in found.items()
        if anchors
    )


def _notes_finder(catalogue: Catalogue, kinds: Iterable[Section[Numbered]]) -> Finder:
    @lru_cache(maxsize=100)
    def values(kind: str, certainty: Certainty, letter: str) -> Mapping[str, tuple[str, ...]]:
        # Many notes of a letter share them.
        return {"kind": (kind,), "certainty": (certainty,), "letter": (letter,)}

    entries = [
        Entry(note.target.written, values(note.kind, note.certainty, note.letter))
        for kind in kinds for note in (anchor.note for _, anchor in kind.entries)
    ]  # fmt: skip
    filters = {
        "kind": lambda one: catalogue.kinds.get(one, one),
        "certainty": lambda one: initial_capital(grade(one, catalogue.wording)),
        "letter": lambda one: _letter_name(catalogue, one),
    }
    return finder(entries, filters)


def _notes_in_plain_text(
    catalogue: Catalogue, kinds: Callable[[], Iterable[Section[Numbered]]]
) -> Iterator[Row]:
    """The rows as their template has slots for them."""
    wording = catalogue.wording
    for number, anchor in (one for kind in kinds() for one in kind.entries):
        note = anchor.note
        uri, fragment = address(note.target)
        sure = note.certainty is Certainty.CERTAIN
        shown = listed(anchor, wording)
        slots = (
            shown.lemma,
            shown.own,
            "" if sure else grade(note.certainty, wording),
            shown.body,
            note_of_letter(catalogue, number, note.letter),
        )
        spoken = catalogue.letters[note.letter].language
        foreign = spoken if anchor.lemma and spoken != wording.language else ""
        yield Row(note.target.written, uri, fragment, slots, foreign)


def note_of_letter(catalogue: Catalogue, number: int, letter: str) -> str:
    """'Note 3 to On the drains'."""
    name = _letter_name(catalogue, letter)
    return catalogue.wording.gettext("Note %(number)s to %(letter)s", number=number, letter=name)


def _letter_name(catalogue: Catalogue, letter: str) -> str:
    return catalogue.name(Target(TargetKind.LETTER, letter))


def _tabled(catalogue: Catalogue) -> bool:
    """Whether the letters with notes are few enough for a table."""
    return len({note.letter for note in catalogue.edition.notes}) <= _MOST_IN_A_TABLE


def _counts(catalogue: Catalogue) -> Mapping[tuple[str, str], int]:
    """How many notes each letter has of each kind, by letter and kind."""
    counts: dict[tuple[str, str], int] = {}
    for letter, anchors in catalogue.anchors.items():
        for anchor in anchors:
            key = (letter, anchor.note.kind)
            counts[key] = counts.get(key, 0) + 1
    return counts
