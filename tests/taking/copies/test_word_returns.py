"""A letter goes to a colleague in Word, and comes back with footnotes and comments."""

from __future__ import annotations

import io
import re
import shlex
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from commandline import run

from glossator.edition import read_edition
from glossator.model import Note

pytest.importorskip("pypandoc")

ROOT = Path(__file__).resolve().parents[3]
LETTER = "tolstoy-gandhi-1909-10-07"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    there = tmp_path / "edition"
    shutil.copytree(ROOT / "examples" / "tolstoy-gandhi" / "docs", there)
    return there


@pytest.fixture
def sent(folder: Path, tmp_path: Path) -> Path:
    out = tmp_path / "For Kit.docx"
    done = run("export", "docx", folder, "--letter", LETTER, "-o", out)
    assert done.exit_code == 0, done.output
    return out


def annotated(sent: Path, words: str, said: str, name: str = "From Kit.docx") -> Path:
    """The document with a footnote behind some of its words, as Word writes one."""
    number = free_number(sent, words)
    reference = (
        '</w:t></w:r><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        f'<w:footnoteReference w:id="{number}"/></w:r><w:r><w:t xml:space="preserve">'
    )
    note = (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r>'
        f'<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {said}</w:t></w:r></w:p></w:footnote>'
    )
    document = {words: words + reference}
    footnotes = {"</w:footnotes>": f"{note}</w:footnotes>"}
    return changed(sent, name, {"word/document.xml": document, "word/footnotes.xml": footnotes})


def free_number(sent: Path, words: str) -> int:
    """A number for a footnote behind some words, below that of the next: Word numbers them in their
    order, by which LibreOffice goes. Pandoc leaves one out between any two."""
    with zipfile.ZipFile(sent) as packed:
        behind = packed.read("word/document.xml").decode().split(words, 1)[1]
    following = re.search(r'<w:footnoteReference w:id="(\d+)"', behind)
    return int(following[1]) - 1 if following else 9001


def commented(sent: Path, words: str, said: str, by: str) -> Path:
    """The document with a comment on some of its words."""
    begin, end = "</w:t></w:r>", '<w:r><w:t xml:space="preserve">'
    on = (
        f'{begin}<w:commentRangeStart w:id="7"/>{end}{words}{begin}<w:commentRangeEnd w:id="7"/>'
        f'<w:r><w:commentReference w:id="7"/></w:r>{end}'
    )
    comment = (
        f'<w:comment w:id="7" w:author="{by}" w:initials="K"><w:p><w:r><w:t>{said}</w:t></w:r></w:p>'
        "</w:comment></w:comments>"
    )
    changes = {
        "word/document.xml": {words: on},
        "word/comments.xml": {"/>": f">{comment}"}
        if ends_at_once(sent)
        else {"</w:comments>": comment},
    }
    return changed(sent, "commented.docx", changes)


def ends_at_once(sent: Path) -> bool:
    with zipfile.ZipFile(sent) as packed:
        return b"</w:comments>" not in packed.read("word/comments.xml")


def changed(sent: Path, name: str, changes: dict[str, dict[str, str]]) -> Path:
    made = io.BytesIO()
    with zipfile.ZipFile(sent) as old, zipfile.ZipFile(made, "w") as new:
        for one in old.infolist():
            held = old.read(one)
            for before, after in changes.get(one.filename, {}).items():
                assert before.encode() in held
                held = held.replace(before.encode(), after.encode(), 1)
            new.writestr(one, held)
    back = sent.parent / name
    back.write_bytes(made.getvalue())
    return back


def notes(folder: Path) -> tuple[Note, ...]:
    return tuple(one for one in read_edition(folder)[0].notes if one.letter == LETTER)


def files(folder: Path) -> dict[str, bytes]:
    return {str(one): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_their_footnote_becomes_a_note_and_nothing_else_changes(folder: Path, sent: Path) -> None:
    before, held = notes(folder), files(folder)
    back = annotated(sent, "brothers", "So in the Transvaal, too.")
    done = run("import", back, "--into", folder, "--by", "Kit")
    assert done.exit_code == 0, done.output
    (new,) = [one for one in notes(folder) if one not in before]
    assert new.quote is not None
    assert (new.quote.exact, new.body[0].text, new.by) == (
        "brothers", "So in the Transvaal, too.", "Kit",
    )  # fmt: skip
    assert set(before) <= set(notes(folder))
    touched = {name for name, content in files(folder).items() if held.get(name) != content}
    assert [Path(one).name for one in touched] == [f"{LETTER}.notes.yml"]


def test_taken_again_it_changes_nothing(folder: Path, sent: Path) -> None:
    back = annotated(sent, "brothers", "So in the Transvaal, too.")
    assert run("import", back, "--into", folder, "--by", "Kit").exit_code == 0
    once = files(folder)
    assert run("import", back, "--into", folder, "--by", "Kit").exit_code == 0
    assert files(folder) == once


def test_a_footnote_that_says_of_other_words_what_a_note_says_is_new(
    folder: Path, sent: Path, tmp_path: Path
) -> None:
    """“Sic” may be said twice, in one document or in those of two colleagues."""
    said = "So in the Transvaal, too."
    first = annotated(sent, "interesting letter", said)
    assert run("import", first, "--into", folder, "--by", "Kit").exit_code == 0
    second = annotated(sent, "our dear brothers", said, "From Lee.docx")
    assert run("import", second, "--into", folder, "--by", "Lee").exit_code == 0
    once = files(folder)
    for back in (first, second):
        assert run("import", back, "--into", folder).exit_code == 0
    quoted = [one.quote.exact for one in notes(folder) if one.quote and one.body[0].text == said]
    assert sorted(quoted) == ["brothers", "letter"]
    assert files(folder) == once


def test_what_comes_back_as_it_went_changes_nothing(folder: Path, sent: Path) -> None:
    before = files(folder)
    done = run("import", sent, "--into", folder)
    assert done.exit_code == 0, done.output
    assert files(folder) == before
    assert "0 letters, 0 notes" in done.output


@pytest.mark.parametrize("words", ["Tolstoy to Gandhi, 7 October", "Public domain, as the source"])
def test_a_footnote_on_the_title_or_the_facts_is_on_the_whole_letter(
    folder: Path, sent: Path, words: str
) -> None:
    back = annotated(sent, words, "By the old calendar?")
    assert run("import", back, "--into", folder, "--by", "Kit").exit_code == 0
    (new,) = [one for one in notes(folder) if one.by == "Kit"]
    assert (new.at, new.quote, new.body[0].text) == ("letter", None, "By the old calendar?")


def test_a_comment_is_a_note_on_its_words_by_its_author(folder: Path, sent: Path) -> None:
    back = commented(sent, "interesting letter", "It is lost.", "Marl, Kit")
    assert run("import", back, "--into", folder).exit_code == 0
    (new,) = [one for one in notes(folder) if one.by == "Marl, Kit"]
    assert new.quote is not None
    assert (new.quote.exact, new.body[0].text) == ("interesting letter", "It is lost.")


def test_a_footnote_on_the_glossary_is_told(folder: Path, tmp_path: Path) -> None:
    sent = tmp_path / "For Kit.docx"
    given = ("--letter", LETTER, "--entries", "all", "-o", sent)
    assert run("export", "docx", folder, *given).exit_code == 0
    back = annotated(sent, "Not submitting to a law", "Too short.")
    done = run("import", back, "--into", folder)
    assert done.exit_code == 0, done.output
    assert "a footnote on what the edition says of the letter: “Too short.”" in done.output


def test_a_changed_word_of_the_letter_is_refused_with_both_readings(
    folder: Path, sent: Path
) -> None:
    before = files(folder)
    words = {"my part, shall": "your part, shall"}
    back = changed(sent, "From Kit.docx", {"word/document.xml": words})
    done = run("import", back, "--into", folder)
    assert done.exit_code == 1
    assert re.search(
        r"the letter’s own words were changed: “[^”]*your part[^”]*” stands where "
        rf"{LETTER} has “[^”]*my part[^”]*”", done.output,
    )  # fmt: skip
    assert files(folder) == before


def summons(folder: Path, tmp_path: Path, *titles: str) -> Path:
    """Letters of the same words, the second of which goes to a colleague."""
    for number, title in enumerate(titles, 1):
        facts = f"title: {title}\nfrom: gandhi\nto: tolstoy\ndate: 1909-10-0{number}"
        (folder / "letters" / f"summons-{number}.md").write_text(
            f"---\n{facts}\n---\nCome at once.\n"
        )
    out = tmp_path / "summons.docx"
    assert run("export", "docx", folder, "--letter", "summons-2", "-o", out).exit_code == 0
    return out


def test_of_letters_with_the_same_words_its_title_says_which_it_is(
    folder: Path, tmp_path: Path
) -> None:
    sent = summons(folder, tmp_path, "A summons", "Another summons")
    done = run("import", annotated(sent, "Come at", "By coach."), "--into", folder)
    assert done.exit_code == 0, done.output
    new = [one for one in read_edition(folder)[0].notes if one.body[0].text == "By coach."]
    assert [one.letter for one in new] == ["summons-2"]


def test_where_the_title_does_not_say_which_it_is_the_letters_id_does(
    folder: Path, tmp_path: Path
) -> None:
    sent = summons(folder, tmp_path, "A summons", "A summons")
    assert run("import", sent, "--into", folder).exit_code == 0  # there are no notes in it
    before = files(folder)
    back = annotated(sent, "Come at", "By coach.")
    done = run("import", back, "--into", folder)
    assert (done.exit_code, files(folder)) == (1, before)
    assert "summons-1 and summons-2 have the same words, and “A summons” does not" in done.output
    named = {"word/document.xml": {"A summons": "summons-2"}}
    assert run("import", changed(back, "named.docx", named), "--into", folder).exit_code == 0
    new = [one for one in read_edition(folder)[0].notes if one.body[0].text == "By coach."]
    assert [one.letter for one in new] == ["summons-2"]


def test_a_letter_that_comes_back_cut_at_a_rule_is_refused(folder: Path, tmp_path: Path) -> None:
    letter = folder / "letters" / "cut.md"
    facts = "title: Cut\nfrom: gandhi\nto: tolstoy\ndate: 1909-10-01"
    letter.write_text(f"---\n{facts}\n---\nFirst.\n\n---\n\nLast.\n", encoding="utf-8")
    out = tmp_path / "cut.docx"
    assert run("export", "docx", folder, "--letter", "cut", "-o", out).exit_code == 0
    with zipfile.ZipFile(out) as packed:
        document = packed.read("word/document.xml").decode()
    (behind,) = re.findall(r"First\..*?</w:p>(.*Last\..*?</w:p>)", document, re.DOTALL)
    back = changed(out, "back.docx", {"word/document.xml": {behind: ""}})
    done = run("import", back, "--into", folder)
    assert done.exit_code == 1
    assert "“” stands where cut has “Last.”." in done.output


def test_a_footnote_on_what_has_another_id_here_and_no_words_is_on_the_whole_letter(
    folder: Path, tmp_path: Path
) -> None:
    letter = folder / "letters" / "torn.md"
    facts = "title: Torn\nfrom: gandhi\nto: tolstoy\ndate: 1909-10-01"
    letter.write_text(f"---\n{facts}\n---\nFirst.\n\n{{#hole}}\n[]{{.gap}}\n", encoding="utf-8")
    out = tmp_path / "torn.docx"
    assert run("export", "docx", folder, "--letter", "torn", "-o", out).exit_code == 0
    done = run("import", annotated(out, "[…]", "How much?"), "--into", folder)
    assert done.exit_code == 0, done.output
    (new,) = [one for one in read_edition(folder)[0].notes if one.letter == "torn"]
    assert (new.at, new.quote, new.body[0].text) == ("letter", None, "How much?")


def test_in_another_edition_it_is_a_letter_with_its_notes(sent: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "edition.yml").write_text("title: Others\n", encoding="utf-8")
    assert run("import", sent, "--into", other).exit_code == 0
    (letter,) = read_edition(other)[0].letters
    assert letter.title == "Tolstoy to Gandhi, 7 October 1909"
    assert len(read_edition(other)[0].notes) == 9
    assert "Glossary" not in letter.text


def test_an_opendocument_in_which_both_are_mixed_is_refused(folder: Path, tmp_path: Path) -> None:
    before, out = files(folder), tmp_path / "hale.odt"
    assert run("export", "odt", folder, "--letter", LETTER, "-o", out).exit_code == 0
    done = run("import", out, "--into", folder)
    assert done.exit_code == 1
    assert "in OpenDocument the edition’s words cannot be told from the letter’s" in done.output
    assert files(folder) == before


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_it_may_go_through_another_word_processor(folder: Path, sent: Path, tmp_path: Path) -> None:
    back = annotated(sent, "brothers", "So in the Transvaal, too.")
    saved = tmp_path / "saved"
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
         "--convert-to", "docx", "--outdir", saved, back],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    before = notes(folder)
    assert run("import", saved / back.name, "--into", folder, "--by", "Kit").exit_code == 0
    (new,) = [one for one in notes(folder) if one not in before]
    assert new.quote is not None
    assert (new.quote.exact, new.body[0].text, new.by) == (
        "brothers",
        "So in the Transvaal, too.",
        "Kit",
    )


GUIDE = (ROOT / "docs" / "guide" / "editors.md").read_text(encoding="utf-8")


def test_the_guides_commands_do_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = GUIDE.split("## A letter to a colleague in Word", 1)[1].split("\n## ")[0]
    (commands,) = re.findall(r"^```sh\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    there, back = (shlex.split(line)[1:] for line in commands.splitlines())
    shutil.copytree(ROOT / "tests" / "editions" / "drains" / "docs", tmp_path / "drains")
    monkeypatch.chdir(tmp_path / "drains")
    assert run(*there).exit_code == 0
    sent = Path(there[-1]).resolve()
    annotated(sent, "Lay the tiles", "Of clay.", sent.name)
    done = run(*back)
    assert done.exit_code == 0, done.output
    (new,) = [one for one in read_edition(tmp_path / "drains")[0].notes if one.by == "Kit Marl"]
    assert new.quote is not None
    assert (new.letter, new.quote.exact, new.body[0].text) == (
        "hale-1805-01-02",
        "tiles",
        "Of clay.",
    )
