"""A letter's translation as its file has it: LETTER.LANG.md beside LETTER.md."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from glossator.keeping import kept
from glossator.model import TargetKind, Translation, Translator
from glossator.problems import Position, Rule
from glossator.readers.findings import Findings, Reading, Use
from glossator.readers.letterfile.facts import FACTS
from glossator.readers.markdown import read_translated, split_front_matter
from glossator.readers.settings.edition import LANGUAGE
from glossator.readers.yaml.collected import OneOrMany
from glossator.readers.yaml.nodes import Mapping, Node, read_nodes
from glossator.readers.yaml.scalars import ENTRY_ID, Text, form, text_of
from glossator.readers.yaml.schema import Field, Given, JsonSchema, Record, as_given

_OF, _BY = "translation_of", "translator"
_NUMBERED = re.compile(r"^([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)-[0-9]{1,2}$")
"""A tag with a number behind it, which is a part of no tag (RFC 5646, 2.1)."""


@dataclass(frozen=True, slots=True)
class PartyOrName:
    """The id of a party, or the name of somebody whom the edition does not describe."""

    def read(self, node: Node, found: Findings) -> Translator | None:
        if isinstance(node, Mapping):
            return _BY_NAME.read(node, found)
        written = text_of(node, found, "the id of a party, or a name")
        if written is None:
            return None
        if not form(ENTRY_ID).fullmatch(written):
            return Translator(name=written)
        cure = f"Correct the id; if it is a name, write {{name: {written}}}."
        found.uses.append(Use((TargetKind.PARTY,), written, node.position, unknown=cure))
        return Translator(party=written)

    def schema(self) -> JsonSchema:
        return {"anyOf": [{"type": "string", "pattern": r"\S"}, _BY_NAME.schema()]}


_BY_NAME = Record(
    "translator",
    "A translator by name alone.",
    (Field("name", Text(), "A name that looks like an id.", required=True, example="colette"),),
    as_given(Translator),
)


@dataclass(frozen=True, slots=True)
class _LetterId:
    """The letter's id, which is looked for when all letters are there."""

    def read(self, node: Node, found: Findings) -> str | None:
        return text_of(node, found, "the id of a letter")

    def schema(self) -> JsonSchema:
        return {"type": ["string", "number"], "pattern": r"\S"}


def _translation(given: Given, found: Findings) -> Translation | None:
    letter = given.take(_OF)
    use = Use((TargetKind.LETTER,), letter, given.place(_OF), Rule.ORPHAN_TRANSLATION)
    found.uses.append(use)
    language = given.values.get("language") or _NUMBERED.sub(r"\1", given.values["id"])
    if not form(LANGUAGE.pattern).fullmatch(language):
        message = f"“{language}” is not {LANGUAGE.wanted}, so the translation has no language."
        cure = f"Name the file {letter}.LANG.md, with en for LANG for example, or give language:."
        found.report(Rule.BAD_VALUE, given.position, message, cure)
        return None
    return Translation(position=given.position, **{**given.values, "language": language})


TRANSLATION = Record(
    "translation",
    "The facts of a translation.",
    (
        Field(
            _OF,
            _LetterId(),
            "The letter's id, where the file is not called LETTER.LANG.md.",
            example="hale-1805-01-02",
        ),
        Field(
            "language",
            LANGUAGE,
            "Its language (BCP 47), where the name does not say it; en-2 is a second one in en.",
            example="en",
        ),
        Field("title", Text(), "The letter's title in this language.", example="Of the drains"),
        Field(
            _BY,
            OneOrMany(PartyOrName()),
            "Who translated: the id of a party, or a name, {name: colette} where it looks like an "
            "id; several as a list.",
            attribute="translators",
            example="[anne-hale, Thomas Reed]",
        ),
        Field(
            "source",
            Text(),
            "Where the translation was taken from.",
            example="Hale, Letters, 1902.",
        ),
        Field("rights", Text(), "Under which terms it may be used.", example="Public domain."),
    ),
    _translation,
)

_SHARED = frozenset(TRANSLATION.by_name) & frozenset(FACTS.by_name)
_OF_LETTERS_ALONE = frozenset(FACTS.by_name) - _SHARED


def named_after(stem: str) -> tuple[str, str]:
    """The letter and the language in a file's name without its ending; empty where it has no such
    form. Whether the language is one is another question."""
    letter, _, language = stem.rpartition(".")
    return (letter, language) if re.fullmatch(r"[A-Za-z0-9-]+", language) else ("", "")


def translated_letter(text: str, path: str, stem: str, letters: Container[str]) -> str:
    """The id of the letter that a file translates; empty where the file is a letter itself.

    `letters` are known by their files. What says whom it translates is a translation. So is a file
    named after a letter that says nothing which only letters say, be it that it names a
    translator or that the letter is there.
    """
    letter, _ = named_after(stem)
    # Most files are letters, and are not to be parsed twice.
    if letter not in letters and f"\n{_OF}" not in text and f"\n{_BY}" not in text:
        return ""
    front, _ = split_front_matter(text, path)
    said = _said(read_nodes(front)[0] if front is not None else None)
    if told := said.get(_OF):
        return told
    own = _OF_LETTERS_ALONE if _BY in said else _OF_LETTERS_ALONE | {"title"}
    if not letter or own & said.keys():
        return ""
    return letter if letter in letters or _BY in said else ""


def _said(node: Node | None) -> dict[str, str]:
    """The keys of front matter, each with its text."""
    if not isinstance(node, Mapping):
        return {}
    return {key.text: getattr(value, "text", "").strip() for key, value in node.entries}


@kept
def read_translation(text: str, path: str, stem: str, letter: str) -> Reading[Translation]:
    """The translation in a file that translates this letter."""
    found = Findings()
    start = Position(path)
    front, body = split_front_matter(text, path)
    blocks, problems = read_translated(body)
    found.problems.extend(problems)
    node, problems = read_nodes(front) if front is not None else (None, ())
    found.problems.extend(problems)
    whole = Mapping((), start)
    known = {"id": stem.removeprefix(f"{letter}.").replace(".", "-"), _OF: letter, "blocks": blocks}
    made = TRANSLATION.read_as(node or whole, found, known, whole)
    if made is not None and not body.text.strip():
        cure = "Write the text below the facts, or take the file away."
        found.report(Rule.NO_TEXT, start, f"The translation of “{letter}” has no text.", cure)
    return found.reading(() if made is None else (made,))
