"""How wide words will be, before any browser has set them: cut and broken to fit a drawing.

An SVG breaks no lines. The widths are those of Source Sans, rounded up, so that what fits here
fits in the page; a fallback face is allowed for.
"""

from __future__ import annotations

import unicodedata

_NARROW = frozenset("iljtfrI.,;:'’‘|!()[] ")
_BROAD = frozenset("mwMWQ@%&—…“”")


def width(words: str) -> float:
    """How wide the words are, in ems."""
    return sum(_of(letter) for letter in words)


def _of(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in _NARROW:
        return 0.33
    if letter in _BROAD:
        return 0.88
    return 0.66 if letter.isupper() else 0.55


def cut(words: str, room: float) -> str:
    """The words on one line of so many ems, cut with '…' where they are too many."""
    flat = " ".join(words.split())
    if width(flat) <= room:
        return flat
    kept = flat
    while kept and width(f"{kept} …") > room:
        kept = kept[:-1]
    whole = kept.rsplit(" ", 1)[0] if flat[len(kept) :][:1].strip() else kept
    # A single long word is cut within; otherwise at a blank.
    return f"{(whole if len(whole) * 2 > len(kept) else kept).rstrip(' ,;:')} …"


def broken(words: str, room: float, lines: int) -> tuple[str, ...]:
    """The words on at most so many lines, the last of them cut where they are too many."""
    flat = " ".join(words.split())
    if lines < 2 or width(flat) <= room:
        return (cut(flat, room),) if flat else ()
    first = _fitting(flat, room)
    return (first, *broken(flat[len(first) :], room, lines - 1))


def _fitting(flat: str, room: float) -> str:
    """As many whole words as one line holds; of a word that is too long, what fits."""
    kept = ""
    for word in flat.split(" "):
        longer = f"{kept} {word}".strip()
        if width(longer) > room:
            break
        kept = longer
    if kept:
        return kept
    letters = 1
    while letters < len(flat) and width(flat[: letters + 1]) <= room:
        letters += 1
    return flat[:letters]
