"""TEI's elements by what a reader of letters does with them, where a name alone decides it."""

from __future__ import annotations

from glossator.model import Kind
from glossator.readers.tables import names

BLOCKS = {
    "salute": Kind.SALUTE,
    "dateline": Kind.DATELINE,
    "signed": Kind.SIGNATURE,
    "postscript": Kind.POSTSCRIPT,
    "byline": Kind.PARAGRAPH,
    "trailer": Kind.PARAGRAPH,
    "argument": Kind.PARAGRAPH,
    "epigraph": Kind.QUOTATION,
    "docDate": Kind.DATELINE,
    "titlePage": Kind.PARAGRAPH,
    "docTitle": Kind.PARAGRAPH,
    "docAuthor": Kind.PARAGRAPH,
    "docImprint": Kind.PARAGRAPH,
    "docEdition": Kind.PARAGRAPH,
    "titlePart": Kind.PARAGRAPH,
    "imprimatur": Kind.PARAGRAPH,
    "envelope": Kind.PARAGRAPH,
    "ps": Kind.POSTSCRIPT,
    "sp": Kind.PARAGRAPH,
    "speaker": Kind.PARAGRAPH,
    "stage": Kind.PARAGRAPH,
    "text": Kind.PARAGRAPH,
    "front": Kind.PARAGRAPH,
    "body": Kind.PARAGRAPH,
    "back": Kind.PARAGRAPH,
    "group": Kind.PARAGRAPH,
    "surface": Kind.PARAGRAPH,
    "surfaceGrp": Kind.PARAGRAPH,
    "zone": Kind.PARAGRAPH,
}
"""Elements whose words stand in blocks of their own, and of which kind."""

LISTS = ("listPerson", "listOrg", "listPlace", "listBibl", "listObject", "listNym", "listEvent",
         "listRelation")  # fmt: skip

SILENT = ("fw", "figDesc", "interpGrp", "interp", "spanGrp", "span", "linkGrp", "link", "index",
          "certainty", "precision", "respons", "addSpan", "delSpan", "damageSpan", "listChange",
          "divGen", "teiHeader", "standOff", "include", "facsimile", "sourceDoc",
          "witDetail")  # fmt: skip
"""Running heads of pages, and what speaks of the text without standing in it."""

LEFT_OUT = {
    "fw": "running head, catchword or number of a page",
    "index": "entry for an index",
    "interp": "interpretation",
    "interpGrp": "interpretation",
    "linkGrp": "link",
    "certainty": "remark on certainty",
    "precision": "remark on precision",
    "respons": "remark on responsibility",
    "witDetail": "remark on a witness",
    "listChange": "remark on changes",
    "divGen": "list to be made by a program",
    "sourceDoc": "transcription of the document beside that of the text",
}
"""Of these the silent ones whose words nothing else reads, and what they are."""

WORDLESS = ("addSpan", "delSpan", "damageSpan", "index", "interp", "link", "certainty", "precision",
            "respons", "witDetail")  # fmt: skip
"""Of these those that say what they say without words, by their attributes."""

INLINE = names(
    """
    abbr add addName addrLine affiliation age altIdent am author bibl biblScope biblStruct
    birth bloc c caesura camera caption catchwords cl corr country damageSpan date
    death del depth desc dim distinct district edition editor education email emph ex
    expan explicit faith floruit foreign forename formula g genName geo geogFeat geogName
    gloss graphic handNote height hi idno imprint incipit institution label lem lg locus m
    measure measureGrp media mentioned metamark mod monogr name nameLink nationality
    notatedMusic note num objectName objectType occupation offset opener orgName orig
    origDate origPlace pc persName persPronouns phr placeName pubPlace publisher postBox
    postCode quote rdg rdgGrp redo reg region repository residence retrace
    roleName rs rubric ruby rb s said secl seg series settlement sic signatures soCalled
    socecStatus sex stamp street subst supplied surname surplus term time title
    trait undo unclear unit w watermark width cit eventName secFol heraldry material
    collection noteGrp listApp
    """
)
"""Elements whose words simply stand in the text, whatever is said of them."""

TO_WORDS = ("target", "from", "corresp")
"""Attributes by which what stands off a text points to its words."""
