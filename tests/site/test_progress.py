"""A long build tells how far it is, in a few lines; a short one says nothing."""

from __future__ import annotations

from glossator.site.building.progress import LONG, by_steps


def test_a_long_build_tells_every_tenth_part() -> None:
    lines: list[str] = []
    done = by_steps(7_000, "pages", lines.append)
    for number in range(50, 7_001, 50):
        done(number)
    assert lines[0] == "700 of 7,000 pages written"
    assert lines[-1] == "6,300 of 7,000 pages written"
    assert len(lines) == 9


def test_a_share_that_is_larger_than_a_step_is_told_once() -> None:
    lines: list[str] = []
    done = by_steps(LONG, "files", lines.append)
    for number in (450, 900, LONG):
        done(number)
    assert lines == ["450 of 1,000 files written", "900 of 1,000 files written"]
    done(LONG - 1)
    assert len(lines) == 2, "the end is told by the platform"


def test_a_short_build_says_nothing() -> None:
    lines: list[str] = []
    done = by_steps(LONG - 1, "pages", lines.append)
    for number in range(LONG):
        done(number)
    assert lines == []
