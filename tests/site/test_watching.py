"""A server hears of each change once, from the system or by looking."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from watchdog.events import (
    FileModifiedEvent,
    FileMovedEvent,
    FileOpenedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)

from glossator.site.watching import Handler, Observers, Seen

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
