"""A letter that comes again in a file of another name is the letter that it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from glossator.cli import main

LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="HL-1"><teiHeader><fileDesc><titleStmt>
<title>Hale to Reed</title></titleStmt></fileDesc><profileDesc><correspDesc><correspAction type="sent">
<persName>{sender}</persName><date when="{date}"/></correspAction></correspDesc></profileDesc></teiHeader>
<text><body><p>{said}</p></body></text></TEI>
"""
SAID = "The kiln is cold, and the lower meadow is wet; we mend both soon, if the weather holds."


def came(folder: Path, name: str, *options: str, said: str = SAID, sender: str = "Anne Hale",
         date: str = "1805-01-02") -> Result:  # fmt: skip
    if not folder.exists():
        folder.mkdir()
        (folder / "edition.yml").write_text("title: Letters\nlanguage: en\n", encoding="utf-8")
    file = folder.parent / f"{name}.xml"
    file.write_text(LETTER.format(sender=sender, date=date, said=said), encoding="utf-8")
    return CliRunner().invoke(main, ["import", str(file), "--into", str(folder), *options])


def letters(folder: Path) -> list[str]:
    return sorted(one.name for one in (folder / "letters").glob("*.md"))


def test_it_is_the_same_letter_and_keeps_the_file_s_new_name(tmp_path: Path) -> None:
    folder = tmp_path / "into"
    came(folder, "hale")
    again = came(folder, "0001_hale")
    assert (again.exit_code, letters(folder)) == (0, ["hale.md"])
    assert "file: 0001_hale.xml" in (folder / "letters/hale.md").read_text("utf-8")


def test_it_gets_words_that_were_corrected(tmp_path: Path) -> None:
    folder = tmp_path / "into"
    came(folder, "hale")
    again = came(folder, "0001_hale", said=SAID.replace("weather", "wether"))
    assert (again.exit_code, letters(folder)) == (0, ["hale.md"])
    assert "wether" in (folder / "letters/hale.md").read_text("utf-8")


@pytest.mark.parametrize(
    "other",
    [{"sender": "Kit Marl"}, {"date": "1805-01-03"}, {"said": "The mill stands still."}],
    ids=str,
)
def test_one_of_the_same_xml_id_and_other_facts_or_words_is_another(
    tmp_path: Path, other: dict[str, str]
) -> None:
    folder = tmp_path / "into"
    came(folder, "hale")
    came(folder, "marl", **other)
    assert letters(folder) == ["hale.md", "marl.md"]
