"""An Atom feed (RFC 4287) of letters and notes, the newest first.

A letter is of its own day; a note of the day that its editor gives, else of the edition's. What a
feed calls `updated` is the edition's day or the note's: a letter of 1805 does not change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from heapq import nsmallest
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from glossator.dates import Day, first_moment
from glossator.model import Date, Letter, Target, TargetKind, plain_text
from glossator.resolve.resolved import Anchor
from glossator.shortening import cut_at_blank
from glossator.writers.export import Limit, Output, Publication
from glossator.writers.xmlsigns import Maker

URI = "feed.xml"
MOST = 200
"""Entries; feeds are for what is new, and the whole edition stands in other files."""
_SUMMARY = 300
"""Characters."""
_NAMESPACE = "http://www.w3.org/2005/Atom"
_NO_DAY = (1970, 1, 1)
"""Stands where an edition has no date: the feed's elements ask for one."""

atom = Maker(namespace=_NAMESPACE, nsmap={None: _NAMESPACE})


@dataclass(frozen=True, slots=True)
class _Dated:
    """A letter or a note, by what puts it into the feed or leaves it out."""

    target: Target
    updated: Day
    published: Day | None
    of: Letter | Anchor


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the feed says of one."""

    title: str
    summary: str
    authors: tuple[str, ...]
    rights: str


def atom_files(publication: Publication) -> Iterator[Output]:
    """One feed; none for an edition without letters."""
    if publication.edition.letters:
        yield Output(URI, partial(_written, publication))


def _written(publication: Publication) -> bytes:
    settings, home = publication.settings, publication.home
    entries = nsmallest(MOST, _all(publication), key=_newest_first)
    edited = _day(settings.date)
    newest = max([edited, *(one.updated for one in entries)])
    root = atom.feed(
        atom.id(home.site or _urn(publication, settings.title)),
        atom.title(settings.title),
        atom.updated(first_moment(newest)),
        atom.link(rel="self", href=home.to(URI, seen_from=URI)),
        atom.link(rel="alternate", href=home.to("index.md", seen_from=URI)),
        *(atom.author(atom.name(editor.name)) for editor in settings.editors),
        *([] if settings.editors else [atom.author(atom.name(settings.title))]),
        atom.generator("Glossator"),
        *([atom.rights(_terms(publication))] if settings.rights else []),
        *(_element(publication, one) for one in entries),
        {"{http://www.w3.org/XML/1998/namespace}lang": settings.language},
    )
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _all(publication: Publication) -> Iterator[_Dated]:
    edited = _day(publication.settings.date)
    for letter in publication.edition.letters:
        published = letter.date.first_known if letter.date else None
        known = published if published and published[0] > 0 else None
        yield _Dated(letter.target, edited, known, letter)
    for anchor in publication.resolved.anchors:
        day = edited if anchor.note.date is None else _day(anchor.note.date)
        yield _Dated(anchor.note.target, day, None, anchor)


def _entry(publication: Publication, of: Letter | Anchor) -> _Entry:
    return _letter(publication, of) if isinstance(of, Letter) else _note(publication, of)


def _letter(publication: Publication, letter: Letter) -> _Entry:
    text = next((block.text for block in letter.blocks if len(block.text) > 40), letter.text)
    senders = [one.target for one in letter.senders]
    return _Entry(
        letter.title, _short(text), tuple(publication.entity_name(one) for one in senders),
        publication.rights(letter).get("text", ""),
    )  # fmt: skip


def _note(publication: Publication, anchor: Anchor) -> _Entry:
    note, lemma = anchor.note, anchor.lemma
    letter = publication.letters[note.letter]
    said = plain_text(note.body)
    title = f"{letter.title}: {_short(lemma, 80)}" if lemma else letter.title
    by = publication.entity_name(Target(TargetKind.PARTY, note.by)) if note.by else ""
    return _Entry(
        title, _short(said), (by,) if note.by not in ("", "editor", "author") else (),
        publication.rights().get("notes", ""),
    )  # fmt: skip


def _newest_first(one: _Dated) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    published = one.published or _NO_DAY
    return tuple(-part for part in one.updated), tuple(-part for part in published), one.target.id


def _element(publication: Publication, dated: _Dated) -> etree._Element:
    home, one = publication.home, _entry(publication, dated.of)
    address = home.of(dated.target, URI)
    parts = [
        atom.id(address if home.site else _urn(publication, f"{dated.target}")),
        atom.title(one.title),
        atom.updated(first_moment(dated.updated)),
        atom.link(rel="alternate", href=address),
        atom.category(term=dated.target.kind.value),
        *(atom.author(atom.name(name)) for name in one.authors),
    ]
    parts += [atom.published(first_moment(dated.published))] if dated.published else []
    parts += [atom.summary(one.summary)] if one.summary else []
    parts += [atom.rights(one.rights)] if one.rights else []
    return atom.entry(*parts)


def _terms(publication: Publication) -> str:
    """Those of the whole edition, part by part; an entry has its own."""
    return "\n".join(f"{what}: {said}" for what, said in publication.settings.rights)


def _urn(publication: Publication, name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{publication.settings.title}#{name}')}"


def _day(date: Date | None) -> Day:
    known = date.first_known if date else None
    return known if known and known[0] > 0 else _NO_DAY


def _short(words: str, most: int = _SUMMARY) -> str:
    return cut_at_blank(" ".join(words.split()), most)


def _left_out(publication: Publication) -> int:
    return max(0, len(publication.edition.letters) + len(publication.edition.notes) - MOST)


LIMITS = (
    Limit("older", f"Only the {MOST} newest letters and notes are in the feed.", _left_out),
    Limit("text", "Letters and notes are shortened to their first words.",
          lambda publication: len(publication.edition.letters)),
)  # fmt: skip
