"""`glossator new`: what it writes, what it asks, and that it never touches what is there."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import Result
from commandline import run
from folders import files_in
from hypothesis import assume, given
from hypothesis import strategies as st

from glossator.commands import new as commands
from glossator.edition import read_edition
from glossator.model import Edition, Kind
from glossator.readers.markdown import read_text
from glossator.readers.source import SourceText
from glossator.resolve import resolve
from glossator.scaffold import writing
from glossator.scaffold.files import (
    LANGUAGES,
    TEMPLATES,
    edition_files,
    id_of,
    letter_id,
    theme_language,
)
from glossator.scaffold.installed import installed_from
from glossator.scaffold.pasted import blocks_of, first_quote, text_of
from glossator.scaffold.wishes import Wishes, faults, settled
from glossator.writers.markdown import write_text

TITLES = (
    "Letters: of Anne # Hale",
    "“Dear” 'Sir' \"Madam\" \\ & <b>Co.</b> &amp;",
    "- [x] *Lettres* d’été, {#id} [[x]] | 100 %",
    "رسائل إلى الجار",
    "@ ! % & `{{ title }}` {% raw %}",
    "1805-01-02",
    "yes",
    "A " * 100,
)


def new(*arguments: str, answers: str | None = None) -> Result:
    return run("new", *arguments, input=answers)


def edition(folder: Path) -> Edition:
    """The edition in the folder, which has no problems."""
    found, problems = read_edition(folder)
    _, more = resolve(found)
    assert (*problems, *more) == ()
    return found


def test_an_edition_is_made_without_a_question_where_no_terminal_is(tmp_path: Path) -> None:
    done = new(str(tmp_path / "letters-of-anne"))
    assert done.exit_code == 0, done.output
    made = edition(tmp_path / "letters-of-anne")
    assert made.settings.title == "Letters of anne"
    assert [note.quote is not None for note in made.notes] == [True]
    assert len(made.terms) == 1 and len(made.entities) == 2
    assert made.references == ()


def test_everything_that_is_promised_is_there(tmp_path: Path) -> None:
    new(str(tmp_path / "a"))
    wanted = {
        "mkdocs.yml", "README.md", "requirements.txt", ".gitignore", ".gitlab-ci.yml",
        ".github/workflows/pages.yml", ".vscode/settings.json", "docs/index.md",
        "docs/edition.yml", "docs/data/glossary.yml", "docs/data/parties.yml",
        "docs/data/references.yml", "schema/notes.json",
    }  # fmt: skip
    assert wanted <= set(files_in(tmp_path / "a"))


def test_nothing_that_is_written_is_empty_or_ends_without_a_line_end(tmp_path: Path) -> None:
    new(str(tmp_path / "a"))
    for name, content in files_in(tmp_path / "a").items():
        assert content.strip() and content.endswith(b"\n"), name
        assert b"\r" not in content and b"dot-" not in content, name


@pytest.mark.parametrize("title", TITLES)
def test_any_title_comes_back_as_it_was_given(title: str, tmp_path: Path) -> None:
    done = new(str(tmp_path / "a"), "--title", title)
    assert done.exit_code == 0, done.output
    made = edition(tmp_path / "a")
    plain = " ".join(title.split())
    assert made.settings.title == plain
    (page,) = made.pages
    heading = next(block for block in page.body if block.kind is Kind.HEADING)
    assert heading.text == plain
    config = yaml.safe_load((tmp_path / "a" / "mkdocs.yml").read_text(encoding="utf-8"))
    assert isinstance(config["site_name"], str)
    assert "<" not in config["site_name"]


@pytest.mark.parametrize(
    "name",
    ["with blanks", "été à Noël", "رسائل", "con", "aux.letters", "x" * 200, "-dash", "'q'\"&"],
)
def test_any_name_of_a_folder_will_do(name: str, tmp_path: Path) -> None:
    done = new("--yes", "--", str(tmp_path / name))
    assert done.exit_code == 0, done.output
    edition(tmp_path / name)


def test_a_name_that_is_too_long_for_the_disk_is_told_in_a_sentence(tmp_path: Path) -> None:
    done = new(str(tmp_path / ("x" * 300)))
    assert done.exit_code == 1 and "cannot be written" in done.output
    assert "Traceback" not in done.output and list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text("mine", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    before = files_in(tmp_path)
    done = new(str(tmp_path))
    assert done.exit_code == 1
    assert "docs, draft.md" in done.output and "nothing was written" in done.output
    assert files_in(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "draft.md"]


def test_a_hidden_file_is_something_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("mine", encoding="utf-8")
    assert new(str(tmp_path)).exit_code == 1


def test_a_file_of_the_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine", encoding="utf-8")
    done = new(str(tmp_path / "a"))
    assert done.exit_code == 1 and "is no folder" in done.output
    assert (tmp_path / "a").read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_and_an_empty_clone_will_do(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("ref", encoding="utf-8")
    assert new(str(tmp_path)).exit_code == 0
    assert (tmp_path / ".git" / "HEAD").read_text(encoding="utf-8") == "ref"
    edition(tmp_path)


def test_the_folder_that_one_stands_in_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = new(".")
    assert done.exit_code == 0 and "cd ." not in done.output
    assert Path("docs/edition.yml").is_file()


def test_folders_above_are_made_and_taken_away_again_where_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "_judged", lambda _: iter(["docs/x: error"]))
    done = new(str(tmp_path / "a" / "b" / "c"))
    assert done.exit_code == 1 and "docs/x: error" in done.output
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    assert new(str(tmp_path / "a" / "b" / "c")).exit_code == 0


def test_a_disk_that_fills_up_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, left = Path.write_text, iter(range(7))

    def full(self: Path, *given: str, **named: str) -> int:
        if next(left, None) is None:
            raise OSError(28, "No space left on device")
        return real(self, *given, **named)

    monkeypatch.setattr(Path, "write_text", full)
    done = new(str(tmp_path / "a"))
    assert done.exit_code == 1 and "No space left on device" in done.output
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_comes_while_we_write_is_not_overwritten(tmp_path: Path) -> None:
    def meanwhile(_: Path) -> Iterator[str]:
        (tmp_path / "mkdocs.yml").write_text("mine", encoding="utf-8")
        return iter(())

    with pytest.raises(writing.RefusedError, match="has come meanwhile"):
        writing.write_folder(tmp_path, edition_files(settled(Wishes("A"))), meanwhile)
    assert files_in(tmp_path) == {"mkdocs.yml": b"mine"}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="who may write everything")
def test_a_folder_that_may_not_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "cannot be written" in new(str(tmp_path / "a")).output


def test_in_a_terminal_it_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "_in_a_terminal", lambda: True)
    letter = tmp_path / "pasted.txt"
    letter.write_text("Dear Sir,\n\nI have yours of the 20th.\n", encoding="utf-8")
    answers = f"Anne's letters\nfr\n{letter}\nAnne Hale\n\n1805-01-02~\n"
    done = new(str(tmp_path / "a"), answers=answers)
    assert done.exit_code == 0, done.output
    made = edition(tmp_path / "a")
    assert (made.settings.title, made.settings.language) == ("Anne's letters", "fr")
    (one,) = made.letters
    assert (one.id, one.recipients, one.date and one.date.edtf) == (
        "anne-hale-1805-01-02", (), "1805-01-02~",
    )  # fmt: skip


def test_a_letter_that_is_not_there_is_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "_in_a_terminal", lambda: True)
    done = new(str(tmp_path / "a"), answers="\n\nnowhere.txt\n\n")
    assert done.exit_code == 0 and "nowhere.txt" in done.output
    edition(tmp_path / "a")


def test_with_yes_it_asks_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "_in_a_terminal", lambda: True)
    assert new(str(tmp_path / "a"), "--yes", answers="").exit_code == 0


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--title", "  "), "title is empty"),
        (("--title", "a\x07b"), "no sign of a text"),
        (("--language", "english please"), "is not a language tag"),
        (("--date", "1805-02-30"), "1805-02-30"),
        (("--requirement", ""), "requirement is empty"),
    ],
)
def test_a_wrong_wish_is_told_and_nothing_is_written(
    options: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    done = new(str(tmp_path / "a"), *options)
    assert done.exit_code == 1 and told in done.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"", "no text"), (b" \n\n", "no text"), ("Été".encode("latin-1"), "not UTF-8 at byte 1"),
     ("Été".encode("latin-1"), "glossator import FILE"),
     (b"Sir,\n\x00", "U+0000 in line 2")],
)  # fmt: skip
def test_a_letter_that_is_no_text_is_refused(content: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_bytes(content)
    done = new(str(tmp_path / "a"), "--letter", str(tmp_path / "letter.txt"))
    assert done.exit_code == 1 and told in done.output
    assert not (tmp_path / "a").exists()


PASTED = """\ufeff---
title: no front matter

1805. A *good* year, [sic] {not} <b>HTML</b> &amp; `code` ::: [@1] \\ “ﬁ” e\u0301
# 5 apples
+ 1 Anne’s

    Indented,\tand tabbed
> Reed_said_so | 5%
"""


def test_a_pasted_letter_keeps_every_sign(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_bytes(PASTED.replace("\n", "\r\n").encode())
    done = new(str(tmp_path / "a"), "--letter", str(tmp_path / "letter.txt"), "--from", "Anne")
    assert done.exit_code == 0, done.output
    (letter,) = edition(tmp_path / "a").letters
    assert letter.text.split() == PASTED.removeprefix("\ufeff").split()
    assert {block.kind for block in letter.blocks} == {Kind.PARAGRAPH}


LINES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]) | st.sampled_from("\n\n #*_[]{}<>&:@`\\-+.|1~"),
    min_size=1,
)  # fmt: skip


@given(LINES)
def test_any_text_becomes_blocks_that_markdown_carries(text: str) -> None:
    try:
        text = text_of(text.encode())
        written = write_text(blocks_of(text))
    except ValueError:
        assume(False)
    blocks, problems = read_text(SourceText.whole(written, ""))
    assert "".join(block.text for block in blocks).split() == "".join(blocks_join(text)).split()
    assert not [one for one in problems if one.rule.id != "accidental-list"]


def blocks_join(text: str) -> list[str]:
    return [block.text for block in blocks_of(text)]


def test_a_line_end_stays_where_the_writer_made_it() -> None:
    wrapped = "Mill Lane,\n3 May\n\n" + "I have yours of the 20th, and thank you for it,\n" * 3
    address, body = blocks_of(wrapped)
    assert address.text == "Mill Lane,\n3 May"
    assert "\n" not in body.text


def test_a_text_in_one_line_a_paragraph_keeps_all_its_short_lines() -> None:
    letter = "SIR,\n\n" + "word " * 100 + "\n\nWith respects, I remain,\nYour servant,\nM. K."
    assert blocks_of(letter)[-1].text == "With respects, I remain,\nYour servant,\nM. K."


@pytest.mark.parametrize("text", ["a a a a", "x", "so so\n\nso so", "。" * 30])
def test_where_no_words_stand_only_once_the_note_is_on_the_letter(
    text: str, tmp_path: Path
) -> None:
    (tmp_path / "l.txt").write_text(text, encoding="utf-8")
    done = new(str(tmp_path / "a"), "--letter", str(tmp_path / "l.txt"))
    assert done.exit_code == 0, done.output
    edition(tmp_path / "a")


def test_a_first_quote_is_a_few_whole_words() -> None:
    blocks = blocks_of("Dear Sir,\n\nI have yours of the 20th, and I thank you for all of it.")
    assert first_quote(blocks) == "I have yours of the 20th, and I thank"


@pytest.mark.parametrize(
    ("name", "made"),
    [("Anne Hale", "anne-hale"), ("Éloïse d’Été", "eloise-d-ete"), ("Straße", "strasse"),
     ("محمد", "mhmd"), ("—", "spare"), ("1st Earl", "st-earl"), ("index", "spare"), ("x" * 200, "x" * 60)],
)  # fmt: skip
def test_an_id_is_made_of_a_name(name: str, made: str) -> None:
    assert id_of(name, "spare") == made


def test_no_folder_of_the_site_has_a_name_that_windows_refuses() -> None:
    assert id_of("Con", "spare") == "con-1"
    assert id_of("LPT1", "spare") == "lpt1-1"


def test_a_letter_is_called_by_its_sender_and_its_date() -> None:
    assert letter_id("anne", "") == "anne-1"
    assert letter_id("", "") == "letter-1"
    assert letter_id("anne", "1804-12/1805-01~") == "anne-1804-12-1805-01"


def test_two_names_of_one_id_are_two_parties(tmp_path: Path) -> None:
    new(str(tmp_path / "a"), "--from", "Ängelo", "--to", "Angelo")
    made = edition(tmp_path / "a")
    assert sorted(one.name for one in made.entities) == ["Angelo", "Ängelo"]
    new(str(tmp_path / "b"), "--from", "Anne", "--to", "Anne")
    assert len(edition(tmp_path / "b").entities) == 1


def test_the_theme_speaks_the_edition_s_language_or_the_nearest() -> None:
    wanted = {"de": "de", "de-AT": "de", "pt-br": "pt-BR", "zh-Hant-TW": "zh-Hant", "la": "en"}
    assert {tag: theme_language(tag) for tag in wanted} == wanted


def test_the_theme_has_all_the_languages_that_we_say_it_has() -> None:
    import importlib.util

    spec = importlib.util.find_spec("material")
    assert spec is not None and spec.origin
    folder = Path(spec.origin).parent / "templates" / "partials" / "languages"
    assert {path.stem for path in folder.glob("*.html")} == set(LANGUAGES)


def test_the_requirement_stands_as_it_was_given(tmp_path: Path) -> None:
    wish = "glossator @ git+https://example.org/glossator.git@v1.0"
    done = new(str(tmp_path / "a"), "--requirement", wish)
    assert (tmp_path / "a" / "requirements.txt").read_text().splitlines()[1:] == [wish]
    assert "requirements.txt" not in done.output.split("Now:")[1]


def test_the_workflow_may_do_no_more_than_it_must(tmp_path: Path) -> None:
    new(str(tmp_path / "a"))
    text = (tmp_path / "a" / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8")
    flow = yaml.load(text, Loader=yaml.BaseLoader)
    assert flow["permissions"] == {"contents": "read"}
    assert flow["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    used = re.findall(r"uses: (\S+)", text)
    assert used
    assert [one for one in used if not re.fullmatch(r"actions/[a-z-]+@v\d+", one)] == []
    steps = [step.get("run") for step in flow["jobs"]["build"]["steps"]]
    assert steps.index("glossator check --format github") < steps.index("mkdocs build --strict")
    assert yaml.safe_load((tmp_path / "a" / ".gitlab-ci.yml").read_text())["pages"]["artifacts"]


def test_every_file_that_has_a_schema_points_to_it(tmp_path: Path) -> None:
    new(str(tmp_path / "a"))
    pointing = 0
    for path in (tmp_path / "a" / "docs").rglob("*.yml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        place = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert place and (path.parent / place[1]).is_file(), path
        pointing += 1
    assert pointing == 5
    settings = json.loads((tmp_path / "a" / ".vscode" / "settings.json").read_text())
    for schema in settings["yaml.schemas"]:
        assert (tmp_path / "a" / schema).is_file()


def test_no_template_is_hidden_since_packagers_leave_hidden_files_out() -> None:
    assert not list(TEMPLATES.rglob(".*"))


def test_wishes_that_are_settled_have_no_faults() -> None:
    assert list(faults(settled(Wishes("A  title\nin two lines")))) == []
    assert settled(Wishes("A  title\nin two lines")).title == "A title in two lines"


def test_schemas_are_written_again_and_nothing_else_is_overwritten(tmp_path: Path) -> None:
    new(str(tmp_path / "a"))
    settings = tmp_path / "a" / "docs" / "edition.yml"
    settings.write_text(settings.read_text() + "kinds: {remark: Remark}\n", encoding="utf-8")
    done = run("schema", tmp_path / "a")
    assert done.exit_code == 0, done.output
    notes = tmp_path / "a" / "schema" / "notes.json"
    assert "remark" in notes.read_text(encoding="utf-8")
    notes.write_text("mine", encoding="utf-8")
    done = run("schema", "--out", notes.parent)
    assert done.exit_code == 1 and notes.read_text(encoding="utf-8") == "mine"


def test_schemas_stand_beside_the_edition_s_folder_wherever_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new(str(tmp_path / "a"))
    monkeypatch.chdir(tmp_path / "a" / "docs")
    assert run("schema").exit_code == 0
    assert not Path("schema").exists()
    assert run("schema", "no-such-folder").exit_code == 2
    (tmp_path / "a" / "schema" / "notes.json").write_bytes(b"\xff")
    done = run("schema")
    assert done.exit_code == 1 and "stays as it is" in done.output


@pytest.mark.parametrize(
    "date", ["1805", "1805-01-02~", "1804-12/1805-01", "-0043", "../1805", "180X"]
)
def test_a_date_stands_as_an_editor_writes_it(date: str, tmp_path: Path) -> None:
    done = new(str(tmp_path / "a"), "--date", date)
    assert done.exit_code == 0, done.output
    (letter,) = edition(tmp_path / "a").letters
    assert letter.date is not None and letter.date.edtf == date


def test_an_empty_edition_has_no_letter_and_takes_some(tmp_path: Path) -> None:
    done = new(str(tmp_path / "a"), "--empty", "--language", "de")
    assert done.exit_code == 0, done.output
    assert "glossator import FILES" in done.output
    made = edition(tmp_path / "a")
    assert (made.letters, made.entities, made.terms) == ((), (), ())
    assert "[alle Briefe]" in (tmp_path / "a/docs/index.md").read_text(encoding="utf-8")
    (tmp_path / "first.txt").write_text("Dear Sir,\n\nThe drains run well.\n", encoding="utf-8")
    into = ("--into", str(tmp_path / "a"))
    taken = run("import", tmp_path / "first.txt", *into)
    assert taken.exit_code == 0, taken.output
    assert [one.id for one in edition(tmp_path / "a").letters] == ["first"]


def test_an_edition_without_a_letter_has_no_writer(tmp_path: Path) -> None:
    done = new(str(tmp_path / "a"), "--empty", "--from", "Anne Hale")
    assert done.exit_code == 1 and "leave --empty out" in done.output


def test_the_first_page_leads_on_in_the_language_of_the_edition(tmp_path: Path) -> None:
    new(str(tmp_path / "a"), "--language", "fr", "--date", "1805")
    page = (tmp_path / "a/docs/index.md").read_text(encoding="utf-8")
    assert "Commencez par [[letter:ada-finch-1805]], ou voyez [toutes les lettres]" in page


@pytest.mark.parametrize(
    ("option", "told"),
    [
        (("--language", "Deutsch"), "Did you mean “de”?"),
        (("--language", "Duits"), "Did you mean “de”?"),
        (("--language", "français"), "Did you mean “fr”?"),
        (("--language", "alemán"), "Did you mean “de”?"),
        (("--language", "Español"), "Did you mean “es”?"),
        (("--language", "tedesco"), "Did you mean “de”?"),
        (("--date", "3. Mai 1848"), "If it means 1848-05-03, write that."),
    ],
)
def test_what_was_meant_by_a_wish_is_told(
    option: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    assert told in new(str(tmp_path / "a"), *option).output


@pytest.mark.parametrize("content", [b"PK\x03\x04word/document.xml", b"{\\rtf1 Sir", b"%PDF-1.4"])
def test_a_word_processors_file_is_told_how_to_come_in(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(content)
    done = new(str(tmp_path / "a"), "--letter", str(tmp_path / "letter.docx"))
    assert done.exit_code == 1 and "--empty" in done.output and "glossator import" in done.output


def test_the_requirement_is_the_repository_that_it_was_installed_from() -> None:
    kept = (
        '{"url": "https://example.org/g.git", "vcs_info": {"vcs": "git", "commit_id": "a1b2",'
        ' "requested_revision": "v1"}}'
    )
    assert installed_from(kept) == "glossator @ git+https://example.org/g.git@a1b2"
    assert installed_from('{"url": "file:///home/anne/glossator", "dir_info": {}}') == "glossator"
    assert installed_from(kept.replace("https://example.org", "file:///home")) == "glossator"
    assert installed_from("{}") == "glossator"


def test_a_language_is_known_by_its_name_and_a_date_that_is_none_is_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("glossator.commands.new._in_a_terminal", lambda: True)
    letter = tmp_path / "pasted.txt"
    letter.write_text("Liebe Marie,\n\ndie Fähre liegt still.\n", encoding="utf-8")
    answers = f"Briefe\nDeutsch\n{letter}\nKarl Böhm\n\n3. Mai 1871\n1871-05-03\n"
    done = run("new", str(tmp_path / "briefe"), input=answers)
    assert done.exit_code == 0, done.output
    assert "If it means 1871-05-03, write that." in done.output
    assert "language: de\n" in (tmp_path / "briefe/docs/edition.yml").read_text(encoding="utf-8")
    (written,) = (tmp_path / "briefe/docs/letters").glob("*.md")
    assert "date: 1871-05-03\n" in written.read_text(encoding="utf-8")
