"""A letter's facts: the front matter of LETTER.md, which its text follows."""

from __future__ import annotations

from dataclasses import replace

from glossator.model import (
    Certainty,
    Correspondent,
    Evidence,
    Letter,
    Listed,
    Printed,
    TargetKind,
)
from glossator.readers.apparatus.statements import (
    ANSWERS,
    CERTAINTY,
    FORMERLY,
    IDENTIFIERS,
    keep_formerly,
)
from glossator.readers.findings import Findings
from glossator.readers.letterfile.facsimile import FACSIMILE
from glossator.readers.settings.edition import LANGUAGE
from glossator.readers.yaml.collected import MapOf, OneOrMany
from glossator.readers.yaml.nodes import Scalar
from glossator.readers.yaml.scalars import Choice, DateText, IdOf, Member, Text
from glossator.readers.yaml.schema import Field, Given, Made, Record, as_given, in_place

STATUSES = ("complete", "fragment", "draft", "copy", "lost", "catalogued")
"""A catalogued letter may be whole, elsewhere: the edition has its facts and not its text."""

_REFERENCE = IdOf((TargetKind.REFERENCE,))
_COMMENT = Field("comment", Text(), "Why, in a few words.", example="The hand is hers.")


_PARTY = Field(
    "id",
    IdOf((TargetKind.PARTY,)),
    "The party's id.",
    required=True,
    attribute="party",
    example="anne-hale",
)
_CORRESPONDENT = OneOrMany(
    Record(
        "correspondent",
        "A sender or recipient.",
        (_PARTY, CERTAINTY, _COMMENT),
        in_place(Correspondent),
        short=_PARTY,
    )
)


_PRINTED = Record(
    "printing",
    "Where the letter was printed.",
    (
        Field(
            "reference",
            _REFERENCE,
            "Id of the reference it was printed in.",
            required=True,
            example="hale-1902",
        ),
        Field("pages", Text(), "The pages.", example='"14-15"'),
    ),
    as_given(Printed),
)


def _listed(given: Given, found: Findings) -> Listed:
    sure = Certainty.CERTAIN if "reference" in given.values else Certainty.OPEN
    return Listed(label="", position=given.position, **{"certainty": sure, **given.values})


_SURE_OF_ITEM = replace(
    CERTAINTY, doc="How sure this is; certain where an id is given, otherwise open.", default=""
)
_LISTED = Record(
    "item",
    "An item of the letter's own list of references.",
    (
        Field(
            "id",
            _REFERENCE,
            "Id of the reference, where it is known.",
            attribute="reference",
            example="young-1797",
        ),
        _SURE_OF_ITEM,
        Field(
            "candidates",
            OneOrMany(_REFERENCE),
            "Ids of the references that it may be.",
            example="[young-1797, hale-1799]",
        ),
        _COMMENT,
    ),
    _listed,
    short=Field(
        "id",
        _REFERENCE,
        "Id of the reference.",
        required=True,
        attribute="reference",
        example="young-1797",
    ),
)


def _with_labels(read: tuple[tuple[Scalar, Listed], ...]) -> tuple[Listed, ...]:
    return tuple(
        Listed(
            label.text,
            item.reference,
            item.certainty,
            item.candidates,
            item.comment,
            position=label.position,
        )
        for label, item in read
    )


_LABEL = r"(?!\d+-\d+$)[^\W_](?:[\w.-]*\w)?"
"""What a citation reads as one label: 2-5 is a range."""

_LIST = Made(
    MapOf(
        _LISTED,
        _LABEL,
        "a number or letter that a citation can name",
        example="1: hale-1799",
    ),
    _with_labels,
)


_SURE = Field(
    "certainty", Member(Certainty), "How sure the fact is.", required=True, example="likely"
)
_EVIDENCE = Record(
    "statement", "How sure a fact is.", (_SURE, _COMMENT), as_given(Evidence, fact=""), short=_SURE
)


def _by_fact(read: tuple[tuple[Scalar, Evidence], ...]) -> tuple[Evidence, ...]:
    return tuple(Evidence(fact.text, one.certainty, one.comment) for fact, one in read)


_FACTS = (
    Field(
        "title",
        Text(),
        "The letter's title.",
        required=True,
        spare="",
        example="In defence of drains",
    ),
    Field(
        "kind",
        Text(),
        "What it is: letter, letter to the editor, postcard, telegram …",
        default="letter",
        example="postcard",
    ),
    Field(
        "from",
        _CORRESPONDENT,
        "Id of the sender; several as a list.",
        attribute="senders",
        example="{id: anne-hale, certainty: likely}",
    ),
    Field(
        "to",
        _CORRESPONDENT,
        "Id of the recipient; several as a list.",
        attribute="recipients",
        example="[thomas-reed]",
    ),
    Field("date", DateText(), "When it was written, in EDTF: 1805-01-02~.", example="1805-01-02~"),
    Field(
        "place",
        IdOf((TargetKind.PLACE,)),
        "Id of the place where it was written.",
        example="wexcombe",
    ),
    Field(
        "destination",
        IdOf((TargetKind.PLACE,)),
        "Id of the place to which it was sent.",
        example="devizes",
    ),
    Field("language", LANGUAGE, "Its language (BCP 47), where not the edition's.", example="fr"),
    Field(
        "printed",
        _PRINTED,
        "Where it was printed.",
        example='{reference: hale-1902, pages: "14-15"}',
    ),
    ANSWERS,
    Field(
        "references",
        _LIST,
        "The letter's own list: number as printed, and id.",
        example="{1: young-1797, 2: {certainty: open}}",
    ),
    Field(
        "status",
        Choice(STATUSES),
        "Whether it is complete: " + ", ".join(STATUSES) + ".",
        default="complete",
        example="fragment",
    ),
    Field("rights", Text(), "Under which terms the text may be used.", example="Public domain."),
    Field(
        "source",
        Text(),
        "Where the text was taken from; the address of a scan or a catalogue in it becomes a link.",
        example="The Hale papers, box 2.",
    ),
    FACSIMILE,
    FORMERLY,
    replace(
        IDENTIFIERS,
        doc="What it is called elsewhere, by scheme; `import` keeps the xml:id and the file that it"
        " had there, and the names of places in it, so that what comes later finds them.",
        example="{xml-id: [L12, {value: kiln, label: p3}], file: hale-12.xml}",
    ),
)


def _letter(given: Given, found: Findings) -> Letter:
    keep_formerly(given, found, TargetKind.LETTER)
    title = given.take("title") or given.values["id"]
    return Letter(title=title, position=given.position, **given.values)


FACTS = Record(
    "letter",
    "The facts of a letter.",
    (
        *_FACTS,
        Field(
            "evidence",
            Made(
                MapOf(
                    _EVIDENCE,
                    among=tuple(fact.name for fact in _FACTS),
                    example="date: {certainty: likely, comment: The year is torn off.}",
                ),
                _by_fact,
            ),
            "How sure single facts are: the fact's key, and likely or {certainty, comment}.",
            example="{date: {certainty: likely, comment: The year is torn off.}}",
        ),
    ),
    _letter,
)
