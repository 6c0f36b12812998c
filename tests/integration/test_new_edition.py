"""A new edition is built by MkDocs as it is, strictly, whatever its title and language are."""

from __future__ import annotations

from pathlib import Path

import pytest
from builds import build
from commandline import run

PASTED = "Mill Lane,\n3 May\n\nDear *Sir*,\n\n1805. A [[good]] year & <b>more</b>.\n\nYours\n"


@pytest.mark.parametrize(
    ("title", "language", "pasted"),
    [
        ("Letters: of Anne # Hale", "en", False),
        ("“Dear” 'Sir' \"Madam\" \\ & <b>Co.</b> [[x]]", "de", True),
        ("- *Lettres* d’été, {#id} | 100 %", "fr", False),
        ("رسائل إلى الجار", "ar", True),
        ("A " * 100, "tlh", True),
    ],
)
def test_a_new_edition_is_built_strictly(
    title: str, language: str, pasted: bool, tmp_path: Path
) -> None:
    (tmp_path / "l.txt").write_text(PASTED, encoding="utf-8")
    letter = ["--letter", str(tmp_path / "l.txt"), "--from", "رشيد"] if pasted else []
    folder = tmp_path / "with a blank and é"
    options = [str(folder), "--title", title, "--language", language, *letter]
    made = run("new", *options)
    assert made.exit_code == 0, made.output
    checked = run("check", "--strict", folder)
    assert checked.exit_code == 0, checked.output
    done = build(folder, "--strict")
    assert done.code == 0, done.said
    home = (folder / "site" / "index.html").read_text(encoding="utf-8")
    assert "<b>Co" not in home.split("<body", 1)[1]
    assert ('dir="rtl"' in home) == (language == "ar")
    assert (folder / "site" / "schema" / "notes.json").is_file()
