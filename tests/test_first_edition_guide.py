"""The guide's first edition, made step by step as the guide says, is sound; its pages are current."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from builds import build
from commandline import run
from lxml import html

from glossator.edition import read_edition
from glossator.taking.files.proposals import Place, Proposal, check_links, proposed, yaml_of

ROOT = Path(__file__).parent.parent
SCAFFOLD = ROOT / "src" / "glossator" / "scaffold" / "templates"
GUIDE = (ROOT / "docs" / "guide" / "first-edition.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(
    r'^```(?!diff|text)\w+ title="([^"]+)"\n(.*?)^```', GUIDE, re.MULTILINE | re.DOTALL
)
CONSOLE = r"^```console\n\$ {} ?(.*?)\n(.*?)^```"
BROKEN = re.findall(
    r'^```diff title="([^"]+)"\n-([^\n]*)\n(?:\+([^\n]*)\n)?```\n\n'
    r"```console\n\$ glossator check\n(.*?)^```",
    GUIDE,
    re.MULTILINE | re.DOTALL,
)
SELECTED = next(text for name, text in EXAMPLES if "id: comes" in text)


def shown_by(program: str) -> list[tuple[str, str]]:
    """What the guide shows of a program: what is asked, and what is answered."""
    return re.findall(CONSOLE.format(program), GUIDE, re.MULTILINE | re.DOTALL)


def check() -> str:
    return run("check").output


@pytest.fixture
def followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The edition that someone has who does what the guide says, from its first step to its last."""
    monkeypatch.chdir(tmp_path)
    command, shown = shown_by("glossator")[0]
    done = run(*shlex.split(command))
    assert done.output == shown
    monkeypatch.chdir("neighbours")
    for name, text in EXAMPLES:
        path = Path(name)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(f"{before}\n{text}" if before else text, encoding="utf-8")
    return Path.cwd()


def test_who_has_word_files_and_follows_the_guide_has_an_edition_without_problems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pypandoc = pytest.importorskip("pypandoc")
    part = GUIDE.partition("## From Word files")[2].partition("\n## ")[0]
    new, _, take = re.findall(r"^```sh\n(.*?)^```", part, re.M | re.S)[0].splitlines()
    facts, entries = re.findall(r"^```yaml\n(.*?)^```", part, re.M | re.S)
    words = "Dear Sir,\n\nThe drains are down.[^1]\n\nAnne Hale\n\n[^1]: Since spring.\n"
    document = tmp_path / "scans" / "Hale to Reed.docx"
    document.parent.mkdir()
    pypandoc.convert_text(words, "docx", "markdown", outputfile=str(document))
    monkeypatch.chdir(tmp_path)
    assert run(*shlex.split(new)[1:], "--yes").exit_code == 0
    monkeypatch.chdir("my-letters")
    _, command, pattern = shlex.split(take)
    taken = run(command, *Path().glob(pattern)).output
    assert "“Dear Sir,” is the salute." in taken
    letter = Path("docs/letters/hale-to-reed.md")
    letter.write_text(facts + letter.read_text("utf-8").split("---\n", 2)[2], encoding="utf-8")
    assert "give it an entry in data/parties.yml" in check()
    with Path("docs/data/parties.yml").open("a", encoding="utf-8") as parties:
        parties.write(entries)
    run("fix", "--write")
    assert "No problems: 1 letter, 1 note" in check()


def test_who_follows_the_guide_has_an_edition_without_problems(followed: Path) -> None:
    command, shown = shown_by("glossator")[-1]
    done = run(*shlex.split(command))
    assert done.exit_code == 0
    assert done.output == shown


def test_selected_words_become_the_note_that_the_guide_shows(followed: Path) -> None:
    notes = followed / "docs" / "letters" / "tom-wren-1931-05-06.notes.yml"
    text = notes.read_text(encoding="utf-8")
    notes.write_text(text.replace(SELECTED, ""), encoding="utf-8")
    edition = read_edition(followed)[0]
    letter = next(one for one in edition.letters if one.id == "tom-wren-1931-05-06")
    block = next(one for one in letter.blocks if "your floor comes from the weir" in one.text)
    start = block.text.index("comes from the weir")
    ends = Place(block.id, start), Place(block.id, start + len("comes"))
    said = "So he means the [[sluice]] above."
    note = proposed(edition, Proposal(letter.id, *ends, words="comes", text=said))
    check_links(edition, note)
    assert yaml_of(edition, note) == SELECTED


@pytest.mark.parametrize(
    ("name", "good", "bad", "shown"), BROKEN, ids=lambda part: part[:40].replace("/", "-")
)
def test_what_the_guide_breaks_is_told_as_it_shows(
    followed: Path, name: str, good: str, bad: str, shown: str
) -> None:
    path = followed / name
    text = path.read_text(encoding="utf-8")
    assert f"{good}\n" in text
    path.write_text(text.replace(f"{good}\n", f"{bad}\n" if bad else "", 1), encoding="utf-8")
    assert check() == shown
    proposal = run("fix").output
    assert (f"+{good}\n" in proposal) == bad.endswith("went to see")


def test_a_pasted_letter_becomes_what_the_guide_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    texts = re.findall(r'^```text title="([^"]+)"\n(.*?)^```', GUIDE, re.MULTILINE | re.DOTALL)
    (name, pasted), (written, part) = texts
    Path(name).write_text(pasted, encoding="utf-8")
    command, shown = shown_by("glossator")[1]
    assert run(*shlex.split(command)).output == shown
    assert part in (tmp_path / "hale" / written).read_text(encoding="utf-8")
    monkeypatch.chdir("hale")
    assert run("check", "--strict").exit_code == 0


def test_each_file_is_broken_in_the_guide() -> None:
    written = {path.relative_to(SCAFFOLD).as_posix() for path in (SCAFFOLD / "docs").rglob("*.*")}
    kinds = {re.sub(r"letters/.*?\.", "letters/", name) for name in written}
    kinds = {name.replace("pasted.", "").replace("sample.", "") for name in kinds}
    kinds = {name.replace("LETTER.", "") for name in kinds} | {"docs/data/places.yml"}
    broken = {re.sub(r"letters/[^.]*\.", "letters/", name) for name, *_ in BROKEN}
    assert broken == kinds


def test_the_site_of_who_follows_the_guide_is_built_strictly(followed: Path) -> None:
    arguments, shown = shown_by("mkdocs")[0]
    command, *options = shlex.split(arguments)
    assert command == "build"
    done = build(followed, *options)
    assert done.code == 0, done.said
    assert shown in done.said
    page = followed / "site" / "letters" / "tom-wren-1931-05-06" / "index.html"
    assert 'id="note-not-the-sluice"' in page.read_text(encoding="utf-8")


def test_the_site_that_the_guide_makes_for_a_memory_stick_has_links_to_files_alone(
    followed: Path,
) -> None:
    arguments, shown = shown_by("mkdocs")[1]
    command, *options = shlex.split(arguments)
    assert command == "build"
    done = build(followed, *options)
    assert done.code == 0, done.said
    assert shown in done.said
    site = followed / "site-offline"
    for page in site.rglob("*.html"):
        links = {urlsplit(one[2]) for one in html.iterlinks(page.read_text(encoding="utf-8"))}
        here = [one.path for one in links if one.path and not one.scheme]
        assert all((page.parent / unquote(path)).is_file() for path in here), page


def test_what_the_guide_builds_is_nothing_new_to_git(followed: Path) -> None:
    def untold() -> str:
        command = ["git", "status", "--porcelain", "--untracked-files=normal"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    subprocess.run(["git", "init", "--quiet"], check=True)
    before = untold()
    assert "docs/" in before
    for arguments, _ in shown_by("mkdocs"):
        assert build(followed, *shlex.split(arguments)[1:]).code == 0
    assert untold() == before


def test_the_guide_takes_every_step() -> None:
    names = {name.rpartition("/")[2].partition(".")[0] for name, _ in EXAMPLES}
    assert names == {"tom-wren-1931-05-06", "parties", "places", "glossary", "references"}


def test_the_list_of_every_key_is_current() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "format_reference.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
