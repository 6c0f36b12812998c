"""`glossator show`: the letters of any source as JSON, without an edition."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from glossator.commands.reading import read_all, together
from glossator.model import (
    Answer,
    Block,
    Correspondent,
    Facsimile,
    Letter,
    Neighbour,
    Note,
    Quote,
    Span,
    Translation,
    plain_text,
)
from glossator.problems import Position, Problem, has_errors
from glossator.quoting.haystack import Haystack, matches
from glossator.readers.account import Decision
from glossator.readers.formats import FORMATS
from glossator.readers.sources import SourceReading

VERSION = 1
"""Grows where a key goes or changes its meaning, not where one comes."""


@click.command(
    short_help="Show what is read of a source, as JSON.",
    epilog="""\b
Examples:
  glossator show letter.xml                a file with one letter or many
  glossator show letters.zip               all letters of an archive or a folder
  glossator show docs/letters/hale.md      a letter of an edition
  glossator show letter.xml | jq '.letters[].blocks[].text'
""",
)
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--from", "form", metavar="FORMAT", type=click.Choice([one.name for one in FORMATS]),
              help="The format, where it is not to be told from what the source says.")  # fmt: skip
@click.option("--language", default="en", help="The letters' language, where they do not say.")
def show(source: Path, form: str | None, language: str) -> None:
    """Show the letters of a SOURCE, in any format that import reads, as JSON.

    Blocks have their text and the spans over it; offsets count code points from 0. A note's start
    and end are offsets in the letter's text, its blocks with one line feed between them; block is
    the one that the words begin in. The guide for integrators names all keys.

    Exits with 1 where the source cannot be read as letters.
    """
    reading = together(read_all([source], language, form or ""))
    click.echo(json.dumps(shown(reading), ensure_ascii=False, indent=2))
    if has_errors(reading.problems) and not reading.letters:
        raise SystemExit(1)


def shown(reading: SourceReading) -> dict[str, Any]:
    """A source's letters as values of JSON: every key is always there, and the guide names it."""
    return {
        "version": VERSION,
        "letters": [_letter(one, reading) for one in reading.letters],
        "entities": [
            {"id": one.id, "kind": one.kind.value, "name": one.name} for one in reading.entities
        ],
        "events": [
            {"id": one.id, "date": one.date.edtf, "title": one.title} for one in reading.events
        ],
        "decisions": [_decision(one) for one in reading.account.decisions],
        "left_out": [
            {**_where(one.position), "words": one.words, "why": one.why}
            for one in reading.account.left
        ],
        "kept_as_text": dict(reading.account.kept),
        "left_aside": dict(reading.account.aside),
        "problems": [_problem(one) for one in reading.problems],
    }


def _letter(letter: Letter, reading: SourceReading) -> dict[str, Any]:
    names = {one.id: one.name for one in reading.entities}
    mine = [one for one in reading.notes if one.letter == letter.id]
    return {
        "id": letter.id,
        "title": letter.title,
        "kind": letter.kind,
        "senders": [_party(one, names) for one in letter.senders],
        "recipients": [_party(one, names) for one in letter.recipients],
        "date": letter.date.edtf if letter.date else None,
        "place": _place(letter.place, names),
        "destination": _place(letter.destination, names),
        "language": letter.language,
        "status": letter.status,
        "source": letter.source,
        "rights": letter.rights,
        "blocks": [_block(one) for one in letter.blocks],
        "notes": list(_notes(mine, letter)),
        "references": _references(letter, reading),
        "answers": [_answer(one) for one in letter.answers],
        "facsimile": _facsimile(letter.facsimile) if letter.facsimile else None,
        "translations": [_translation(one, names) for one in letter.translations],
        "neighbours": [_neighbour(one) for one in letter.neighbours],
    }


def _facsimile(one: Facsimile) -> dict[str, Any]:
    images = [
        {"image": image.image, "page": image.page, "description": image.description}
        for image in one.images
    ]
    about = {"manifest": one.manifest, "credit": one.credit, "rights": one.rights}
    return {"images": images, **about}


def _translation(one: Translation, names: dict[str, str]) -> dict[str, Any]:
    return {
        "id": one.id,
        "language": one.language,
        "title": one.title,
        "translators": [
            {"id": who.party, "name": who.name or names.get(who.party, "")}
            for who in one.translators
        ],
        "source": one.source,
        "rights": one.rights,
        "blocks": [_block(block) for block in one.blocks],
    }


def _neighbour(one: Neighbour) -> dict[str, str]:
    side = "previous" if one.before else "next"
    return {"letter": one.letter, "side": side, "series": one.series}


def _party(one: Correspondent, names: dict[str, str]) -> dict[str, str]:
    return {"id": one.party, "name": names.get(one.party, ""), "certainty": one.certainty.value}


def _place(place: str, names: dict[str, str]) -> dict[str, str] | None:
    return {"id": place, "name": names.get(place, "")} if place else None


def _block(block: Block) -> dict[str, Any]:
    return {
        "id": block.id,
        "kind": block.kind.value,
        "text": block.text,
        "spans": [_span(one) for one in block.spans],
        "within": [{"kind": one.kind.value, "number": one.number} for one in block.within],
        "attributes": dict(block.attributes),
    }


def _span(span: Span) -> dict[str, Any]:
    given = dict(span.attributes)
    return {"start": span.start, "end": span.end, "mark": span.mark.value, "attributes": given}


def _notes(notes: Iterable[Note], letter: Letter) -> Iterable[dict[str, Any]]:
    haystack = Haystack.of(letter.text)
    starts = letter.starts
    for note in notes:
        places = matches(haystack, note.quote) if note.quote else ()
        start, end = places[0] if len(places) == 1 else (None, None)
        yield {
            "id": note.id,
            "quote": _quote(note.quote),
            "start": start,
            "end": end,
            "block": _block_of(start, starts, letter) or note.at,
            "kind": note.kind,
            "by": note.by,
            "text": plain_text(note.body),
        }


def _block_of(start: int | None, starts: tuple[int, ...], letter: Letter) -> str:
    if start is None:
        return ""
    return letter.blocks[sum(begin <= start for begin in starts) - 1].id


def _quote(quote: Quote | None) -> dict[str, str] | None:
    if quote is None:
        return None
    return {"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}


def _references(letter: Letter, reading: SourceReading) -> list[dict[str, Any]]:
    """The letter's own numbered list, or where it has none what the source lists."""
    if letter.references:
        return [{"label": one.label, "id": one.reference} for one in letter.references]
    return [{"label": "", "id": one.id, "csl": dict(one.csl)} for one in reading.references]


def _answer(one: Answer) -> dict[str, Any]:
    return {"to": one.to, "as": one.kind.value, "quote": _quote(one.quote)}


def _where(position: Position) -> dict[str, Any]:
    return {"path": position.path, "line": position.line, "column": position.column}


def _decision(one: Decision) -> dict[str, Any]:
    return {**_where(one.position), "what": one.what, "confidence": one.confidence.value}


def _problem(one: Problem) -> dict[str, Any]:
    return {
        "rule": one.rule.id,
        "level": one.severity.value,
        **_where(one.position),
        "message": one.message,
        "cure": one.cure or one.rule.cure,
    }
