"""Web Annotations: sound as JSON-LD, true to the letters' text, and read back as notes."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from commandline import run
from pyld import jsonld

from glossator.edition import read_edition
from glossator.model import (
    Answer,
    AnswerKind,
    Block,
    Certainty,
    Date,
    Edition,
    Editor,
    Kind,
    Letter,
    Mark,
    Note,
    Quote,
    Reference,
    Settings,
    Span,
    Target,
)
from glossator.readers.webannotations.own import Own
from glossator.readers.webannotations.w3c import read_w3c
from glossator.resolve import resolve
from glossator.resolve.resolved import Resolved
from glossator.resolve.webannotations.notes import take
from glossator.writers.export import Outputs, Publication
from glossator.writers.linked.portable import markdown
from glossator.writers.linked.webannotations import (
    COLLECTION_URI,
    annotation_files,
    annotations_uri,
)
from glossator.writers.linked.webannotations import CONTEXT as USED

ROOT = Path(__file__).resolve().parents[3]
EDITIONS = {
    "first": ROOT / "docs",
    "drains": ROOT / "tests" / "editions" / "drains" / "docs",
    "tolstoy-gandhi": ROOT / "examples" / "tolstoy-gandhi" / "docs",
}
CONTEXT = json.loads((Path(__file__).parent / "vendor" / "anno.jsonld").read_text("utf-8"))
SITE = "https://example.org/letters-of-anne"


def offline(url: str, _options: Any = None) -> dict[str, Any]:
    """The one context that there is; anything else would want a network."""
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXT}


def expanded(held: Any, base: str = "") -> Any:
    (made,) = jsonld.expand(held, {"documentLoader": offline, "base": base})
    return made


OWN = {
    "data/parties.yml": "anne: {name: Anne}\nbea: {name: Bea}\n",
    "data/references.yml": (
        "young: {type: book, title: Fords, DOI: 10.1000/182}\nhill: {type: book, title: Hill}\n"
    ),
    "letters/ford.md": (
        "---\ntitle: ford\nfrom: bea\ndate: 1804\n---\nThe ford is cold, and the ford is deep.\n"
    ),
    "letters/mill.md": (
        "---\ntitle: mill\nfrom: anne\ndate: 1805\n---\n"
        'The mill stands[]{.gap reason="damage" id=torn}. It is cold.\n'
    ),
    "letters/mill.notes.yml": """\
- id: cold
  quote: It is cold
  formerly: [chilly, winter]
  kind: claim
  note: So it was.
  sources: [young, hill]
  certainty: likely
  evidence: The gauge (at noon).
  by: bea
  date: 2024-05-01
  answers:
    - {letter: ford, quote: ford, prefix: "the ", as: disputes}
    - {reference: young, as: agrees}
- {id: torn-off, at: torn, note: A hole.}
- {id: own, at: letter, by: author, note: Mine., answers: {letter: ford, as: concedes}}
- {id: on-it, at: torn-off, note: As seen., answers: {reference: hill, as: asks}}
- {id: all, at: p1, note: All of it.}
""",
}
"""Two letters, one of them with notes of every kind."""


@cache
def exported(name: str, site: str = "") -> tuple[Resolved, dict[str, Any]]:
    resolved = resolve(read_edition(EDITIONS[name])[0])[0]
    outputs = Outputs(annotation_files(Publication.of(resolved, site)))
    return resolved, {one.uri: json.loads(one.content) for one in outputs}


def written(notes: tuple[Note, ...], **more: Any) -> list[Any]:
    """The annotations of a letter of one's own."""
    blocks = (Block("p1", Kind.PARAGRAPH, "𝒜nne, the gate is shut."),
              Block("p2", Kind.PARAGRAPH, "It is open."))  # fmt: skip
    letter = Letter("a", "A", blocks)
    resolved = resolve(Edition("", Settings("Own", **more), (letter,), notes))[0]
    files = Outputs(annotation_files(Publication.of(resolved, SITE)))
    pages = [json.loads(one.content) for one in files]
    return pages[1]["items"] if pages else []


@pytest.mark.parametrize("name", EDITIONS)
def test_every_key_has_a_meaning_as_json_ld(name: str) -> None:
    _, files = exported(name, SITE)
    for held in files.values():
        back = jsonld.compact(expanded(held), held["@context"], {"documentLoader": offline})
        assert back == held | {"dc:rights": back.get("dc:rights")} or same(back, held)


def same(back: Any, held: Any) -> bool:
    """Whether nothing was dropped; one in a list or alone is the same to JSON-LD."""
    if isinstance(held, dict):
        return isinstance(back, dict) and all(
            same(back.get(key), value) for key, value in held.items() if key != "@context"
        )
    if isinstance(held, list) and not isinstance(back, list):
        return len(held) == 1 and same(back, held[0])
    if isinstance(held, list):
        return len(back) == len(held) and all(any(same(b, h) for b in back) for h in held)
    return bool(back == held)


@pytest.mark.parametrize("name", EDITIONS)
def test_relative_addresses_become_whole_where_the_file_stands(name: str) -> None:
    _, relative = exported(name)
    _, absolute = exported(name, SITE)
    for uri, held in relative.items():
        there = expanded(without_words(held), f"{SITE}/{uri}")
        assert there == expanded(without_words(absolute[uri]))


def without_words(held: Any) -> Any:
    """Without what annotators wrote, whose links are no addresses to JSON-LD."""
    if isinstance(held, dict):
        return {key: without_words(one) for key, one in held.items() if key != "value"}
    return [without_words(one) for one in held] if isinstance(held, list) else held


@pytest.mark.parametrize("name", EDITIONS)
def test_the_pages_of_the_collection_hold_each_note_once_and_in_order(name: str) -> None:
    resolved, files = exported(name, SITE)
    collection = files[COLLECTION_URI]
    assert collection["type"] == "AnnotationCollection"
    by_id = {one["id"]: one for one in files.values()}
    found: list[str] = []
    page = by_id[collection["first"]]
    while True:
        assert page["type"] == "AnnotationPage" and page["partOf"]["id"] == collection["id"]
        assert page["startIndex"] == len(found)
        found += [one["id"] for one in page["items"]]
        if "next" not in page:
            break
        assert by_id[page["next"]]["prev"] == page["id"]
        page = by_id[page["next"]]
    assert page["id"] == collection["last"]
    assert len(found) == len(set(found)) == collection["total"] == len(resolved.anchors)
    assert len(found) == len(resolved.edition.notes)


@pytest.mark.parametrize("name", EDITIONS)
def test_positions_and_quotes_select_the_words_of_the_note(name: str) -> None:
    resolved, files = exported(name, SITE)
    for letter in resolved.edition.letters:
        uri = annotations_uri(letter.id)
        for one, anchor in zip(
            files.get(uri, {"items": []})["items"], resolved.anchors_of(letter.id), strict=True
        ):
            if isinstance(one["target"], str):
                assert not anchor.stretches
                continue
            page, plain = one["target"]
            assert page["source"] == f"{SITE}/letters/{letter.id}/"
            assert plain["source"] == f"{SITE}/letters/{letter.id}.txt"
            position, *quotes = plain["selector"]
            start, end = position["start"], position["end"]
            for quote in quotes:
                assert letter.text[start:end] == quote["exact"]
                assert letter.text[:start].endswith(quote["prefix"])
                assert letter.text[end:].startswith(quote["suffix"])
                found = quote["prefix"] + quote["exact"] + quote["suffix"]
                assert letter.text.count(found) == 1, "the quote means one place"
                assert quote in page["selector"]
            for fragment in page["selector"]:
                if fragment["type"] == "FragmentSelector":
                    assert fragment["value"] in {block.id for block in letter.blocks}


def test_offsets_count_code_points() -> None:
    (one,) = written((Note("n", "a", "gloss", (), quote=Quote("the gate")),))
    position = one["target"][1]["selector"][0]
    assert (position["start"], position["end"]) == (6, 14)


def test_a_quote_over_two_blocks_names_no_block() -> None:
    (one,) = written((Note("n", "a", "gloss", (), quote=Quote("is shut. It is")),))
    assert [each["type"] for each in one["target"][0]["selector"]] == ["TextQuoteSelector"]
    assert one["target"][1]["selector"][1]["exact"] == "is shut.\nIt is"


def test_a_note_on_a_block_a_letter_or_a_note_has_that_as_its_target() -> None:
    notes = (
        Note("whole", "a", "gloss", (), at="letter"),
        Note("block", "a", "gloss", (), at="p2"),
        Note("reply", "a", "gloss", (), at="block"),
    )
    found = {one["id"].partition("#note-")[2]: one["target"] for one in written(notes)}
    assert found["whole"] == f"{SITE}/letters/a/"
    assert found["reply"] == f"{SITE}/letters/a/#note-block"
    fragments = [one for one in found["block"][0]["selector"] if one["type"] == "FragmentSelector"]
    assert [one["value"] for one in fragments] == ["p2"] and "refinedBy" not in fragments[0]


def test_kind_certainty_author_and_day_are_told() -> None:
    day, year = (2013, 7, 1), Date("2013", (2013, 1, 1), (2013, 12, 31))
    one, other = written(
        (
            Note("n", "a", "claim", (), quote=Quote("the gate"), certainty=Certainty.LIKELY,
                 evidence="a copy", by="Ada Finch", date=Date("2013-07-01", day, day)),
            Note("m", "a", "link", (), quote=Quote("It is"), date=year),
        ),
        editors=(Editor("Ada Finch", orcid="0000-0002-1825-0097"),),
    )  # fmt: skip
    assert one["motivation"] == "commenting" and other["motivation"] == "linking"
    assert [b["value"] for b in one["body"]] == ["claim", "certainty: likely (a copy)"]
    assert one["creator"]["id"] == "https://orcid.org/0000-0002-1825-0097"
    assert one["created"] == "2013-07-01T00:00:00Z"
    assert "created" not in other


def test_an_answer_replies_to_the_words_and_says_how() -> None:
    _, files = exported("drains", SITE)
    items = [one for held in files.values() for one in held.get("items", [])]
    (one,) = (each for each in items if each["id"].endswith("#note-choaked-drains"))
    assert one["motivation"] == ["describing", "replying"]
    (reply,) = (body for body in one["body"] if body.get("purpose") == "replying")
    assert reply["selector"]["exact"] == "No tile drain helps it"
    assert one["cito:disputes"] == [{"id": f"{SITE}/letters/reed-1804-12-20/"}]


@pytest.mark.parametrize("kind", AnswerKind)
def test_an_answer_is_called_what_it_is_where_citos_word_is_that_of_another(
    kind: AnswerKind,
) -> None:
    note = Note("n", "a", "gloss", (Block("p1", Kind.PARAGRAPH, "So?"),), at="letter",
                answers=(Answer("a", kind),))  # fmt: skip
    (item,) = written((note,))
    (reply,) = (body for body in item["body"] if body.get("purpose") == "replying")
    assert reply.get("label", "") == (kind.value if kind in ("concedes", "asks") else "")
    (read,) = read_w3c(json.dumps(item))
    assert read.own is not None
    (answer,) = read.own.answers
    assert AnswerKind.of_cito(answer.cito, answer.called) is kind
    held = {"@context": USED, **item}
    assert same(jsonld.compact(expanded(held), USED, {"documentLoader": offline}), held)


def test_terms_travel_with_each_file() -> None:
    resolved, files = exported("first")
    terms = dict(resolved.edition.settings.rights)
    own = {annotations_uri(one.id): one.rights for one in resolved.edition.letters}
    assert any(own.values()), "a letter's own go before those of all texts"
    for uri, held in files.items():
        text = own.get(uri) or terms["text"]
        assert held["dc:rights"] == [f"text: {text}", f"notes: {terms['notes']}"]


def test_prose_becomes_markdown_that_means_the_same_elsewhere() -> None:
    blocks = (
        Block("p1", Kind.PARAGRAPH, "See it, as said. x", (
            Span(4, 6, Mark.CROSS_LINK, (("target", "t"), ("kind", "term"), ("id", "t"),
                                         ("letter", ""))),
            Span(15, 15, Mark.CITATION, (("keys", "b c"), ("label", "b"), ("locator", "p. 3"))),
            Span(17, 18, Mark.SUPERSCRIPT),
        )),
        Block("salute", Kind.SALUTE, "*"),
    )  # fmt: skip

    def address(target: Target) -> str:
        return f"{SITE}/{target.kind}/{target.id}"

    text, form = markdown(blocks, address, {"b": "Bianco 2013"})
    assert form == "text/markdown"
    assert text == (
        f"See [it]({SITE}/term/t), as said ([Bianco 2013]({SITE}/reference/b); "
        f"[c]({SITE}/reference/c), p. 3). x\n\n\\*\n"
    )


def test_links_to_letters_that_have_not_come_are_words_in_portable_markdown() -> None:
    waiting = Span(4, 8, Mark.CROSS_LINK, (("target", "elsewhere:L12"),))
    for blocks in (
        (Block("p1", Kind.PARAGRAPH, "See hers.", (waiting,)),),
        (Block("p1", Kind.HEADING, "See hers.", (waiting,), attributes=(("level", "2"),)),),
    ):
        text, form = markdown(blocks, lambda target: f"{SITE}/{target.id}", {})
        assert form == "text/markdown"
        assert text.lstrip("# ") == "See hers.\n"


def test_a_confirmed_doi_is_the_source() -> None:
    csl = {"id": "x", "DOI": "10.1000/182", "title": "T", "type": "book"}
    note = Note("n", "a", "gloss", (), at="letter", sources=("x",))
    letter = Letter("a", "A", (Block("p1", Kind.PARAGRAPH, "Words."),))
    for unconfirmed, source in (
        ((), "https://doi.org/10.1000/182"),
        (("DOI",), f"{SITE}/references/#ref-x"),
    ):
        reference = Reference("x", csl, unconfirmed=unconfirmed)
        edition = Edition("", Settings("S"), (letter,), (note,), references=(reference,))
        _, page = Outputs(annotation_files(Publication.of(resolve(edition)[0], SITE)))
        (one,) = json.loads(page.content)["items"]
        assert [b["source"] for b in one["body"] if b.get("purpose") == "linking"] == [source]


@pytest.mark.parametrize("name", EDITIONS)
def test_our_own_annotations_are_read_as_others_are(name: str) -> None:
    resolved, files = exported(name, SITE)
    for letter in resolved.edition.letters:
        if (held := files.get(annotations_uri(letter.id))) is None:
            continue
        read = read_w3c(json.dumps(held))
        for one, anchor in zip(read, resolved.anchors_of(letter.id), strict=True):
            assert one.id == f"{letter.id}-{anchor.note.id}"
            assert anchor.note.kind in one.tags
            if anchor.note.quote is not None:
                assert one.quote is not None and one.quote.exact == anchor.lemma


@pytest.mark.parametrize("name", EDITIONS)
def test_an_edition_takes_its_own_annotations_in_again(name: str, tmp_path: Path) -> None:
    files = exported(name, SITE)[1]
    edition = Path(shutil.copytree(EDITIONS[name], tmp_path / "edition"))
    for notes in (edition / "letters").glob("*.notes.yml"):
        notes.unlink()
    (edition / "data" / "events.yml").unlink(missing_ok=True)  # they are about notes
    sources = []
    for uri, held in files.items():
        if uri != COLLECTION_URI:
            sources.append(tmp_path / Path(uri).name)
            sources[-1].write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")
    done = run("import", *sources, "--into", edition)
    assert done.exit_code == 0, done.output
    again = Outputs(annotation_files(Publication.of(resolve(read_edition(edition)[0])[0], SITE)))
    assert {one.uri: json.loads(one.content) for one in again} == files


def by_id(edition: Edition) -> dict[str, Note]:
    """Notes but for their words, which have other places in files and are seen in what goes out."""
    return {note.id: replace(note, body=()) for note in edition.notes}


def test_a_note_comes_back_with_all_that_is_told_of_it(tmp_path: Path) -> None:
    """Export, import and export again; then the same again adds nothing."""
    edition = tmp_path / "edition"
    (edition / "letters").mkdir(parents=True)
    (edition / "data").mkdir()
    (edition / "edition.yml").write_text("title: Fords\n", encoding="utf-8")
    for path, text in OWN.items():
        (edition / path).write_text(text, encoding="utf-8")
    read, problems = read_edition(edition)
    resolved, more = resolve(read)
    assert (*problems, *more) == ()
    files = Outputs(annotation_files(Publication.of(resolved, SITE)))
    made = {one.uri: one.content for one in files}
    (edition / "letters/mill.notes.yml").unlink()
    file = tmp_path / "mill.annotations.jsonld"
    file.write_bytes(made[annotations_uri("mill")])
    for said in ("5 notes", "0 notes"):
        done = run("import", file, "--into", edition)
        assert done.exit_code == 0 and said in done.output
        again, problems = read_edition(edition)
        assert problems == ()
        assert by_id(again) == by_id(read)
        files = Outputs(annotation_files(Publication.of(resolve(again)[0], SITE)))
        assert {one.uri: one.content for one in files} == made


PLACES = {
    "letters/ford.md": "---\ntitle: ford\ndate: 1804\n---\nThe ford is cold.\n",
    "letters/mill.md": (
        "---\ntitle: mill\ndate: 1805\n---\nMadam,\n\n"
        "::: {.verse #verse}\nWater stands\nwhere barley stood\n:::\n\nYours.\n"
    ),
    "letters/mill.notes.yml": """\
- {id: sung, at: verse, note: "To a tune, as [[ford#p1|there]] and in [[ford|that letter]]."}
- {id: first, quote: Water stands, note: "[[mill#sung|Both lines]], and [[mill#verse|all]]."}
""",
}


@pytest.mark.parametrize("site", ["", SITE])
def test_a_note_at_a_stanza_and_links_to_places_come_back(site: str, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "edition.yml").write_text("title: Fords\n", encoding="utf-8")
    for path, text in PLACES.items():
        (tmp_path / path).write_text(text, encoding="utf-8")
    read, problems = read_edition(tmp_path)
    resolved, more = resolve(read)
    assert (*problems, *more) == ()
    files = Outputs(annotation_files(Publication.of(resolved, site)))
    made = {one.uri: one.content for one in files}
    (tmp_path / "letters/mill.notes.yml").unlink()
    file = tmp_path / "mill.annotations.jsonld"
    file.write_bytes(made[annotations_uri("mill")])
    done = run("import", file, "--into", tmp_path)
    assert done.exit_code == 0, done.output
    assert by_id(read_edition(tmp_path)[0]) == by_id(read)


def test_a_note_comes_back_at_its_words_where_these_have_moved_meanwhile(tmp_path: Path) -> None:
    edition = tmp_path / "edition"
    for path, text in {"edition.yml": "title: Fords\n", **OWN}.items():
        (edition / path).parent.mkdir(parents=True, exist_ok=True)
        (edition / path).write_text(text, encoding="utf-8")
    outputs = Outputs(annotation_files(Publication.of(resolve(read_edition(edition)[0])[0], SITE)))
    file = tmp_path / "mill.annotations.jsonld"
    file.write_bytes(outputs.at(annotations_uri("mill")).content)
    (edition / "letters/mill.notes.yml").unlink()
    letter = edition / "letters/mill.md"
    letter.write_text(
        OWN["letters/mill.md"].replace("The mill", "Hark! The mill"), encoding="utf-8"
    )
    done = run("import", file, "--into", edition)
    assert done.exit_code == 0, done.output
    resolved, problems = resolve(read_edition(edition)[0])
    assert problems == ()
    (cold,) = [one for one in resolved.anchors if one.note.id == "cold"]
    assert (cold.lemma, cold.note.formerly) == ("It is cold", ("chilly", "winter"))


MILL = f"{SITE}/letters/mill/"


def own_of(**more: Any) -> Own | None:
    """What an annotation says beside what those of others do."""
    one = {
        "id": f"{MILL}#note-n",
        "type": "Annotation",
        "body": [{"type": "TextualBody", "value": "Said.", "purpose": "commenting"}],
        "target": MILL,
        **more,
    }
    (read,) = read_w3c(json.dumps(one))
    return read.own


def test_an_annotation_of_another_s_page_is_no_note_of_the_letter_whose_address_it_has() -> None:
    assert own_of() == Own("n", MILL)
    assert own_of(target="https://elsewhere.example/a/") is None
    assert own_of(id=f"{MILL}#p1") is None


def test_only_former_addresses_on_the_letter_s_own_page_are_former_ids() -> None:
    former = [f"{MILL}#note-old", f"{SITE}/letters/ford/#note-other", MILL]
    own = own_of(**{"owl:sameAs": former})
    assert own is not None and own.formerly == ("old",)


def test_what_is_answered_in_two_ways_at_once_is_replied_to() -> None:
    ford = f"{SITE}/letters/ford/"
    body = [{"type": "SpecificResource", "source": ford, "purpose": "replying"}]
    for said, kind in (({"cito:disputes": ford}, "disputes"), ({}, "")):
        own = own_of(body=body, **{"cito:agreesWith": f"{ford}#x", **said})
        assert own is not None
        assert [(one.address, one.cito) for one in own.answers] == [(ford, kind)]
    own = own_of(body=body, **{"cito:disputes": ford, "cito:agreesWith": ford})
    assert own is not None and own.answers[0].cito == ""


def test_what_another_edition_has_no_entry_for_is_kept_as_an_address() -> None:
    letter = Letter("a", "A", (Block("p1", Kind.PARAGRAPH, "Words."),))
    source = f"{SITE}/references/#ref-x"
    page = {
        "id": f"{SITE}/letters/a/#note-n",
        "type": "Annotation",
        "body": [
            {"type": "TextualBody", "value": "Said.", "purpose": "commenting"},
            {"type": "SpecificResource", "source": source, "purpose": "linking"},
        ],
        "target": f"{SITE}/letters/a/",
    }
    (note,) = take(Edition("", Settings("S"), (letter,)), read_w3c(json.dumps(page))).notes
    assert (note.id, note.sources) == ("n", ())
    assert note.body[-1].text == f"See {source}."


def test_words_that_hold_none_are_told() -> None:
    for text in ("{", "[]", "3", '{"type": "AnnotationCollection", "total": 3}'):
        with pytest.raises(ValueError, match="file"):
            read_w3c(text)
    with pytest.raises(ValueError, match=r"letters/ID\.annotations\.jsonld"):
        read_w3c('{"type": "AnnotationCollection", "first": "https://example.org/a.jsonld"}')
    with pytest.raises(ValueError, match="has no id"):
        read_w3c('{"type": "Annotation"}')
