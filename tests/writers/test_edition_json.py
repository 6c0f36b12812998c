"""edition.json: reading it gives the same edition, its schema holds, and damage is told."""

from __future__ import annotations

import io
import json
import tarfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from commandline import run
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator as Validator
from letters_made_up import letters as made_up

from glossator.asjson.codec import decode, written
from glossator.edition import read_edition
from glossator.model import (
    Answer,
    AnswerKind,
    Certainty,
    Edition,
    Entity,
    Event,
    Letter,
    Note,
    Reference,
    Settings,
    Term,
)
from glossator.readers.editionjson import read_edition_json
from glossator.readers.tei import read_tei
from glossator.resolve import resolve
from glossator.resolve.resolved import Resolved
from glossator.writers.editionjson import (
    EDITION_SCHEMA,
    EDITION_URI,
    LETTER_SCHEMA,
    edition_json_files,
    letter_uri,
)
from glossator.writers.export import Outputs, Publication
from glossator.writers.formats import Exports

ROOT = Path(__file__).resolve().parents[2]
EDITIONS = {
    "first": ROOT / "docs",
    "drains": ROOT / "tests" / "editions" / "drains" / "docs",
    "translated": ROOT / "tests" / "editions" / "translated" / "docs",
    "tolstoy-gandhi": ROOT / "examples" / "tolstoy-gandhi" / "docs",
}
EVERY = 20
"""How many of the large collection's letters stand for one that is tried."""


def files(resolved: Resolved, site: str = "") -> dict[str, str]:
    """The texts of all JSON files of an edition, by address."""
    outputs = dict(Exports(Publication.of(resolved, site)).by_format)
    (made,) = (found for one, found in outputs.items() if one.id == "edition-json")
    return {one.uri: one.content.decode() for one in made}


@cache
def exported(name: str) -> tuple[Resolved, dict[str, str]]:
    resolved = resolve(read_edition(EDITIONS[name])[0])[0]
    return resolved, files(resolved)


def bare(edition: Edition) -> Edition:
    """What the file carries: everything but the folder and the site's ordinary pages."""
    order = {letter.id: place for place, letter in enumerate(edition.letters)}
    notes = tuple(sorted(edition.notes, key=lambda note: order[note.letter]))
    return replace(edition, folder="", pages=(), notes=notes)


@pytest.mark.parametrize("name", EDITIONS)
def test_reading_what_was_written_gives_the_same_edition(name: str) -> None:
    resolved, texts = exported(name)
    back, problems = read_edition_json(texts[EDITION_URI], "edition.json")
    assert problems == ()
    assert back == bare(resolved.edition)


@pytest.mark.parametrize("name", EDITIONS)
def test_a_letter_s_file_holds_the_same_letter_and_its_notes(name: str) -> None:
    resolved, texts = exported(name)
    whole = {one["id"]: one for one in json.loads(texts[EDITION_URI])["letters"]}
    for letter in resolved.edition.letters:
        text = texts[letter_uri(letter.id)]
        assert json.loads(text)["letter"] == whole[letter.id]
        back, problems = read_edition_json(text, "letter.json")
        assert problems == () and back is not None
        assert back.letters == (letter,)
        assert back.notes == tuple(n for n in resolved.edition.notes if n.letter == letter.id)
        assert back.settings.rights == resolved.edition.settings.rights


@pytest.mark.parametrize("name", EDITIONS)
def test_the_published_schemas_hold(name: str) -> None:
    _, texts = exported(name)
    for uri, text in texts.items():
        if uri in (EDITION_SCHEMA, LETTER_SCHEMA):
            Validator.check_schema(json.loads(text))
            continue
        schema = EDITION_SCHEMA if uri == EDITION_URI else LETTER_SCHEMA
        Validator(json.loads(texts[schema])).validate(json.loads(text))
        assert json.loads(text)["$schema"].endswith(schema.rpartition("/")[2])


def test_the_schema_says_what_keys_mean_and_refuses_others() -> None:
    _, texts = exported("drains")
    schema, held = json.loads(texts[EDITION_SCHEMA]), json.loads(texts[EDITION_URI])
    assert schema["$defs"]["Span"]["properties"]["attributes"]
    assert "BCP 47" in schema["$defs"]["Letter"]["properties"]["language"]["description"]
    assert all(one.get("description") for one in schema["$defs"].values())
    note = schema["$defs"]["Note"]["properties"]
    assert note["certainty"]["default"] == "certain"
    assert "default" not in note["evidence"], "what is left out is nothing, not an empty word"
    held["letters"][0]["titel"] = "x"
    held["letters"][0]["blocks"][0]["kind"] = "heap"
    wrong = {one.json_path for one in Validator(schema).iter_errors(held)}
    assert wrong == {"$.letters[0]", "$.letters[0].blocks[0].kind"}


@pytest.mark.parametrize("name", EDITIONS)
def test_offsets_lead_to_the_words(name: str) -> None:
    resolved, texts = exported(name)
    for letter in resolved.edition.letters:
        held = json.loads(texts[letter_uri(letter.id)])["letter"]
        blocks = {block["id"]: block for block in held["blocks"]}
        assert [letter.text[one["offset"] :][: len(one["text"])] for one in held["blocks"]] == [
            one["text"] for one in held["blocks"]
        ]
        for note in held.get("notes", []):
            place = note.get("passage")
            if place is None:
                continue
            said = [blocks[p["block"]]["text"][p["start"] : p["end"]] for p in place["parts"]]
            if place.get("words"):
                assert letter.text[place["start"] : place["end"]] == place["words"]
                assert "".join(said) == place["words"].replace("\n", "")


def test_answers_have_both_ends_and_a_property_of_cito() -> None:
    _, texts = exported("drains")
    held = json.loads(texts[EDITION_URI])
    (one, *_) = (each for each in held["answers"] if each["kind"] == "disputes")
    assert one["cito"] == "http://purl.org/spar/cito/disputes"
    assert one["source_passage"]["words"] and one["target_passage"]["words"]
    ends = {letter["id"]: letter.get("exchange", []) for letter in held["letters"]}
    assert one in ends[one["source"]["id"]] and one in ends[one["target"]["id"]]


def test_addresses_are_paths_from_the_site_which_is_named_or_relative() -> None:
    resolved, texts = exported("drains")
    held = json.loads(texts[EDITION_URI])
    assert held["site"] == "../"
    assert held["letters"][0]["path"] == f"letters/{held['letters'][0]['id']}/"
    named = files(resolved, "https://example.org/drains")
    assert json.loads(named[EDITION_URI])["site"] == "https://example.org/drains/"
    assert json.loads(named[EDITION_SCHEMA])["$id"] == (
        "https://example.org/drains/data/edition.schema.json"
    )
    assert str(ROOT) not in "".join(texts.values()), "no folder of the editor's is told"


@pytest.mark.parametrize("name", ["drains", "first"])
def test_an_empty_edition_that_takes_it_in_is_exported_as_the_same(
    name: str, tmp_path: Path
) -> None:
    resolved, texts = exported(name)
    source, into = tmp_path / "edition.json", tmp_path / "new"
    source.write_text(texts[EDITION_URI], encoding="utf-8")
    into.mkdir()
    title = json.dumps(resolved.edition.settings.title, ensure_ascii=False)
    (into / "edition.yml").write_text(f"# Ours.\ntitle: {title}\n", encoding="utf-8")
    done = run("import", source, "--into", into)
    assert done.exit_code == 0, done.output
    kept = (into / "edition.yml").read_text(encoding="utf-8")
    assert kept.startswith(f"# Ours.\ntitle: {title}\n")
    assert "Left out" not in done.output
    taken, _ = read_edition(into)
    back = resolve(taken)[0]
    assert back.edition.settings == resolved.edition.settings
    assert back.edition.events == resolved.edition.events != ()
    assert json.loads(files(back)[EDITION_URI]) == json.loads(texts[EDITION_URI])
    once_more = run("import", source, "--into", into)
    assert "0 letters, 0 notes" in once_more.output and "new event" not in once_more.output


def test_translations_are_taken_in_and_not_overwritten(tmp_path: Path) -> None:
    resolved, texts = exported("translated")
    source, into = tmp_path / "edition.json", tmp_path / "new"
    source.write_text(texts[EDITION_URI], encoding="utf-8")
    into.mkdir()
    (into / "edition.yml").write_text("title: Ours\n", encoding="utf-8")
    take = ["import", str(source), "--into", str(into)]
    done = run(*take)
    assert done.exit_code == 0, done.output
    assert read_edition(into)[0].letters == resolved.edition.letters
    english = into / "letters" / "brandt-1811-04-02.en.md"
    ours = english.read_text(encoding="utf-8").replace("barge", "boat")
    english.write_text(ours, encoding="utf-8")
    again = run(*take)
    assert again.exit_code == 0, again.output
    assert english.read_text(encoding="utf-8") == ours
    (into / "data/imported.json").unlink()
    again = run(*take)
    assert again.exit_code != 0
    assert "  brandt-1811-04-02: its translation en\n" in again.output
    assert english.read_text(encoding="utf-8") == ours
    forced = run(*take, "--force")
    assert forced.exit_code == 0, forced.output
    assert read_edition(into)[0].letters == resolved.edition.letters


def test_an_edition_keeps_what_its_own_file_says_and_is_told(tmp_path: Path) -> None:
    _, texts = exported("drains")
    source, into = tmp_path / "edition.json", tmp_path / "new"
    source.write_text(texts[EDITION_URI], encoding="utf-8")
    into.mkdir()
    (into / "edition.yml").write_text("title: Ours\nrights:\n  text: Ours.", encoding="utf-8")
    done = run("import", source, "--into", into)
    assert done.exit_code == 0, done.output
    told = "title, rights of “Letters on the drains”: edition.yml has its own"
    assert told in done.output
    settings = read_edition(into)[0].settings
    assert (settings.title, settings.rights) == ("Ours", (("text", "Ours."),))
    assert settings.description == "Two farmers disagree about a wet meadow."
    again = run("import", source, "--into", into)
    assert "the settings of “Letters on the drains”" in again.output, "it holds letters now"


@given(blocks=made_up(), body=made_up(prose=True))
@settings(max_examples=30)
def test_any_letter_comes_back_as_it_was(blocks: Any, body: Any) -> None:
    letter = Letter("a", "A", blocks, answers=(Answer("b", AnswerKind.ASKS),))
    notes = (Note("n", "a", "gloss", body, at="letter", certainty=Certainty.OPEN),)
    resolved = resolve(Edition("", Settings("Made up"), (letter,), notes))[0]
    text = whole(resolved)
    back, problems = read_edition_json(text, "edition.json")
    assert problems == () and back == resolved.edition
    schema().validate(json.loads(text))


@cache
def schema() -> Validator:
    return Validator(json.loads(exported("drains")[1][EDITION_SCHEMA]))


def whole(resolved: Resolved) -> str:
    outputs = Outputs(edition_json_files(Publication.of(resolved)))
    return next(iter(outputs)).content.decode()


_PARTS = st.sampled_from([Settings, Term, Entity, Event, Answer])


@given(value=_PARTS.flatmap(st.from_type))
@settings(max_examples=60)
def test_any_value_of_the_model_comes_back_as_it_was(value: Any) -> None:
    if has_a_name_twice(value):
        return
    back, wrong = decode(type(value), json.loads(written(value)))
    assert wrong == [] and back == value


def has_a_name_twice(value: Any) -> bool:
    """Whether pairs somewhere in it give a name twice, as no reader does."""
    if isinstance(value, tuple):
        pairs = value and all(isinstance(one, tuple) and len(one) == 2 for one in value)
        return (bool(pairs) and len({one[0] for one in value}) < len(value)) or any(
            map(has_a_name_twice, value)
        )
    names = getattr(value, "__slots__", ())
    return any(has_a_name_twice(getattr(value, name)) for name in names)


def test_references_keep_all_their_fields() -> None:
    csl = {"id": "a", "issued": {"date-parts": [[1805, 1]]}, "author": [{"literal": "Ü"}], "n": 1.5}
    reference = Reference("a", csl, unconfirmed=("DOI",))
    back, wrong = decode(Reference, json.loads(written(reference)))
    assert wrong == [] and back == reference


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda held: held.update(version=2), "of version 1: it says 2"),
        (lambda held: held.pop("settings"), "At /: settings is missing."),
        (lambda held: held["letters"][0].update(titel=1), "At /letters/0/titel: this key is"),
        (lambda held: held["letters"][0].update(title=1), "At /letters/0/title: text belongs"),
        (lambda held: held["letters"][0]["blocks"][0].update(kind="heap"), "one of these belongs"),
        (lambda held: held["letters"][0]["blocks"][0].update(offset=True), "a whole number"),
        (lambda held: held["letters"][0].update(blocks={}), "an array belongs here"),
        (lambda held: held["letters"][0]["date"].update(earliest=[1]), "an array of 3"),
        (lambda held: held["settings"].update(rights=[]), "an object of texts"),
        (lambda held: held.update(terms=[1]), "At /terms/0: an object belongs here."),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(change: Any, said: str) -> None:
    held = json.loads(exported("drains")[1][EDITION_URI])
    change(held)
    back, problems = read_edition_json(json.dumps(held), "edition.json")
    assert back is None and said in str(problems[0])


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '"x"', "[" * 100_000, '{"version": 1}'])
def test_what_is_no_edition_is_told(text: str) -> None:
    back, problems = read_edition_json(text, "edition.json")
    assert back is None and problems


def test_letters_of_a_large_collection_come_back_as_they_were(corpora: Path) -> None:
    readings = []
    with tarfile.open(corpora / "tei" / "collection_jeanpaul.tar.gz") as archive:
        members = sorted(one.name for one in archive.getmembers() if one.name.endswith(".xml"))
        for name in members[::EVERY]:
            file = archive.extractfile(name)
            assert isinstance(file, io.BufferedReader)
            readings.append(read_tei(file.read(), name))
    edition = Edition(
        "", Settings("Sample"), tuple(one for each in readings for one in each.letters),
        tuple(one for each in readings for one in each.notes),
    )  # fmt: skip
    assert len(edition.letters) > 40
    resolved = resolve(edition)[0]
    text = whole(resolved)
    back, problems = read_edition_json(text, "edition.json")
    assert problems == () and back == bare(resolved.edition)
    schema().validate(json.loads(text))
