"""What a list calls a note: the words that it is about, what else it stands on, or its own first
words."""

from __future__ import annotations

from typing import NamedTuple

from glossator.resolve.resolved import Anchor
from glossator.shortening import MORE, shortened
from glossator.site.catalogue import plain
from glossator.site.names import initial_capital
from glossator.wording import Wording
from glossator.wording.blocks import block_name


def lemma_words(anchor: Anchor, wording: Wording) -> str:
    """The words that a note is about, or what else it stands on."""
    if anchor.lemma:
        return shortened(anchor.lemma, 80)
    if anchor.stretches and anchor.at:
        return initial_capital(block_name(anchor.at.id, wording))
    if anchor.stretches:
        return wording.gettext("a place in the text")
    return wording.gettext("On the whole letter")


class Listed(NamedTuple):
    """A note among others of many letters."""

    lemma: str
    """What it is on; empty where that is the whole letter."""
    own: str
    """Its own first words, which then name it: such notes would all be called the same."""
    body: str
    """The words that follow, as many as a list has room for."""


def listed(anchor: Anchor, wording: Wording) -> Listed:
    """How a list names a note and what it says of it."""
    said = plain(anchor.note.body)
    if anchor.stretches or not said:
        return Listed(lemma_words(anchor, wording), "", shortened(said, _MOST))
    own = shortened(said, _MOST // 3)
    rest = said[len(own.removesuffix(MORE)) :].lstrip() if own != said else ""
    return Listed("", own, shortened(f"… {rest}", _MOST) if rest else "")


_MOST = 240
"""Characters of a note's words: three lines on a wide screen."""
