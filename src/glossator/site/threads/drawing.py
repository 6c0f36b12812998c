"""A thread as a drawing: who answers whom, the earliest at the top, in one narrow column.

Pure geometry, in the units of a viewBox 320 wide, so that a phone shows it at its own size; what a
node or an arrow looks like is the template's business. Each member is a node with its words at its
right. Its answers hang from it, one line a kind, and run at its left to what they answer; all that
answer the same one share its lane there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from glossator.model import Target
from glossator.site.threads.lettering import broken, cut

WIDTH = 320
MOST_MEMBERS = 60
"""Beyond this no drawing is made: it would be longer than anyone scrolls."""
MOST_LANES = 9
"""What finds no lane is told in words: 'disputes 4: ↑ Reed'."""
MOST_LINES = 48
"""Beyond this the kinds of one answer share a line: 'agrees 3, disputes 4'."""

SIZES = {"date": 12, "who": 13, "title": 13, "standing": 12, "told": 12.5}
"""Heights of the letters, which the styles repeat."""
_LINE = 17
_LANE = 11
_AXIS = 3
_FIRST_LANE = 14
_TURNING = 20
"""Between the nodes and the nearest lane: two bends and an arrow's head."""
_GAP = 14
"""Before each date; more where more time goes by."""


@dataclass(frozen=True, slots=True)
class Member:
    """A letter or publication to be drawn."""

    target: Target
    who: str
    title: str = ""
    language: str = ""
    """Of the title, where it is not the interface's (BCP 47)."""
    href: str = ""
    date: str = ""
    """In words; empty for the undated."""
    when: tuple[int, int, int] | None = None
    """Year, month, day, as far as they are known; 0 where not."""
    form: str = "letter"
    """'letter', 'publication' (not included) or 'unseen' (nor seen by the editor)."""
    standing: str = ""
    """The same in words."""


@dataclass(frozen=True, slots=True)
class Relation:
    """All answers of one kind from one member to another."""

    source: Target
    target: Target
    kind: str
    """'disputes'; empty where several kinds share a line."""
    label: str
    """'disputes 4'."""
    told: str
    """In a sentence, with both names."""
    href: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words beside a node."""

    role: str
    words: str
    y: int


@dataclass(frozen=True, slots=True)
class Node:
    """A member in its place."""

    member: Member
    y: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A relation in its place: down from its node to its line, left to its lane, on to its end."""

    relation: Relation
    words: str
    start: int
    """y of the node that answers."""
    y: int
    """y of its own line."""
    lane: int | None
    """x of its lane; None where it has none."""
    end: int
    """y of the node that is answered."""

    @property
    def turn(self) -> int:
        """-1 where it goes up to what is answered, 1 where down."""
        return -1 if self.end < self.y else 1


@dataclass(frozen=True, slots=True)
class Tick:
    """A date on the axis."""

    words: str
    y: int
    dated: bool = True


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole drawing; the nodes stand at `x`, the axis at `axis`."""

    height: int
    x: int
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    ticks: tuple[Tick, ...]
    width: int = WIDTH
    axis: int = _AXIS

    @property
    def text(self) -> int:
        """x at which the words begin."""
        return self.x + 14

    @property
    def doubtful(self) -> bool:
        """Whether any arrow is not certain."""
        return any(arrow.relation.doubtful for arrow in self.arrows)

    @property
    def forms(self) -> frozenset[str]:
        """The forms that its nodes have."""
        return frozenset(node.member.form for node in self.nodes)


def draw(
    members: Sequence[Member], relations: Sequence[Relation], undated: str = "undated"
) -> Drawing | None:
    """The drawing of members, in order of time, and of what they answer.

    `undated` is what stands for a date where there is none. None where the members are too many,
    or where nothing is to be drawn.
    """
    if not 1 < len(members) <= MOST_MEMBERS:
        return None
    known = {member.target for member in members}
    inside = [one for one in relations if one.source in known and one.target in known]
    drawn = _joined(inside) if len(inside) > MOST_LINES else inside
    lanes = _lanes([member.target for member in members], drawn)
    x = _FIRST_LANE + _LANE * max(lanes.values(), default=0) + _TURNING
    places = {name: x - _TURNING - _LANE * lane for name, lane in lanes.items()}
    return _Column(x, places, undated).filled(members, drawn)


def _joined(relations: Iterable[Relation]) -> list[Relation]:
    """One relation for each pair, whatever its kinds."""
    pairs: dict[tuple[Target, Target], list[Relation]] = {}
    for one in relations:
        pairs.setdefault((one.source, one.target), []).append(one)
    return [group[0] if len(group) == 1 else _as_one(group) for group in pairs.values()]


def _as_one(group: Sequence[Relation]) -> Relation:
    return replace(
        group[0],
        kind="",
        label=", ".join(one.label for one in group),
        told=" ".join(one.told for one in group),
        doubtful=all(one.doubtful for one in group),
    )


def _lanes(order: Sequence[Target], relations: Iterable[Relation]) -> Mapping[Target, int]:
    """For each member that is answered its lane, counted from the nodes; short ones lie nearest.

    Lanes that run beside each other are kept apart by the rows that they pass.
    """
    rows = {target: row for row, target in enumerate(order)}
    spans: dict[Target, tuple[float, float]] = {}
    for one in relations:
        # An answer begins below its own node, and above the next one.
        ends = (rows[one.target], rows[one.source] + 0.5)
        low, high = spans.get(one.target, ends)
        spans[one.target] = (min(low, *ends), max(high, *ends))
    lanes: dict[Target, int] = {}
    for target in sorted(spans, key=lambda name: (spans[name][1] - spans[name][0], rows[name])):
        taken = {lane for other, lane in lanes.items() if _meet(spans[target], spans[other])}
        free = next((lane for lane in range(MOST_LANES) if lane not in taken), None)
        if free is not None:
            lanes[target] = free
    return lanes


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


@dataclass(frozen=True, slots=True)
class _Column:
    """The one column of a drawing while it is filled from top to bottom."""

    x: int
    lanes: Mapping[Target, int]
    undated: str

    def filled(self, members: Sequence[Member], relations: Sequence[Relation]) -> Drawing:
        nodes: list[Node] = []
        ticks: list[Tick] = []
        places: list[tuple[Relation, int]] = []
        y, before = 1, None
        for member in members:
            if before is None or member.date != before.date:
                y += _gap(before, member)
                ticks.append(Tick(member.date or self.undated, y, bool(member.date)))
                y += _LINE
            before = member
            nodes.append(self._node(member, y))
            y += _LINE * len(nodes[-1].lines)
            own = [one for one in relations if one.source == member.target]
            places += [(one, y + _LINE * n + 12) for n, one in enumerate(own)]
            y += _LINE * len(own) + 13
        there = {node.member.target: node for node in nodes}
        ends = {one: {other.target for other in relations if other.source == one} for one in there}
        arrows = (self._arrow(one, at, there, len(ends[one.source]) > 1) for one, at in places)
        return Drawing(y, self.x, tuple(nodes), tuple(arrows), tuple(ticks))

    def _room(self, role: str) -> float:
        """How many ems a line has."""
        indent = 11 if role == "told" else 0
        return (WIDTH - self.x - 14 - indent) / SIZES[role]

    def _node(self, member: Member, top: int) -> Node:
        words = [("who", line) for line in broken(member.who, self._room("who"), 2)]
        words += [("title", line) for line in broken(member.title, self._room("title"), 2)]
        words += [("standing", one) for one in broken(member.standing, self._room("standing"), 2)]
        lines = (Line(role, said, top + _LINE * n + 15) for n, (role, said) in enumerate(words))
        return Node(member, top + 11, tuple(lines))

    def _arrow(self, one: Relation, y: int, there: Mapping[Target, Node], named: bool) -> Arrow:
        """A relation in its place; `named` where its words must say what is answered."""
        end, lane = there[one.target], self.lanes.get(one.target)
        sign = "" if lane is not None else "↑ " if end.y < y else "↓ "
        label = f"{one.label}: {sign}{end.member.who}" if named or sign else one.label
        return Arrow(one, cut(label, self._room("told")), there[one.source].y, y, lane, end.y)


def _gap(before: Member | None, after: Member) -> int:
    """The space before a date: more time takes more, by steps that a page can hold."""
    if before is None:
        return 0
    days = _days(before.when, after.when)
    steps = sum(days > limit for limit in (7, 31, 365, 3650))
    return _GAP + 8 * steps


def _days(one: tuple[int, int, int] | None, other: tuple[int, int, int] | None) -> int:
    """The days between two dates, about; none where one of them is not known."""
    if one is None or other is None:
        return 0
    return abs(_day(other) - _day(one))


def _day(when: tuple[int, int, int]) -> int:
    """The number of a day. Years before 1 count as 365 days."""
    year, month, day = when
    if year < 1:
        return 365 * year
    first = date(min(year, 9999), min(max(month, 1), 12), 1)
    return first.toordinal() + max(day, 1) - 1
