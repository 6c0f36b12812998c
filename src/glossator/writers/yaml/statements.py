"""What any entry may state: how sure it is, its sources, identifiers, quotes and answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import groupby
from typing import Any

from glossator.model import (
    Answer,
    AnswerKind,
    Certainty,
    Date,
    Entity,
    Event,
    Identifier,
    Note,
    Quote,
    Reference,
    Term,
)
from glossator.model import Prose as Blocks
from glossator.writers.markdown import write_prose
from glossator.writers.yaml.emit import Prose, one_or_list, without_empty

Written = dict[str, Any]


def markdown(blocks: Blocks) -> Prose:
    """Prose as Markdown."""
    return Prose(write_prose(blocks))


def date(value: Date | None) -> str:
    """The date in EDTF; empty where there is none."""
    return value.edtf if value else ""


def sure(certainty: Certainty) -> str:
    """The certainty where it is not the usual one, else empty."""
    return "" if certainty is Certainty.CERTAIN else certainty.value


def stated(entry: Note | Term | Entity | Reference | Event) -> Written:
    """How sure an entry is, on what grounds, and its earlier ids."""
    return without_empty(
        certainty=sure(entry.certainty),
        evidence=entry.evidence,
        formerly=one_or_list(list(entry.formerly)),
    )


def quoted(quote: Quote | None) -> Written:
    """The words quoted, and those around them."""
    if quote is None:
        return {}
    return without_empty(quote=quote.exact, prefix=quote.prefix, suffix=quote.suffix)


def identifiers(given: Iterable[Identifier]) -> Written:
    """Identifiers by scheme."""
    return {
        scheme: one_or_list([_identifier(one) for one in several])
        for scheme, several in groupby(given, key=lambda one: one.scheme)
    }


def _identifier(one: Identifier) -> str | Written:
    if not one.label and one.certainty is Certainty.CERTAIN:
        return one.value
    return without_empty(value=one.value, label=one.label, certainty=sure(one.certainty))


def answers(given: Iterable[Answer], letters: Collection[str]) -> Any:
    """What is answered; `letters` are the ids of the edition's letters, all others references or
    letters that may still come."""
    return one_or_list([_answer(one, letters) for one in given])


def _answer(one: Answer, letters: Collection[str]) -> str | Written:
    if one == Answer(one.to):
        return one.to
    kind = "letter" if one.quote or one.waits or one.to in letters else "reference"
    how = "" if one.kind is AnswerKind.REPLIES else one.kind.value
    return {
        kind: one.to,
        **without_empty(as_=how),
        **quoted(one.quote),
        **without_empty(passage=one.passage, certainty=sure(one.certainty)),
    }
