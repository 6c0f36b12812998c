"""A translation's blocks → HTML, and the links between them and the letter's.

What it names is linked as in the letter's own text. Notes belong to that text alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from glossator.model import Block
from glossator.resolve.resolved import Mention
from glossator.weave import linked, marks
from glossator.weave.blocks import nest
from glossator.weave.citing import citations, citing
from glossator.weave.escaping import escape
from glossator.weave.linked import Address, Href
from glossator.weave.runs import weave
from glossator.weave.spoken import ENGLISH_SPOKEN, Spoken
from glossator.wording.blocks import block_name


class Rendering(NamedTuple):
    """A block of a translation, seen from the block of the letter that it translates."""

    fragment: str
    language: str
    """The tag of its language, which stands for it; with a number for a second one."""
    called: str
    """What it is called in the interface's words, by its language."""


class Rendered(NamedTuple):
    """A block of a translation with what is to stand in it."""

    block: Block
    mentions: Sequence[Mention]
    """What it names, in its order."""
    original: str
    """The fragment of the letter's block to which it leads; empty where it leads to none."""


def weave_translation(
    given: Sequence[Rendered],
    fragment: str,
    href: Href,
    prefix: str = "",
    spoken: Spoken = ENGLISH_SPOKEN,
    address: Address = str,
) -> str:
    """Blocks of a translation as HTML.

    `fragment` is the translation's own, with which the ids of its blocks begin; `prefix`, `spoken`
    and `address` are as in `weave_letter`.
    """
    own = f"{prefix}{fragment}-"

    def inner(index: int, block: Block) -> str:
        _, mentions, original = given[index]
        wraps = [*marks.wraps(block.spans), *linked.unlinked(mentions, prefix)]
        links = linked.links(mentions, href, anchored=True, prefix=prefix)
        links += linked.addresses(block.spans, address)
        signs = marks.signs(block.spans, own, spoken, address)
        signs += citations(block.spans, citing(mentions, href, prefix, spoken))
        return weave(block.text, wraps, links, signs) + _original(original, spoken)

    return nest([one.block for one in given], inner, prefix=own, spoken=spoken)


def _original(fragment: str, spoken: Spoken) -> str:
    """The way from a block of a translation to the letter's own."""
    if not fragment:
        return ""
    called = block_name(fragment, spoken.wording)
    words = escape(spoken.wording.gettext("the original: %(block)s", block=called))
    return (
        f'<a class="original-ref" href="#{escape(fragment)}" aria-label="{words}"{spoken.lang} '
        f'data-generated=""></a>'
    )


def rendering_signs(found: Sequence[Rendering], spoken: Spoken) -> str:
    """The ways from a block of the letter to its translations. What is seen of them comes from the
    styles, so that no word stands between the writer's."""
    return "".join(_rendering(one, spoken) for one in found)


def _rendering(one: Rendering, spoken: Spoken) -> str:
    words = escape(spoken.wording.gettext("translation: %(language)s", language=one.called))
    return (
        f'<a class="translation-ref" href="#{escape(one.fragment)}" aria-label="{words}"'
        f'{spoken.lang} data-language="{escape(one.language)}" data-generated=""></a>'
    )
