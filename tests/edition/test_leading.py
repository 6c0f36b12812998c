"""References of notes to letters of other files: links, when all files are read."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from click.testing import CliRunner

from glossator.cli import main
from glossator.edition import read_edition
from glossator.examine import examine
from glossator.model import Edition, Mark
from glossator.readers import together

LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{id}"><teiHeader><fileDesc><titleStmt>
<title>{id}</title></titleStmt></fileDesc><profileDesc><correspDesc><correspAction type="sent">
<persName>Ann Hale</persName></correspAction></correspDesc></profileDesc></teiHeader>
<text><body><p>The kiln is cold.</p><p>We mend <anchor xml:id="{id}-mend"/>it
soon{note}.</p></body></text></TEI>
"""


def note(target: str) -> str:
    return f'<note xml:id="kiln-note">So in <ref target="{target}">her letter</ref> too.</note>'


def sources(folder: Path, **targets: str) -> Path:
    """Letters whose files have other names than they have themselves."""
    folder.mkdir(parents=True)
    for name, target in targets.items():
        text = LETTER.format(id=f"HL-{name.upper()}", note=note(target) if target else "")
        (folder / f"{name}.xml").write_text(text, encoding="utf-8")
    return folder


def edition(folder: Path) -> Path:
    (folder / "data").mkdir(parents=True)
    (folder / "edition.yml").write_text("title: Letters\nlanguage: en\n", encoding="utf-8")
    return folder


def imported(folder: Path, *given: Path) -> tuple[Edition, str]:
    edition(folder)
    done = CliRunner().invoke(main, ["import", *map(str, given), "--into", str(folder)])
    assert done.exit_code == 0, done.output
    return checked(folder), done.output


def checked(folder: Path) -> Edition:
    assert [str(one) for one in examine(folder).problems if "leads to nothing" in str(one)] == []
    return read_edition(folder)[0]


def links(of: Edition) -> list[tuple[str, str, str]]:
    return [
        (one.letter, span.get("target"), block.text[span.start : span.end])
        for one in of.notes
        for block in one.body
        for span in block.spans
        if span.mark is Mark.CROSS_LINK
    ]


@pytest.mark.parametrize(
    ("target", "leads"),
    [
        ("HL-B", "letter:b"),
        ("HL-B/#HL-B-mend", "b#p2"),
        ("HL-B#HL-B-mend", "b#p2"),
        ("b.xml", "letter:b"),
        ("../letters/b.xml#HL-B-mend", "b#p2"),
        ("HL-B#gone", "letter:b"),
        ("HL-A#HL-A-mend", "a#p2"),
    ],
)
def test_a_reference_to_a_letter_of_another_file_is_a_link(
    tmp_path: Path, target: str, leads: str
) -> None:
    given = sources(edition(tmp_path / "direct") / "letters", a=target, b="")

    built, (taken, said) = checked(tmp_path / "direct"), imported(tmp_path / "taken", given)

    assert links(built) == links(taken) == [("a", leads, "her letter")]
    assert ("another file" in said) is (target == "HL-B#gone")  # the place, which is not there


@pytest.mark.parametrize("target", ["HL-X", "x.xml#p1", "HL-A", "HL-B HL-A", "mailto:a@b.example"])
def test_a_reference_that_leads_nowhere_is_told_and_no_link(tmp_path: Path, target: str) -> None:
    given = sources(edition(tmp_path / "direct") / "letters", a=target, b="")

    built, (taken, said) = checked(tmp_path / "direct"), imported(tmp_path / "taken", given)

    assert links(built) == links(taken) == []
    assert "ref/@target to a passage or another file, once" in said
    assert "So in her letter too." in {block.text for one in built.notes for block in one.body}


def test_the_order_in_which_letters_are_imported_is_all_the_same(tmp_path: Path) -> None:
    given = sources(tmp_path / "given", a="HL-B", b="HL-C#HL-C-mend", c="HL-A")
    files = sorted(given.iterdir())

    found = [
        sorted(links(imported(tmp_path / f"taken-{n}", *order)[0]))
        for n, order in enumerate(permutations(files))
    ]

    words = "her letter"
    assert found[0] == [("a", "letter:b", words), ("b", "c#p2", words), ("c", "letter:a", words)]
    assert all(one == found[0] for one in found)


def test_a_link_leads_to_a_letter_that_got_another_id(tmp_path: Path) -> None:
    first = sources(tmp_path / "one", a="HL-B", c="HL-A2")
    second = sources(tmp_path / "two", b="")
    text = LETTER.format(id="HL-A2", note="")
    (second / "a.xml").write_text(text, encoding="utf-8")

    taken, _ = imported(tmp_path / "taken", first, second)

    assert ("c", "letter:hl-a2", "her letter") in links(taken)


def test_two_letters_of_one_name_are_not_linked(tmp_path: Path) -> None:
    given = sources(tmp_path / "given", a="HL-B", b="")
    (given / "c.xml").write_text((given / "b.xml").read_text("utf-8"), encoding="utf-8")

    assert links(imported(tmp_path / "taken", given)[0]) == []


def test_several_processes_make_the_same_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    targets = {f"l{n}": f"HL-L{(n + 1) % 8}" for n in range(8)}
    sources(edition(tmp_path / "direct") / "letters", **targets)
    alone = links(read_edition(tmp_path / "direct")[0])

    monkeypatch.setattr(together, "_WORTH_IT", 2)
    monkeypatch.setattr(together, "_SHARE", 2)
    monkeypatch.setattr(together, "cores", lambda: 3)

    assert len(alone) == 8
    assert links(read_edition(tmp_path / "direct")[0]) == alone
