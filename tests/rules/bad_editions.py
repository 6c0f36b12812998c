"""Reads the fixtures of this folder: a title, the files of an edition, the problems expected.

`=== PATH` begins a file that is added to a sound edition, or stands in the place of one of its
files. `=== no PATH` takes one away, `=== folder PATH` makes a folder, `=== bytes PATH` is written
with Python's escapes, and `=== was PATH` belongs to the edition as it was published before.
`=== jats PATH` is a source that is to be taken in; its problems are those of reading it.

Those in the folder `sound` come near to breaking a rule, and break none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from glossator.examine import Examination, examine
from glossator.readers.jats import read_jats
from glossator.review.record import record

HERE = Path(__file__).parent

SOUND = {
    "edition.yml": "title: Letters\n",
    "index.md": "# Letters\n\nAfter [@young-1797] and [@hale-1902]: [[anne-hale]], [[thomas-reed]], [[wexcombe]].\n",
    "letters/first.md": "---\ntitle: First\ndate: 1805-01-02\n---\nSir, the drains are down.\n",
    "letters/second.md": "---\ntitle: Second\ndate: 1804-12-20\n---\nThe meadow is drowned.\n",
    "data/parties.yml": "anne-hale: {name: Anne Hale}\nthomas-reed: {name: Thomas Reed}\n",
    "data/places.yml": "wexcombe: {name: Wexcombe}\n",
    "data/references.yml": (
        "young-1797: {type: book, title: Farming}\nhale-1902: {type: book, title: Letters}\n"
    ),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One bad edition."""

    title: str
    place: str
    """The fixture's file and line."""
    parts: tuple[tuple[str, str], ...]
    """What stands after `===`, and the text below it."""
    expected: tuple[str, ...]

    @property
    def rules(self) -> set[str]:
        """The rules that it breaks."""
        return {line.split()[-1] for line in self.expected}


def cases(folder: Path = HERE) -> Iterator[Case]:
    """Every case of every file of a folder, in order."""
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text("utf-8").split("\n")
        dots = [number for number, line in enumerate(lines) if line == "."]
        for a, b, c in zip(dots[::3], dots[1::3], dots[2::3], strict=True):
            place = f"{path.name}:{a}"
            yield Case(lines[a - 1], place, _parts(lines[a + 1 : b]), tuple(lines[b + 1 : c]))


def _parts(lines: list[str]) -> tuple[tuple[str, str], ...]:
    parts: list[tuple[str, str]] = []
    for line in lines:
        if line.startswith("=== "):
            parts.append((line.removeprefix("=== "), ""))
        else:
            name, text = parts[-1]
            parts[-1] = (name, f"{text}{line}\n")
    return tuple(parts)


def examined(case: Case, folder: Path) -> Examination:
    """The case's edition, written into a folder and examined."""
    was = {**SOUND, **{n.removeprefix("was "): t for n, t in case.parts if n.startswith("was ")}}
    published = None
    if any(name.startswith("was ") for name, _ in case.parts):
        _write(folder / "was", tuple(was.items()))
        published = record(examine(folder / "was", "").resolved)
    _write(folder / "now", (*SOUND.items(), *case.parts))
    found = examine(folder / "now", "", published=published)
    sources = [part for part in case.parts if part[0].startswith("jats ")]
    read = [read_jats(text.encode(), name.removeprefix("jats ")) for name, text in sources]
    problems = tuple(problem for one in read for problem in one.problems)
    return replace(found, problems=(*found.problems, *problems))


def _write(folder: Path, parts: tuple[tuple[str, str], ...]) -> None:
    for name, text in parts:
        kind, _, path = name.rpartition(" ")
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if kind == "folder":
            place.mkdir()
        elif kind == "no":
            place.unlink()
        elif kind == "bytes":
            place.write_bytes(text.encode("ascii").decode("unicode_escape").encode("latin-1"))
        elif not kind:
            place.write_bytes(text.encode())
