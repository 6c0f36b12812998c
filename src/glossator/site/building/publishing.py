"""Pages and other files written to disk, by as many processes as there are cores where that pays.

What a page holds does not depend on who writes it, so any number of processes gives the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from io import BufferedWriter, FileIO
from pathlib import Path

from glossator.forking import cores, in_shares
from glossator.writers.export import Gathered, Output, as_bytes

WORTH_IT = 200
"""Pages for which a process is worth starting."""
_SHARE = 50
"""Pages that a process is given at a time."""
_ROUNDS = 10
"""Letters whose files a process is given at a time: each has several."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page, or another file, to be written."""

    uri: str
    """Where it stands in the site."""
    make: Callable[[], str | bytes]
    """Makes its HTML, or whatever it holds."""


def write_pages(
    site: Path,
    leaves: Sequence[Leaf],
    processes: int = 0,
    progress: Callable[[int], None] | None = None,
) -> None:
    """Writes them all into the site's folder; `processes` 0 is as many as pay. `progress` is told
    how many are written.

    Raises what making or writing a page raises.
    """
    _make_folders(site, (leaf.uri for leaf in leaves))
    processes = min(processes or cores(), len(leaves) // WORTH_IT)
    first, rest = leaves[:_SHARE], leaves[_SHARE:]

    def write(share: range) -> int:
        for number in share:
            _write(site, rest[number])
        return len(share)

    # Before other processes begin, so that they have what is made once for many pages: templates
    # that are loaded, definitions as HTML.
    for leaf in first:
        _write(site, leaf)
    done = len(first)
    for written in in_shares(write, len(rest), _SHARE, processes):
        done += written
        if progress:
            progress(done)


def _write(site: Path, leaf: Leaf) -> int:
    """Writes the file, and gives its size in bytes."""
    made = leaf.make()
    if isinstance(made, str):
        made = made.encode("utf-8", "xmlcharrefreplace")
    write_whole(f"{site}/{leaf.uri}", made)
    return len(made)


def write_whole(path: str, made: bytes) -> None:
    """Writes a file. There are a dozen a letter: no path is made for one, no buffer, and the system
    is asked for nothing that it need not say.
    """
    with FileIO(path, "w") as file:
        rest = memoryview(made)
        while rest:
            rest = rest[file.write(rest) :]


def _make_folders(site: Path, uris: Iterable[str]) -> None:
    for folder in dict.fromkeys(uri.rpartition("/")[0] for uri in uris):
        (site / folder).mkdir(parents=True, exist_ok=True)


@dataclass(frozen=True, slots=True)
class _Round:
    """What is made one after another: all files of a letter, and its pieces of others."""

    files: tuple[tuple[int, Leaf], ...] = ()
    """With the number of the output."""
    pieces: tuple[tuple[int, Callable[[], str | bytes]], ...] = ()
    """With the number of the output into which they go."""


@dataclass(frozen=True, slots=True)
class _Made:
    sizes: tuple[tuple[int, int], ...]
    """Of the files that are written."""
    pieces: tuple[tuple[int, bytes], ...]


def write_outputs(
    site: Path,
    outputs: Sequence[Output],
    processes: int = 0,
    progress: Callable[[int], None] | None = None,
    busy: int = 0,
) -> None:
    """Writes files of other formats into the site's folder; each then knows its size, which stands
    on the page of data.

    All files of a letter are made one after another, and with them its pieces of the files in which
    all letters stand. `processes` 0 is as many as pay while `busy` cores have other work.
    `progress` is told how many are written. Raises what making or writing one raises.
    """
    _make_folders(site, (output.uri for output in outputs))
    rounds = _rounds(outputs)
    processes = min(processes or cores() - busy, len(outputs) // WORTH_IT)

    def make(share: range) -> list[_Made]:
        return [_made(site, rounds[number]) for number in share]

    done, sizes = 0, Counter[int]()
    with ExitStack() as opened:
        gathered = _gathered(opened, site, outputs)
        for share in in_shares(make, len(rounds), _ROUNDS, processes):
            for made in share:
                sizes.update(dict(made.sizes))
                for number, piece in made.pieces:
                    sizes[number] += gathered[number].write(piece)
            done += sum(len(made.sizes) for made in share)
            if progress:
                progress(done)
    for number, output in enumerate(outputs):
        object.__setattr__(output, "size", sizes[number])  # vars() would give each a mapping


def _gathered(
    opened: ExitStack, site: Path, outputs: Sequence[Output]
) -> dict[int, BufferedWriter]:
    """The files in which all letters stand, open, by the numbers of the outputs."""
    return {
        number: opened.enter_context((site / output.uri).open("wb"))
        for number, output in enumerate(outputs)
        if isinstance(output.make, Gathered)
    }


def _rounds(outputs: Sequence[Output]) -> list[_Round]:
    """What belongs to no letter first, a file a round; then letter by letter."""
    files: dict[str, list[tuple[int, Leaf]]] = {}
    pieces: dict[str, list[tuple[int, Callable[[], str | bytes]]]] = {}
    rounds = []
    for number, output in enumerate(outputs):
        if isinstance(output.make, Gathered):
            rounds.append(_Round(pieces=((number, output.make.before),)))
            for letter, piece in output.make.pieces():
                pieces.setdefault(letter, []).append((number, piece))
        elif output.letter:
            files.setdefault(output.letter, []).append((number, _leaf(output)))
        else:
            rounds.append(_Round(((number, _leaf(output)),)))
    # In the order of the gathered files, which is the edition's in each of them.
    rounds += [_Round(tuple(files.get(letter, ())), tuple(pieces.get(letter, ())))
               for letter in {**pieces, **files}]  # fmt: skip
    return rounds


def _leaf(output: Output) -> Leaf:
    return Leaf(output.uri, partial(getattr, output, "content"))


def _made(site: Path, one: _Round) -> _Made:
    sizes = tuple((number, _write(site, leaf)) for number, leaf in one.files)
    return _Made(sizes, tuple((number, as_bytes(make())) for number, make in one.pieces))
