"""Which letters a party wrote, received and translated, and which were written at a place or sent
there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from glossator.model import Certainty, Letter, Target, TargetKind
from glossator.writers.sureness import certainty_of

Share = tuple[Letter, Certainty]
"""A letter, and how sure the part in it is."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """The letters that an entity wrote, received, or stands at the head of."""

    sent: list[Share] = field(default_factory=list)
    received: list[Share] = field(default_factory=list)
    written_at: list[Share] = field(default_factory=list)
    sent_to: list[Share] = field(default_factory=list)
    translated: list[Share] = field(default_factory=list)

    @property
    def ids(self) -> tuple[str, ...]:
        """Of all these letters, each once."""
        parts = (self.sent, self.received, self.translated, self.written_at, self.sent_to)
        return tuple(dict.fromkeys(letter.id for part in parts for letter, _ in part))


NONE = Exchanged()


def exchanges(letters: Iterable[Letter]) -> Mapping[Target, Exchanged]:
    """By party and place, its letters in their order; one without any is not among them."""
    parties, places = defaultdict[str, Exchanged](Exchanged), defaultdict[str, Exchanged](Exchanged)
    for letter in letters:
        for who in letter.senders:
            parties[who.party].sent.append((letter, who.certainty))
        for who in letter.recipients:
            parties[who.party].received.append((letter, who.certainty))
        for name in dict.fromkeys(_translators(letter)):
            parties[name].translated.append((letter, Certainty.CERTAIN))
        if letter.place:
            places[letter.place].written_at.append((letter, certainty_of(letter, "place")))
        if letter.destination:
            doubt = certainty_of(letter, "destination")
            places[letter.destination].sent_to.append((letter, doubt))
    return {
        **{Target(TargetKind.PARTY, name): found for name, found in parties.items()},
        **{Target(TargetKind.PLACE, name): found for name, found in places.items()},
    }


def _translators(letter: Letter) -> Iterator[str]:
    """The ids of the parties that translated it."""
    for one in letter.translations:
        yield from (who.party for who in one.translators if who.party)
