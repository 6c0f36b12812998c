"""What names of styles and classes say of words and paragraphs, in the languages of templates."""

from __future__ import annotations

import re

from glossator.model import EntityKind, Kind, Mark


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(","))


_KINDS = {
    Kind.SALUTE: _names("salute, salutation, anrede, formule d'appel, opening"),
    Kind.DATELINE: _names("dateline, date, datum, ort und datum, datumszeile"),
    Kind.ADDRESS: _names("address, addressee, inside address, envelope address, envelope return, "
                         "anschrift, adresse, sender address, return address, umschlagadresse"),
    Kind.SIGNATURE: _names("signature, unterschrift, signatur, signed"),
    Kind.POSTSCRIPT: _names("postscript, postskriptum, nachschrift, post-scriptum"),
    Kind.QUOTATION: _names("quote, intense quote, block text, block quotation, quotations, zitat"),
    Kind.LINE: _names("verse, verse line, poem, vers, gedicht"),
}  # fmt: skip
_MARKS = {
    Mark.SMALL_CAPS: _names("smallcaps, small caps, small-caps, kapitälchen"),
    Mark.UNDERLINE: _names("underline, ul, unterstrichen"),
    Mark.CODE: _names("verbatim"),
    Mark.SIC: _names("sic"),
    Mark.SUPPLIED: _names("supplied, ergänzt, suppléé"),
    Mark.UNCLEAR: _names("unclear, unsicher"),
    Mark.ADDED: _names("added, addition"),
    Mark.DELETED: _names("deleted, strikethrough, gestrichen"),
    Mark.EMPHASIS: _names("emphasis, hervorhebung"),
    Mark.STRONG: _names("strong, stark betont"),
    Mark.PERSON: _names("person, person name, personenname, persname"),
    Mark.ORGANISATION: _names("org, organisation, organization, orgname"),
    Mark.PLACE: _names("place, place name, ort, ortsname, placename, lieu"),
    Mark.WORK: _names("work, work title, werk, werktitel, œuvre"),
}
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names}
_MARK_OF = {name: mark for mark, names in _MARKS.items() for name in names}
ENTITIES = {
    Mark.PERSON: EntityKind.PERSON,
    Mark.ORGANISATION: EntityKind.ORGANISATION,
    Mark.PLACE: EntityKind.PLACE,
    Mark.WORK: EntityKind.WORK,
}

Attr = tuple[str, list[str], list[tuple[str, str]]]
"""Pandoc's attributes: id, classes, pairs."""


def said_by(attr: Attr) -> list[str]:
    """The names of an element's style and classes, in small letters."""
    _, classes, pairs = attr
    styles = [value for key, value in pairs if key in ("custom-style", "epub:type", "role")]
    return [_plain(name) for name in (*styles, *classes)]


def kind_of(attr: Attr) -> Kind | None:
    """What kind of paragraph a style means; None for any other."""
    return next((_KIND_OF[name] for name in said_by(attr) if name in _KIND_OF), None)


def mark_of(attr: Attr) -> Mark | None:
    """What mark a style of characters means; None for any other."""
    return next((_MARK_OF[name] for name in said_by(attr) if name in _MARK_OF), None)


def language_of(attr: Attr) -> str:
    """The element's language, where it says one."""
    return next((value for key, value in attr[2] if key in ("lang", "xml:lang")), "")


def _plain(name: str) -> str:
    return re.sub(r"\s*(?:char|zchn|zeichen|car)$", "", name.strip().lower().replace("_", " "))
