"""Letters of which an edition has the facts and not the text, and what comes for them: the text of
one, or a list of those whose text is there.

One is known by a name that it has where it comes from, and by what else speaks for it: its date, or
a sender. A name alone may be that of another letter: each volume has a letter 12.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from glossator.model import Evidence, Letter
from glossator.readers.leads import names_of

CATALOGUED = "catalogued"


def is_listed(letter: Letter) -> bool:
    """Whether it is a letter without its text, as lists have it."""
    return letter.status == CATALOGUED and not letter.blocks


@dataclass(slots=True)
class Listed:
    """Letters by what each is called where it comes from, by a list or by its file."""

    by_name: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, letters: Iterable[Letter]) -> Listed:
        """Those of an edition."""
        found = cls()
        found.add(letters)
        return found

    def add(self, letters: Iterable[Letter]) -> None:
        """Further letters."""
        for one in letters:
            for name in _names(one):
                self.by_name[name].add(one.id)

    def same(
        self, letter: Letter, senders: Collection[str], letters: Mapping[str, Letter]
    ) -> str | None:
        """The one letter that a letter is, where one of the two is without its text."""
        named = {one for name in _names(letter) for one in self.by_name.get(name, ())}
        fitting = [one for one in named if is_listed(letter) != is_listed(letters[one])
                   and _speaks_for(letter, senders, letters[one])]  # fmt: skip
        return fitting[0] if len(fitting) == 1 else None


def _names(letter: Letter) -> Iterator[str]:
    return (name.removesuffix(".xml") for _, name in names_of(letter))


def _speaks_for(letter: Letter, senders: Collection[str], there: Letter) -> bool:
    """Whether a date or a sender is that of the other, and neither speaks against it."""
    theirs = {one.party for one in there.senders}
    days = bool(letter.date and there.date)
    same_day = days and letter.date == there.date
    same_sender = not theirs.isdisjoint(senders)
    against = (days and not same_day) or (senders and theirs and not same_sender)
    return bool(same_day or same_sender) and not against


_FACTS = {
    "senders": "from", "recipients": "to", "date": "date", "place": "place",
    "destination": "destination", "printed": "printed",
}  # fmt: skip
"""What an entry of a catalogue says, and its editor may have corrected; with the key for it."""


def with_text(entry: Letter, came: Letter) -> tuple[Letter, tuple[str, ...]]:
    """The letter that came, with the facts that its entry has already, and the keys of those of
    which it says something else."""
    kept = {name: getattr(entry, name) for name in _FACTS if getattr(entry, name)}
    other = [key for name, key in _FACTS.items() if name in kept
             and getattr(came, name) not in ((), None, "", kept[name])]  # fmt: skip
    names = (*entry.identifiers, *(one for one in came.identifiers if one not in entry.identifiers))
    source = "; ".join(dict.fromkeys(one for one in (entry.source, came.source) if one))
    whole = replace(
        came, **kept, identifiers=names, source=source, evidence=_evidence(entry, came),
        answers=came.answers or entry.answers, facsimile=came.facsimile or entry.facsimile,
        formerly=entry.formerly,
    )  # fmt: skip
    return whole, tuple(other)


def without_entry(letter: Letter, came: Letter) -> Letter:
    """A letter that has the facts of its entry, with those that it came with instead."""
    given = (*_FACTS, "identifiers", "source", "evidence", "facsimile", "formerly")
    answers = letter.answers if came.answers else ()
    return replace(letter, answers=answers, **{one: getattr(came, one) for one in given})


def _evidence(entry: Letter, came: Letter) -> tuple[Evidence, ...]:
    """How sure the facts are: of one that stays, what the catalogue says, or else the file where it
    has the same."""
    stays = {key: getattr(came, name) == fact for name, key in _FACTS.items()
             if (fact := getattr(entry, name))}  # fmt: skip
    told = tuple(one for one in entry.evidence if one.fact in stays)
    known = {one.fact for one in told} | {key for key, same in stays.items() if not same}
    return (*told, *(one for one in came.evidence if one.fact not in known))
