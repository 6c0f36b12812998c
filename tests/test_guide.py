"""The guide's examples are excerpts of an edition that is built, so none of them can rot."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

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
