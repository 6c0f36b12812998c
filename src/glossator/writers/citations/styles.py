"""Citation styles (CSL) as citeproc-py reads them, which look for each of their words once, and
what they make of an item.

It goes through all words of a language for each “and” and “et al.” that it sets, and through the
whole style for each macro; a style never changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON


def read_style(path: Path, locale: str | None = None) -> CitationStylesStyle:
    """The style in a file, with the words of a language (BCP 47), or of its own."""
    style = CitationStylesStyle(str(path), locale=locale, validate=False)
    # lxml makes an element anew each time, unless somebody holds it.
    style.elements = [*style.root.iter("*")]
    for one in style.elements:
        one.xpath_search = cache(one.xpath_search)
        one.get_root = cache(one.get_root)
    for one in style.root.locales:
        one.get_term = _found_once(one.get_term)
    return style


def set_item(style: CitationStylesStyle, item: Mapping[str, object]) -> str:
    """The line that citeproc-py makes of a CSL item with the id `item`, without a number.

    One at a time: citeproc-py numbers by registration, and one bad item would stop all.
    """
    bibliography = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.html)
    bibliography.register(Citation([CitationItem("item")]))
    return str(bibliography.bibliography()[0]).removeprefix("1.")


def _found_once(get_term: Callable[..., Any]) -> Callable[..., Any]:
    """The same; that a language has no such word, which an IndexError says, is known as well."""

    @cache
    def found(*asked: Any) -> Any:
        try:
            return get_term(*asked)
        except IndexError:
            return None

    def again(name: str, form: str | None = None, zero_padded: bool = False) -> Any:
        term = found(name, form, zero_padded)
        if term is None:
            raise IndexError(name)
        return term

    return again
