"""Links by id: what they lead to, what they show, and what is said when they lead nowhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from glossator.model import (
    Block,
    Container,
    Edition,
    Enclosing,
    Entity,
    EntityKind,
    Kind,
    Letter,
    Mark,
    Note,
    Quote,
    Settings,
    Span,
    Target,
    TargetKind,
    Term,
)
from glossator.problems import Position, Problem, Rule
from glossator.readers.markdown import read_prose
from glossator.readers.source import SourceText
from glossator.resolve.links.targets import named, target_of
from glossator.resolve.names import Names, further_ids

HERE = Position("a.notes.yml", 3, 9)


def link(target: str, start: int, end: int) -> Span:
    return Span(start, end, Mark.CROSS_LINK, (("target", target),), HERE)


def prose(text: str, *spans: Span) -> tuple[Block, ...]:
    return (Block("p1", Kind.PARAGRAPH, text, spans),)


def edition(*notes: Note) -> Edition:
    letter = Letter(
        "hale-1805",
        "On drains",
        (Block("p1", Kind.PARAGRAPH, "The drains are choaked."),),
        formerly=("hale",),
    )
    terms = (
        Term("drain", "tile drain", prose("A pipe."), formerly=("pipe",)),
        Term("reed", "reed", prose("A plant.")),
    )
    people = (Entity("reed", EntityKind.PERSON, "Thomas Reed", "Reed, Thomas"),)
    return Edition("", Settings("E"), (letter,), notes, terms, people)


def note(text: str, *spans: Span) -> Note:
    quote = Quote("drains are choaked")
    return Note("choaked", "hale-1805", "gloss", prose(text, *spans), quote)


def look_up(written: str, letter: str = "") -> Target | Problem:
    return Names.of(edition(note("x")), {}).look_up(written, HERE, letter)


def test_an_id_leads_to_what_has_it() -> None:
    assert look_up("drain") == Target(TargetKind.TERM, "drain")


def test_an_old_id_leads_to_the_new_one() -> None:
    assert look_up("pipe") == Target(TargetKind.TERM, "drain")
    assert look_up("hale#choaked") == Target(TargetKind.NOTE, "choaked", "hale-1805")


def test_a_note_and_a_block_are_named_through_their_letter() -> None:
    assert look_up("hale-1805#choaked") == Target(TargetKind.NOTE, "choaked", "hale-1805")
    assert look_up("hale-1805#p1") == Target(TargetKind.BLOCK, "p1", "hale-1805")


def test_a_stanza_and_a_gap_with_an_id_of_their_own_can_be_linked_to() -> None:
    stanza = Container(Enclosing.STANZA, 1, (("id", "verse"),))
    gap = Span(5, 5, Mark.GAP, (("id", "damage"),), HERE)
    lines = (
        Block("line", Kind.LINE, "Water stood", (gap,), (stanza,)),
        Block("line-2", Kind.LINE, "where barley stood", (), (stanza,)),
    )
    found = Names.of(replace(edition(), letters=(Letter("reed-1804", "On verse", lines),)), {})
    for name in ("verse", "damage"):
        target = Target(TargetKind.BLOCK, name, "reed-1804")
        assert found.look_up(f"reed-1804#{name}", HERE) == target
        assert found.label(target) == name
    seen: set[int] = set()
    assert [[*further_ids(one, seen)] for one in lines] == [["verse", "damage"], []]


def test_a_note_can_name_its_neighbours_in_its_own_letter() -> None:
    assert look_up("#p1", "hale-1805") == Target(TargetKind.BLOCK, "p1", "hale-1805")


def test_an_id_of_two_kinds_is_ambiguous_until_the_kind_is_given() -> None:
    found = look_up("reed")
    assert isinstance(found, Problem)
    assert found.rule is Rule.AMBIGUOUS_ID
    assert "[[party:reed]]" in found.cure
    assert look_up("party:reed") == Target(TargetKind.PARTY, "reed")


def test_a_dangling_link_says_what_may_have_been_meant() -> None:
    found = look_up("drian")
    assert isinstance(found, Problem)
    assert found.rule is Rule.DANGLING_LINK
    assert "drain" in found.cure


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("letter:hale-1806", "letter:hale-1805"),
        ("letter: reeds", ""),  # a term and a party are called almost so
        ("term:reeds", "term:reed"),
        ("letter:drain", "term:drain"),
    ],
)
def test_a_dangling_link_to_a_kind_is_not_taken_for_something_of_another(
    written: str, meant: str
) -> None:
    found = look_up(written)
    assert isinstance(found, Problem)
    assert meant in found.cure and ("mean" in found.cure) is bool(meant)


def test_a_dangling_note_names_the_notes_of_that_letter() -> None:
    found = look_up("hale-1805#choked")
    assert isinstance(found, Problem)
    assert "hale-1805#choaked" in found.cure


def body_of(written: str, *spans: Span) -> tuple[Block, tuple[Problem, ...]]:
    whole = edition(note(written, *spans))
    resolved, problems = named(whole, Names.of(whole, {}))
    return resolved.notes[0].body[0], problems


def test_a_link_without_words_shows_the_name_of_its_target() -> None:
    block, problems = body_of("See  for more.", link("drain", 4, 4))
    assert problems == ()
    assert block.text == "See tile drain for more."
    assert (block.spans[0].start, block.spans[0].end) == (4, 14)
    assert target_of(block.spans[0]) == Target(TargetKind.TERM, "drain")


def test_words_that_the_editor_gave_are_kept() -> None:
    block, _ = body_of("See pipes now.", link("drain", 4, 9))
    assert block.text == "See pipes now."


def test_spans_after_a_name_move_with_their_words() -> None:
    emphasis = Span(6, 9, Mark.EMPHASIS)
    block, _ = body_of("See  (old)", link("drain", 4, 4), emphasis)
    moved = next(span for span in block.spans if span.mark is Mark.EMPHASIS)
    assert block.text[moved.start : moved.end] == "old"


def test_two_links_at_one_place_keep_their_order() -> None:
    block, _ = body_of("", link("drain", 0, 0), link("party:reed", 0, 0))
    words = [block.text[span.start : span.end] for span in block.spans]
    assert sorted(words) == ["Thomas Reed", "tile drain"]
    assert block.text == "tile drainThomas Reed"


def test_a_citation_beside_a_name_stays_on_its_side_of_it() -> None:
    before, after = (Span(3, 3, Mark.CITATION, (("keys", key),)) for key in ("a", "b"))
    block, _ = body_of("In .", before, link("drain", 3, 3), after)
    assert block.text == "In tile drain."
    assert [(one.start, one.end) for one in block.spans] == [(3, 3), (3, 13), (13, 13)]


@pytest.mark.parametrize(
    "mark",
    [
        Mark.EMPHASIS,
        Mark.STRONG,
        Mark.SMALL_CAPS,
        Mark.UNDERLINE,
        Mark.FOREIGN,
        Mark.SUPERSCRIPT,
        Mark.SUBSCRIPT,
    ],
)
def test_what_is_around_a_link_alone_is_around_its_name(mark: Mark) -> None:
    block, _ = body_of("In .", Span(3, 3, mark), link("drain", 3, 3))
    assert {block.text[one.start : one.end] for one in block.spans} == {"tile drain"}


@pytest.mark.parametrize("mark", [Mark.EMPHASIS, Mark.STRONG])
@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ("{0}so [[drain]]{0}.", "so tile drain"),
        ("{0}so [[drian]]{0}.", "so drian"),
        ("{0}so{0} [[drain]].", "so"),
        ("{0}so{0}[[drain]].", "so"),
        ("{0}so [[drain]][[party:reed]]{0}", "so tile drainThomas Reed"),
        ("{0}so [[drain]] [[party:reed]]{0}", "so tile drain Thomas Reed"),
    ],
)
def test_a_mark_that_ends_with_a_link_holds_its_name(mark: Mark, written: str, marked: str) -> None:
    stars = {Mark.EMPHASIS: "*", Mark.STRONG: "**"}[mark]
    read, _ = read_prose(SourceText.whole(written.format(stars), "a.notes.yml"))
    block, _ = body_of(read[0].text, *read[0].spans)
    assert [block.text[one.start : one.end] for one in block.spans if one.mark is mark] == [marked]


def test_a_dangling_link_becomes_its_words_and_a_problem_at_its_place() -> None:
    block, problems = body_of("See  now.", link("drian", 4, 4))
    assert block.text == "See drian now."
    assert block.spans == ()
    assert [problem.position for problem in problems] == [HERE]
