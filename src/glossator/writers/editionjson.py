"""edition.json, the whole edition as data, and a small file of the same shape for each letter.

Reading it gives the same edition again (readers/editionjson). A letter is encoded once, for both.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from functools import cache, cached_property, lru_cache, partial
from typing import Any, TypeVar

from glossator import __version__
from glossator.addresses import Home, address
from glossator.asjson.codec import extended, joined, members, quoted, written
from glossator.asjson.schema import json_schema
from glossator.asjson.shapes import (
    VERSION,
    About,
    EditionRecord,
    EntityRecord,
    EventRecord,
    Exchange,
    LetterFile,
    Part,
    Passage,
    ReferenceRecord,
    TermRecord,
    ThreadRecord,
)
from glossator.model import Letter, Note, Target, TargetKind
from glossator.resolve.resolved import AnswerLink, Mention, Stretch, in_whole_text
from glossator.writers.export import Each, Gathered, Limit, Output, Publication, covered

EDITION_URI = "data/edition.json"
EDITION_SCHEMA = "data/edition.schema.json"
LETTER_SCHEMA = "data/letter.schema.json"
_GENERATOR = f"Glossator {__version__}"
_CITO = "http://purl.org/spar/cito/"
_PATHS = Home()
_APART = (TargetKind.LETTER, TargetKind.NOTE, TargetKind.PAGE)
"""Letters and notes have their own mentions; the site's ordinary pages are not in the file."""
T = TypeVar("T")


def letter_uri(letter: str) -> str:
    """Where the file of one letter stands."""
    return f"letters/{letter}.json"


def edition_json_files(publication: Publication) -> Iterator[Output | Each]:
    """The edition, each letter, and the two schemas."""
    made = _Written(publication)
    letters = tuple(publication.letters)
    gathered = Gathered(letters, made.piece, made.head, b",\n", b"]}\n")
    yield Output(EDITION_URI, gathered if letters else made.alone)
    yield Each(letter_uri, publication.letters, made.letter)
    for uri, cls in _SCHEMAS.items():
        yield Output(uri, partial(_schema, cls, publication.home, uri))


_SCHEMAS = {EDITION_SCHEMA: EditionRecord, LETTER_SCHEMA: LetterFile}


def _schema(cls: Any, home: Home, uri: str) -> str:
    title = f"Glossator: {_TITLES[cls]}"
    schema = json_schema(cls, title, home.to(uri, seen_from=uri))
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


_TITLES = {EditionRecord: "an edition", LetterFile: "a letter of an edition"}


class _Written:
    """What is encoded once for several files."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self.last = ("", b"")
        """The letter that was encoded last, by its id."""

    def head(self) -> str:
        """Everything but the letters. They follow, a letter a line, so that two versions can be
        compared.
        """
        whole = _edition(self.publication, self.answers)
        lists = {name: _in_lines(map(written, getattr(whole, name))) for name in _LISTS}
        entries = {"$schema": quoted(EDITION_SCHEMA.rpartition("/")[2]), **members(whole, **lists)}
        if mentions := [*_other_mentions(self.publication)]:
            entries["mentions"] = _in_lines(mentions)
        rest = ",\n".join(f'"{name}": {said}' for name, said in entries.items())
        return f'{{{rest},\n"letters": ['

    def alone(self) -> str:
        """An edition without letters."""
        return f"{self.head()}]}}\n"

    def piece(self, name: str) -> bytes:
        """A letter as it stands in the edition."""
        return self._letter(self.publication.letters[name])

    def letter(self, letter: Letter) -> bytes:
        """The file of one letter."""
        publication = self.publication
        uri = letter_uri(letter.id)
        head = {
            "$schema": quoted(_PATHS.to(LETTER_SCHEMA, seen_from=uri)),
            "version": str(VERSION),
            "generator": quoted(_GENERATOR),
            "site": quoted(publication.home.to("", seen_from=uri)),
            "edition": self._about,
        }
        around = f'{joined(head)[:-1]},\n"letter": '.encode()
        return around + self._letter(letter) + b"}\n"

    @cached_property
    def _about(self) -> str:
        settings = self.publication.settings
        editors = tuple(one.name for one in settings.editors)
        return written(
            About(settings.title, settings.subtitle, settings.version, editors, settings.language,
                  settings.rights)
        )  # fmt: skip

    def _letter(self, letter: Letter) -> bytes:
        if self.last[0] != letter.id:
            target = letter.target
            exchange = self.by_end.get(target, ())
            record = _letter_record(self.publication, letter, exchange)
            self.last = (letter.id, record.encode("utf-8"))
        return self.last[1]

    @cached_property
    def answers(self) -> tuple[Exchange, ...]:
        """All answers, with both their ends."""
        return tuple(_answer(self.publication, one) for one in self.publication.resolved.answers)

    @cached_property
    def by_end(self) -> dict[Target, list[Exchange]]:
        """The answers that each letter and reference gives and gets."""
        found: dict[Target, list[Exchange]] = defaultdict(list)
        for one in self.answers:
            for end in dict.fromkeys((one.source, one.target)):
                found[end].append(one)
        return found


_LISTS = ("terms", "entities", "references", "events", "threads", "answers")
"""What has an entry a line in the edition's file."""


def _in_lines(entries: Iterable[str]) -> str:
    return "[" + ",\n".join(entries) + "]"


def _edition(publication: Publication, answers: tuple[Exchange, ...]) -> EditionRecord:
    """Everything but the letters and what mentions what."""
    edition, folders = publication.edition, Home(folders=publication.home.folders)
    return EditionRecord(
        version=VERSION,
        generator=_GENERATOR,
        site=publication.home.to("", seen_from=EDITION_URI),
        settings=edition.settings,
        terms=tuple(_with(TermRecord, one, path=folders.of(one.target)) for one in edition.terms),
        entities=tuple(
            _with(EntityRecord, one, path=folders.of(one.target)) for one in edition.entities
        ),
        references=tuple(
            _with(ReferenceRecord, one, path=folders.of(one.target)) for one in edition.references
        ),
        events=tuple(
            _with(EventRecord, one, path=folders.of(one.target)) for one in edition.events
        ),
        threads=tuple(_threads(publication)),
        answers=answers,
    )


def _threads(publication: Publication) -> Iterator[ThreadRecord]:
    folders = Home(folders=publication.home.folders)
    for one in publication.resolved.threads:
        path = folders.of(one.target)
        yield ThreadRecord(one.id, one.title, path, one.members)


def _with(cls: type[T], value: Any, **more: Any) -> T:
    """A record of a value of the model, with more."""
    kind: Any = type(value)
    return cls(**{name: getattr(value, name) for name in _names(kind)} | more)


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(cls))


def _letter_record(publication: Publication, letter: Letter, exchange: Iterable[Exchange]) -> str:
    """A LetterRecord as JSON, without making one: what it adds to the model's letter stands behind
    the rest.
    """
    text, starts = letter.text, letter.starts
    blocks = (
        extended(written(block), offset=str(start))
        for block, start in zip(letter.blocks, starts, strict=True)
    )
    made = members(letter, blocks=_array(blocks))
    anchors = publication.anchors.get(letter.id, ())
    places = {one.note.id: covered(one, letter) for one in anchors}
    path = Home(folders=publication.home.folders).of(letter.target)
    made["path"] = quoted(path)
    more = {
        "notes": [
            _note(note, path, _placed(letter, text, starts, places.get(note.id, ())))
            for note in publication.notes.get(letter.id, ())
        ],
        "mentions": [*_mentions(publication, letter)],
        "exchange": [*map(written, exchange)],
    }
    return joined(made | {name: _array(entries) for name, entries in more.items() if entries})


def _array(entries: Iterable[str]) -> str:
    return f"[{','.join(entries)}]"


def _note(note: Note, letter: str, passage: str) -> str:
    """A NoteRecord, likewise; it stands in the page of its letter, whose path is given."""
    path = quoted(f"{letter}#{address(note.target)[1]}")
    if not passage:
        return extended(written(note), path=path)
    return extended(written(note), path=path, passage=passage)


def _placed(letter: Letter, text: str, starts: Sequence[int], stretches: Sequence[Stretch]) -> str:
    """A Passage, likewise; empty where there is none."""
    found = _passage(letter, text, starts, stretches)
    if found is None:
        return ""
    parts = [f'{{"block":{quoted(block)},"start":{start},"end":{end}}}'
             for block, start, end in found.parts]  # fmt: skip
    words = f',"words":{quoted(found.words)}' if found.words else ""
    return f'{{"start":{found.start},"end":{found.end}{words},"parts":{_array(parts)}}}'


def _mentions(publication: Publication, letter: Letter) -> Iterator[str]:
    by_source = publication.resolved.by_source
    for mention in by_source.get(letter.target, ()):
        yield _mention(mention)
    for note in publication.notes.get(letter.id, ()):
        source = note.target
        if found := by_source.get(source):
            said = written(source)
            yield from (_mention(mention, said) for mention in found)


def _other_mentions(publication: Publication) -> Iterator[str]:
    for source, mentions in publication.resolved.by_source.items():
        if source.kind not in _APART:
            said = written(source)
            yield from (_mention(mention, said) for mention in mentions)


_target = lru_cache(maxsize=10_000)(written)
"""A few hundred terms are mentioned by the ten thousand."""


def _mention(one: Mention, source: str = "") -> str:
    """A MentionRecord, likewise: there are more mentions than anything else."""
    made = f'{{"target":{_target(one.target)}'
    if source:
        made += f',"source":{source}'
    if one.part:
        made += f',"part":{quoted(one.part)}'
    if one.block:
        made += f',"block":{one.block}'
    if one.start:
        made += f',"start":{one.start}'
    if one.end:
        made += f',"end":{one.end}'
    return made + ("}" if one.linked else ',"linked":false}')


def _passage(
    letter: Letter, text: str, starts: Sequence[int], stretches: Sequence[Stretch]
) -> Passage | None:
    if not stretches:
        return None
    parts = tuple(Part(letter.blocks[one.block].id, one.start, one.end) for one in stretches)
    start, end = in_whole_text(stretches, starts)
    return Passage(start, end, text[start:end], parts)


def _answer(publication: Publication, one: AnswerLink) -> Exchange:
    return Exchange(
        kind=one.kind,
        cito=_CITO + one.kind.cito,
        source=one.source,
        target=one.target,
        source_passage=_end(publication, one.source, one.source_stretches),
        target_passage=_end(publication, one.target, one.target_stretches),
        passage=one.passage,
        note=one.note.target if one.note else None,
        certainty=one.certainty,
    )


def _end(publication: Publication, end: Target, stretches: Sequence[Stretch]) -> Passage | None:
    letter = publication.letters.get(end.id) if end.kind is TargetKind.LETTER else None
    return _passage(letter, letter.text, letter.starts, stretches) if letter else None


def _pages(publication: Publication) -> int:
    return len(publication.edition.pages)


LIMITS = (
    Limit("pages", "The site’s ordinary pages are left out; what the edition says is all there.",
          _pages),
)  # fmt: skip
