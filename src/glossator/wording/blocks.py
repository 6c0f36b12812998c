"""What the interface calls the blocks of a letter, by their ids."""

from __future__ import annotations

from functools import lru_cache

from glossator.wording import Wording


@lru_cache(maxsize=4096)
def block_name(block: str, wording: Wording) -> str:
    """What readers call a block by its id: 'paragraph 3' for p3, 'line 2' for line-2."""
    number = block.removeprefix("p")
    if number.isdigit() and number != block:
        return wording.gettext("paragraph %(number)s", number=number)
    kind, _, count = block.rpartition("-")
    known = _blocks(wording)
    if count.isdigit() and kind in known:
        return f"{known[kind]} {count}"
    return known.get(block, block.replace("-", " "))


def _blocks(wording: Wording) -> dict[str, str]:
    """The kinds of blocks, by the words that automatic ids are made of."""
    return {
        "heading": wording.pgettext("block", "heading"),
        "salute": wording.pgettext("block", "salute"),
        "dateline": wording.pgettext("block", "dateline"),
        "address": wording.pgettext("block", "address"),
        "signature": wording.pgettext("block", "signature"),
        "postscript": wording.pgettext("block", "postscript"),
        "line": wording.pgettext("block", "line"),
        "item": wording.pgettext("block", "item"),
        "cell": wording.pgettext("block", "cell"),
        "quotation": wording.pgettext("block", "quotation"),
        "figure": wording.pgettext("block", "figure"),
        "preformatted": wording.pgettext("block", "preformatted"),
        "separator": wording.pgettext("block", "separator"),
    }
