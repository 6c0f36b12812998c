"""One mark or point as an element."""

from __future__ import annotations

from dataclasses import dataclass

from glossator.model import Mark, Span, Target
from glossator.readers.dialect import ELEMENTS, LOOKS, NAMED_KIND, NO_PICTURE
from glossator.resolve.links.targets import target_of
from glossator.writers.addresses import is_address
from glossator.writers.tei.attributes import is_language, same_in_tei
from glossator.writers.tei.elements import (
    ID,
    LANG,
    Element,
    addressed,
    enclosed,
    leaf,
    made,
    markup,
    say,
    sub,
)
from glossator.writers.tei.ground import Ground
from glossator.writers.tei.serialising import settled
from glossator.writers.xmlsigns import clean


@dataclass(slots=True)
class Opened:
    """The element into which words go that are marked, or that stand for a term."""

    element: Element
    """It holds nothing: words stand between its tags."""
    before: str = ""
    """Markup before it and after it, where it stands in another element."""
    after: str = ""

    @property
    def begin(self) -> str:
        """What stands before the words."""
        return f"{self.before}<{self.element.tag}{self.element.said}>"

    @property
    def end(self) -> str:
        """What stands after them."""
        return f"</{self.element.tag}>{self.after}"


def opened(of: Span | Target, ground: Ground) -> Opened:
    """The element of a mark or a term."""
    if isinstance(of, Target):
        return Opened(_term(of, ground))
    if of.mark in LOOKS:
        return Opened(made("hi", rend=LOOKS[of.mark], **same_in_tei(of, ground)))
    element = made(ELEMENTS[of.mark], **same_in_tei(of, ground))
    _told(element, of, ground)
    if of.mark is Mark.SIC and of.get("corr"):
        correction = Element("corr")
        say(correction, of.get("corr"))
        return Opened(element, "<choice>", f"{settled(correction)}</choice>")
    return Opened(element)


def _term(target: Target, ground: Ground) -> Element:
    """Its pointers are markup as they are, and terms are most of what is marked."""
    element = Element("term")
    element.said = f' ref="{ground.point(target)}"'
    if senses := ground.senses(target):
        element.said += f' ana="{senses}"'
    return element


def _told(element: Element, span: Span, ground: Ground) -> None:
    """What a mark's attributes say in another way than by an attribute of their name."""
    if span.mark in NAMED_KIND:
        element.set("ref", ground.named(NAMED_KIND[span.mark], span.get("ref")))
    elif span.mark is Mark.NO_TERM:
        element.set("type", "noterm")
    elif span.mark is Mark.FOREIGN:
        if is_language(span.get("lang")):
            element.set(LANG, span.get("lang"))
    elif span.mark is Mark.LINK:
        addressed(element, span.get("href"))
        if span.get("title"):
            element.set("n", clean(span.get("title")))
    elif span.mark is Mark.CROSS_LINK:
        cross_link(element, span, ground)


def cross_link(element: Element, span: Span, ground: Ground) -> None:
    """A link by id: @n is what the editor wrote, @target where it leads."""
    element.set("type", "cross-link")
    element.set("n", clean(span.get("target")))
    if span.get("kind"):
        element.set("target", ground.point(target_of(span)))


def point(parent: Element, span: Span, ground: Ground) -> None:
    """An element at a point; a mark that holds no words is an empty element."""
    if span.mark is Mark.CITATION:
        _citation(parent, span, ground)
    elif span.mark is Mark.IMAGE:
        _image(parent, span, ground)
    elif span.mark in (Mark.GAP, Mark.PAGE_BREAK, Mark.LINE_BREAK):
        element = sub(parent, ELEMENTS[span.mark], **same_in_tei(span, ground))
        if span.mark is Mark.GAP and span.get("id") and ground.letter:
            element.set(ID, ground.place(span.get("id")))
        elif span.mark is Mark.PAGE_BREAK and (image := ground.image_of(span.get("n"))):
            element.set("facs", image)
    else:
        _empty(parent, opened(span, ground))


def _empty(parent: Element, mark: Opened) -> None:
    element = mark.element
    parent.held.append(f"{mark.before}<{element.tag}{element.said}/>{mark.after}")


def _citation(parent: Element, span: Span, ground: Ground) -> None:
    """Its words are the label as printed; a locator follows in a seg."""
    targets = " ".join(ground.cited(key) for key in span.get("keys").split())
    said = f' type="citation" target="{targets}"' if targets else ' type="citation"'
    label, locator = span.get("label"), span.get("locator")
    if locator:
        label = enclosed("seg", markup(label), ' type="label"') + (", " if label else "")
        held = label + enclosed("seg", markup(locator), ' type="locator"')
    else:
        held = markup(clean(label))
    parent.held.append(enclosed("ref", held, said))


def _image(parent: Element, span: Span, ground: Ground) -> None:
    source = span.get("src")
    element = sub(parent, "graphic", **same_in_tei(span, ground))
    element.set("url", source if is_address(source) else NO_PICTURE)
    if not is_address(source) and source:
        element.set("n", clean(source))
    leaf(element, "desc", clean(span.get("alt")))
