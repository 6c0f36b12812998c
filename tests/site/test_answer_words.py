"""Which words stand for each way to answer, and for how far an editor has seen what is answered."""

from __future__ import annotations

import pytest

from glossator.model import (
    AnswerKind,
    Consulted,
    Edition,
    Reference,
    Settings,
    Target,
    TargetKind,
)
from glossator.resolve import resolve
from glossator.site.catalogue import Catalogue
from glossator.site.names import status_of_letter
from glossator.site.threads.answers import standing
from glossator.site.threads.answerwords import label, of_whole
from glossator.wording import ENGLISH


@pytest.mark.parametrize(("kind", "before"), [
    ("agrees", "Agrees with"), ("disputes", "Disputes"), ("concedes", "Concedes to"),
    ("qualifies", "Qualifies"), ("extends", "Extends"), ("asks", "Asks about"),
    ("replies", "Replies to"),
])  # fmt: skip
def test_each_way_to_answer_has_its_own_words(kind: str, before: str) -> None:
    assert label(AnswerKind(kind), ENGLISH) == before
    verb, _, preposition = before.partition(" ")
    whole = " ".join(filter(None, (verb, preposition, "it as a whole.")))
    assert of_whole(AnswerKind(kind), ENGLISH) == whole


@pytest.mark.parametrize(("consulted", "said"), [
    ("none", "not included; not seen by the editor"),
    ("part", "not included; seen in part by the editor"),
    ("whole", "not included; seen by the editor"),
    ("record", "not included; known to the editor only from records of it"),
])  # fmt: skip
def test_what_a_thread_does_not_hold_is_said_to_be_seen_as_far_as_it_was(
    consulted: str, said: str
) -> None:
    work = Reference("young", {"id": "young", "type": "book"}, consulted=Consulted(consulted))
    edition = Edition("docs", Settings("Small"), references=(work,))
    catalogue = Catalogue(resolve(edition)[0])
    assert standing(catalogue, work.target) == said
    assert standing(catalogue, Target(TargetKind.LETTER, "a")) == ""


@pytest.mark.parametrize(("status", "said"), [
    ("complete", "complete"), ("fragment", "fragment"), ("draft", "draft"), ("copy", "copy"),
    ("lost", "lost"), ("catalogued", "in the catalogue only"),
])  # fmt: skip
def test_each_status_of_a_letter_has_its_own_word(status: str, said: str) -> None:
    assert status_of_letter(status, ENGLISH) == said
