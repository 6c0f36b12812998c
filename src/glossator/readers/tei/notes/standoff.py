"""Notes that stand off their text: in standOff, in lists of annotations, in spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from glossator.readers.composing import Place
from glossator.readers.tei.elements import Element, local, pointers, stands_in, words, xml_id
from glossator.readers.tei.notes.around import pointed_to
from glossator.readers.tei.notes.kinds import note_kind
from glossator.readers.tei.notes.severalplaces import over
from glossator.readers.tei.notes.stringranges import Ranged
from glossator.readers.tei.text.found import Annotation, Found
from glossator.readers.tei.text.readings import chosen, notes_aside, readings_aside
from glossator.readers.tei.vocabulary import LISTS, TO_WORDS

NOWHERE = "note/@target that leads to no words here"
_NOTED_IN = ("standOff", "listAnnotation", "annotationGrp", "noteGrp", "spanGrp", "div", "ab", "p",
             "list", "item")  # fmt: skip
"""What a note that stands off the text may stand in."""


def stand_off(
    elements: Iterable[Element], found: Found, alone: bool = False
) -> Iterator[Annotation]:
    """Notes, annotations and spans outside of the text that point to words of this letter.

    Where it is the file's only letter, one that points nowhere is on the whole of it.
    """
    for element in elements:
        if starts := _starts(element, found):
            found.taken.add(element)
            yield from _pointing(element, found, starts)
        elif alone and _remarks(element):
            found.taken.add(element)
            found.aside.update(NOWHERE for _ in range(_points_here(element)))
            at = found.at(element)
            yield Annotation(element, note_kind(element), (0, 0), (0, 0), position=at, whole=True)


def _starts(element: Element, found: Found) -> list[tuple[Place, Place]]:
    """The words to which it points, or its first sign does."""
    starts = [found.places[one] for one in pointed_to(element) if one in found.places]
    return [*starts, *found.pointed.get(xml_id(element), ())[:1]]


def _pointing(
    element: Element, found: Found, starts: Sequence[tuple[Place, Place]]
) -> Iterator[Annotation]:
    ends = [found.places[one] for one in pointers(element, "targetEnd", "to")
            if one in found.places]  # fmt: skip
    words_at = (starts[0][0], ends[-1][1]) if ends else over(starts)
    several, ranged = () if ends else tuple(starts), _ranged(element, found)
    if local(element) == "app":
        for one in _readings(element, found, words_at):
            yield replace(one, targets=several, ranged=ranged)
    else:
        signs = tuple(found.pointed.get(xml_id(element), ())) if len(starts) == 1 else ()
        yield Annotation(element, note_kind(element), *words_at, position=found.at(element),
                         targets=several, signs=signs, ranged=ranged)  # fmt: skip


def _ranged(element: Element, found: Found) -> tuple[Ranged, ...] | None:
    """The signs to which it points, or its group (around.pointed_to)."""
    own = found.ranges.get(element)
    around = element.getparent()
    if own is not None or around is None or pointers(element, *TO_WORDS):
        return own
    return found.ranges.get(around)


def _readings(app: Element, found: Found, words_at: tuple[Place, Place]) -> Iterator[Annotation]:
    """The readings of an apparatus outside of the text, and what is remarked on them."""
    at = found.at(app)
    for said in readings_aside(app, chosen(app)[0], found.say):
        yield Annotation(None, "textual", *words_at, said, at)
    for note in notes_aside(app, chosen(app)[0]):
        yield Annotation(note, "textual", *words_at, position=found.at(note))


def _points_here(element: Element) -> bool:
    """Whether it says that it is on something in this file."""
    return any(one.startswith("#") for one in (element.get("target") or "").split())


def _remarks(element: Element) -> bool:
    """Whether it says anything by itself; a span or interp is not told, since it may mark anything,
    nor what is no note by its name."""
    parent = element.getparent()
    place = local(parent) if parent is not None else ""
    standing = next(element.iterancestors("{*}standOff"), None)
    around = standing.getparent() if standing is not None else None
    if around is not None and local(around) == "teiCorpus":  # on which of its letters?
        return False
    alone = place in _NOTED_IN and not stands_in(element, *LISTS)
    return alone and local(element) in ("note", "annotation") and bool(words(element, without=()))
