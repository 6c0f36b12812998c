"""Hyphens that stand at the end of a line only because the line ends there.

@break="no" says that the word goes on; what is left of it before the break may be the printer's
hyphen or the writer's own. A sign that is nothing but a line-end hyphen goes (⸗, ¬, a soft hyphen,
a <pc> that is weak); a plain one goes before a small letter, and each is told. Which breaks without
@break fall within a word is asked of `unbroken`.
"""

from __future__ import annotations

import re

from glossator.model import Certainty
from glossator.problems import Position
from glossator.readers.account import Decision
from glossator.readers.lineends import Whole
from glossator.readers.tei.elements import Element, local, within
from glossator.readers.tei.spacing.unbroken import BREAKS, following, mark_unbroken, preceding
from glossator.readers.xmlsource import place

_SURE = "\u00ac\u2e17\u00ad"
_PLAIN = "\u2010-"
_END = re.compile(rf"(\w+)([{_SURE}{_PLAIN}])\s*$")


def settle_line_ends(root: Element, path: str, language: str, whole: Whole) -> tuple[Decision, ...]:
    """Takes the hyphens of line ends out of the tree, and says where; `language` is that of files
    that name none, `whole` what their collection has."""
    decided = list(mark_unbroken(root, path, language, whole))
    for element in within(root, *BREAKS):
        if element.get("break") == "no":
            _settle(element, place(element, path), decided)
    return tuple(decided)


def _settle(broken: Element, at: Position, decided: list[Decision]) -> None:
    before = preceding(broken)
    owner = broken.getparent() if before is None else before
    if owner is None:
        return
    if before is not None and _is_weak(before):
        decided.append(Decision(at, f"The hyphen “{before.text}” of a line's end is left out."))
        before.text = None
        return
    text = (owner.text if before is None else before.tail) or ""
    found = _END.search(text)
    if found is None:
        return
    kept, decision = _decided(found, _after(broken), at)
    decided.append(decision)
    if before is None:
        owner.text = text[: found.start(2)] + kept
    else:
        before.tail = text[: found.start(2)] + kept


def _is_weak(element: Element) -> bool:
    weak = local(element) == "pc" and element.get("force") == "weak"
    return weak and not (element.tail or "").strip() and len(element) == 0


def _decided(found: re.Match[str], after: str, at: Position) -> tuple[str, Decision]:
    word, hyphen = found.groups()
    joined = f"“{word}{hyphen}” at a line's end and “{after}” are"
    if hyphen in _SURE:
        return "", Decision(at, f"{joined} one word: “{word}{after}”.")
    if after[:1].islower():
        return "", Decision(at, f"{joined} taken for “{word}{after}”.", Certainty.LIKELY)
    return hyphen, Decision(at, f"{joined} taken for “{word}{hyphen}{after}”.", Certainty.LIKELY)


def _after(broken: Element) -> str:
    """The first word after the break, in whatever element."""
    found = re.match(r"\s*(\w+)", following(broken))
    return found[1] if found else ""
