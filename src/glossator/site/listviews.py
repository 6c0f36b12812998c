"""Two of the edition's lists: its notes by kind, and its references."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial

from glossator.addresses import NOTES, REFERENCES, address
from glossator.model import Certainty, Reference, Target, TargetKind
from glossator.resolve.resolved import Anchor
from glossator.site.answers import answers_from, answers_to
from glossator.site.catalogue import Catalogue, plain, shortened
from glossator.site.finding import Entry, Finder, Names, finder
from glossator.site.lemmas import lemma_words
from glossator.site.listing import Listing, list_pages
from glossator.site.listrows import Row
from glossator.site.mentionview import backlinks, uses
from glossator.site.names import grade, initial_capital, kind_of_reference
from glossator.site.paging import Cut, Section
from glossator.site.searchentries import reference_entries
from glossator.site.sitepage import Link, SitePage
from glossator.site.templating import render
from glossator.site.typesetter import Typesetter

_NO_YEAR = 9999
_MOST_IN_A_TABLE = 12
"""Letters; the table of more would stand before the notes for pages."""


Numbered = tuple[int, Anchor]
"""A note with its number in its letter."""


def notes_pages(catalogue: Catalogue) -> Iterator[SitePage]:
    """All notes by kind."""
    kinds = cache(partial(_by_kind, catalogue))

    def more(setter: Typesetter, cut: Cut[Numbered]) -> Mapping[str, object]:
        tabled = len({note.letter for note in catalogue.edition.notes}) <= _MOST_IN_A_TABLE
        counts = _counts(catalogue) if tabled and cut.number == 1 else {}
        return {"kinds": kinds(), "counts": counts}

    listing = Listing(
        NOTES,
        len(catalogue.resolved.anchors),
        "notes.html",
        catalogue.wording.gettext("Notes"),
        catalogue.wording.gettext("All notes of this edition by kind."),
        kinds,
        lambda: _notes_finder(catalogue, kinds()),
        more=more,
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
    entries = [
        Entry(f"{note.letter}#{note.id}", {
            "kind": (note.kind,), "certainty": (note.certainty,), "letter": (note.letter,),
        })
        for kind in kinds for note in (anchor.note for _, anchor in kind.entries)
    ]  # fmt: skip
    filters = {
        "kind": lambda one: catalogue.kinds.get(one, one),
        "certainty": lambda one: initial_capital(grade(one, catalogue.wording)),
        "letter": lambda one: catalogue.name(Target(TargetKind.LETTER, one)),
    }
    return finder(entries, filters)


def _notes_in_plain_text(
    catalogue: Catalogue, kinds: Callable[[], Iterable[Section[Numbered]]]
) -> Iterator[Row]:
    """The rows as their template has slots for them."""
    wording = catalogue.wording
    for number, anchor in (one for kind in kinds() for one in kind.entries):
        note = anchor.note
        uri, fragment = address(Target(TargetKind.NOTE, note.id, note.letter))
        sure = note.certainty is Certainty.CERTAIN
        slots = (
            lemma_words(anchor, wording),
            "" if sure else grade(note.certainty, wording),
            shortened(plain(note.body), 240),
            note_of_letter(catalogue, number, note.letter),
        )
        spoken = catalogue.letters[note.letter].language
        foreign = spoken if anchor.lemma and spoken != wording.language else ""
        yield Row(f"{note.letter}#{note.id}", uri, fragment, slots, foreign)


def note_of_letter(catalogue: Catalogue, number: int, letter: str) -> str:
    """'Note 3 to On the drains'."""
    name = catalogue.name(Target(TargetKind.LETTER, letter))
    return catalogue.wording.gettext("Note %(number)s to %(letter)s", number=number, letter=name)


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

    def content(link: Link, permalink: str) -> str:
        setter = Typesetter(catalogue, REFERENCES, link, permalink)
        filed = sorted(catalogue.references.values(), key=filing)
        targets = {one.id: Target(TargetKind.REFERENCE, one.id) for one in filed}
        return render(
            "references.html",
            setter,
            references=filed,
            finding=_references_finder(catalogue, filed),
            used={name: backlinks(setter, uses(catalogue, one)) for name, one in targets.items()},
            answers={name: answers_from(setter, target) for name, target in targets.items()},
            answered={name: answers_to(setter, target) for name, target in targets.items()},
        )

    def fragments() -> tuple[str, ...]:
        filed = sorted(catalogue.references.values(), key=filing)
        return tuple(f"ref-{name}" for one in filed for name in (one.id, *one.formerly))

    return SitePage(
        REFERENCES,
        catalogue.wording.gettext("References"),
        content,
        describe=lambda: catalogue.wording.gettext(
            "Everything cited in the letters and in the notes."
        ),
        fragments=fragments,
        listed=True,
        language=catalogue.settings.language,
        entries=partial(reference_entries, catalogue),
    )


def filing(reference: Reference) -> tuple[str, int, str]:
    """Where a reference is filed: first author or title, then year."""
    authors = reference.csl.get("author") or reference.csl.get("editor") or [{}]
    first = authors[0]
    name = first.get("family") or first.get("literal") or reference.csl.get("title", "")
    parts = reference.csl.get("issued", {}).get("date-parts") or [[0]]
    return str(name).casefold().lstrip("[(“‘\"'"), int(parts[0][0]), reference.id


def _references_finder(catalogue: Catalogue, filed: Iterable[Reference]) -> Finder:
    named = partial(kind_of_reference, wording=catalogue.wording)
    entries = [
        Entry(
            one.id,
            {
                "type": (one.csl.get("type", ""),),
                "certainty": (one.certainty,),
                "letter": _cited_in(catalogue, one.id),
            },
            {
                "author": filing(one),
                "year": filing(one)[1] or _NO_YEAR,
                "-year": filing(one)[1],
                "type": named(one.csl.get("type", "")),
            },
        )
        for one in filed
    ]
    filters: dict[str, Names] = {
        "type": named,
        "letter": lambda one: catalogue.name(Target(TargetKind.LETTER, one)),
        "certainty": lambda one: initial_capital(grade(one, catalogue.wording)),
    }
    return finder(entries, filters, ("author", "year", "-year", "type"))


def _cited_in(catalogue: Catalogue, reference: str) -> tuple[str, ...]:
    """The letters that cite a reference, themselves or in their notes."""
    target = Target(TargetKind.REFERENCE, reference)
    sources = (one.source for one in catalogue.resolved.by_target.get(target, ()))
    held = (one.letter if one.kind is TargetKind.NOTE else one.id for one in sources
            if one.kind in (TargetKind.LETTER, TargetKind.NOTE))  # fmt: skip
    return tuple(one for one in dict.fromkeys(held) if one in catalogue.letters)
