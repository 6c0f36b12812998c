"""Tags for programs that cite: Highwire's for what was printed, Dublin Core's for what was not.

They describe the letter, not the page; the citation under each letter names both. Zotero decides
what a page holds by Open Graph before Dublin Core before Highwire, so a letter printed in a journal
has no Dublin Core type, and no page has an Open Graph type. Highwire has no tag for rights.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from glossator.model import Certainty, Correspondent, EntityKind, Letter
from glossator.site.metadata.seen import Seen, sure_of
from glossator.writers.sureness import graded

Tag = tuple[str, str]
"""Name and content."""


def letter_tags(seen: Seen, letter: Letter) -> tuple[Tag, ...]:
    """The tags of one letter; none says what is not known for certain."""
    printed = _printed(seen, letter)
    made = _journal(seen, letter, printed) if printed else _unprinted(seen, letter)
    return tuple((name, content) for name, content in made if content)


def _printed(seen: Seen, letter: Letter) -> dict[str, Any]:
    """Where the letter was printed, as CSL; empty where it was not, or that is not sure."""
    if letter.printed is None:
        return {}
    reference = seen.catalogue.references.get(letter.printed.reference)
    csl = reference.csl if reference else {}
    if not csl.get("container-title"):
        return {}
    return {name: value for name, value in csl.items() if name not in _doubted(seen, letter)}


def _doubted(seen: Seen, letter: Letter) -> tuple[str, ...]:
    """The fields of the publication that no source confirms."""
    assert letter.printed is not None
    return seen.catalogue.references[letter.printed.reference].unconfirmed


def _journal(seen: Seen, letter: Letter, csl: dict[str, Any]) -> Iterator[Tag]:
    yield "citation_title", _title(letter)
    yield from (("citation_author", name) for name in _names(seen, letter))
    book = str(csl.get("type", "")) in ("chapter", "book")
    yield "citation_publication_date", _issued(csl)
    yield "citation_book_title" if book else "citation_journal_title", csl["container-title"]
    for name in ("volume", "issue", "publisher"):
        yield f"citation_{name}", str(csl.get(name, ""))
    first, _, last = _pages(letter)
    yield "citation_firstpage", first
    yield "citation_lastpage", last or first
    yield "citation_issn", str(csl.get("ISSN", ""))
    yield "citation_isbn", str(csl.get("ISBN", ""))
    yield "citation_doi", str(csl.get("DOI", ""))
    yield "citation_language", letter.language
    yield "citation_public_url", seen.permalink
    yield "citation_fulltext_html_url", seen.permalink
    yield "DC.rights", terms_of(seen, letter)


def _pages(letter: Letter) -> tuple[str, str, str]:
    pages = letter.printed.pages if letter.printed and sure_of(letter, "printed") else ""
    return pages.replace("–", "-").partition("-")


def _unprinted(seen: Seen, letter: Letter) -> Iterator[Tag]:
    yield "DC.type", "letter"
    yield "DC.title", _with_recipients(seen, letter)
    yield from (("DC.creator", name) for name in _names(seen, letter))
    yield "DC.date", day_of(letter).replace("/", "-")
    yield "DC.language", letter.language
    yield "DC.rights", terms_of(seen, letter)
    yield "DC.identifier", seen.permalink


def terms_of(seen: Seen, letter: Letter) -> str:
    """Under which terms a letter's text stands: its own go before the edition's."""
    return letter.rights or dict(seen.catalogue.settings.rights).get("text", "")


def _title(letter: Letter) -> str:
    """As it is cited: one in doubt stands in brackets."""
    return graded(letter, "title", letter.title)


def _with_recipients(seen: Seen, letter: Letter) -> str:
    """The title, with whom the letter is to where the title does not say so."""
    title = _title(letter)
    names = [seen.catalogue.name(one.target) for one in _certain(letter.recipients)]
    missing = [name for name in names if name.split()[-1] not in title]
    return f"{title} ({seen.catalogue.exchange(letter)})" if missing else title


def _certain(people: tuple[Correspondent, ...]) -> tuple[Correspondent, ...]:
    return tuple(one for one in people if one.certainty is Certainty.CERTAIN)


def _names(seen: Seen, letter: Letter) -> Iterator[str]:
    """The senders that are certain: a person by surname first."""
    if not sure_of(letter, "from"):
        return
    for one in _certain(letter.senders):
        entity = seen.catalogue.entities.get(one.target)
        person = entity is not None and entity.kind is EntityKind.PERSON
        yield entity.sort if entity and person and entity.sort else seen.catalogue.name(one.target)


def _issued(csl: dict[str, Any]) -> str:
    """When the print came out, '2013/07'; empty for a range, and for what is in doubt."""
    parts = (csl.get("issued") or {}).get("date-parts") or []
    if len(parts) != 1 or csl["issued"].get("circa") or not str(parts[0][0]).isdigit():
        return ""
    year, *rest = parts[0]
    return "/".join((f"{int(year):04}", *(f"{int(one):02}" for one in rest)))


def published_on(seen: Seen, letter: Letter) -> str:
    """When a book or journal printed the letter, as far as the date of that tells. The letter's own
    day is another fact: old letters are printed long after it."""
    return _issued(_printed(seen, letter))


def day_of(letter: Letter) -> str:
    """When the letter was written, '2013/07', as far as the date is known; empty for one that is in
    doubt or a range."""
    date = letter.date
    if date is None or date.approximate or date.uncertain or not sure_of(letter, "date"):
        return ""
    parts = date.edtf.split("-")
    plain = 1 <= len(parts) <= 3 and all(part.isdigit() for part in parts)
    return "/".join(parts) if plain else ""
