"""A document to its letters, with notes and names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import dropwhile
from pathlib import PurePosixPath

from glossator.dates import parse_date
from glossator.model import (
    Certainty,
    Correspondent,
    Date,
    Entity,
    EntityKind,
    Evidence,
    Letter,
    Note,
    Prose,
)
from glossator.problems import Position, Problem, Rule, Severity
from glossator.problems.hints import listed
from glossator.quoting.quote import quote_of
from glossator.readers.account import Account, Decision
from glossator.readers.languagetags import tag_of
from glossator.readers.markdown.ids import with_ids
from glossator.readers.naming import entry_id, slug_of_file
from glossator.readers.noting import Ground
from glossator.readers.pandoc.blocks import read_blocks
from glossator.readers.pandoc.gathered import Gathered, Noted
from glossator.readers.pandoc.manner import by_manner
from glossator.readers.pandoc.ownstyles import (
    before,
    begins_letter,
    is_ours,
    is_ours_in_opendocument,
    notes_in,
    parted,
    without_lemma,
)
from glossator.readers.pandoc.plain import plain
from glossator.readers.pandoc.program import Node, PandocError, Tree, tree_of
from glossator.readers.sources import SourceReading
from glossator.wording import Wording, wording

_LETTER = re.compile(
    r"\b(?:letters?|briefe?|lettres?|postcard|postkarte|telegramm?)\b|^(?:to|an|à)\s|"
    r"\b(?:to|an|à)\s.*\b1[0-9]{3}\b",
    re.IGNORECASE,
)
"""How a heading names a letter."""


_TECHNICAL = ("generator", "viewport", "identifier", "language", "css", "cover-image")
"""What programs write for programs; no word of it is anybody's text."""


_MIXED = (
    "An edition was written into this document, and in OpenDocument the edition’s words cannot be "
    "told from the letter’s.",
    "If it was a Word file before, save it as one again (.docx) and import that; else send the "
    "Word file that `glossator export docx` writes.",
)


@dataclass(frozen=True, slots=True)
class _Part:
    """One letter of a document before it is read."""

    id: str
    title: str
    blocks: list[Node]
    head: Sequence[Node] = ()
    """What became the title; footnotes on it are on the whole letter."""


def read_document(content: bytes, path: str, form: str, language: str = "en") -> SourceReading:
    """The letters of a document; `form` is docx, odt, epub or html.

    `language` is theirs where the document does not say. What cannot be read is a problem.
    """
    at = Position(path)
    try:
        tree = tree_of(content, form)
    except PandocError as error:
        problem = Problem(Rule.UNREADABLE, at, str(error), error.cure)
        return SourceReading(problems=(problem,))
    if not plain(tree.blocks):
        problem = Problem(Rule.NO_LETTER, at, "There are no words in this document.")
        return SourceReading(problems=(problem,))
    if form == "odt" and is_ours_in_opendocument(content):
        return SourceReading(problems=(Problem(Rule.UNREADABLE, at, *_MIXED),))
    own = tag_of(plain(tree.meta.get("lang"))) or language
    return _read(tree, path, own, wording(language))


def _read(tree: Tree, path: str, language: str, say: Wording) -> SourceReading:
    """`language` is the letters', `say` the words for what readers are told of them."""
    gathered, decisions = Gathered(path), list[Decision]()
    gathered.ours = is_ours(tree.blocks)
    facts = _Facts.of(tree, gathered, decisions)
    made = [
        _letter(part, facts, gathered, decisions, language, say)
        for part in _parts(tree, facts, slug_of_file(path), decisions, gathered)
    ]
    decisions += [_left_to_editors(letter) for letter, _ in made]
    said = " ".join(gathered.of_edition)
    gathered.leave(said, "what the edition says of the letter, and its signs")
    return SourceReading(
        tuple(letter for letter, _ in made),
        tuple(note for _, notes in made for note in notes),
        tuple(_entities(facts, gathered)),
        problems=tuple(_told(gathered)),
        account=_account(tree, gathered, decisions),
        written_by_us=gathered.ours,
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the document says of itself."""

    title: str
    authors: tuple[tuple[str, str], ...]
    """Ids and names."""
    date: Date | None
    rights: str
    head: tuple[Node, ...] = ()
    """What the title was made of."""
    before: tuple[Node, ...] = ()
    """Blocks of the text that Pandoc has taken for the document's facts."""

    @classmethod
    def of(cls, tree: Tree, gathered: Gathered, decisions: list[Decision]) -> _Facts:
        meta = {name: plain(value) for name, value in tree.meta.items()}
        title = ": ".join(filter(None, (meta.pop("title", ""), meta.pop("subtitle", ""))))
        given = tree.meta.get("author") or {"t": "MetaList", "c": []}
        listed = given["c"] if given["t"] == "MetaList" else [given]
        names = [name for one in listed if (name := plain(one))]
        meta.setdefault("date", meta.pop("dcterms.date", ""))
        date = _date(meta["date"])
        if names:
            said = f"The document's author is taken for the sender: {', '.join(names)}."
            decisions.append(Decision(gathered.at, said, Certainty.LIKELY))
        if date is not None:
            said = f"The document's date is taken for the letter's: {meta['date']}."
            decisions.append(Decision(gathered.at, said, Certainty.LIKELY))
        known = {"author", "lang", "rights", "date", "abstract", *_TECHNICAL}
        for name, words in meta.items():
            if name not in known:
                gathered.leave(words, f"the document's {name}")
        authors = tuple((key, name) for name in names if (key := entry_id(name, "person")))
        before = () if date else _dateline(tree.meta.get("date"))
        head = tuple(tree.meta[one] for one in ("title", "subtitle") if one in tree.meta)
        before = (*before, *_abstract(tree.meta))
        return cls(title, authors, date, meta.get("rights", ""), head, before)


def _dateline(date: Node) -> tuple[Node, ...]:
    """A date in words, which Word's style of that name makes a fact: it is a line of the text."""
    if date is None or date["t"] != "MetaInlines":
        return ()
    return ({"t": "Div", "c": [["", ["dateline"], []], [{"t": "Para", "c": date["c"]}]]},)


def _abstract(meta: dict[str, Node]) -> tuple[Node, ...]:
    abstract = meta.get("abstract")
    if abstract is None:
        return ()
    return tuple(abstract["c"]) if abstract["t"] == "MetaBlocks" else (_paragraph(abstract),)


def _paragraph(said: Node) -> Node:
    return {"t": "Para", "c": [{"t": "Str", "c": plain(said)}]}


def _date(written: str) -> Date | None:
    try:
        return parse_date(written.partition("T")[0]) if written else None
    except ValueError:
        return None


def _parts(
    tree: Tree, facts: _Facts, stem: str, decisions: list[Decision], gathered: Gathered
) -> Iterator[_Part]:
    """The document as one letter, or a letter under each heading, if all of them name letters."""
    blocks = list(dropwhile(_only_an_address, _unwrapped(tree.blocks)))
    blocks = [*facts.before, *blocks]
    heads = [n for n, one in enumerate(blocks) if one["t"] == "Header"]
    top = min((blocks[n]["c"][0] for n in heads), default=0)
    heads = [n for n in heads if blocks[n]["c"][0] == top]
    if not (
        all(map(partial(begins_letter, blocks), heads))
        if is_ours(blocks) and heads
        else len(heads) > 1 and all(_LETTER.search(plain(blocks[n]["c"][2])) for n in heads)
    ):
        yield _one(blocks, facts, stem, decisions, gathered.at)
        return
    said = f"Each of the {len(heads)} headings names a letter; the document was divided there."
    decisions.append(Decision(gathered.at, said, Certainty.LIKELY))
    for one in notes_in(facts.head):
        gathered.leave(plain(one), "a footnote on the title of all letters")
    for count, (begin, end) in enumerate(zip(heads, [*heads[1:], len(blocks)], strict=True), 1):
        before = blocks[:begin] if count == 1 else []
        title = plain(blocks[begin]["c"][2])
        head = blocks[begin : begin + 1]
        yield _Part(f"{stem}-{count}", title, [*before, *blocks[begin + 1 : end]], head)


def _one(
    blocks: list[Node], facts: _Facts, stem: str, decisions: list[Decision], at: Position
) -> _Part:
    """The whole; a heading that begins it is its title, where it has no other."""
    title = plain(blocks[0]["c"][2]) if blocks and blocks[0]["t"] == "Header" else ""
    if title and title == facts.title:  # web pages say their title twice
        return _Part(stem, title, blocks[1:], [*facts.head, *blocks[:1]])
    if facts.title:
        return _Part(stem, facts.title, blocks, facts.head)
    if not title:
        title = " ".join(PurePosixPath(at.path).stem.split())
        said = f"The file's name is taken for the title: “{title}”."
        decisions.append(Decision(at, said, Certainty.LIKELY))
        return _Part(stem, title, blocks)
    decisions.append(Decision(at, f"The first heading became the title: “{title}”.",
                              Certainty.LIKELY))  # fmt: skip
    return _Part(stem, title, blocks[1:], blocks[:1])


def _only_an_address(block: Node) -> bool:
    """What an e-book's file begins with: a place without words."""
    spans = block["c"] if block["t"] in ("Para", "Plain") else [{"t": "words"}]
    return all(one["t"] == "Span" and not one["c"][1] for one in spans)


def _unwrapped(blocks: Iterable[Node]) -> Iterator[Node]:
    """The blocks, and those of sections that stand around headings."""
    for one in blocks:
        inside = one["c"][1] if one["t"] == "Div" else []
        if any(block["t"] in ("Header", "Div") for block in inside):
            yield from _unwrapped(inside)
        else:
            yield one


def _left_to_editors(letter: Letter) -> Decision:
    """No document says to whom it goes, and few say more."""
    missing = ["to:"]
    missing[:0] = [] if letter.senders else ["from:"]
    missing += [] if letter.date else ["date:"]
    keys = listed(missing, "and")
    what = f"The document does not say {keys} of “{letter.id}”; add what is known."
    return Decision(letter.position, what, Certainty.OPEN)


def _letter(
    part: _Part,
    facts: _Facts,
    gathered: Gathered,
    decisions: list[Decision],
    language: str,
    say: Wording,
) -> tuple[Letter, tuple[Note, ...]]:
    gathered.notes = [Noted(one, (0, 0), (0, 0), whole=True) for one in notes_in(part.head)]
    own, editions = parted(part.blocks) if gathered.ours else (part.blocks, [])
    for one in editions:
        gathered.leave_edition(one)
    read = read_blocks(own, gathered, language)
    if not gathered.ours:  # there the styles say it
        read, told = by_manner(read, gathered.at)
        decisions += told
    blocks = with_ids(read)[0]
    senders = tuple(Correspondent(key, Certainty.LIKELY) for key, _ in facts.authors)
    said = say.gettext("The date of the document.")
    evidence = (Evidence("date", Certainty.LIKELY, said),)
    letter = Letter(
        id=part.id,
        title=part.title,
        blocks=blocks,
        senders=senders,
        date=facts.date,
        language=language,
        rights=facts.rights,
        evidence=evidence if facts.date else (),
        position=gathered.at,
    )
    return letter, tuple(_notes(letter, gathered))


def _notes(letter: Letter, gathered: Gathered) -> Iterator[Note]:
    """Footnotes and comments, each with the words that it is on; notes on notes come after them."""
    ground = Ground.of(letter)
    queue, gathered.notes = gathered.notes, []
    while queue:
        one, queue = queue[0], queue[1:]
        lemma, blocks = without_lemma(one.blocks) if gathered.ours else ("", one.blocks)
        body = with_ids(read_blocks(blocks, gathered, letter.language))[0]
        inner, gathered.notes = gathered.notes, []
        queue += [replace(each, start=one.start, end=one.end) for each in inner]
        if body:
            yield _note(one, ground, body, lemma)


def _note(one: Noted, ground: Ground, body: Prose, lemma: str) -> Note:
    """The note; a lemma says which words it is on, where they end before its sign."""
    end = ground.offset(one.end)
    if lemma:
        place = before(ground.haystack.text, end, lemma)
    else:
        place = None if one.whole else ground.words(one.start, one.end)
    quote = quote_of(ground.haystack, place) if place else None
    return Note(
        ground.name(""),
        ground.letter.id,
        "gloss",
        body,
        quote,
        "" if quote else "letter" if one.whole else ground.block_at(end),
        by=one.by,
        position=ground.letter.position,
    )


def _entities(facts: _Facts, gathered: Gathered) -> Iterator[Entity]:
    people = {key: (EntityKind.PERSON, name) for key, name in facts.authors}
    for key, (kind, name) in {**gathered.names, **people}.items():
        yield Entity(key, kind, name, name, position=gathered.at)


def _told(gathered: Gathered) -> Iterator[Problem]:
    if gathered.pictures:
        count = "One picture" if gathered.pictures == 1 else f"{gathered.pictures} pictures"
        verb = "was" if gathered.pictures == 1 else "were"
        message = f"{count} {verb} left out; a gap with the picture's description stands there."
        yield Problem(
            Rule.SOURCE_SIMPLIFIED, gathered.at, message,
            "Put the pictures beside the letters, and link them.", Severity.WARNING,
        )  # fmt: skip


def _account(tree: Tree, gathered: Gathered, decisions: list[Decision]) -> Account:
    said = (plain(tree.blocks), *map(plain, notes_in(tree.blocks)))
    read = sum(len(re.sub(r"\s", "", one)) for one in said)
    return Account(
        read,
        tuple(gathered.mapped.items()),
        tuple(gathered.kept.items()),
        tuple(gathered.left),
        tuple(decisions),
    )
