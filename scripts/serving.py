"""A small server for a built site, on this machine only. Standard library only."""

from __future__ import annotations

import gzip
import os
import sys
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

HOST = "127.0.0.1"


_PACKED = ("text/", "application/json", "application/xml", "image/svg")


@lru_cache(500)
def _packed(path: Path, changed: int) -> bytes:
    """A file packed; `changed` makes a new one of it where it changed."""
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class PortTakenError(Exception):
    """Something else listens there, or this user may not."""


class _Pages(SimpleHTTPRequestHandler):
    """Serves the site's files; unlike its base, names the encoding and shows 404.html."""

    # Windows takes these from its registry, where a text editor may have claimed .js.
    extensions_map = {  # noqa: RUF012 (the base class declares it so)
        **SimpleHTTPRequestHandler.extensions_map,
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".md": "text/markdown; charset=utf-8",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
        ".yml": "text/yaml; charset=utf-8",
    }

    def do_GET(self) -> None:
        """Files of text travel packed, as they do from every host that a site may stand on."""
        if not self._send_packed():
            super().do_GET()

    def _send_packed(self) -> bool:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self._path().endswith("/") else path
        kind = self.guess_type(path)
        wanted = "gzip" in self.headers.get("Accept-Encoding", "")
        if not (wanted and path.is_file() and kind.startswith(_PACKED)):
            return False
        body = _packed(path, path.stat().st_mtime_ns)
        self.send_response(HTTPStatus.OK)
        for name, value in (
            ("Content-Type", kind),
            ("Content-Encoding", "gzip"),
            ("Content-Length", str(len(body))),
            ("Vary", "Accept-Encoding"),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        return True

    def _path(self) -> str:
        return urlsplit(self.path).path

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: a line for every file would bury the address."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # On Windows it would let two servers share a port, and one of them starve.
    allow_reuse_address = os.name != "nt"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle of a file is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def server(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """A server for the folder, not yet started; port 0 takes any that is free."""
    try:
        return _Server((HOST, port), partial(_Pages, directory=str(folder)))
    except (OSError, OverflowError) as error:
        raise PortTakenError(str(error)) from error


def address(of: ThreadingHTTPServer) -> str:
    """The address to open."""
    return f"http://{HOST}:{of.server_port}/"
