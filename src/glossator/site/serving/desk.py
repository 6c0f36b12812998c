"""The editor's desk: while `mkdocs serve` runs, selecting words makes a note.

A WSGI application (PEP 3333) before the server's own. It writes to notes files, so it answers only
this machine (loopback address and name, which also foils rebinding of names), only pages of this
very server (Origin), and only those that know the word it was started with.
"""

from __future__ import annotations

import hmac
import ipaddress
import json
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

from glossator.edition.files import Folder, read_file
from glossator.model import Edition, Note
from glossator.rewriting import rewrite
from glossator.site.names import kinds_of_notes
from glossator.site.typesetting.templating import environment
from glossator.taking.files.adding import with_notes_added
from glossator.taking.files.proposals import (
    Place,
    Proposal,
    ProposalError,
    check_links,
    proposed,
    yaml_of,
)
from glossator.wording import ENGLISH, Wording

PLACE = ".glossator/notes"
"""The desk's address, below the site's."""
_MOST = 100_000
"""Bytes in one request."""

Environ = Mapping[str, Any]
Start = Callable[..., Any]
Application = Callable[[Any, Start], Iterable[bytes]]


class RefusedError(Exception):
    """Somebody asks who may not, or what is no question."""

    def __init__(self, status: HTTPStatus, words: str) -> None:
        super().__init__(words)
        self.status = status


@dataclass(slots=True)
class Desk:
    """Answers for one running server; the plugin lays each edition that it reads upon it."""

    folder: Path
    """The edition's folder."""
    shown_as: str
    word: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    """What a page of this server knows and no other."""
    edition: Edition | None = None

    def before(self, server: Application, mounted: str) -> Application:
        """The server's application with the desk at its address below `mounted`."""

        def application(environ: Environ, start: Start) -> Iterable[bytes]:
            if environ.get("PATH_INFO") != mounted.rstrip("/") + "/" + PLACE:
                return server(environ, start)
            return self._answer(environ, start)

        return application

    def _answer(self, environ: Environ, start: Start) -> Iterable[bytes]:
        status = HTTPStatus.OK
        try:
            told = self._told(_asked(environ, self.word))
        except RefusedError as error:
            status, told = error.status, {"problem": str(error)}
        except (ProposalError, ValueError, OSError) as error:
            status, told = HTTPStatus.UNPROCESSABLE_ENTITY, {"problem": _sentence(error)}
        body = json.dumps(told, ensure_ascii=False).encode("utf-8")
        headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
        start(f"{status.value} {status.phrase}", [*headers, ("Cache-Control", "no-store")])
        return [body]

    def _told(self, asked: Mapping[str, Any]) -> dict[str, str]:
        if self.edition is None:
            raise ProposalError("The edition cannot be read; see the problems above the page.")
        note = proposed(self.edition, _proposal(asked))
        told = {"id": note.id, "file": self._file(note), "yaml": yaml_of(self.edition, note)}
        if asked.get("write") is True:
            check_links(self.edition, note)
            self._write(note)
        return told

    def _file(self, note: Note) -> str:
        return Folder(self.folder, self.shown_as).shown(_notes_path(note))

    def _write(self, note: Note) -> None:
        assert self.edition is not None
        folder = Folder(self.folder, self.shown_as)
        path = self.folder / _notes_path(note)
        if not path.resolve().is_relative_to(self.folder.resolve()):
            raise ProposalError(f"{self._file(note)} is a link to a place outside of the edition.")
        text, problems = read_file(folder, _notes_path(note)) if path.exists() else ("", ())
        if text is None:
            raise ProposalError(str(problems[0]))
        kinds = self.edition.settings.kind_ids
        letters = {letter.id for letter in self.edition.letters}
        rewrite(path, with_notes_added(text, [note], kinds, letters))

    def panel(self, to_root: str, letter: str, wording: Wording = ENGLISH) -> str:
        """The desk as it stands in a letter's page; `to_root` leads from the page to the site."""
        kinds = self.edition.settings.kinds if self.edition else ()
        named = tuple(kinds_of_notes(kinds, wording).items())
        address = f"{to_root}/{PLACE}"
        template = environment(wording).get_template("desk.html")
        return template.render(address=address, word=self.word, letter=letter, kinds=named)


def _notes_path(note: Note) -> str:
    # The letter is one that the edition holds, so its id is no path.
    return f"letters/{note.letter}.notes.yml"


def _asked(environ: Environ, word: str) -> Mapping[str, Any]:
    """What the request says, if it may be answered."""
    if environ.get("REQUEST_METHOD") != "POST":
        raise RefusedError(HTTPStatus.METHOD_NOT_ALLOWED, "Only POST is understood here.")
    host = str(environ.get("HTTP_HOST", ""))
    if not (_is_here(host) and _is_loopback(str(environ.get("REMOTE_ADDR", "")))):
        raise RefusedError(HTTPStatus.FORBIDDEN, "Notes are written from this machine only.")
    if environ.get("HTTP_ORIGIN") != f"http://{host}":
        raise RefusedError(HTTPStatus.FORBIDDEN, "Another site asks.")
    if not hmac.compare_digest(str(environ.get("HTTP_X_GLOSSATOR", "")).encode(), word.encode()):
        raise RefusedError(HTTPStatus.FORBIDDEN, "The page is an older server's. Load it again.")
    if str(environ.get("CONTENT_TYPE", "")).partition(";")[0].strip() != "application/json":
        raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Only JSON is understood here.")
    return _content(environ)


def _content(environ: Environ) -> Mapping[str, Any]:
    length = str(environ.get("CONTENT_LENGTH") or "")
    if not (length.isascii() and length.isdigit()) or int(length) > _MOST:
        raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "That is too long for a note.")
    try:
        said = json.loads(environ["wsgi.input"].read(int(length)))
    except (ValueError, RecursionError) as error:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "This is no JSON.") from error
    if not isinstance(said, dict):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "This is no JSON object.")
    return said


def _is_here(host: str) -> bool:
    """Whether a Host header names this machine by a name that cannot be bound to another."""
    name = host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
    return name == "localhost" or _is_loopback(name.strip("[]"))


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _proposal(asked: Mapping[str, Any]) -> Proposal:
    texts = {name: asked.get(name, "") for name in ("letter", "words", "id", "kind", "text")}
    if not all(isinstance(value, str) for value in texts.values()):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "The proposal is not one this desk knows.")
    texts["kind"] = texts["kind"] or "gloss"
    return Proposal(start=_place(asked.get("start")), end=_place(asked.get("end")), **texts)


def _place(said: Any) -> Place:
    match said:
        case [str(block), int(offset)] if not isinstance(offset, bool):
            return Place(block, offset)
    raise RefusedError(HTTPStatus.BAD_REQUEST, "The proposal names no place.")


def _sentence(error: Exception) -> str:
    reason = isinstance(error, OSError) and error.strerror
    return f"The note cannot be written: {reason}." if reason else str(error)
