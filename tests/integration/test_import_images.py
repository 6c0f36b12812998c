"""Images that lie beside a TEI file come along with its letters, and take no other file's place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import Result
from commandline import run

from glossator.commands.images import Brought, copied
from glossator.edition import read_edition
from glossator.resolve import resolve
from glossator.review.facsimiles import facsimiles

SCANS = Path(__file__).parents[1] / "editions" / "scanned" / "docs" / "letters" / "scans"
LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title>On drains</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/>
</sourceDesc></fileDesc><profileDesc><correspDesc/></profileDesc></teiHeader>
<facsimile>{surfaces}</facsimile><text><body><p><pb n="1" facs="#f1"/>Sir.</p></body></text></TEI>
"""


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    docs = tmp_path / "edition"
    docs.mkdir()
    (docs / "edition.yml").write_text("title: Drains\n", encoding="utf-8")
    return docs


def source(folder: Path, *images: str) -> Path:
    """A TEI file that names these images, beside two that are there."""
    shutil.copytree(SCANS, folder / "scans", dirs_exist_ok=True)
    shutil.copy(SCANS / "reed-1.png", folder / "scans" / "other.png")
    (folder / "scans" / "drawing.svg").write_text("<svg/>", encoding="utf-8")
    surfaces = "".join(
        f'<surface xml:id="f{number}"><graphic url="{one}"/></surface>'
        for number, one in enumerate(images, 1)
    )
    file = folder / "drains.xml"
    file.write_text(LETTER.format(surfaces=surfaces), encoding="utf-8")
    return file


def take(*arguments: object) -> Result:
    return run("import", *arguments)


def test_an_image_beside_the_file_is_copied_and_what_is_missing_is_said(
    edition: Path, tmp_path: Path
) -> None:
    file = source(tmp_path / "tei", "scans/reed-1.png", "scans/gone.png", "scans/drawing.svg",
                  "../../secret.png", "https://example.org/1.png")  # fmt: skip
    shown = take(file, "--into", edition, "--dry-run").output
    assert "Images that would be copied\n  " in shown and not (edition / "letters").exists()
    done = take(file, "--into", edition)
    assert done.exit_code == 0, done.output
    copied, missing = done.output.partition("Images copied\n")[2].split("Images that are missing\n")
    assert copied.split() == [f"{edition}/letters/scans/reed-1.png"]
    lines = missing.splitlines()[:3]
    assert [one.strip().partition(":")[0] for one in lines] == [
        "letters/scans/gone.png", "letters/scans/drawing.svg", "../../secret.png"
    ]  # fmt: skip
    there = edition / "letters" / "scans"
    assert [one.name for one in there.iterdir()] == ["reed-1.png"]
    assert (there / "reed-1.png").read_bytes() == (SCANS / "reed-1.png").read_bytes()
    found = facsimiles(resolve(read_edition(edition)[0])[0])
    assert not any("reed-1" in one.message for one in found)


def test_no_image_takes_the_place_of_another_file(edition: Path, tmp_path: Path) -> None:
    place = edition / "letters" / "scans" / "reed-1.png"
    place.parent.mkdir(parents=True)
    place.write_bytes(b"another")
    done = take(source(tmp_path / "tei", "scans/reed-1.png"), "--into", edition, "--force")
    assert "Another file stands there, and stays." in done.output
    assert place.read_bytes() == b"another"
    again = take(source(tmp_path / "tei", "scans/reed-1.png"), "--into", edition, "--force")
    assert "Images copied" not in again.output


def test_an_image_that_came_is_not_told_of_again_nor_passed_over(
    edition: Path, tmp_path: Path
) -> None:
    folder = source(tmp_path / "tei", "scans/reed-1.png").parent
    first = take(folder, "--into", edition)
    again = take(folder, "--into", edition)
    assert "Images copied" in first.output and "Images" not in again.output
    for done in (first, again):
        passed = done.output.partition("Passed over")[2]
        assert "reed-1.png: " not in passed and "other.png: " in passed


def test_no_image_is_written_through_a_link_out_of_the_edition(
    edition: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (edition / "letters").mkdir()
    (edition / "letters" / "scans").symlink_to(outside)
    done = take(source(tmp_path / "tei", "scans/reed-1.png"), "--into", edition)
    assert "leads from its place out of the edition" in done.output
    assert not any(outside.iterdir())


def test_a_link_in_an_image_s_place_stays_even_where_it_leads_to_nothing(
    edition: Path, tmp_path: Path
) -> None:
    place = edition / "letters" / "scans" / "reed-1.png"
    place.parent.mkdir(parents=True)
    place.symlink_to(tmp_path / "elsewhere.png")
    done = take(source(tmp_path / "tei", "scans/reed-1.png"), "--into", edition)
    assert "Another file stands there, and stays." in done.output
    assert place.is_symlink() and not place.exists()


def test_what_only_a_link_beside_the_file_leads_to_is_not_taken(
    edition: Path, tmp_path: Path
) -> None:
    """It may lead to any file of this machine."""
    file = source(tmp_path / "tei", "scans/linked.png")
    (tmp_path / "private.png").write_bytes(b"private")
    (tmp_path / "tei" / "scans" / "linked.png").symlink_to(tmp_path / "private.png")
    done = take(file, "--into", edition)
    assert "letters/scans/linked.png: " in done.output.partition("Images that are missing")[2]
    assert not (edition / "letters" / "scans").exists()


def test_a_file_that_comes_to_stand_there_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    """Between the look at what is there and the copying of it."""
    place = tmp_path / "letters" / "reed-1.png"
    place.parent.mkdir()
    place.write_bytes(b"another")
    (one,) = copied([Brought("letters/reed-1.png", SCANS / "reed-1.png")], tmp_path)
    assert one.missing and not one.comes
    assert place.read_bytes() == b"another"


def test_images_in_an_archive_are_said_to_stay_there(edition: Path, tmp_path: Path) -> None:
    folder = source(tmp_path / "tei", "scans/reed-1.png").parent
    archive = shutil.make_archive(str(tmp_path / "letters"), "zip", folder)
    done = take(archive, "--into", edition)
    assert f"Unpack {archive}" in done.output


def test_only_images_below_the_file_and_in_the_folder_around_it_are_read(
    edition: Path, tmp_path: Path
) -> None:
    private = tmp_path / "private"
    shutil.copytree(SCANS, private)
    tei = tmp_path / "others" / "tei"
    tei.mkdir(parents=True)
    (tei / "link").symlink_to(private)
    absolute = f"%2F{(private / 'reed-1.png').as_posix().lstrip('/')}"
    done = take(source(tei, absolute, "link/reed-1.png"), "--into", edition)
    assert done.exit_code == 0, done.output
    assert "Images copied" not in done.output
    assert "There is no file" in done.output and "link/reed-1.png is a link" in done.output
    assert not list(edition.rglob("*.png"))


def test_an_image_whose_name_no_folder_can_hold_is_missing(edition: Path, tmp_path: Path) -> None:
    done = take(source(tmp_path / "tei", "x" * 400 + ".png", "nul%00.png"), "--into", edition)
    assert done.exit_code == 0, done.output
    assert done.output.count("There is no file") == 2


def test_two_images_for_one_place_are_told_and_the_first_comes(
    edition: Path, tmp_path: Path
) -> None:
    both = tmp_path / "both"
    first, second = source(both / "a", "scans/reed-1.png"), source(both / "b", "scans/reed-1.png")
    text = second.read_text("utf-8").replace("On drains", "On ponds")
    (second.parent / "ponds.xml").write_text(text, encoding="utf-8")
    second.unlink()
    (second.parent / "scans" / "reed-1.png").write_bytes(b"another")
    done = take(both, "--into", edition)
    assert done.exit_code == 0, done.output
    came = edition / "letters" / "scans" / "reed-1.png"
    assert came.read_bytes() == (first.parent / "scans" / "reed-1.png").read_bytes()
    assert "Another image comes to its place" in done.output
    assert (second.parent / "scans" / "reed-1.png").as_posix() in done.output
