"""The list of threads: a page where they are few, and pages of a list where they are many."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from glossator.dates import parse_date
from glossator.model import (
    Block,
    Edition,
    Kind,
    Letter,
    Reference,
    Settings,
    Target,
    TargetKind,
)
from glossator.resolve import Resolved, resolve
from glossator.resolve.resolved import Thread
from glossator.site.lists.paging import MOST
from glossator.site.pages import build_site
from glossator.site.sitepage import SitePage


def exchanges(count: int) -> Resolved:
    """An edition with so many threads."""
    letter = Letter("a", "On drains", (Block("p1", Kind.PARAGRAPH, "Words."),))
    resolved, _ = resolve(Edition("docs", Settings("Small"), letters=(letter,)))
    said = (Block("p1", Kind.PARAGRAPH, "Who says what."),)
    threads = (Thread(f"t{n}", f"Thread {n}", (), (), said) for n in range(count))
    return replace(resolved, threads=tuple(threads))


def listed(count: int) -> list[SitePage]:
    pages = build_site(exchanges(count)).pages
    return [one for one in pages if one.uri.startswith(("threads/index", "threads/page"))]


def tree(page: SitePage) -> html.HtmlElement:
    return html.document_fromstring(page.html(lambda uri, at: f"@{uri}", ""))


def lines(page: SitePage) -> list[str]:
    return [one.text_content() for one in tree(page).xpath("//div[@class='line']/dt[1]")]


@pytest.mark.parametrize(("count", "looked_for"), [(2, False), (7, True)])
def test_a_short_list_stands_on_one_page(count: int, looked_for: bool) -> None:
    (page,) = listed(count)
    assert lines(page) == [f"Thread {n}" for n in range(count)]
    assert bool(tree(page).xpath("//input[@name='words']")) is looked_for
    assert not tree(page).xpath("//nav[@class='pages']")
    assert page.beside == ()


def test_a_long_list_is_cut_into_pages_and_whole_for_scripts() -> None:
    first, second = listed(MOST + 1)
    assert (first.uri, second.uri) == ("threads/index.md", "threads/page/2.md")
    assert lines(first)[:-1] == [f"Thread {n}" for n in range(MOST)]  # the last is the template's
    assert lines(second) == [f"Thread {MOST}"]
    assert "Sort and filter" in tree(second).xpath("string(//p[@class='page-range'])")
    (rows,) = [one for one in first.beside if one.uri == "threads/rows.js"]
    assert f"Thread {MOST}" in rows.content.decode()


def test_a_letter_follows_its_thread_past_what_is_not_in_the_edition() -> None:
    letter = Letter("a", "On drains", (Block("p1", Kind.PARAGRAPH, "Words."),))
    work = Reference("young", {"id": "young", "type": "book", "title": "Farming"})
    resolved, _ = resolve(Edition("docs", Settings("Small"), letters=(letter,), references=(work,)))
    members = (Target(TargetKind.REFERENCE, "young"), letter.target)
    thread = Thread("wet", "How wet it is", members, (), ())
    pages = build_site(replace(resolved, threads=(thread,))).pages
    (page,) = [tree(one) for one in pages if one.uri == "letters/a.md"]
    (row,) = page.xpath("//nav[@class='neighbours']/div")
    assert row.xpath("p/a[.='How wet it is']/@href") == ["@threads/wet.md"]
    (way,) = row.xpath("a")
    assert way.get("class") == "prev" and way.get("rel") is None
    assert way.text_content().split()[0] == "Before"
    assert way.xpath("string(*[@class='of'])") == "not included"


def measure(*dates: str | None) -> str:
    """What the list says of a thread of letters with these dates; a list has two."""
    letters = tuple(
        Letter(f"l{n}", "On drains", (Block("p1", Kind.PARAGRAPH, "Words."),),
               date=parse_date(date) if date else None)
        for n, date in enumerate(dates)
    )  # fmt: skip
    resolved, _ = resolve(Edition("docs", Settings("Small"), letters=letters))
    members = tuple(Target(TargetKind.LETTER, one.id) for one in letters)
    threads = (Thread("t", "Drains", members, ()), Thread("u", "Mills", (), ()))
    pages = build_site(replace(resolved, threads=threads)).pages
    (page,) = [one for one in pages if one.uri == "threads/index.md"]
    return str(tree(page).xpath("string(//span[@class='count'])"))


def test_a_thread_says_in_which_years_its_letters_were_written() -> None:
    assert measure("1805-01", "1805-02", None) == "3 letters, 1805"
    assert measure("1805", "1807-02") == "2 letters, 1805 to 1807"
    assert measure("-0043", "0002") == "2 letters, 44 BC to 2"
    assert measure("-0045", "-0041") == "2 letters, 46 to 42 BC"
    assert measure(None, None) == "2 letters"
