"""Annotations made with Hypothesis become notes, or are listed with the reason; none is lost."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from commandline import run

from glossator.edition import read_edition
from glossator.model import Edition, Quote
from glossator.readers.webannotations.hypothesis import WebAnnotation, read_annotations
from glossator.readers.webannotations.w3c import read_w3c
from glossator.resolve import resolve
from glossator.resolve.webannotations.notes import Taken, take

PAGE = "https://example.org/letters/{}/"
LETTER = """---
title: {name}
from: anne
date: 1805
---

{text}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    docs = tmp_path / "docs"
    (docs / "letters").mkdir(parents=True)
    (docs / "data").mkdir()
    (docs / "edition.yml").write_text("title: Fords\n", encoding="utf-8")
    (docs / "data" / "parties.yml").write_text("anne:\n  name: Anne\n", encoding="utf-8")
    texts = {
        "ford": "The ford is deep, and the ford is cold.",
        "mill": "The mill stands. It is cold.",
    }
    for name, text in texts.items():
        path = docs / "letters" / f"{name}.md"
        path.write_text(LETTER.format(name=name, text=text), encoding="utf-8")
    return docs


@pytest.fixture
def edition(folder: Path) -> Edition:
    read, problems = read_edition(folder)
    assert problems == ()
    return read


def row(exact: str = "", letter: str = "", **more: Any) -> dict[str, Any]:
    """One annotation as the search API gives it."""
    selector = {"type": "TextQuoteSelector", "exact": exact}
    selector |= {name: more.pop(name) for name in ("prefix", "suffix") if name in more}
    return {
        "id": "AbC-12",
        "user": "acct:jo@hypothes.is",
        "created": "2024-03-01T10:00:00+00:00",
        "text": "Deep *indeed*.",
        "uri": PAGE.format(letter) if letter else "https://example.org/",
        "target": [{"selector": [{"type": "RangeSelector"}, selector]}] if exact else [{}],
        **more,
    }


def taken(edition: Edition, *rows: dict[str, Any], private: bool = False) -> Taken:
    return take(edition, read_annotations(json.dumps({"rows": list(rows)})), private)


def test_an_annotation_becomes_a_note_with_author_and_day(edition: Edition) -> None:
    result = taken(edition, row("The mill", "mill", tags=["Claim", "water"]))
    (note,) = result.notes
    assert (note.id, note.letter, note.kind) == ("hypothesis-abc-12", "mill", "claim")
    assert (note.quote, note.by) == (Quote("The mill"), "jo")
    assert note.date is not None and note.date.edtf == "2024-03-01"
    assert [block.text for block in note.body] == ["Deep indeed.", "Tags: water."]


def test_what_is_added_to_an_annotation_is_in_the_language_of_the_edition(
    edition: Edition,
) -> None:
    german = replace(edition, settings=replace(edition.settings, language="de"))
    (note,) = taken(german, row("The mill", "mill", tags=["Wasser", "Tiefe"])).notes
    assert note.body[-1].text == "Schlagwörter: Wasser, Tiefe."


def test_the_context_decides_and_is_kept_as_short_as_may_be(edition: Edition) -> None:
    (note,) = taken(edition, row("ford", "ford", prefix="is deep, and the ")).notes
    assert note.quote == Quote("ford", prefix="the ")


def test_a_context_with_signs_of_the_page_in_it_does_no_harm(edition: Edition) -> None:
    (note,) = taken(edition, row("The mill", "mill", prefix="¶ 1 ", suffix="12 stands")).notes
    assert note.quote == Quote("The mill")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (row("ford", "ford"), "occurs twice in ford"),
        (row("It was cold", "mill"), "Did you mean"),
        (row("cold"), "occurs in several letters: ford, mill"),
        (row(), "names no letter"),
        (row("The mill", "mill", text=" "), "highlight"),
        (row("The mill", "mill", permissions={"read": ["acct:jo@hypothes.is"]}), "everybody"),
        (row(references=["gone"]), "replies to"),
    ],
)
def test_what_finds_no_place_is_listed_with_the_reason(
    edition: Edition, given: dict[str, Any], reason: str
) -> None:
    result = taken(edition, given)
    assert result.notes == ()
    assert reason in result.left[0].reason


def test_a_reply_is_a_note_on_its_note_whatever_their_order(edition: Edition) -> None:
    reply = row(id="r1", references=["AbC-12"], text="Yes.")
    nested = row(id="r2", references=["AbC-12", "r1"], text="No.")
    notes = taken(edition, nested, reply, row("The mill", "mill")).notes
    assert [(note.id, note.at) for note in notes] == [
        ("hypothesis-abc-12", ""),
        ("hypothesis-r1", "hypothesis-abc-12"),
        ("hypothesis-r2", "hypothesis-r1"),
    ]


def test_replies_in_a_circle_end(edition: Edition) -> None:
    result = taken(edition, row(id="a", references=["b"]), row(id="b", references=["a"]))
    assert len(result.left) == 2


@pytest.mark.parametrize(
    "text", ["See [[mill]]", "<b>x</b>", "[@smith]", "![x](https://x.org/y.png)"]
)
def test_words_that_would_mean_more_in_an_edition_stay_words(edition: Edition, text: str) -> None:
    (note,) = taken(edition, row("The mill", "mill", text=text)).notes
    assert [(block.text, block.spans) for block in note.body] == [(text, ())]


def test_every_annotation_is_in_one_of_three_places(edition: Edition) -> None:
    order = random.Random(7)
    rows = [
        row(order.choice(["", "The mill", "ford", "cold", "nothing"]), order.choice(["", "ford", "mill"]),
            id=f"n{n}", references=order.choice([[], [], [f"n{order.randrange(80)}"]]))
        for n in range(80)
    ]  # fmt: skip
    result = taken(edition, *rows)
    assert len(result.notes) + len(result.known) + len(result.left) == 80


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 100_000, '{"a": 1}', "[1]", '[{"text": "no id"}]', "null"]
)
def test_a_file_without_annotations_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        read_annotations(text)


def test_an_export_is_read_like_an_answer_of_the_api() -> None:
    assert read_annotations(json.dumps({"annotations": [row("x")]})) == read_annotations(
        json.dumps([row("x")])
    )
    assert isinstance(read_annotations(json.dumps([row("x")]))[0], WebAnnotation)


def annotated(tmp_path: Path, *rows: dict[str, Any]) -> list[str]:
    file = tmp_path / "annotations.json"
    file.write_text(json.dumps(list(rows)), encoding="utf-8")
    return ["import", str(file), "--into", str(tmp_path)]


def test_the_command_shows_adds_and_adds_nothing_twice(folder: Path, tmp_path: Path) -> None:
    command = annotated(tmp_path, row("The mill", "mill"))
    shown = run(*command, "--dry-run")
    assert shown.exit_code == 0 and "1 note, " in shown.output and "would be" in shown.output
    assert not (folder / "letters" / "mill.notes.yml").exists()
    assert "1 note, " in run(*command).output
    read, problems = read_edition(folder)
    assert (*problems, *resolve(read)[1]) == ()
    assert [note.id for note in read.notes] == ["hypothesis-abc-12"]
    again = run(*command)
    assert "0 notes, " in again.output and "1 there already" in again.output


def test_the_command_lists_what_finds_no_place_and_takes_the_rest(
    folder: Path, tmp_path: Path
) -> None:
    rows = (row("The mill", "mill"), row("The weir", "mill", id="Other-1"))
    done = run(*annotated(tmp_path, *rows))
    assert done.exit_code == 1
    assert "Not taken\n  Other-1" in done.output and "“The weir”: " in done.output
    assert [note.id for note in read_edition(folder)[0].notes] == ["hypothesis-abc-12"]


def aimed(letter: str, exact: str = "", prefix: str = "") -> dict[str, Any]:
    """A target as the W3C's model has it: words in a page, or the page."""
    selector = {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix}
    return {"source": PAGE.format(letter), **({"selector": selector} if exact else {})}


def w3c(edition: Edition, *targets: dict[str, Any]) -> Taken:
    one = {"id": "urn:x", "type": "Annotation", "bodyValue": "So.", "target": list(targets)}
    return take(edition, read_w3c(json.dumps(one)))


def places(result: Taken) -> list[tuple[str, str, str]]:
    return [(one.id, one.letter, one.quote.exact if one.quote else one.at) for one in result.notes]


def test_an_annotation_with_several_targets_is_a_note_on_each_of_them(edition: Edition) -> None:
    result = w3c(edition, aimed("ford", "deep"), aimed("ford", "cold"), aimed("mill", "cold"))
    assert places(result) == [
        ("hypothesis-urn-x", "ford", "deep"),
        ("hypothesis-urn-x-2", "ford", "cold"),
        ("hypothesis-urn-x-3", "mill", "cold"),
    ]
    assert {one.body[0].text for one in result.notes} == {"So."}
    assert result.left == ()


@pytest.mark.parametrize(
    "again",
    [aimed("ford", "deep"), aimed("ford", "deep", "is "), aimed("ford"), aimed("ford.txt", "deep")],
)
def test_the_same_words_in_another_form_and_the_page_they_stand_on_are_no_further_target(
    edition: Edition, again: dict[str, Any]
) -> None:
    for targets in ((aimed("ford", "deep"), again), (again, aimed("ford", "deep"))):
        result = w3c(edition, *targets)
        assert places(result) == [("hypothesis-urn-x", "ford", "deep")]
        assert result.left == ()


def test_a_target_without_a_place_is_listed_and_the_others_are_taken(edition: Edition) -> None:
    result = w3c(edition, aimed("ford", "deep"), aimed("mill", "gone"))
    assert places(result) == [("hypothesis-urn-x", "ford", "deep")]
    assert [(one.annotation.id, "“gone”" in one.reason) for one in result.left] == [
        ("urn:x-2", True)
    ]


def test_doing_it_again_adds_no_target_twice(edition: Edition) -> None:
    targets = aimed("mill", "gone"), aimed("ford", "deep"), aimed("ford", "cold")
    first = w3c(edition, *targets)
    assert len(first.notes) == 2
    again = w3c(replace(edition, notes=first.notes), *targets)
    assert (again.notes, len(again.known), len(again.left)) == ((), 2, 1)


def test_no_further_target_gets_the_id_of_another_annotation(edition: Edition) -> None:
    targets = [[aimed("ford", "deep"), aimed("ford", "cold")], [aimed("mill", "cold")]]
    both = [
        {"id": name, "type": "Annotation", "bodyValue": name, "target": target}
        for name, target in zip(("urn:x", "urn:x-2"), targets, strict=True)
    ]
    result = take(edition, read_w3c(json.dumps(both)))
    assert places(result) == [
        ("hypothesis-urn-x", "ford", "deep"),
        ("hypothesis-urn-x-3", "ford", "cold"),
        ("hypothesis-urn-x-2", "mill", "cold"),
    ]
    assert (result.known, result.left) == ((), ())


def test_two_ids_that_differ_in_signs_alone_are_told(edition: Edition) -> None:
    both = [{"id": name, "type": "Annotation", "bodyValue": "So.", "target": [aimed("ford", words)]}
            for name, words in (("urn:x-1", "deep"), ("urn:x_1", "cold"))]  # fmt: skip
    result = take(edition, read_w3c(json.dumps(both)))
    assert places(result) == [("hypothesis-urn-x-1", "ford", "deep")]
    (left,) = result.left
    assert (left.annotation.id, "case and signs" in left.reason) == ("urn:x_1", True)


def kept(fragment: str, said: str = "Mine.", **more: Any) -> dict[str, Any]:
    """A note as a reader's device has it, on a whole element or on words in it."""
    quote = {"type": "TextQuoteSelector", **more}
    selector = {
        "type": "FragmentSelector",
        "value": fragment,
        **({"refinedBy": quote} if more else {}),
    }
    source = {"id": PAGE.format("ford"), "type": "Text", "label": "ford"}
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:uuid:0C2F71A9-b3de-4b0e-9c39-7b1d4f0a2e55",
        "type": "Annotation",
        "created": "2026-11-30T08:00:00Z",
        "body": {
            "type": "TextualBody",
            "value": said,
            "format": "text/plain",
            "purpose": "commenting",
        },
        "target": {"source": source, "label": "term ford", "selector": selector},
    }


def of_reader(edition: Edition, one: dict[str, Any], by: str = "") -> Taken:
    return take(edition, read_w3c(json.dumps({"type": "AnnotationPage", "items": [one]})), by=by)


def test_a_reader_s_note_has_a_short_id_and_the_name_that_is_told(edition: Edition) -> None:
    one = kept("p1", exact="ford", prefix="and the ", suffix=" is cold")
    (note,) = of_reader(edition, one, "Kit").notes
    assert (note.id, note.by, note.letter) == ("reader-0c2f71a9b3de", "Kit", "ford")
    assert note.quote is not None and note.quote.exact == "ford"
    (named,) = of_reader(edition, {**one, "creator": "Ada"}, "Kit").notes
    assert named.by == "Ada"


def test_lines_of_plain_words_are_paragraphs_and_no_markdown(edition: Edition) -> None:
    (note,) = of_reader(edition, kept("p1", "1. *Deep*?\n[[ford]]", exact="deep")).notes
    assert [block.text for block in note.body] == ["1. *Deep*?", "[[ford]]"]
    assert not any(block.spans for block in note.body)


def test_what_is_on_a_whole_is_on_that(edition: Edition) -> None:
    whole = "The ford is deep, and the ford is cold."
    for one in (kept("p1"), kept("p1", exact=whole)):
        (note,) = of_reader(edition, one).notes
        assert (note.at, note.quote) == ("p1", None)
    noted = replace(edition, notes=of_reader(edition, kept("p1", exact="deep")).notes)
    reply = {
        **kept("note-reader-0c2f71a9b3de"),
        "id": "urn:uuid:11111111-b3de-4b0e-9c39-7b1d4f0a2e55",
    }
    (answer,) = of_reader(noted, reply).notes
    assert (answer.id, answer.at) == ("reader-11111111b3de", "reader-0c2f71a9b3de")


def test_what_is_on_another_entry_says_so_in_the_note(edition: Edition) -> None:
    (note,) = of_reader(edition, kept("term-ford")).notes
    assert note.at == "letter"
    assert [block.text for block in note.body] == ["Mine.", "On term ford."]


def test_words_of_a_translation_become_no_note_though_the_letter_has_them(edition: Edition) -> None:
    result = of_reader(edition, kept("translation-en-p1", exact="deep"))
    assert result.notes == ()
    assert "on a translation" in result.left[0].reason
