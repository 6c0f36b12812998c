"""What letters and entries say of themselves: how sure, when, which, where, answering what."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from glossator.model.targets import ELSEWHERE
from glossator.model.text import NOWHERE
from glossator.problems import Position


class Certainty(StrEnum):
    """How sure a statement is; TEI's @cert high, medium, low, unknown."""

    CERTAIN = "certain"
    LIKELY = "likely"
    PLAUSIBLE = "plausible"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Date:
    """A date as EDTF level 1 has it (ISO 8601-2), with its bounds for sorting."""

    edtf: str
    earliest: tuple[int, int, int] | None
    """Year, month, day; None where the beginning is open or unknown."""
    latest: tuple[int, int, int] | None
    approximate: bool = False
    uncertain: bool = False
    position: Position = field(default=NOWHERE, compare=False)

    @property
    def first_known(self) -> tuple[int, int, int] | None:
        """The first of its days; of a range whose beginning is open, the last."""
        return self.earliest or self.latest

    def is_before(self, other: Date) -> bool:
        """Whether no doubt is left that it is the earlier one; an open end leaves that open."""
        return bool(self.latest and other.earliest and self.latest < other.earliest)


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier in a scheme known to others (wikidata, hgnc, doi …)."""

    scheme: str
    value: str
    label: str = ""
    """What it identifies, where that is not the whole entry, for example 'IDO1, human gene'."""
    certainty: Certainty = Certainty.CERTAIN
    """Only a certain identifier becomes a live link."""
    position: Position = field(default=NOWHERE, compare=False)


KEY = "key"
"""The scheme of what a source calls someone whom an edition has: kept for its next letters, and
shown to no reader."""


@dataclass(frozen=True, slots=True)
class Coordinates:
    """Where a place lies, in degrees (WGS84)."""

    latitude: float
    """South is negative."""
    longitude: float
    """West is negative."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a letter (W3C Web Annotation, TextQuoteSelector)."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    position: Position = field(default=NOWHERE, compare=False)


class AnswerKind(StrEnum):
    """How a passage answers another."""

    AGREES = "agrees"
    DISPUTES = "disputes"
    CONCEDES = "concedes"
    QUALIFIES = "qualifies"
    EXTENDS = "extends"
    ASKS = "asks"
    REPLIES = "replies"

    @property
    def cito(self) -> str:
        """The nearest property of CiTO, the Citation Typing Ontology."""
        return _CITO[self]

    @classmethod
    def of_cito(cls, cito: str, called: str = "") -> AnswerKind:
        """The kind that is so called, where CiTO has this property for it; else the plainest of
        those for which it has it."""
        kinds = [one for one in (cls.REPLIES, *cls) if one.cito == cito]
        return next((one for one in kinds if one == called), kinds[0] if kinds else cls.REPLIES)


_CITO = {
    AnswerKind.AGREES: "agreesWith",
    AnswerKind.DISPUTES: "disputes",
    AnswerKind.CONCEDES: "agreesWith",
    AnswerKind.QUALIFIES: "qualifies",
    AnswerKind.EXTENDS: "extends",
    AnswerKind.ASKS: "repliesTo",
    AnswerKind.REPLIES: "repliesTo",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A typed link to what is answered: a letter or a reference, or a passage of a letter."""

    to: str
    """Id of a letter or of a reference; or `elsewhere:` and a name, while the letter is to come."""
    kind: AnswerKind = AnswerKind.REPLIES
    quote: Quote | None = None
    """The words answered, in the letter `to`; None for the whole."""
    passage: str = ""
    """What is answered in a publication that the edition does not hold, in the editor's words."""
    certainty: Certainty = Certainty.CERTAIN
    position: Position = field(default=NOWHERE, compare=False)

    @property
    def waits(self) -> bool:
        """Whether it names a letter that has not come, by what it is called where it comes from."""
        return self.to.startswith(ELSEWHERE)
