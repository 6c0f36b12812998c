"""Events as values, and what is wrong with one at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossator.edition import read_edition
from glossator.model import Certainty, Event, Target, TargetKind
from glossator.problems import Rule
from glossator.readers.yamlfiles import json_schemas, read_data

DRAINED = """\
drained:
  date: 1811-03~
  title: The meadow is drained
  kind: improvement
  description: |
    Reed laid *tiles* [@young].
  sources: [young]
  about: [reed#drowned, hale#choaked]
  certainty: plausible
  evidence: A later hand.
  formerly: dry
"""
EDITION = {
    "edition.yml": "title: Letters\n",
    "letters/reed.md": "---\ntitle: Reed\n---\nThe meadow is drowned.\n",
    "letters/reed.notes.yml": (
        "- id: drowned\n  quote: meadow\n  formerly: wet\n  note: See [[event:drained]].\n"
    ),
}


def _read(text: str) -> tuple[Event, ...]:
    reading = read_data("events", text, "data/events.yml")
    assert reading.problems == ()
    return reading.values


def _rules(text: str) -> list[Rule]:
    return [one.rule for one in read_data("events", text, "events.yml").problems]


def _problems(folder: Path, files: dict[str, str]) -> list[str]:
    for name, text in {**EDITION, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return [str(one) for one in read_edition(folder, "")[1]]


def test_an_event_is_read_with_all_that_it_says() -> None:
    (event,) = _read(DRAINED)
    assert (event.id, event.title, event.kind) == (
        "drained", "The meadow is drained", "improvement",
    )  # fmt: skip
    assert event.date.edtf == "1811-03~"
    assert [block.text for block in event.description] == ["Reed laid tiles ."]
    assert event.sources == ("young",)
    assert event.about == (
        Target(TargetKind.NOTE, "drowned", "reed"),
        Target(TargetKind.NOTE, "choaked", "hale"),
    )
    assert (event.certainty, event.evidence) == (Certainty.PLAUSIBLE, "A later hand.")
    assert event.formerly == ("dry",)
    assert (event.position.line, event.position.column) == (1, 1)


def test_one_note_needs_no_list() -> None:
    (event,) = _read("a: {date: 1811, title: A, about: reed#drowned}")
    assert event.about == (Target(TargetKind.NOTE, "drowned", "reed"),)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("a: {title: A}", Rule.MISSING_KEY),
        ("a: {date: 1811}", Rule.MISSING_KEY),
        ("a: {date: 1811-02-30, title: A}", Rule.BAD_DATE),
        ("a: {date: 1811, title: A, about: drowned}", Rule.BAD_VALUE),
        ("a: {date: 1811, title: A, abuot: reed#drowned}", Rule.UNKNOWN_KEY),
        ("A: {date: 1811, title: A}", Rule.BAD_ID),
    ],
)
def test_what_is_wrong_is_said(text: str, rule: Rule) -> None:
    assert _rules(text) == [rule]


def test_a_note_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    events = "drained:\n  date: 1811\n  title: A\n  about:\n    - reed#drownd\n"
    assert _problems(tmp_path, {"data/events.yml": events}) == [
        "data/events.yml:5:7: error unknown-id: No note has the id “reed#drownd”. "
        "Did you mean “reed#drowned”?"
    ]


def test_a_source_that_is_not_there_is_told(tmp_path: Path) -> None:
    events = "drained: {date: 1811, title: A, sources: [young]}"
    (problem,) = _problems(tmp_path, {"data/events.yml": events})
    assert problem.startswith("data/events.yml:1:43: error unknown-id: No reference")


def test_a_note_named_by_its_old_id_is_told_the_new_one(tmp_path: Path) -> None:
    events = "drained: {date: 1811, title: A, about: reed#wet}"
    (problem,) = _problems(tmp_path, {"data/events.yml": events})
    assert "“reed#wet” is called “reed#drowned” now." in problem


def test_an_id_given_to_two_events_is_told(tmp_path: Path) -> None:
    events = "drained: {date: 1811, title: A}\nb: {date: 1812, title: B, formerly: drained}\n"
    (problem,) = _problems(tmp_path, {"data/events.yml": events})
    assert "duplicate-id" in problem


def test_notes_of_the_same_id_in_two_letters_are_two(tmp_path: Path) -> None:
    more = {
        "letters/hale.md": "---\ntitle: Hale\n---\nThe meadow is dry.\n",
        "letters/hale.notes.yml": "- {id: drowned, quote: meadow, note: No.}\n",
        "data/events.yml": "drained: {date: 1811, title: A, about: [hale#drowned, reed#drowned]}",
    }
    assert _problems(tmp_path, more) == []


def test_the_schema_completes_the_keys_of_an_event() -> None:
    schema = json_schemas()["events"]
    event = schema["additionalProperties"]
    assert event["required"] == ["date", "title"]
    assert {"kind", "description", "sources", "about", "certainty"} <= set(event["properties"])
