"""The glossary: data/glossary.yml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from glossator.model import FormsIn, LinkPolicy, Section, Sense, TargetKind, Term
from glossator.problems import Problem, Rule, Severity
from glossator.readers.apparatus.statements import (
    CERTAINTY,
    EVIDENCE,
    FORMERLY,
    IDENTIFIERS,
    SOURCES,
    keep_formerly,
)
from glossator.readers.findings import Findings
from glossator.readers.settings.edition import LANGUAGE
from glossator.readers.yaml.collected import Entries, ListOf, MapOf, OneOrMany
from glossator.readers.yaml.nodes import Mapping, Node, Scalar, Sequence
from glossator.readers.yaml.scalars import DateText, IdOf, Markdown, Member, Text
from glossator.readers.yaml.schema import Field, Given, JsonSchema, Made, Record, as_given

_SENSE = Record(
    "sense",
    "What the term means in some letters.",
    (
        Field(
            "in",
            OneOrMany(IdOf((TargetKind.LETTER,))),
            "Ids of the letters where it means this.",
            attribute="letters",
            example="hale-1805-01-02",
        ),
        Field(
            "by",
            OneOrMany(IdOf((TargetKind.PARTY,))),
            "Ids of the parties who mean this by it.",
            attribute="senders",
            example="anne-hale",
        ),
        Field("during", DateText(), "When it meant this, in EDTF.", example="1804/1806"),
        Field(
            "definition",
            Markdown(),
            "The meaning, in Markdown.",
            required=True,
            spare=(),
            example="Here the open ditches.",
        ),
    ),
    as_given(Sense),
)


_BY_LANGUAGE = MapOf(
    OneOrMany(Text()),
    LANGUAGE.pattern,
    LANGUAGE.wanted,
    example="de: [Rohr, Röhre]",
    meant=LANGUAGE.meant,
)


@dataclass(frozen=True, slots=True)
class _Forms:
    """A form; or forms by their language, each with one or several."""

    def read(self, node: Node, found: Findings) -> tuple[FormsIn, ...] | None:
        if isinstance(node, Mapping):
            by_language = _BY_LANGUAGE.read(node, found) or ()
            return tuple(FormsIn(key.text, forms) for key, forms in by_language)
        form = Text().read(node, found)
        if form is not None:
            _report_several(form, ";", node, found)
        return None if form is None else (FormsIn("", (form,)),)

    def schema(self) -> JsonSchema:
        return {"anyOf": [Text().schema(), _BY_LANGUAGE.schema()]}


_FEW = 3
"""Words of a form that has no comma of its own."""


def _report_several(form: str, signs: str, node: Node, found: Findings) -> None:
    """Report forms that were written as one, with such signs between them."""
    parts = [one for one in re.split(rf"\s*[{signs}]\s*", form) if one]
    if len(parts) > 1 and all(len(one.split()) <= _FEW for one in parts):
        message = f"“{form}” is one form, with all that stands in it."
        cure = f"Several are written as a list: [{', '.join(parts)}]."
        found.problems.append(Problem(Rule.BAD_VALUE, node.position, message, cure, Severity.HINT))


@dataclass(frozen=True, slots=True)
class _OneOrSeveral(OneOrMany[tuple[FormsIn, ...]]):
    """Forms, of which several are a list: one with a comma that stands alone may be several."""

    def read(self, node: Node, found: Findings) -> tuple[tuple[FormsIn, ...], ...] | None:
        if isinstance(node, Scalar):
            _report_several(node.text, ",", node, found)
        return OneOrMany.read(self, node, found)


def _spoken(given: Iterable[tuple[FormsIn, ...]], own: str) -> tuple[FormsIn, ...]:
    """The forms of each language once; those without one, and of the term's own, first."""
    forms: dict[str, list[str]] = {"": []}
    for one in (one for several in given for one in several):
        spoken = "" if one.language == own else one.language
        forms.setdefault(spoken, []).extend(one.forms)
    return tuple(FormsIn(language, tuple(words)) for language, words in forms.items())


def _term(given: Given, found: Findings) -> Term:
    keep_formerly(given, found, TargetKind.TERM)
    name = given.take("name") or given.values["id"]
    _not_itself(given, found)
    plain, *others = _spoken(given.take("forms", ()), given.values.get("language", ""))
    return Term(
        name=name,
        forms=plain.forms,
        forms_in=tuple(others),
        position=given.position,
        **given.values,
    )


def _not_itself(given: Given, found: Findings) -> None:
    own = given.values["id"]
    see = given.nodes.get("see")
    for node in see.items if isinstance(see, Sequence) else (see,):
        if isinstance(node, Scalar) and node.text == own:
            message = f"“{own}” refers to itself under see:."
            found.report(Rule.SEE_CIRCLE, node.position, message, "Take it out there.")


_SECTIONS = Made(
    MapOf(Markdown(), example="In this exchange: Reed doubts them."),
    lambda read: tuple(Section(title.text, body) for title, body in read),
)

_FIELDS = (
    Field("name", Text(), "The term as a heading.", required=True, spare="", example="tile drain"),
    Field(
        "expansion",
        Text(),
        "What an abbreviation stands for.",
        example="Royal Agricultural Society",
    ),
    Field(
        "forms",
        _OneOrSeveral(_Forms()),
        "Further words for it; plurals come of themselves. Words of one language only, which are "
        "looked for in texts of that language: {de: Rohr}.",
        example="[drains, pipes, {de: [Rohr, Röhre]}]",
    ),
    Field(
        "language",
        LANGUAGE,
        "The language of its name and forms (BCP 47), where these are to be looked for in texts of "
        "that language alone.",
        example="de",
    ),
    Field(
        "definition",
        Markdown(),
        "What it means, in Markdown.",
        required=True,
        spare=(),
        example="A pipe of baked clay laid under a field. See [[mole-drain]].",
    ),
    Field(
        "sections",
        _SECTIONS,
        "Titled parts: title, colon, Markdown.",
        example="{In this exchange: Reed doubts them.}",
    ),
    Field(
        "senses",
        ListOf(_SENSE),
        "What it means in certain letters.",
        example="[{in: hale-1805-01-02, definition: Here the open ditches.}]",
    ),
    IDENTIFIERS,
    Field(
        "see", OneOrMany(IdOf((TargetKind.TERM,))), "Ids of related terms.", example="[mole-drain]"
    ),
    SOURCES,
    Field(
        "link",
        Member(LinkPolicy),
        "Which mentions become links: every, first or none.",
        example="first",
    ),
    CERTAINTY,
    EVIDENCE,
    FORMERLY,
)

GLOSSARY_FILE = Entries(TargetKind.TERM, Record("term", "A glossary entry.", _FIELDS, _term))
