"""The theme's shell around pages: the theme's own bytes, or none at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from glossator.site.frame.shell import Filling, in_shells, likeness, shell

PAGES = [
    Filling("A", "Of a", "https://example.org/a/", "<meta a>", "<h1>A</h1> a"),
    Filling(
        "B &amp; c",
        "“b”",
        "https://example.org/b/",
        "<meta b>",
        "<h1>B</h1> \ue000title\ue001 {{ x }}",
    ),
    Filling("C", "Of c", "https://example.org/c/", "<meta c>", "c, without a heading"),
]


def theme(page: Filling) -> str:
    heading = "" if "<h1" in page.content else f"<h1>{page.title}</h1>"
    link = f'<link rel="canonical" href="{page.permalink}">' if page.permalink else ""
    head = f"<title>{page.title}</title><meta content='{page.description}'>{link}{page.head}"
    return f"{head}<p>{page.title}</p>{heading}{page.content}<footer>"


def test_a_filled_shell_is_what_the_theme_makes() -> None:
    around = shell(theme, theme, PAGES[0])
    assert around is not None
    assert [around.fill(one) for one in PAGES[:2]] == [theme(one) for one in PAGES[:2]]
    assert around.fits(PAGES[1])
    assert not around.fits(PAGES[2]), "the theme writes the heading that it lacks"


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.title.upper(),
        lambda page: page.title[:4],
        lambda page: page.title.replace("&", "&amp;"),
        lambda page: str(len(page.content)),
        lambda page: page.description.replace("“", ""),
    ],
)
def test_there_is_no_shell_where_the_theme_changes_a_value(
    change: Callable[[Filling], str],
) -> None:
    def changing(page: Filling) -> str:
        return theme(page) + change(page)

    assert shell(changing, changing, PAGES[0]) is None


def test_there_is_no_shell_where_the_theme_says_which_page_it_is() -> None:
    def named(name: str) -> Callable[[Filling], str]:
        return lambda page: f"{name}{theme(page)}"

    assert shell(named("a"), named("b"), PAGES[0]) is None


@pytest.mark.parametrize("change", [lambda html: html, str.upper])
def test_whatever_the_theme_does_the_pages_are_its_own(change: Callable[[str], str]) -> None:
    def whole(page: Filling, filling: Filling) -> str:
        return change(theme(filling))

    made = in_shells([PAGES], lambda page: page, whole)
    assert [make() for _, make in made] == [change(theme(one)) for one in PAGES]


def test_pages_are_alike_in_one_folder_where_the_same_stands_beside_them() -> None:
    alike = likeness("letters/a/", ["toc"])
    assert likeness("letters/b/", ["toc"]) == alike
    assert likeness("glossary/b/", ["toc"]) != alike
    assert likeness("letters/b.html", ["toc"]) != alike
    assert likeness("letters/b/", []) != alike


def test_pages_that_lack_a_value_have_a_shell_of_their_own() -> None:
    bare = [Filling("D", "", "", "", "<h1>D</h1>"), Filling("E", "", "", "", "<h1>E</h1>")]
    rendered: list[str] = []

    def whole(page: Filling, filling: Filling) -> str:
        rendered.append(page.title)
        return theme(filling)

    made = list(in_shells([[*PAGES[:2], *bare, *bare, *bare]], lambda page: page, whole))
    assert [make() for _, make in made] == [theme(one) for one in (*PAGES[:2], *bare, *bare, *bare)]
    assert len(rendered) == 4, "two for each shell"
