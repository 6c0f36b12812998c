"""Words and points: choices, gaps, breaks, references, and the notes that stand among them."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from glossator.model import Attributes, Kind, Mark
from glossator.readers.composing import Place
from glossator.readers.leads import LEADS_AWAY, elsewhere
from glossator.readers.tei.elements import (
    Element,
    local,
    pointers,
    sayings,
    stands_in,
    within,
    words,
)
from glossator.readers.tei.notes.kinds import note_kind
from glossator.readers.tei.text import bare
from glossator.readers.tei.text.bare import is_web
from glossator.readers.tei.text.divisions import LETTER
from glossator.readers.tei.text.found import Annotation
from glossator.readers.tei.text.readings import chosen, notes_aside, readings_aside
from glossator.readers.tei.text.signs import SIGN, is_sign
from glossator.readers.tei.text.walker import Walk
from glossator.readers.tei.vocabulary import LEFT_OUT, LISTS
from glossator.readers.xmlsource import directly


def choice(walk: Walk, element: Element) -> None:
    """One of several readings is the text; a correction stands at it, the rest in a note."""
    start, at = walk.composer.place(), walk.found.at(element)
    one, corr = chosen(element)
    if one is None:
        walk.content(element)
    elif corr and not words(one):
        said = walk.found.say.gettext("Corrected: %(reading)s", reading=corr)
        walk.found.annotations.append(Annotation(None, "textual", start, start, said, at))
    elif corr:
        with walk.composer.marked(Mark.SIC, (("corr", corr),), at):
            walk.content(one)
    else:
        walk.element(one)
    for said in readings_aside(element, one, walk.found.say):
        aside = Annotation(None, "textual", start, walk.composer.place(), said, at)
        walk.found.annotations.append(aside)
    for wit in element.iterchildren("{*}wit"):
        if wit.getprevious() is one:
            walk.found.leave(wit, "list of a reading's witnesses")
    for each in notes_aside(element, one):
        note(walk, each, start)


def gap(walk: Walk, element: Element) -> None:
    """A point where something is lost, with how much and why."""
    much = element.get("extent") or element.get("quantity") or _between(element)
    unit = element.get("unit") or ""
    extent = much if unit in much.split() else " ".join(filter(None, (much, unit)))
    described = "; ".join(described_as(child) for child in element)
    reasons = filter(None, (element.get("reason"), described))
    given = (("reason", ": ".join(reasons)), ("extent", extent))
    attributes = tuple((name, value) for name, value in given if value)
    walk.composer.point(Mark.GAP, attributes, walk.found.at(element))


def _between(element: Element) -> str:
    """How much at least and at most."""
    low, high = element.get("atLeast"), element.get("atMost")
    return f"{low or '?'}–{high or '?'}" if low or high else ""


def described_as(element: Element) -> str:
    """What an element says, with single blanks."""
    return " ".join("".join(element.itertext()).split())


def line_begins(walk: Walk, element: Element) -> None:
    """A new line in the source is white space, unless it falls within a word."""
    _within_word(walk, element)


def page_begins(walk: Walk, element: Element) -> None:
    """A new page, also within a word."""
    _within_word(walk, element)
    label = walk.found.pages.get(element) or element.get("n") or ""
    attributes: Attributes = (("n", label),) if label else ()
    walk.composer.point(Mark.PAGE_BREAK, attributes, walk.found.at(element))


def _within_word(walk: Walk, element: Element) -> None:
    if element.get("break") == "no" or "hyphen" in sayings(element, "rend", "rendition"):
        walk.composer.join()
    else:
        walk.composer.blank()


def written_line(walk: Walk, element: Element) -> None:
    """A line of the document is no line of the text: a blank parts it from the next."""
    walk.composer.blank()
    walk.inline(element)
    walk.composer.blank()


def space(walk: Walk, element: Element) -> None:
    """A space that the writer left is a blank."""
    walk.composer.blank()
    walk.content(element)


def milestone(walk: Walk, element: Element) -> None:
    """A rule between paragraphs, or the beginning of another paragraph."""
    unit = (element.get("unit") or "").lower()
    drawn = {"hr", "rule", "line", "ornament", "stars"} & sayings(element, "rend", "rendition")
    if drawn and not walk.composer.setting.flat:
        setting = replace(walk.composer.setting, kind=Kind.SEPARATOR, attributes=())
        with walk.composer.set(setting):
            walk.composer.empty(walk.found.at(element))
    elif unit in ("para", "paragraph", "p") and not walk.composer.setting.flat:
        walk.composer.end()


def pointer(walk: Walk, element: Element) -> None:
    """A reference in the text: its words, and that they point to a note or the like."""
    start = walk.composer.place()
    target = (element.get("target") or "").strip()
    if bare.is_bare(element) and bare.pointer(walk, element):
        pass
    elif is_sign(walk, element):
        walk.found.aside[SIGN] += 1
    elif is_web(target):
        with walk.composer.marked(Mark.LINK, (("href", target),), walk.found.at(element)):
            walk.content(element)
    elif not walk.notes_apart and (other := walk.found.other_letter(element)):
        leads = (("target", f"letter:{other}"),)
        with walk.composer.marked(Mark.CROSS_LINK, leads, walk.found.at(element)):
            walk.content(element)
    elif not _lead(walk, element, LEADS_AWAY, "target"):
        walk.inline(element)
    for name in pointers(element, "target", "corresp"):
        walk.found.pointed.setdefault(name, []).append((start, walk.composer.place()))


def _lead(walk: Walk, element: Element, told: str, *names: str) -> bool:
    """Reads a reference with words that may become a link when all files are read; False where it
    is none. `told` is what the account calls it."""
    named = bare.leads_to(walk, element, *names)
    if not named or not words(element):
        return False
    amid = walk.found.is_told(element)
    leads = elsewhere(named, f"{local(element)}/{told}" if amid else "")
    with walk.composer.marked(Mark.CROSS_LINK, leads, walk.found.at(element)):
        walk.inline(element)
    return True


def speaking(walk: Walk, element: Element) -> None:
    """Words that speak of something: of a letter, where they say so."""
    pointing = next((one for one in SPEAKS_BY if element.get(one)), "")
    is_letter = pointing and LETTER & sayings(element, "type")
    if not (is_letter and _lead(walk, element, f"@{pointing} amid the text", pointing)):
        walk.inline(element)


SPEAKS_BY = ("ref", "key", "corresp", "sameAs")
"""Attributes by which words name what they speak of, the first of them that they have."""


def damaged(walk: Walk, element: Element) -> None:
    """The words as they can be read, and a note that says what happened to them."""
    say, agent = walk.found.say, element.get("agent") or ""
    plain = say.gettext("Damaged.")
    said = say.gettext("Damaged (%(agent)s).", agent=agent) if agent else plain
    _with_note(walk, element, said)


def restored(walk: Walk, element: Element) -> None:
    """A deletion that the writer took back is no deletion."""
    for one in within(element, "del"):
        one.tag = etree.QName(etree.QName(one).namespace, "seg").text
    say, how = walk.found.say, element.get("desc") or ""
    plain = say.gettext("Struck out, and then restored.")
    said = say.gettext("Struck out, and then restored (%(how)s).", how=how) if how else plain
    _with_note(walk, element, said)


def _with_note(walk: Walk, element: Element, said: str) -> None:
    start, at = walk.composer.place(), walk.found.at(element)
    walk.content(element)
    end = walk.composer.place()
    if end != start and words(element, without=("note", "desc")):
        walk.found.annotations.append(Annotation(None, "textual", start, end, said, at))


def hand(walk: Walk, element: Element) -> None:
    """From here on another hand writes."""
    whose = _whose(walk, element.get("new") or element.get("scribe") or element.get("resp"))
    say = walk.found.say
    plain = say.gettext("Another hand.")
    said = say.gettext("Another hand: %(whose)s.", whose=whose) if whose else plain
    place, at = walk.composer.place(), walk.found.at(element)
    walk.found.annotations.append(Annotation(None, "textual", place, place, said, at, onward=True))


def _whose(walk: Walk, written: str | None) -> str:
    """Who is pointed to, by the names that the file gives them."""
    ids = (one.lstrip("#") for one in (written or "").split())
    return ", ".join(called.name if (called := walk.found.called.get(one)) else one for one in ids)


def gloss_above(walk: Walk, element: Element) -> None:
    """A gloss over the words before it (ruby) is a note on them."""
    end, base = walk.composer.place(), element.getprevious()
    start = walk.starts.get(base, end) if base is not None else end
    said, at = words(element), walk.found.at(element)
    if said:
        walk.found.annotations.append(Annotation(None, "textual", start, end, said, at))


def written_by(walk: Walk, element: Element) -> None:
    """A division that says in whose hand it is."""
    whose, at = _whose(walk, element.get("hand")), walk.found.at(element)
    place = walk.composer.beginning()
    said = walk.found.say.gettext("Hand: %(whose)s.", whose=whose)
    walk.found.annotations.append(Annotation(None, "textual", place, place, said, at, onward=True))


def note(walk: Walk, element: Element, start: Place | None = None) -> None:
    """A note is no text of the letter's; one that only lists persons is no note. Its words begin at
    `start`, where that is known."""
    lists = [child for child in element if local(child) in LISTS]
    bare = directly(element)
    if lists and len(lists) == len(element) and not bare.strip():
        walk.found.described.extend(lists)
        return
    end = walk.composer.place()
    start = start or _begin_of(walk, element) or end
    walk.found.annotations.append(
        Annotation(
            element,
            note_kind(element),
            start,
            end,
            position=walk.found.at(element),
            parent=walk.parent_note,
        )
    )


_EMPTY = ("anchor", "lb", "pb", "cb", "note")
"""What may stand between words and the note on them."""


def _begin_of(walk: Walk, note: Element) -> Place | None:
    """Where the words begin that stand beside a note, in one seg with it."""
    beside = note.getparent()
    words = note.getprevious()
    while words is not None and local(words) in _EMPTY and not (words.tail or "").strip():
        words = words.getprevious()
    if beside is None or words is None or local(beside) not in ("seg", "choice", "app"):
        return None
    return walk.starts.get(words)


def original(walk: Walk, element: Element) -> None:
    """Words beside which a note may stand."""
    walk.starts[element] = walk.composer.place()
    walk.inline(element)


def apart(walk: Walk, element: Element) -> None:
    """A list of persons, places or works beside the text.

    What a note lists are works that the letter speaks of; what the file lists are references.
    """
    if local(element) != "listBibl" or stands_in(element, "note"):
        walk.found.described.append(element)


def silent(walk: Walk, element: Element) -> None:
    """What holds no words of the letter; those that nothing else reads are told."""
    if local(element) in LEFT_OUT:
        walk.found.leave(element, LEFT_OUT[local(element)])
