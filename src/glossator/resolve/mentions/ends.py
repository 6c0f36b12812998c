"""Mentions read by source and by target, joined from runs of texts.

Read by source they are an entry's links, read by target its backlinks. After a change only the run
of texts in which it stands is gone through; the others' answers are known.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from functools import partial
from itertools import chain

from glossator.keeping.remembered import Remembered, runs
from glossator.model import Target
from glossator.resolve.resolved import Ends, Mention

Pieces = Sequence[tuple[Hashable, tuple[Mention, ...]]]
"""The mentions in each text, or in all texts of a kind, with a key for it."""


def both_ends(pieces: Pieces) -> Ends:
    """All these mentions by source and by target."""
    _RUNS.begin()
    made = [_RUNS.get(key, run, None, partial(_of_run, run)) for key, run in runs(pieces, _LENGTH)]
    by_source: dict[Target, tuple[Mention, ...]] = {}
    for one in made:
        by_source.update(one.by_source)
    if len(by_source) < sum(len(one.by_source) for one in made):
        # Two texts have one id, which is told; nothing of either is lost.
        return Ends.of(chain.from_iterable(found for _, found in pieces))
    return Ends(by_source, _by_target(made))


_RUNS: Remembered[Ends] = Remembered()
_LENGTH = 1024
"""Texts in a run: most name the same things, each of which is joined from all runs."""


def _of_run(run: Iterable[tuple[Mention, ...]]) -> Ends:
    return Ends.of(chain.from_iterable(run))


def _by_target(made: Iterable[Ends]) -> dict[Target, tuple[Mention, ...]]:
    found: dict[Target, list[tuple[Mention, ...]]] = {}
    for one in made:
        for target, mentions in one.by_target.items():
            found.setdefault(target, []).append(mentions)
    return {
        target: held[0] if len(held) == 1 else tuple(chain.from_iterable(held))
        for target, held in found.items()
    }
