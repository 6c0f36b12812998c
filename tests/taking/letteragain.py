"""A letter that comes again, and what an edition has of it."""

from __future__ import annotations

from pathlib import Path

from glossator.edition import read_edition
from glossator.model import Letter

SOURCE = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="H12"><teiHeader><fileDesc><titleStmt>
<title>Hale to Reed</title></titleStmt></fileDesc><profileDesc><correspDesc>
<correspAction type="sent"><persName>Anne Hale</persName><date when="1805-01-02"/></correspAction>
</correspDesc></profileDesc></teiHeader><text><body>
<p>The kiln<note>Of brick.</note> is cold vnd wet.</p>
<p>The meadow<note>By the mill.</note> is drowned.</p>
<p>We mend the sluice<note xml:id="gate">A gate.</note> soon.</p></body></text></TEI>
"""


def change(path: Path, was: str, then: str) -> None:
    text = path.read_text("utf-8")
    assert was in text
    path.write_text(text.replace(was, then), encoding="utf-8")


def letter(edition: Path) -> Letter:
    (only,) = read_edition(edition)[0].letters
    return only


def notes(edition: Path) -> dict[str, str]:
    return {one.id: one.body[0].text for one in read_edition(edition)[0].notes}


def file(edition: Path, ending: str = ".md") -> Path:
    return edition / f"letters/hale{ending}"
