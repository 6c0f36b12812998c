"""What holds for every file of the repository."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDERS = (".github", "docs", "examples", "scripts", "src", "tests")
CONFLICT = re.compile(rb"^(?:<{7}|>{7}|\|{7}) ", re.MULTILINE)
"""What git leaves where two changes of the same lines meet."""


def test_no_file_holds_what_a_merge_left_undecided() -> None:
    inner = (path for name in FOLDERS for path in (ROOT / name).rglob("*"))
    every = (path for path in (*ROOT.glob("*.*"), *inner) if path.suffix != ".pyc")
    files = [path for path in every if path.is_file()]
    assert ROOT / "CHANGELOG.md" in files and Path(__file__) in files
    assert [str(path) for path in files if CONFLICT.search(path.read_bytes())] == []
