from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import regex
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from glossator.model import Quote
from glossator.problems import Position, Problem
from glossator.quoting.deciding import deciding
from glossator.quoting.fold import fold, inside_clusters
from glossator.quoting.haystack import Haystack, matches
from glossator.resolve.quotes.misquotes import locate, nearest

CASES = read_fixture_file(Path(__file__).parent / "fixtures" / "quotes.txt")
LETTER = "anne-hale-1805-01-02"
ORDINALS = ("first", "second", "third", "fourth", "fifth")

words = st.text(st.sampled_from("ab .,’'"), min_size=1, max_size=40).map(str.strip).filter(bool)
rich = st.text(
    st.one_of(st.sampled_from("ae ﬁ’'-–\n\u00a0\u00ad\u0301é😀\u200d"), st.characters()),
    max_size=40,
)


def blocks_of(text: str) -> list[tuple[str, int]]:
    starts = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]
    return [(f"p{number}", start) for number, start in enumerate(starts, 1)]


def quote_of(apparatus: str) -> Quote:
    fields = dict(line.split(": ", 1) for line in apparatus.splitlines())
    bare = {key: value.strip("|") for key, value in fields.items()}
    return Quote(bare["quote"], bare.get("prefix", ""), bare.get("suffix", ""))


@pytest.mark.parametrize(("line", "title", "given", "expected"), CASES)
def test_a_quote_has_one_place_or_a_problem(
    line: int, title: str, given: str, expected: str
) -> None:
    text, _, apparatus = given.rstrip("\n").partition("\n---\n")
    found = locate(Haystack.of(text), quote_of(apparatus), LETTER, blocks_of(text))
    if isinstance(found, Problem):
        shown = f"{found.rule.id}: {found.message} {found.cure or found.rule.cure}"
    else:
        start, end = found
        shown = f"{text[:start]}[[{text[start:end]}]]{text[end:]}"
    assert shown == expected.rstrip("\n"), f"fixtures/quotes.txt:{line} {title}"


def test_a_problem_stands_at_the_quote() -> None:
    position = Position("docs/letters/a.notes.yml", 14, 10)
    found = locate(Haystack.of("Sir,"), Quote("Madam", position=position), LETTER)
    assert isinstance(found, Problem)
    assert found.position == position


def test_without_blocks_offsets_are_named() -> None:
    found = locate(Haystack.of("ab ab"), Quote("ab"), LETTER)
    assert isinstance(found, Problem)
    assert "(at offsets 0, 3)" in found.message


def test_a_text_that_needs_no_folding_is_not_folded() -> None:
    haystack = Haystack.of("The meadow is drowned.")
    assert locate(haystack, Quote("meadow"), LETTER) == (4, 10)
    assert "folded" not in vars(haystack)


def times(exact: str, text: str) -> int:
    """How often words occur, also over one another: '00' twice in '000'."""
    return sum(text.startswith(exact, at) for at in range(len(text)))


@given(st.text(), st.data())
def test_words_that_occur_once_are_found_where_they_are(text: str, data: st.DataObject) -> None:
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    exact = text[start:end]
    assume(exact == exact.strip().strip("\u00ad") and times(exact, text) == 1)
    assume(inside_clusters(text).isdisjoint((start, end)))
    assert locate(Haystack.of(text), Quote(exact), LETTER) == (start, end)


@given(rich, rich, rich, rich)
def test_no_match_cuts_a_grapheme_cluster(text: str, exact: str, before: str, after: str) -> None:
    whole = text + exact + after
    for start, end in matches(Haystack.of(whole), Quote(exact, before, after)):
        assert inside_clusters(whole).isdisjoint((start, end))
        assert fold(whole[start:end]).text == fold(exact.strip()).text.strip()


@given(words, st.data())
@example("x a x a x a x", None)
def test_what_is_suggested_decides(text: str, data: st.DataObject | None) -> None:
    if data is None:
        exact = "x"
    else:
        start = data.draw(st.integers(0, len(text) - 1))
        exact = text[start : data.draw(st.integers(start + 1, len(text)))].strip()
    assume(exact)
    haystack, quote = Haystack.of(text), Quote(exact)
    found = matches(haystack, quote)
    for number, place in enumerate(found if len(found) > 1 else ()):
        decided = deciding(haystack, quote, found, number)
        assert decided is not None
        assert matches(haystack, decided) == (place,)


@given(words, st.sampled_from(["a", "b", "a b", ".", "'"]))
def test_what_a_message_suggests_decides(text: str, exact: str) -> None:
    haystack, quote = Haystack.of(text), Quote(exact)
    found = matches(haystack, quote)
    assume(len(found) > 1)
    problem = locate(haystack, quote, LETTER)
    assert isinstance(problem, Problem)
    for number, ordinal in enumerate(ORDINALS[: len(found)]):
        advice = regex.search(
            rf"(?r)(?:example|,|or) ((?:(?:prefix|suffix): “[^:]*” (?:with )?)+)for the {ordinal}",
            problem.cure,
        )
        said = dict(regex.findall(r"(prefix|suffix): “([^:]*)”", advice[1]))
        assert matches(haystack, replace(quote, **said)) == (found[number],)


@given(st.lists(st.sampled_from(["ab", "cd", "e’f", "“gh”", "i–j", "café"]), min_size=3))
def test_folding_noise_in_a_quote_changes_nothing(parts: list[str]) -> None:
    text = " ".join(["start", *parts, "end"])
    noisy = "\n\u00a0".join(["start", *parts, "end"])
    for old, new in zip("’“”–é", ["'", '"', '"', "-", "e\u0301"], strict=True):
        noisy = noisy.replace(old, new)
    assert locate(Haystack.of(text), Quote(noisy), LETTER) == (0, len(text))
    assert locate(Haystack.of(noisy), Quote(text), LETTER) == (0, len(noisy))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("stuck", "stuk"),
        ("stukk.", "stuk."),
        ("no drane helps", "no drain helps"),
        ("no drane", "no drain"),
        ("drane helps", "drain helps"),
        ("The weel is", "The wheel is"),
    ],
)
def test_words_are_proposed_from_border_to_border(words: str, meant: str) -> None:
    text = "The wheel is stuk. Sir, I cannot stop it, and no drain helps."
    place = nearest(Haystack.of(text), words)
    assert place is not None and text[slice(*place)] == meant
