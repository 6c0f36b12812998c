"""What kind of note an element is, and whether the letter's writer made it."""

from __future__ import annotations

from glossator.readers.tei.elements import Element, sayings

_NOTE_KINDS = {"textconst", "transcript", "transcription", "transcriptional", "textual", "app",
               "apparatus", "textcritical", "tc", "variant", "editorialcorrection", "addendum",
               "diplomatic"}  # fmt: skip
_AUTHORS = {"author", "authorial", "original", "writer"}


def note_kind(element: Element) -> str:
    """textual for what is said of the wording, gloss for what is said of the matter."""
    said = {one.replace("-", "") for one in sayings(element, "type", "subtype")}
    return "textual" if said & _NOTE_KINDS else "gloss"


def is_authors(element: Element) -> bool:
    """Whether the letter's writer made the note: it says so, or it has a place in the source.

    TEI P5, note/@place: where the note stands in the source text.
    """
    said = sayings(element, "resp", "type")
    if said:
        return bool(said & _AUTHORS)
    places = sayings(element, "place")
    return bool(places & {"foot", "bottom", "margin", "left", "right", "top", "end", "inline"})
