"""A letter, and the edition, as items of a bibliography (CSL): what others cite.

Names and titles that are not certain stand in square brackets, as in the citations of the pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from glossator.dates.parts import undoubted
from glossator.model import Certainty, Correspondent, Date, Letter
from glossator.wording import ENGLISH
from glossator.wording.dates import date_words
from glossator.writers.citations.names import cited_name
from glossator.writers.csl.dates import with_parts
from glossator.writers.export import Publication
from glossator.writers.sureness import certainty_of, graded, less_sure

Item = dict[str, Any]


def letter_item(publication: Publication, letter: Letter) -> Mapping[str, Any]:
    """The letter as CSL's personal_communication, which is a letter, within the edition.

    Where the edition does not know its address, neither does the item. All files of a letter are
    made one after another, so the last item is kept for the next format.
    """
    known = publication.last_item.get(letter.id)
    if known is None:
        known = _letter_item(publication, letter)
        publication.last_item.clear()
        publication.last_item[letter.id] = known
    return known


def _letter_item(publication: Publication, letter: Letter) -> Item:
    settings, site = publication.settings, publication.home.site
    target = letter.target
    item: Item = {
        "id": letter.id,
        "type": "personal_communication",
        "title": graded(letter, "title", letter.title),
        "author": _people(publication, letter, letter.senders, "from"),
        "recipient": _people(publication, letter, letter.recipients, "to"),
        "issued": _date(letter.date),
        "genre": letter.kind,
        "container-title": settings.full_title,
        "editor": [{"literal": one.name} for one in settings.editors],
        "version": settings.version,
        "language": letter.language,
        "note": _printed(publication, letter),
        "URL": publication.home.of(target) if site else "",
        "custom": _terms(publication.rights(letter), ("text", "data")),
    }
    return {name: value for name, value in item.items() if value}


def edition_item(publication: Publication) -> Item:
    """The edition as a web page with editors."""
    settings, site = publication.settings, publication.home.site
    item: Item = {
        "id": "edition",
        "type": "webpage",
        "title": settings.full_title,
        "editor": [{"literal": one.name} for one in settings.editors],
        "issued": _date(settings.date),
        "version": settings.version,
        "language": settings.language,
        "URL": publication.home.to("index.md") if site else "",
        "custom": _terms(publication.rights(), [what for what, _ in settings.rights]),
    }
    return {name: value for name, value in item.items() if value}


def _terms(rights: Mapping[str, str], parts: Sequence[str]) -> Item:
    """The terms of these parts; CSL has no field for rights."""
    told = {what: rights[what] for what in parts if rights.get(what)}
    return {"rights": told} if told else {}


def _people(
    publication: Publication, letter: Letter, people: Sequence[Correspondent], fact: str
) -> list[dict[str, str]]:
    doubt = certainty_of(letter, fact)
    return [_name(publication, one, less_sure(one.certainty, doubt)) for one in people]


def _name(publication: Publication, one: Correspondent, certainty: Certainty) -> dict[str, str]:
    said = asdict(cited_name(publication, one, certainty, publication.entity_name(one.target)))
    return {part: words for part, words in said.items() if words}


_DAY = r"-?[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?"
_PLAIN = re.compile(rf"{_DAY}(?:/{_DAY})?")


def _date(date: Date | None) -> Item:
    """As CSL has dates; in words what it has not: one with an open end, one of several, a decade, a
    season."""
    if date is None:
        return {}
    bare = undoubted(date.edtf).replace("-XX", "")
    if date.earliest is None or date.latest is None or not _PLAIN.fullmatch(bare):
        return {"literal": date_words(date, ENGLISH)}
    found = with_parts({"edtf": bare})
    return {**found, "circa": True} if date.approximate or date.uncertain else found


def _printed(publication: Publication, letter: Letter) -> str:
    """Where it was printed, in words: titles and pages."""
    if letter.printed is None:
        return ""
    known = publication.references.get(letter.printed.reference)
    csl = known.csl if known else {}
    title = csl.get("container-title") or csl.get("title") or letter.printed.reference
    where = " ".join(filter(None, (str(title), str(csl.get("volume", "")))))
    pages = letter.printed.pages
    return f"Printed in {where}, {pages}" if pages else f"Printed in {where}"
