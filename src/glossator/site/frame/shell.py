"""What the theme puts around a page: rendered once for all pages of a kind, and then only filled.

A theme may do with a page's values what it likes, so a shell is believed only where it gives the
same bytes as the theme itself does for values that would show a difference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import partial
from html import escape
from itertools import cycle
from typing import Any, TypeVar


@dataclass(frozen=True, slots=True)
class Filling:
    """What belongs to one page alone, as the theme gets it."""

    title: str
    """As HTML."""
    description: str
    """As HTML; empty for a page without one."""
    permalink: str
    """The absolute address; empty where the site has none."""
    head: str
    """HTML for machines, in the page's head; empty for a page without any."""
    content: str
    """The page's own HTML."""


Render = Callable[[Filling], str]
"""The theme's whole page around a filling."""

_NAMES = tuple(one.name for one in fields(Filling))
_MARK = "\ue000{}\ue001"
"""Two characters of the Unicode private use area, which no theme has in it."""
_HEADING = "<h1>"
"""Themes look whether a page brings its first heading, and else write one."""
_MARKED = re.compile(_MARK.format(f"({'|'.join(_NAMES)})(?:{_HEADING})?"))
_SIGNS = "“A” & 'b' <i>c</i> {{ d }} \\e %s"
"""What a theme that shortens, escapes or strips a value would change."""


@dataclass(frozen=True, slots=True)
class Shell:
    """A page of the theme with places for what belongs to one page alone."""

    parts: tuple[str, ...]
    """Text and names of values by turns, text first and last."""
    like: Filling
    """One of the fillings that it is for."""

    def fits(self, filling: Filling) -> bool:
        """Whether the page has the values that this shell has places for."""
        return _had(filling) == _had(self.like)

    def fill(self, filling: Filling) -> str:
        """The whole page."""
        return "".join(
            getattr(filling, part) if odd else part
            for part, odd in zip(self.parts, cycle((False, True)), strict=False)
        )


def shell(render: Render, again: Render, like: Filling) -> Shell | None:
    """The shell of all pages that have the same values as `like`, and lack the same.

    `render` and `again` are the theme around two of these pages. None where it gives them
    different shells, or does not take the values as they are.
    """
    made = Shell(tuple(_MARKED.split(render(_filled(like, _marked)))), like)
    signs = _filled(like, lambda name, heading: f"{_signs(name)}{heading}")
    return made if made.fill(signs) == again(signs) else None


def _had(filling: Filling) -> tuple[bool, ...]:
    had = (bool(getattr(filling, name)) for name in _NAMES)
    return (*had, "<h1" in filling.content)


def _filled(like: Filling, value: Callable[[str, str], str]) -> Filling:
    """Made-up values for what the page has, from a value's name and the heading it begins with."""
    had = ((name, getattr(like, name)) for name in _NAMES)
    return Filling(
        **{
            name: value(name, _HEADING if name == "content" and "<h1" in old else "") if old else ""
            for name, old in had
        }
    )


def _marked(name: str, heading: str) -> str:
    return _MARK.format(name + heading)


def _signs(name: str) -> str:
    return _SIGNS if name in ("head", "content") else escape(_SIGNS)


def likeness(url: str, hide: Sequence[str]) -> tuple[Any, ...]:
    """What pages have in common that can have the same shell: their folder, and what the theme
    leaves out beside them."""
    folder, _, name = url.rstrip("/").rpartition("/")
    return folder, url.endswith("/"), not name, tuple(hide)


P = TypeVar("P")


def in_shells(
    groups: Iterable[Sequence[P]],
    filling: Callable[[P], Filling],
    whole: Callable[[P, Filling], str],
) -> Iterator[tuple[P, Callable[[], str]]]:
    """Pages with what makes the HTML of each. The pages of a group that have the same values have
    one shell.

    `whole` is the theme itself around a page, for what a shell cannot do, and for a page that has
    none like it.
    """
    for pages in groups:
        if len(pages) == 1:
            yield pages[0], partial(_alone, pages[0], filling, whole)
            continue
        first, *others = pages
        shells = _Shells(partial(whole, first), partial(whole, pages[-1]))
        given = filling(first)
        shells.around(given)
        yield first, partial(_around, first, given, shells, whole)
        for page in others:
            yield page, partial(_made, page, shells, filling, whole)


class _Shells:
    """The shells of a group: one for each choice of values that its pages have."""

    def __init__(self, render: Render, again: Render) -> None:
        self._render, self._again = render, again
        self._known: dict[tuple[bool, ...], Shell | None] = {}

    def around(self, filling: Filling) -> Shell | None:
        """The shell for a page with these values."""
        had = _had(filling)
        if had not in self._known:
            self._known[had] = shell(self._render, self._again, filling)
        return self._known[had]


def _alone(page: P, filling: Callable[[P], Filling], whole: Callable[[P, Filling], str]) -> str:
    return whole(page, filling(page))


def _made(
    page: P,
    shells: _Shells,
    filling: Callable[[P], Filling],
    whole: Callable[[P, Filling], str],
) -> str:
    return _around(page, filling(page), shells, whole)


def _around(page: P, given: Filling, shells: _Shells, whole: Callable[[P, Filling], str]) -> str:
    around = shells.around(given)
    return around.fill(given) if around else whole(page, given)
