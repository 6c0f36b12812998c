"""One fault, one problem: what leads into a file that cannot be read is not called missing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from glossator.edition import read_edition
from glossator.resolve import resolve

CLOSED = {
    "data/glossary.yml": ("name: mole drain", "name: [mole drain", "yaml-syntax"),
    "letters/hale-1805-01-02.notes.yml": ("- id: torn", "- id: [torn", "yaml-syntax"),
    "data/parties.yml": ("name: Anne Hale", "name: [Anne Hale", "yaml-syntax"),
    "data/references.yml": ("type: book", "type: [book", "yaml-syntax"),
    "data/events.yml": ("kind: improvement", "kind: [improvement", "yaml-syntax"),
    "letters/reed-1804-12-20.md": ("---\ntitle:", "title:", "front-matter"),
}


def rules_of(folder: Path) -> list[str]:
    edition, unread = read_edition(folder)
    _, unresolved = resolve(edition)
    return [problem.rule.id for problem in (*unread, *unresolved)]


@pytest.mark.parametrize("path", CLOSED)
def test_a_file_that_cannot_be_read_is_the_only_problem(
    path: str, tmp_path: Path, root: Path
) -> None:
    folder = Path(shutil.copytree(root / "tests" / "editions" / "drains" / "docs", tmp_path / "d"))
    good, bad, rule = CLOSED[path]
    text = (folder / path).read_text(encoding="utf-8")
    assert good in text
    (folder / path).write_text(text.replace(good, bad, 1), encoding="utf-8")
    assert rules_of(folder) == [rule]
