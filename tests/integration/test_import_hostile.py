"""Bad input to `glossator import` and `glossator show`: one clear message, and nothing written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commandline import run

LAUGHS = b"""<!DOCTYPE TEI [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><TEI><text><body><p>&c;</p></body></text></TEI>"""
SECRET = b"""<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<TEI><text><body><p>&x;</p></body></text></TEI>"""
FETCHED = b"""<!DOCTYPE TEI [<!ENTITY % d SYSTEM "http://127.0.0.1:9/x.dtd"> %d;]>
<TEI><text><body><p>x</p></body></text></TEI>"""
TEMPLATE = b"""<TEI><teiHeader><fileDesc><titleStmt><title>Title</title></titleStmt></fileDesc></teiHeader>
<text><body><p>Some text here.</p></body></text></TEI>"""

BAD = {
    "empty": (b"", "empty"),
    "blank": (b" \n\t", "empty"),
    "binary": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), ""),
    "malformed": (b"<TEI>\n<text><body><p>Sir,</body></text></TEI>", "a.xml:2:"),
    "cut off": (b"<TEI>\n<text><body><p>Sir,", "a.xml:2:"),
    "bare ampersand": (b"<TEI><text><body><p>A & B</p></body></text></TEI>", "a.xml:1:"),
    "bomb": (LAUGHS, "entities of its own"),
    "secret": (SECRET, "entities of its own"),
    "fetched": (FETCHED, "a.xml:1:"),
    "deep": (b"<TEI>" + b"<seg>" * 500 + b"</seg>" * 500 + b"</TEI>", "deep"),
    "encoding": (b"<?xml version='1.0' encoding='martian'?><TEI/>", "a.xml:1:"),
    "no letter": (b"<html><body>Sir,</body></html>", "a.xml:1:"),
    "no words": (b"<TEI><teiHeader/></TEI>", "no text"),
    "template": (TEMPLATE, "template"),
}
KINDS = pytest.mark.parametrize(("content", "said"), BAD.values(), ids=BAD.keys())


def untouched(edition: Path) -> bool:
    return [path.name for path in edition.rglob("*")] == ["edition.yml"]


@KINDS
def test_a_bad_source_is_refused_with_its_reason_and_nothing_is_written(
    edition: Path, content: bytes, said: str
) -> None:
    source = edition.parent / "a.xml"
    source.write_bytes(content)
    good = edition.parent / "b.xml"
    good.write_text("<TEI><text type='letter'><body><p>Sir,</p></body></text></TEI>", "utf-8")
    done = run("import", good, source, "--into", edition)
    assert done.exit_code == 1
    assert "a.xml:" in done.output and said in done.output
    assert "root:" not in done.output
    assert untouched(edition)


@KINDS
def test_a_bad_source_shows_no_letter_and_one_problem(
    tmp_path: Path, content: bytes, said: str
) -> None:
    source = tmp_path / "a.xml"
    source.write_bytes(content)
    done = run("show", source)
    assert done.exit_code == 1
    shown = json.loads(done.stdout)
    assert shown["letters"] == []
    [problem] = shown["problems"]
    assert (
        said.removeprefix("a.xml") in f":{problem['line']}:{problem['column']} {problem['message']}"
    )


@pytest.mark.parametrize("size", [60_000_000, 110_000_000])
def test_a_source_of_a_hundred_megabytes_is_refused_by_its_size(edition: Path, size: int) -> None:
    source = edition.parent / "a.xml"
    with source.open("wb") as file:
        file.write(b"<TEI><text><body><p>")
        file.truncate(size)
    done = run("import", source, "--into", edition)
    assert done.exit_code == 1
    assert "000,000" in done.output
    assert untouched(edition)


def test_an_archive_or_a_folder_is_shown_as_one_source(tmp_path: Path) -> None:
    for name in ("a", "b"):
        text = f"<TEI><text type='letter'><body><p>{name}</p></body></text></TEI>"
        (tmp_path / f"{name}.xml").write_text(text, encoding="utf-8")
    (tmp_path / "notes.bin").write_bytes(b"\0\1")
    shown = json.loads(run("show", tmp_path).stdout)
    assert [one["id"] for one in shown["letters"]] == ["a", "b"]
    assert [one["rule"] for one in shown["problems"]] == ["no-letter"]


def test_what_was_decided_and_left_out_is_shown(tmp_path: Path) -> None:
    source = tmp_path / "a.xml"
    source.write_text(
        "<TEI><text type='letter'><body><fw>Hale 3</fw><p>drai-<lb break='no'/>ns</p></body></text></TEI>",
        encoding="utf-8",
    )
    shown = json.loads(run("show", source).stdout)
    assert [one["words"] for one in shown["left_out"]] == ["Hale 3"]
    assert [(one["line"], one["confidence"]) for one in shown["decisions"]] == [(1, "likely")]
    told = run("import", source, "--into", _edition(tmp_path), "--dry-run").output
    assert "Left out on purpose\n  " in told and "“Hale 3”" in told
    assert "Decided\n  " in told and "“drai-” at a line's end" in told


def _edition(tmp_path: Path) -> Path:
    (tmp_path / "edition").mkdir()
    (tmp_path / "edition" / "edition.yml").write_text("title: Letters\n", encoding="utf-8")
    return tmp_path / "edition"


def _as_json(tmp_path: Path, letter: str, german: str, words: str) -> Path:
    """An edition of one letter as edition.json, with two translations."""
    docs = tmp_path / "other"
    (docs / "letters").mkdir(parents=True)
    (docs / "edition.yml").write_text("title: Letters\n", encoding="utf-8")
    texts = {"reed": "---\ntitle: A\n---\nSir,\n", "reed.fr": "Un.\n", "reed.de": "Ein.\n"}
    for name, text in texts.items():
        (docs / "letters" / f"{name}.md").write_text(text, encoding="utf-8")
    run("export", "edition-json", docs, "-o", tmp_path / "out")
    held = json.loads((tmp_path / "out" / "data" / "edition.json").read_text("utf-8"))
    held["letters"][0]["id"] = letter
    held["letters"][0]["translations"][0] |= {"id": german, "title": words}
    file = tmp_path / "a.json"
    file.write_text(json.dumps(held), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("letter", "german", "words", "said"),
    [
        ("reed", "fr", "Eins", "“fr” names two translations of “reed”"),
        ("reed", "de", "Half \ud83d of it", "is written as two escapes, and this one stands alone"),
        ("reed", "../../evil", "Eins", "cannot carry the translation ../../evil"),
        ("r" * 300, "de", "Eins", "too long"),
    ],
)
def test_a_translation_that_has_no_place_is_refused_and_nothing_is_written(
    edition: Path, tmp_path: Path, letter: str, german: str, words: str, said: str
) -> None:
    done = run("import", _as_json(tmp_path, letter, german, words), "--into", edition)
    assert done.exit_code == 1 and said in done.output
    assert untouched(edition) and not list(tmp_path.rglob("*evil*"))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("json", '[{"id": "a", "type": "book", "title": "Half \\uDE00 of \\ud83d\\ude00"}]'),
        (
            "jsonld",
            '{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "bodyValue": "\\\\ud800 and \\ud800\\n"}',
        ),
        ("json", '{"rows": [{"text": "\\ud83d\\ud83d\\ude00"}]}'),
    ],
)
def test_half_of_a_sign_is_told_in_every_json(
    edition: Path, tmp_path: Path, kind: str, text: str
) -> None:
    file = tmp_path / f"a.{kind}"
    file.write_text(text, encoding="utf-8")
    done = run("import", file, "--into", edition)
    assert done.exit_code == 1 and "this one stands alone" in done.output, done.output
    assert untouched(edition)
    file.write_text(
        '[{"id": "a", "type": "book", "title": "\\ud83d\\ude00 \\\\ud83d"}]', encoding="utf-8"
    )
    assert "stands alone" not in run("import", file, "--into", edition).output
