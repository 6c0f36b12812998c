"""Links by id that lead to a translation, or to a place in one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from glossator.edition import read_edition
from glossator.model import Edition, Target, TargetKind
from glossator.problems import Position, Problem, Rule
from glossator.resolve import resolve
from glossator.resolve.names import Names, places_in
from glossator.review.record import record
from glossator.site.catalogue import Catalogue
from glossator.site.pages import build_site
from glossator.site.previews import preview

HERE = Position("letters/brandt-1811-04-02.notes.yml", 3, 7)
BRANDT = "brandt-1811-04-02"
TRANSLATED = Path(__file__).parents[1] / "editions" / "translated" / "docs"


@pytest.fixture(scope="module")
def edition() -> Edition:
    return read_edition(TRANSLATED)[0]


@pytest.fixture(scope="module")
def names(edition: Edition) -> Names:
    return Names.of(edition, {})


@pytest.mark.parametrize(
    ("written", "fragment"),
    [
        (f"{BRANDT}#translation-en-p2", "translation-en-p2"),
        (f"{BRANDT}#translation-en", "translation-en"),
        ("#translation-fr-salute", "translation-fr-salute"),
        (f"{BRANDT}.en#p2", "translation-en-p2"),
        (f"{BRANDT}.en # p2", "translation-en-p2"),
        (f"{BRANDT}.fr", "translation-fr"),
        (f"letter:{BRANDT}.fr#line-2", "translation-fr-line-2"),
    ],
)
def test_a_translation_and_what_stands_in_it_can_be_linked_to(
    names: Names, written: str, fragment: str
) -> None:
    found = names.look_up(written, HERE, BRANDT)
    assert found == Target(TargetKind.BLOCK, fragment, BRANDT)


def test_a_translation_called_by_two_words_is_named_as_its_file_is(edition: Edition) -> None:
    brandt, *others = edition.letters
    second = replace(brandt.translations[0], id="en-wells")
    both = replace(edition, letters=(replace(brandt, translations=(second,)), *others))
    found = Names.of(both, {}).look_up(f"{BRANDT}.en.wells#p1", HERE)
    assert found == Target(TargetKind.BLOCK, "translation-en-wells-p1", BRANDT)


def test_it_is_found_under_its_letter_s_former_id(edition: Edition) -> None:
    brandt, *others = edition.letters
    renamed = replace(edition, letters=(replace(brandt, formerly=("lock",)), *others))
    found = Names.of(renamed, {}).look_up("lock.en#p1", HERE)
    assert found == Target(TargetKind.BLOCK, "translation-en-p1", BRANDT)


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        (f"{BRANDT}.en#p9", f"The translation {BRANDT}.en has paragraphs up to p4."),
        (f"{BRANDT}.it#p2", f"“{BRANDT}” has no translation “it”."),
        (f"{BRANDT}.it", f"“{BRANDT}” has no translation “it”."),
        (f"{BRANDT}#translation-en-salut", f"Did you mean “{BRANDT}#translation-en-salute”?"),
    ],
)
def test_what_is_not_there_is_told_with_what_is(names: Names, written: str, cure: str) -> None:
    found = names.look_up(written, HERE)
    assert isinstance(found, Problem)
    assert found.rule is Rule.DANGLING_LINK
    assert (found.message, found.cure) == (f"[[{written}]] leads to nothing.", cure)


def test_nothing_is_said_of_a_link_into_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "edition.yml").write_text("title: Letters\n")
    (tmp_path / "index.md").write_text("See [[first.en#p1]] and [[first#translation-en-p1]].\n")
    (tmp_path / "letters/first.md").write_text("---\ntitle: First\n---\nEins.\n")
    (tmp_path / "letters/first.en.md").write_bytes(b"\xff\xfe\xfa")
    edition, problems = read_edition(tmp_path)
    _, more = resolve(edition)
    assert Rule.DANGLING_LINK not in [one.rule for one in (*problems, *more)]


def test_without_words_it_shows_which_place_it_is(names: Names) -> None:
    labels = [
        names.label(Target(TargetKind.BLOCK, one, BRANDT))
        for one in ("translation-en", "translation-en-p2")
    ]
    assert labels == ["translation (en)", "paragraph 2 of the translation (en)"]


def test_the_record_of_what_is_published_has_its_places(edition: Edition) -> None:
    resolved, _ = resolve(edition)
    told = {one.target.id for one in record(resolved).addresses if one.target.letter == BRANDT}
    places = {name for name, _ in places_in(edition.letters[0].translations[0])}
    assert places <= told
    assert "translation-en-item-2" in places


def test_its_card_shows_the_words_in_their_language(edition: Edition) -> None:
    catalogue = Catalogue(resolve(edition)[0])
    shown = preview(catalogue, Target(TargetKind.BLOCK, "translation-fr-p2", BRANDT))
    assert shown is not None
    assert (shown.title, shown.language) == ("Translation (French), paragraph 2", "fr")
    assert str(shown.text).startswith("Vous écrivez qu'il suffit")
    assert shown.facts == ("Von der neuen Schleuse",)
    whole = preview(catalogue, Target(TargetKind.BLOCK, "translation-en", BRANDT))
    assert whole is not None
    assert whole.title == "Translation: English"
    assert str(whole.text).startswith("the water has stood")
    assert preview(catalogue, Target(TargetKind.BLOCK, "p2", BRANDT)) is None


def test_every_place_has_its_address_in_the_page(edition: Edition) -> None:
    made = next(
        one for one in build_site(resolve(edition)[0]).pages if one.uri == f"letters/{BRANDT}.md"
    )
    for translation in edition.letters[0].translations:
        assert {name for name, _ in places_in(translation)} <= set(made.ids)
