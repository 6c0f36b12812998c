"""What became of a JATS file's words: what was read, kept, left out on purpose and decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from glossator.model import Certainty
from glossator.readers.account import Account, Decision, LeftOut
from glossator.readers.jats.elements import line, name
from glossator.readers.xmlsource import Element, place


@dataclass(slots=True)
class Accounting:
    """What is met while a file is read, each element once however often it is looked at."""

    path: str
    read: int = 0
    mapped: Counter[str] = field(default_factory=Counter)
    kept: dict[Element, str] = field(default_factory=dict)
    left: dict[Element, LeftOut] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)

    def take(self, parts: Iterable[Element]) -> None:
        """Parts of a text that have been read."""
        for part in parts:
            self.read += _signs(part)
            self.mapped.update(self._known(part))

    def _known(self, part: Element) -> Iterable[str]:
        for one in part.iter():
            if one not in self.kept and self.left.keys().isdisjoint((one, *one.iterancestors())):
                yield name(one)

    def keep(self, element: Element) -> None:
        """An element that means nothing here, whose words are kept."""
        self.kept[element] = f"<{name(element)}>"

    def leave(self, element: Element, why: str) -> None:
        """Words that stand in no letter, on purpose."""
        if said := line(element):
            self.left.setdefault(element, LeftOut(place(element, self.path), said, why))

    def leave_beside(self, element: Element, why: str) -> None:
        """The same of what stands in no text that is read: it counts as read now."""
        if element not in self.left:
            self.read += _signs(element) if line(element) else 0
            self.leave(element, why)

    def decide(self, element: Element, what: str, sure: Certainty = Certainty.CERTAIN) -> None:
        """One thing that was settled."""
        self.decisions.append(Decision(place(element, self.path), what, sure))

    def account(self) -> Account:
        """All of it."""
        kept = Counter(self.kept.values())
        return Account(
            self.read,
            tuple(self.mapped.items()),
            tuple(kept.items()),
            tuple(self.left.values()),
            tuple(self.decisions),
        )


def _signs(element: Element) -> int:
    return len("".join("".join(map(str, element.itertext())).split()))
