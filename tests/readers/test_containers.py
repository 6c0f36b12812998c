"""Folders and archives of letters: what is found in them, and what strangers cannot do by them."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from glossator.readers import containers
from glossator.readers.containers import contained
from glossator.readers.formats import FORMATS, read_source, recognised

FILES = {"b/two.xml": b"<TEI/>", "a.xml": b"<TEI/>", ".hidden": b"x", "__MACOSX/a.xml": b"x"}


def packed(path: Path, files: dict[str, bytes]) -> Path:
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return path
    with tarfile.open(path, "w:gz") as packing:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            packing.addfile(info, io.BytesIO(content))
    return path


def names(path: Path) -> list[str]:
    return [one.path.removeprefix(f"{path.as_posix()}/") for one in contained(path)]


@pytest.mark.parametrize("name", ["letters.zip", "letters.tar.gz", "letters.tgz"])
def test_an_archives_files_come_by_their_names_without_what_is_hidden(
    tmp_path: Path, name: str
) -> None:
    path = packed(tmp_path / name, FILES)
    assert names(path) == ["a.xml", "b/two.xml"]
    assert [one.content for one in contained(path)] == [b"<TEI/>"] * 2


def test_a_folders_files_come_by_their_names_without_what_is_hidden(tmp_path: Path) -> None:
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    assert names(tmp_path) == ["a.xml", "b/two.xml"]
    (tmp_path / "link.xml").symlink_to("/etc/hostname")
    assert names(tmp_path) == ["a.xml", "b/two.xml"]


@pytest.mark.parametrize("name", ["letters.zip", "letters.tar.gz"])
@pytest.mark.parametrize("inside", ["../a.xml", "/etc/a.xml", "a/../../b.xml", "C:/a.xml"])
def test_a_name_that_leads_elsewhere_is_passed_over(tmp_path: Path, name: str, inside: str) -> None:
    path = packed(tmp_path / name, {inside: b"<TEI/>", "well.xml": b"<TEI/>"})
    assert names(path) == ["well.xml"]


def test_links_and_devices_of_an_archive_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as packing:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo(f"a-{kind.decode()}.xml")
            info.type, info.linkname = kind, "/etc/passwd"
            packing.addfile(info)
    assert list(contained(path)) == []


@pytest.mark.parametrize("name", ["letters.zip", "letters.tar.gz"])
def test_what_unpacks_beyond_all_measure_is_not_read_to_its_end(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(containers, "LARGEST_FILE", 1000)
    path = packed(tmp_path / name, {"a.xml": b"\0" * 100_000})
    [one] = contained(path)
    assert one.content == b""
    assert "more than 1,000 bytes" in one.problems[0].message
    monkeypatch.setattr(containers, "LARGEST_WHOLE", 10)
    several = packed(tmp_path / name, {f"{n}.xml": b"x" * 8 for n in range(9)})
    assert "not read to its end" in list(contained(several))[-1].problems[0].message


@pytest.mark.parametrize("name", ["letters.zip", "letters.tar.gz"])
def test_a_broken_archive_is_one_problem(tmp_path: Path, name: str) -> None:
    whole = packed(tmp_path / name, {f"{n}.xml": bytes(range(256)) * 9 for n in range(9)})
    content = whole.read_bytes()
    for cut in (len(content) // 2, len(content) - 30):
        whole.write_bytes(content[:cut])
        for one in contained(whole):  # a .zip without its directory is a file like any other
            assert one.content or one.problems


@pytest.mark.parametrize(
    ("content", "path", "name"),
    [
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- x --><article>", "a", "jats"),
        ("<TEI>".encode("utf-16"), "a", "tei"),
        (b"---\ntitle: A\n---\n", "a", "markdown"),
        (b'{"total": 0, "rows": []}', "a", "hypothesis"),
        (b"", "a", ""),
        (b"\0\1\2", "a", ""),
    ],
)
def test_a_format_is_known_by_what_a_file_says(content: bytes, path: str, name: str) -> None:
    found = recognised(content, path)
    assert (found.name if found else "") == name


def test_a_format_that_is_named_goes_before_what_a_file_says() -> None:
    assert "TEI" in str(read_source(b"<article/>", "a.xml", named="tei").problems[0])
    assert "JATS" in str(read_source(b"<TEI/>", "a.xml", named="jats").problems[0])
    assert len({one.name for one in FORMATS}) == len(FORMATS)
