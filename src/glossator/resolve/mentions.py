"""Mentions of everything by everything, each with its sentence.

A mention is words that carry a link by id, a citation, a name marked in the source, a term found
by its forms, or a field that names something (sources, see). All are one list.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from glossator.model import (
    Block,
    Edition,
    Entity,
    Event,
    Letter,
    LinkPolicy,
    Mark,
    Note,
    Span,
    Target,
    TargetKind,
    Term,
)
from glossator.remembered import Remembered
from glossator.resolve.bodies import Body, Held, Source, bodies_of, note_target, together
from glossator.resolve.links import target_of
from glossator.resolve.names import Names, entity_target
from glossator.resolve.resolved import FIELDS, Mention, Sentence
from glossator.resolve.sentences import sentence_around
from glossator.resolve.terms import Lexicon

_NAMED = {
    Mark.PERSON: TargetKind.PARTY,
    Mark.ORGANISATION: TargetKind.PARTY,
    Mark.PLACE: TargetKind.PLACE,
    Mark.WORK: TargetKind.WORK,
}

_TERMLESS = (Mark.NO_TERM, Mark.CODE, Mark.LINK, Mark.CROSS_LINK)


@dataclass(frozen=True)
class Context:
    """What looking for mentions needs to know of the edition."""

    names: Names
    lexicon: Lexicon
    policies: Mapping[str, LinkPolicy]
    """How each term is linked."""
    listed: Mapping[str, Mapping[str, str]]
    """By letter: the labels of its list and the references they stand for."""
    languages: Mapping[str, str]
    """The language of each letter."""
    language: str

    @classmethod
    def of(cls, edition: Edition, names: Names, lexicon: Lexicon) -> Context:
        """The context of an edition."""
        default = edition.settings.link
        return cls(
            names,
            lexicon,
            {term.id: term.link or default for term in edition.terms},
            {
                letter.id: {one.label: one.reference for one in letter.references}
                for letter in edition.letters
            },
            {letter.id: letter.language for letter in edition.letters},
            edition.settings.language,
        )

    def language_of(self, source: Target) -> str:
        """The language that a text is written in."""
        own = self.languages.get(source.id) if source.kind is TargetKind.LETTER else None
        return own or self.language


def find_mentions(
    edition: Edition, held: Held, context: Context
) -> Iterator[tuple[Hashable, tuple[Mention, ...]]]:
    """All mentions of the edition, text by text, with keys as `together` has them."""
    _REMEMBERED.begin()
    _TOLD.begin()
    told = _TOLD.same("", (context.names.former, context.policies, context.language))
    for key, sources in together(edition, held):
        find = partial(_in_all, sources, context)
        yield key, _REMEMBERED.get(key, (context.lexicon, told, *sources), None, find)


_REMEMBERED: Remembered[tuple[Mention, ...]] = Remembered()
_TOLD: Remembered[tuple[Any, ...]] = Remembered()


def _in_all(held: Iterable[Source], context: Context) -> tuple[Mention, ...]:
    return tuple(mention for one in held for mention in _in_one(one, context))


def _in_one(one: Source, context: Context) -> Iterator[Mention]:
    """What one letter, note or entry names: in its texts, then in its fields."""
    source, found = None, list[Mention]()
    for body in bodies_of(one):
        source = body.source
        found += _in_body(body, context)
    found += _fields(one, context)
    if source is not None:
        yield from _numbered(_by_policy(source, found, context))


def _in_body(body: Body, context: Context) -> list[Mention]:
    found: list[Mention] = []
    for index, block in enumerate(body.blocks):
        here = [*_explicit(body, block, context), *_terms(body, block, context)]
        here.sort(key=lambda one: (one[0], one[1]))
        language = context.language_of(body.source)
        text, dropped = _spoken(block)
        for start, end, target in here:
            low, high = start - bisect_left(dropped, start), end - bisect_left(dropped, end)
            sentence = sentence_around(text, low, high, language)
            found.append(Mention(body.source, target, body.part, index, start, end, sentence))
    return found


def _spoken(block: Block) -> tuple[str, list[int]]:
    """The text without the blank that stands before a citation and a stop after it: "cells ;".

    With the offsets of the blanks left out, in order.
    """
    dropped = [
        span.start - 1
        for span in block.spans
        if span.mark is Mark.CITATION
        and block.text[max(span.start - 1, 0) : span.start] == " "
        and block.text[span.start : span.start + 1] in _STOPS
    ]
    without = sorted(set(dropped))
    kept = (char for at, char in enumerate(block.text) if at not in without)
    return ("".join(kept) if without else block.text), without


_STOPS = ("", ",", ".", ";", ":", "!", "?", ")")

_Place = tuple[int, int, Target]


def _explicit(body: Body, block: Block, context: Context) -> Iterator[_Place]:
    """What the source itself marks."""
    for span in block.spans:
        if span.mark is Mark.CROSS_LINK:
            yield span.start, span.end, target_of(span)
        elif span.mark in _NAMED and span.get("ref"):
            yield (
                span.start,
                span.end,
                _current(Target(_NAMED[span.mark], span.get("ref")), context),
            )
        elif span.mark is Mark.CITATION:
            for target in _cited(body.source, span, context):
                yield span.start, span.end, target


def _cited(source: Target, span: Span, context: Context) -> Iterator[Target]:
    """What a citation leads to, number by number.

    A number whose reference is not known leads to the item of the letter's own list.
    """
    listed = context.listed.get(source.id, {}) if source.kind is TargetKind.LETTER else {}
    for key in span.get("keys").split():
        known = listed.get(key, key)
        letter = "" if known else source.id
        yield _current(Target(TargetKind.REFERENCE, known or key, letter), context)


def _current(target: Target, context: Context) -> Target:
    return context.names.former.get(target, target)


def _terms(body: Body, block: Block, context: Context) -> Iterator[_Place]:
    """Terms found by their forms; an entry does not mention itself."""
    excluded = [(span.start, span.end) for span in block.spans if span.mark in _TERMLESS]
    for found in context.lexicon.find(block.text, excluded):
        target = Target(TargetKind.TERM, found.term)
        if target != body.source:
            yield found.start, found.end, target


def _by_policy(source: Target, mentions: Sequence[Mention], context: Context) -> Iterator[Mention]:
    """The mentions with the glossary's policy applied.

    In letters every mention counts, and the policy says which are linked. Elsewhere only the
    first mention of a term is one, unless it was linked by hand: apparatus is not for decoding.
    """
    seen: set[Target] = set()
    for mention in mentions:
        again = mention.target in seen
        seen.add(mention.target)
        if mention.target.kind is not TargetKind.TERM or mention.part in FIELDS:
            yield mention
        elif source.kind is TargetKind.LETTER:
            policy = context.policies[mention.target.id]
            first = policy is LinkPolicy.FIRST and not again
            linked = first or policy is LinkPolicy.EVERY
            yield mention if linked else replace(mention, linked=False)
        elif not again:
            yield mention


def _numbered(mentions: Iterable[Mention]) -> Iterator[Mention]:
    counts: Counter[Target] = Counter()
    for mention in mentions:
        counts[mention.target] += 1
        number = counts[mention.target]
        yield mention if number == mention.number else replace(mention, number=number)


def _fields(one: Source, context: Context) -> Iterator[Mention]:
    """What the fields of a letter, note or entry name."""
    match one:
        case Letter():
            yield from _of_letter(one, context)
        case Note() if one.sources:
            said = _opening(one.body, context)
            yield from _sources(note_target(one), one.sources, said, context)
        case Term():
            yield from _of_term(one, context)
        case Entity() if one.sources:
            said = _opening(one.biography, context)
            yield from _sources(entity_target(one), one.sources, said, context)
        case Event():
            yield from _of_event(one, context)


def _of_letter(letter: Letter, context: Context) -> Iterator[Mention]:
    source = Target(TargetKind.LETTER, letter.id)
    if letter.printed:
        yield from _field(
            source, "printed", [letter.printed.reference], Sentence("", 0, 0), context
        )
    for listed in letter.references:
        said = Sentence(f"Reference {listed.label}: {listed.comment}".rstrip(": "), 0, 0)
        yield from _field(source, "references", listed.candidates, said, context)


def _of_term(term: Term, context: Context) -> Iterator[Mention]:
    source, said = Target(TargetKind.TERM, term.id), _opening(term.definition, context)
    yield from _sources(source, term.sources, said, context)
    for other in term.see:
        target = _current(Target(TargetKind.TERM, other), context)
        yield Mention(source, target, "see", sentence=said)


def _of_event(event: Event, context: Context) -> Iterator[Mention]:
    source = Target(TargetKind.EVENT, event.id)
    said = Sentence(event.title, 0, 0)
    if event.description:
        said = _opening(event.description, context)
    yield from _sources(source, event.sources, said, context)
    for note in event.about:
        yield Mention(source, _current(note, context), "about", sentence=said)


def _sources(
    source: Target, references: Iterable[str], said: Sentence, context: Context
) -> Iterator[Mention]:
    yield from _field(source, "sources", references, said, context)


def _field(
    source: Target, part: str, references: Iterable[str], said: Sentence, context: Context
) -> Iterator[Mention]:
    for reference in references:
        target = _current(Target(TargetKind.REFERENCE, reference), context)
        yield Mention(source, target, part, sentence=said)


def _opening(prose: Sequence[Block], context: Context) -> Sentence:
    """The first sentence of a body, for mentions that stand in no sentence of their own."""
    text = next((block.text for block in prose if block.text), "")
    sentence = sentence_around(text, 0, 0, context.language)
    return Sentence(sentence.text, 0, 0)
