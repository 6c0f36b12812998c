"""Pictures and links that an editor writes as paths lead to the file from every page."""

from __future__ import annotations

import gc
from weakref import ref

import pytest

from glossator.model import (
    Block,
    Edition,
    Kind,
    Letter,
    Mark,
    Settings,
    Span,
    Target,
    TargetKind,
)
from glossator.resolve import resolve
from glossator.site.catalogue import Catalogue
from glossator.site.typesetting.typesetter import Typesetter
from glossator.site.views.letter import woven


def set_letter(mark: Mark, name: str, written: str) -> str:
    words = "See the plan."
    end = 0 if mark is Mark.IMAGE else len(words)
    span = Span(0, end, mark, ((name, written), ("alt", "the plan")))
    letter = Letter("hale", "On drains", (Block("p1", Kind.PARAGRAPH, words, (span,)),))
    resolved, _ = resolve(Edition("", Settings("Letters"), letters=(letter,)))
    catalogue = Catalogue(resolved)
    setter = Typesetter(
        catalogue, "letters/hale.md", lambda uri, at: f"to:{uri}{'#' + at if at else ''}"
    )
    return str(woven(setter, letter))


def test_what_sets_a_page_goes_with_it_without_a_search_for_circles() -> None:
    """While serving, such a search is made seldom, and it would keep what former builds read."""
    letter = Letter("hale", "On drains", (Block("p1", Kind.PARAGRAPH, "See the plan."),))
    resolved, _ = resolve(Edition("", Settings("Letters"), letters=(letter,)))
    setter = Typesetter(Catalogue(resolved), "letters/hale.md", lambda uri, at: uri)
    body = (Block("p1", Kind.PARAGRAPH, "It is lost."),)
    gone = ref(setter)
    gc.disable()
    try:
        assert "It is lost." in setter.body(body, Target(TargetKind.NOTE, "plan", "hale"))
        del setter
        assert gone() is None
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("plan.png", "to:letters/plan.png"),
        ("../pictures/plan%20of%201805.png", "to:pictures/plan of 1805.png"),
        ("https://example.org/plan.png", "https://example.org/plan.png"),
        ("/plan.png", "/plan.png"),
        ("../../plan.png", "../../plan.png"),
    ],
)
def test_a_picture_is_looked_for_beside_its_letter(written: str, shown: str) -> None:
    assert f'<img src="{shown}" alt="the plan"' in set_letter(Mark.IMAGE, "src", written)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("../about.md#method", "to:about.md#method"),
        ("#p1", "#p1"),
        ("mailto:anne@example.org", "mailto:anne@example.org"),
        ("../plan.pdf?page=2", "to:plan.pdf?page=2"),
    ],
)
def test_a_link_by_path_leads_to_the_page_or_file(written: str, shown: str) -> None:
    assert f'href="{shown}"' in set_letter(Mark.LINK, "href", written)
