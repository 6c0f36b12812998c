"""While serving, selected words become a note; and only a page of this very server may ask."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glossator.edition import read_edition
from glossator.resolve import resolve
from glossator.site.serving.desk import PLACE, Desk

TEXT = "The ford is deep, and the ford is *cold*."
PLAIN = TEXT.replace("*", "")
Ask = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "letters").mkdir()
    (tmp_path / "edition.yml").write_text("title: Fords\n", encoding="utf-8")
    letter = f"---\ntitle: The ford\n---\n\n{TEXT}\n"
    (tmp_path / "letters" / "ford.md").write_text(letter, encoding="utf-8")
    return tmp_path


@pytest.fixture
def desk(folder: Path) -> Desk:
    return Desk(folder, "docs", edition=read_edition(folder)[0])


@pytest.fixture
def ask(desk: Desk) -> Ask:
    def asking(said: object, **environ: object) -> tuple[int, dict[str, Any]]:
        body = said if isinstance(said, bytes) else json.dumps(said).encode("utf-8")
        usual = {
            "PATH_INFO": f"/{PLACE}",
            "REQUEST_METHOD": "POST",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "127.0.0.1:8000",
            "HTTP_ORIGIN": "http://127.0.0.1:8000",
            "HTTP_X_GLOSSATOR": desk.word,
            "CONTENT_TYPE": "application/json",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
        }
        answered: list[str] = []
        application = desk.before(lambda environ, start: [b'"the server"'], "/")
        told = application({**usual, **environ}, lambda status, headers: answered.append(status))
        return int(answered[0][:3]) if answered else 0, json.loads(b"".join(told))

    return asking


def selected(words: str, occurrence: int = 0, **more: object) -> dict[str, object]:
    """A proposal for words of the letter's paragraph."""
    at = -1
    for _ in range(occurrence + 1):
        at = PLAIN.index(words, at + 1)
    place = {"start": ["p1", at], "end": ["p1", at + len(words)]}
    return {"letter": "ford", "words": words, "text": "So it *was*.", **place, **more}


def test_selected_words_are_shown_as_yaml_and_nothing_is_written(ask: Ask, folder: Path) -> None:
    status, told = ask(selected("ford", 1))
    assert status == 200
    assert told["yaml"] == "- id: ford\n  quote: ford\n  prefix: 'the '\n  note: So it *was*.\n"
    assert told["file"] == "docs/letters/ford.notes.yml"
    assert list(folder.rglob("*.notes.yml")) == []


def test_what_is_written_is_a_note_in_its_place(ask: Ask, folder: Path, desk: Desk) -> None:
    assert ask(selected("ford", 1, write=True))[0] == 200
    desk.edition = read_edition(folder)[0]
    assert ask(selected("is cold", 0, write=True, kind="claim", id="how-cold"))[0] == 200
    edition, problems = read_edition(folder)
    resolved, unresolved = resolve(edition)
    assert (*problems, *unresolved) == ()
    found = {one.note.id: one.stretches for one in resolved.anchors}
    assert [(one.start, one.end) for one in found["ford"]] == [(26, 30)]
    assert [(one.start, one.end) for one in found["how-cold"]] == [(31, 38)]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"text": " "}, "Write what"),
        ({"text": "See [[nowhere]]."}, "nowhere"),
        ({"text": "<script>x</script>"}, "script"),
        ({"kind": "rant"}, "no kind of note"),
        ({"id": "p1"}, "cannot be an id"),
        ({"id": "../../x"}, "cannot be an id"),
        ({"letter": "../ford"}, "no letter"),
        ({"words": "something else"}, "has changed"),
        ({"start": ["p9", 0]}, "has changed"),
        ({"end": ["p1", 4000]}, "has changed"),
        ({"start": ["p1", 3], "end": ["p1", 4], "words": " "}, "Select a few more"),
    ],
)
def test_what_cannot_become_a_note_is_told_and_nothing_is_written(
    ask: Ask, folder: Path, change: dict[str, object], words: str
) -> None:
    status, told = ask({**selected("deep", write=True), **change})
    assert status == 422
    assert words in told["problem"]
    assert list(folder.rglob("*.notes.yml")) == []


@pytest.mark.parametrize(
    "environ",
    [
        {"HTTP_ORIGIN": "https://evil.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": ""},
        {"HTTP_HOST": "evil.example:8000", "HTTP_ORIGIN": "http://evil.example:8000"},
        {"HTTP_HOST": "127.0.0.1.evil.example", "HTTP_ORIGIN": "http://127.0.0.1.evil.example"},
        {"REMOTE_ADDR": "192.168.1.5"},
        {"HTTP_X_GLOSSATOR": "guess"},
        {"HTTP_X_GLOSSATOR": "gu\u00e9ss"},
        {"REQUEST_METHOD": "GET"},
        {"CONTENT_TYPE": "text/plain"},
        {"CONTENT_LENGTH": "9" * 9},
        {"CONTENT_LENGTH": "-1"},
        {"CONTENT_LENGTH": "٣"},
    ],
)
def test_strangers_are_refused(ask: Ask, folder: Path, environ: dict[str, str]) -> None:
    status, told = ask(selected("deep", write=True), **environ)
    assert status in (400, 403, 405, 413, 415)
    assert told.keys() == {"problem"}
    assert list(folder.rglob("*.notes.yml")) == []


@pytest.mark.parametrize(
    "host", ["localhost:8000", "localhost", "[::1]:8000", "[::1]", "127.0.0.1"]
)
def test_this_machine_has_several_names(ask: Ask, host: str) -> None:
    assert ask(selected("deep"), HTTP_HOST=host, HTTP_ORIGIN=f"http://{host}")[0] == 200


@pytest.mark.parametrize("said", [b"", b"{", b"[]", b"[" * 90_000, b"\xff", b'{"letter": 1}'])
def test_what_is_no_question_is_refused(ask: Ask, said: bytes) -> None:
    assert ask(said)[0] in (400, 422)


def test_other_addresses_are_the_servers(ask: Ask) -> None:
    assert ask({}, PATH_INFO="/") == (0, "the server")


def test_a_notes_file_that_is_a_link_to_elsewhere_is_not_written(
    ask: Ask, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "notes.yml"
    outside.write_text("", encoding="utf-8")
    (folder / "letters" / "ford.notes.yml").symlink_to(outside)
    assert ask(selected("deep", write=True))[0] == 422
    assert outside.read_text(encoding="utf-8") == ""
