"""The guide's examples are excerpts of an edition that is built, so none of them can rot."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from glossator.model import Certainty, Kind, Mark

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
