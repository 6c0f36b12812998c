"""What a header says for which an edition has no place: told part by part, each with its words.

What is read of a header stands in `facts`, `parties`, `bibliography`, `around` and `entities`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from glossator.readers.tei.elements import Element, local, normal, stands_in, within, words
from glossator.readers.tei.header.facts import title_used
from glossator.readers.tei.header.ways import description_of
from glossator.readers.tei.letters import Source
from glossator.readers.tei.translation.translators import is_taken_over
from glossator.readers.tei.vocabulary import LISTS
from glossator.shortening import begun

_LONGEST = 160
"""Signs of a part that are told."""
_OPENED = ("textClass", "particDesc", "settingDesc")
"""Of these each part counts, as of the statements of the file's description."""
_READ = frozenset(
    ("publicationStmt/availability", "sourceDesc/p", "sourceDesc/ab", "sourceDesc/bibl",
     "sourceDesc/biblStruct", "sourceDesc/biblFull", "profileDesc/correspDesc",
     *(f"{part}/{one}" for part in ("sourceDesc", "particDesc", "settingDesc") for one in LISTS))
)  # fmt: skip
"""Parts read in every file."""
_READ_OF_ONE = frozenset(
    ("notesStmt/note", "sourceDesc/msDesc", "sourceDesc/listWit",
     "profileDesc/abstract", "profileDesc/handNotes")
)  # fmt: skip
"""Parts read where a header speaks of one letter."""
_OF_THE_FILE = ("encodingDesc/refsDecl", "encodingDesc/tagsDecl", "encodingDesc/appInfo",
                "encodingDesc/listPrefixDef", "encodingDesc/charDecl")  # fmt: skip
"""What is said to programs; it is counted without its words, as is who changed the file when."""


def unread(root: Element, sources: Iterable[Source]) -> Counter[str]:
    """The parts of all headers of a file that nothing was made of."""
    of: dict[Element, list[Source]] = {}
    for one in sources:
        of.setdefault(one.document, []).append(one)
    count: Counter[str] = Counter()
    for header in within(root, "teiHeader"):
        parent = header.getparent()
        letters = of.get(parent, []) if parent is not None else []
        count.update(
            _told(name, part) for name, part in _parts(header) if _is_left(name, part, letters)
        )
        count.update(_attributes(header))
    return count


_SAYING = {
    "msDesc": ("type", "rend", "status", "corresp"),
    "witness": ("type", "rend", "corresp"),
    "handNote": ("corresp", "sameAs", "scribe", "scribeRef", "scope", "script", "medium"),
    **dict.fromkeys(
        ("correspAction", "persName", "orgName", "placeName", "date"), ("resp", "source")
    ),
}
"""Attributes of a header's parts that say what no field has, by element."""
_IN_WORDS = ("msDesc", "witness", "handNote")
"""Of these the words alone are kept, without where their references lead."""


def _attributes(header: Element) -> Iterator[str]:
    for element in within(header, *_SAYING):
        for name in _SAYING[local(element)]:
            if value := " ".join((element.get(name) or "").split()):
                yield f"header, {local(element)}/@{name} “{value}”"
    for part in within(header, "sourceDesc", "handNotes"):
        for element in within(part, "ref", "ptr"):
            target = " ".join((element.get("target") or "").split())
            if target and stands_in(element, *_IN_WORDS):
                yield f"header, {local(element)}/@target “{target}”"


def _parts(header: Element) -> Iterator[tuple[str, Element]]:
    """The statements of a header, each under its own name and that of the statement around it."""
    for group in header:
        for part in group:
            inner = list(part) if local(group) == "fileDesc" or local(part) in _OPENED else []
            around = local(part) if inner else local(group)
            for one in inner or [part]:
                yield from _single(f"{around}/{local(one)}", one)
            if local(part) == "correspDesc":
                for one in part:
                    if local(one) not in _OF_LETTERS:
                        yield from _single(f"correspDesc/{local(one)}", one)


_OF_LETTERS = ("correspAction", "correspContext", "note", "p", "ab")
"""Parts of a correspDesc that are read; drafts of it had others, such as sender and addressee."""


def _single(name: str, part: Element) -> Iterator[tuple[str, Element]]:
    """Of keywords each; all else as it is."""
    terms = list(within(part, "term", "item", "catDesc")) if name == "textClass/keywords" else []
    for one in terms or [part]:
        if words(one, without=()):
            yield name, one


def _is_left(name: str, part: Element, letters: Sequence[Source]) -> bool:
    """Whether nothing was made of it for any of the letters of which the header speaks."""
    alone = any(one.alone for one in letters)
    if name in _READ or (alone and name in _READ_OF_ONE):
        return False
    if name == "titleStmt/title":
        return not any(part is title_used(one) for one in letters)
    if name.endswith(("Stmt/editor", "Stmt/respStmt")):
        return not any(is_taken_over(part, one) for one in letters)
    if name == "titleStmt/author":
        return not alone or description_of(letters[0]) is not None
    if name == "profileDesc/langUsage":
        return len(list(within(part, "language"))) > 1
    return True


def _in_words(part: Element) -> str:
    """A part's words, those of two elements never run together."""
    said = ""
    for piece in part.itertext():
        said += f" {piece}" if said[-1:].isalnum() and piece[:1].isalnum() else piece
    return normal(said)


def _told(name: str, part: Element) -> str:
    if name in _OF_THE_FILE or name.startswith(("revisionDesc/", "xenoData/")):
        return f"header, {name}"
    said = _in_words(part)
    return f"header, {name}: “{begun(said, _LONGEST)}”"
