"""The page on formats that come in: its examples are taken in, and become what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from commandline import run

from glossator.edition import read_edition
from glossator.examine import examine
from glossator.model import Edition, Kind
from glossator.problems import Severity
from glossator.readers.formats import FORMATS, recognised

PAGE = (Path(__file__).parent.parent / "docs" / "guide" / "imports.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r'^```\w+ title="([^"]+)"\n(.*?)^```', PAGE, re.MULTILINE | re.DOTALL))


@pytest.fixture
def taken(tmp_path: Path) -> Edition:
    edition = tmp_path / "edition"
    edition.mkdir()
    (edition / "edition.yml").write_text("title: Letters\n", encoding="utf-8")
    for name, text in EXAMPLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    sources = [str(tmp_path / name) for name in EXAMPLES]
    done = run("import", *sources, "--into", edition)
    assert done.exit_code == 0, done.output
    found = examine(edition).problems
    assert [str(one) for one in found if one.severity is Severity.ERROR] == []
    return read_edition(edition)[0]


def test_every_format_is_in_the_table() -> None:
    table = PAGE.split("\n\n")[2]
    assert set(re.findall(r"`([a-z-]+)`", table)) - {"--from"} == {one.name for one in FORMATS}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_format_of_each_example_is_told_from_it(name: str) -> None:
    formats = {
        ".html": "html",
        ".xml": "jats" if name == "reply.xml" else "cmif",
        ".bib": "bibtex",
        ".ris": "ris",
        ".json": "csl-json",
        ".csv": "csv",
    }
    found = recognised(EXAMPLES[name].encode(), name)
    assert found is not None
    assert found.name == ("tei" if name == "meadow.xml" else formats[Path(name).suffix])


def test_the_examples_become_what_the_page_says(taken: Edition) -> None:
    letters = {one.id: one for one in taken.letters}
    assert [one.title for one in letters.values()] == [
        "Anne Hale to Thomas Reed", "Hale to Marl", "Clay or straw", "Thomas Reed",
        "Reed to Hale, 20 December 1804",
    ]  # fmt: skip
    kinds = [one.kind for one in letters["reed"].blocks]
    assert kinds == [Kind.DATELINE, Kind.PARAGRAPH, Kind.QUOTATION]
    reply = letters.pop("young-1806-letter")
    assert (reply.title, reply.kind) == ("Clay or straw", "reply")
    assert [one.to for one in reply.answers] == ["hale1805"]
    assert letters["hale-12"].source == "No. 12; https://letters.example/12"
    assert [one.status for one in letters.values()] == [
        "catalogued", "complete", "catalogued", "complete",
    ]  # fmt: skip
    assert letters["meadow"].text == "Sir,\nThe lower meadow is drouned agayne."
    assert [(n.quote.exact if n.quote else n.at, n.kind, n.body[0].text) for n in taken.notes] == [
        ("letter", "link", "Mentioned in the letter: Wexcombe"),
        ("agayne", "textual", "Regularised: again"), ("lower meadow", "gloss", "By the mill."),
        ("letter", "gloss", "Forwarded: Kit, May 1805"),
    ]  # fmt: skip
    references = {one.id: one.csl for one in taken.references}
    assert set(references) == {
        "hale-1902", "young1797", "hale1805", "reed-1806-meadow", "clay1811", "clay", "young-1806",
    }  # fmt: skip
    assert references["clay"]["note"] == "Clay B, Kilns, third printing."
    assert references["young1797"]["title"] == "The Farmer's Calendar: Über Nässe"
    assert references["hale1805"]["page"] == "14-15"
    assert {one.name for one in taken.entities} == {
        "Anne Hale", "Thomas Reed", "Wexcombe", "Farmers’ Club", "Arthur Young", "Kit",
    }  # fmt: skip
    assert [one.id for one in taken.terms] == ["tile-drain", "mole-drain", "ras", "tile"]
