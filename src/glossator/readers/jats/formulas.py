"""Formulas as text: TeX where the file has it, else the signs of its MathML one after another."""

from __future__ import annotations

import re

from glossator.problems import Rule
from glossator.readers.jats.elements import below, children, line, name
from glossator.readers.jats.reading import Met
from glossator.readers.tables import names
from glossator.readers.xmlsource import Element

FORMULAS = frozenset({"inline-formula", "disp-formula", "math", "tex-math", "alternatives"})
_BODY = re.compile(r"\\begin\{document\}(.*?)\\end\{document\}", re.DOTALL)
_LOSES = names("mfrac msup msub msubsup msqrt mroot mover munder munderover mtable")


def formula(element: Element, met: Met) -> str:
    """A formula's signs. Of several forms of one formula, TeX goes before MathML."""
    if name(element) == "tex-math":
        return _tex(element)
    tex = next(below(element, "tex-math"), None)
    math = element if name(element) == "math" else next(below(element, "math"), None)
    if tex is None and math is None:
        return _alternative(element)
    return _with_rest(element, tex if tex is not None else math, met)


def _with_rest(element: Element, math: Element | None, met: Met) -> str:
    """The formula between the words that stand beside it, such as its number."""
    if math is None:
        return line(element)
    signs = _tex(math) if name(math) == "tex-math" else _mathml(math, met)
    if element is math:
        return signs
    beside = [element.text or ""]
    for one in element:
        beside.append(signs if one is math or math in set(one.iter()) else _beside(one))
        beside.append(one.tail or "")
    return " ".join(part for part in (text.strip() for text in beside) if part)


def _beside(one: Element) -> str:
    return "" if name(one) in {"math", "tex-math", "graphic", "inline-graphic"} else line(one)


def _alternative(element: Element) -> str:
    """Of several forms of something else the first that has words."""
    if name(element) != "alternatives":
        return "".join(map(str, element.itertext()))
    return next((text for one in children(element) if (text := line(one))), line(element))


def _tex(element: Element) -> str:
    written = "".join(map(str, element.itertext()))
    found = _BODY.search(written)
    bare = (found[1] if found else written).strip()
    return re.sub(r"^\$+|\$+$", "", bare).strip()


def _mathml(element: Element, met: Met) -> str:
    if any(name(one) in _LOSES for one in element.iter()):
        message = "A formula in MathML (found {}) is kept as its signs in a row, without its shape."
        met.count(Rule.LOST_TEXT, element, message)
    return line(element)
