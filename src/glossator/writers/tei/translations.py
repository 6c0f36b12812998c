"""A letter's translations: a division each behind its text, and among its sources who translated.

Each block points to those of the letter that it translates (`@corresp`; TEI P5 Guidelines, 17.1).
"""

from __future__ import annotations

from glossator.model import Letter, Translation, Translator
from glossator.pairing import translated_by
from glossator.readers.dialect import translated
from glossator.writers.tei.blocks import Sheet, write_text
from glossator.writers.tei.elements import ID, LANG, Element, leaf, sub
from glossator.writers.tei.ground import Ground


def write_translations(text: Element, letter: Letter, ground: Ground) -> None:
    """The translations, into the letter's text."""
    if not letter.translations:
        return
    back = sub(text, "back")
    for one in letter.translations:
        said = {ID: _name(one, ground), LANG: one.language}
        division = sub(back, "div", type="translation", **said)
        _words(division, letter, one, ground)


def _words(division: Element, letter: Letter, one: Translation, ground: Ground) -> None:
    of = {}
    for number, told in enumerate(translated_by(letter, one)):
        of[number] = " ".join(f"#{ground.place(letter.blocks[at].id)}" for at in told)
    ground.before = translated(one.id) + "-"
    write_text(division, one.blocks, Sheet(ground, named=True, translates=of))
    ground.before = ""


def _name(one: Translation, ground: Ground) -> str:
    return ground.place(translated(one.id))


def write_translators(described: Element, letter: Letter, ground: Ground) -> None:
    """Who translated, and from where it was taken, among the sources."""
    for one in letter.translations:
        division = f"#{_name(one, ground)}"
        bibl = sub(described, "bibl", type="translation", n=one.id, corresp=division)
        if one.title:
            leaf(bibl, "title", one.title, **{LANG: one.language})
        for who in one.translators:
            _translator(bibl, who, ground)
        if one.source:
            leaf(bibl, "bibl", one.source, type="source")
        if one.rights:
            leaf(sub(bibl, "availability"), "licence", one.rights)


def _translator(bibl: Element, one: Translator, ground: Ground) -> None:
    if not one.party:
        leaf(bibl, "editor", one.name, role="translator")
        return
    party = one.target
    known = ground.publication.entities.get(party)
    name = known.name if known else one.party
    leaf(bibl, "editor", name, role="translator", ref=ground.point(party))
