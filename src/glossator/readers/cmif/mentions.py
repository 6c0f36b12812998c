"""What the note of a description says (CMIF 2): who and what is mentioned, language, text base.

Its types are written cmif:mentionsPerson, or as an address that ends in the same word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossator.model import Block, EntityKind, Kind, Mark, Note, Span
from glossator.problems import Position
from glossator.readers.languagetags import tag_of
from glossator.readers.naming import entry_id, identifier
from glossator.readers.tei.elements import Element, local, within, words
from glossator.readers.tei.lists.entities import Named
from glossator.wording import wording

_KINDS = {
    "mentionsPerson": (EntityKind.PERSON, Mark.PERSON),
    "mentionsOrg": (EntityKind.ORGANISATION, Mark.ORGANISATION),
    "mentionsPlace": (EntityKind.PLACE, Mark.PLACE),
    "mentionsBibl": (EntityKind.WORK, Mark.WORK),
}
_BASES = ("hasTextBase", "isPublishedWith", "isAvailableAsTEIfile", "fulltext")


@dataclass(frozen=True, slots=True)
class Noted:
    """What is known of a letter beside its sending."""

    note: Note | None = None
    named: tuple[Named, ...] = ()
    language: str = ""
    bases: tuple[str, ...] = ()
    """What the text rests on and where else it is, as the file has it."""
    left: tuple[str, ...] = ()


def noted(described: Element, language: str, at: Position) -> Noted:
    """What the notes of a correspDesc say."""
    notes = [one for one in described if local(one) == "note"]
    refs = [(_kind(one), one) for note in notes for one in within(note, "ref")]
    mentioned = [(named, _KINDS[kind][1]) for kind, one in refs if kind in _KINDS
                 if (named := _named(kind, one))]  # fmt: skip
    spoken = (tag_of(one.get("target") or words(one)) for kind, one in refs
              if kind == "hasLanguage")  # fmt: skip
    others = [
        words(one) for kind, one in refs if kind.startswith("mentions") and kind not in _KINDS
    ]
    blocks = tuple(_blocks(mentioned, others, [_free(one) for one in notes], language, at))
    return Noted(
        Note("mentions", "", "link", blocks, at="letter", by="editor", position=at)
        if blocks else None,
        tuple(named for named, _ in mentioned),
        next(filter(None, spoken), ""),
        tuple(_base(kind, one) for kind, one in refs if kind in _BASES),
        tuple(_left(refs)),
    )  # fmt: skip


def _kind(ref: Element) -> str:
    return re.split(r"[:#/]", ref.get("type") or "")[-1]


def _named(kind: str, ref: Element) -> Named | None:
    target = (ref.get("target") or "").strip()
    entity = _KINDS[kind][0]
    known = identifier(target)
    name = words(ref) or target
    key = entry_id(target, entity.value) if known else entry_id(name, entity.value)
    return Named(key, entity, name, (known,) if known else ()) if key else None


def _free(note: Element) -> str:
    """What a note says outside of its references, where it says something."""
    said = (note.text or "") + "".join(one.tail or "" for one in note)
    return words(note) if said.strip() else ""


def _blocks(
    mentioned: list[tuple[Named, Mark]],
    others: list[str],
    free: list[str],
    language: str,
    at: Position,
) -> Iterator[Block]:
    """A paragraph that names all that is mentioned, then the words of the notes themselves."""
    texts = [text for text in free if text]
    paragraphs = [_mentions(mentioned, others, language)] if mentioned or others else []
    paragraphs += [(text, ()) for text in texts]
    for count, (text, spans) in enumerate(paragraphs, 1):
        yield Block(f"p{count}", Kind.PARAGRAPH, text, spans, position=at)


def _mentions(
    mentioned: list[tuple[Named, Mark]], others: list[str], language: str
) -> tuple[str, tuple[Span, ...]]:
    text, spans = wording(language).gettext("Mentioned in the letter:"), []
    before = " "
    for named, mark in mentioned:
        start = len(text) + len(before)
        text += before + named.name
        spans.append(Span(start, len(text), mark, (("ref", named.id),)))
        before = "; "
    for name in filter(None, others):
        text, before = f"{text}{before}{name}", "; "
    return text, tuple(spans)


def _base(kind: str, ref: Element) -> str:
    target = (ref.get("target") or "").strip()
    said = words(ref)
    return said if not target or target == said else f"{said} <{target}>" if said else target


def _left(refs: list[tuple[str, Element]]) -> Iterator[str]:
    known = (*_KINDS, *_BASES, "hasLanguage")
    for kind in dict.fromkeys(kind for kind, _ in refs):
        if kind not in known and not kind.startswith("mentions"):
            yield f"reference of the type “{kind}”"
