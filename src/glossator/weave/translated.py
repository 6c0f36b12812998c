"""A translation's blocks → HTML, and the links between them and the letter's.

What is an editor's about the letter (notes, terms, mentions) belongs to its own words and is not
woven into a translation.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from glossator.model import Block, Span
from glossator.weave import marks
from glossator.weave.blocknames import block_name
from glossator.weave.blocks import nest
from glossator.weave.escaping import escape
from glossator.weave.marks import ENGLISH_SPOKEN, Address, Spoken
from glossator.weave.runs import weave


class Rendering(NamedTuple):
    """A block of a translation, seen from the block of the letter that it translates."""

    fragment: str
    language: str
    """The tag of its language, which stands for it; with a number for a second one."""
    called: str
    """What it is called in the interface's words, by its language."""


def weave_translation(
    blocks: Sequence[Block],
    originals: Sequence[str],
    cited: Callable[[str], str],
    prefix: str = "",
    spoken: Spoken = ENGLISH_SPOKEN,
    address: Address = str,
) -> str:
    """Blocks of a translation as HTML; each leads to the letter's block whose fragment `originals`
    has for it, if any.

    `cited` gives the address of a reference by the number or id under which the text cites it;
    `prefix` stands before every id; `spoken` and `address` are as in `weave_letter`.
    """

    def inner(index: int, block: Block) -> str:
        signs = marks.signs(block.spans, prefix, spoken, address)
        signs += marks.citations(block.spans, lambda span: _citation(span, cited, spoken))
        links = marks.addresses(block.spans, address)
        woven = weave(block.text, marks.wraps(block.spans), links, signs)
        return woven + _original(originals[index], spoken)

    return nest(blocks, inner, prefix=prefix, spoken=spoken)


def _citation(span: Span, cited: Callable[[str], str], spoken: Spoken) -> str:
    keys, label = span.get("keys").split(), span.get("label")
    words = escape(spoken.wording.gettext("reference %(label)s", label=label))
    return (
        f'<a class="citation" href="{escape(cited(keys[0]))}" role="doc-biblioref" '
        f'aria-label="{words}"{spoken.lang}>{escape(label)}</a>'
    )


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
