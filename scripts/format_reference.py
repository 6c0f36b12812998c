"""Writes docs/guide/format.md from the descriptions by which the files themselves are read.

python scripts/format_reference.py          writes the page
python scripts/format_reference.py --check  says whether it is current, and fails where it is not
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from glossator.model import Certainty, Kind, LinkPolicy, Mark  # noqa: E402
from glossator.problems import Rule  # noqa: E402
from glossator.readers.bibliography.csl import DATES, NAMES, NUMBERED, TEXTS, TYPES  # noqa: E402
from glossator.readers.letterfile.facsimile import ImagePath  # noqa: E402
from glossator.readers.letterfile.translation import TRANSLATION, PartyOrName  # noqa: E402
from glossator.readers.markdown.divisions import CLASSES  # noqa: E402
from glossator.readers.markdown.marks import KINDS, MARKS, NEEDED, POINTS  # noqa: E402
from glossator.readers.yaml.collected import Entries, ListOf, MapOf, OneOrMany, OrItsOwn  # noqa: E402
from glossator.readers.yaml.scalars import (  # noqa: E402
    Choice,
    DateText,
    Id,
    IdOf,
    Markdown,
    Member,
    Text,
)
from glossator.readers.yaml.schema import Field, Made, Record  # noqa: E402
from glossator.readers.yamlfiles import described_files  # noqa: E402

PAGE = ROOT / "docs" / "guide" / "format.md"
OPENING = """# Every file and every key

This page is made from the descriptions by which the files are read, so it is complete and current.
For an introduction see [your first edition](first-edition.md) and [how to write an
edition](editors.md).

A key that may be left out may also stand empty. *One or several* means a value or a list of such
values. *A text or a mapping* means that the one key marked “alone” may be written by itself:
`from: anne-hale` for `from: {id: anne-hale}`.

The same descriptions are published with every site as JSON Schemas (draft 2020-12), in `schema/`;
`glossator schema` writes them beside an edition, and `glossator new` does so from the beginning. A
text editor that knows YAML schemas then completes keys and explains them, as VS Code does with the
YAML extension. That does not work for the facts at the head of a letter: they stand in a Markdown
file, and there is no agreed way to tie a schema to them.
"""
FILES = {
    "edition": ("edition.yml", ""),
    "letter": (
        "letters/LETTER.md, the facts",
        "Between two lines of three hyphens, at the head of the file.",
    ),
    "notes": ("letters/LETTER.notes.yml", "A list."),
    "glossary": ("data/glossary.yml", "Each under its id."),
    "parties": ("data/parties.yml", "Each under its id."),
    "places": ("data/places.yml", "Each under its id."),
    "works": ("data/works.yml", "Each under its id."),
    "references": ("data/references.yml", "Each under its id. The first keys are those of CSL."),
    "events": ("data/events.yml", "Each under its id."),
}  # fmt: skip
TRANSLATIONS = (
    "letters/LETTER.LANG.md, the facts",
    "Between two lines of three hyphens; a translation of which nothing is to be said needs none. "
    "Its text is written as a letter's, with `[[id]]` as in a note, and `{translates=p3}` on the "
    "line before a block says which of the letter's blocks it translates, where that is not told "
    "by its turn.",
)
CSL = {
    "names": (NAMES, "names, one or several: `{family: Young, given: Arthur}`"),
    "dates": (DATES, "a date in EDTF"),
    "texts": (tuple(name for name in TEXTS if name != "title"), "text"),
    "numbers": (tuple(NUMBERED), "text of a known form"),
}
MEANT = {
    Mark.EMPHASIS: ("stressed in the source", "*very*"),
    Mark.STRONG: ("strongly stressed", "**very**"),
    Mark.SUPERSCRIPT: ("raised", "20[th]{.sup}"),
    Mark.SUBSCRIPT: ("lowered", "H[2]{.sub}O"),
    Mark.SMALL_CAPS: ("small capitals", "[Reed]{.smallcaps}"),
    Mark.UNDERLINE: ("underlined", "[never]{.underline}"),
    Mark.CODE: ("fixed width", "`x`"),
    Mark.FOREIGN: ("another language", "[au fond]{.foreign lang=fr}"),
    Mark.SIC: ("an apparent error, left as it is", "[choaked]{.sic corr=choked}"),
    Mark.SUPPLIED: ("supplied by the editor", "the [best]{.supplied}"),
    Mark.UNCLEAR: ("hard to read", "[meadow]{.unclear}"),
    Mark.ADDED: ("added by the writer", "[run]{.added}"),
    Mark.DELETED: ("struck out by the writer", "[ran]{.deleted}"),
    Mark.PERSON: ("a person", "[Reed]{.person ref=thomas-reed}"),
    Mark.ORGANISATION: ("an organisation", "[the Club]{.org ref=farmers-club}"),
    Mark.PLACE: ("a place", "[here]{.place ref=wexcombe}"),
    Mark.WORK: ("a book or other work", "[his Notes]{.work ref=young-notes}"),
    Mark.NO_TERM: ("words in which the glossary does not look", "[drain]{.noterm}"),
    Mark.LINK: ("an address outside", "[here]{.link href=\"https://example.org/\"}"),
    Mark.CROSS_LINK: ("what the edition has: a letter or a place in it, above all; `elsewhere:L12` "
                      "is a letter that may still come, by its name there",
                      "[yours]{.cross-link target=\"reed-1804-12-20#p2\"}"),
    Mark.GAP: ("words are missing", "[]{.gap reason=\"water damage\" extent=\"two words\"}"),
    Mark.LINE_BREAK: ("a line end that belongs to the text: a backslash at it", "Sir,\\"),
    Mark.PAGE_BREAK: ("a new page", "[]{.page n=12}"),
}  # fmt: skip
PARTS = {
    Kind.PARAGRAPH.value: ("a paragraph, which is what is not marked", ""),
    Kind.HEADING.value: ("a heading", "## On drains"),
    Kind.SALUTE.value: ("the address to the reader", "[Dear Sir,]{.salute}"),
    Kind.DATELINE.value: ("place and date", "[Wexcombe, 2 January]{.dateline}"),
    Kind.ADDRESS.value: ("to whom and where", "[To Mr Reed]{.address}"),
    Kind.SIGNATURE.value: ("close and name", "[Anne Hale]{.signature}"),
    Kind.POSTSCRIPT.value: ("what comes after the name", "[P. S. It rains.]{.postscript}"),
    Kind.LINE.value: ("a line of verse, one by one", "[Water stands]{.line}"),
    Kind.ITEM.value: ("an item of a list", "- spades"),
    Kind.CELL.value: ("a cell of a table, written as a table", ""),
    Kind.QUOTATION.value: ("what is quoted", "> No drain helps it."),
    Kind.FIGURE.value: ("a picture", "![a plan](plan.png)"),
    "verse": ("verse: each line of the source is a line", "::: {.verse}"),
    "enclosure": ("a letter or paper enclosed", "::: {.enclosure}"),
    "division": ("a part of the letter, with any further class", "::: {.division #second-part}"),
}


def page() -> str:
    """The whole page."""
    parts = [OPENING]
    for name, described in described_files().items():
        title, note = FILES[name]
        parts.append(_file(title, note, described))
        if name == "letter":
            parts.append(_file(*TRANSLATIONS, TRANSLATION))
    return "\n".join([*parts, _letters_text(), _words()])


def _file(title: str, note: str, described: Any) -> str:
    record = next(_records(described))
    lines = [f"## {title}", "", " ".join(filter(None, (record.doc, note))), ""]
    lines += _table(record)
    for inner in _inner(record):
        lines += [f"### A{'n' if inner.name[0] in 'aeiou' else ''} {inner.name}", "", inner.doc, ""]
        lines += _table(inner)
    return "\n".join(lines)


def _records(described: Any) -> Iterator[Record[Any]]:
    """The records that a value may be, the outermost ones only."""
    if isinstance(described, Record):
        yield described
    elif isinstance(described, Entries | OrItsOwn):
        yield described.record
    elif isinstance(described, ListOf | OneOrMany | MapOf):
        yield from _records(described.item)
    elif isinstance(described, Made):
        yield from _records(described.type)


def _inner(record: Record[Any]) -> list[Record[Any]]:
    """The records within a record, each once."""
    found: dict[str, Record[Any]] = {}
    for field in record.fields:
        for inner in _records(field.type):
            found.setdefault(inner.name, inner)
            found.update({one.name: one for one in _inner(inner) if one.name not in found})
    return list(found.values())


def _table(record: Record[Any]) -> list[str]:
    lines = ["| key | holds | required | default | example |", "| --- | --- | --- | --- | --- |"]
    grouped = (
        {name for names, _ in CSL.values() for name in names}
        if record.name == "reference"
        else set()
    )
    for field in record.fields:
        if field.name not in grouped:
            lines.append(_row(field, record))
    for names, holds in CSL.values() if grouped else ():
        lines.append(f"| {_coded(names)} | {holds} | | | |")
    return [*lines, ""]  # fmt: skip


def _row(field: Field, record: Record[Any]) -> str:
    alone = record.short is not None and record.short.attribute == field.attribute
    alone = alone and record.short is not None and record.short.name == field.name
    required = "yes" if field.required else "one of these" if field.name in record.some else ""
    holds = f"{field.doc} *{_kind(field.type)[:1].upper()}{_kind(field.type)[1:]}.*"
    example = f"`{field.name}: {field.example}`" if field.example else ""
    default = f"`{field.default}`" if field.default else ""
    name = f"`{field.name}`" + (" (alone)" if alone else "")
    return f"| {name} | {_cell(holds)} | {required} | {default} | {_cell(example)} |"


def _kind(described: Any) -> str:
    """What a value may be, in words."""
    if isinstance(described, Made):
        return _kind(described.type)
    if isinstance(described, OneOrMany):
        return f"{_kind(described.item)}; one or several"
    if isinstance(described, ListOf):
        return f"a list, each {_kind(described.item)}"
    if isinstance(described, OrItsOwn):
        alone = _kind(described.record.by_name[described.key].type)
        return f"a mapping, see {described.record.name}, or its `{described.key}` alone: {alone}"
    if isinstance(described, Entries | MapOf):
        inner = described.record if isinstance(described, Entries) else described.item
        return f"a mapping, each value {_kind(inner)}"
    if isinstance(described, Record):
        return (
            f"a text or a mapping, see {described.name}"
            if described.short
            else f"a mapping, see {described.name}"
        )
    if isinstance(described, Choice | Member):
        words = described.schema()["enum"]
        return "one of " + ", ".join(words) if len(words) < 12 else "a word of the list below"
    known = {Markdown: "Markdown", ImagePath: "a path or an address",
             PartyOrName: "an id or a name", DateText: "a date in EDTF",
             IdOf: "an id", Id: "an id"}  # fmt: skip
    if isinstance(described, Text):
        return described.wanted
    return next((words for kind, words in known.items() if isinstance(described, kind)), "text")


def _coded(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def _code(text: str) -> str:
    """Code that may hold a backtick."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def _letters_text() -> str:
    lines = ["## letters/LETTER.md, the text", "",
             "CommonMark, with marks. HTML is text in a letter, a comment (`<!-- … -->`) nothing.",
             "A word is marked by its class:", "",
             "| class | means | needs | example |", "| --- | --- | --- | --- |"]  # fmt: skip
    for name, mark in MARKS.items():
        meant, example = MEANT[mark]
        needs = f"`{NEEDED[mark]}`" if mark in NEEDED else "no words" if mark in POINTS else ""
        lines.append(f"| `.{name}` | {meant} | {needs} | {_code(_cell(example))} |")
    lines += ["", "A citation is `[@1]`, `[@2–5]`, `[@2; @5]`, `[@young-1797, p. 33]`.", "",
              "A block is marked by a class around the whole paragraph, or between colons:",
              "", "```markdown", "::: {.dateline}", "Wexcombe, 2 January", ":::", "```", "",
              "| class | means | example |", "| --- | --- | --- |"]  # fmt: skip
    for name in dict.fromkeys((*KINDS, *CLASSES)):
        meant, example = PARTS[name]
        lines.append(f"| `.{name}` | {meant} | {_code(_cell(example)) if example else ''} |")
    lines += [
        "",
        '`{#name}` on the line before a block gives it an id; `formerly="old"` keeps its old ones.',
        "",
    ]
    return "\n".join(lines)  # fmt: skip


def _words() -> str:
    """Words that keys may hold and that are too many for a table, or worth a list."""
    certainty = ", ".join(f"`{one}`" for one in Certainty)
    return "\n".join(
        ["## Words", "",
         f"- Types of references, as CSL 1.0.2 has them: {_coded(TYPES)}.",
         f"- Certainty: {certainty}.",
         f"- Which mentions of a term become links: {', '.join(f'`{one}`' for one in LinkPolicy)}.",
         f"- Rules whose level `edition.yml` may set: {_coded(tuple(r.id for r in Rule))}.", ""]
    )  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="write nothing")
    wanted = page()
    if not parser.parse_args().check:
        PAGE.write_text(wanted, encoding="utf-8", newline="\n")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == wanted:
        return 0
    print(f"{PAGE.name} is not current: run python scripts/format_reference.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
