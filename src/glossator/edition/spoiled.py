"""Texts that a program has spoiled before they came here: signs taken for others, two versions
left one above the other."""

from __future__ import annotations

import re

from glossator.problems import Position, Problem, Rule, Severity

_MARK = re.compile(r"^<{7}(?: .*)?$", re.MULTILINE)
_AFTER = re.compile(r"^={7}$.*^>{7}(?: .*)?$", re.MULTILINE | re.DOTALL)
_LOST = "\ufffd"
_LEADS = "ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙâã"
"""What the first byte of such a sign is in the encoding of older Windows programs."""
_TWO = re.compile(rf"[{_LEADS}][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{{1,2}}")
_FEWEST = 2
"""A writer may have put one such pair of signs side by side: „Å“."""


def unmerged(text: str, path: str) -> Problem | None:
    """What is wrong where git left two versions of a place for somebody to choose."""
    found = _MARK.search(text)
    if found is None or not _AFTER.search(text, found.end()):
        return None
    message = "Two versions of a place stand here one above the other, as git leaves them."
    return Problem(Rule.UNMERGED, _place(text, found.start(), path), message)


def garbled(text: str, path: str) -> tuple[Problem, ...]:
    """Where signs are no longer those of the text, once for each way in which that comes."""
    if text.isascii():
        return ()
    found = (_lost(text, path), _taken_for_others(text, path), _unseen(text, path))
    return tuple(one for one in found if one)


_WITHIN = re.compile(r"[^\W\d_\u0600-\U0010ffff]+(?P<sign>[\xad\u200b\u2060\ufeff])[^\W\d_]+")
"""A word of a script that has no use for them between its letters."""
_CALLED = {"\xad": "soft hyphen", "\u200b": "blank without width"}


def _unseen(text: str, path: str) -> Problem | None:
    found = [*_WITHIN.finditer(text)]
    if not found:
        return None
    sign = found[0]["sign"]
    word = found[0][0].replace(sign, "·")
    message = (
        f"“{word}” holds a {_CALLED.get(sign, 'sign')} (U+{ord(sign):04X}) that nobody sees, where "
        f"the point stands here{_more(len(found))}: the glossary misses such a word."
    )
    cure = "Replace all of them by nothing; they come with words copied from elsewhere."
    place = _place(text, found[0].start("sign"), path)
    return Problem(Rule.GARBLED, place, message, cure, Severity.HINT)


def _lost(text: str, path: str) -> Problem | None:
    at = text.find(_LOST)
    if at < 0:
        return None
    more = _more(text.count(_LOST))
    message = f"The sign {_LOST} stands where a program could not read the text{more}."
    return Problem(Rule.GARBLED, _place(text, at, path), message)


def _taken_for_others(text: str, path: str) -> Problem | None:
    pairs = ((one, _meant(one[0])) for one in _TWO.finditer(text))
    found = [(one, meant) for one, meant in pairs if meant]
    if len(found) < _FEWEST:
        return None
    first, meant = found[0]
    message = f"“{first[0]}” stands here, and was “{meant}” before a program mistook the encoding"
    place = _place(text, first.start(), path)
    return Problem(Rule.GARBLED, place, f"{message}{_more(len(found))}.")


def _meant(signs: str) -> str:
    """The sign whose bytes in UTF-8 these signs are; empty where they are none's."""
    try:
        content = b"".join(_byte(one) for one in signs)
        meant = content.decode("utf-8")
    except UnicodeError:
        return ""
    return meant if len(meant) == 1 else ""


def _byte(sign: str) -> bytes:
    """Windows leaves some of the bytes below 0xA0 without a sign; programs keep their number."""
    return bytes([ord(sign)]) if ord(sign) < 0x100 else sign.encode("cp1252")


def _more(count: int) -> str:
    return f", and so in {count} places" if count > 1 else ""


def _place(text: str, at: int, path: str) -> Position:
    return Position(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
