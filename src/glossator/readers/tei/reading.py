"""A file's bytes to its letters, with their notes, and whom and what they name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from glossator.model import Entity, EntityKind, Reference
from glossator.problems import Position, Problem, Rule, in_order
from glossator.readers.account import Account, Decision
from glossator.readers.leads import Place, parts_of, taken_out, with_names
from glossator.readers.lineends import Whole, whole_words
from glossator.readers.naming import slug, slug_of_file
from glossator.readers.sources import SourceReading, of_edition
from glossator.readers.tei.controls import settle_controls
from glossator.readers.tei.elements import Element, first, local, stands_in, within, words, xml_id
from glossator.readers.tei.header.context import meant_in
from glossator.readers.tei.judging import is_template, judged
from glossator.readers.tei.letters import Source, beside, sources
from glossator.readers.tei.lists.bibliography import references
from glossator.readers.tei.lists.calling import who_is_called
from glossator.readers.tei.lists.entities import Named, described, gathered, other_names
from glossator.readers.tei.lists.events import Around, Happened, happened
from glossator.readers.tei.lists.glossary import terms
from glossator.readers.tei.lists.linking import link
from glossator.readers.tei.making import MadeLetter, make_letter
from glossator.readers.tei.notes.around import around_letters
from glossator.readers.tei.notes.stringranges import Ranges, string_ranges
from glossator.readers.tei.older import settle_older
from glossator.readers.tei.own import Strange, is_own, read_own
from glossator.readers.tei.spacing.between import settle_between
from glossator.readers.tei.spacing.indents import settle_indents
from glossator.readers.tei.spacing.linebreaks import settle_line_ends
from glossator.readers.tei.spacing.substitutions import settle_substitutions
from glossator.readers.tei.text.found import Found
from glossator.readers.tei.untaken.accounting import account_of, outside
from glossator.readers.tei.untaken.aside import in_lists, left_in_lists, noted
from glossator.readers.tei.untaken.aside import told as told_at
from glossator.readers.xmlsource import parse, place
from glossator.readers.yaml.scalars import LETTER_ID
from glossator.shortening import begun
from glossator.wording import wording


def read_tei(
    content: bytes, path: str, language: str = "en", whole: Whole | None = None
) -> SourceReading:
    """The letters of a TEI file. `language` is theirs where the file does not say, and that of the
    words made for them. `whole` says which words the collection has that line ends may part; a
    file by itself is the collection.

    A file's only letter has the file's name as its id; of several each has its xml:id, or the
    file's name and a number. What the project wrote itself comes back whole. What cannot be read
    is a problem; then there are no letters.
    """
    root, problems = parse(content, path)
    if root is None:
        return SourceReading(problems=problems)
    if is_own(root):
        try:
            return of_edition(read_own(root, path), problems)
        except Strange as error:
            problems = (*problems, _changed(error, path))
    whole = whole_words((content,)) if whole is None else whole
    settle_older(root)
    ranges = string_ranges(root) if b"string-range(" in content else {}
    settled = (
        *settle_controls(root, path),
        *settle_line_ends(root, path, language, whole),
        *settle_substitutions(root, path),
        *settle_between(root, path, language),
        *settle_indents(root, path, language, whole),
    )
    link(root)
    found = tuple(sources(root))
    if any(is_template(one) for one in found):
        return SourceReading(problems=(*problems, _unfilled(found[0], path)))
    if not found:
        return _register(root, path, problems, language)
    return _correspondence(root, found, ranges, settled, problems, path, language)


def _correspondence(
    root: Element,
    found: tuple[Source, ...],
    ranges: Ranges,
    settled: tuple[Decision, ...],
    problems: tuple[Problem, ...],
    path: str,
    language: str,
) -> SourceReading:
    """A file with letters: these, and whatever else it says. `settled` was decided before."""
    made = _made(root, found, ranges, path, language)
    heads = [each for one in made for each in one.named]
    told = _happened(root, Found(path, say=wording(language)), language, heads)
    entities, keyed = _entities(root, made, path, told.named)
    _keep_other_names(made, entities)
    bare, notes, leads = taken_out(
        [one.letter for one in made], [note for one in made for note in one.notes]
    )
    places = tuple(_places(found, made, path))
    return SourceReading(
        letters=tuple(map(with_names, bare, places)),
        notes=notes,
        entities=entities,
        references=_references(root, entities, path),
        problems=in_order((*problems, *told.problems, *_judged(found, made, path))),
        terms=tuple(terms(root, path)),
        events=told.events,
        keyed=keyed,
        account=account_of(root, found, [one.found for one in made], settled, path),
        aliases=_aliases(found, made),
        leads=leads,
        places=places,
        meant=_meant(found),
    )


def _made(
    root: Element, found: tuple[Source, ...], ranges: Ranges, path: str, language: str
) -> list[MadeLetter]:
    """The file's letters, each with what is told of it alone; the first of a document tells its."""
    named = tuple(_named(found, path))
    letters = dict(_letters(named))
    say, called = wording(language), who_is_called(root)
    around, ids = around_letters(root, found), noted(found)
    made: list[MadeLetter] = []
    begun_with = set[Element]()
    for source, name in named:
        empty = Found(path, name, letters, say, called=called, around=around, noted=ids,
                      ranges=ranges, first=source.document not in begun_with,
                      follows=True)  # fmt: skip
        begun_with.add(source.document)
        made.append(make_letter(source, empty, language))
    return made


def _keep_other_names(made: list[MadeLetter], entities: tuple[Entity, ...]) -> None:
    """Names in a letter's header that its parties do not have in the end are told as left aside."""
    names = {one.target: one.name for one in entities}
    for one in made:
        one.found.aside.update(other_names(one.called, names))


def _references(root: Element, entities: tuple[Entity, ...], path: str) -> tuple[Reference, ...]:
    """What the file's lists cite, without the works that its letters mention."""
    works = {one.id for one in entities if one.kind is EntityKind.WORK}
    listed = references(_lists(root, "listBibl"), path)
    return tuple(one for one in listed if one.id not in works)


def _judged(found: tuple[Source, ...], made: list[MadeLetter], path: str) -> Iterator[Problem]:
    """What is wrong with the letters, and words that stand in none."""
    yield from _beside(found, path)
    yield from (problem for one in found if (problem := judged(one, path)))
    yield from (problem for one in made for problem in one.problems)


def _changed(error: Strange, path: str) -> Problem:
    name, line = local(error.element), error.element.sourceline or 1
    message = (
        f"The file was written by Glossator and changed since (<{name}>); it is read as any TEI."
    )
    return Problem(Rule.SOURCE_SIMPLIFIED, Position(path, line), message)


def _happened(root: Element, found: Found, language: str, named: Iterable[Named] = ()) -> Happened:
    listed = {one.id for one in references(_lists(root, "listBibl"), found.path)}
    places = {one.id: one.name for one in named if one.kind is EntityKind.PLACE}
    places |= {one.id: one.name for one in described(_lists(root, "listPlace"), found.path)}
    around = Around(frozenset(listed), places, language)
    return happened(root, found, around)


def _entities(
    root: Element, made: list[MadeLetter], path: str, told: tuple[Named, ...]
) -> tuple[tuple[Entity, ...], frozenset[str]]:
    """All that is described or named, in the file's own lists first; and which have a key."""
    lists = (*_lists(root, "listPerson", "listOrg", "listPlace"),
             *(each for one in made for each in one.described))  # fmt: skip
    mentioned = [*(each for one in made for each in one.named), *told]
    works = {one.id for one in mentioned if one.kind is EntityKind.WORK}
    listed = described(_lists(root, "listBibl"), path)
    cited = {one.id for one in references(_lists(root, "listBibl"), path)} - works
    known = (*described(lists, path), *(one for one in listed if one.id not in cited))
    keyed = frozenset(one.id for one in known) | {one.id for one in mentioned if one.keyed}
    return gathered(known, mentioned, path), keyed


def _register(
    root: Element, path: str, problems: tuple[Problem, ...], language: str
) -> SourceReading:
    """A file without letters may still say who persons are, what works there are, what happened."""
    told = _happened(root, Found(path, say=wording(language)), language)
    known = tuple(described(_lists(root, "listPerson", "listOrg", "listPlace"), path))
    listed = tuple(references(_lists(root, "listBibl"), path))
    explained = tuple(terms(root, path))
    if local(root) not in ("TEI", "teiCorpus", "TEI.2") or not (
        known or listed or explained or told.events
    ):
        return SourceReading(problems=(*problems, _no_letter(root, path)))
    keyed = frozenset(one.id for one in known)
    named = gathered(known, told.named, path)
    left = (*left_in_lists(root), *outside(root, frozenset()))
    account = Account(left=tuple(told_at(left, path)), aside=tuple(in_lists(root).items()))
    problems = in_order((*problems, *told.problems))
    return SourceReading(
        letters=(),
        notes=(),
        entities=named,
        references=listed,
        problems=problems,
        terms=explained,
        events=told.events,
        keyed=keyed,
        account=account,
    )


def _unfilled(source: Source, path: str) -> Problem:
    title = words(first(source.header, "fileDesc", "titleStmt", "title"))
    named = f": its title is “{title}”" if title else ""
    message = f"This is a template that nobody has filled in{named}, and nothing else is said."
    return Problem(Rule.NO_LETTER, place(source.document, path), message)


def _no_letter(root: Element, path: str) -> Problem:
    position = place(root, path)
    name = local(root)
    if name not in ("TEI", "teiCorpus", "TEI.2"):
        message = f"This is XML, but no TEI: its outermost element is <{name}>."
    elif len(list(within(root, "correspDesc"))) > 1:
        message = "This is a list of letters without their texts, as CMIF has them."
    else:
        message = "There is no text in this TEI file, and no description of a letter."
    return Problem(Rule.NO_LETTER, position, message)


def _named(found: tuple[Source, ...], path: str) -> Iterator[tuple[Source, str]]:
    """The letters with their ids."""
    stem = slug_of_file(path)
    own = [_own_id(one) for one in found]
    times = Counter(own)
    for count, (source, name) in enumerate(zip(found, own, strict=True), 1):
        if len(found) == 1:
            yield source, stem
        else:
            yield source, name if name and times[name] == 1 else f"{stem}-{count}"


def _letters(named: tuple[tuple[Source, str], ...]) -> Iterator[tuple[str, str]]:
    """The letters by the xml:ids of themselves and of what is in them."""
    for source, name in named if len(named) > 1 else ():
        for whole in (source.document, *source.texts) if source.alone else source.texts:
            yield from ((key, name) for one in whole.iter("{*}*") if (key := xml_id(one)))


def _aliases(found: tuple[Source, ...], made: list[MadeLetter]) -> dict[str, str]:
    pairs = zip(made, map(_own_id, found), strict=True)
    return {one.letter.id: own for one, own in pairs
            if own != one.letter.id and re.fullmatch(LETTER_ID, own)}  # fmt: skip


def _places(found: tuple[Source, ...], made: list[MadeLetter], path: str) -> Iterator[Place]:
    """What other files may call each letter, and the parts of it."""
    file = f"{PurePosixPath(path).stem}.xml"
    for number, (source, one) in enumerate(zip(found, made, strict=True)):
        own = xml_id(_whole(source))
        parts = parts_of(one.found.places, one.letter.blocks) | ({own: ""} if own else {})
        names = tuple(dict.fromkeys(filter(None, (own, file))))
        yield Place(number, names, parts, frozenset(_worth_keeping(source)))


def _worth_keeping(source: Source) -> Iterator[str]:
    """The ids of places to which others point. Every line, page and word may have one: these are
    too many to be kept, and hardly ever named."""
    for text in source.texts:
        for element in text.iter("{*}*"):
            if (name := xml_id(element)) and local(element) not in _SMALL:
                yield name


_SMALL = ("lb", "pb", "cb", "gb", "milestone", "w", "pc", "c", "g")


def _meant(found: Iterable[Source]) -> dict[str, tuple[str, ...]]:
    said: dict[str, dict[str, None]] = {}
    for source in found:
        for name, target in meant_in(source):
            said.setdefault(name, {})[target] = None
    return {name: tuple(targets) for name, targets in said.items()}


def _own_id(source: Source) -> str:
    return slug(xml_id(_whole(source)))


def _whole(source: Source) -> Element:
    return source.document if source.alone else source.texts[0]


def _lists(element: Element, *names: str) -> Iterator[Element]:
    """Lists that belong to the whole file, none within another and none in a note of a text."""
    for one in within(element, *names):
        if not stands_in(one, *names, "note"):
            yield one


def _beside(found: tuple[Source, ...], path: str) -> Iterator[Problem]:
    for element in beside(found):
        message = f"“{begun(words(element, without=()))}” stands beside the letters, and in none."
        yield Problem(Rule.SOURCE_SIMPLIFIED, place(element, path), message)
