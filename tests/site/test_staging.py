"""A staged edition: a plain tree that Zensical and any other generator of sites can build."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from commandline import run
from folders import files_in
from lxml import html
from markdown_it import MarkdownIt

from glossator.edition import read_edition
from glossator.site.staging import _one_block

ROOT = Path(__file__).parents[2]
DRAINS = ROOT / "tests/editions/drains"


def stage(*arguments: object) -> tuple[int, str]:
    done = run("stage", *arguments)
    return done.exit_code, done.output


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("staged") / "tree"
    code, said = stage(DRAINS, out)
    assert code == 0, said
    return out


def words_of(page: html.HtmlElement) -> str:
    found = page.xpath("//div[@class='text']//text()[not(ancestor::*[@data-generated])]")
    return " ".join("".join(map(str, found)).split())


def test_each_letter_is_one_block_of_html_to_commonmark(tree: Path) -> None:
    edition, _ = read_edition(DRAINS)
    for letter in edition.letters:
        text = (tree / "docs/letters" / f"{letter.id}.md").read_text(encoding="utf-8")
        body = text.split("\n---\n", 1)[1]
        tokens = MarkdownIt("commonmark", {"html": True}).parse(body)
        assert [token.type for token in tokens] == ["html_block"]
        assert words_of(html.fragment_fromstring(tokens[0].content, "div")) == " ".join(
            letter.text.split()
        )


def test_a_line_end_that_goes_is_still_one_to_browsers() -> None:
    assert _one_block("<pre>a\n\n \nb</pre>\n") == "<pre>a&#10;&#10; \nb</pre>"
    shown = html.fragment_fromstring(_one_block("<pre>a\n\n \nb</pre>\n"))
    assert shown.text == "a\n\n \nb"


def test_links_by_id_in_ordinary_pages_are_links_to_files(tmp_path: Path) -> None:
    edition = tmp_path / "edition"
    shutil.copytree(DRAINS / "docs", edition)
    letter = next(iter((edition / "letters").glob("*.md"))).stem
    (edition / "about.md").write_text(
        f"# About\n\nSee [[{letter}|the letter]] and [[{letter}]]; `[[{letter}]]` is code.\n"
    )
    assert stage(edition, tmp_path / "out")[0] == 0
    said = (tmp_path / "out/docs/about.md").read_text()
    assert f"See [the letter](letters/{letter}.md) and [" in said
    assert said.count(f"](letters/{letter}.md)") == 2
    assert f"`[[{letter}]]` is code." in said


def test_a_link_whose_words_run_over_a_line_end_is_staged_with_those_around_it(
    tmp_path: Path,
) -> None:
    edition = tmp_path / "edition"
    shutil.copytree(DRAINS / "docs", edition)
    letter = next(iter((edition / "letters").glob("*.md"))).stem
    (edition / "about.md").write_text(
        f"# About\n\n[[{letter}|One]] and [[{letter}|a\nlong]] one, [[{letter}|last]].\n"
    )
    assert stage(edition, tmp_path / "out")[0] == 0
    to = f"](letters/{letter}.md)"
    said = (tmp_path / "out/docs/about.md").read_text()
    assert " ".join(said.split()).endswith(f"[One{to} and [a long{to} one, [last{to}.")


def test_every_link_leads_to_a_file_of_the_tree(tree: Path) -> None:
    docs = tree / "docs"
    for path in docs.rglob("*.md"):
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
        here = path.with_suffix("") if path.stem != "index" else path.parent
        for href in re.findall(r'(?:href|src)="([^"#:]+)(?:#[^"]*)?"', body):
            found = (here / href).resolve()
            assert any(one.exists() for one in (found, found.with_suffix(".md"), found / "index.md")), (
                f"{path.name}: {href}"
            )  # fmt: skip


def test_the_editors_sources_are_not_staged(tree: Path) -> None:
    staged = {path.name for path in (tree / "docs").rglob("*")}
    assert not {"edition.yml", "glossary.yml"} & staged
    assert not [name for name in staged if name.endswith(".notes.yml")]


def test_what_stands_there_is_left_alone_unless_it_was_staged(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/kept.txt").write_text("mine")
    code, said = stage(DRAINS, tmp_path / "mine")
    assert code == 1 and "kept.txt" in said
    assert (tmp_path / "mine/kept.txt").read_text() == "mine"
    before = files_in(tree)
    assert stage(DRAINS, tree)[0] == 0
    assert files_in(tree) == before


@pytest.mark.parametrize("refused", ["former", "place"])
def test_what_was_staged_before_stands_whole_where_it_cannot_be_replaced(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    out = tmp_path / "tree"
    shutil.copytree(tree, out)
    before = files_in(out)
    rename = Path.rename

    def renamed(path: Path, to: Path) -> Path:
        if (path == out) if refused == "former" else (path.name == "new"):
            raise OSError(16, "Device or resource busy", str(path))
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", renamed)
    code, said = stage(DRAINS, out)

    assert (code, "Nothing was written" in said) == (1, True)
    assert ".glossator-" not in said
    assert files_in(out) == before
    assert [one.name for one in tmp_path.iterdir()] == ["tree"]


def test_what_is_left_of_the_former_tree_is_told_and_the_new_one_stands(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "tree"
    shutil.copytree(tree, out)
    (out / "index.md").write_text("Former.", encoding="utf-8")
    remove = shutil.rmtree

    def removed(path: Path, ignore_errors: bool = False) -> None:
        if not ignore_errors:
            remove(path)
            raise OSError(13, "Permission denied", str(path / "open.bin"))

    monkeypatch.setattr(shutil, "rmtree", removed)
    code, said = stage(DRAINS, out)

    assert (code, "Nothing was written" in said) == (0, False)
    (left,) = [one for one in tmp_path.iterdir() if one != out]
    assert f"{left}: what stood there before could not be removed." in said
    assert files_in(out) == files_in(tree)


def test_an_edition_with_errors_is_not_staged(tmp_path: Path) -> None:
    shutil.copytree(DRAINS / "docs", tmp_path / "edition")
    (tmp_path / "edition/data/places.yml").write_text("a: [\n")
    code, said = stage(tmp_path / "edition", tmp_path / "out")
    assert code == 1 and "yaml-syntax" in said
    assert not (tmp_path / "out").exists()


def test_zensical_builds_it(tree: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--config-file", str(tree / "mkdocs.yml")],
        cwd=tree, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    edition, _ = read_edition(DRAINS)
    for letter in edition.letters:
        page = html.parse(str(tree / "site/letters" / letter.id / "index.html"))
        assert words_of(page.getroot()) == " ".join(letter.text.split())
        assert page.xpath("//a[@class='note-ref']") or not page.xpath("//li[@data-kind]")
    assert (tree / "site/data/edition.json").is_file()


def test_the_images_of_pages_are_staged_and_found_from_the_letter(tmp_path: Path) -> None:
    edition = ROOT / "tests/editions/scanned"
    code, said = stage(edition, tmp_path / "tree")
    assert code == 0, said
    (page,) = (tmp_path / "tree/docs/letters").glob("hale-*.md")
    body = page.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    (block,) = MarkdownIt("commonmark", {"html": True}).parse(body)
    seen = html.fragment_fromstring(block.content, "div")
    named = [*seen.xpath("//img/@src"), *seen.xpath("//script/@src"), *seen.xpath("//link/@href")]
    assert len(named) == 5
    folder = page.with_suffix("")  # as the page's address has it
    assert [one for one in named if not Path(folder, one).resolve().is_file()] == []


def test_translations_stand_beside_their_letters_and_their_files_are_no_pages(
    tmp_path: Path,
) -> None:
    source = ROOT / "tests/editions/translated"
    code, said = stage(source, tmp_path / "tree")
    assert code == 0, said
    docs = tmp_path / "tree/docs"
    assert sorted(one.name for one in (docs / "letters").glob("*.md")) == sorted(
        ["index.md", *(f"{one.id}.md" for one in read_edition(source)[0].letters)]
    )
    written = (docs / "letters/brandt-1811-04-02.md").read_text(encoding="utf-8")
    body = written.split("\n---\n", 1)[1]
    [block] = MarkdownIt("commonmark", {"html": True}).parse(body)
    seen = html.fragment_fromstring(block.content, "div")
    assert seen.xpath("//section[@class='translation']/h2/text()") == [
        "Translation: English", "Translation: French",
    ]  # fmt: skip
    rows = seen.xpath("//section[@class='translation'][1]//div[@class='row']")
    assert f"{len(rows)}" == seen.xpath("string(//article/@data-rows)")
    assert "half a hundredweight of nails" in rows[4].text_content()
    for address in seen.xpath("//link/@href | //script/@src"):
        assert (docs / "letters/brandt-1811-04-02" / address).resolve().is_file(), address
    words = (docs / "letters/brandt-1811-04-02.tei.xml").read_text(encoding="utf-8")
    assert "half a hundredweight of nails" in words
