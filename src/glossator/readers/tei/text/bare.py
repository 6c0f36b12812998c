"""References without words (ptr, or an empty ref): a link that shows what it leads to.

In a note it stands where it stood. To a letter's own text no word is added: there it becomes a
note, on the word before it, that holds the link and nothing else.
"""

from __future__ import annotations

from glossator.model import Attributes, Block, Kind, Mark, Span
from glossator.readers.composing import BARE
from glossator.readers.leads import LEADS_AWAY, elsewhere
from glossator.readers.tei.elements import Element, local
from glossator.readers.tei.text.found import Annotation
from glossator.readers.tei.text.walker import Walk


def is_web(target: str) -> bool:
    """Whether it is one address of the web, or of mail."""
    return target.startswith(("http://", "https://", _MAIL)) and not set(target) & set(" \t\r\n")


_MAIL = "mailto:"


def is_bare(element: Element) -> bool:
    """Whether it refers to something and says nothing."""
    empty = not len(element) and not (element.text or "").strip()
    return empty and local(element) in ("ptr", "ref")


def pointer(walk: Walk, element: Element) -> bool:
    """Reads a reference without words; False where it can be no link, or has no place."""
    target = (element.get("target") or "").strip()
    said = target.removeprefix(_MAIL) if is_web(target) else ""
    link = (Mark.LINK, (("href", target),)) if said else _lead(walk, element)
    if link is None:
        return False
    if walk.parent_note is not None:
        _in_note(walk, element, said, *link)
    elif walk.notes_apart:
        _as_note(walk, element, said, *link)
    else:
        return False
    return True


def _lead(walk: Walk, element: Element) -> tuple[Mark, Attributes] | None:
    """A link that is one when all files are read; in a note, one to another note leads to where
    that stands."""
    found, named = walk.found, leads_to(walk, element, "target")
    told = f"{local(element)}/{LEADS_AWAY}" if found.is_told(element) else ""
    return (Mark.CROSS_LINK, (*elsewhere(named, told), (BARE, "yes"))) if named else None


def leads_to(walk: Walk, element: Element, *names: str) -> str:
    """What a reference names that may be a link when all files are read, by the first of these
    attributes that it has; empty for none. To another note one leads that stands in a note."""
    found, target = walk.found, (element.get("target") or "").strip()
    if not found.follows:
        return ""
    if walk.parent_note is not None and "target" in names and found.is_note(element, target):
        return "" if set(target) & set(" \t\r\n") else target
    return found.elsewhere(element, *names)


def _in_note(walk: Walk, element: Element, said: str, mark: Mark, given: Attributes) -> None:
    at = walk.found.at(element)
    if not said:
        walk.composer.point(mark, given, at)
        return
    with walk.composer.marked(mark, given, at):
        walk.composer.say(said, at)


def _as_note(walk: Walk, element: Element, said: str, mark: Mark, given: Attributes) -> None:
    at, here = walk.found.at(element), walk.composer.place()
    body = (Block("p1", Kind.PARAGRAPH, said, (Span(0, len(said), mark, given, at),), position=at),)
    walk.found.annotations.append(Annotation(None, "gloss", here, here, body=body, position=at))
