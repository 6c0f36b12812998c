from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from glossator.model import Term
from glossator.problems import Position, Rule
from glossator.resolve.terms.borders import stands_alone
from glossator.resolve.terms.forms import inflected, keeps_case
from glossator.resolve.terms.lexicon import Lexicon

CASES = read_fixture_file(Path(__file__).parent / "fixtures" / "terms.txt")


def term(term_id: str, name: str, *forms: str, expansion: str = "", line: int = 1) -> Term:
    position = Position("data/glossary.yml", line)
    return Term(term_id, name, (), expansion=expansion, forms=forms, position=position)


GLOSSARY = (
    term("msc", "MSC", expansion="mesenchymal stem cell"),
    term("tile-drain", "tile drain", "drain"),
    term("ditch", "ditch"),
    term("theory", "theory"),
    term("inos", "iNOS"),
    term("ido", "IDO", expansion="indoleamine 2,3-dioxygenase"),
    term("three", "3-dioxygenase"),
    term("gvhd", "GvHD", "graft-versus-host", expansion="graft-versus-host disease"),
    term("b7", "B7"),
    term("b7-h1", "B7-H1", "B7 homolog 1"),
    term("t", "T"),
    term("tlr", "Toll-like receptors"),
    term("hla", "HLA B"),
    term("hla-g", "HLA-G", "human HLA-G"),
    term("h1", "H1"),
    term("il", "IL"),
    term("il-10", "IL-10"),
    term("tnf", "TNF-α"),
    term("cell", "cell line"),
    term("cd4", "CD4"),
    term("cpp", "C++"),
    term("don", "don"),
    term("foo", "foo"),
    term("stem-cell", "stem cell"),
    term("lineage", "stem cell lineage"),
    term("naivety", "naïveté"),
    term("marrow", "骨髓"),
)
LEXICON, PROBLEMS = Lexicon.build(GLOSSARY)


@pytest.mark.parametrize(("line", "title", "given", "expected"), CASES)
def test_terms_are_found_in_text(line: int, title: str, given: str, expected: str) -> None:
    text, shown, done = given.rstrip("\n"), "", 0
    for found in LEXICON.find(text):
        shown += f"{text[done : found.start]}[{text[found.start : found.end]}|{found.term}]"
        done = found.end
    assert shown + text[done:] == expected.rstrip("\n"), f"fixtures/terms.txt:{line} {title}"


def test_a_glossary_without_shared_forms_has_no_problem() -> None:
    assert PROBLEMS == ()


def test_the_first_editions_letter_is_read_as_its_glossary_says(first_edition_source: Path) -> None:
    text = first_edition_source.read_text(encoding="utf-8")[:5500]
    found = [text[one.start : one.end] for one in LEXICON.find(text)]
    assert {
        "MSCs",
        "MSC",
        "Toll-like receptors",
        "iNOS",
        "indoleamine 2,3-dioxygenase",
        "IDO",
    } <= set(found)
    assert found.count("B7-H1") == found.count("HLA-G") == found.count("B7 homolog 1") == 1
    assert "B7" not in found


@pytest.mark.parametrize(
    "form",
    [
        "iNOS",
        "MSCs",
        "HLA-G",
        "PGE2",
        "GvHD",
        "B7-H1",
        "B7",
        "T",
        "C++",
        "IDO",
        "MSC niche",
        "CD4+",
    ],
)
def test_a_form_with_an_inner_capital_or_of_capitals_and_digits_keeps_its_case(form: str) -> None:
    assert keeps_case(form)


@pytest.mark.parametrize(
    "form", ["meadow", "Meadow", "Toll-like receptors", "B7 homolog 1", "T cell", "2,3-dioxygenase"]
)
def test_other_forms_fold_their_case(form: str) -> None:
    assert not keeps_case(form)


@pytest.mark.parametrize(
    ("form", "forms"),
    [
        ("meadow", {"meadows", "meadow's"}),
        ("ditch", {"ditches", "ditch's"}),
        ("theory", {"theories", "theory's"}),
        ("boy", {"boys", "boy's"}),
        ("virus", {"viruses", "virus's"}),
        ("potato", {"potatos", "potatoes", "potato's"}),
        ("MSC", {"MSCs", "MSC's"}),
        ("B7", {"B7s", "B7's"}),
        ("CD4+", {"CD4+'s"}),
        ("y", {"ys", "y's"}),
    ],
)
def test_forms_take_regular_plurals_and_possessives(form: str, forms: set[str]) -> None:
    assert set(inflected(form)) == forms


def test_a_form_claimed_twice_is_a_problem_at_the_later_term() -> None:
    _, problems = Lexicon.build([term("tile-drain", "Drain"), term("sewer", "drain", line=7)])
    (problem,) = problems
    assert problem.rule is Rule.FORM_SHARED
    assert problem.position.line == 7
    assert "tile-drain" in problem.message and "sewer" in problem.message


def test_the_earlier_term_keeps_a_shared_form_in_all_its_inflections() -> None:
    lexicon, _ = Lexicon.build([term("tile-drain", "drain"), term("sewer", "drain")])
    assert [found.term for found in lexicon.find("drain, drains")] == ["tile-drain"] * 2


def test_one_term_may_repeat_a_form() -> None:
    assert Lexicon.build([term("drain", "drain", "Drain", "drains", "drain")])[1] == ()


def test_what_an_editor_wrote_goes_before_what_inflection_makes() -> None:
    lexicon, problems = Lexicon.build([term("new", "new"), term("news", "news")])
    assert problems == ()
    assert [found.term for found in lexicon.find("new news")] == ["new", "news"]


def test_two_forms_with_one_plural_are_a_problem() -> None:
    _, problems = Lexicon.build([term("bus", "bus"), term("buse", "buse", line=2)])
    assert [problem.position.line for problem in problems] == [2]


def test_a_form_in_its_own_case_goes_before_one_without_case() -> None:
    lexicon, problems = Lexicon.build([term("verb", "ido"), term("enzyme", "IDO")])
    assert problems == ()
    assert [found.term for found in lexicon.find("IDO ido Ido")] == ["enzyme", "verb", "verb"]


def test_the_form_is_given_as_the_editor_wrote_it() -> None:
    (found,) = LEXICON.find("two TILE DRAINS")
    assert (found.term, found.form) == ("tile-drain", "tile drain")


def test_nothing_is_found_in_what_is_excluded() -> None:
    text = "drain stem cell lineage drain"
    found = LEXICON.find(text, [(0, 5), (15, 18), (24, 24)])
    assert [text[one.start : one.end] for one in found] == ["stem cell", "drain"]


def test_an_empty_glossary_finds_nothing() -> None:
    lexicon, problems = Lexicon.build([term("blank", " ")])
    assert (lexicon.find("any text"), problems) == ((), ())


PIECES = (
    *("MSC", "drain", "s", "’s", "-", ",", ".", "+", "stem", "cell", "lineage", "HLA", "G", "B7"),
    *("H1", "IDO", "l’", "_", "2,3", "dioxygenase", "😀", "é", "\u0301", "\n", " "),
)
fragments = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@given(fragments, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=3))
def test_what_is_found_is_in_order_apart_and_on_word_borders(
    text: str, excluded: list[tuple[int, int]]
) -> None:
    found = LEXICON.find(text, excluded)
    ends = [0, *(one.end for one in found)]
    assert all(one.start >= end for one, end in zip(found, ends, strict=False))
    for one in found:
        assert stands_alone(text, one.start, one.end)
        assert not any(
            one.start < end and start < one.end for start, end in excluded if start < end
        )


@given(fragments)
def test_the_order_of_the_terms_does_not_matter(text: str) -> None:
    reverse, _ = Lexicon.build(reversed(GLOSSARY))
    assert reverse.find(text) == LEXICON.find(text)


@given(st.text(), st.text())
def test_a_form_between_blanks_is_always_found(before: str, after: str) -> None:
    text, start = f"{before} drain {after}", len(before) + 1
    covering = [one for one in LEXICON.find(text) if one.start <= start < one.end]
    assert covering and covering[0].term == "tile-drain"
