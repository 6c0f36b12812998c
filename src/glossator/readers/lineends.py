"""Which words a collection in TEI has whole, of those that a line's end may part.

A break without white space beside it may part two words that its encoder forgot to part, or fall
within one; so may indentation between tags. What the same collection has elsewhere, whole, decides
that in most cases. Its files are looked through as mere text, all at once and before any is read,
so that what is found depends neither on their order nor on who reads them; a file alone is its own
collection.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Pair = tuple[str, str]
"""What stands before a break, and what after it."""

_TEI = re.compile(rb"<(?:(\w+):)?(?:TEI|teiCorpus)\b")
_BEGINNING = 20_000
"""Bytes in which a file says what it is."""
_BREAKS = re.compile(r"<(?:[lpcg]b|milestone)\b[^>]*>")
_MARKUP = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_INDENT_AT_START = re.compile(
    r"<(?<=[^\W\d_]<)([^!?/<>][^<>]*(?<!/)>(?:<[^!?/<>][^<>]*(?<!/)>)*)[ \t\r]*\n\s*(?=<)"
)
_INDENT_AT_END = re.compile(r">[ \t\r]*\n\s*((?:</[^<>]+>)+)(?=[^\W\d_])")
"""White space inside of tags that a letter stands at."""
_BREAK, _OTHER, _INDENT = "\0", "\1", "\2"
"""What stands for markup, and for such white space; no XML has these signs."""
_LINE = re.compile(r"\0\s+")
"""What begins a line may be half a word there, and is taken for none."""
_BESIDE_WORDS = _OTHER + ".,;:!?…()[]/„“”‚‘’»«›‹\"'"
"""What may stand directly beside a word; a hyphen says that something is parted from it."""
_LONGEST = 80
"""Signs in which a word before a break is looked for."""
_BEFORE = re.compile(rf"([^\W\d_]+)[\u00ac\u2e17\u00ad\u2010-]?{_OTHER}*$")
_AFTER = re.compile(rf"{_OTHER}*([^\W\d_]+)")
_BEFORE_INDENT = re.compile(rf"([^\W\d_]+)[{_OTHER}\s]*$")
_AFTER_INDENT = re.compile(rf"[{_OTHER}\s]*([^\W\d_]+)")
_ENCODING = re.compile(rb"encoding=[\"']([\w.-]+)")
_LANGUAGE = re.compile(rb"<(?:\w+:)?language\s[^>]*?\bident=[\"']([\w-]+)")


@dataclass(frozen=True, slots=True)
class Whole:
    """What a collection has whole, of the words around its breaks."""

    words: frozenset[str] = frozenset()
    """Each as it is written."""
    pairs: frozenset[Pair] = frozenset()
    """Two that stand side by side, with nothing but a blank between them."""
    languages: tuple[str, ...] = ()
    """What the files with such breaks, or indentation, call their first language; empty for those
    that do not."""

    def has(self, word: str) -> bool:
        """Whether the word stands there, at the beginning of a sentence or within it."""
        return not self.words.isdisjoint(_cases(word))

    def has_as_written(self, word: str) -> bool:
        """Whether it stands there, with the very same letters."""
        return word in self.words

    def has_pair(self, before: str, after: str) -> bool:
        """Whether the two stand there as two words, and the first is none that is always written
        with a capital: of a noun and what follows it a compound may be made (marble sawing)."""
        return before.lower() in self.words and self.has_together(before, after)

    def has_together(self, before: str, after: str) -> bool:
        """Whether the two stand there as two words, a noun and a word after it included."""
        return not self.pairs.isdisjoint((one, after) for one in _cases(before))


def whole_words(contents: Iterable[bytes]) -> Whole:
    """What the files of a collection, in whatever format, have whole."""
    files = [one for one in map(_narrow, contents) if _TEI.search(one[:_BEGINNING])]
    if not files:
        return Whole()
    texts = [_bare(one) for one in files]
    if not any(_BREAK in text or _INDENT in text for text in texts):
        return Whole()
    touching = [frozenset((*_touching(one.split(_BREAK)), *_indented(one))) for one in texts]
    asked = frozenset[Pair]().union(*touching)
    if not asked:
        return Whole()
    texts = [_LINE.sub(_BREAK, text) for text in texts]
    words = _words(texts, asked)
    of_those = (one for one, pairs in zip(files, touching, strict=True) if pairs)
    return Whole(words, _pairs(texts, asked, words), tuple(dict.fromkeys(map(_language, of_those))))


def _narrow(content: bytes) -> bytes:
    """UTF-16 as UTF-8, whatever it calls itself."""
    wide = content[:2] in (BOM_UTF16_LE, BOM_UTF16_BE)
    return content.decode("utf-16", "replace").encode(errors="replace") if wide else content


def _bare(content: bytes) -> str:
    """The file's text with a sign for each piece of markup."""
    text, named = _decoded(content), _TEI.search(content[:_BEGINNING])
    if named is not None and named[1]:
        text = text.replace(f"<{named[1].decode()}:", "<")
    if "\n" in text:
        text = _INDENT_AT_START.sub(rf"<\g<1>{_INDENT}", text)
        text = _INDENT_AT_END.sub(rf">{_INDENT}\g<1>", text)
    return _MARKUP.sub(_OTHER, _BREAKS.sub(_BREAK, text))


def _decoded(content: bytes) -> str:
    """Empty where the encoding is not known, which the file's reader tells."""
    declared = _ENCODING.search(content[:200])
    for encoding in ("utf-8-sig", declared[1].decode() if declared else "utf-8"):
        try:
            return content.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return ""


def _language(content: bytes) -> str:
    found = _LANGUAGE.search(content)
    return found[1].decode() if found else ""


def _touching(lines: Sequence[str]) -> Iterator[Pair]:
    """What stands on either side of breaks without white space."""
    for line, following in pairwise(filter(None, lines)):
        if line[-1].isspace() or following[0].isspace():
            continue
        before, after = _BEFORE.search(line[-_LONGEST:]), _AFTER.match(following)
        if before and after and after[1][0].islower():
            yield before[1], after[1]


def _indented(text: str) -> Iterator[Pair]:
    """What stands on either side of indentation."""
    for line, following in pairwise(text.split(_INDENT)):
        before, after = _BEFORE_INDENT.search(line[-_LONGEST:]), _AFTER_INDENT.match(following)
        if before and after and after[1][0].islower():
            yield before[1], after[1]


def _words(texts: Iterable[str], asked: Iterable[Pair]) -> frozenset[str]:
    wanted = {each for one in asked for word in (*one, "".join(one)) for each in _cases(word)}
    written = set[str]()
    for text in texts:
        written.update(text.split())
    return frozenset(wanted.intersection(word.strip(_BESIDE_WORDS) for word in written))


def _pairs(texts: Iterable[str], asked: Iterable[Pair], words: frozenset[str]) -> frozenset[Pair]:
    """Of two with markup between them nobody knows here whether one follows the other."""
    possible = ((each, after) for before, after in asked for each in _cases(before))
    wanted = {one for one in possible if words.issuperset(one)}
    firsts = {before for before, _ in wanted}
    found = (
        (before, after.rstrip(_BESIDE_WORDS))
        for text in texts
        for before, after in pairwise(text.split())
        if before in firsts
    )
    return frozenset(wanted.intersection(found))


def _cases(word: str) -> tuple[str, str, str]:
    """The word as it is written, and as it is elsewhere in a sentence."""
    return word, word.lower(), word[:1].upper() + word[1:]
