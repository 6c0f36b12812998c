"""What became of a file's words, summed up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from glossator.readers.account import Account, Decision, LeftOut
from glossator.readers.tei.elements import Element, first, local, stands_in, within, words
from glossator.readers.tei.letters import Source, beside
from glossator.readers.tei.lists.glossary import is_glossary
from glossator.readers.tei.text.found import Found
from glossator.readers.tei.untaken.aside import in_lists, left_in_lists, signs_beside, told
from glossator.readers.tei.untaken.attributes import unread_outside
from glossator.readers.tei.untaken.headers import unread
from glossator.readers.tei.vocabulary import LISTS
from glossator.readers.xmlsource import directly


def account_of(
    root: Element,
    sources: tuple[Source, ...],
    founds: Sequence[Found],
    decisions: Iterable[Decision],
    path: str,
) -> Account:
    """The account of one file: of all its letters, and of what stands beside them."""
    mapped: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    aside = in_lists(root) + unread(root, sources) + Counter(unread_outside(root))
    for one in founds:
        mapped.update(one.mapped)
        kept.update(one.unknown)
        aside.update(one.aside)
    taken = {each for one in founds for each in one.taken}
    listed = (*left_in_lists(root), *outside(root, taken))
    return Account(
        sum(_signs(one) for one in sources) + signs_beside(listed, sources),
        tuple(mapped.items()),
        tuple((f"<{name}>", number) for name, number in kept.items()),
        (
            *(left for one in founds for left in one.left),
            *_beside(sources, founds),
            *told(listed, path),
        ),
        (*decisions, *(each for one in founds for each in one.decisions)),
        tuple(aside.items()),
    )


def _signs(source: Source) -> int:
    return sum(len("".join("".join(text.itertext()).split())) for text in source.texts)


def _beside(sources: tuple[Source, ...], founds: Sequence[Found]) -> Iterable[LeftOut]:
    for element in beside(sources):
        at = founds[0].at(element)
        yield LeftOut(at, words(element, without=()), "beside the letters")


def outside(root: Element, taken: Set[Element]) -> Iterator[tuple[Element, str, str]]:
    """Each outermost element with words of its own, those words, and what it is; `taken` are the
    notes that were made of others."""
    for stand_off in within(root, "standOff"):
        yield from _left(stand_off, taken)
    yield from _transcribed(root, taken)
    for span in within(root, "span"):
        if span not in taken and not stands_in(span, "standOff") and (said := words(span, ())):
            yield span, said, "span that points to no words of a letter"


def _left(element: Element, taken: Set[Element]) -> Iterator[tuple[Element, str, str]]:
    for child in element:
        if child in taken or local(child) in LISTS or is_glossary(child):
            continue
        if re.search(r"\w", directly(child)):  # words of its own
            yield child, words(child, without=()), f"{local(child)} outside of the text"
        else:
            yield from _left(child, taken)


def _transcribed(root: Element, taken: Set[Element]) -> Iterator[tuple[Element, str, str]]:
    """What is written on the sheets, or remarked there, beside the text in which a letter is
    read."""
    for part in within(root, "sourceDoc", "facsimile"):
        if first(part.getparent(), "text") is None:
            continue
        lines = [one for one in within(part, *_WRITTEN) if not stands_in(one, *_WRITTEN)]
        if said := " ".join(filter(None, (words(one, without=_SEEN) for one in lines))):
            yield part, said, f"transcription of the sheets ({local(part)}) beside the text"
        for one in within(part, "note", "label"):
            if one not in taken and (said := words(one, without=())):
                yield one, said, f"{local(one)} on a sheet"


_WRITTEN = ("zone", "line", "front", "back")
_SEEN = ("desc", "label", "note", "figDesc")
"""What says of a surface what is to be seen there (facsimile), or is told by itself."""
