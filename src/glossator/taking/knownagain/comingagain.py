"""Whether a letter that comes again is the one that the edition has.

An editor may have added facts to it, which no source takes away: it is the same where all that
comes is there. What waited in it may lead to a letter by now.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from glossator.edition.leading import Known, followed
from glossator.model import Edition, Letter
from glossator.resolve.links.awaited import letters_printed
from glossator.taking.knownagain.renaming import Renamed, with_new_ids

_ADDED = {
    "senders": "from", "recipients": "to", "date": "date", "place": "place",
    "destination": "destination", "printed": "printed", "answers": "answers",
    "references": "references", "rights": "rights", "evidence": "evidence",
    "formerly": "formerly", "facsimile": "facsimile", "translations": "a translation",
}  # fmt: skip
"""Facts that a source may lack, or of which it may have fewer, with the key of each."""
FACTS = {name: key for name, key in _ADDED.items() if name != "translations"} | {
    "title": "title", "kind": "kind", "language": "language", "status": "status",
    "source": "source", "identifiers": "identifiers",
}  # fmt: skip
"""All facts of a letter, by what each is called in the model, with its key."""


@dataclass(frozen=True, slots=True)
class Before:
    """The letters that an edition has, and where what waits in them leads by now."""

    letters: Mapping[str, Letter]
    known: Known
    printed: Renamed

    @classmethod
    def of(cls, edition: Edition, whole: Edition) -> Before:
        """Those of an edition; `whole` is it with all that has come."""
        printed = Renamed(printed=letters_printed(whole.letters, whole.references))
        return cls(
            {one.id: one for one in edition.letters}, Known.of_letters(whole.letters), printed
        )

    def more(self, came: Letter) -> tuple[str, ...] | None:
        """The keys of what the edition says of this letter and the source does not; None where it
        has no such letter, or one of other words or facts."""
        if came.id not in self.letters:
            return None
        there, whole, added = self._beside(came)
        return tuple(_ADDED[one] for one in added) if whole == there else None

    def led(self, there: Letter) -> Letter:
        """A letter of the edition, what waits in it leading to where it leads by now."""
        return with_new_ids([followed(there, self.known)], (), self.printed)[0][0]

    def _beside(self, came: Letter) -> tuple[Letter, Letter, tuple[str, ...]]:
        """The letter that is there, and the one that came with what only the edition says of it:
        the names of that."""
        there = self.letters[came.id]
        if there == came:
            return there, came, ()
        there = self.led(there)
        added = tuple(one for one in _ADDED if _has_more(getattr(there, one), getattr(came, one)))
        whole = replace(came, **{one: getattr(there, one) for one in added})
        if _has_more(there.identifiers, came.identifiers):
            whole = replace(whole, identifiers=there.identifiers)
        if came.source in there.source:
            whole = replace(whole, source=there.source)
        return there, whole, added


def has_more(name: str, there: object, came: object) -> bool:
    """Whether of a fact, by its name in the model, all that came is there, and something beside."""
    if name == "source":
        return there != came and str(came) in str(there)
    return (name in _ADDED or name == "identifiers") and _has_more(there, came)


def _has_more(there: object, came: object) -> bool:
    """Whether all that came is there, and something beside it."""
    if there == came or not came:
        return there != came
    if not (isinstance(there, tuple) and isinstance(came, tuple)):
        return False
    return all(one in there for one in came)
