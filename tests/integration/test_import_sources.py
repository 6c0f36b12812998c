"""`glossator import` with folders, archives and TEI: what is passed over, known again, refused."""

from __future__ import annotations

import zipfile
from pathlib import Path

from commandline import take
from folders import files_in

from glossator.edition import read_edition
from glossator.examine import examine
from glossator.problems import Severity

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title>{title}</title></titleStmt></fileDesc><profileDesc><correspDesc>
<correspAction type="sent"><persName key="{key}">{name}</persName><date when="{day}"/></correspAction>
</correspDesc></profileDesc></teiHeader><text><body>
<p>The <placeName key="{key}">lower meadow</placeName> is drowned<note>In spring.</note>.</p>
</body></text></TEI>"""


def tei(name: str = "Anne Hale", key: str = "P1", title: str = "A", day: str = "1805-01-02") -> str:
    return TEI.format(name=name, key=key, title=title, day=day)


def folder(path: Path, **files: str) -> Path:
    path.mkdir(exist_ok=True)
    for name, text in files.items():
        (path / f"{name}.xml").write_text(text, encoding="utf-8")
    return path


def errors(edition: Path) -> list[str]:
    found = examine(edition, "").problems
    return [str(one) for one in found if one.severity is not Severity.HINT]


def test_a_folder_of_letters_comes_in_and_the_rest_of_it_is_named(
    edition: Path, tmp_path: Path
) -> None:
    source = folder(tmp_path / "in", a=tei(), b=tei(title="B"), schema="<grammar/>")
    (source / "picture.jpg").write_bytes(b"\xff\xd8\xff\0")
    done = take(edition, source)
    assert done.exit_code == 0, done.output
    assert [one.id for one in read_edition(edition)[0].letters] == ["a", "b"]
    assert errors(edition) == []
    passed = done.output[done.output.index("Passed over") :]
    assert "in/schema.xml: " in passed and "in/picture.jpg: " in passed
    assert "Read 2 files (2 tei); 2 passed over" in done.output


def test_an_archive_comes_in_as_its_folder_would(edition: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.writestr("letters/a.xml", tei())
    done = take(edition, tmp_path / "in.zip")
    assert done.exit_code == 0, done.output
    assert [one.id for one in read_edition(edition)[0].letters] == ["a"]


def test_doing_it_again_changes_nothing(edition: Path, tmp_path: Path) -> None:
    source = folder(tmp_path / "in", a=tei(), b=tei(title="B", name="T. Reed", key="P2"))
    assert take(edition, source).exit_code == 0
    before = files_in(edition)
    again = take(edition, source)
    assert again.exit_code == 0, again.output
    assert files_in(edition) == before
    assert "0 letters, 0 notes" in again.output and "2 there already" in again.output
    folder(source, c=tei(title="C"))
    assert take(edition, source).exit_code == 0
    after = files_in(edition)
    kept = [path for path in before if not path.startswith("data/")]
    assert {path: after[path] for path in kept} == {path: before[path] for path in kept}


def test_two_of_one_name_whom_a_register_counts_stay_two_in_imports_apart(
    edition: Path, tmp_path: Path
) -> None:
    for name, key in {"a": "JP-001", "b": "JP-002", "c": "hale"}.items():
        done = take(edition, folder(tmp_path / name, **{name: tei(key=key, title=name)}))
        assert done.exit_code == 0, done.output
    read = read_edition(edition)[0]
    called = [one.id for one in read.entities if one.name == "Anne Hale"]
    assert sorted(called) == ["jp-001", "jp-002"]  # a key of another kind: the name decides
    assert [one.senders[0].party for one in read.letters] == ["jp-001", "jp-002", "jp-001"]


def test_a_letter_that_reads_otherwise_now_is_asked_about_where_nothing_was_recorded(
    edition: Path, tmp_path: Path
) -> None:
    take(edition, folder(tmp_path / "in", a=tei()))
    (edition / "data/imported.json").unlink()
    before = files_in(edition)
    changed = folder(tmp_path / "in", a=tei(title="Otherwise"))
    refused = take(edition, changed)
    assert refused.exit_code == 1
    assert "Left alone, " in refused.output and "\n  a: " in refused.output
    assert files_in(edition) == before
    assert take(edition, changed, "--force").exit_code == 0
    [letter] = read_edition(edition)[0].letters
    assert letter.title == "Otherwise"


def test_two_letters_of_one_name_are_both_taken_and_told(edition: Path, tmp_path: Path) -> None:
    source = folder(tmp_path / "in", a=tei())
    folder(source / "more", a=tei(title="Another"))
    done = take(edition, source)
    assert sorted(one.title for one in read_edition(edition)[0].letters) == ["A", "Another"]
    assert "Two letters are called a; one is a-2 now" in done.output
    assert "2 there already" in take(edition, source).output


def test_letters_of_one_name_have_the_ids_that_their_files_give_them(
    edition: Path, tmp_path: Path
) -> None:
    source = folder(tmp_path / "in", a=tei())
    folder(source / "more", a=tei(title="Another").replace("<TEI ", '<TEI xml:id="Second" '))
    done = take(edition, source)
    assert {one.id: one.title for one in read_edition(edition)[0].letters} == {
        "a": "A", "second": "Another",
    }  # fmt: skip
    assert "one is second now" in done.output
    assert "2 there already" in take(edition, source).output


def test_letters_of_one_name_and_of_other_days_are_known_again(
    edition: Path, tmp_path: Path
) -> None:
    source = folder(tmp_path / "in", a=tei())
    for n in range(2, 5):
        folder(source / str(n), a=tei(title=str(n), day=f"180{n}"))
    assert take(edition, source).exit_code == 0
    before = files_in(edition)
    assert sorted(one.id for one in read_edition(edition)[0].letters) == ["a", "a-2", "a-3", "a-4"]
    assert "0 letters, 0 notes" in take(edition, source).output
    assert files_in(edition) == before


def test_a_broken_file_in_a_folder_stops_all_of_it(edition: Path, tmp_path: Path) -> None:
    before = files_in(edition)
    done = take(edition, folder(tmp_path / "in", a=tei(), b="<TEI><text>"))
    assert done.exit_code == 1
    assert "in/b.xml:1:" in done.output and "Nothing was written." in done.output
    assert files_in(edition) == before


def test_a_folder_without_a_letter_is_said_to_hold_none(edition: Path, tmp_path: Path) -> None:
    done = take(edition, folder(tmp_path / "in", schema="<grammar/>"))
    assert done.exit_code == 1
    assert "no file holds anything known here" in done.output


def test_a_source_of_no_known_format_is_said_to_be_none(edition: Path, tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\0\1\2\3")
    done = take(edition, tmp_path / "a.bin")
    assert done.exit_code == 1 and "no-letter" in done.output
    forced = take(edition, tmp_path / "a.bin", "--from", "tei")
    assert forced.exit_code == 1 and "xml-syntax" in forced.output
