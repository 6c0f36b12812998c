"""What values of CBOR begin with (RFC 8949, 3), of one value or of millions at once.

A number is nothing but its head, and an array is one before its values; so lists of numbers are
written by writing heads.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import int64, uint8, uint32
    from numpy.typing import NDArray

with suppress(ImportError):  # It comes with the search, which not every edition needs.
    import numpy as np

UNSIGNED, NEGATIVE, TEXT, ARRAY = 0, 1, 3, 4
"""Kinds of values (RFC 8949, 3.1)."""
_DIRECT = 24
"""From this number on it stands in bytes of its own, after the first."""
_SIZES = ((24, 1), (25, 2), (26, 4))
"""What the first byte then says of how many these are."""


def head(kind: int, number: int) -> bytes:
    """That of one value: a number itself, or how long a text or array is. Raises OverflowError from
    2 ** 32 on."""
    if number < _DIRECT:
        return bytes((kind << 5 | number,))
    for sign, size in _SIZES:
        if number < 1 << 8 * size:
            return bytes((kind << 5 | sign,)) + number.to_bytes(size, "big")
    raise OverflowError(number)


def heads(kinds: NDArray[uint8], numbers: NDArray[uint32]) -> tuple[NDArray[uint8], NDArray[int64]]:
    """Those of many values, one after another, and where each begins and the last one ends."""
    apart, two, four = (numbers >= least for least in (_DIRECT, 1 << 8, 1 << 16))
    following = np.add(apart, two, dtype=np.uint8) + np.multiply(four, 2, dtype=np.uint8)
    sign = np.add(apart, two, dtype=np.uint8) + four + np.uint8(_DIRECT - 1)
    begins = np.zeros(len(numbers) + 1, np.int64)
    np.cumsum(following + np.uint8(1), out=begins[1:])
    written = np.empty(begins[-1], np.uint8)
    written[begins[:-1]] = np.where(apart, sign, numbers.astype(np.uint8)) | kinds << 5
    for _, size in _SIZES:
        at = np.flatnonzero(following == size)
        number, last = numbers[at], begins[at] + size
        for byte in range(size):
            written[last - byte] = (number >> 8 * byte).astype(np.uint8)
    return written, begins
