"""Mentions of everything by everything, with the sentences that they stand in.

A mention is words that carry a link by id, a citation, a name marked in the source, a term found
by its forms, or a field that names something (sources, see). All are one list.
"""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple

from glossator.keeping.remembered import Remembered
from glossator.model import (
    Block,
    Edition,
    Entity,
    Event,
    Letter,
    LinkPolicy,
    Mark,
    Note,
    Prose,
    Span,
    Target,
    TargetKind,
    Term,
)
from glossator.resolve.bodies import Body, Held, Source, bodies_of, texts_of, together
from glossator.resolve.links.targets import target_of
from glossator.resolve.names import Names
from glossator.resolve.resolved import FIELDS, NO_TEXT, Mention
from glossator.resolve.sentences.boundaries import Sentences
from glossator.resolve.sentences.spoken import deletions, held_by, spoken
from glossator.resolve.terms.lexicon import Found, Lexicon

_NAMED = {
    Mark.PERSON: TargetKind.PARTY,
    Mark.ORGANISATION: TargetKind.PARTY,
    Mark.PLACE: TargetKind.PLACE,
    Mark.WORK: TargetKind.WORK,
}

_Terms = tuple[tuple[Found, ...], ...]
"""The terms found in texts, block by block."""

_TERMLESS = (Mark.NO_TERM, Mark.CODE, Mark.LINK)


@dataclass(frozen=True)
class Context:
    """What looking for mentions needs to know of the edition."""

    names: Names
    lexicon: Lexicon
    terms: Mapping[str, Target]
    """What each term's id leads to."""
    policies: Mapping[str, LinkPolicy]
    """How each term is linked."""
    listed: Mapping[str, Mapping[str, str]]
    """By letter: the labels of its list and the references they stand for."""
    languages: Mapping[tuple[str, str], str]
    """The language of each letter and, by the part that it is, of each translation."""
    language: str

    @classmethod
    def of(cls, edition: Edition, names: Names, lexicon: Lexicon) -> Context:
        """The context of an edition."""
        default = edition.settings.link
        return cls(
            names,
            lexicon,
            {one.id: names.current[one.target] for one in edition.terms},
            {term.id: term.link or default for term in edition.terms},
            {
                letter.id: {one.label: one.reference for one in letter.references}
                for letter in edition.letters
            },
            {
                **{(letter.id, ""): letter.language for letter in edition.letters},
                **{
                    (letter.id, one.fragment): one.language
                    for letter in edition.letters
                    for one in letter.translations
                },
            },
            edition.settings.language,
        )

    def language_of(self, source: Target, part: str = "") -> str:
        """The language that a text is written in."""
        own = self.languages.get((source.id, part)) if source.kind is TargetKind.LETTER else None
        return own or self.language


def find_mentions(
    edition: Edition, held: Held, context: Context
) -> Iterator[tuple[Hashable, tuple[Mention, ...]]]:
    """All mentions of the edition, text by text, with keys as `together` has them."""
    for one in (_REMEMBERED, _TOLD, _TERMS):
        one.begin()
    usual, lexicon = edition.settings.link, context.lexicon
    own = {term: policy for term, policy in context.policies.items() if policy is not usual}
    told = _TOLD.same("", (context.names.former, usual, own, context.language))
    usual_tongue = context.language if lexicon.spoken else ""
    for key, sources in together(edition, held):
        terms = _TERMS.get(
            key, (lexicon, *sources), usual_tongue, partial(_terms_of, sources, context)
        )
        find = partial(_in_all, sources, terms, context)
        yield key, _REMEMBERED.get(key, (told, *sources), terms, find)


_REMEMBERED: Remembered[tuple[Mention, ...]] = Remembered()
_TOLD: Remembered[tuple[Any, ...]] = Remembered()
_TERMS: Remembered[_Terms] = Remembered()


def _terms_of(held: Iterable[Source], context: Context) -> _Terms:
    """The terms that these texts hold by their forms. A form that is new, or gone, has all texts
    looked through; but only where it stands is there something else to say."""
    lexicon = context.lexicon
    if lexicon.spoken:
        return tuple(
            found
            for one in held
            for body in bodies_of(one)
            for found in _spoken_in(body, _termless(one, body.blocks), context)
        )
    return tuple(
        lexicon.find(
            block.text, [(one.start, one.end) for one in block.spans if one.mark in without]
        )
        for one in held
        for text in texts_of(one)
        for without in (_termless(one, text),)
        for block in text
    )


def _termless(one: Source, text: Prose) -> tuple[Mark, ...]:
    """Marks that hold no terms. A link by id in a letter's own text may hold whole sentences, and
    all that its writer says of a term counts; elsewhere an editor has chosen what it leads to."""
    own = isinstance(one, Letter) and text is one.blocks
    return _TERMLESS if own else (*_TERMLESS, Mark.CROSS_LINK)


def _spoken_in(
    body: Body, without: tuple[Mark, ...], context: Context
) -> Iterator[tuple[Found, ...]]:
    """The same in one text, block by block, in the languages of its words."""
    language = context.language_of(body.source, body.part)
    for block in body.blocks:
        excluded = [(one.start, one.end) for one in block.spans if one.mark in without]
        foreign = [
            (one.start, one.end, one.get("lang"))
            for one in block.spans
            if one.mark is Mark.FOREIGN and one.get("lang")
        ]
        here = block.get("lang") or language
        yield context.lexicon.find(block.text, excluded, here, foreign)


def _in_all(held: Iterable[Source], terms: _Terms, context: Context) -> tuple[Mention, ...]:
    left = iter(terms)
    return tuple(mention for one in held for mention in _in_one(one, left, context))


def _in_one(one: Source, terms: Iterator[tuple[Found, ...]], context: Context) -> Iterator[Mention]:
    """What one letter, note or entry names: in its texts, then in its fields; in a letter's
    translations, each of which is counted by itself, last."""
    source, found, translated = None, list[_Found](), list[tuple[list[_Found], Body]]()
    own: Container[tuple[int, int]] = ()
    for body in bodies_of(one):
        here = _in_body(body, terms, context)
        if source is not None and source.kind is TargetKind.LETTER:
            translated.append(([*here], body))
        else:
            found += here
            own = _by_hand(body) if body.source.kind is TargetKind.LETTER else ()
        source = body.source
    found += _fields(one, context)
    if source is not None:
        yield from _by_policy(source, found, context, own)
        for each, body in translated:
            yield from _by_policy(source, each, context, _by_hand(body))


def _by_hand(body: Body) -> Container[tuple[int, int]]:
    """Where an editor has linked words by hand, by their block and their beginning."""
    return {
        (index, span.start)
        for index, block in enumerate(body.blocks)
        for span in block.spans
        if span.mark is Mark.CROSS_LINK and span.get("kind")
    }


class _Found(NamedTuple):
    """A mention without what is known only when all of its source are."""

    target: Target
    part: str
    block: int = 0
    start: int = 0
    end: int = 0
    within: Sentences = NO_TEXT


def _in_body(body: Body, terms: Iterator[tuple[Found, ...]], context: Context) -> Iterator[_Found]:
    language = context.language_of(body.source, body.part)
    for index, block in enumerate(body.blocks):
        here = [*_terms(body, next(terms), context)]
        if block.spans:
            here = [*_explicit(body, block, context), *here]
            here.sort(key=itemgetter(0, 1))
        if here:
            within, deleted = spoken(block, language), deletions(block)
            for start, end, target in here:
                inside = held_by(deleted, start, end) if deleted else None
                said = spoken(block, language, inside) if inside else within
                yield _Found(target, body.part, index, start, end, said)


_Place = tuple[int, int, Target]


def _explicit(body: Body, block: Block, context: Context) -> Iterator[_Place]:
    """What the source itself marks."""
    for span in block.spans:
        if span.mark is Mark.CROSS_LINK:
            if span.get("kind"):
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
    return context.names.current.get(target, target)


def _terms(body: Body, terms: Iterable[Found], context: Context) -> Iterator[_Place]:
    """Terms found by their forms; an entry does not mention itself."""
    for found in terms:
        target = context.terms[found.term]
        if target != body.source:
            yield found.start, found.end, target


def _by_policy(
    source: Target,
    found: Iterable[_Found],
    context: Context,
    by_hand: Container[tuple[int, int]] = (),
) -> Iterator[Mention]:
    """The mentions with the glossary's policy applied, each with its number.

    In letters every mention counts, and the policy says which are linked, beside those that are
    linked by hand. Elsewhere only the first mention of a term is one: apparatus is not for
    decoding.
    """
    in_letter = source.kind is TargetKind.LETTER
    counts: dict[Target, int] = {}
    for one in found:
        target, linked, before = one.target, True, counts.get(one.target, 0)
        if target.kind is TargetKind.TERM and one.part not in FIELDS:
            if before and not in_letter:
                continue
            policy = context.policies[target.id] if in_letter else LinkPolicy.EVERY
            linked = policy is LinkPolicy.EVERY or (policy is LinkPolicy.FIRST and not before)
            linked = linked or (one.block, one.start) in by_hand
        counts[target] = before + 1
        yield Mention(source, *one, linked, before + 1)


def _fields(one: Source, context: Context) -> Iterator[_Found]:
    """What the fields of a letter, note or entry name."""
    match one:
        case Letter():
            yield from _of_letter(one, context)
        case Note() | Entity():
            yield from _named("sources", one.sources, context)
        case Term():
            yield from _named("sources", one.sources, context)
            yield from _named("see", one.see, context, TargetKind.TERM)
        case Event():
            yield from _named("sources", one.sources, context)
            yield from (_Found(_current(note, context), "about") for note in one.about)


def _of_letter(letter: Letter, context: Context) -> Iterator[_Found]:
    if letter.printed:
        yield from _named("printed", [letter.printed.reference], context)
    for listed in letter.references:
        yield from _named("references", listed.candidates, context)


def _named(
    part: str, ids: Iterable[str], context: Context, kind: TargetKind = TargetKind.REFERENCE
) -> Iterator[_Found]:
    for one in ids:
        yield _Found(_current(Target(kind, one), context), part)
