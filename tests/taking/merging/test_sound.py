"""What an editor wrote, and what reads wrong, beside what comes from a better source."""

from __future__ import annotations

from pathlib import Path

import pytest
from bringing import bring
from folders import files_in
from letteragain import change

SOURCE = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="H12"><teiHeader><fileDesc><titleStmt>
<title>Hale to Reed</title></titleStmt></fileDesc></teiHeader><text><body><opener>Sir,</opener>
<p>The kiln<note>Of brick.</note> is cold vnd wet.</p><p>T\u00c3\u00bcr and tor.</p></body></text></TEI>
"""


@pytest.mark.parametrize(
    ("ending", "was", "then"),
    [
        (".md", "The kiln", "{#Kiln}\nThe kiln"),
        (".md", "kiln", "[kiln]{.oven}"),
        (".notes.yml", "note: Of brick.", "note: Of brick.\n  autor: Kit"),
        (".notes.yml", "note: Of brick.", "note: Of brick.\n\n- A mere word of mine"),
    ],
)
def test_what_reads_wrong_is_not_lost_with_the_lines_that_give_way(
    taken: Path, source: Path, ending: str, was: str, then: str
) -> None:
    bring(taken, source)
    change(taken / f"letters/hale{ending}", was, then)
    change(source, "vnd wet" if ending == ".md" else "Of brick", "New")
    before = files_in(taken)
    told = bring(taken, source, fails=True)
    assert "hale: something in its lines that reads wrong would be lost; mend it first" in told
    assert files_in(taken) == before


def test_what_the_source_itself_had_wrong_gives_way(taken: Path, source: Path) -> None:
    bring(taken, source)
    change(taken / "letters/hale.md", "is cold", "was cold")
    change(source, "T\u00c3\u00bcr", "T\u00fcr")
    assert "hale.md: p2; stays as it is here: p1\n" in bring(taken, source)
