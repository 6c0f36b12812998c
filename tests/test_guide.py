"""The guide's examples are excerpts of an edition that is built, so none of them can rot."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from glossator.cli import main
from glossator.model import Certainty, Kind, Mark
from glossator.problems import Rule

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "guide" / "editors.md").read_text(encoding="utf-8")
EDITION = ROOT / "tests" / "editions" / "drains" / "docs"
EXAMPLES = re.findall(r'^```\w+ title="([^"]+)"\n(.*?)^```', GUIDE, re.MULTILINE | re.DOTALL)


def test_the_guide_has_an_example_of_everything_an_editor_writes() -> None:
    files = {
        name.rsplit("/")[-1].split(".", 1)[1 if "letters/" in name else 0] for name, _ in EXAMPLES
    }
    assert files == {"md", "notes.yml", "glossary", "parties", "references", "events"}


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_an_example_stands_word_for_word_in_the_edition_that_is_built(name: str, text: str) -> None:
    assert text in (EDITION / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("word", [*Certainty, *Mark, *Kind])
def test_what_an_editor_can_mark_is_named_in_the_guide(word: str) -> None:
    plain = {
        "emphasis",
        "strong",
        "code",
        "link",
        "cross-link",
        "html",
        "citation",
        "break",
        "image",
        "paragraph",
        "heading",
        "line",
        "item",
        "cell",
        "quotation",
        "figure",
        "preformatted",
        "separator",
    }  # written with Markdown's own signs
    assert word in plain or f"`{word}`" in GUIDE or f".{word}" in GUIDE


@pytest.mark.parametrize("page", ["rules.md", "commands.md", "formats.md"])
def test_a_page_made_from_the_code_is_current(
    page: str, script: Callable[[str], ModuleType]
) -> None:
    written = script("guide").PAGES[page]()
    assert (ROOT / "docs" / "guide" / page).read_text(encoding="utf-8") == written, (
        "run python3 scripts/guide.py"
    )


def test_every_rule_has_its_section() -> None:
    page = (ROOT / "docs" / "guide" / "rules.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## ([a-z0-9-]+)$", page, re.MULTILINE)
    assert headings == [rule.id for rule in Rule]


def test_every_command_and_every_option_is_in_the_guide() -> None:
    page = (ROOT / "docs" / "guide" / "commands.md").read_text(encoding="utf-8")
    for name, command in main.commands.items():
        assert f"## glossator {name}\n" in page
        for parameter in command.params:
            assert all(option in page for option in parameter.opts if option.startswith("-"))


INTEGRATORS = (ROOT / "docs" / "guide" / "integrators.md").read_text(encoding="utf-8")
PROGRAMS = re.findall(r'^```python title="[^"]+"\n(.*?)^```', INTEGRATORS, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_of_the_guide_runs_on_the_files_of_a_site(
    program: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["export", "all", str(EDITION), "-o", "site"])
    assert done.exit_code == 0, done.output
    exec(compile(program, "integrators.md", "exec"), {})
    assert "drains are choaked" in capsys.readouterr().out


def test_every_file_that_the_guide_names_is_there(tmp_path: Path) -> None:
    CliRunner().invoke(main, ["export", "all", str(EDITION), "-o", str(tmp_path)])
    named = re.findall(r"^\| `((?:data|letters)/[^`]+)`", INTEGRATORS, re.MULTILINE)
    assert named
    for name in named:
        assert (tmp_path / name.replace("ID", "hale-1805-01-02")).is_file(), name
