"""Who wrote, to whom, whence, whither and when: correspDesc, and what stands in for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from glossator.model import Certainty, Correspondent, EntityKind, Evidence, Prose
from glossator.readers.account import Decision
from glossator.readers.tei.dates import certainty_of
from glossator.readers.tei.elements import Element, first, local, sayings, within, words
from glossator.readers.tei.header.ways import description_of, further_descriptions, ways_of
from glossator.readers.tei.ids import named_by
from glossator.readers.tei.letters import Source
from glossator.readers.tei.lists.entities import Named, named
from glossator.readers.tei.text.found import Found

_WHO = ("persName", "orgName", "name", "rs")
_WHERE = ("placeName", "settlement", "geogName", "country", "region")
_RECIPIENT = {"addressee", "recipient", "receiver", "empfaenger", "empfänger"}


@dataclass(frozen=True, slots=True)
class Acts:
    """What a letter's header says of its sending and receiving."""

    senders: tuple[Correspondent, ...] = ()
    recipients: tuple[Correspondent, ...] = ()
    names: tuple[Named, ...] = ()
    """Everybody and every place named, with their names."""
    place: str = ""
    date: Element | None = None
    left: tuple[str, ...] = ()
    """What has no place among a letter's facts, in sentences."""
    more: Prose = ()
    """What else is said of the letter's ways: a note on the whole letter."""
    place_sure: Certainty = Certainty.CERTAIN
    destination: str = ""
    destination_sure: Certainty = Certainty.CERTAIN

    @property
    def unsure_places(self) -> tuple[Evidence, ...]:
        """How sure the places are that are not certain."""
        said = (("place", self.place, self.place_sure),
                ("destination", self.destination, self.destination_sure))  # fmt: skip
        return tuple(Evidence(fact, sure) for fact, name, sure in said
                     if name and sure is not Certainty.CERTAIN)  # fmt: skip


def acts_of(source: Source, found: Found) -> Acts:
    """From correspDesc where there is one; else the author of the file's only letter."""
    described = description_of(source)
    if described is None:
        return _created(_without(source, found), source, found)
    acts = described_acts(
        described, words(first(source.header, "fileDesc", "titleStmt", "title")), found
    )
    placed, dated = _of_datelines(source, found, not acts.place, acts.date is None)
    complete = replace(
        acts,
        names=(*acts.names, *placed),
        place=acts.place or next((one.id for one in placed), ""),
        date=next(iter(dated), acts.date),
        more=ways_of(described, found, further_descriptions(source, described)),
    )
    return _created(complete, source, found)


def _created(acts: Acts, source: Source, found: Found) -> Acts:
    """With the date of the header's creation, where nothing else dates the letter."""
    creation = first(source.header, "profileDesc", "creation")
    if acts.date is not None or creation is None or not source.alone:
        return acts
    date = next((one for one in within(creation, "date") if one.attrib), None)
    if date is not None:
        what = "The date is that of the header's creation, since nothing else says one."
        found.decisions.append(Decision(found.at(date), what, Certainty.LIKELY))
    return replace(acts, date=date)


def described_acts(described: Element, title: str, found: Found) -> Acts:
    """What one correspDesc says; the title helps where its labels are exchanged."""
    actions = [one for one in described if local(one) == "correspAction"]
    sent = [one for one in actions if "sent" in sayings(one, "type")]
    received = [one for one in actions if "received" in sayings(one, "type")]
    senders, recipients, warned = _sides(sent, received, title)
    dates = [date for one in sent for date in _of(one, ("date",))]
    where, sure = _where(sent)
    whither, certain = _where(received)
    return Acts(
        senders=tuple(_correspondents(senders, found)),
        recipients=tuple(_correspondents(recipients, found)),
        names=(*(one for e in (*senders, *recipients) for one in _parties(e)), *where, *whither),
        place=next((one.id for one in where), ""),
        date=next(iter(dates), None),
        left=warned,
        more=ways_of(described, found),
        place_sure=sure,
        destination=next((one.id for one in whither), ""),
        destination_sure=certain,
    )


def _where(actions: list[Element]) -> tuple[list[Named], Certainty]:
    """The places that acts name, and how sure the first is."""
    places = [place for one in actions for place in _of(one, (*_WHERE, "name", "rs"))]
    places = [one for one in places if local(one) in _WHERE or _is_place(one)]
    found = [(one, place) for place in places for one in named(place, EntityKind.PLACE)]
    sure = next((certainty_of(place) for _, place in found), Certainty.CERTAIN)
    return [one for one, _ in found], sure


def _is_place(element: Element) -> bool:
    """Whether a name that may be of anything says that it is a place's."""
    return local(element) in ("name", "rs") and bool(sayings(element, "type") & _PLACES)


_PLACES = {"place", "settlement", "city", "country", "region"}


def _of(action: Element, names: tuple[str, ...]) -> Iterator[Element]:
    """The elements of these names, not those within one another: a person's place is another's."""
    for child in action:
        if local(child) in names:
            yield child
        elif local(child) in ("p", "note", "desc", "ab", "address"):
            yield from _of(child, names)


def _sides(
    sent: list[Element], received: list[Element], title: str
) -> tuple[list[Element], list[Element], tuple[str, ...]]:
    """Who is on which side. Some files put both into one action, told apart by @type."""
    senders, recipients = (
        [who for one in acts for who in _of(one, _WHO) if not _is_place(who)]
        for acts in (sent, received)
    )
    labelled = [who for who in senders if sayings(who, "type") & _RECIPIENT]
    if recipients or not labelled:
        return senders, recipients, ()
    rest = [who for who in senders if who not in labelled]
    if not rest or not _exchanged(rest, labelled, title):
        return rest, labelled, ()
    said = "The labels of sender and recipient are exchanged, as the title shows; it is followed."
    return labelled, rest, (said,)


def _exchanged(senders: list[Element], recipients: list[Element], title: str) -> bool:
    """Whether the title names the one called recipient first: “Hale to Reed”."""
    begin = [title.find(words(who)) for who in (senders[0], recipients[0])]
    return -1 not in begin and begin[1] < begin[0]


def _parties(element: Element) -> tuple[Named, ...]:
    kind = EntityKind.ORGANISATION if _is_body(element) else EntityKind.PERSON
    return named(element, kind)


def _is_body(element: Element) -> bool:
    said = sayings(element, "type")
    return local(element) == "orgName" or bool(said & {"org", "organisation", "organization"})


def _correspondents(elements: list[Element], found: Found) -> Iterator[Correspondent]:
    seen = set()
    for element in elements:
        for party in _parties(element):
            if party.id not in seen:
                seen.add(party.id)
                yield Correspondent(party.id, certainty_of(element), position=found.at(element))


def _without(source: Source, found: Found) -> Acts:
    """The author, where the file is one letter, or who signed; place and date of its dateline."""
    author = first(source.header, "fileDesc", "titleStmt", "author") if source.alone else None
    who = [] if author is None or not words(author) else [author]
    sure = Certainty.CERTAIN
    if not who and (who := _signatories(source)):
        sure = Certainty.LIKELY
        names = ", ".join(map(words, who))
        what = f"Nothing but the signature says who wrote: {names}."
        found.decisions.append(Decision(found.at(who[0]), what, sure))
    placed, dated = _of_datelines(source, found, True, True)
    return Acts(
        tuple(replace(one, certainty=_less_sure(one.certainty, sure))
              for one in _correspondents(who, found)),
        names=(*(one for each in who for one in _parties(each)), *placed),
        place=placed[0].id if placed else "",
        date=next(iter(dated), None),
    )  # fmt: skip


def _less_sure(one: Certainty, other: Certainty) -> Certainty:
    """The less certain of two."""
    order = list(Certainty)
    return max(one, other, key=order.index)


def _signatories(source: Source) -> list[Element]:
    return [who for text in source.texts for signed in within(text, "signed")
            for who in within(signed, *_WHO) if named_by(who) and words(who)]  # fmt: skip


def _of_datelines(
    source: Source, found: Found, place: bool, date: bool
) -> tuple[list[Named], list[Element]]:
    """Place and date as the letter's own dateline has them, where nothing else says them."""
    lines = [line for text in source.texts for line in _datelines(text)]
    places = [one for line in lines for each in within(line, *_WHERE)
              for one in named(each, EntityKind.PLACE)] if place else []  # fmt: skip
    dates = [one for line in lines for one in within(line, "date") if one.attrib] if date else []
    for kind, said in (("place", [one.name for one in places]), ("date", list(map(words, dates)))):
        if said and description_of(source) is not None:
            what = f"The {kind} is the dateline's, “{said[0]}”, since the header says none."
            found.decisions.append(Decision(found.at(lines[0]), what))
    return places[:1], dates[:1]


def _datelines(text: Element) -> Iterator[Element]:
    yield from within(text, "dateline")
    for element in within(text, "div", "seg", "p", "label"):
        if "dateline" in sayings(element, "type", "rend"):
            yield element
