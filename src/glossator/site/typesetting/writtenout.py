"""Addresses that editors write out among plain words, as in where a text was taken from: the scan
of the sheet, the catalogue's record. A reader follows them; the words stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

from glossator.writers.addresses import is_address

_ADDRESS = re.compile(
    r"https?://\w[^\s<>\"“”„‘’‚«»‹›⟨⟩—"
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]*"  # signs of direction, which nobody sees
)
_LINK = Markup('<a href="{0}">{0}</a>')
_PAIRS = {")": "(", "]": "["}
_NEVER_LAST = ".,;:!?'*_…·،؛؟۔।。、，；：！？"


def linked(words: str) -> Markup:
    """The words with each whole address on the web as a link; nothing is added or left out."""
    if "://" not in words:  # as in nearly all
        return escape(words)
    pieces = (_LINK.format(one) if led else escape(one) for one, led in pieces_of(words))
    return Markup().join(pieces)


def pieces_of(words: str) -> Iterator[tuple[str, bool]]:
    """The words cut at whole addresses, each with whether it is one."""
    done = 0
    for found in _ADDRESS.finditer(words):
        address = _without_the_sentence(found[0])
        if is_address(address):
            yield words[done : found.start()], False
            yield address, True
            done = found.start() + len(address)
    yield words[done:], False


def _without_the_sentence(address: str) -> str:
    """Without the signs that end the sentence or the brackets in which the address stands."""
    while address:
        last = address[-1]
        unpaired = last in _PAIRS and address.count(last) > address.count(_PAIRS[last])
        if last not in _NEVER_LAST and not unpaired:
            break
        address = address[:-1]
    return address
