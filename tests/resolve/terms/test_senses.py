"""Which senses of a term hold in a letter."""

from __future__ import annotations

from glossator.model import Correspondent, Date, Letter, Sense, Term
from glossator.resolve.terms.senses import senses_for

JANUARY = Date("1805-01-02", (1805, 1, 2), (1805, 1, 2))
LETTER = Letter("a", "A", (), senders=(Correspondent("hale"),), date=JANUARY)


def indices(*senses: Sense, letter: Letter = LETTER) -> list[int]:
    return [index for index, _ in senses_for(Term("t", "t", (), senses=senses), letter)]


def test_a_sense_holds_in_the_letters_that_it_names() -> None:
    assert indices(Sense((), letters=("b",)), Sense((), letters=("a",))) == [1]


def test_a_sense_holds_for_a_sender() -> None:
    assert indices(Sense((), senders=("reed",)), Sense((), senders=("hale",))) == [1]


def test_a_sense_holds_during_a_time() -> None:
    before = Date("1804", (1804, 1, 1), (1804, 12, 31))
    open_end = Date("1805/..", (1805, 1, 1), None)
    assert indices(Sense((), during=before), Sense((), during=open_end)) == [1]


def test_an_undated_letter_is_in_no_period() -> None:
    during = Date("1805", (1805, 1, 1), (1805, 12, 31))
    assert indices(Sense((), during=during), letter=Letter("b", "B", ())) == []


def test_a_sense_that_names_the_letter_comes_before_wider_ones() -> None:
    assert indices(Sense((), senders=("hale",)), Sense((), letters=("a",))) == [1]
