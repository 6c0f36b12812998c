"""A server hears of each change once, from the system or by looking."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import click
import pytest
from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileModifiedEvent,
    FileMovedEvent,
    FileOpenedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)

from glossator.site.serving.watching import Handler, Observers, Seen, watch_closely

PATIENCE = 60
"""Seconds; machines are shared."""


class Told(FileSystemEventHandler):
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.event = Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.paths.append(str(event.src_path))
        self.event.set()


def test_a_change_is_told_once_whoever_tells_of_it(tmp_path: Path) -> None:
    file, told, seen = tmp_path / "a.md", Told(), Seen()
    hear, look = Handler(told.on_any_event, seen), Handler(told.on_any_event, seen)
    file.write_text("a")
    for one in (hear, look, hear):
        one.on_any_event(FileModifiedEvent(str(file)))
    assert told.paths == [str(file)]
    file.write_text("ab")
    look.on_any_event(FileModifiedEvent(str(file)))
    assert len(told.paths) == 2
    file.rename(tmp_path / "b.md")
    hear.on_any_event(FileMovedEvent(str(file), str(tmp_path / "b.md")))
    look.on_any_event(FileMovedEvent(str(file), str(tmp_path / "b.md")))
    assert len(told.paths) == 3


def test_reading_a_file_is_no_change(tmp_path: Path) -> None:
    told = Told()
    Handler(told.on_any_event, Seen()).on_any_event(FileOpenedEvent(str(tmp_path / "a.md")))
    assert told.paths == []


@pytest.fixture(params=[True, False], ids=["told by the system", "looking"])
def observers(request: pytest.FixtureRequest) -> Iterator[Observers]:
    made = Observers(0.05, hears=request.param)
    yield made
    made.stop()
    made.join()


def test_changes_arrive_one_after_another(observers: Observers, tmp_path: Path) -> None:
    told = Told()
    (tmp_path / "gone").mkdir()
    gone = observers.schedule(Told(), str(tmp_path / "gone"), recursive=True)
    observers.schedule(told, str(tmp_path), recursive=True)
    observers.unschedule(gone)
    observers.start()
    for number in range(3):
        file = tmp_path / f"{number}.md"
        until = time.monotonic() + PATIENCE
        while str(file) not in told.paths and time.monotonic() < until:
            file.write_text("x" * (len(file.read_text()) + 1 if file.exists() else 1))
            told.event.wait(0.5)
            told.event.clear()
        assert str(file) in told.paths


@pytest.mark.parametrize("changed", ["docs", "include", "mkdocs.yml"])
def test_what_others_have_watched_still_is(tmp_path: Path, changed: str) -> None:
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path / "site"))
    for name in ("docs", "include"):
        (tmp_path / name).mkdir()
    (tmp_path / "mkdocs.yml").write_text("a")
    for name in ("docs", "mkdocs.yml", "include", "docs"):
        server.watch(str(tmp_path / name))
    before = dict(server._watched_paths)
    with click.Context(click.Command("serve")):
        watch_closely(server)  # type: ignore[arg-type]
    assert isinstance(server.observer, Observers)
    assert server._watched_paths == before
    server.unwatch(str(tmp_path / "docs"))
    server.observer.start()
    try:
        file = tmp_path / changed if "." in changed else tmp_path / changed / "a.md"
        until = time.monotonic() + PATIENCE
        while not server._want_rebuild and time.monotonic() < until:
            file.write_text(f"{time.monotonic()}")
            time.sleep(0.05)
        assert server._want_rebuild
    finally:
        server.observer.stop()
        server.observer.join()
        server.server_close()
