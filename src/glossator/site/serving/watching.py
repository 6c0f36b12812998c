"""How soon a server notices a change, and what looking for changes costs.

MkDocs looks at every file twice a second: half of what a small edition's editor waits, and in an
edition of thousands of letters a third of a core for as long as the server runs. Where the system
tells of changes (inotify on Linux), nobody has to look. Some file systems never tell, shared ones
for the most part; so files are looked at as well, seldom once the system has told of a change.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import click
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

_OFTEN, _SELDOM = 0.1, 5.0
"""Seconds between looks at few files: before the system has told of any change, and afterwards."""
_OFTEN_AT_MANY, _SELDOM_AT_MANY = 0.5, 20.0
"""The same at many: to look at twenty thousand takes a fifth of a second, and a build waits."""
_FEW = 500
"""Files; looking at more so often would keep a core busy."""
_CHANGES = frozenset(("created", "modified", "moved", "deleted", "closed"))
"""The events that are changes; systems also tell when a file is read."""


class Watching(Protocol):
    """A server that builds anew when what it watches changes."""

    observer: Any
    _watched_paths: dict[str, int]
    """How often each path is watched; it is let go of when that is 0."""
    _watch_refs: dict[str, Any]
    """What the observer gave for each."""

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None: ...
    def unwatch(self, path: str) -> None: ...


def watch_closely(server: Watching) -> None:
    """Have a server hear of changes in all that it watches sooner, and look for them at less cost.

    Nothing changes where the theme is watched as well: it has thousands of files.
    """
    asked = click.get_current_context(silent=True)
    if asked is None or asked.params.get("watch_theme"):
        return
    paths = [path for path, times in server._watched_paths.items() for _ in range(times)]
    whole = {path: watch.is_recursive for path, watch in server._watch_refs.items()}
    for path in paths:
        server.unwatch(path)
    many = _many(whole)
    often, seldom = (_OFTEN_AT_MANY, _SELDOM_AT_MANY) if many else (_OFTEN, _SELDOM)
    server.observer = Observers(often, seldom)
    for path in paths:
        server.watch(path, recursive=whole[path])


def _many(paths: Iterable[str]) -> bool:
    found = (one for path in paths if Path(path).is_dir() for one in Path(path).rglob("*"))
    return sum(1 for _ in zip(range(_FEW + 1), found, strict=False)) > _FEW


class Observers:
    """An observer that hears of changes from the system, and looks for them as well."""

    def __init__(
        self,
        interval: float,
        seldom: float = _SELDOM,
        hears: bool = sys.platform.startswith("linux"),
    ) -> None:
        self._seldom = seldom
        self._told: Any = Observer() if hears else None
        self._looking: Any = PollingObserver(timeout=interval)
        self._handlers: dict[tuple[str, bool], Any] = {}
        self._watches: dict[tuple[str, bool], list[tuple[Any, Any]]] = {}
        self._seen = Seen()
        self._begun = self._trusted = False

    def schedule(self, handler: Any, path: str, *, recursive: bool = False) -> Any:
        """Have a handler told of changes below a path, of each once."""
        key = (path, recursive)
        self._handlers[key], self._watches[key] = handler, []
        if self._told is not None:
            self._watch(self._told, key, Handler(handler.on_any_event, self._seen, self._trust))
        self._watch(self._looking, key, Handler(handler.on_any_event, self._seen))
        return key

    def _watch(self, observer: Any, key: tuple[str, bool], handler: Handler) -> None:
        watch = observer.schedule(handler, key[0], recursive=key[1])
        self._watches[key].append((observer, watch))

    def unschedule(self, key: Any) -> None:
        """No longer."""
        del self._handlers[key]
        for observer, watch in self._watches.pop(key):
            observer.unschedule(watch)

    def start(self) -> None:
        """Begin; where the system will not tell (it watches only so many folders), look."""
        self._looking.start()
        self._begun = True
        if self._told is not None:
            try:
                self._told.start()
            except OSError:
                self._told = None

    def stop(self) -> None:
        """Make an end."""
        for one in filter(None, (self._told, self._looking)):
            one.stop()

    def join(self) -> None:
        """Wait for that."""
        for one in filter(None, (self._told, self._looking)):
            one.join()

    def _trust(self) -> None:
        """The system has told of a change: from now on looking is for the odd file."""
        if self._trusted or not self._begun:
            return
        self._trusted = True
        self._looking.stop()
        self._looking = PollingObserver(timeout=self._seldom)
        for key, handler in self._handlers.items():
            self._watches[key] = [one for one in self._watches[key] if one[0] is self._told]
            self._watch(self._looking, key, Handler(handler.on_any_event, self._seen))
        self._looking.start()


class Seen:
    """What files were like when somebody last told of them."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, int, int] | None] = {}
        self._lock = Lock()

    def anew(self, path: str) -> bool:
        """Whether the file is not what it was then; from now on it is as it is."""
        with self._lock:
            now = _state(path)
            if path in self._known and self._known[path] == now:
                return False
            self._known[path] = now
            return True


def _state(path: str) -> tuple[int, int, int] | None:
    """What changes with a file; None where there is none."""
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


class Handler(FileSystemEventHandler):
    """Passes changes of files on, each once, whoever tells of it; `heard` is told as well."""

    def __init__(
        self,
        tell: Callable[[FileSystemEvent], None],
        seen: Seen,
        heard: Callable[[], None] = lambda: None,
    ) -> None:
        self._tell, self._seen, self._heard = tell, seen, heard

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Watchdog's hook."""
        if event.is_directory or event.event_type not in _CHANGES:
            return
        paths = (os.fsdecode(path) for path in (event.src_path, event.dest_path) if path)
        if True in {self._seen.anew(path) for path in paths}:  # each is looked at
            self._tell(event)
            self._heard()
