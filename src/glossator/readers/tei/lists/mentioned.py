"""Whom and what a letter is said to name where no mark stands at the words: in lists.

Editions list by the line who is meant there, and in the header whom the commentary treats. Their
entries only point to a register. Registers themselves stand in `entities`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glossator.model import Block, Entity, Kind, Span
from glossator.readers.tei.elements import Element, local, within, words, xml_id
from glossator.readers.tei.letters import Source
from glossator.readers.tei.lists.entities import DESCRIBED, entity_of
from glossator.readers.tei.text.found import Annotation, Found
from glossator.readers.tei.text.marks import ENTITY_OF
from glossator.readers.tei.vocabulary import LISTS

_NOWHERE = (0, 0)
_MARK_OF = {kind: mark for mark, kind in ENTITY_OF.items()}


def listed_with(source: Source, blocks: Iterable[Block], found: Found) -> Iterator[Annotation]:
    """A note on the whole letter that names everything which its lists point to, and no mark in
    its text does already."""
    marked = {span.get("ref") for block in blocks for span in block.spans}
    inside, beside = _entries(source)
    named = {one.id: one for one in _pointed_to(inside, found) if one.id not in marked}
    around = {one.id: one for one in _pointed_to(beside, found) if one.id not in marked | {*named}}
    said = ((found.say.gettext("Mentioned in the letter:"), named),
            (found.say.gettext("Listed with the letter:"), around))  # fmt: skip
    lines = [(begin, tuple(some.values())) for begin, some in said if some]
    if lines:
        body = tuple(_line(f"p{n}", *line) for n, line in enumerate(lines, 1))
        at = found.at(source.document)
        yield Annotation(None, "link", _NOWHERE, _NOWHERE, body=body, position=at, whole=True)


def _entries(source: Source) -> tuple[list[Element], list[Element]]:
    """Entries of lists that stand at a line of the text; and of those in its notes and header."""
    header = [source.header] if source.alone and source.header is not None else []
    of_text = [one for text in source.texts for one in _listed(text)]
    at_line = dict.fromkeys(filter(_is_at_line, of_text))
    rest = [one for one in of_text if one not in at_line]
    return [*at_line], [*(one for part in header for one in _listed(part)), *rest]


def _listed(whole: Element) -> Iterator[Element]:
    for entry in within(whole, *DESCRIBED):
        parent = entry.getparent()
        if parent is not None and local(parent) in LISTS and not xml_id(entry):
            yield entry


def _is_at_line(entry: Element) -> bool:
    """Whether its list is all that a note says."""
    note = next((one for one in entry.iterancestors() if local(one) == "note"), None)
    return note is not None and not words(note, without=LISTS)


def _pointed_to(entries: Iterable[Element], found: Found) -> Iterator[Entity]:
    for entry in entries:
        if (one := entity_of(entry, found.path)) is not None:
            yield one


def _line(name: str, begin: str, named: Iterable[Entity]) -> Block:
    text, spans, before = begin, [], " "
    for one in named:
        start = len(text) + len(before)
        text += before + one.name
        spans.append(Span(start, len(text), _MARK_OF[one.kind], (("ref", one.id),), one.position))
        before = "; "
    return Block(name, Kind.PARAGRAPH, text, tuple(spans))
