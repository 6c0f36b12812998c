"""Many files read by as many processes as there are cores, where that pays.

A reading has to be sent to the process that wants it, which takes about a third of the time that
reading a letter in Markdown does, and a tenth of a letter in TEI.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from glossator.forking import cores, in_shares
from glossator.keeping import keeping

R = TypeVar("R")

_WORTH_IT = 100
"""Files for which a process is worth starting."""
_SHARE = 25
"""Files that a process is given at a time."""
CORES_FOR_MARKDOWN = 4
"""With fewer, sending costs about what the others save."""


def read_each(
    read: Callable[..., R], given: Sequence[tuple[Any, ...]], least: int = 2, processes: int = 0
) -> Iterator[R]:
    """What `read` makes of each of the arguments given, in their order.

    By several processes only from so many cores on as `least` says, or by `processes`; by one alone
    where readings are kept, for it is this process that keeps them.
    """

    def share(numbers: range) -> list[R]:
        return [read(*given[number]) for number in numbers]

    able = 1 if keeping() or cores() < least else min(cores(), len(given) // _WORTH_IT)
    for some in in_shares(share, len(given), _SHARE, processes or able):
        yield from some
