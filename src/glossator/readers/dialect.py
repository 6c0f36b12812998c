"""The dialect of TEI P5 that the project writes: which element stands for what, and what ids mean.

The writer and the reader of our own files share these tables, so that neither can drift from the
other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from glossator.model import AnswerKind, Certainty, Enclosing, EntityKind, Kind, Mark, TargetKind

NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML = "{http://www.w3.org/XML/1998/namespace}"
APPLICATION = "glossator"
"""What appInfo/application/@ident says in a file of ours."""
EDTF = "http://www.loc.gov/standards/datetime/"
"""The dating method of @when-custom."""
CITO = "http://purl.org/spar/cito/"
ELSEWHERE = "elsewhere"
"""idno/@subtype of what a letter is called where it comes from."""

LOOKS: Mapping[Mark, str] = MappingProxyType({
    Mark.EMPHASIS: "italic",
    Mark.STRONG: "bold",
    Mark.SUPERSCRIPT: "superscript",
    Mark.SUBSCRIPT: "subscript",
    Mark.SMALL_CAPS: "smallcaps",
    Mark.UNDERLINE: "underline",
    Mark.CODE: "code",
    Mark.HTML: "html",
})  # fmt: skip
"""hi/@rend by mark."""

ELEMENTS: Mapping[Mark, str] = MappingProxyType({
    Mark.FOREIGN: "foreign",
    Mark.SIC: "sic",
    Mark.SUPPLIED: "supplied",
    Mark.UNCLEAR: "unclear",
    Mark.ADDED: "add",
    Mark.DELETED: "del",
    Mark.PERSON: "persName",
    Mark.ORGANISATION: "orgName",
    Mark.PLACE: "placeName",
    Mark.WORK: "title",
    Mark.NO_TERM: "seg",
    Mark.LINK: "ref",
    Mark.CROSS_LINK: "ref",
    Mark.CITATION: "ref",
    Mark.GAP: "gap",
    Mark.LINE_BREAK: "lb",
    Mark.PAGE_BREAK: "pb",
    Mark.IMAGE: "graphic",
})  # fmt: skip
"""Elements by mark, but for those that are hi."""

ATTRIBUTES: Mapping[Mark, tuple[str, ...]] = MappingProxyType({
    Mark.SIC: ("resp", "cert"),
    Mark.SUPPLIED: ("reason", "resp", "cert", "evidence", "source"),
    Mark.UNCLEAR: ("reason", "resp", "cert"),
    Mark.ADDED: ("place", "hand", "resp", "cert"),
    Mark.DELETED: ("hand", "resp", "cert"),
    Mark.PERSON: ("resp", "cert"),
    Mark.ORGANISATION: ("resp", "cert"),
    Mark.PLACE: ("resp", "cert"),
    Mark.WORK: ("resp", "cert"),
    Mark.GAP: ("reason", "extent", "unit", "quantity", "agent", "resp", "cert"),
    Mark.PAGE_BREAK: ("n",),
})  # fmt: skip
"""What of a mark's attributes is an attribute of the same name in TEI, beside those that have
their own way there (ref, lang, corr, href, id)."""

ENCLOSING: Mapping[Enclosing, str] = MappingProxyType({
    Enclosing.LIST: "list",
    Enclosing.ITEM: "item",
    Enclosing.QUOTATION: "quote",
    Enclosing.STANZA: "lg",
    Enclosing.TABLE: "table",
    Enclosing.ROW: "row",
    Enclosing.ENCLOSURE: "floatingText",
    Enclosing.DIVISION: "ab",
})  # fmt: skip

USUAL: Mapping[Enclosing, Kind] = MappingProxyType({
    Enclosing.ITEM: Kind.ITEM,
    Enclosing.QUOTATION: Kind.QUOTATION,
    Enclosing.STANZA: Kind.LINE,
    Enclosing.ROW: Kind.CELL,
})  # fmt: skip
"""What a p is in a container; elsewhere it is a paragraph."""

GREETING: Mapping[Kind, str] = MappingProxyType({
    Kind.SALUTE: "salute",
    Kind.DATELINE: "dateline",
    Kind.ADDRESS: "address",
    Kind.SIGNATURE: "signed",
})  # fmt: skip
"""What stands in an opener or a closer."""

CERTAINTIES: Mapping[Certainty, str] = MappingProxyType({
    Certainty.CERTAIN: "high",
    Certainty.LIKELY: "medium",
    Certainty.PLAUSIBLE: "low",
    Certainty.OPEN: "unknown",
})  # fmt: skip

ENTITIES: Mapping[EntityKind, tuple[str, str, str]] = MappingProxyType({
    EntityKind.PERSON: ("listPerson", "person", "persName"),
    EntityKind.ORGANISATION: ("listOrg", "org", "orgName"),
    EntityKind.PLACE: ("listPlace", "place", "placeName"),
    EntityKind.WORK: ("listBibl", "bibl", "title"),
})  # fmt: skip
"""The list, the entry and the name of an entity."""

MOTIVATIONS: Mapping[str, str] = MappingProxyType({
    "gloss": "describing",
    "claim": "assessing",
    "correction": "editing",
    "link": "linking",
    "later": "assessing",
    "textual": "editing",
})  # fmt: skip
"""annotation/@motivation by kind of note (W3C Web Annotation Vocabulary); else commenting."""

NAMED_KIND: Mapping[Mark, TargetKind] = MappingProxyType({
    Mark.PERSON: TargetKind.PARTY,
    Mark.ORGANISATION: TargetKind.PARTY,
    Mark.PLACE: TargetKind.PLACE,
    Mark.WORK: TargetKind.WORK,
})  # fmt: skip

ANSWERS = {kind.value: kind for kind in AnswerKind}

DIALECT = frozenset(
    """
    TEI teiCorpus teiHeader fileDesc titleStmt title author editor translator respStmt resp name
    editionStmt edition publicationStmt authority idno availability licence seriesStmt notesStmt
    sourceDesc bibl biblScope encodingDesc editorialDecl interpretation listPrefixDef prefixDef
    classDecl taxonomy category catDesc appInfo application label profileDesc abstract correspDesc
    correspAction correspContext persName orgName placeName date langUsage language textClass
    keywords term handNotes handNote revisionDesc change standOff xenoData listBibl listPerson
    person listOrg org listPlace place location geo listEvent event listAnnotation annotation entry
    form orth sense usg xr forename surname nameLink genName pubPlace publisher text body opener
    closer postscript salute dateline address addrLine signed head p ab l lg quote list item table
    row cell figure floatingText milestone hi foreign choice sic corr supplied unclear add del seg
    ref ptr gap pb lb graphic desc g anchor note facsimile surface back div
    """.split()  # noqa: SIM905
)
"""All elements that the project writes. A file with any other is another's work."""

NO_PICTURE = "about:blank"
"""graphic/@url where a picture has no address that is a URI; what it has stands in @n."""

MANIFEST = "application/ld+json"
"""graphic/@mimeType of a IIIF manifest (IIIF Presentation API 3.0, 6.2)."""

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML 1.0 document may hold; in a text each is <g n="U+000B"/>."""

_UNSAFE = re.compile(r"[^A-Za-z0-9-]")
_ESCAPED = re.compile(r"_([0-9a-f]+)_")


@lru_cache(maxsize=8192)
def xml_name(written: str) -> str:
    """An id as a part of an xml:id: what may not stand in one is _its code point_."""
    return _UNSAFE.sub(lambda sign: f"_{ord(sign[0]):x}_", written)


def from_xml_name(name: str) -> str:
    """The id that `xml_name` was given."""
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), name)


@lru_cache(maxsize=8192)
def own_id(kind: str, name: str) -> str:
    """The xml:id of a letter or an entry: its kind, a stop, its id."""
    return f"{kind}.{xml_name(name)}"


def translated(translation: str) -> str:
    """What the id of a letter's translation is in the letter; those of its blocks begin with it."""
    return f"translation-{translation}"


def pointed(pointer: str) -> tuple[str, str]:
    """The kind and the id that a pointer means: `#term.ido` in the file, `term:ido` outside."""
    kind, _, name = pointer.lstrip("#").partition("." if pointer.startswith("#") else ":")
    return kind, from_xml_name(name)
