"""White space inside a substitution, where it is layout.

A <subst> holds what was struck out and what was put in its place, and no words of its own (TEI P5,
subst): white space between these tags belongs to no text. Within a word nothing parts the two from
the rest of it: “d⟦ü⟧arf”. Of whole words one stands beside the other, and a blank keeps them apart,
where the file has white space there.
"""

from __future__ import annotations

import re

from glossator.readers.account import Decision
from glossator.readers.tei.elements import Element, local, within, words
from glossator.readers.tei.spacing.beside import is_white, said_after, said_before
from glossator.readers.tei.spacing.signs import never_apart
from glossator.readers.tei.spacing.unbroken import BREAKS
from glossator.readers.xmlsource import place

_LAST = re.compile(r"\w+$")
_FIRST = re.compile(r"\w+")
_LONGEST = 80
"""Signs in which a word beside it is looked for."""


def settle_substitutions(root: Element, path: str) -> tuple[Decision, ...]:
    """Takes layout out of substitutions, and says how often it stood within words, or at a sign
    beside which a blank may have been meant."""
    laid_out = [one for one in within(root, "subst") if _is_laid_out(one)]
    edged = {one: (bool(one.text), bool(one[-1].tail)) for one in laid_out}
    for one in laid_out:
        one.text = one[-1].tail = None
    told = {one: _settled(one) for one in laid_out}
    within_words = [(one, said) for one, said in told.items() if said]
    at_signs = [
        (one, said) for one in laid_out if not told[one] and (said := _at_sign(one, *edged[one]))
    ]
    pairs = ((within_words, "parts no words"), (at_signs, "is left out"))
    return tuple(_told(found, what, path) for found, what in pairs if found)


def _is_laid_out(one: Element) -> bool:
    """Whether it has white space of its own, or a break, and no words."""
    own = [part for part in (one.text, *(each.tail for each in one)) if part]
    breaks = any(local(each) in BREAKS for each in one)
    return bool(len(one)) and (breaks or bool(own)) and all(map(is_white, own))


def _settled(one: Element) -> str:
    """The word of which it is a part, in its pieces, now that nothing parts them; empty where it
    is a part of none."""
    before, after = _LAST.search(said_before(one)[-_LONGEST:]), _FIRST.match(said_after(one))
    if before is None and after is None:
        return ""
    for each in one:
        each.tail = None
        if local(each) in BREAKS:  # a page may end between what was struck out and put in
            each.set("break", "no")
    pieces = (before and before[0], *map(words, one), after and after[0])
    return ", ".join(f"“{each}”" for each in pieces if each)


def _at_sign(one: Element, begins: bool, ends: bool) -> str:
    """The sign directly beside an edge at which it had white space, with what stands there inside;
    empty where there is none, or one that never has a blank there."""
    before, after = said_before(one)[-1:], said_after(one)[:1]
    edges = ((begins, before, words(one[0])), (ends, words(one[-1]), after))
    for had, left, right in edges:
        if had and left.strip() and right.strip() and not never_apart(left, right, french=False):
            return f"“{left}”, “{right}”"
    return ""


def _told(found: list[tuple[Element, str]], what: str, path: str) -> Decision:
    first, pieces = found[0]
    said = f"White space inside a substitution, as between {pieces}, {what}: {len(found)}."
    return Decision(place(first, path), said)
