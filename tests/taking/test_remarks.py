"""Remarks that a source repeats on most letters say where these come from."""

from __future__ import annotations

from glossator.model import Block, Kind, Letter, Mark, Note, Span
from glossator.taking.remarks import with_remarks_as_sources

TEXT = "Taken from the Archive in 2017. The coding is newer."
HREF = "https://example.org/archive"
SAID = "Taken from the Archive <https://example.org/archive> in 2017. The coding is newer."


def remark(letter: str, text: str = TEXT, linked: bool = True) -> Note:
    spans = (Span(15, 22, Mark.LINK, (("href", HREF),)),) if linked else ()
    return Note("n1", letter, "gloss", (Block("p1", Kind.PARAGRAPH, text, spans),), at="letter")


def letters(number: int, source: str = "") -> list[Letter]:
    return [Letter(f"a-{n}", "A", (), source=source) for n in range(number)]


def test_what_is_remarked_on_most_letters_stands_where_each_comes_from() -> None:
    there = letters(20, "Hale 1902, p. 3")
    notes = [remark(f"a-{n}") for n in range(12)] + [remark("a-15", TEXT.replace("2017", "2018"))]
    made = with_remarks_as_sources(there, notes, {})
    assert {one.source for one in made.letters[:12]} == {f"Hale 1902, p. 3. {SAID}"}
    assert made.letters[12:] == there[12:]
    assert made.notes == notes[12:]
    assert made.remarks == ((SAID, 12),)


def test_a_letter_without_a_source_has_the_remark_alone() -> None:
    made = with_remarks_as_sources(letters(10), [remark(f"a-{n}") for n in range(10)], {})
    assert made.letters[0].source == SAID


def test_what_is_said_of_few_letters_or_leads_nowhere_stays_a_note() -> None:
    for number, said, linked in ((9, 9, True), (30, 14, True), (12, 12, False)):
        there, notes = letters(number), [remark(f"a-{n}", linked=linked) for n in range(said)]
        made = with_remarks_as_sources(there, notes, {})
        assert (made.letters, made.notes, made.remarks) == (there, notes, ())


def test_one_letter_that_comes_again_says_it_where_it_did() -> None:
    known = {"a-0": Letter("a-0", "A", (), source=SAID)}
    made = with_remarks_as_sources(letters(1), [remark("a-0")], known)
    assert (made.letters, made.notes) == (list(known.values()), [])
