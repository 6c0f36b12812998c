"""Texts that a program has spoiled before they came here: signs taken for others, two versions
left one above the other."""

from __future__ import annotations

import re

from glossator.problems import Position, Problem, Rule, Severity

_MARK = re.compile(r"^<{7}(?: .*)?$", re.MULTILINE)
_BETWEEN = re.compile(r"^={7}$", re.MULTILINE)
_END = re.compile(r"^>{7}(?: .*)?$", re.MULTILINE)
_LOST = "\ufffd"
_LEADS = "ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙâã"
"""What the first byte of such a sign is in the encoding of older Windows programs."""
_TWO = re.compile(rf"[{_LEADS}](?<![„‚].)[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{{1,2}}")
_FEWEST = 2
"""A writer may have put one such pair of signs side by side: “MANHÔ. In German marks, „Å“, it is a
quoted letter, however often."""


def unmerged(text: str, path: str) -> Problem | None:
    """What is wrong where git left two versions of a place for somebody to choose."""
    found = _MARK.search(text) if "<<<<<<<" in text else None
    between = _BETWEEN.search(text, found.end()) if found else None
    if found is None or between is None or not _END.search(text, between.end()):
        return None
    message = "Two versions of a place stand here one above the other, as git leaves them."
    return Problem(Rule.UNMERGED, _place(text, found.start(), path), message)


def garbled(text: str, path: str) -> tuple[Problem, ...]:
    """Where signs are no longer those of the text, once for each way in which that comes."""
    if text.isascii():
        return ()
    found = (_lost(text, path), _taken_for_others(text, path), _unseen(text, path))
    return tuple(one for one in found if one)


_LETTER = r"[^\W\d_\u0600-\u1dff\u2000-\U0010ffff]"
"""One of a script that has no use for unseen signs between its letters: Latin, Greek, Cyrillic."""
_UNSEEN = "\xad\u200b\u2060\ufeff"
_WITHIN = re.compile(rf"(?<={_LETTER})[{_UNSEEN}](?={_LETTER})")
_LETTERS = re.compile(r"[^\W\d_]*")
_LONGEST = 40
"""Letters of a word that are shown before the sign."""
_CALLED = {"\xad": "soft hyphen", "\u200b": "blank without width"}


def _unseen(text: str, path: str) -> Problem | None:
    # Few files have any, and to look for each is a tenth of the time of the pattern.
    found = [*_WITHIN.finditer(text)] if any(one in text for one in _UNSEEN) else []
    if not found:
        return None
    sign, at = found[0][0], found[0].start()
    called = f"{_CALLED.get(sign, 'sign')} (U+{ord(sign):04X})"
    message = (
        f"“{_word(text, at)}” holds a {called} that nobody sees, where "
        f"the point stands here{_more(len(found))}: the glossary misses such a word."
    )
    cure = "Replace all of them by nothing; they come with words copied from elsewhere."
    return Problem(Rule.GARBLED, _place(text, at, path), message, cure, Severity.HINT)


def _word(text: str, at: int) -> str:
    """The letters around a sign, with a point in its place."""
    before, after = text[max(0, at - _LONGEST) : at][::-1], _LETTERS.match(text, at + 1)
    begin = _LETTERS.match(before)
    return f"{begin[0][::-1] if begin else ''}·{after[0][:_LONGEST] if after else ''}"


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
