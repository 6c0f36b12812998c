"""What a list calls a note: the words that it is about, or what else it stands on."""

from __future__ import annotations

from glossator.blocknames import block_name
from glossator.resolve.resolved import Anchor
from glossator.shortening import shortened
from glossator.site.names import initial_capital
from glossator.wording import Wording


def lemma_words(anchor: Anchor, wording: Wording) -> str:
    """The words that a note is about, or what else it stands on."""
    if anchor.lemma:
        return shortened(anchor.lemma, 80)
    if anchor.stretches and anchor.at:
        return initial_capital(block_name(anchor.at.id, wording))
    if anchor.stretches:
        return wording.gettext("a place in the text")
    return wording.gettext("On the whole letter")
