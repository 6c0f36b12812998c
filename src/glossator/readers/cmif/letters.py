"""One correspDesc to one letter without text, and what its note mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from glossator.model import (
    Answer,
    Certainty,
    Correspondent,
    Date,
    Evidence,
    Letter,
    Note,
    Printed,
    Reference,
)
from glossator.readers.cmif.mentions import Noted, noted
from glossator.readers.tei.dates import date_of, evidence_of
from glossator.readers.tei.elements import Element, local, words
from glossator.readers.tei.header.context import BESIDE, answers_in, links_in, neighbours_in
from glossator.readers.tei.header.nobody import nobody_in, without
from glossator.readers.tei.header.parties import Acts, described_acts
from glossator.readers.tei.lists.entities import Named, of_text
from glossator.readers.tei.text.found import Found
from glossator.wording import Wording, wording


@dataclass(frozen=True, slots=True)
class Names:
    """Names without identifiers in one file: two that differ in a sign have two ids."""

    by_id: dict[str, str] = field(default_factory=dict)

    def id_of(self, one: Named) -> str:
        """The id that the name has, or gets."""
        chosen, count = one.id, 1
        while not one.identifiers and self.by_id.setdefault(chosen, one.name) != one.name:
            count += 1
            chosen = f"{one.id}-{count}"
        return chosen


@dataclass(frozen=True, slots=True)
class Described:
    """A description, and what holds around it."""

    element: Element
    id: str
    publications: Mapping[str, Reference]
    rights: str
    language: str
    names: Names
    letters: Mapping[str, str] = field(default_factory=dict)
    """The ids of the list's letters, by what links to them are written."""


@dataclass(frozen=True, slots=True)
class Made:
    """A letter, with what came of its description."""

    letter: Letter
    notes: tuple[Note, ...]
    called: tuple[Named, ...]
    """Who and what its acts name."""
    named: tuple[Named, ...]
    """Who and what its notes name."""
    wrong: tuple[str, ...]
    """What could not be taken, in sentences; {} is where."""
    aside: tuple[str, ...]
    """What it has no place for, each named in a few words."""


def described_letter(given: Described, found: Found) -> Made:
    """The letter that a correspDesc describes."""
    element = given.element
    described = described_acts(element, "", found)
    acts = _told_apart(without(described, nobody_in(described)), given.names)
    date, evidence, wrong = _date(acts, found.say)
    said = noted(element, given.language, found.at(element))
    letter = Letter(
        id=given.id,
        title="",
        blocks=(),
        senders=acts.senders,
        recipients=acts.recipients,
        date=date,
        place=acts.place,
        destination=acts.destination,
        language=said.language or given.language,
        printed=_printed(given),
        status="catalogued",
        rights=given.rights,
        source=_source(given, said),
        evidence=(*evidence, *acts.unsure_places),
        answers=tuple(_answers(given, found)),
        neighbours=tuple(neighbours_in(element, found, given.letters)),
        position=found.at(element),
    )
    letter = replace(letter, title=_title(letter, acts, given.language))
    notes = () if said.note is None else (replace(said.note, letter=letter.id),)
    ways = tuple(_ways(element, acts, letter))
    named = of_text(block for note in ways for block in note.body)
    aside = (*_others(given), *said.left)
    return Made(letter, (*notes, *ways), acts.names, (*said.named, *named), wrong, aside)


def _told_apart(acts: Acts, names: Names) -> Acts:
    ids = {one.id: names.id_of(one) for one in acts.names}

    def named(all_: tuple[Correspondent, ...]) -> tuple[Correspondent, ...]:
        return tuple(replace(one, party=ids[one.party]) for one in all_)

    return replace(
        acts,
        senders=named(acts.senders),
        recipients=named(acts.recipients),
        names=tuple(replace(one, id=ids[one.id]) for one in acts.names),
        place=ids.get(acts.place, acts.place),
        destination=ids.get(acts.destination, acts.destination),
    )


def _date(acts: Acts, say: Wording) -> tuple[Date | None, tuple[Evidence, ...], tuple[str, ...]]:
    if acts.date is None:
        return None, (), ()
    said = words(acts.date)
    try:
        date = date_of(acts.date)
    except ValueError as error:
        kept = (Evidence("date", Certainty.OPEN, said),) if said else ()
        return None, kept, (f"A date was left out ({{}}). {error}",)
    if date is None and said:
        return None, (Evidence("date", Certainty.OPEN, said),), ()
    return date, evidence_of(acts.date, say) if date else (), ()


def _printed(given: Described) -> Printed | None:
    named = (given.element.get("source") or "").lstrip("#").strip()
    reference = given.publications.get(named)
    return Printed(reference.id) if reference else None


def _source(given: Described, said: Noted) -> str:
    """The number and the address in the publication, and what a note says of the text."""
    element, say = given.element, wording(given.language)
    key, address = (element.get("key") or "").strip(), (element.get("ref") or "").strip()
    number = say.gettext("No. %(number)s", number=key) if key else ""
    bases = (base for base in said.bases if base != address)
    return "; ".join(filter(None, (number, address, *bases)))


def _title(letter: Letter, acts: Acts, language: str) -> str:
    """Who writes to whom: a list gives letters no titles."""
    names = {one.id: one.name for one in acts.names}
    say = wording(language)
    sender, recipient = (
        say.joined([names[one.party] for one in side])
        for side in (letter.senders, letter.recipients)
    )
    if sender and recipient:
        return say.gettext("%(sender)s to %(recipient)s", sender=sender, recipient=recipient)
    if recipient:
        return say.gettext("To %(people)s", people=recipient)
    return sender or letter.id


def _ways(element: Element, acts: Acts, letter: Letter) -> Iterator[Note]:
    """When it was received, who forwarded it: a note on the whole letter."""
    remarks = {words(one) for one in element if local(one) == "note"}
    said = [block for block in acts.more if block.text not in remarks]
    body = tuple(replace(block, id=f"p{count}") for count, block in enumerate(said, 1))
    if body:
        yield Note("ways", letter.id, "gloss", body, at="letter", position=letter.position)


def _answers(given: Described, found: Found) -> Iterator[Answer]:
    """What is answered among the letters of the list; others have no place to lead to."""
    known = set(given.letters.values())
    for answer in answers_in(given.element, found, given.letters):
        if answer.to in known:
            yield answer


def _others(given: Described) -> Iterator[str]:
    """What is said of the letters around it and fits no fact."""
    known = set(given.letters.values())
    for one in links_in(given.element, given.letters):
        if one.answers and one.letter not in known:
            yield "answer to what is no letter of this list"
        elif one.sides:
            yield BESIDE
        elif not one.answers:
            yield "link to another letter that says neither before nor after"
    contexts = (one for one in given.element if local(one) == "correspContext")
    if any(words(one) for each in contexts for one in each if local(one) not in ("ref", "ptr")):
        yield "words on the letters around a letter"
