"""A file's bytes to its letters without texts, and whom, what and where they name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from glossator.model import Certainty, Letter, Note, Reference
from glossator.problems import Position, Problem, Rule, in_order
from glossator.readers.account import Account, Decision
from glossator.readers.cmif.letters import Described, Made, Names, described_letter
from glossator.readers.leads import Place, with_names
from glossator.readers.naming import entry_id, slug, slug_of_file
from glossator.readers.sources import SourceReading
from glossator.readers.tei.elements import Element, first, local, within, words, xml_id
from glossator.readers.tei.lists.bibliography import rights_of
from glossator.readers.tei.lists.entities import Named, gathered, other_names
from glossator.readers.tei.text.found import Found
from glossator.readers.tei.untaken.headers import unread
from glossator.readers.xmlsource import parse, place
from glossator.wording import wording

_KINDS = ("online", "print", "hybrid")
"""What bibl/@type says in CMIF of the publication that the letters are in."""


def holds_cmif(content: bytes) -> bool:
    """Whether a file says that it is such a list, also one that is a template still.

    Only what has descriptions of letters and a body without words is looked into.
    """
    if b"<correspDesc" not in content or not _NO_WORDS.search(content):
        return False
    root, _ = parse(content, "")
    return is_cmif(root) if root is not None else _unfilled(content, "") is not None


_NO_WORDS = re.compile(rb"<body(?:\s[^>]*)?(?:/>|>\s*(?:<p\s*/>|<p>\s*</p>)?\s*</body>)")


def is_cmif(root: Element) -> bool:
    """Whether a TEI file is a list of letters: descriptions of them, and a text without words."""
    described = _descriptions(root)
    if local(root) not in ("TEI", "TEI.2") or not described or words(first(root, "text")):
        return False
    source = first(root, "teiHeader", "fileDesc", "sourceDesc")
    listed = source is not None and any(one.get("type") in _KINDS for one in within(source, "bibl"))
    return listed or len(described) > 1


def read_cmif(content: bytes, path: str, language: str = "en") -> SourceReading:
    """The letters of a list; `language` is theirs, and that of the words made for them.

    What cannot be read is a problem; then there are no letters.
    """
    if unfilled := _unfilled(content, path):
        return SourceReading(problems=(unfilled,))
    root, problems = parse(content, path)
    if root is None:
        return SourceReading(problems=problems)
    if not is_cmif(root):
        message = "This is no list of letters in CMIF: TEI with a correspDesc for each letter."
        return SourceReading(problems=(*problems, Problem(Rule.NO_LETTER, Position(path), message)))
    return _read(root, path, language, problems)


def _descriptions(root: Element) -> list[Element]:
    profile = first(root, "teiHeader", "profileDesc")
    return [] if profile is None else list(within(profile, "correspDesc"))


_BLANK = re.compile(rb"""\s(?:xml:id|source|ref|key|when)\s*=\s*(["'])(#?\[[^"'<>]*\])\1""")
"""An attribute that holds a template's words. They make its XML wrong, so bytes are looked at."""


def _unfilled(content: bytes, path: str) -> Problem | None:
    """Whether the words of a template still stand for a value; the first such place."""
    found = _BLANK.search(content)
    if found is None or b"correspDesc" not in content:
        return None
    before, said = content[: found.start(2)], found[2].decode("utf-8", "replace")
    at = Position(path, before.count(b"\n") + 1, len(before) - before.rfind(b"\n"))
    message = f"This is an unfilled template: “{said}” still stands for a value."
    return Problem(Rule.NO_LETTER, at, message, "Fill the template in, and take it in then.")


@dataclass(slots=True)
class _Gathering:
    letters: list[Letter] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    called: list[Named] = field(default_factory=list)
    """Whom and what the letters' facts name."""
    named: list[Named] = field(default_factory=list)
    """These, and what else is named."""
    wrong: Counter[str] = field(default_factory=Counter)
    """What could not be taken, in sentences, with how often."""
    first_wrong: dict[str, Position] = field(default_factory=dict)
    aside: Counter[str] = field(default_factory=Counter)
    """What letters have no place for, by name."""

    def take(self, made: Made) -> None:
        """One more letter."""
        self.letters.append(made.letter)
        self.notes += made.notes
        self.called += made.called
        self.named += (*made.called, *made.named)
        self.aside.update(made.aside)
        for sentence in made.wrong:
            self.wrong[sentence] += 1
            self.first_wrong.setdefault(sentence, made.letter.position)


def _read(root: Element, path: str, language: str, problems: tuple[Problem, ...]) -> SourceReading:
    printed, letters = publications(root, path), tuple(_named(_descriptions(root), path))
    gathering, found = _Gathering(), Found(path, say=wording(language))
    for given in _described(root, letters, printed, language):
        gathering.take(described_letter(given, found))
    entities = gathered((), gathering.named, path)
    names = {one.target: one.name for one in entities}
    gathering.aside.update(other_names(gathering.called, names))
    places = tuple(_places(letters))
    return SourceReading(
        tuple(map(with_names, gathering.letters, places)),
        tuple(gathering.notes),
        entities,
        tuple({one.id: one for one in printed.values()}.values()),
        in_order((*problems, *_told(gathering))),
        account=_account(letters, found, gathering.aside + unread(root, ())),
        places=places,
    )


def _described(
    root: Element,
    letters: tuple[tuple[Element, str], ...],
    printed: Mapping[str, Reference],
    language: str,
) -> Iterator[Described]:
    rights, names, known = rights_of(first(root, "teiHeader")), Names(), _addresses(letters)
    for element, name in letters:
        yield Described(
            element=element,
            id=name,
            publications=printed,
            rights=rights,
            language=language,
            names=names,
            letters=known,
        )


def _places(letters: Sequence[tuple[Element, str]]) -> Iterator[Place]:
    """What each letter is called: its xml:id, and the file that its address names where no other
    letter of the list has that."""
    files = [_file(one.get("ref") or "") for one, _ in letters]
    count = Counter(files)
    for number, ((one, _), file) in enumerate(zip(letters, files, strict=True)):
        own, alone = xml_id(one), file if count[file] == 1 else ""
        names = tuple(filter(None, (own, alone)))
        yield Place(number, names, {own: ""} if own else {})


def _file(address: str) -> str:
    """The last part of a letter's address as the file in which its edition may have it:
    `http://letters.example/A12.html` is that of A12.xml."""
    last = re.split("[?#]", address.strip())[0].rstrip("/").rpartition("/")[2]
    stem = re.sub(r"\.(?:html?|xml|php)$", "", last)
    return f"{stem}.xml" if re.fullmatch(r"[\w.-]+", stem) else ""


def _account(
    letters: tuple[tuple[Element, str], ...], found: Found, aside: Counter[str]
) -> Account:
    """What became of the descriptions, whose words are the list's text."""
    signs = sum(len("".join("".join(one.itertext()).split())) for one, _ in letters)
    mapped = Counter(local(each) for one, _ in letters for each in one.iter("{*}*"))
    return Account(
        signs,
        tuple(mapped.items()),
        left=tuple(found.left),
        decisions=(*found.decisions, *_doubled(letters, found)),
        aside=tuple(aside.items()),
    )


def _doubled(letters: tuple[tuple[Element, str], ...], found: Found) -> Iterator[Decision]:
    """Two letters of one address, which are one letter described twice, or have a wrong address.
    What more have is the address of the volume that they are in."""
    by_address: dict[str, list[tuple[Element, str]]] = defaultdict(list)
    for one, name in letters:
        by_address[(one.get("ref") or "").strip()].append((one, name))
    for address, several in by_address.items():
        if address and len(several) == 2:
            (_, first_name), (again, name) = several
            said = (f"{first_name} and {name} have the same address, {address}. If they are one "
                    f"letter, take one of them out of the list, or out of letters/.")  # fmt: skip
            yield Decision(found.at(again), said, Certainty.PLAUSIBLE)


def _addresses(letters: tuple[tuple[Element, str], ...]) -> dict[str, str]:
    """Ids by what a link to the letter may be written as; what two letters share is none's."""
    pairs = [(written, name) for one, name in letters for written in _written(one)]
    count = Counter(written for written, _ in pairs)
    return {written: name for written, name in pairs if count[written] == 1}


def _written(described: Element) -> set[str]:
    """A letter's address, its xml:id with and without a sign before it, and its number."""
    own, key = xml_id(described), (described.get("key") or "").strip()
    address = (described.get("ref") or "").strip()
    return {one for one in (address, own, f"#{own}" if own else "", key) if one}


def _told(gathering: _Gathering) -> Iterator[Problem]:
    for sentence, count in gathering.wrong.items():
        times = "in one letter" if count == 1 else f"in {count} letters"
        at = gathering.first_wrong[sentence]
        yield Problem(Rule.SOURCE_SIMPLIFIED, at, sentence.replace("{}", times))


def _named(descriptions: list[Element], path: str) -> Iterator[tuple[Element, str]]:
    """The letters with their ids: by their keys, by publication and key, by xml:id, or counted."""
    stem = slug_of_file(path)
    keys = [slug(one.get("key") or "") for one in descriptions]
    books = [one.get("source") or "" for one in descriptions]
    order = {book: count for count, book in enumerate(dict.fromkeys(books), 1)}
    within_book = [f"{order[book]}-{key}" for book, key in zip(books, keys, strict=True)]
    own = [slug(xml_id(one)) for one in descriptions]
    counted = [str(count) for count, _ in enumerate(descriptions, 1)]
    numbers = keys if len(set(keys)) == len(keys) else within_book
    names = numbers if all(keys) else own if all(own) else counted
    seen: Counter[str] = Counter()
    for described, name in zip(descriptions, names, strict=True):
        seen[name] += 1
        again = f"-{seen[name]}" if seen[name] > 1 else ""
        yield described, f"{stem}-{name}{again}"


def publications(root: Element, path: str) -> Mapping[str, Reference]:
    """By xml:id; the empty id is that of the only publication, which letters need not name."""
    source = first(root, "teiHeader", "fileDesc", "sourceDesc")
    listed = [] if source is None else [one for one in within(source, "bibl") if words(one)]
    found = {xml_id(one): _reference(one, count, path) for count, one in enumerate(listed, 1)}
    if len(listed) == 1:
        found[""] = next(iter(found.values()))
    return found


def _reference(element: Element, count: int, path: str) -> Reference:
    """The statement as it stands is the title: CMIF does not divide it."""
    key = entry_id(xml_id(element), "ref") or f"{entry_id(path, 'list')}-source-{count}"
    csl: dict[str, Any] = {"id": key, "type": _TYPES.get(element.get("type") or "", "document")}
    csl["title"] = words(element)
    address = next((one.get("target") for one in within(element, "ref", "ptr")), "") or ""
    if address.startswith(("http://", "https://")) and " " not in address:
        csl["URL"] = address
    return Reference(key, csl, position=place(element, path))


_TYPES = {"online": "webpage", "print": "book", "hybrid": "book"}
