"""Glossary terms found in text by their forms.

All forms are looked for in one pass, overlapping ones too; those on word borders are kept, and
of these the longest. (The leftmost longest on raw text would lose `stem cell` where `stem cell
lineage` begins and then stops inside a word.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from glossator.model import Term
from glossator.problems import Problem, Rule
from glossator.quoting.fold import even_case
from glossator.resolve.borders import stands_alone
from glossator.resolve.forms import (
    at_sentence_start,
    inflected,
    keeps_case,
    plain_signs,
    spellings,
    written_forms,
)


# A named tuple is made several times as fast as a frozen dataclass; texts are full of terms.
class Found(NamedTuple):
    """A place where a term stands, in code points."""

    start: int
    end: int
    term: str
    """The term's id."""
    form: str
    """Its form as the editor wrote it, which the text may inflect."""


class _Key(NamedTuple):
    """A form as it is looked for."""

    form: str
    cased: bool


_Claim = tuple[str, str]
"""A term's id and the form as the editor wrote it."""


@dataclass(frozen=True, slots=True)
class _Forms:
    """Forms that are looked for together, with what each stands for."""

    claims: tuple[_Claim, ...]
    automaton: AhoCorasick | None

    @classmethod
    def of(cls, claims: dict[str, _Claim]) -> _Forms:
        automaton = AhoCorasick(list(claims), matchkind=MatchKind.Standard) if claims else None
        return cls(tuple(claims.values()), automaton)

    def find(self, text: str) -> list[tuple[int, int, _Claim]]:
        """Every occurrence, overlapping ones too; a text of even case for forms without case."""
        if self.automaton is None:
            return []
        claims, places = self.claims, self.automaton.find_matches_as_indexes(text, overlapping=True)
        return [(start, end, claims[number]) for number, start, end in places]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The forms of all terms, ready to be found."""

    cased: _Forms
    """Forms that keep their case."""
    uncased: _Forms

    @classmethod
    def build(cls, terms: Iterable[Term]) -> tuple[Lexicon, tuple[Problem, ...]]:
        """The lexicon of a glossary, and a problem for each form that two terms claim.

        The earlier term keeps a shared form. What an editor wrote goes before what inflection
        makes of another form, without a problem.
        """
        terms = tuple(terms)
        written, shared = _claims(terms, lambda form: (form,), {})
        made, shared_made = _claims(terms, _made_of, written)
        every = written | made
        cased = {key.form: claim for key, claim in every.items() if key.cased}
        uncased = {key.form: claim for key, claim in every.items() if not key.cased}
        return cls(_Forms.of(cased), _Forms.of(uncased)), (*shared, *shared_made)

    def find(self, text: str, excluded: Sequence[tuple[int, int]] = ()) -> tuple[Found, ...]:
        """The terms in a text, in order; no two overlap, nor does one overlap what is excluded.

        Of overlapping ones the longest stands, the first of equally long ones.
        """
        plain = plain_signs(text)
        candidates = self.cased.find(plain) + self.uncased.find(even_case(plain))
        if not candidates:
            return ()
        candidates.sort(key=lambda one: (one[0] - one[1], one[0]))
        taken = bytearray(len(text))
        for start, end in excluded:
            taken[start:end] = b"\1" * len(taken[start:end])
        found = []
        for start, end, (term, form) in candidates:
            if taken.find(1, start, end) < 0 and stands_alone(plain, start, end):
                taken[start:end] = b"\1" * (end - start)
                found.append(Found(start, end, term, form))
        return tuple(sorted(found, key=lambda one: one.start))


def _claims(
    terms: Iterable[Term],
    variants: Callable[[str], Iterable[str]],
    before: Mapping[_Key, _Claim],
) -> tuple[dict[_Key, _Claim], tuple[Problem, ...]]:
    """What the variants of each term's forms stand for, save those claimed before."""
    claims: dict[_Key, _Claim] = {}
    problems: list[Problem] = []
    for term in terms:
        for form in _forms_left(term, before):
            for variant, key in _spelt(variants(form), keeps_case(form)):
                if key in before:
                    continue
                earlier, _ = claims.setdefault(key, (term.id, form))
                if earlier != term.id:
                    problems.append(_shared(variant, earlier, term))
    return claims, tuple(dict.fromkeys(problems))


def _forms_left(term: Term, before: Mapping[_Key, _Claim]) -> Iterator[str]:
    """The term's forms without those that went to another term."""
    for form in written_forms(term):
        owners = {before[key][0] for _, key in _spelt((form,), keeps_case(form)) if key in before}
        if owners <= {term.id}:
            yield form


def _spelt(forms: Iterable[str], cased: bool) -> Iterator[tuple[str, _Key]]:
    """Forms with the spellings under which each is looked for."""
    for form in forms:
        for spelling in spellings(form):
            yield form, _Key(spelling if cased else even_case(spelling), cased)


def _made_of(form: str) -> Iterator[str]:
    """What is found besides the form itself."""
    for start in dict.fromkeys((form, at_sentence_start(form))):
        yield start
        yield from inflected(start)


def _shared(form: str, earlier: str, term: Term) -> Problem:
    message = f"“{form}” stands for both {earlier} and {term.id}."
    cure = f"Remove the form from one of the two; until then it leads to {earlier}."
    return Problem(Rule.FORM_SHARED, term.position, message, cure)
