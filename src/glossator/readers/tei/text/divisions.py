"""What divisions and their like are: whose words, and of what kind the blocks in them."""

from __future__ import annotations

from glossator.model import Kind
from glossator.readers.tei.elements import Element, local, sayings
from glossator.readers.tei.translation.amid import is_translation

LETTER = frozenset({"letter", "brief", "lettre", "lettera", "carta"})
"""What a division or text part that is a letter is called."""

_COMMENTS = ("kommentar", "sachkommentar", "stellenkommentar", "einzelstellenkommentar",
             "anmerkungen", "erläuterungen", "erlaeuterungen", "einleitung", "vorbemerkung",
             "regeste", "kurzregest", "zusammenfassung", "commentaire", "commentaires", "résumé",
             "commento", "headnote", "editorial", "editorial-note", "editorial-notes")  # fmt: skip
_EDITORS = {
    "comment": "gloss",
    "comments": "gloss",
    "commentary": "gloss",
    "annotation": "gloss",
    "annotations": "gloss",
    "notes": "gloss",
    "regest": "gloss",
    "abstract": "gloss",
    "summary": "gloss",
    "introduction": "gloss",
    "bibliography": "gloss",
    "apparatus": "textual",
    "textcritical": "textual",
    "textual": "textual",
    "transmission": "textual",
    "textualnotes": "textual",
    "textkritik": "textual",
    "apparat": "textual",
    "überlieferung": "textual",
    **dict.fromkeys(_COMMENTS, "gloss"),
}
"""Divisions that hold an editor's words, and the kind of note that they become."""

_DIVISIONS = ("div", "div1", "div2", "div3", "div4", "ab", "p")

_KINDS = {
    "opener": Kind.SALUTE,
    "salute": Kind.SALUTE,
    "salutation": Kind.SALUTE,
    "dateline": Kind.DATELINE,
    "signed": Kind.SIGNATURE,
    "signature": Kind.SIGNATURE,
    "postscript": Kind.POSTSCRIPT,
    "ps": Kind.POSTSCRIPT,
    "address": Kind.ADDRESS,
    "envelope": Kind.ADDRESS,
}


def is_letter(element: Element) -> bool:
    """Whether a division, or EpiDoc's text part, says that it is a letter."""
    return bool(LETTER & sayings(element, "type", "subtype"))


def editors_kind(element: Element) -> str:
    """The kind of note that an editor's division becomes; empty for the letter's own words."""
    if is_translation(element):
        return "gloss"
    if local(element) not in _DIVISIONS:
        return ""
    return next((_EDITORS[one] for one in sayings(element, "type") if one in _EDITORS), "")


def kind_said(element: Element) -> Kind | None:
    """The kind of block that @type, or the @rend of a label, names instead of an element."""
    names = ("type", "subtype", "rend") if local(element) in ("label", "seg") else ("type",)
    return next((_KINDS[one] for one in sorted(sayings(element, *names)) if one in _KINDS), None)


def names_kind(said: str) -> bool:
    """Whether a word is one for a kind of block."""
    return said in _KINDS


def is_enclosure(element: Element) -> bool:
    """Whether another text is enclosed here."""
    return bool({"enclosure", "enclosed", "beilage"} & sayings(element, "type"))
