"""A small correspondence resolved: anchors, mentions both ways, answers, threads."""

from __future__ import annotations

from glossator.dates import parse_date
from glossator.model import (
    Answer,
    AnswerKind,
    Block,
    Container,
    Edition,
    Enclosing,
    Kind,
    Letter,
    LinkPolicy,
    Listed,
    Mark,
    Note,
    Quote,
    Reference,
    Settings,
    Span,
    Target,
    TargetKind,
    Term,
    ThreadName,
)
from glossator.problems import Position, Rule
from glossator.resolve import resolve
from glossator.resolve.resolved import Resolved, Stretch
from glossator.writers.export import covered


def prose(text: str, *spans: Span) -> tuple[Block, ...]:
    return (Block("p1", Kind.PARAGRAPH, text, spans),)


def cite(at: int, keys: str) -> Span:
    return Span(at, at, Mark.CITATION, (("keys", keys), ("label", keys), ("locator", "")))


GAP = Span(25, 25, Mark.GAP, (("reason", "torn"), ("id", "torn")))

REED = Letter(
    "reed",
    "Reed to Hale",
    (
        Block("salute", Kind.SALUTE, "Madam,"),
        Block("p1", Kind.PARAGRAPH, "The meadow is drowned. No drain helps. Drains choke."),
    ),
    date=parse_date("1804-12-20"),
)
HALE = Letter(
    "hale",
    "Hale to Reed",
    (
        Block("p1", Kind.PARAGRAPH, "I have yours of the 20th.", (cite(24, "1"), GAP)),
        Block("p2", Kind.PARAGRAPH, "The drains work well."),
    ),
    date=parse_date("1805-01-02"),
    references=(Listed("1", "young"), Listed("2", "", candidates=("young",))),
)
YOUNG = Reference("young", {"id": "young", "type": "book", "title": "Drains"})
DRAIN = Term("drain", "drain", prose("A pipe in the ground."), sources=("young",))
DITCH = Term("ditch", "ditch", prose("An open drain; see a drain."), see=("drain",))


def note(name: str, letter: str = "hale", **more: object) -> Note:
    return Note(name, letter, "gloss", prose("Pipes."), **more)  # type: ignore[arg-type]


def resolved(*notes: Note, settings: Settings | None = None, **more: object) -> Resolved:
    found, problems = resolve(edition(*notes, settings=settings, **more))
    assert problems == ()
    return found


def edition(*notes: Note, settings: Settings | None = None, **more: object) -> Edition:
    parts = {"terms": (DRAIN, DITCH), "references": (YOUNG,), **more}
    return Edition("", settings or Settings("E"), (REED, HALE), notes, **parts)  # type: ignore[arg-type]


def target(kind: TargetKind, name: str) -> Target:
    return Target(kind, name)


def test_a_quote_across_blocks_gives_a_stretch_of_each() -> None:
    found = resolved(note("n", quote=Quote("of the 20th. The drains")))
    assert found.anchors[0].stretches == (Stretch(0, 13, 25), Stretch(1, 0, 10))
    assert found.anchors[0].lemma == "of the 20th.\nThe drains"


def test_a_note_can_stand_at_a_block_a_gap_a_note_or_the_letter() -> None:
    notes = [note("a", at="p2"), note("b", at="torn"), note("c", at="b"), note("d", at="letter")]
    found = resolved(*notes)
    by_id = {anchor.note.id: anchor for anchor in found.anchors}
    assert by_id["a"].stretches == (Stretch(1, 21, 21),)
    assert by_id["b"].stretches == (Stretch(0, 25, 25),)
    assert by_id["c"].at == Target(TargetKind.NOTE, "b", "hale")
    assert by_id["d"].at == Target(TargetKind.LETTER, "hale")


def test_a_note_at_a_stanza_has_its_sign_at_the_end_and_is_on_all_of_its_lines() -> None:
    stanza = Container(Enclosing.STANZA, 1, (("id", "verse"),))
    lines = (
        Block("salute", Kind.SALUTE, "Madam,"),
        Block("line", Kind.LINE, "Water stands", (), (stanza,)),
        Block("line-2", Kind.LINE, "where barley stood", (), (stanza,)),
        Block("p1", Kind.PARAGRAPH, "Yours."),
    )
    verse = Letter("verse", "On verse", lines)
    found, problems = resolve(
        Edition("", Settings("E"), (verse,), (note("a", "verse", at="verse"),))
    )
    assert problems == ()
    (anchor,) = found.anchors
    assert anchor.stretches == (Stretch(2, 18, 18),)
    assert anchor.at == Target(TargetKind.BLOCK, "verse", "verse")
    assert covered(anchor, verse) == (Stretch(1, 0, 12), Stretch(2, 0, 18))


def test_notes_come_in_the_order_of_their_signs() -> None:
    notes = [note("late", quote=Quote("work well")), note("c", at="late"), note("d", at="letter")]
    notes += [note("early", quote=Quote("I have"))]
    order = [anchor.note.id for anchor in resolved(*notes).anchors]
    assert order == ["d", "early", "late", "c"]


def test_an_unknown_place_is_a_problem_with_the_nearest_one() -> None:
    lost = Note("n", "hale", "gloss", prose("x"), at="tron", position=Position("h.yml", 4, 3))
    _, problems = resolve(edition(lost))
    assert [(one.rule, one.position.line) for one in problems] == [(Rule.AT_UNKNOWN, 4)]
    assert "torn" in problems[0].cure


def test_every_mention_of_a_term_is_found_with_its_sentence() -> None:
    found = resolved().by_target[target(TargetKind.TERM, "drain")]
    letters = [one for one in found if one.source.kind is TargetKind.LETTER]
    assert [one.sentence.text for one in letters] == [
        "No drain helps.",
        "Drains choke.",
        "The drains work well.",
    ]
    assert [one.anchor for one in letters] == [
        "term-drain-at-1",
        "term-drain-at-2",
        "term-drain-at-1",
    ]
    for one in letters:
        words = one.sentence.text[one.sentence.start : one.sentence.end]
        assert words.lower() in ("drain", "drains")


def test_an_entry_mentions_another_once_and_never_itself() -> None:
    found = resolved().by_target[target(TargetKind.TERM, "drain")]
    ditch = [one.part for one in found if one.source == target(TargetKind.TERM, "ditch")]
    assert ditch == ["", "see"]
    assert not [one for one in found if one.source == one.target]


def test_links_read_forward_and_backward_are_the_same_set() -> None:
    found = resolved(note("n", quote=Quote("I have"), sources=("young",)))
    forward = {one for mentions in found.by_source.values() for one in mentions}
    backward = {one for mentions in found.by_target.values() for one in mentions}
    assert forward == backward == set(found.mentions)


def test_a_citation_is_a_mention_of_what_its_number_stands_for() -> None:
    found = resolved().by_target[target(TargetKind.REFERENCE, "young")]
    parts = [(one.source.id, one.part) for one in found]
    assert ("hale", "") in parts
    assert ("hale", "references") in parts
    assert ("drain", "sources") in parts


def test_a_number_of_unknown_source_leads_to_the_letters_own_list() -> None:
    block = Block("p1", Kind.PARAGRAPH, "x", (cite(1, "2"),))
    letter = Letter("hale", "H", (block,), references=HALE.references)
    whole = Edition("", Settings("E"), (letter,), references=(YOUNG,))
    found, _ = resolve(whole)
    assert found.mentions[0].target == Target(TargetKind.REFERENCE, "2", "hale")


def test_first_links_only_the_first_mention_in_each_letter() -> None:
    found = resolved(settings=Settings("E", link=LinkPolicy.FIRST))
    mentions = found.by_target[target(TargetKind.TERM, "drain")]
    linked = [(m.source.id, m.linked) for m in mentions if m.source.kind is TargetKind.LETTER]
    assert linked == [("reed", True), ("reed", False), ("hale", True)]


def test_an_answer_has_the_words_at_both_ends() -> None:
    answer = Answer("reed", AnswerKind.DISPUTES, Quote("The meadow is drowned"))
    found = resolved(note("n", quote=Quote("The drains work well"), answers=(answer,)))
    link = found.answers[0]
    assert (link.source_words, link.target_words) == (
        "The drains work well",
        "The meadow is drowned",
    )
    assert link.target_stretches == (Stretch(1, 0, 21),)
    assert link.kind.cito == "disputes"


def test_an_answer_to_words_that_are_not_there_is_a_problem_at_its_quote() -> None:
    lost = Quote("the meadow is dry", position=Position("hale.notes.yml", 7, 12))
    answer = Answer("reed", AnswerKind.DISPUTES, lost)
    _, problems = resolve(edition(note("n", quote=Quote("I have"), answers=(answer,))))
    assert [(one.rule, one.position.line) for one in problems] == [(Rule.QUOTE_MISSING, 7)]


def test_letters_and_publications_joined_by_answers_are_a_thread_by_date() -> None:
    answer = Answer("reed", AnswerKind.REPLIES)
    reply = Reference(
        "reply",
        {"id": "reply", "type": "article", "issued": {"date-parts": [[1805, 3]]}},
        answers=(Answer("hale"),),
    )
    found = resolved(
        note("n", quote=Quote("I have yours"), answers=(answer,)), references=(YOUNG, reply)
    )
    assert [thread.id for thread in found.threads] == ["reed"]
    assert [member.id for member in found.threads[0].members] == ["reed", "hale", "reply"]


def test_letters_of_one_date_stand_in_a_thread_as_in_the_edition_and_its_id_stays() -> None:
    day = parse_date("1805-01-02")
    answers = (Answer("reed-9"),)
    letters = tuple(
        Letter(name, name, (), date=day, answers=() if name == "reed-9" else answers)
        for name in ("reed-9", "reed-10", "reed-11")
    )
    (thread,) = resolve(Edition("", Settings("E"), letters))[0].threads
    assert [member.id for member in thread.members] == ["reed-9", "reed-10", "reed-11"]
    assert (thread.id, thread.title) == ("reed-10", "reed-9")


def test_a_thread_has_the_id_and_title_that_the_editor_gives() -> None:
    settings = Settings("E", threads=(ThreadName("drains", "On drains", "reed"),))
    answered = note("n", quote=Quote("I have"), answers=(Answer("reed"),))
    thread = resolved(answered, settings=settings).threads[0]
    assert (thread.id, thread.title) == ("drains", "On drains")


def test_names_of_threads_that_are_none_or_have_another_name_are_problems() -> None:
    names = (
        ThreadName("drains", "On drains", "reed"),
        ThreadName("again", "On drains", "hale"),
        ThreadName("books", "On books", "young"),
    )
    answered = note("n", quote=Quote("I have"), answers=(Answer("reed"),))
    _, problems = resolve(edition(answered, settings=Settings("E", threads=names)))
    assert sorted(one.rule.id for one in problems) == ["bad-value", "duplicate-id"]


def test_a_thread_whose_only_answer_leads_nowhere_is_one_problem() -> None:
    settings = Settings("E", threads=(ThreadName("drains", "On drains", "reed"),))
    lost = Answer("reed", AnswerKind.DISPUTES, Quote("the meadow is dry"))
    _, problems = resolve(
        edition(note("n", quote=Quote("I have"), answers=(lost,)), settings=settings)
    )
    assert [one.rule for one in problems] == [Rule.QUOTE_MISSING]


def test_a_quoted_sentence_has_no_blank_where_a_citation_was() -> None:
    body = prose("Old drains choke ; new ones run.", cite(17, "young"))
    found = resolved(Note("n", "hale", "gloss", body, Quote("I have")))
    sentences = {
        one.sentence.text[one.sentence.start : one.sentence.end]: one.sentence.text
        for one in found.by_source[Target(TargetKind.NOTE, "n", "hale")]
        if not one.part
    }
    assert sentences["drains"] == "Old drains choke; new ones run."
