"""Answers with both their ends, and the threads that they join.

A thread is what hangs together by answers. Its id is the one the editor gives, or that of its
earliest member: never a number counted while building.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, count

from glossator.keeping.remembered import Remembered
from glossator.model import (
    Answer,
    Edition,
    Letter,
    Note,
    Quote,
    Reference,
    Target,
    TargetKind,
    ThreadName,
)
from glossator.problems import Problem, Rule
from glossator.resolve.names import Names
from glossator.resolve.quotes.anchors import Grounds
from glossator.resolve.resolved import Anchor, AnswerLink, Stretch, Thread

NO_DATE = (9999, 12, 31)


def join_answers(
    edition: Edition, grounds: Grounds, anchors: Sequence[Anchor], names: Names
) -> tuple[tuple[AnswerLink, ...], tuple[Problem, ...]]:
    """Every answer with the words at both ends, and the quotes that lead nowhere; `anchors` are the
    notes that answer."""
    _QUOTED.begin()
    links: list[AnswerLink] = []
    problems: list[Problem] = []
    for source, anchor, answer in _answers(edition, anchors):
        target = _target(answer, names)
        if target is None:
            continue
        found: _Words | Problem = ((), "")
        if answer.quote and target.id in grounds:
            found = _quoted(answer.quote, target.id, grounds)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            links.append(_link(source, anchor, answer, target, found))
    return anchored(links), tuple(problems)


_Words = tuple[tuple[Stretch, ...], str]
_QUOTED: Remembered[_Words | Problem] = Remembered()


def _quoted(quote: Quote, letter: str, grounds: Grounds) -> _Words | Problem:
    """The answered words in their place; no letter is made ready again for what is known of it."""

    def find() -> _Words | Problem:
        found = grounds[letter].find(quote)
        return found if isinstance(found, Problem) else (found, grounds[letter].words(found))

    place = (letter, quote, quote.position)
    return _QUOTED.get(place, (grounds.letters[letter],), None, find)


def anchored(links: Iterable[AnswerLink]) -> tuple[AnswerLink, ...]:
    """The answers with an id for each answered passage: 'answered-by-<letter>-<note>'.

    It is made of ids, so that it stays when other answers come. Only where one note answers
    several passages of one letter do the later ones get a number.
    """
    taken: set[tuple[Target, str]] = set()
    made = []
    for link in links:
        note = f"-{link.note.id}" if link.note else ""
        name = f"answered-by-{link.source.id}{note}"
        names = chain([name], (f"{name}-{number}" for number in count(2)))
        free = next(one for one in names if (link.target, one) not in taken)
        if link.target_stretches:
            taken.add((link.target, free))
        made.append(replace(link, anchor=free) if link.target_stretches else link)
    return tuple(made)


def _answers(
    edition: Edition, anchors: Sequence[Anchor]
) -> Iterator[tuple[Target, Anchor | None, Answer]]:
    for letter in edition.letters:
        for answer in letter.answers:
            yield letter.target, None, answer
    for anchor in anchors:
        for answer in anchor.note.answers:
            yield Target(TargetKind.LETTER, anchor.note.letter), anchor, answer
    for reference in edition.references:
        for answer in reference.answers:
            yield reference.target, None, answer


def _target(answer: Answer, names: Names) -> Target | None:
    for kind in (TargetKind.LETTER, TargetKind.REFERENCE):
        target = Target(kind, answer.to)
        target = names.former.get(target, target)
        if target in names.labels:
            return target
    return None


def _link(
    source: Target,
    anchor: Anchor | None,
    answer: Answer,
    target: Target,
    answered: _Words,
) -> AnswerLink:
    note: Note | None = anchor.note if anchor else None
    return AnswerLink(
        answer.kind,
        source,
        target,
        anchor.stretches if anchor else (),
        anchor.lemma if anchor else "",
        *answered,
        answer.passage,
        note,
        answer.certainty,
    )


def join_threads(edition: Edition, links: Sequence[AnswerLink], names: Names) -> tuple[Thread, ...]:
    """The threads of an edition, in the order of their beginnings; letters of one date stand in
    each as in the edition."""
    joined = _components(links)
    dates = _dates(edition, {member for group in joined for member in group})
    places = {one.target: place for place, one in enumerate(edition.letters)}
    filed = {one: (day, one.kind, places.get(one, 0), one.id) for one, day in dates.items()}
    groups = [sorted(group, key=filed.__getitem__) for group in joined]
    groups.sort(key=lambda group: filed[group[0]])
    own: dict[Target, list[AnswerLink]] = {}
    first = {member: group[0] for group in groups for member in group}
    for link in links:
        own.setdefault(first[link.source], []).append(link)
    given = edition.settings.threads
    return tuple(
        _thread(group, _earliest(group, dates), own.get(group[0], ()), given, names)
        for group in groups
    )


def _earliest(group: Iterable[Target], dates: Mapping[Target, tuple[int, int, int]]) -> str:
    """The id that names a thread: of several of the first date the first as a text, whatever place
    these have in the edition, so that the thread's address stays."""
    return min(group, key=lambda one: (dates[one], one.kind, one.id)).id


def misnamed(
    edition: Edition, links: Sequence[AnswerLink], threads: Sequence[Thread]
) -> Iterator[Problem]:
    """Names that the editor gives to no thread, or that are not alone.

    Where an answer leads nowhere, which is told, its thread may be missing for that alone.
    """
    if not edition.settings.threads:
        return
    given = [letter.answers for letter in edition.letters]
    given += [note.answers for note in edition.notes]
    given += [reference.answers for reference in edition.references]
    if edition.unread or len(links) < sum(map(len, given)):
        return
    known = {one.id for one in edition.letters} | {one.id for one in edition.references}
    # One that nothing has is told as an unknown id.
    for name in (one for one in edition.settings.threads if one.root in known):
        own = [one for one in threads if name.root in {member.id for member in one.members}]
        if not own:
            message = f"Nothing answers {name.root} or is answered by it, so there is no thread."
            cure = "Remove the name, or add the answers."
            yield Problem(Rule.BAD_VALUE, name.position, message, cure)
        elif own[0].id != name.id:
            message = f"The thread of {name.root} has the name “{own[0].id}” already."
            yield Problem(Rule.DUPLICATE_ID, name.position, message, "Remove one of the two.")
        elif sum(one.id == name.id for one in threads) > 1:
            message = f"“{name.id}” is the id of the thread that begins with {name.id}."
            yield Problem(Rule.DUPLICATE_ID, name.position, message)


def _thread(
    group: Sequence[Target],
    earliest: str,
    links: Sequence[AnswerLink],
    given: Sequence[ThreadName],
    names: Names,
) -> Thread:
    members, own = tuple(group), tuple(links)
    ids = {member.id for member in members}
    name = next((one for one in given if one.root in ids), None)
    if name:
        return Thread(name.id, name.title, members, own, name.summary)
    return Thread(earliest, names.label(members[0]), members, own)


def _components(links: Iterable[AnswerLink]) -> list[frozenset[Target]]:
    """What hangs together by answers: the smaller group joins the larger."""
    groups: dict[Target, set[Target]] = {}
    for link in links:
        one = groups.setdefault(link.source, {link.source})
        other = groups.setdefault(link.target, {link.target})
        if one is not other:
            small, large = sorted((one, other), key=len)
            large |= small
            groups.update(dict.fromkeys(small, large))
    return [frozenset(group) for group in {id(group): group for group in groups.values()}.values()]


def _dates(edition: Edition, members: Iterable[Target]) -> dict[Target, tuple[int, int, int]]:
    """When each of these letters and publications was written or issued, as far as is known."""
    letters = {one.id: one for one in edition.letters}
    references = {one.id: one for one in edition.references}
    return {
        one: _letter_date(letters[one.id])
        if one.kind is TargetKind.LETTER
        else _issued(references[one.id])
        for one in members
    }


def _issued(reference: Reference) -> tuple[int, int, int]:
    parts = reference.csl.get("issued", {}).get("date-parts", [[]])[0]
    year, month, day = [*parts, *(0, 0, 0)][:3] if parts else NO_DATE
    return int(year), int(month), int(day)


def _letter_date(letter: Letter) -> tuple[int, int, int]:
    """A letter's date for sorting: its earliest day, else its latest; the undated come last."""
    if letter.date is None:
        return NO_DATE
    return letter.date.first_known or NO_DATE
