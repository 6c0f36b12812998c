"""Text folded for comparison, with an exact way back to the code points it came from.

Folding evens out what typesetting, word processors and PDF files change in words that are the
same: white space, quotation marks, dashes, soft hyphens, ligatures, composition. Letters stay.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import regex

_SIGNS = str.maketrans(
    dict.fromkeys("‘’‚‛‹›ʼ`´", "'")
    | dict.fromkeys("“”„‟«»", '"')
    | dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
    # Written in escapes, for nothing shows them: soft hyphen, zero width space, word joiner, BOM.
    | dict.fromkeys("\u00ad\u200b\u2060\ufeff", "")
    | {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ſt", "ﬆ": "st"}
)

_PLAIN = r"[!-_a-~]"
"""ASCII that folding leaves alone, the grave accent and white space excepted."""

# Words of plain ASCII are taken whole. A character before one that is not ASCII is left to \X,
# for that one may be a combining mark.
_PIECES = regex.compile(rf"(?P<plain>{_PLAIN}(?:{_PLAIN}| (?={_PLAIN}))*(?![^\x00-\x7f]))|\X")

_CLUSTER = regex.compile(r"\X")

_LONE = regex.compile(r"[\p{GCB=XX}\p{GCB=CN}\p{GCB=LF}]*")
"""Text in which every code point is a grapheme cluster of its own (UAX #29)."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. Each of its characters knows the range of the source that it stands for."""

    text: str
    of: str
    """The source."""
    starts: Sequence[int]
    ends: Sequence[int]

    def source(self, start: int, end: int) -> tuple[int, int] | None:
        """The source's range for a range of the folded text; None where it would cut a cluster.

        The characters of one grapheme cluster, or of one ligature, share one range of the source.
        """
        if start >= end or self._inside(start) or self._inside(end):
            return None
        return self.starts[start], self.ends[end - 1]

    def at(self, start: int, end: int) -> tuple[int, int]:
        """The folded text's range for a range of the source."""
        return bisect_left(self.starts, start), bisect_right(self.ends, end)

    def words(self, start: int, end: int) -> str:
        """The source's words for a range of the folded text, widened to whole clusters."""
        return self.of[self.starts[start] : self.ends[end - 1]] if start < end else ""

    def _inside(self, index: int) -> bool:
        return 0 < index < len(self.text) and self.starts[index - 1] == self.starts[index]


def fold(text: str) -> Folded:
    """The text folded: runs of white space become one blank, and signs of a kind one sign."""
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _PIECES.finditer(text):
        start, end = match.span()
        words = match["plain"] or _fold_cluster(match[0])
        if words == " " and folded and folded[-1] == " ":
            ends[-1] = end
        elif words:
            folded.append(words)
            starts.extend(range(start, end) if match["plain"] else [start] * len(words))
            ends.extend(range(start + 1, end + 1) if match["plain"] else [end] * len(words))
    return Folded("".join(folded), text, starts, ends)


def _fold_cluster(cluster: str) -> str:
    if cluster.isspace():
        return " "
    return unicodedata.normalize("NFC", cluster).translate(_SIGNS)


def inside_clusters(text: str) -> frozenset[int]:
    """The offsets that lie inside a grapheme cluster, where no range may begin or end."""
    if _LONE.fullmatch(text):
        return frozenset()
    clusters = (match.span() for match in _CLUSTER.finditer(text))
    return frozenset(offset for start, end in clusters for offset in range(start + 1, end))


def even_case(text: str) -> str:
    """The text in lower case, code point for code point: offsets stay what they were."""
    # İ is the only character that lower case makes longer; ς is σ at a word's end.
    return text.replace("İ", "i").lower().replace("ς", "σ")
