"""Letters from Word, OpenDocument, EPUB and HTML: each document is made here, by Pandoc itself."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from commandline import run

from glossator.edition import read_edition
from glossator.examine import examine
from glossator.model import Block, Certainty, Enclosing, Kind, Letter, Mark
from glossator.problems import Position, Rule, Severity
from glossator.readers.formats import recognised
from glossator.readers.pandoc import program, read_document
from glossator.readers.pandoc.manner import by_manner
from glossator.readers.pandoc.plain import plain
from glossator.readers.sources import SourceReading

pypandoc = pytest.importorskip("pypandoc")

LETTER = """---
title: Anne Hale to Thomas Reed
---

Dear Sir,

I have *yours* of the **20^th^**. H~2~O stood in [the meadow]{.smallcaps}; ~~the pipes~~ [all]{.underline}
went well[^1], as [the Club](https://club.example) says.\\
A new line.

| Water stands where barley stood,
| and does the barley little good.

> I quote you: the meadow is drowned.

1. clay
2. straw

   and more of it

- wood

| pipe | cost |
|:-----|-----:|
| clay |   2  |
| wood |   1  |

: What they cost

---

Your servant, Anne Hale

[^1]: By *my* count.

    And Reed's.
"""
FORMS = ("docx", "odt", "epub", "html")


@cache
def made(form: str, text: str = LETTER, *options: str) -> bytes:
    command = [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", form, "-s", "-o", "-", *options]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return done.stdout


@cache
def read(form: str, text: str = LETTER) -> SourceReading:
    return read_document(made(form, text), f"hale.{form}", form)


def only(form: str, text: str = LETTER) -> Letter:
    (letter,) = read(form, text).letters
    return letter


def marked(letter: Letter) -> set[tuple[str, Mark]]:
    return {(b.text[s.start : s.end], s.mark) for b in letter.blocks for s in b.spans}


@pytest.mark.parametrize("form", FORMS)
def test_the_format_is_told_from_the_bytes(form: str) -> None:
    found = recognised(made(form), "a file without an ending")
    assert found is not None
    assert found.name == form


@pytest.mark.parametrize("form", FORMS)
def test_words_marks_and_blocks_are_kept_in_order(form: str) -> None:
    letter = only(form)
    kinds = [block.kind for block in letter.blocks]
    assert {Kind.PARAGRAPH, Kind.QUOTATION, Kind.ITEM, Kind.CELL} <= set(kinds)
    words = " ".join(letter.text.split())
    parts = ("Dear Sir,", "I have yours of the 20th. H2O stood in the meadow;", "A new line.",
             "Water stands where barley stood,", "the meadow is drowned.", "clay", "and more of it",
             "What they cost", "Your servant, Anne Hale")  # fmt: skip
    for part in parts:
        assert part in words
    for words_, mark in (("yours", Mark.EMPHASIS), ("th", Mark.SUPERSCRIPT), ("2", Mark.SUBSCRIPT),
                         ("the pipes", Mark.DELETED), ("the Club", Mark.LINK), ("", Mark.LINE_BREAK)):  # fmt: skip
        assert (words_, mark) in marked(letter)


@pytest.mark.parametrize("form", FORMS)
def test_a_footnote_is_a_note_at_the_word_before_its_sign(form: str) -> None:
    (note,) = read(form).notes
    assert note.quote is not None
    assert note.quote.exact == "well"
    assert [block.text for block in note.body] == ["By my count.", "And Reed’s."]
    assert [span.mark for span in note.body[0].spans] == [Mark.EMPHASIS]


@pytest.mark.parametrize("form", FORMS)
def test_tables_are_grids_with_their_header(form: str) -> None:
    cells = [one for one in only(form).blocks if one.kind is Kind.CELL]
    assert [one.text for one in cells] == ["pipe", "cost", "clay", "2", "wood", "1"]
    assert [one.get("header") for one in cells] == ["true", "true", "", "", "", ""]
    assert len({one.within[-1].number for one in cells}) == 3


@pytest.mark.parametrize("form", ["docx", "epub", "html"])
def test_the_title_is_the_letter_s(form: str) -> None:
    assert only(form).title == "Anne Hale to Thomas Reed"
    assert "Anne Hale to Thomas Reed" not in only(form).text


def test_verse_and_lists_have_their_containers() -> None:
    letter = only("html")
    lines = [one for one in letter.blocks if one.kind is Kind.LINE]
    assert [one.text[:5] for one in lines] == ["Water", "and d"]
    assert {one.within[-1].kind for one in lines} == {Enclosing.STANZA}
    items = [one for one in letter.blocks if one.kind is Kind.ITEM]
    assert [one.text for one in items] == ["clay", "straw", "and more of it", "wood"]
    assert [one.within[0].get("ordered") for one in items] == ["true", "true", "true", ""]
    assert items[1].within == items[2].within


@pytest.mark.parametrize("form", FORMS)
def test_no_word_is_lost(form: str) -> None:
    tree = program.tree_of(made(form), form)
    letter = only(form)
    there = "".join((letter.title + letter.text).split())
    for word in plain(tree.blocks).split():
        assert word in there
    notes = "".join(block.text for note in read(form).notes for block in note.body)
    assert sorted("".join(notes.split())) == sorted("Bymycount.AndReed’s.")


STYLED = """
::: {custom-style="Date"}
Wexcombe, 2 January
:::

::: {custom-style="Salutation"}
Dear Sir,
:::

The [meadow]{custom-style="Place"} of [Thomas Reed]{custom-style="Person"} is [choaked]{custom-style="sic"},
[mon ami]{lang=fr}.

::: {custom-style="Quote"}
Drowned.
:::

::: {custom-style="Signature"}
A. Hale
:::

::: {custom-style="Postscript"}
P.S. Rain.
:::
"""


def test_styles_say_what_a_paragraph_is() -> None:
    blocks = only("docx", STYLED).blocks
    assert [(one.kind, one.text) for one in blocks if one.kind is not Kind.PARAGRAPH] == [
        (Kind.DATELINE, "Wexcombe, 2 January"),
        (Kind.SALUTE, "Dear Sir,"),
        (Kind.QUOTATION, "Drowned."),
        (Kind.SIGNATURE, "A. Hale"),
        (Kind.POSTSCRIPT, "P.S. Rain."),
    ]


def test_what_word_s_styles_make_facts_of_the_document_stays_in_the_text() -> None:
    text = '::: {custom-style="Abstract"}\nOf wet land.\n:::\n\nDear Sir.\n'
    assert only("docx", text).text == "Of wet land.\nDear Sir."


def test_styles_of_characters_name_people_and_places() -> None:
    reading = read("docx", STYLED)
    spans = {(s.mark, s.get("ref")) for b in reading.letters[0].blocks for s in b.spans}
    assert {(Mark.PLACE, "meadow"), (Mark.PERSON, "thomas-reed"), (Mark.SIC, "")} <= spans
    assert {(one.id, one.name) for one in reading.entities} == {
        ("meadow", "meadow"),
        ("thomas-reed", "Thomas Reed"),
    }


def test_comments_and_tracked_changes_of_word() -> None:
    text = """We dig [Why here?]{.comment-start id="0" author="Reed" date="1805-01-02T00:00:00Z"}the lower
meadow[]{.comment-end id="0"} [today]{.insertion author="Reed" date="1805-01-02T00:00:00Z"}[tomorrow]{.deletion
author="Reed" date="1805-01-02T00:00:00Z"}."""
    reading = read_document(made("docx", text, "--track-changes=all"), "hale.docx", "docx")
    (letter,), (note,) = reading.letters, reading.notes
    assert letter.text == "We dig the lower meadow today."
    assert note.quote is not None
    assert (note.quote.exact, note.by, note.body[0].text) == (
        "the lower meadow",
        "Reed",
        "Why here?",
    )
    assert [(one.words, one.why) for one in reading.account.left] == [
        ("tomorrow", "a tracked deletion")
    ]


def test_a_document_of_letters_is_divided_at_their_headings() -> None:
    text = "# Letter 1. Hale to Reed\n\nDear Sir[^a].\n\n[^a]: Reed.\n\n# Letter 2. Reed to Hale\n\n## Of drains\n\nMadam.\n"
    reading = read("docx", text)
    assert [(one.id, one.title) for one in reading.letters] == [
        ("hale-1", "Letter 1. Hale to Reed"), ("hale-2", "Letter 2. Reed to Hale"),
    ]  # fmt: skip
    assert [one.text for one in reading.letters] == ["Dear Sir.", "Of drains\nMadam."]
    assert [one.letter for one in reading.notes] == ["hale-1"]
    assert reading.account.decisions[0].what.startswith("Each of the 2 headings names a letter")


def test_a_first_heading_is_the_title_and_other_headings_stay() -> None:
    letter = only("odt", "# On drains\n\nDear Sir.\n\n# Of clay\n\nMore.\n")
    assert (letter.title, letter.text) == ("On drains", "Dear Sir.\nOf clay\nMore.")


def test_author_and_date_of_a_document_are_taken_with_doubt() -> None:
    text = "---\ntitle: T\nauthor: Anne Hale\ndate: 1805-01-02\nlang: fr\n---\n\nMonsieur\n"
    letter = only("epub", text)
    assert [(one.party, one.certainty.value) for one in letter.senders] == [("anne-hale", "likely")]
    assert letter.date is not None
    assert (letter.date.edtf, letter.evidence[0].certainty.value) == ("1805-01-02", "likely")


HOSTILE = """<html><body><p>Kept &amp; read.</p><script>alert(1)</script><style>p{}</style>
<iframe src="SECRET"></iframe><img src="SECRET" alt="a map"><p><a href="javascript:x()">words</a></p>
<object data="SECRET"></object></body></html>"""


def test_html_fetches_nothing_and_runs_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text("<p>never read</p>", encoding="utf-8")
    content = HOSTILE.replace("SECRET", secret.as_uri()).encode()
    reading = read_document(content, "a.html", "html")
    letter = reading.letters[0]
    assert "never" not in letter.text
    assert "alert" not in letter.text
    assert "words" in letter.text
    assert {mark for _, mark in marked(letter)} <= {Mark.GAP}
    assert [one.severity for one in reading.problems] == [Severity.WARNING]


def packed(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("form", "content", "said"),
    [
        ("docx", b"", "The file is empty."),
        ("docx", b"PK\3\4 broken", "The file is damaged: it cannot be unpacked."),
        ("docx", packed(**{"word/document.xml": b"<a/>"}), "Pandoc cannot read it"),
        ("odt", packed(**{"x": b"y"}), "Pandoc cannot read it"),
        ("html", b"<html><body></body></html>", "There are no words in this document."),
    ],
    ids=["empty", "damaged", "no document", "no text", "no words"],
)
def test_what_cannot_be_read_is_one_problem(form: str, content: bytes, said: str) -> None:
    reading = read_document(content, f"a.{form}", form)
    assert reading.letters == ()
    (problem,) = reading.problems
    assert problem.message.startswith(said)
    assert problem.rule in (Rule.UNREADABLE, Rule.NO_LETTER)


def test_a_document_that_unpacks_beyond_reason_is_not_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(program, "_LARGEST_UNPACKED", 1_000)
    (problem,) = read_document(packed(bomb=b"\0" * 2_000), "a.docx", "docx").problems
    assert problem.message == "Unpacked it has 2,000 bytes, more than any letters need."


def test_without_the_extra_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "pypandoc", None)
    program._program.cache_clear()
    (problem,) = read_document(b"<html>", "a.html", "html").problems
    program._program.cache_clear()
    assert problem.message == "Documents of this kind go through Pandoc, which is not installed."
    assert 'pip install "glossator[pandoc]"' in problem.cure


def _node(name: str, content: Any = None) -> dict[str, Any]:
    return {"t": name} if content is None else {"t": name, "c": content}


def test_an_element_of_a_later_pandoc_keeps_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    word = _node("Str", "kept")
    blocks = [
        _node("Novelty", [[_node("Para", [word])]]),
        _node("Para", [_node("Sparkle", [word])]),
    ]
    done = subprocess.CompletedProcess(
        [], 0, json.dumps({"meta": {}, "blocks": blocks}).encode(), b""
    )
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_given: done)
    reading = read_document(b"<html>x", "a.html", "html")
    assert reading.letters[0].text == "kept\nkept"
    assert dict(reading.account.kept) == {"Novelty": 1, "Sparkle": 1}


@pytest.mark.parametrize("form", FORMS)
def test_a_document_comes_into_an_edition_that_is_sound(form: str, tmp_path: Path) -> None:
    edition = tmp_path / "edition"
    edition.mkdir()
    (edition / "edition.yml").write_text("title: Letters\n", encoding="utf-8")
    source = tmp_path / f"hale.{form}"
    source.write_bytes(made(form))
    for expected in ("1 letter, 1 note", "0 letters, 0 notes"):
        done = run("import", source, "--into", edition)
        assert done.exit_code == 0, done.output
        assert expected in done.output
    found = examine(edition).problems
    assert [str(one) for one in found if one.severity is Severity.ERROR] == []
    assert read_edition(edition)[0].letters[0].blocks


@pytest.mark.parametrize(
    ("facts", "missing"),
    [("", "from:, to: and date:"), ("author: A. Hale\ndate: 1805-01-02\n", "to:")],
)
def test_what_a_document_does_not_say_of_a_letter_is_left_to_its_editor(
    facts: str, missing: str
) -> None:
    content = made("docx", f"---\ntitle: Drains\n{facts}---\n\nDear Sir,\n\nYours.\n")
    told = [one.what for one in read_document(content, "drains.docx", "docx").account.decisions]
    assert told[-1] == f"The document does not say {missing} of “drains”; add what is known."


def test_where_a_date_comes_from_is_said_in_the_edition_s_language() -> None:
    content = made("html", "---\ntitle: A\ndate: 1805-01-02\n---\n\nDear Sir,\n")
    (letter,) = read_document(content, "drains.html", "html", "de").letters
    assert [one.comment for one in letter.evidence] == ["Das Datum des Dokuments."]


PLAIN = """Bremen, den 10. Mai 1848

Verehrte Freundin!

Wir laufen morgen aus. Die Kisten sind verladen, und der Wind steht auf Ost.

Ihr ergebenster

F. Kohl

P. S. Grüßen Sie alle.
"""


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_the_ends_of_a_letter_without_styles_are_known_by_their_form_and_told(form: str) -> None:
    found = read(form, PLAIN)
    kinds = [(one.kind.value, one.text) for one in found.letters[0].blocks]
    assert kinds == [
        ("dateline", "Bremen, den 10. Mai 1848"),
        ("salute", "Verehrte Freundin!"),
        (
            "paragraph",
            "Wir laufen morgen aus. Die Kisten sind verladen, und der Wind steht auf Ost.",
        ),
        ("signature", "Ihr ergebenster"),
        ("signature", "F. Kohl"),
        ("postscript", "P. S. Grüßen Sie alle."),
    ]
    told = [one.what for one in found.account.decisions if one.confidence is Certainty.LIKELY]
    assert "“Verehrte Freundin!” is the salute." in told


def test_what_stands_above_a_signature_is_no_postscript_nor_dateline() -> None:
    texts = ("It rains.", "P. S. It is cold.", "Bremen, den 10. Mai 1848", "F. Kohl")
    kinds = [kind_of_end(*texts[:n], *texts[3:]) for n in (2, 3)]
    assert kinds == [["paragraph", "paragraph", "signature"], ["paragraph"] * 3 + ["signature"]]


def test_without_a_signature_nothing_at_the_end_is_anything_else() -> None:
    assert kind_of_end("It rains.", "P. S. It is cold.") == ["paragraph"] * 2


def test_where_a_style_says_what_one_paragraph_is_no_form_says_it_of_another() -> None:
    styled = Block("p1", Kind.SALUTE, "Dear Sir,")
    blocks = (
        styled,
        Block("p2", Kind.PARAGRAPH, "It rains."),
        Block("p3", Kind.PARAGRAPH, "F. Kohl"),
    )
    assert by_manner(blocks, Position("a.docx")) == (blocks, ())


def kind_of_end(*texts: str) -> list[str]:
    blocks = [Block(f"p{n}", Kind.PARAGRAPH, text) for n, text in enumerate(texts, 1)]
    return [one.kind.value for one in by_manner(blocks, Position("a.docx"))[0]]


def test_a_short_letter_is_not_all_signature() -> None:
    body = "Yours of the 2d is come to hand. The meadow is drowned, and the pipes are to blame."
    end = ["dateline", "salute", "paragraph", "signature"]
    assert kind_of_end("Ashbury, 9 January 1805", "Dear Madam,", body, "T. Reed") == end


@pytest.mark.parametrize("to", ["To Thomas Reed", "To Mr. Reed, Esq.", "An Frau von Kohl:"])
def test_a_salute_and_a_dateline_stand_below_a_line_that_says_to_whom(to: str) -> None:
    end = ["paragraph", "dateline", "salute", "paragraph", "signature"]
    assert kind_of_end(to, "Ashbury, 9 January 1805", "Dear Sir,", "It rains.", "T. Reed") == end
    assert kind_of_end(to, "Dear Sir,", "It rains.")[:2] == ["paragraph", "salute"]


@pytest.mark.parametrize("first", ["To market we went.", "To Bath and back, with the ducks"])
def test_a_sentence_that_begins_with_to_says_not_to_whom(first: str) -> None:
    assert kind_of_end(first, "Dear Sir,", "It rains.") == ["paragraph"] * 3


@pytest.mark.parametrize(
    "end",
    [
        "Yours of the 2d is come.\nI thank you for it.\nAnne Hale",
        "With best seed we sowed the meadow.\nIt grew.\nA. Hale",
        "Yours of the 2d is come,\nand the meadow is dry.\nAnne Hale",
        "Rye\nOats\nBarley",
        "Dear Sir,\nThe meadow is wet.\nAnne Hale",
        "Anne Hale\nwill come on Monday\nwith the tiles",
        "Upper Farm\nWexcombe",
    ],
)
def test_a_paragraph_of_lines_broken_by_hand_is_no_signature_where_one_of_them_says_more(
    end: str,
) -> None:
    assert kind_of_end("Dear Madam,", "The meadow is wet.", end)[-1] == "paragraph"


@pytest.mark.parametrize(
    "end",
    [
        "Yours sincerely,\nAnne Hale",
        "Yours sincerely.\nAnne Hale",
        "I remain,\nSir,\nYour obedient servant,\nA. H.",
        "Anne Hale\nUpper Farm\nWexcombe",
        "Anne Hale\nThomas Reed",
        "Anne Hale\nWexcombe, 2 January 1805",
        "Mit freundlichen Grüßen\nFranz Kohl\nKöln, 2. Mai 1811",
        "Ihr sehr ergebener\nF. Kohl",
    ],
)
def test_a_close_of_several_lines_is_a_signature(end: str) -> None:
    assert kind_of_end("Dear Madam,", "The meadow is wet.", end)[-1] == "signature"


@pytest.mark.parametrize(
    ("begin", "kinds"),
    [
        ("Wexcombe\n2 January 1805", "dateline"),
        ("Wexcombe, 2 January 1805\nDear Madam,", "paragraph"),
    ],
)
def test_lines_above_a_letter_are_a_dateline_where_none_greets(begin: str, kinds: str) -> None:
    assert kind_of_end(begin, "Dear Sir,", "The meadow is wet.", "Anne Hale")[0] == kinds


def test_a_short_close_of_two_sentences_is_a_signature() -> None:
    close = "Believe me, Sir, yours ever. Thomas Reed."
    assert kind_of_end("Dear Madam,", "The meadow is wet.", close)[-1] == "signature"


def test_greek_words_at_the_end_of_a_letter_are_no_name() -> None:
    found = read("docx", "Φίλτατε,\n\nὁ πόλεμος ἐτελείωσεν.\n\nἡ πόλις πενθεῖ\n")
    assert {one.kind.value for one in found.letters[0].blocks} == {"paragraph"}


def test_a_document_without_a_title_has_its_file_s_name() -> None:
    found = read_document(made("docx", "It rains.\n"), "Brief 3 (10. Mai).docx", "docx")
    assert (found.letters[0].id, found.letters[0].title) == ("brief-3-10-mai", "Brief 3 (10. Mai)")
