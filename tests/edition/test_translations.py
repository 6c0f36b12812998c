"""Translations in an edition's folder: which files they are, and which blocks go together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.edition import read_edition
from glossator.examine import examine
from glossator.model import (
    Block,
    Edition,
    Kind,
    Letter,
    Quote,
    Settings,
    Translation,
    Translator,
)
from glossator.pairing import plainly, translated_by, units
from glossator.problems import Rule
from glossator.resolve import resolve
from glossator.review.translations import translations as review
from glossator.site.letter.translations import rows, rows_of

TRANSLATED = Path(__file__).parents[1] / "editions" / "translated" / "docs"


def edition(folder: Path, **files: str) -> Edition:
    (folder / "letters").mkdir(exist_ok=True)
    (folder / "edition.yml").write_text("title: Letters\n")
    for name, text in files.items():
        (folder / "letters" / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return read_edition(folder)[0]


LETTER = "---\ntitle: First\nlanguage: de\n---\nEins.\n\nZwei.\n"


def test_a_file_named_after_a_letter_and_a_language_is_its_translation() -> None:
    found, problems = read_edition(TRANSLATED)
    assert problems == ()
    letters = {one.id: one for one in found.letters}
    assert set(letters) == {"brandt-1811-04-02", "brandt-1811-05-01", "morel-1811-04-20"}
    english, french = letters["brandt-1811-04-02"].translations
    assert (english.id, english.language, english.title) == ("en", "en", "Of the new lock")
    assert english.translators == (Translator("ida-wells"), Translator(name="A. Neighbour"))
    assert (french.language, french.translators[0].party) == ("fr", "")
    assert letters["brandt-1811-05-01"].translations == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("first__en__md", "---\nfrom: anne-hale\n---\nOne.\n"),
        ("first__en__md", "---\ntitle: Another\n---\nOne.\n"),
        ("first__en__md", "---\ntranslator: Ida Wells\ndate: 1805\n---\nOne.\n"),
        ("other__en__md", "---\nlanguage: en\n---\nOne.\n"),
        ("first-en__md", "---\nlanguage: en\n---\nOne.\n"),
        ("first-en__md", "---\ntranslator: Ida Wells\n---\nOne.\n"),
    ],
)
def test_what_may_be_a_letter_of_its_own_stays_one(tmp_path: Path, name: str, text: str) -> None:
    found = edition(tmp_path, first__md=LETTER, **{name: text})
    assert len(found.letters) == 2
    assert not any(one.translations for one in found.letters)


@pytest.mark.parametrize(
    ("name", "text", "made"),
    [
        ("first__en__md", "One.\n", ("en", "en")),
        ("first__en__md", "---\ntranslation_of: first\nfrom: x\n---\nOne.\n", ("en", "en")),
        ("first__pt-BR__md", "Um.\n", ("pt-BR", "pt-BR")),
        ("first__en-2__md", "One.\n", ("en-2", "en")),
        ("first__pt-BR-10__md", "Um.\n", ("pt-BR-10", "pt-BR")),
        ("first__es-419__md", "Uno.\n", ("es-419", "es-419")),
        ("first__en-wells__md", "---\nlanguage: en\n---\nOne.\n", ("en-wells", "en")),
        (
            "first__de__hell__md",
            "---\ntranslation_of: first\nlanguage: de\n---\nOne.\n",
            ("de-hell", "de"),
        ),
        ("one__md", "---\ntranslation_of: first\nlanguage: en\n---\nOne.\n", ("one", "en")),
    ],
)
def test_what_is_a_translation_for_sure_is_one(
    tmp_path: Path, name: str, text: str, made: tuple[str, str]
) -> None:
    (letter,) = edition(tmp_path, first__md=LETTER, **{name: text}).letters
    (translation,) = letter.translations
    assert (translation.id, translation.language) == made


def test_a_letter_in_tei_is_translated_in_a_file_beside_it(tmp_path: Path) -> None:
    tei = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
    <title>First</title></titleStmt><publicationStmt><p>Made up.</p></publicationStmt><sourceDesc>
    <p>None.</p></sourceDesc></fileDesc><profileDesc><correspDesc><correspAction type="sent">
    <persName>Anne Hale</persName></correspAction></correspDesc></profileDesc></teiHeader>
    <text><body><p>Eins.</p></body></text></TEI>"""
    (letter,) = edition(tmp_path, first__xml=tei, first__en__md="One.\n").letters
    assert [one.text for one in letter.translations[0].blocks] == ["One."]


def test_while_an_editor_writes_only_the_letter_that_changed_is_another(tmp_path: Path) -> None:
    first = edition(tmp_path, first__md=LETTER, first__en__md="One.\n\nTwo.\n", b__md=LETTER)
    again = edition(tmp_path)
    assert all(a is b for a, b in zip(first.letters, again.letters, strict=True))
    other = edition(tmp_path, first__en__md="One.\n\nThree.\n")
    plain, changed = sorted(other.letters, key=lambda one: one.id)
    assert changed.translations[0].blocks[1].text == "Three."
    assert any(plain is one for one in first.letters)


def blocks(*kinds: str, **translates: str) -> tuple[Block, ...]:
    return tuple(
        Block(
            f"b{at}", Kind(kind), str(at),
            attributes=(("translates", translates[f"b{at}"]),) if f"b{at}" in translates else (),
        )
        for at, kind in enumerate(kinds)
    )  # fmt: skip


def pairs(ours: tuple[Block, ...], theirs: tuple[Block, ...]) -> list[tuple[int, ...]]:
    letter = Letter("first", "First", ours)
    return list(translated_by(letter, Translation("en", "en", theirs)))


def test_blocks_go_together_by_their_turn_among_their_kind() -> None:
    ours = blocks("dateline", "salute", "paragraph", "paragraph", "signature")
    assert pairs(ours, ours) == [(0,), (1,), (2,), (3,), (4,)]
    assert pairs(ours, blocks("paragraph", "salute", "paragraph", "paragraph")) == [
        (2,), (1,), (3,), (),
    ]  # fmt: skip


def test_what_follows_a_block_that_names_another_goes_on_from_there() -> None:
    ours = blocks(*["paragraph"] * 5)
    assert pairs(ours, blocks(*["paragraph"] * 3, b0="b1 b2")) == [(1, 2), (3,), (4,)]
    assert pairs(ours, blocks(*["paragraph"] * 3, b1="b0")) == [(0,), (0,), (1,)]
    assert pairs(ours, blocks("paragraph", b0="b9")) == [()]


def test_a_block_may_name_another_by_an_id_of_former_times() -> None:
    ours = (
        Block("p1", Kind.PARAGRAPH, "Eins."),
        Block("p2", Kind.PARAGRAPH, "Zwei.", attributes=(("formerly", "patience p1"),)),
    )
    assert pairs(ours, blocks("paragraph", b0="patience")) == [(1,)]
    assert pairs(ours, blocks("paragraph", b0="p1")) == [(0,)]


TWO = ("paragraph", "paragraph")


@pytest.mark.parametrize(
    ("ours", "theirs", "named", "told"),
    [
        (TWO, TWO[:1], {}, "2 and 1 of the kind paragraph. The translation ends before the "
         "paragraph b1, “1”."),
        (TWO[:1], TWO, {}, "1 and 2 of the kind paragraph. The letter ends before the paragraph "
         "b1, “1”."),
        (TWO, ("salute",), {}, "2 and 0 of the kind paragraph; 0 and 1 of the kind salute. They "
         "part where the letter has the paragraph b0, “0” and the translation the salute b0, “0”."),
        (TWO, TWO, {"b1": "b0"}, "2 and 2 of the kind paragraph. No paragraph translates b1, “1”."),
        (TWO, TWO[:1], {"b0": "b0 b1"}, ""),
        (TWO, (*TWO, "paragraph"), {"b1": "b0"}, ""),
        ((), TWO, {}, ""),
        (TWO, (), {}, ""),
    ],
)  # fmt: skip
def test_where_the_two_are_not_divided_alike_is_told_with_how_many_there_are(
    ours: tuple[str, ...], theirs: tuple[str, ...], named: dict[str, str], told: str
) -> None:
    made = Translation("en", "en", blocks(*theirs, **named))
    letter = Letter("first", "First", blocks(*ours), translations=(made,))
    found = review(resolve(Edition("", Settings("L"), (letter,)))[0])
    begin = "The letter “first” and its translation have "
    assert [one.message for one in found] == [f"{begin}{told}"] * bool(told)


def test_who_is_no_party_may_be_meant_by_name(tmp_path: Path) -> None:
    edition(
        tmp_path, first__md=LETTER, first__en__md="---\ntranslator: colette\n---\nOne.\n\nTwo.\n"
    )
    (told,) = examine(tmp_path).problems
    assert (told.rule, told.position.line) == (Rule.UNKNOWN_ID, 2)
    assert told.cure == "Correct the id; if it is a name, write {name: colette}."


def test_what_translates_nothing_stands_behind_what_is_before_it() -> None:
    letter = Letter("first", "First", blocks("paragraph", "paragraph"))
    theirs = blocks("paragraph", "paragraph", "salute")
    assert rows(letter, Translation("en", "en", theirs)) == ((0,), (1, 2))


@given(
    st.lists(st.sampled_from(["paragraph", "salute"]), max_size=5),
    st.lists(st.sampled_from(["paragraph", "salute"]), max_size=5),
    st.dictionaries(
        st.sampled_from(["b0", "b1", "b2", "b3"]),
        st.sampled_from(["b0", "b1", "b2", "b2 b0", "b1 b2"]),
    ),
)
def test_without_needless_names_each_block_translates_what_it_did(
    ours: list[str], theirs: list[str], named: dict[str, str]
) -> None:
    letter, written = Letter("first", "First", blocks(*ours)), blocks(*theirs, **named)
    plain = plainly(letter, written)
    assert pairs(letter.blocks, plain) == pairs(letter.blocks, written)
    assert plainly(letter, plain) == plain


KINDS = st.lists(st.sampled_from(["paragraph", "salute", "line"]), max_size=8)


@given(
    KINDS, KINDS, st.dictionaries(st.sampled_from(["b0", "b3"]), st.sampled_from(["b1", "b2 b0"]))
)
def test_each_block_of_a_translation_stands_in_one_row(
    ours: list[str], theirs: list[str], named: dict[str, str]
) -> None:
    letter = Letter("first", "First", blocks(*ours))
    made = rows(letter, Translation("en", "en", blocks(*theirs, **named)))
    assert len(made) == max(1, rows_of(letter)) == max(1, len(list(units(letter.blocks))))
    assert sorted(at for row in made for at in row) == list(range(len(theirs)))


def test_two_translations_whose_files_name_them_alike_are_told(tmp_path: Path) -> None:
    files = {
        "first__md": LETTER,
        "first__en__md": "---\ntranslator: Ida Wells\n---\nOne.\n\nTwo.\n",
        "en__md": "---\ntranslation_of: first\n---\nOne.\n\nTwo.\n",
        "first__en-wells__md": "---\nlanguage: en\n---\nOne.\n\nTwo.\n",
    }
    edition(tmp_path, **files)
    (problem,) = [one for one in read_edition(tmp_path)[1] if one.rule is Rule.DUPLICATE_ID]
    assert "“en” already names a translation of “first”" in problem.message
    assert "first.en-NAME.md" in problem.cure


@pytest.mark.parametrize(
    ("quote", "cure"),
    [
        (
            "Patience I have",
            "The words stand in the translation “en” (p2), and notes stand on the letter's own "
            "words: quote those of p2, “Sie schreiben, man müsse nur Geduld …”.",
        ),
        (
            "Le bateau part lundi.",
            "The words stand in the translation “fr” (postscript), and notes stand on the letter's "
            "own words: quote those of postscript, “Der Kahn fährt am Montag.”.",
        ),
    ],
)
def test_a_quote_of_a_translation_is_told_with_what_it_translates(quote: str, cure: str) -> None:
    found, _ = read_edition(TRANSLATED)
    note = replace(found.notes[0], id="other", quote=Quote(quote))
    _, problems = resolve(replace(found, notes=(*found.notes, note)))
    (told,) = problems
    assert (told.rule, told.cure) == (Rule.QUOTE_MISSING, cure)
