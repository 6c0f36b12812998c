"""Events name notes, references and terms, and are named by links."""

from __future__ import annotations

from dataclasses import replace

import pytest

from glossator.dates import parse_date
from glossator.model import (
    Block,
    Edition,
    Event,
    Kind,
    Letter,
    Mark,
    Note,
    Prose,
    Quote,
    Reference,
    Settings,
    Span,
    Target,
    TargetKind,
    Term,
)
from glossator.resolve import resolve
from glossator.resolve.resolved import Resolved

EVENT = Target(TargetKind.EVENT, "drained")
NOTE = Target(TargetKind.NOTE, "drowned", "reed")


def prose(text: str, *spans: Span) -> Prose:
    return (Block("p1", Kind.PARAGRAPH, text, spans),)


def to(target: str) -> Span:
    return Span(4, 4, Mark.CROSS_LINK, (("target", target),))


EDITION = Edition(
    "docs",
    Settings("Letters"),
    letters=(Letter("reed", "Reed", prose("The meadow is drowned.")),),
    notes=(
        Note(
            "drowned", "reed", "gloss", prose("See ", to("event:drained")),
            Quote("meadow"), formerly=("wet",),
        ),
    ),
    terms=(Term("tile", "tile", prose("Clay.")),),
    references=(Reference("young", {"id": "young", "type": "book", "title": "Drains"}),),
    events=(
        Event(
            "drained", parse_date("1811"), "The meadow is drained",
            prose("Reed bought clay. He laid a tile here."),
            sources=("young",), about=(NOTE,), formerly=("dry",),
        ),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def resolved() -> Resolved:
    found, problems = resolve(EDITION)
    assert problems == ()
    return found


def test_a_link_to_an_event_shows_its_title(resolved: Resolved) -> None:
    (note,) = resolved.edition.notes
    assert note.body[0].text == "See The meadow is drained"
    (mention,) = resolved.by_target[EVENT]
    assert mention.source == NOTE


def test_a_link_to_an_old_id_leads_to_the_event() -> None:
    (note,) = EDITION.notes
    renamed = replace(note, body=prose("See ", to("event:dry")))
    found, problems = resolve(replace(EDITION, notes=(renamed,)))
    assert problems == ()
    assert [one.source for one in found.by_target[EVENT]] == [NOTE]


def test_a_description_mentions_a_term_in_its_sentence(resolved: Resolved) -> None:
    (mention,) = resolved.by_target[Target(TargetKind.TERM, "tile")]
    assert (mention.source, mention.sentence.text) == (EVENT, "He laid a tile here.")


def test_a_note_knows_the_events_about_it(resolved: Resolved) -> None:
    (mention,) = resolved.by_target[NOTE]
    assert (mention.source, mention.part) == (EVENT, "about")
    assert mention.sentence.text == ""


def test_a_note_named_by_its_old_id_knows_them_too() -> None:
    (event,) = EDITION.events
    old = replace(event, about=(Target(TargetKind.NOTE, "wet", "reed"),))
    found, _ = resolve(replace(EDITION, events=(old,)))
    assert [one.source for one in found.by_target[NOTE]] == [EVENT]


def test_a_reference_knows_the_events_that_rest_on_it(resolved: Resolved) -> None:
    (mention,) = resolved.by_target[Target(TargetKind.REFERENCE, "young")]
    assert (mention.source, mention.part) == (EVENT, "sources")
