"""The first edition's events: each with a source or a doubt, and about a note."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossator.edition import read_edition
from glossator.model import Certainty, Event


@pytest.fixture(scope="module")
def events(root: Path) -> dict[str, Event]:
    edition, problems = read_edition(root / "docs")
    assert [str(problem) for problem in problems] == []
    return {event.id: event for event in edition.events}


def test_every_later_event_that_is_known_is_there(events: dict[str, Event]) -> None:
    dates = sorted(event.date.edtf for event in events.values())
    assert dates == [
        "2009-09-08", "2012-05", "2013-10", "2015-09-18", "2016", "2018", "2018-03-23",
        "2019/2020", "2020-10", "2022", "2023-08", "2024-12", "2024-12-13", "2025",
    ]  # fmt: skip


def test_what_no_source_says_is_not_certain(events: dict[str, Event]) -> None:
    for event in events.values():
        assert event.sources or event.certainty is not Certainty.CERTAIN, event.id
        assert event.evidence, event.id


def test_every_event_bears_on_a_note(events: dict[str, Event]) -> None:
    assert [event.id for event in events.values() if not event.about] == []
