"""Links by id that lead to a translation, or to a place in one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from glossator.edition import read_edition
from glossator.model import Edition, Target, TargetKind
from glossator.problems import Position, Problem, Rule
from glossator.resolve import Resolved, resolve
from glossator.resolve.names import Names, places_in
from glossator.review.published import gone_addresses
from glossator.review.record import record
from glossator.site.catalogue import Catalogue
from glossator.site.pages import build_site
from glossator.site.typesetting.previews import preview
from glossator.writers.yaml import write_translation

HERE = Position("letters/brandt-1811-04-02.notes.yml", 3, 7)
BRANDT = "brandt-1811-04-02"
TRANSLATED = Path(__file__).parents[2] / "editions" / "translated" / "docs"


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


@pytest.mark.parametrize(
    ("language", "called"),
    [
        ("en", ["translation (English)", "paragraph 2 in the translation (English)"]),
        ("de", ["Übersetzung (Englisch)", "Absatz 2 in der Übersetzung (Englisch)"]),
        ("fr", ["traduction (anglais)", "paragraphe 2 dans la traduction (anglais)"]),
    ],
)
def test_without_words_it_shows_which_place_it_is_in_the_language_of_the_edition(
    edition: Edition, language: str, called: list[str]
) -> None:
    names = Names.of(replace(edition, settings=replace(edition.settings, language=language)), {})
    labels = [
        names.label(Target(TargetKind.BLOCK, one, BRANDT))
        for one in ("translation-en", "translation-en-p2")
    ]
    assert labels == called


def test_paragraphs_and_notes_are_called_in_the_language_of_the_edition(edition: Edition) -> None:
    german = replace(edition, settings=replace(edition.settings, language="de"))
    names = Names.of(german, {})
    assert names.label(Target(TargetKind.BLOCK, "p2", BRANDT)) == "Absatz 2"
    assert {names.label(one.target)[:12] for one in edition.notes if one.quote} == {"Anmerkung zu"}


def test_the_record_of_what_is_published_has_its_places(edition: Edition) -> None:
    resolved, _ = resolve(edition)
    told = {one.target.id for one in record(resolved).addresses if one.target.letter == BRANDT}
    places = {name for name, _, _ in places_in(edition.letters[0].translations[0])}
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
    original = preview(catalogue, Target(TargetKind.BLOCK, "p2", BRANDT))
    assert original is not None
    assert (original.title, original.language) == ("Paragraph 2", "de")
    assert str(original.text).startswith("Sie schreiben, man müsse nur Geduld haben.")


def test_every_place_has_its_address_in_the_page(edition: Edition) -> None:
    made = next(
        one for one in build_site(resolve(edition)[0]).pages if one.uri == f"letters/{BRANDT}.md"
    )
    for translation in edition.letters[0].translations:
        assert {name for name, _, _ in places_in(translation)} <= set(made.ids)


def written(tmp_path: Path, text: str, glossary: str = "{}") -> Resolved:
    """An edition of one letter, with a note and a term, and this translation of it."""
    for name, words in {
        "edition.yml": "title: Letters\n",
        "data/glossary.yml": glossary,
        "letters/first.md": "---\ntitle: First\nlanguage: de\n---\nEin [[drain]] Graben.\n",
        "letters/first.notes.yml": "- {id: ditch, quote: Graben, note: A ditch.}\n",
        "letters/first.en.md": text,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(words, encoding="utf-8")
    edition, _ = read_edition(tmp_path)
    return resolve(edition)[0]


DRAIN = "drain: {name: drain, definition: A ditch., link: none}"


def test_in_a_translation_an_editor_can_link_words_by_hand(tmp_path: Path) -> None:
    resolved = written(
        tmp_path, "A [[drain|trench]], a drain, [[#ditch]] and *[[first]]*.\n", DRAIN
    )
    (letter,) = resolved.edition.letters
    (block,) = letter.translations[0].blocks
    assert block.text == "A trench, a drain, note on ‘Graben’ and First."
    assert letter.blocks[0].text == "Ein [[drain]] Graben."
    found = [
        (block.text[one.start : one.end], one.target.kind.value, one.linked, one.anchor)
        for one in resolved.mentions_in(TargetKind.LETTER, "first")
        if one.in_translation
    ]
    assert found == [
        ("trench", "term", True, "translation-en-term-drain-at-1"),
        ("drain", "term", False, "translation-en-term-drain-at-2"),
        ("note on ‘Graben’", "note", True, "translation-en-note-ditch-at-1"),
        ("First", "letter", True, "translation-en-letter-first-at-1"),
    ]


def test_a_link_in_a_translation_that_leads_to_nothing_is_told_at_its_place(tmp_path: Path) -> None:
    written(tmp_path, "A [[drian|trench]].\n", DRAIN)
    edition, before = read_edition(tmp_path)
    assert [one for one in before if "first.en.md" in one.position.path] == []
    _, problems = resolve(edition)
    (told,) = [one for one in problems if one.rule is Rule.DANGLING_LINK]
    assert str(told.position).endswith("letters/first.en.md:1:3")
    assert told.cure == "Did you mean “drain”?"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{#one}\nOne.\n\nTwo.\n\nThree.\n\n{#four}\nFour.\n\nFive.\n", "paragraphs p2 to p3, p5"),
        ("{#one}\nOne.\n\nTwo.\n", "paragraphs p2"),
        ("{#one}\nOne.\n", "no paragraph with a number"),
        ("One.\n\nTwo.\n", "paragraphs up to p2"),
    ],
)
def test_paragraphs_that_have_an_id_of_their_own_are_not_counted_among_those_by_number(
    tmp_path: Path, text: str, told: str
) -> None:
    names = Names.of(written(tmp_path, text, DRAIN).edition, {})
    found = names.look_up("first.en#p9", HERE)
    assert isinstance(found, Problem)
    assert found.cure == f"The translation first.en has {told}."


def test_brackets_of_a_writer_in_a_translation_are_escaped(tmp_path: Path) -> None:
    resolved = written(tmp_path, "A \\[[drain]].\n", DRAIN)
    assert resolved.edition.letters[0].translations[0].blocks[0].text == "A [[drain]]."


def test_links_in_a_translation_are_written_and_read_again(tmp_path: Path) -> None:
    text = "A [[drain|trench]] at [[first]], as \\[\\[they\\]\\] say.\n"
    written(tmp_path, text, DRAIN)
    (letter,) = read_edition(tmp_path)[0].letters
    assert write_translation(letter.translations[0], "first").endswith(text)


def test_while_an_editor_writes_what_is_linked_stays_the_same(tmp_path: Path) -> None:
    written(tmp_path, "A [[drain|trench]].\n", DRAIN)
    first, again = (resolve(read_edition(tmp_path)[0])[0].edition.letters[0] for _ in "ab")
    assert first == again
    changed = written(tmp_path, "A [[drain|ditch]].\n", DRAIN)
    assert changed.edition.letters[0].translations[0].blocks[0].text == "A ditch."


def test_what_a_translation_s_paragraph_was_called_leads_to_it(tmp_path: Path) -> None:
    resolved = written(tmp_path, "{#last formerly=p1}\nA trench.\n", DRAIN)
    names = Names.of(resolved.edition, {})
    target = Target(TargetKind.BLOCK, "translation-en-last", "first")
    assert names.look_up("first.en#p1", HERE) == target
    (page,) = [one for one in build_site(resolved).pages if one.uri == "letters/first.md"]
    html = page.html(lambda uri, part: f"@{uri}#{part}")
    assert {"translation-en-last", "translation-en-p1"} <= set(page.ids)
    assert 'id="translation-en-p1"' in html


def test_of_what_a_translation_has_lost_each_place_is_told_and_of_a_lost_one_the_whole(
    tmp_path: Path,
) -> None:
    old = record(written(tmp_path, "One.\n\nTwo.\n\nThree.\n", DRAIN))
    shorter = written(tmp_path, "One.\n\n{formerly=p3}\nTwo.\n", DRAIN)
    assert list(gone_addresses(old, record(shorter), shorter, str)) == []
    shorter = written(tmp_path, "One.\n\nTwo.\n", DRAIN)
    (told,) = gone_addresses(old, record(shorter), shorter, str)
    assert (told.position.path, told.subject) == ("letters/first.en.md", "first#translation-en-p3")
    (tmp_path / "letters/first.en.md").rename(tmp_path / "letters/first.fr.md")
    renamed, _ = resolve(read_edition(tmp_path)[0])
    (told,) = gone_addresses(old, record(renamed), renamed, str)
    assert told.subject == "first#translation-en"
