"""While serving, a file is made when it is asked for, so that a change shows at once.

A WSGI application (PEP 3333) before the server's own. Making waits for a build under way, and a
build for a page that is being made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from threading import Lock
from typing import Any
from urllib.parse import unquote

from glossator.keeping import keep

Make = Callable[[], None]
Find = Callable[[str], "Make | None"]
"""What makes the file at a path in the site; None for one that is there, or that there is not."""
_PLAIN = "text/plain; charset=utf-8"
Application = Callable[[Any, Callable[..., Any]], Iterable[bytes]]


def _nothing(path: str) -> None:
    return None


class OnDemand:
    """The files of the last build that nobody has asked for yet."""

    def __init__(self) -> None:
        self._find: Find = _nothing
        self._made: set[str] = set()
        self._lock = Lock()
        self._building = False
        self._builds = 0

    def begin(self) -> None:
        """A build begins; what the last one left is of no use any more."""
        keep()
        self._lock.acquire()
        self._building = True
        self._builds += 1
        self._find, self._made = _nothing, set()

    def end(self) -> None:
        """The build is over, well or not."""
        if self._building:
            self._building = False
            self._lock.release()

    @property
    def builds(self) -> int:
        """How many builds have begun."""
        return self._builds

    def again(self) -> None:
        """What was made is made anew, since what all pages say has changed without a build."""
        with self._lock:
            self._builds += 1
            self._made = set()

    def offer(self, find: Find) -> None:
        """From now on files are made by this."""
        self._find = find

    def before(
        self, server: Application, mounted: str, failed: Callable[[str, Exception], str]
    ) -> Application:
        """The server's application, with files made before it is asked for them.

        `failed` is told of a file that could not be made, and gives the words for its reader.
        """

        def application(environ: Mapping[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            path = str(environ.get("PATH_INFO", "")).encode("latin-1").decode("utf-8", "ignore")
            if not path.startswith(mounted):
                return server(environ, start)
            while True:
                builds, said = self._builds, _Said()
                asked = unquote(path.removeprefix(mounted))
                try:
                    self.make(asked)
                # A theme or another plugin may raise anything, and the server goes on.
                except Exception as error:  # noqa: BLE001
                    start("500 Internal Server Error", [("Content-Type", _PLAIN)])
                    return [failed(asked, error).encode()]
                answer = server(environ, said)
                # A build that began in between has thrown away what was made.
                if builds == self._builds or not said.missing:
                    start(*said.words)
                    return answer

        return application

    def make(self, path: str) -> None:
        """Makes the file of an address, unless it is made already.

        Servers lead from an address without its last slash to the one that has it, so what stands
        there is made as well.
        """
        folder = path == "" or path.endswith("/")
        files = [f"{path}index.html"] if folder else [path, f"{path}/index.html"]
        with self._lock:
            for file in files:
                make = None if file in self._made else self._find(file)
                if make is not None:
                    make()
                    self._made.add(file)


class _Said:
    """What a server begins its answer with (PEP 3333, start_response)."""

    def __init__(self) -> None:
        self.words: tuple[Any, ...] = ()

    def __call__(self, *words: Any) -> None:
        self.words = words

    @property
    def missing(self) -> bool:
        """Whether it has no such file."""
        return str(self.words[0]).startswith("404")


def page_uris(path: str, folders: bool) -> Iterator[str]:
    """The source URIs that a page at this path in the site can have."""
    if not path.endswith(".html"):
        return
    name = path.removesuffix(".html")
    yield f"{name}.md"
    if folders and name.endswith("/index"):
        yield f"{name.removesuffix('/index')}.md"
