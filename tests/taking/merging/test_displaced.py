"""What is kept by the number of a passage, when a better source brings one before it."""

from __future__ import annotations

from pathlib import Path

import pytest
from bringing import bring
from folders import files_in
from letteragain import change

SOURCE = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="H12"><teiHeader><fileDesc><titleStmt>
<title>Hale to Reed</title></titleStmt></fileDesc></teiHeader><text><body>
<p>The kiln<note>Of brick.</note> is cold.</p>
<p xml:id="me">The meadow is drowned.</p>
<p><ref target="#me">It</ref> is no loss.</p></body></text></TEI>
"""
BEFORE = ("<p>The kiln", "<p>Sir,</p><p>The kiln")


NOTE = "- id: mine\n  at: p2\n  note: Since May.\n\n- id: n1"
LINKED = "Of brick, see [[hale#p2]]."
TRANSLATION = "---\nlanguage: de\n---\n\n{translates=p2}\nDie Wiese.\n"


@pytest.mark.parametrize(
    ("ending", "was", "then", "told"),
    [
        (".notes.yml", "- id: n1", NOTE, "note mine, on p2, would be on another passage"),
        (".notes.yml", "Of brick.", LINKED, "p2, to which a link leads, would be another passage"),
        (".de.md", "", TRANSLATION, "translation de, of which p2 would be another passage"),
    ],
)
@pytest.mark.parametrize("came", [BEFORE, ('<p xml:id="me">The meadow is drowned.</p>', "")])
def test_a_letter_in_which_something_would_stand_on_another_passage_is_left_alone(
    edition: Path, source: Path, ending: str, was: str, then: str, told: str, came: tuple[str, str]
) -> None:
    mine = edition / f"letters/hale{ending}"
    mine.touch()
    change(mine, was, then)
    change(source, *came)
    if came != BEFORE:
        change(source, '<ref target="#me">It</ref>', "It")
    before = files_in(edition)
    assert f"hale: {told}\n" in bring(edition, source, fails=True)
    assert files_in(edition) == before


def test_what_follows_its_passage_in_what_comes_stops_nothing(edition: Path, source: Path) -> None:
    change(source, "<note>Of brick.</note>", "")
    change(source, "drowned.</p>", "drowned.</p><note>By the mill.</note>")
    bring(edition, source)
    change(edition / "letters/hale.md", "is cold", "was cold")
    change(source, *BEFORE)
    bring(edition, source)
    assert "[It]{.cross-link target=" in (text := (edition / "letters/hale.md").read_text("utf-8"))
    assert "#p3" in text and "was cold" in text
