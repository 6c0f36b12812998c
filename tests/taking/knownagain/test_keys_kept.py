"""What a source calls persons that an edition has already, and the numbers that it has for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from bringing import bring

from glossator.edition import read_edition
from glossator.model import Certainty, Entity

LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{id}"><teiHeader><fileDesc><titleStmt>
<title>{id}</title></titleStmt></fileDesc><profileDesc><correspDesc><correspAction type="sent">
<persName key="{key}"{ref}>{name}</persName></correspAction></correspDesc></profileDesc></teiHeader>
<text><body><p>The kiln is cold.</p></body></text></TEI>
"""
VIAF = ' ref="https://viaf.org/viaf/{}"'


def letter(folder: Path, name: str, key: str, viaf: str = "", called: str = "a") -> Path:
    ref = VIAF.format(viaf) if viaf else ""
    text = LETTER.format(id=called.upper(), key=key, ref=ref, name=name)
    (folder / f"{called}.xml").write_text(text, encoding="utf-8")
    return folder / f"{called}.xml"


def parties(taken: Path, text: str = "") -> dict[str, Entity]:
    if text:
        (taken / "data").mkdir(exist_ok=True)
        (taken / "data/parties.yml").write_text(text, encoding="utf-8")
    edition, problems = read_edition(taken)
    assert [str(one) for one in problems] == []
    return {one.id: one for one in edition.entities}


@pytest.mark.parametrize(
    "written",
    [
        "# Mine\nanne-hale: # sure\n    name: Anne Hale\n\n# The end\n",
        "anne-hale:\n  name: Anne Hale\n  formerly: ah\n  identifiers: {gnd: '118540238'}",
        "anne-hale:\n  identifiers:\n    gnd: '118540238' # seen\n  name: Anne Hale\n  formerly: [ah]\n",
        "zed:\n  name: Zed\nanne-hale:\n  name: Anne Hale\n  biography: |\n    A farmer.\n\n    So.\n",
    ],
)
def test_a_key_and_a_number_are_kept_and_find_the_person_again(
    tmp_path: Path, taken: Path, written: str
) -> None:
    before = parties(taken, written)["anne-hale"]
    first = letter(tmp_path, "Anne Hale", "p-7", "111")
    later = letter(tmp_path, "my dear Ann", "p-7", called="b")

    told = bring(taken, first)
    bring(taken, later)

    now = parties(taken)
    assert "Learned of what was there\n  anne-hale: viaf: 111, key: p-7\n" in told
    assert set(now) == {one for one in ("anne-hale", "zed") if f"{one}:" in written}
    assert now["anne-hale"].formerly == before.formerly
    *others, number, key = now["anne-hale"].identifiers
    assert (key.scheme, key.value) == ("key", "p-7")
    assert (number.scheme, number.value, number.certainty) == ("viaf", "111", Certainty.LIKELY)
    assert tuple(others) == before.identifiers
    assert now["anne-hale"].biography == before.biography
    lines = (taken / "data/parties.yml").read_text("utf-8").splitlines()
    kept = [one for one in written.splitlines() if "{" not in one]
    assert [one for one in kept if one not in lines] == []
    again = bring(taken, first, later)
    assert "2 there already" in again and "Learned" not in again
    assert (taken / "data/parties.yml").read_text("utf-8").splitlines() == lines


def test_a_number_of_one_that_is_proved_by_another_is_certain(tmp_path: Path, taken: Path) -> None:
    parties(taken, "anne-hale:\n  name: Anne Hale\n  formerly: p-7\n")

    bring(taken, letter(tmp_path, "A. Hale", "p-7", "111"))

    (hale,) = parties(taken).values()
    assert [one.certainty for one in hale.identifiers] == [Certainty.CERTAIN]


def test_a_key_that_is_anothers_is_told_and_not_kept(tmp_path: Path, taken: Path) -> None:
    parties(taken, "anne-hale:\n  name: Anne Hale\np-7:\n  name: Zed\n  identifiers: {viaf: '5'}\n")

    told = bring(taken, letter(tmp_path, "Anne Hale", "p-7", "111"))

    assert "Anne Hale is anne-hale; p-7, by which it is called, is the id of Zed" in told
    assert {one.id: one.keys for one in parties(taken).values()} == {"anne-hale": (), "p-7": ()}


def test_what_a_file_takes_in_no_line_of_its_own_is_told(tmp_path: Path, taken: Path) -> None:
    written = "anne-hale: {name: Anne Hale}\nzed:\n  name: Zed\n"
    parties(taken, written)
    given = letter(tmp_path, "Anne Hale", "p-7"), letter(tmp_path, "Zed", "p-8", called="b")

    told = bring(taken, *given)

    assert "data/parties.yml: write under anne-hale: key: p-7\n" in told
    assert (taken / "data/parties.yml").read_text(
        "utf-8"
    ) == f"{written}  identifiers:\n    key: p-8\n"


def test_two_sources_that_call_one_person_otherwise_find_it_both(
    tmp_path: Path, taken: Path
) -> None:
    bring(taken, letter(tmp_path, "Anne Hale", "p-7", "111"))
    bring(taken, letter(tmp_path, "Hale, A.", "hale-a", "111", called="b"))
    bring(taken, letter(tmp_path, "my dear Ann", "hale-a", called="c"))

    assert {one.id: one.keys for one in parties(taken).values()} == {"p-7": ("hale-a",)}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (
            "{gnd: '118540238'} # seen",
            "{gnd: '118540238', viaf: {value: \"111\", certainty: likely}, key: [p-7, hale-a]} # seen",
        ),
        (
            "\n    key: ah # of old\n    gnd: '118540238'",
            "\n    key: [ah, p-7, hale-a] # of old\n    gnd: '118540238'\n"
            '    viaf:\n      value: "111"\n      certainty: likely',
        ),
    ],
)
def test_keys_stand_in_one_list_and_numbers_as_the_file_has_them(
    tmp_path: Path, taken: Path, written: str, kept: str
) -> None:
    parties(taken, f"anne-hale:\n  name: Anne Hale\n  identifiers: {written}\n  role: farmer\n")

    bring(taken, letter(tmp_path, "Anne Hale", "p-7", "111"))
    bring(taken, letter(tmp_path, "A. Hale", "hale-a", "111", called="b"))
    bring(taken, letter(tmp_path, "my dear Ann", "hale-a", called="c"))

    assert set(parties(taken)) == {"anne-hale"}
    text = (taken / "data/parties.yml").read_text("utf-8")
    assert text == f"anne-hale:\n  name: Anne Hale\n  identifiers: {kept}\n  role: farmer\n"


def test_two_of_one_name_whom_a_source_counts_stay_two(tmp_path: Path, taken: Path) -> None:
    parties(taken, "anne-hale:\n  name: Anne Hale\n")
    bring(taken, letter(tmp_path, "Anne Hale", "p-7"))

    bring(taken, letter(tmp_path, "Anne Hale", "p-8", called="b"))

    assert {one.id: one.keys for one in parties(taken).values()} == {
        "anne-hale": ("p-7",),
        "p-8": (),
    }
