"""Citation styles (CSL) as citeproc-py reads them, which look for each of their words once.

It goes through all words of a language for each “and” and “et al.” that it sets, and through the
whole style for each macro; a style never changes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from citeproc import CitationStylesStyle


def read_style(path: Path, locale: str | None = None) -> CitationStylesStyle:
    """The style in a file, with the words of a language (BCP 47), or of its own."""
    style = CitationStylesStyle(str(path), locale=locale, validate=False)
    style.root.xpath_search = cache(style.root.xpath_search)
    for one in style.root.locales:
        one.get_term = _found_once(one.get_term)
    return style


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
