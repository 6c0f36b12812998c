"""Notes that an editor has called otherwise or taken out, when their source changes them."""

from __future__ import annotations

from pathlib import Path

import pytest
from bringing import bring
from folders import files_in

from glossator.edition import read_edition

SOURCE = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="H12"><teiHeader><fileDesc><titleStmt>
<title>Hale to Reed</title></titleStmt></fileDesc></teiHeader><text><body><opener>Sir,</opener>
<p>The kiln<note>Of brick.</note> is cold, the meadow<note>By the mill.</note> wet.</p>
</body></text></TEI>
"""


def change(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for was, then in pairs:
        assert was in text
        text = text.replace(was, then)
    path.write_text(text, encoding="utf-8")


def notes(edition: Path) -> dict[str, str]:
    return {one.id: one.body[0].text for one in read_edition(edition)[0].notes}


@pytest.mark.parametrize(
    ("here", "expected"),
    [
        ([("id: n1", "id: n0"), ("id: n2", "id: n1"), ("id: n0", "id: n2")],
         {"n2": "Of clay.", "n1": "By the mill."}),
        ([("id: n1", "id: bricks")], {"bricks": "Of clay.", "n2": "By the mill."}),
    ],
)  # fmt: skip
def test_a_note_under_another_id_is_still_the_one_that_came(
    edition: Path, source: Path, here: list[tuple[str, str]], expected: dict[str, str]
) -> None:
    change(edition / "letters/hale.notes.yml", *here)
    before = files_in(edition)
    bring(edition, source)
    assert files_in(edition) == before
    change(source, ("Of brick", "Of clay"))
    bring(edition, source)
    assert notes(edition) == expected


def test_a_note_under_another_id_that_both_have_changed_is_told(
    edition: Path, source: Path
) -> None:
    change(edition / "letters/hale.notes.yml", ("id: n1", "id: bricks"), ("kiln", "kiln is"))
    change(source, ("Of brick", "Of clay"))
    told = bring(edition, source, fails=True)
    assert "hale: note bricks (“Of brick.” here, “Of clay.” in the file)\n" in told


def test_a_note_that_was_taken_out_stays_out_and_that_it_has_changed_is_told_once(
    edition: Path, source: Path
) -> None:
    change(edition / "letters/hale.notes.yml",
           ("- id: n1\n  quote: kiln\n  note: Of brick.\n\n", ""))  # fmt: skip
    assert "taken out" not in bring(edition, source)
    change(source, ("<note>Of brick", "<note>Of clay"))
    told = bring(edition, source)
    assert "have taken out, and the files have changed since; they stay out\n" in told
    assert "hale, on “kiln”: “Of clay.”\n" in told
    assert notes(edition) == {"n2": "By the mill."}
    assert "taken out" not in bring(edition, source)
