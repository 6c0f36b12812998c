"""What no XML 1.0 may hold, kept out of what is written (section 2.2, Char).

Files of an edition cannot hold such signs, and a sign named by its number is told when it is read;
what a program puts together may hold them all the same.
"""

from __future__ import annotations

from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from glossator.readers.dialect import NOT_XML


def clean(value: str) -> str:
    """A value without what no XML may hold; the sign for what cannot be shown stands for it.

    What can be printed is in XML, and is most of what there is.
    """
    return value if value.isprintable() else NOT_XML.sub("\ufffd", value)


class Maker(ElementMaker):
    """Makes elements whose words and attributes any XML may hold."""

    def __call__(self, tag: Any, *children: Any, **attributes: str) -> etree._Element:
        return super().__call__(tag, *map(_clean, children), **_clean(attributes))


def _clean(said: Any) -> Any:
    if isinstance(said, str):
        return clean(said)
    return {name: clean(value) for name, value in said.items()} if isinstance(said, dict) else said
