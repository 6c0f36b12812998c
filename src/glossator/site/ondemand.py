"""While serving, a page is made when it is asked for, so that a change shows at once.

A WSGI application (PEP 3333) before the server's own. Making waits for a build under way, and a
build for a page that is being made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from threading import Lock
from typing import Any
from urllib.parse import unquote

from glossator.keeping import keep

Make = Callable[[], None]
Application = Callable[[Any, Callable[..., Any]], Iterable[bytes]]


class OnDemand:
    """The pages of the last build that nobody has asked for yet."""

    def __init__(self) -> None:
        self._waiting: dict[str, Make] = {}
        self._lock = Lock()
        self._building = False

    def begin(self) -> None:
        """A build begins; what the last one left is of no use any more."""
        keep()
        self._lock.acquire()
        self._building = True
        self._waiting = {}

    def end(self) -> None:
        """The build is over, well or not."""
        if self._building:
            self._building = False
            self._lock.release()

    def leave(self, path: str, make: Make) -> None:
        """Leaves a page for later; `path` is its file's in the site."""
        self._waiting[path] = make

    def before(self, server: Application, mounted: str) -> Application:
        """The server's application, with pages made before it is asked for them."""

        def application(environ: Mapping[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            path = str(environ.get("PATH_INFO", "")).encode("latin-1").decode("utf-8", "ignore")
            if path.startswith(mounted):
                self._make(unquote(path.removeprefix(mounted)))
            return server(environ, start)

        return application

    def _make(self, path: str) -> None:
        file = f"{path}index.html" if path == "" or path.endswith("/") else path
        with self._lock:
            make = self._waiting.pop(file, None)
            if make is not None:
                make()
