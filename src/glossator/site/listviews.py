"""The edition's lists: its letters, its notes by kind, its references."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from glossator.model import Letter, Reference, Target, TargetKind
from glossator.resolve.resolved import Anchor
from glossator.site.addresses import LETTERS, NOTES, REFERENCES, Link
from glossator.site.answers import answers_from, answers_to
from glossator.site.catalogue import Catalogue
from glossator.site.letterview import word_count
from glossator.site.mentionview import backlinks
from glossator.site.openings import opening
from glossator.site.searchentries import reference_entries
from glossator.site.sitepage import SitePage
from glossator.site.templating import render
from glossator.site.typesetter import Typesetter


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One letter in the list."""

    letter: Letter
    target: Target
    opening: str
    notes: int
    words: int


@dataclass(frozen=True, slots=True)
class KindOfNotes:
    """The notes of one kind, in the order of the edition."""

    id: str
    name: str
    anchors: tuple[tuple[int, Anchor], ...]
    """Each with its number in its letter."""


def letters_page(catalogue: Catalogue) -> SitePage:
    """The list of letters."""
    rows = tuple(_row(catalogue, letter) for letter in catalogue.letters.values())

    def content(link: Link, permalink: str) -> str:
        return render("letters.html", Typesetter(catalogue, LETTERS, link, permalink), rows=rows)

    language = catalogue.settings.language
    words = f"The {len(rows)} letters of this edition by date."
    return SitePage(LETTERS, "Letters", content, words, listed=True, language=language)


def _row(catalogue: Catalogue, letter: Letter) -> LetterRow:
    target = Target(TargetKind.LETTER, letter.id)
    notes = len(catalogue.anchors[letter.id])
    return LetterRow(letter, target, opening(letter), notes, word_count(letter))


def notes_page(catalogue: Catalogue) -> SitePage:
    """All notes by kind."""
    kinds = _by_kind(catalogue)

    def content(link: Link, permalink: str) -> str:
        setter = Typesetter(catalogue, NOTES, link, permalink)
        return render("notes.html", setter, kinds=kinds, counts=_counts(catalogue))

    return SitePage(
        NOTES,
        "Notes",
        content,
        description="All notes of this edition by kind.",
        ids=tuple(f"kind-{kind.id}" for kind in kinds),
        listed=True,
        language=catalogue.settings.language,
    )


def _by_kind(catalogue: Catalogue) -> tuple[KindOfNotes, ...]:
    found: dict[str, list[tuple[int, Anchor]]] = {kind: [] for kind in catalogue.kinds}
    for anchors in catalogue.anchors.values():
        for number, anchor in enumerate(anchors, 1):
            found.setdefault(anchor.note.kind, []).append((number, anchor))
    return tuple(
        KindOfNotes(kind, catalogue.kinds.get(kind, kind), tuple(anchors))
        for kind, anchors in found.items()
        if anchors
    )


def _counts(catalogue: Catalogue) -> Mapping[tuple[str, str], int]:
    """How many notes each letter has of each kind, by letter and kind."""
    counts: dict[tuple[str, str], int] = {}
    for letter, anchors in catalogue.anchors.items():
        for anchor in anchors:
            key = (letter, anchor.note.kind)
            counts[key] = counts.get(key, 0) + 1
    return counts


def references_page(catalogue: Catalogue) -> SitePage:
    """Everything that is cited, filed by author and year."""
    filed = sorted(catalogue.references.values(), key=filing)

    def content(link: Link, permalink: str) -> str:
        setter = Typesetter(catalogue, REFERENCES, link, permalink)
        targets = {one.id: Target(TargetKind.REFERENCE, one.id) for one in filed}
        return render(
            "references.html",
            setter,
            references=filed,
            used={name: backlinks(setter, target) for name, target in targets.items()},
            answers={name: answers_from(setter, target) for name, target in targets.items()},
            answered={name: answers_to(setter, target) for name, target in targets.items()},
        )

    ids = [f"ref-{name}" for one in filed for name in (one.id, *one.formerly)]
    return SitePage(
        REFERENCES,
        "References",
        content,
        description="Everything cited in the letters and in the notes.",
        ids=tuple(ids),
        listed=True,
        language=catalogue.settings.language,
        search=reference_entries(catalogue),
    )


def filing(reference: Reference) -> tuple[str, int, str]:
    """Where a reference is filed: first author or title, then year."""
    authors = reference.csl.get("author") or reference.csl.get("editor") or [{}]
    first = authors[0]
    name = first.get("family") or first.get("literal") or reference.csl.get("title", "")
    parts = reference.csl.get("issued", {}).get("date-parts") or [[0]]
    return str(name).casefold().lstrip("[(“‘\"'"), int(parts[0][0]), reference.id
