"""Characters that are no signs of a text, and came from an encoding taken for another.

XML 1.0 allows U+007F to U+009F. A file that has them was written in Windows-1252 as a rule, where
the same numbers are quotation marks and letters; browsers read them so (HTML, 13.2.5.80).
"""

from __future__ import annotations

import re

from glossator.model import Certainty
from glossator.problems import Position
from glossator.readers.account import Decision
from glossator.readers.tei.elements import Element
from glossator.readers.xmlsource import place

_CONTROLS = re.compile(r"[\x7f-\x9f\ufffe\uffff]")


def settle_controls(root: Element, path: str) -> tuple[Decision, ...]:
    """Puts what was meant in the tree, and says where; what meant nothing goes."""
    decided: list[Decision] = []
    for element in root.iter():
        for said, text in (("text", element.text), ("tail", element.tail)):
            if text and _CONTROLS.search(text):
                setattr(element, said, _settled(text, place(element, path), decided))
    return tuple(decided)


def _settled(text: str, at: Position, decided: list[Decision]) -> str:
    def meant(found: re.Match[str]) -> str:
        number = ord(found[0])
        sign = bytes([number]).decode("cp1252", "ignore") if 0x80 <= number < 0xA0 else ""
        became = f"taken for “{sign}”, as Windows-1252 has it" if sign else "left out"
        what = f"The control character U+{number:04X} is {became}."
        decided.append(Decision(at, what, Certainty.LIKELY))
        return sign

    return _CONTROLS.sub(meant, text)
