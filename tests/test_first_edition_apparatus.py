"""The first edition's notes, glossary, references and answers hold together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from glossator.edition import read_edition
from glossator.model import AnswerKind, Certainty, Edition, TargetKind
from glossator.resolve import Resolved, resolve
from glossator.writers.citations.references import short

FIRST = "isct-msc-committee-2013"
SECOND = "msc-second-letter-2013"


@pytest.fixture(scope="module")
def edition(root: Path) -> Edition:
    edition, problems = read_edition(root / "docs")
    assert [str(problem) for problem in problems] == []
    return edition


@pytest.fixture(scope="module")
def resolved(edition: Edition) -> Resolved:
    resolved, problems = resolve(edition)
    assert [str(problem) for problem in problems] == []
    return resolved


def test_every_note_finds_its_place(edition: Edition, resolved: Resolved) -> None:
    assert len(resolved.anchors) == len(edition.notes) >= 40


@pytest.mark.parametrize(
    "term",
    ["ido", "inos", "pge2", "ep2", "hla-g", "b7-h1", "toll-like-receptor", "msc", "gvhd", "isct"],
)
def test_the_first_letter_mentions_the_term(resolved: Resolved, term: str) -> None:
    found = {
        mention.target.id
        for mention in resolved.mentions_in(TargetKind.LETTER, FIRST)
        if mention.target.kind is TargetKind.TERM and mention.linked
    }
    assert term in found


def test_the_lipid_and_the_receptor_are_two_terms(resolved: Resolved) -> None:
    words = {
        mention.target.id: mention.sentence.text[mention.sentence.start : mention.sentence.end]
        for mention in resolved.mentions_in(TargetKind.LETTER, FIRST)
        if mention.target.id in {"pge2", "ep2"}
    }
    assert words == {"pge2": "PGE2", "ep2": "prostaglandin E receptor 2"}


def test_neither_letter_answers_the_other(resolved: Resolved) -> None:
    between = [
        answer for answer in resolved.answers
        if {answer.source.kind, answer.target.kind} == {TargetKind.LETTER}
    ]  # fmt: skip
    assert between == []


def test_the_first_letter_agrees_concedes_and_disputes(resolved: Resolved) -> None:
    kinds = {answer.kind for answer in resolved.answers if answer.source.id == FIRST}
    assert {AnswerKind.AGREES, AnswerKind.CONCEDES, AnswerKind.DISPUTES} <= kinds


def test_only_the_first_reference_is_certain(edition: Edition) -> None:
    for letter in edition.letters:
        for listed in letter.references:
            certain = listed.certainty is Certainty.CERTAIN
            assert certain == (listed.label == "1"), f"{letter.id} {listed.label}"
            assert listed.reference or listed.candidates


def test_the_writers_of_the_second_letter_are_an_attribution(edition: Edition) -> None:
    second = next(letter for letter in edition.letters if letter.id == SECOND)
    assert {sender.certainty for sender in second.senders} == {Certainty.PLAUSIBLE}


def test_no_unconfirmed_field_is_invented(edition: Edition) -> None:
    for reference in edition.references:
        assert set(reference.unconfirmed) <= set(reference.csl), reference.id


def test_the_reply_is_told_as_reported_and_no_more(edition: Edition) -> None:
    (reply,) = [one for one in edition.references if one.id == "bianco-2013-reply"]
    assert set(reply.csl) == {"id", "type", "title", "author", "status"}
    assert short(reply) == "Bianco et al., reported"
    assert reply.csl["title"].startswith("[")
    assert reply.certainty is Certainty.PLAUSIBLE


def test_the_claims_lead_to_each_answer_of_both_letters(root: Path, resolved: Resolved) -> None:
    page = (root / "docs/claims.md").read_text(encoding="utf-8")
    answering = {(answer.note.letter, answer.note.id) for answer in resolved.answers if answer.note}
    assert len(answering) > 10
    assert [one for one in answering if "#".join(one) not in page] == []


def test_no_term_is_linked_within_a_longer_name(resolved: Resolved) -> None:
    """“Stem Cell” in a society's name is a part of that name and not the glossary's term."""
    for mention in resolved.mentions:
        sentence = mention.sentence
        words = sentence.text[sentence.start : sentence.end]
        named = re.fullmatch(r"(?:[A-Z][a-z]+ )+[A-Z][a-z]+", words)
        longer = re.match(r" [A-Z][a-z]", sentence.text[sentence.end :])
        if mention.target.kind is TargetKind.TERM and mention.linked:
            assert not (named and longer), sentence.text
