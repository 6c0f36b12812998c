"""Who wrote to whom as CSV: a line for each direction and year, as spreadsheets read it."""

from __future__ import annotations

import csv
from io import StringIO

from glossator.dates import parse_date
from glossator.model import (
    Certainty,
    Correspondent,
    Edition,
    Entity,
    EntityKind,
    Evidence,
    Letter,
    Settings,
)
from glossator.resolve import resolve
from glossator.writers.export import Outputs, Publication
from glossator.writers.harvested.correspondences import LIMITS, URI, correspondence_files, sent

HALE = Entity("hale", EntityKind.PERSON, "Anne Hale", "Hale, Anne")
REED = Entity("reed", EntityKind.PERSON, 'Thomas "Tom" Reed', 'Reed, Thomas "Tom"')


def letter(name: str, senders: str, recipients: str, date: str = "") -> Letter:
    ends = (tuple(map(Correspondent, one.split())) for one in (senders, recipients))
    return Letter(name, name, (), "letter", *ends, parse_date(date) if date else None)


def publication(*letters: Letter) -> Publication:
    edition = Edition("docs", Settings("Small"), letters=letters, entities=(HALE, REED))
    return Publication.of(resolve(edition)[0])


def lines(*letters: Letter) -> list[list[str]]:
    (file,) = Outputs(correspondence_files(publication(*letters)))
    assert file.uri == URI
    return list(csv.reader(StringIO(file.content.decode())))


def test_a_line_counts_the_letters_of_a_year_in_one_direction_and_the_undated_last() -> None:
    assert lines(
        letter("a", "hale", "reed"),
        letter("b", "hale", "reed", "1805-01"),
        letter("c", "hale", "reed", "1805/1807"),
        letter("d", "reed", "hale", "1804"),
    ) == [
        ["sender", "sender_name", "recipient", "recipient_name", "year", "letters", "uncertain"],
        ["hale", "Hale, Anne", "reed", 'Reed, Thomas "Tom"', "1805", "2", "1"],
        ["hale", "Hale, Anne", "reed", 'Reed, Thomas "Tom"', "", "1", "0"],
        ["reed", 'Reed, Thomas "Tom"', "hale", "Hale, Anne", "1804", "1", "0"],
    ]


def test_a_letter_of_several_counts_with_each_of_them_and_nobody_is_invented() -> None:
    found = [(one.sender, one.recipient) for one in sent((
        letter("a", "hale reed", "ann bob"), letter("b", "hale", ""), letter("c", "", ""),
        letter("d", "hale hale", "hale"),
    ))]  # fmt: skip
    assert found == [
        ("hale", "ann"), ("hale", "bob"), ("reed", "ann"), ("reed", "bob"),
        ("hale", ""), ("hale", "hale"),
    ]  # fmt: skip
    assert LIMITS[0].count(publication(letter("c", "", ""))) == 1


def test_how_sure_it_is_is_the_least_sure_of_its_ends() -> None:
    doubted = Letter(
        "a", "a", (), senders=(Correspondent("hale", Certainty.LIKELY),),
        recipients=(Correspondent("reed"),), evidence=(Evidence("to", Certainty.OPEN),),
    )  # fmt: skip
    assert [one.certainty for one in sent((doubted,))] == [Certainty.OPEN]


def test_an_edition_that_names_nobody_has_no_such_file() -> None:
    assert not [*correspondence_files(publication(letter("c", "", "")))]
    assert lines(letter("b", "hale", ""))[1] == ["hale", "Hale, Anne", "", "", "", "1", "0"]
