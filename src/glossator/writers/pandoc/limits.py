"""What a document for a word processor does not carry of an edition, by name."""

from __future__ import annotations

from glossator.directions import direction
from glossator.model import Enclosing, Mark
from glossator.readers.dialect import NOT_XML
from glossator.writers.alltexts import blocks_of, containers_of, html_in
from glossator.writers.export import Limit, Publication

_SEEN = {"corr", "lang", "href", "n", "extent", "reason", "src", "alt", "keys", "label", "locator",
         "ref", "id"}  # fmt: skip
"""Attributes of marks that are shown, and those that are addresses."""


def _attributes(publication: Publication) -> int:
    return sum(
        any(name not in _SEEN for name, _ in span.attributes)
        for block in blocks_of(publication)
        for span in block.spans
        if span.mark not in (Mark.HTML, Mark.CROSS_LINK)
    )


def _from_the_right(publication: Publication) -> int:
    return sum(
        len({one.number for block in letter.blocks for one in block.within
             if one.kind is Enclosing.TABLE})
        for letter in publication.edition.letters
        if direction(letter.language) == "rtl"
    )  # fmt: skip


def _divisions(publication: Publication) -> int:
    apart = (Enclosing.DIVISION, Enclosing.ENCLOSURE)
    return sum(one.kind in apart for one in containers_of(publication))


def _images(publication: Publication) -> int:
    return sum(letter.has_images for letter in publication.edition.letters)


def _on_notes(publication: Publication) -> int:
    notes = publication.notes
    return sum(
        note.at in {other.id for other in of} for of in notes.values() for note in of if note.at
    )


def _characters(publication: Publication) -> int:
    return sum(NOT_XML.search(block.text) is not None for block in blocks_of(publication))


def _pictures(publication: Publication) -> int:
    spans = (span for block in blocks_of(publication) for span in block.spans)
    return sum(span.mark is Mark.IMAGE for span in spans)


PICTURES = Limit("picture", "For a picture its description stands, in brackets.", _pictures)
"""What is lost where pictures cannot stand in the file itself."""

LIMITS = (
    Limit(
        "attribute",
        "Of a mark, whose hand it is, where the words stand on the sheet, who supplied them and "
        "how sure that is are left out, and the title of a link; the mark, its sign and its words "
        "stay.",
        _attributes,
    ),
    Limit("html", "HTML in notes is left out; the words in it stay.", html_in),
    Limit(
        "division",
        "What is enclosed in a letter, and a division of it, stands there without a border.",
        _divisions,
    ),
    Limit("facsimile", "Images of a letter’s pages are left out; whose they are stays.", _images),
    Limit(
        "note-on-note",
        "A note on a note stands in the footnote of that note, since footnotes have none.",
        _on_notes,
    ),
    Limit(
        "table-from-the-right",
        "A table in a text that is written from right to left has its first column on the left.",
        _from_the_right,
    ),
    Limit("character", "A control character that XML does not allow becomes �.", _characters),
)
