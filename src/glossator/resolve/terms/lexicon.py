"""Glossary terms found in text by their forms.

All forms are looked for in one pass, overlapping ones too; those on word borders are kept, and
of these the longest. (The leftmost longest on raw text would lose `stem cell` where `stem cell
lineage` begins and then stops inside a word.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from glossator.model import Term
from glossator.problems import Problem, Rule
from glossator.quoting.fold import even_case
from glossator.resolve.terms.borders import stands_alone
from glossator.resolve.terms.forms import (
    at_sentence_start,
    inflected,
    keeps_case,
    plain_signs,
    speaks,
    spellings,
    spoken_forms,
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
    spoken: Mapping[str, Lexicon] = field(default_factory=dict)
    """By language: the forms that are looked for in texts of it alone."""

    @classmethod
    def build(cls, terms: Iterable[Term]) -> tuple[Lexicon, tuple[Problem, ...]]:
        """The lexicon of a glossary, and a problem for each form that two terms claim.

        The earlier term keeps a shared form; one without a language goes before one that has one.
        What an editor wrote goes before what inflection makes of another form, without a problem.
        """
        terms = tuple(terms)
        every, problems = _every_claim(terms, "")
        spoken = {}
        for language in sorted({one for term in terms for one, _ in spoken_forms(term) if one}):
            claims, shared = _every_claim(terms, language)
            spoken[language] = cls._of(claims)
            problems += (*shared, *_claimed_by_others(claims, every, terms))
        return replace(cls._of(every), spoken=spoken), problems

    @classmethod
    def _of(cls, claims: Mapping[_Key, _Claim]) -> Lexicon:
        cased = {key.form: claim for key, claim in claims.items() if key.cased}
        uncased = {key.form: claim for key, claim in claims.items() if not key.cased}
        return cls(_Forms.of(cased), _Forms.of(uncased))

    def find(
        self,
        text: str,
        excluded: Sequence[tuple[int, int]] = (),
        language: str = "",
        foreign: Sequence[tuple[int, int, str]] = (),
    ) -> tuple[Found, ...]:
        """The terms in a text, in order; no two overlap, nor does one overlap what is excluded.

        Of overlapping ones the longest stands, the first of equally long ones. `language` is the
        text's, `foreign` are words in it of another.
        """
        plain = plain_signs(text)
        candidates = self._candidates(plain)
        if self.spoken:
            candidates += self._in_their_language(plain, language, foreign)
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

    def _candidates(self, plain: str) -> list[tuple[int, int, _Claim]]:
        return self.cased.find(plain) + self.uncased.find(even_case(plain))

    def _in_their_language(
        self, plain: str, language: str, foreign: Sequence[tuple[int, int, str]]
    ) -> Iterator[tuple[int, int, _Claim]]:
        """What stands in words of its own language; of words in words the innermost count."""
        inward = sorted(foreign, key=lambda one: one[1] - one[0])
        for wanted, lexicon in self.spoken.items():
            if any(speaks(wanted, one) for one in (language, *(each[2] for each in inward))):
                for start, end, claim in lexicon._candidates(plain):
                    around = (one for first, last, one in inward if first <= start and end <= last)
                    if speaks(wanted, next(around, language)):
                        yield start, end, claim


def _every_claim(
    terms: Sequence[Term], language: str
) -> tuple[dict[_Key, _Claim], tuple[Problem, ...]]:
    """What stands for which term in texts of the language; empty: of any."""
    held = [
        (term, forms)
        for term in terms
        for spoken, forms in spoken_forms(term)
        if spoken == language and forms
    ]
    made_of = _made_of if not language or speaks("en", language) else _begun
    written, shared = _claims(held, lambda form: (form,), {})
    made, shared_made = _claims(held, made_of, written)
    return written | made, (*shared, *shared_made)


def _claimed_by_others(
    claims: Mapping[_Key, _Claim], of_any: Mapping[_Key, _Claim], terms: Iterable[Term]
) -> tuple[Problem, ...]:
    """A form of one language that another term has in any."""
    by_id = {term.id: term for term in terms}
    return tuple(dict.fromkeys(
        _shared(form, of_any[key][0], by_id[term])
        for key, (term, form) in claims.items()
        if key in of_any and of_any[key][0] != term
    ))  # fmt: skip


def _claims(
    held: Iterable[tuple[Term, tuple[str, ...]]],
    variants: Callable[[str], Iterable[str]],
    before: Mapping[_Key, _Claim],
) -> tuple[dict[_Key, _Claim], tuple[Problem, ...]]:
    """What the variants of each term's forms stand for, save those claimed before."""
    claims: dict[_Key, _Claim] = {}
    problems: list[Problem] = []
    for term, forms in held:
        for form in _forms_left(term, forms, before):
            for variant, key in _spelt(variants(form), keeps_case(form)):
                if key in before:
                    continue
                earlier, _ = claims.setdefault(key, (term.id, form))
                if earlier != term.id:
                    problems.append(_shared(variant, earlier, term))
    return claims, tuple(dict.fromkeys(problems))


def _forms_left(term: Term, forms: Iterable[str], before: Mapping[_Key, _Claim]) -> Iterator[str]:
    """The term's forms without those that went to another term."""
    for form in forms:
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
    for start in _begun(form):
        yield start
        yield from inflected(start)


def _begun(form: str) -> Iterator[str]:
    """The form, and as it begins a sentence; the plurals of other languages follow no rule here."""
    yield from dict.fromkeys((form, at_sentence_start(form)))


def _shared(form: str, earlier: str, term: Term) -> Problem:
    message = f"“{form}” stands for both {earlier} and {term.id}."
    cure = (
        "Remove the form from one of the two, or say language: where they are of two languages; "
        f"until then it leads to {earlier}."
    )
    return Problem(Rule.FORM_SHARED, term.position, message, cure)
