"""How fast editions are built, beside what else one would use: one run, by turns, as a table.

    python3 scripts/bench.py --quick      # under five minutes
    python3 scripts/bench.py              # half an hour or more; writes docs/guide/speed.md
    python3 scripts/bench.py --letters 100 --peers plain glossator

The peers get an environment of their own, .venv-bench, made the first time. Machines drift: read
ratios, which come from builds that follow each other, not seconds.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import environment
from benchletters import correspondence
from benchpeers import PEERS, Peer
from benchreal import COLLECTION, write_real
from benchtable import Measured, Run, guide_page, table

VENV = environment.ROOT / ".venv-bench"
PAGE = environment.ROOT / "docs" / "guide" / "speed.md"


@dataclass(frozen=True)
class Plan:
    """What is built, how often, by whom."""

    editions: tuple[tuple[int, int], ...]
    """How many letters and terms are made up; letters 0 are the real ones of a large collection,
    where it is there. All of them are built by turns."""
    rounds: int
    peers: tuple[str, ...]


USUAL = ("plain", "words", "glossator")
OTHERS = ("footnotes", "abbr", "ezglossary")
ONCE = ("sphinx", "zensical")
"""Of other kinds: no ratio is aimed at, and one of them takes minutes."""
OURS = ("glossator",)
REAL = 0
_LEFT = ("site", ".cache")
"""Folders in which a build leaves something for the next. They are put aside and deleted when all
is measured: a file system that has to look past many deleted files makes new ones slowly (ext4)."""
_FEW, _MANY = 30, 3000
"""Terms of which is asked what more of them cost."""


def _sizes(letters: int) -> tuple[tuple[int, int], ...]:
    """What entries cost by themselves shows in an edition of one letter. These are built by turns,
    since they are compared."""
    return tuple((one, terms) for terms in (_FEW, _MANY) for one in (letters, 1))


# More letters than a book has room for (300), so that books are not what is measured.
QUICK = (
    Plan(((320, 300),), 1, (*USUAL, "abbr", "ezglossary")),
    Plan(_sizes(320), 1, OURS),
    Plan(((960, 300),), 1, ("plain", "glossator")),
)
FULL = (
    Plan(((10, 300),), 1, (*USUAL, *OTHERS, *ONCE)),
    Plan(((100, 300),), 2, (*USUAL, *OTHERS)),
    Plan(((100, 300),), 1, ONCE),
    Plan(((1000, 300),), 2, (*USUAL, *OTHERS)),
    Plan(((1000, 300),), 1, ONCE),
    Plan(_sizes(1000), 5, OURS),
    Plan(((REAL, 0),), 1, ("plain", "glossator")),
    Plan(((10_000, 300),), 1, ("plain", "glossator")),
)


def main() -> int:
    """Measure and print; the full run writes the guide's page."""
    given = _arguments()
    plans: Sequence[Plan] = QUICK if given.quick else FULL
    if given.letters:
        plans = (Plan(((given.letters, given.terms),), given.rounds, tuple(given.peers)),)
    pythons = {peer.name: _python(peer) for peer in PEERS if _wanted(peer, plans)}
    measured = []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for plan in plans:
            measured += _carried_out(plan, Path(folder), pythons)
    print(table(measured))
    if not given.quick and not given.letters:
        PAGE.write_text(guide_page(measured, _machine()), encoding="utf-8")
        print(f"Written: {PAGE.relative_to(environment.ROOT)}")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="small editions, five minutes")
    parser.add_argument("--letters", type=int, help="one edition of so many letters")
    parser.add_argument("--terms", type=int, default=300, help="its glossary (300)")
    parser.add_argument("--rounds", type=int, default=1, help="how often each builds it (1)")
    parser.add_argument("--peers", nargs="+", default=USUAL, choices=[one.name for one in PEERS])
    return parser.parse_args()


def _wanted(peer: Peer, plans: Iterable[Plan]) -> bool:
    return any(peer.name in plan.peers for plan in plans)


def _python(peer: Peer) -> Path | None:
    """The Python that has what the peer needs; None where it cannot be had here."""
    own = environment.ready("search")
    if not peer.packages:
        return own
    python = VENV / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    quietly = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    wanted = [*quietly, "mkdocs-material>=9.7.7,<10", "mkdocs>=1.6.1,<2", *peer.packages]
    done = subprocess.run(wanted, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{peer.name} cannot be installed here and is left out.", flush=True)
    return python if done.returncode == 0 else None


@dataclass(frozen=True)
class _Build:
    """One edition as one peer has it."""

    peer: Peer
    letters: int
    terms: int
    project: Path
    runs: list[Run]

    @property
    def measured(self) -> Measured:
        """All its runs."""
        weighed = _weighed(self.project, self.peer)
        told = self.peer.name, self.peer.does, self.letters, self.terms, tuple(self.runs)
        return Measured(*told, *weighed)


def _carried_out(plan: Plan, folder: Path, pythons: dict[str, Path | None]) -> list[Measured]:
    """All peers write their projects, then build them by turns."""
    able = [one for one in PEERS if one.name in plan.peers and pythons.get(one.name)]
    builds = [one for size in plan.editions for one in _written(*size, able, folder)]
    for number in range(plan.rounds):
        for one in builds:
            python = pythons[one.peer.name]
            assert python is not None
            one.runs.append(_run(one.peer, python, one.project))
            _tell(one, number)
    return [one.measured for one in builds]


def _written(letters: int, terms: int, able: Sequence[Peer], folder: Path) -> list[_Build]:
    """An edition as all these peers have it."""
    if letters == REAL and not COLLECTION.is_file():
        print("The collection of real letters is not beside the checkout and is left out.")
        return []
    projects = {peer.name: folder / f"{peer.name}-{letters}-{terms}" for peer in able}
    count = letters or max(write_real(peer.name, projects[peer.name]) for peer in able)
    if letters != REAL:
        edition = correspondence(letters, terms)
        for peer in able:
            peer.write(edition, projects[peer.name])
    return [_Build(peer, count, terms, projects[peer.name], []) for peer in able]


def _tell(build: _Build, number: int) -> None:
    what, run = f"{build.letters} letters, {build.terms} terms, round {number + 1}", build.runs[-1]
    print(f"{build.peer.name}: {what}: {run.cpu:.2f} s CPU, {run.wall:.2f} s", flush=True)


def _run(peer: Peer, python: Path, project: Path) -> Run:
    """One build from nothing, with what it and its processes cost."""
    aside = len([*project.glob("built-*")])
    for left in filter(Path.exists, map(project.joinpath, _LEFT)):
        left.rename(project / f"built-{aside}{left.name}")
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [str(python), *peer.command]
    # What pip installs is compiled once; so is our source, wherever the system forbids that.
    compiled = {"PYTHONDONTWRITEBYTECODE": ""}
    # A process of its own, so that its peak of memory is not an earlier one's.
    watching = [sys.executable, str(Path(__file__).with_name("benchwatch.py")), *command]
    done = subprocess.run(
        watching, cwd=project, env=environment.variables() | compiled,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(f"{peer.name} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(cpu, wall, int(done.stdout.rsplit(maxsplit=1)[-1]))


def _weighed(project: Path, peer: Peer) -> tuple[int, int, int]:
    """Bytes of a letter's page, plain and packed, the middle of those looked at; and of the
    search's index, whole."""
    site = project / "site"
    pages = [*site.rglob("letter-*/index.html"), *site.rglob("letter-*.html"),
             *site.glob("letters/*/index.html")]  # fmt: skip
    looked_at = [page.read_bytes() for page in sorted(pages)[:200]]
    middle = int(statistics.median(map(len, looked_at)))
    packed = int(statistics.median(len(gzip.compress(page, mtime=0)) for page in looked_at))
    index = [site / peer.index, *(site / "search" / "pagefind").rglob("*")]
    return middle, packed, sum(one.stat().st_size for one in index if one.is_file())


def _machine() -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    day = datetime.date.today().isoformat()
    python = platform.python_version()
    return f"{day}, {cores} cores ({platform.machine()}), {platform.system()}, Python {python}"


if __name__ == "__main__":
    sys.exit(main())
