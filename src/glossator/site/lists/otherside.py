"""A letter as the page of someone who wrote or received it lists it: with whom else, and to or from
whom. Whose page it is need not be said in each row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glossator.model import Correspondent, Letter, Target, TargetKind
from glossator.site.catalogue import Catalogue
from glossator.wording import Wording, wording


@dataclass(frozen=True, slots=True)
class Listed:
    """What a row says of a letter beside its date."""

    title: str
    """What leads to the letter."""
    is_its_own: bool
    """Whether that is the letter's title, in its language, and no words of the interface."""
    exchange: str
    """Who writes to whom, as far as the page and the title leave it to be said; may be empty."""


def listed(catalogue: Catalogue, target: Target, part: str, letter: Letter) -> Listed:
    """The row of a letter in the part `sent`, `received` or another of an entity's letters.

    A title that says no more than who writes to whom, as of a letter in a list without titles,
    gives way to the other side; any other title stays.
    """
    exchange = _exchange(catalogue, target, part, letter)
    if exchange and letter.title in _without_title(catalogue, letter):
        return Listed(exchange, False, "")
    return Listed(letter.title, True, exchange)


def _exchange(catalogue: Catalogue, target: Target, part: str, letter: Letter) -> str:
    if target.kind is TargetKind.PARTY and part == "sent":
        beside = catalogue.people(_without(letter.senders, target))
        return _sent(catalogue.people(letter.recipients), beside, catalogue.wording)
    if target.kind is TargetKind.PARTY and part == "received":
        beside = catalogue.people(_without(letter.recipients, target))
        return _received(catalogue.people(letter.senders), beside, catalogue.wording)
    return catalogue.exchange(letter)


def _without(correspondents: Sequence[Correspondent], target: Target) -> tuple[Correspondent, ...]:
    return tuple(one for one in correspondents if one.target != target)


def _sent(people: str, beside: str, say: Wording) -> str:
    """'To A', 'With B, to A', 'With B'; nothing where nobody else is known."""
    if people and beside:
        return say.pgettext(
            "letter", "With %(others)s, to %(people)s", others=beside, people=people
        )
    if beside:
        return say.pgettext("letter", "With %(others)s", others=beside)
    return say.pgettext("letter", "To %(people)s", people=people) if people else ""


def _received(people: str, beside: str, say: Wording) -> str:
    """'From A', 'From A, also to B', 'Also to B'; nothing where nobody else is known."""
    if people and beside:
        return say.pgettext(
            "letter", "From %(people)s, also to %(others)s", people=people, others=beside
        )
    if beside:
        return say.pgettext("letter", "Also to %(others)s", others=beside)
    return say.pgettext("letter", "From %(people)s", people=people) if people else ""


def _without_title(catalogue: Catalogue, letter: Letter) -> Iterator[str]:
    """What stands for a title where a letter has none: everyone by name in the edition's language,
    as a list of letters is read, or who writes to whom in brief."""
    yield catalogue.exchange(letter)
    sender, recipient = (
        [catalogue.name(one.target) for one in side] for side in (letter.senders, letter.recipients)
    )
    for say in dict.fromkeys((wording(catalogue.settings.language), catalogue.wording)):
        names = {"sender": say.joined(sender), "recipient": say.joined(recipient)}
        yield say.gettext("%(sender)s to %(recipient)s", **names)
