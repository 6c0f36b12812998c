"""A letter in each citation style, as the style's own handbook has a chapter in an edited work."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator.writers.citations.letters import ADDRESS, STYLES, CitedLetter, _set, cited
from glossator.writers.citations.names import CitedName, signed

HALE = CitedName(family="Hale", given="Anne")
REED = CitedName(literal="[Thomas Reed?]")
LETTER = CitedLetter(
    title="A quarrel about the drains & the meadow",
    described="letter to Arthur Young, 2 January 1805; printed in Annals 3 (1), p. 14",
    container="Letters on the drains",
    version="version 2 (May 1902)",
    senders=(HALE, REED),
    editors=("Ed Itor",),
    year="1805",
)
WHAT = "[letter to Arthur Young, 2 January 1805; printed in Annals 3 (1), p. 14]"
EXPECTED = {
    "nature": f"Hale, A. &amp; [Thomas Reed?]. A quarrel about the drains &amp; the meadow {WHAT}. in "
    "<i>Letters on the drains</i>, version 2 (May 1902) (ed. Ed Itor) (1805). URL",
    "apa": "Hale, A., &amp; [Thomas Reed?]. (1805). A quarrel about the drains &amp; the meadow "
    f"{WHAT}. In Ed Itor (Ed.), <i>Letters on the drains</i>, version 2 (May 1902). URL",
    "chicago": "Hale, Anne, and [Thomas Reed?]. 1805. “A Quarrel About the Drains &amp; the Meadow” "
    f"{WHAT}. In <i>Letters on the Drains</i>, version 2 (May 1902), edited by Ed Itor. URL.",
    "mla": "Hale, Anne, and [Thomas Reed?]. “A Quarrel About the Drains &amp; the Meadow” "
    f"{WHAT}. <i>Letters on the Drains</i>, version 2 (May 1902), edited by Ed Itor, 1805, URL.",
    "vancouver": f"Hale A, [Thomas Reed?]. A quarrel about the drains &amp; the meadow {WHAT}. In: Ed "
    "Itor, editor. Letters on the drains, version 2 (May 1902) [Internet]. 1805. Available from: URL",
}


def lines(letter: CitedLetter) -> dict[str, str]:
    return {style: line.replace(ADDRESS, "URL") for style, line in cited(letter).items()}


@pytest.mark.parametrize("style", sorted(EXPECTED))
def test_a_letter_stands_as_the_style_prescribes(style: str) -> None:
    assert lines(LETTER)[style] == EXPECTED[style]


def test_every_style_is_known_to_this_test() -> None:
    assert set(EXPECTED) == {style.id for style in STYLES}


@pytest.mark.parametrize("style", sorted(EXPECTED))
def test_a_letter_without_a_known_sender_stands_under_its_title_once(style: str) -> None:
    line = lines(replace(LETTER, senders=()))[style]
    assert line.lower().count("a quarrel about") == 1
    assert line.lstrip("“").startswith("A ")
    assert line.count("Ed Itor") == 1


@pytest.mark.parametrize("style", sorted(EXPECTED))
def test_what_is_not_known_is_left_out(style: str) -> None:
    bare = CitedLetter(title="A", described="letter", container="Letters", senders=(HALE,))
    line = lines(bare)[style]
    for nothing in ("None", "Retrieved", ", ,", "..", "()", "edited", "1805"):
        assert nothing not in line
    assert line.count("URL") == 1


@pytest.mark.parametrize("style", sorted(EXPECTED))
def test_a_conjectural_year_keeps_its_brackets(style: str) -> None:
    assert "[1805?]" in lines(replace(LETTER, year="[1805?]"))[style]


@pytest.mark.parametrize("style", sorted(EXPECTED))
def test_many_senders_end_in_one_stop(style: str) -> None:
    many = tuple(CitedName(family=name, given="Ann") for name in "ABCDEFGHIJKLMNOPQRSTUVWX")
    line = lines(replace(LETTER, senders=many))[style]
    assert ".." not in line.replace("...", "").replace(". . .", "")


def test_a_title_in_another_language_keeps_its_capitals() -> None:
    french = replace(LETTER, title="Sur les prés inondés", english=False)
    assert "“Sur les prés inondés”" in lines(french)["mla"]


def test_markup_in_a_title_or_a_name_is_text() -> None:
    sly = replace(LETTER, title="<b>x</b>", senders=(CitedName(literal="<i>y</i>"),))
    for line in lines(sly).values():
        assert "<b>" not in line.lower()
        assert "&lt;i&gt;y&lt;/i&gt;" in line


@pytest.mark.parametrize("editor", ["\U00010414\U00010434 Finch", "\ue150x", "\ue100x"])
def test_an_editor_may_have_the_letters_that_stand_for_names(editor: str) -> None:
    """Deseret capitals, and medieval letters of private use: signs for senders elsewhere."""
    letter = replace(LETTER, senders=(CitedName(family="Hale", given="Anne"),), editors=(editor,))
    for style, line in cited(letter).items():
        assert "Hale" in line, style
        assert editor.split()[-1] in line, style


WORDS = st.text(min_size=1, max_size=12).filter(lambda words: words.strip() != "")
NAMES = st.one_of(
    st.builds(CitedName, literal=WORDS), st.builds(CitedName, family=WORDS, given=WORDS)
)


@settings(max_examples=40)
@given(st.lists(NAMES, max_size=3), st.lists(WORDS, max_size=2), WORDS)
def test_whatever_the_names_are_every_style_sets_them_with_one_address(
    senders: list[CitedName], editors: list[str], year: str
) -> None:
    letter = replace(LETTER, senders=tuple(senders), editors=tuple(editors), year=year)
    for style, line in cited(letter).items():
        assert line.count(ADDRESS) == 1, style


PLAIN = st.sampled_from(
    ["Hale", "O’Brien", "von Ziegesar", "Őry-Nagy", "Smith, Jr", "D. Smith", "王", "others", "3rd"]
)
GIVEN = st.sampled_from(
    ["Anne", "Anne Mary", "J. R. R.", "Jean-Paul", "J.-P.", "Ludwig van", "é", "ǅa B"]
)
NAMED = st.one_of(
    st.builds(CitedName, literal=PLAIN), st.builds(CitedName, family=PLAIN, given=GIVEN)
)


@settings(max_examples=12, deadline=None)
@given(st.lists(NAMED, min_size=1, max_size=8).map(tuple), st.booleans())
def test_a_line_with_signs_for_names_is_filled_with_what_the_style_sets(
    senders: tuple[CitedName, ...], dated: bool
) -> None:
    for style in STYLES:
        signs = signed(senders, style.whole_names)
        if signs is None:
            assert style.whole_names, "only a name that ends with an initial’s stop"
            continue
        line = _set(style, signs.names, ("Ada Finch",), dated)
        assert signs.filled(line) == _set(style, senders, ("Ada Finch",), dated), style.id


@pytest.mark.parametrize(
    "name", ["", "Smith Jr.", "[Reed]", "<i>", "A & B", "\ue000", "\ue100", "\U00010400"]
)
def test_a_name_that_is_not_of_plain_words_has_no_sign(name: str) -> None:
    assert (
        signed((CitedName(family="Hale", given="Anne"), CitedName(literal=name)), whole=False)
        is None
    )
    assert cited(replace(LETTER, senders=(CitedName(literal=name),)))
