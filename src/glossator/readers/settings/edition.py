"""The edition's own file: edition.yml."""

from __future__ import annotations

from glossator.identifiers import is_sound
from glossator.model import Editor, LinkPolicy, Settings, TargetKind, ThreadName
from glossator.problems import Rule
from glossator.readers.findings import Findings
from glossator.readers.languagenames import tag_called
from glossator.readers.settings.levels import RULES
from glossator.readers.yaml.collected import Entries, MapOf, OneOrMany
from glossator.readers.yaml.nodes import Scalar
from glossator.readers.yaml.scalars import (
    ENTRY_ID,
    DateText,
    IdOf,
    Markdown,
    Member,
    Text,
    as_address,
)
from glossator.readers.yaml.schema import Field, Given, Made, Record, as_given, in_place

LANGUAGE = Text(
    "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", "a language tag such as en or pt-BR", tag_called
)

KINDS = (
    ("gloss", "Gloss"),
    ("claim", "Claim examined"),
    ("correction", "Inaccuracy"),
    ("link", "Connection"),
    ("later", "Later events"),
    ("textual", "Text"),
)
"""The kinds of notes that every edition has, with their names for readers."""


def _pairs(read: tuple[tuple[Scalar, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((key.text, value) for key, value in read)


def _kinds(read: tuple[tuple[Scalar, str], ...]) -> tuple[tuple[str, str], ...]:
    """The edition's own kinds beside the usual ones, whose names they may change."""
    return tuple({**dict(KINDS), **dict(_pairs(read))}.items())


def _editor(given: Given, found: Findings) -> Editor:
    editor = Editor(**given.values)
    if editor.orcid and not is_sound("orcid", editor.orcid):
        message = f"The last sign of “{editor.orcid}” does not fit the others in ORCID."
        found.report(Rule.ODD_IDENTIFIER, given.place("orcid"), message)
    return editor


_EDITOR_NAME = Field("name", Text(), "The editor's name.", required=True, example="Anne Editor")
_EDITOR = Record(
    "editor",
    "Someone responsible for the edition.",
    (
        _EDITOR_NAME,
        Field("role", Text(), "What the editor did.", example="transcription and notes"),
        Field(
            "orcid",
            Made(
                Text(r"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]", "an ORCID iD such as 0000-0002-1825-0097"),
                str.upper,
            ),
            "The editor's ORCID iD.",
            example="0000-0002-1825-0097",
        ),
    ),
    _editor,
    short=_EDITOR_NAME,
)


_THREAD = Record(
    "thread",
    "A name for letters and publications joined by answers.",
    (
        Field(
            "title",
            Text(),
            "The thread's title.",
            required=True,
            spare="",
            example="The quarrel about the drains",
        ),
        Field(
            "root",
            IdOf((TargetKind.LETTER, TargetKind.REFERENCE), "Give one of the two another id."),
            "Id of the letter or reference that it begins with.",
            required=True,
            example="reed-1804-12-20",
        ),
        Field(
            "summary",
            Markdown(),
            "What the exchange is about, in Markdown.",
            example="Reed says that nothing helps.",
        ),
    ),
    in_place(ThreadName),
)


EDITION_FILE = Record(
    "edition",
    "What holds for the whole edition.",
    (
        Field(
            "title",
            Text(),
            "The edition's title.",
            required=True,
            spare="",
            example="Letters on the drains",
        ),
        Field("subtitle", Text(), "A second line under the title.", example="Wexcombe, 1804–1805"),
        Field(
            "description",
            Text(),
            "What the edition holds, in a sentence or two.",
            example="Two farmers disagree about a wet meadow.",
        ),
        Field(
            "editors",
            OneOrMany(_EDITOR),
            "Who is responsible for it.",
            example="[{name: Anne Editor, role: notes}]",
        ),
        Field(
            "address",
            Text(r"https?://\S+", "an address that begins with https:// or http://", as_address),
            "Where it is published.",
            example="https://example.org/drains/",
        ),
        Field("version", Text(), "Its version.", example='"1.0"'),
        Field(
            "date", DateText(), "When this version was published, in EDTF.", example="2024-05-01"
        ),
        Field(
            "language",
            LANGUAGE,
            "The language of the apparatus (BCP 47).",
            default="en",
            example="fr",
        ),
        Field(
            "rights",
            Made(MapOf(Text(), example="text: Public domain."), _pairs),
            "Under which terms: text, notes, data and code, each with its terms.",
            example="{text: Public domain., notes: CC BY 4.0}",
        ),
        Field(
            "link",
            Member(LinkPolicy),
            "Which mentions of terms become links.",
            default="every",
            example="first",
        ),
        Field(
            "kinds",
            Made(
                MapOf(Text(), ENTRY_ID, "an id for a kind of note", example="remark: Remark"),
                _kinds,
            ),
            "Further kinds of notes: id and name for readers.",
            example="{remark: Remark}",
        ),
        Field(
            "threads",
            Entries(TargetKind.THREAD, _THREAD),
            "Names for threads, by id.",
            example="{drains: {title: The quarrel, root: reed-1804-12-20}}",
        ),
        RULES,
    ),
    as_given(Settings, kinds=KINDS),
)
