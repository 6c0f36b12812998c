"""Pagefind's index, made by its command line from small documents of our own.

Its Python interface takes a tenth of a second for each record; its command line indexes files.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from click import ClickException

from glossator.site.searchdocuments import SearchDocument
from glossator.site.shortnames import UnknownIndexError, shorten_names
from glossator.site.sitepage import Scope
from glossator.site.templating import environment
from glossator.site.unitedindex import unite
from glossator.wording import ENGLISH

PAGEFIND_URI = "search/pagefind"
PARTS = tuple(Scope)
"""A document is called by its part's place here, as in `searchpagefind.js`."""
PARTS_FILE = "parts.json"
"""In the index: the parts of which the site has anything."""
INSTALL = "pip install 'glossator[search]'"

AT_ONCE = 1_550_000
"""Words of text for one run of Pagefind, which takes 0.6 kB of memory for each."""

_LANGUAGE = "mul"
"""ISO 639-2: several languages. One index for all, and no word is cut to a stem by one's rules."""
_NOT_USED = ("*-ui.*", "pagefind-highlight.js", "pagefind-worker.js")
"""Pagefind's own interface, half a megabyte."""


class SearchError(ClickException):
    """The index cannot be made; the message says why and what helps. MkDocs' command line shows it
    as it stands, as it does its own."""


def is_installed() -> bool:
    """Whether Pagefind, its program and what reads its index are there."""
    return all(find_spec(name) is not None for name in ("pagefind", "pagefind_bin", "cbor2"))


def write_pagefind(folder: Path, documents: Iterable[SearchDocument]) -> None:
    """Write Pagefind's index of the documents into a site's folder. Raises SearchError."""
    index = folder / PAGEFIND_URI
    if index.exists():
        rmtree(index)  # What a former attempt has left: two indexes are none.
    try:
        with TemporaryDirectory(prefix="glossator-search-") as place:
            parts = _write_documents(Path(place), documents)
            _make_index(Path(place), index.resolve())
        for pattern in _NOT_USED:
            for path in index.glob(pattern):
                path.unlink()
        shorten_names(index)
    except UnknownIndexError as error:
        raise SearchError(
            f"This version of Pagefind writes another index ({error}): {INSTALL}"
        ) from error
    (index / PARTS_FILE).write_text(json.dumps([one for one in PARTS if one in parts]), "utf-8")


def _write_documents(folder: Path, documents: Iterable[SearchDocument]) -> set[Scope]:
    """Write them into as many folders as Pagefind has to run; the parts of which there are any."""
    template = environment(ENGLISH).get_template("searched.html")
    parts = set()
    words = 0
    for number, document in enumerate(documents):
        html = template.render(document=document).encode()
        here = folder / f"{words // AT_ONCE:06}"
        here.mkdir(exist_ok=True)
        (here / f"{PARTS.index(document.part)}-{number}.html").write_bytes(html)
        words += sum(place.words.count(" ") + 1 for place in document.places)
        parts.add(document.part)
    return parts


def _make_index(place: Path, index: Path) -> None:
    folders = sorted(place.iterdir()) or [place]
    if len(folders) == 1:
        _index(folders[0], index)
        return
    made = [one.with_suffix(".index") for one in folders]
    for documents, part in zip(folders, made, strict=True):
        _index(documents, part)
        rmtree(documents)
    unite(made, index)


def _index(documents: Path, index: Path) -> None:
    places = ("--site", str(documents), "--output-path", str(index))
    _run(*places, "--force-language", _LANGUAGE)


def _run(*words: str) -> None:
    program = [sys.executable, "-m", "pagefind", "--silent", *words]
    try:
        done = subprocess.run(program, capture_output=True, text=True, check=False)
    except OSError as error:
        raise SearchError(f"Pagefind cannot be started: {error}") from error
    if done.returncode:
        said = (done.stderr or done.stdout).strip() or f"it ended with {done.returncode}"
        raise SearchError(f"Pagefind could not index the site: {said}")
