"""What reading a JATS file yields, what is met on the way, and what became of its words: what was
read, kept, left out on purpose and decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from glossator.model import Certainty
from glossator.problems import Position, Problem, Rule, Severity
from glossator.readers.account import Account, Decision, LeftOut
from glossator.readers.jats.elements import line, line_of_parts, name
from glossator.readers.xmlsource import Element, place
from glossator.wording import ENGLISH, Wording


@dataclass(slots=True)
class Met:
    """What is met in a file and told once, with how often and where first."""

    path: str
    say: Wording = ENGLISH
    """The edition's words, for what is told to readers."""
    problems: list[Problem] = field(default_factory=list)
    accounting: Accounting = field(init=False)
    _counted: Counter[tuple[Rule, str]] = field(default_factory=Counter)
    _first: dict[tuple[Rule, str], Position] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.accounting = Accounting(self.path)

    def tell(self, rule: Rule, element: Element, message: str, cure: str = "") -> None:
        """One problem at one element; a warning, since the rest is read all the same."""
        at = place(element, self.path)
        self.problems.append(Problem(rule, at, message, cure, Severity.WARNING))

    def count(self, rule: Rule, element: Element, message: str) -> None:
        """One more of these, told once; {} in the message is how many there were."""
        self._counted[rule, message] += 1
        self._first.setdefault((rule, message), place(element, self.path))

    def unknown(self, element: Element) -> None:
        """An element that no rule here knows."""
        self.accounting.keep(element)
        what = f"The element <{name(element)}> (found {{}}) is not known; its words are kept."
        self.count(Rule.UNKNOWN_ELEMENT, element, what)

    def all(self) -> Iterator[Problem]:
        """Everything told and counted."""
        yield from self.problems
        for (rule, message), times in self._counted.items():
            said = message.replace("{}", "once" if times == 1 else f"{times} times")
            level = None if rule is Rule.SOURCE_SIMPLIFIED else Severity.WARNING
            yield Problem(rule, self._first[rule, message], said, level=level)


@dataclass(frozen=True, slots=True)
class Context:
    """What the words of one letter refer to, and whether they are a letter's or a note's."""

    met: Met
    labels: Mapping[str, str] = field(default_factory=dict)
    """The label in the letter's own list by the id in the file."""
    references: Mapping[str, str] = field(default_factory=dict)
    """The reference by the id in the file; notes cite these."""
    notes: frozenset[str] = frozenset()
    """The ids of what became notes."""
    footnotes: Mapping[Element, str] = field(default_factory=dict)
    """The same by their elements, since a note amid the text may have no id in the file."""
    language: str = ""
    prose: bool = False
    """Whether a note or definition is read, which cites by the references' ids."""

    def key(self, target: str) -> str:
        """What a citation of this item names."""
        return self.references.get(target, "") if self.prose else self.labels.get(target, "")


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
        if said := line_of_parts(element):
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
