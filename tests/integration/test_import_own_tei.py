"""TEI of ours that comes into another edition, letter by letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from commandline import run

FILES = {
    "edition.yml": "title: Letters\n",
    "letters/hale.md": """---
title: Hale to Reed
---

I have [yours]{.cross-link target="reed#p1"} of the drains.
""",
    "letters/hale.notes.yml": "- {id: his, quote: drains, note: 'See [[reed]].', answers: reed}\n",
    "letters/reed.md": "---\ntitle: Reed to Hale\n---\n\nThe meadow is drowned.\n",
    "data/glossary.yml": """drain:
  name: drain
  forms: [drains]
  definition: A ditch.
  senses: [{in: reed, definition: A pipe.}]
""",
}


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """The folder with a file for each letter."""
    for name, text in FILES.items():
        (path := tmp_path / "from" / name).parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert run("export", "tei", tmp_path / "from", "-o", tmp_path / "tei").exit_code == 0
    (tmp_path / "to" / "data").mkdir(parents=True)
    (tmp_path / "to" / "edition.yml").write_text("title: Others\n", encoding="utf-8")
    return tmp_path / "tei" / "letters"


def test_a_letter_that_leads_to_one_that_is_missing_is_refused_with_what_to_do(
    exported: Path, tmp_path: Path
) -> None:
    done = run("import", exported / "hale.tei.xml", "--into", tmp_path / "to")
    assert done.exit_code == 1
    assert "import it with these, or after them" in done.output


def test_it_comes_with_the_other_or_after_it(exported: Path, tmp_path: Path) -> None:
    hale, reed = exported / "hale.tei.xml", exported / "reed.tei.xml"
    both = run("import", hale, reed, "--into", tmp_path / "to", "--dry-run")
    assert both.exit_code == 0, both.output
    for one in (reed, hale):
        done = run("import", one, "--into", tmp_path / "to")
        assert done.exit_code == 0, done.output
    assert "reed#p1" in (tmp_path / "to" / "letters" / "hale.md").read_text(encoding="utf-8")
