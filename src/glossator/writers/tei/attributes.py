"""Attributes of marks, blocks and containers as TEI has them; what it has not is recorded."""

from __future__ import annotations

import re

from glossator.model import Attributes, Mark, Span
from glossator.readers.dialect import ATTRIBUTES, NOT_XML
from glossator.writers.addresses import is_address
from glossator.writers.tei.elements import ID, LANG, Element
from glossator.writers.tei.ground import Ground

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_CERT = re.compile(r"high|medium|low|unknown")
_COUNT = re.compile(r"\d+(\.\d+)?")

OTHERWISE = {
    Mark.FOREIGN: ("lang",),
    Mark.SIC: ("corr",),
    Mark.PERSON: ("ref",),
    Mark.ORGANISATION: ("ref",),
    Mark.PLACE: ("ref",),
    Mark.WORK: ("ref",),
    Mark.LINK: ("href", "title"),
    Mark.CROSS_LINK: ("target", "kind", "id", "letter"),
    Mark.CITATION: ("keys", "label", "locator"),
    Mark.GAP: ("id",),
    Mark.IMAGE: ("src", "alt"),
}
"""Attributes that are written in a way of their own."""


def _is_words(value: str) -> bool:
    return bool(value) and " ".join(value.split()) == value


_FITS = {
    "reason": _is_words,
    "place": _is_words,
    "cert": lambda value: bool(_CERT.fullmatch(value)),
    "quantity": lambda value: bool(_COUNT.fullmatch(value)),
    "unit": lambda value: _is_words(value) and " " not in value,
    "agent": lambda value: _is_words(value) and " " not in value,
    "evidence": _is_words,
    "source": is_address,
}
"""Which values TEI allows; any for the others."""


_DESCRIBED = ("hand", "resp")
"""Attributes that point to somebody, whom an editor may call by words."""


def fits(name: str, value: str) -> bool:
    """Whether TEI allows the value in its attribute of this name."""
    return bool(value) and not NOT_XML.search(value) and _FITS.get(name, bool)(value)


def same_in_tei(span: Span, ground: Ground) -> dict[str, str]:
    """A mark's attributes that are TEI's by the same name."""
    known = ATTRIBUTES.get(span.mark, ())
    found = {name: value for name, value in span.attributes if name in known and fits(name, value)}
    return {name: _pointing(name, value, ground) for name, value in found.items()}


def _pointing(name: str, value: str, ground: Ground) -> str:
    """The value, or a pointer to what the letter's header says it is."""
    described = name in _DESCRIBED and not _is_pointer(value)
    if name == "source":  # words are none, and a file may stand beside the letter
        described = value.startswith("#")
    return ground.described_as(name, value) if described and ground.letter else value


def lost_of_mark(span: Span) -> int:
    """How many of a mark's attributes TEI does not take."""
    known = ATTRIBUTES.get(span.mark, ())
    own = OTHERWISE.get(span.mark, ())
    lost = sum(not (name in own or (name in known and fits(name, value)))
               for name, value in span.attributes)  # fmt: skip
    return lost + (span.mark is Mark.FOREIGN and not is_language(span.get("lang")))


def lost_of_block(attributes: Attributes) -> int:
    """How many attributes of a block or a container TEI does not take."""
    return sum(not (_placed(name, value) or name in _TOLD) for name, value in attributes)


def _is_pointer(value: str) -> bool:
    """Whether it is an address; an id (`#kit`) that a source has would lead nowhere here."""
    return value.startswith(("http://", "https://")) and is_address(value)


def is_language(tag: str) -> bool:
    """Whether it is a language tag as BCP 47 shapes them."""
    return _LANGUAGE.fullmatch(tag) is not None


_TOLD = ("id", "level", "header", "info", "formerly", "ordered", "start", "html", "translates")
"""Attributes of blocks and containers that are written in a way of their own."""


def _placed(name: str, value: str) -> str:
    """The attribute in TEI that takes the value; empty where none does."""
    if name == "lang" and is_language(value):
        return LANG
    aligned = name == "align" and value in ("left", "right", "center")
    return "rend" if aligned or (name == "class" and _is_words(value)) else ""


def place(element: Element, attributes: Attributes, ground: Ground) -> None:
    """Gives a block or a container the attributes that all of them may have."""
    for name, value in attributes:
        if where := _placed(name, value):
            element.set(where, value)
        elif name == "id" and value and ground.letter:
            element.set(ID, ground.place(value))
