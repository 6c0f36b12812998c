"""The benchmark's figures as tables, and whether each ratio that is aimed at holds."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """One build."""

    cpu: float
    """Seconds of all its processes, user and system."""
    wall: float
    memory: int
    """kB, of its largest process."""


@dataclass(frozen=True)
class Measured:
    """A peer's builds of one edition."""

    peer: str
    does: str
    letters: int
    terms: int
    runs: tuple[Run, ...]
    page: int
    """Bytes of a letter's page."""
    packed: int
    """The same as a server sends it (gzip)."""
    index: int
    """Bytes of the search's index, of which Pagefind's is loaded in parts; 0 without one."""

    @property
    def cpu(self) -> float:
        """Seconds, the middle of all runs."""
        return statistics.median(run.cpu for run in self.runs)


@dataclass(frozen=True)
class Aim:
    """A ratio that is aimed at: of our CPU and another's, or of two of ours."""

    words: str
    most: float
    found: float | None
    """None where this run has not both figures."""

    @property
    def line(self) -> str:
        """As a row of a table."""
        if self.found is None:
            return f"| {self.words} | {self.most} | | not measured in this run |"
        verdict = "holds" if self.found <= self.most else "**does not hold**"
        return f"| {self.words} | {self.most} | {self.found:.2f} | {verdict} |"


def table(measured: Sequence[Measured]) -> str:
    """All figures, then the aims, as Markdown."""
    lines = [
        "| letters | terms | peer | what it does | CPU s | wall s | MB | page | packed | index |",
        "| ---: | ---: | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        *(_row(one) for one in measured),
        "",
        "| aim | at most | found | |",
        "| --- | ---: | ---: | --- |",
        *(aim.line for aim in aims(measured)),
    ]
    return "\n".join(lines)


def _row(one: Measured) -> str:
    cells = (
        one.letters, one.terms, one.peer, one.does, f"{one.cpu:.2f}",
        f"{min(run.wall for run in one.runs):.2f}",
        max(run.memory for run in one.runs) // 1000, f"{one.page / 1000:.1f}",
        f"{one.packed / 1000:.1f}", one.index // 1000,
    )  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |"


def aims(measured: Sequence[Measured]) -> tuple[Aim, ...]:
    """What is aimed at, at the size at which all the peers were measured."""
    found = {(one.peer, one.letters, one.terms): one for one in measured}
    ours = {letters for peer, letters, terms in found if (peer, terms) == ("glossator", 300)}
    main = max((one for one in ours if ("abbr", one, 300) in found), default=max(ours, default=0))
    large = max(ours, default=0)
    small = max((one for one in ours if one < large), default=large)
    at = f"{main} letters: CPU, of that of"
    return (
        Aim(f"{at} plain pages of the bare text", 1.2, _ratio(found, main, "plain")),
        Aim(f"{at} plain pages with the same words", 0.75, _ratio(found, main, "words")),
        Aim(f"{at} footnotes and `abbr`", 0.5, _ratio(found, main, "abbr")),
        Aim(f"{at} ezglossary", 0.2, _ratio(found, main, "ezglossary")),
        Aim("3,000 terms instead of 30: CPU, what the added entries cost unused apart", 1.1,
            _of_terms(found)),
        Aim(f"growth of CPU from {small} to {large} letters, exponent", 1.05,
            _exponent(found, small, large)),
        Aim(f"memory at {large} letters, GB", 1.0, _memory(found, large)),
        Aim(f"a letter’s page at {large} letters, kB", 30, _page(found, large)),
        Aim(f"the same, of that at {small} letters", 1.05, _pages(found, small, large)),
    )  # fmt: skip


Found = dict[tuple[str, int, int], Measured]


def _ratio(found: Found, letters: int, other: str) -> float | None:
    """The middle of the ratios of builds that followed each other."""
    ours, theirs = found.get(("glossator", letters, 300)), found.get((other, letters, 300))
    if ours is None or theirs is None:
        return None
    pairs = zip(ours.runs, theirs.runs, strict=False)
    return statistics.median(one.cpu / two.cpu for one, two in pairs)


def _of_terms(found: Found) -> float | None:
    """What entries cost by themselves shows where there is but one letter. The middle of the ratios
    of builds that followed each other."""
    sizes = sorted({key[1] for key in found if key[2] == 3000 and key[0] == "glossator"})
    if not sizes:
        return None
    keys = [(size, terms) for size in (sizes[-1], 1) for terms in (3000, 30)]
    many, few, many_alone, few_alone = (found.get(("glossator", *key)) for key in keys)
    if not (many and few and many_alone and few_alone):
        return None
    rounds = zip(many.runs, few.runs, many_alone.runs, few_alone.runs, strict=False)
    return statistics.median(
        (one.cpu - (one_alone.cpu - two_alone.cpu)) / two.cpu
        for one, two, one_alone, two_alone in rounds
    )


def _exponent(found: Found, small: int, large: int) -> float | None:
    one, two = (found.get(("glossator", letters, 300)) for letters in (small, large))
    if one is None or two is None or small == large:
        return None
    return math.log(two.cpu / one.cpu) / math.log(large / small)


def _memory(found: Found, letters: int) -> float | None:
    one = found.get(("glossator", letters, 300))
    return max(run.memory for run in one.runs) / 1e6 if one else None


def _page(found: Found, letters: int) -> float | None:
    one = found.get(("glossator", letters, 300))
    return one.page / 1000 if one else None


def _pages(found: Found, small: int, large: int) -> float | None:
    one, two = (found.get(("glossator", letters, 300)) for letters in (small, large))
    return two.page / one.page if one and two else None


def guide_page(measured: Sequence[Measured], machine: str) -> str:
    """The guide's page on speed."""
    return f"""# How fast it is

This page is written by `python3 scripts/bench.py`, which builds made-up correspondence with
Glossator and with what else one would use, one after another on the same machine: letters of 900
words in the frequencies of a natural language, 25 uses of 300 terms, 15 notes, 10 citations, an
answer to every other letter. Machines drift; read the ratios rather than the seconds. Every build
starts from nothing.

Measured: {machine}.

{table(measured)}

Pages and indexes are in kB. Memory is that of the largest process. None of the peers does the whole
of it: the column says what each does. Glossator's builds are of everything but books (EPUB, PDF,
one page for all), for which there are too many letters from 300 on; with fewer, those are made too,
but not with one, which shows what entries cost of which hardly any is used: their reading, their
pages without places that use them, their part of the search and of other formats. Its builds and
those of 1000 letters that they are compared with follow each other, and what is found is the middle
of five rounds. 962 letters are real ones, Jean Paul's from TEI, with their people and neighbours,
beside their bare text. An index made by Pagefind is loaded in parts.
"""
