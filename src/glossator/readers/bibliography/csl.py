"""The vocabulary of CSL 1.0.2: types of items and their variables.

Citation Style Language specification, appendices III (types) and IV (variables).
"""

from __future__ import annotations

from typing import Any

from glossator.model import Date


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


TYPES = _words(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter
    classic collection dataset document entry entry-dictionary entry-encyclopedia event figure
    graphic hearing interview legal_case legislation manuscript map motion_picture musical_score
    pamphlet paper-conference patent performance periodical personal_communication post
    post-weblog regulation report review review-book software song speech standard thesis treaty
    webpage"""
)

NAMES = _words(
    """author chair collection-editor compiler composer container-author contributor curator
    director editor editor-translator editorial-director executive-producer guest host
    illustrator interviewer narrator organizer original-author performer producer recipient
    reviewed-author script-writer series-creator translator"""
)

DATES = ("issued", "accessed", "available-date", "event-date", "original-date", "submitted")

TEXTS = _words(
    """annote archive archive_collection archive_location archive-place authority call-number
    chapter-number citation-key citation-number collection-number collection-title
    container-title container-title-short dimensions division edition event event-place
    event-title first-reference-note-number genre issue jurisdiction keyword language license
    locator medium note number number-of-pages number-of-volumes original-publisher
    original-publisher-place original-title page page-first part part-number part-title printing
    publisher publisher-place references reviewed-genre reviewed-title scale section shortTitle
    source status supplement supplement-number title title-short version volume volume-title
    volume-title-short year-suffix"""
)

NUMBERED = {
    "DOI": (r"10\.\d{4,9}/\S+", "a DOI, which begins with 10. and stands without https://doi.org/"),
    "ISBN": (r"[\dXx -]{10,24}", "an ISBN"),
    "ISSN": (r"\d{4}-\d{3}[\dXx]", "an ISSN such as 1078-8956"),
    "PMCID": (r"PMC\d+(\.\d+)?", "a PMCID, which begins with PMC"),
    "PMID": (r"\d{1,9}", "a PMID, which is a number"),
    "URL": (r"https?://\S+", "an address that begins with https:// or http://"),
}
"""Variables of a known form: regular expression, and the same in words."""

VARIABLES = ("type", *NAMES, *DATES, *TEXTS, *NUMBERED)


def csl_date(date: Date) -> dict[str, Any]:
    """A date as CSL-JSON has it: date-parts, or the text itself where they cannot say it."""
    ends = [_parts(end) for end in date.edtf.rstrip("Z").split("/")]
    if not all(ends):
        return {"literal": date.edtf}
    seasons = [end[1] - 20 for end in ends if len(end) > 1 and end[1] > 12]
    if seasons and len(ends) > 1:
        return {"literal": date.edtf}
    csl: dict[str, Any] = {"date-parts": ends}
    if seasons:
        csl = {"date-parts": [ends[0][:1]], "season": seasons[0]}
    if date.approximate or date.uncertain:
        csl["circa"] = True
    return csl


def _parts(written: str) -> list[int]:
    """Year, month, day as far as given; nothing where a digit is open."""
    sign = -1 if written.startswith("-") else 1
    pieces = written.partition("T")[0].rstrip("~?%").lstrip("-").split("-")
    if not all(piece.isascii() and piece.isdigit() for piece in pieces):
        return []
    year, *rest = (int(piece) for piece in pieces)
    return [sign * year, *rest]
