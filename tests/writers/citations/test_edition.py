"""The edition in each citation style, as the style's own handbook has an edited book."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator.writers.citations.edition import CitedEdition, cited_edition
from glossator.writers.citations.letters import ADDRESS, STYLES

EDITION = CitedEdition(
    "Letters on the drains & the meadow", ("Ada Finch", "Bo Bell"), "version 2 (May 1902)", "1902"
)
EXPECTED = {
    "nature": "Ada Finch &amp; Bo Bell (eds). <i>Letters on the drains &amp; the meadow</i>, version 2 "
    "(May 1902) (1902). URL",
    "apa": "Ada Finch, &amp; Bo Bell (Eds.). (1902). <i>Letters on the drains &amp; the meadow</i>, "
    "version 2 (May 1902). URL",
    "chicago": "Ada Finch, and Bo Bell, eds. 1902. <i>Letters on the Drains &amp; the Meadow</i>, "
    "version 2 (May 1902). URL.",
    "mla": "Ada Finch, and Bo Bell, editors. <i>Letters on the Drains &amp; the Meadow</i>, version 2 "
    "(May 1902). 1902, URL.",
    "vancouver": "Ada Finch, Bo Bell, editors. Letters on the drains &amp; the meadow, version 2 (May "
    "1902) [Internet]. 1902. Available from: URL",
}


def lines(edition: CitedEdition) -> dict[str, str]:
    return {style: line.replace(ADDRESS, "URL") for style, line in cited_edition(edition).items()}


@pytest.mark.parametrize("style", sorted(EXPECTED))
def test_an_edition_stands_as_the_style_prescribes(style: str) -> None:
    assert lines(EDITION)[style] == EXPECTED[style]


def test_every_style_is_known_to_this_test() -> None:
    assert set(EXPECTED) == {style.id for style in STYLES}


def test_one_editor_is_called_one() -> None:
    alone = lines(replace(EDITION, editors=("Ada Finch",)))
    assert alone["apa"].startswith("Ada Finch (Ed.). (1902). ")
    assert alone["mla"].startswith("Ada Finch, editor. ")
    assert alone["chicago"].startswith("Ada Finch, ed. 1902. ")


@pytest.mark.parametrize("style", sorted(EXPECTED))
def test_an_edition_without_editors_stands_under_its_title_once(style: str) -> None:
    for edition in (replace(EDITION, editors=()), CitedEdition("Letters on the drains")):
        line = lines(edition)[style]
        assert line.lower().count("letters on the drains") == 1
        assert line.count("URL") == 1
        for nothing in ("None", "Retrieved", ", ,", "..", "()", "editor", " ed", "(E"):
            assert nothing not in line.replace("edition", "")


@pytest.mark.parametrize("style", sorted(EXPECTED))
def test_of_many_editors_the_word_for_them_ends_the_names(style: str) -> None:
    many = tuple(f"Ann {name}" for name in "ABCDEFGHIJKLMNOPQRSTUVWX")
    line = lines(replace(EDITION, editors=many))[style]
    names = line.lower().partition("letters on")[0]
    assert "(eds" in names or ", eds. " in names or ", editors. " in names
    assert ".." not in line.replace("...", "")


WORDS = st.text(min_size=1, max_size=12).filter(lambda words: words.strip() != "")


@settings(max_examples=40)
@given(st.lists(WORDS, max_size=8), WORDS, st.sampled_from(["", "1902", "c. 1902"]))
def test_whatever_the_names_are_every_style_sets_them_with_one_address(
    editors: list[str], title: str, year: str
) -> None:
    edition = CitedEdition(title, tuple(editors), "", year)
    for style, line in cited_edition(edition).items():
        assert line.count(ADDRESS) == 1, style
