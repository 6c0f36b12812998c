"""Answers as readers see them: who answers whom, in which words, and how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from glossator.addresses import address
from glossator.model import AnswerKind, Certainty, Consulted, Note, Target, TargetKind
from glossator.resolve.resolved import AnswerLink, Stretch
from glossator.site.catalogue import Catalogue
from glossator.site.typesetting.typesetter import Typesetter
from glossator.wording.blocks import block_name


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an answer: a letter or publication, and the words there."""

    target: Target
    name: str
    href: str
    """The very passage where the edition holds it."""
    words: str = ""
    """Quoted; empty for the whole."""
    paraphrase: str = ""
    """What is said there in the editor's words, where the edition does not hold it."""
    place: str = ""
    """Where the words stand: 'paragraph 2'."""


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer with both its sides."""

    kind: AnswerKind
    said: Side
    """What is answered."""
    answer: Side
    certainty: Certainty
    note: Note | None
    anchor: str = ""
    """The id of the answered passage; empty for the whole."""


def answer_view(setter: Typesetter, link: AnswerLink) -> AnswerView:
    """An answer as readers see it."""
    answer_href = _note_href(setter, link) or _href(setter, link.source)
    said = Side(
        link.target,
        setter.name(link.target),
        _href(setter, link.target, link.anchor),
        link.target_words,
        link.passage,
        _place(setter, link.target, link.target_stretches),
    )
    answer = Side(
        link.source,
        setter.name(link.source),
        answer_href,
        link.source_words,
        place=_place(setter, link.source, link.source_stretches),
    )
    return AnswerView(link.kind, said, answer, link.certainty, link.note, link.anchor)


def answers_from(setter: Typesetter, source: Target) -> tuple[AnswerView, ...]:
    """What a letter or reference answers, in the order of its text."""
    links = setter.catalogue.resolved.answers_by.get(source, ())
    return tuple(answer_view(setter, link) for link in in_text_order(links))


def answers_to(setter: Typesetter, target: Target) -> tuple[AnswerView, ...]:
    """Where a letter or reference is answered."""
    links = setter.catalogue.resolved.answers_to.get(target, ())
    return tuple(answer_view(setter, link) for link in links)


def in_text_order(links: Iterable[AnswerLink]) -> list[AnswerLink]:
    """Answers by their place in the answering text, those of the whole first."""

    def place(link: AnswerLink) -> tuple[int, int]:
        first = link.source_stretches[0] if link.source_stretches else None
        return (first.block, first.start) if first else (-1, 0)

    return sorted(links, key=place)


def standing(catalogue: Catalogue, target: Target) -> str:
    """Whether the edition holds a publication, and whether its editor has seen it."""
    if target.kind is not TargetKind.REFERENCE:
        return ""
    wording = catalogue.wording
    reference = catalogue.references.get(target.id)
    if reference is None or reference.consulted is Consulted.NONE:
        return wording.gettext("not included; not seen by the editor")
    return {
        Consulted.WHOLE: wording.gettext("not included; seen by the editor"),
        Consulted.PART: wording.gettext("not included; seen in part by the editor"),
        Consulted.RECORD: wording.gettext(
            "not included; known to the editor only from records of it"
        ),
    }[reference.consulted]


def _note_href(setter: Typesetter, link: AnswerLink) -> str:
    """The sign of the note that says so, which stands directly after the answering words.

    A note that has no words of its own in the text is its own place.
    """
    if link.note is None:
        return ""
    place = "at" if link.source_stretches else "note"
    note = link.note.target
    return setter.place_in(note, address(note)[0], f"{place}-{link.note.id}")


def _place(setter: Typesetter, target: Target, stretches: Sequence[Stretch]) -> str:
    """What readers call the block in which a passage begins; empty for the whole."""
    letter = setter.catalogue.letters.get(target.id)
    if target.kind is not TargetKind.LETTER or letter is None or not stretches:
        return ""
    return block_name(letter.blocks[stretches[0].block].id, setter.wording)


def _href(setter: Typesetter, target: Target, anchor: str = "") -> str:
    """A letter or publication, or the very passage in it."""
    uri, fragment = setter.catalogue.address(target)
    return setter.place_in(target, uri, anchor or fragment)
