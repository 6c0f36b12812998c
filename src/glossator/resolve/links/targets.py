"""Links by id: what [[id]] leads to, and the words it shows where the editor gave none."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain

from glossator.keeping.remembered import Remembered
from glossator.model import ELSEWHERE, Block, Edition, Mark, Note, Prose, Span, Target, TargetKind
from glossator.problems import Problem
from glossator.resolve.bodies import by_letter, rewritten, rewritten_note
from glossator.resolve.links.abroad import Abroad, Led
from glossator.resolve.names import Names
from glossator.writtenpaths import folder_of

_Found = Target | Led | Problem | None


def named(
    edition: Edition, names: Names, abroad: Abroad | None = None
) -> tuple[Edition, tuple[Problem, ...]]:
    """The edition with each [[id]] resolved and, where it had no words, given its name.

    A resolved link carries the attributes `kind`, `id` and `letter` of its target. One into
    another volume becomes a link to an address. A dangling one becomes plain words and a problem;
    one to a letter that has not come yet stays as it is written, and where it has no words shows
    what that letter is called elsewhere.
    """
    naming = _Naming(edition, names, abroad or Abroad())
    for one in (_REMEMBERED, _TOLD, _RUNS):
        one.begin()
    held = (naming.notes(letter, run) for letter, run in by_letter(edition.notes, _HELD))
    return rewritten(edition, naming.prose, chain.from_iterable(held)), tuple(naming.problems)


@dataclass(slots=True)
class _Naming:
    """Names the links of an edition, a text after another, and keeps what is wrong with them."""

    edition: Edition
    names: Names
    others: Abroad
    problems: list[Problem] = field(default_factory=list)

    def prose(self, source: Target, prose: Prose) -> Prose:
        """What other volumes hold is read anew each time; all else is remembered."""
        if not _has_links(prose):
            return prose
        letter = source.id if source.kind is TargetKind.LETTER else source.letter
        make = partial(_blocks, prose, letter, self.names, self.others, folder_of(source))
        if _leads_away(prose, self.others):
            blocks, found = make()
        else:
            known = (source, prose[0].position)
            blocks, found = _REMEMBERED.get(known, (self.names, *prose), None, make)
        self._tell(found, letter)
        return blocks

    def notes(self, letter: str, run: tuple[Note, ...]) -> tuple[Note, ...]:
        """A letter's notes, of which nothing is looked at where all is as it was."""
        if self.others.volumes or self.others.unread:
            return tuple(rewritten_note(one, self.prose) for one in run)
        told = _TOLD.get(letter, (self.names, run), None, partial(_told, run, self.names))
        named_run, found = _RUNS.get(letter, (run,), told, partial(_run, run, self.names))
        self._tell(found, letter)
        return named_run

    def _tell(self, found: tuple[Problem, ...], letter: str) -> None:
        self.problems += [one for one in found if not _excused(one, letter, self.edition)]


_REMEMBERED: Remembered[tuple[Prose, tuple[Problem, ...]]] = Remembered()
_HELD: Remembered[tuple[Note, ...]] = Remembered()
_RUNS: Remembered[tuple[tuple[Note, ...], tuple[Problem, ...]]] = Remembered()
"""By letter: its notes, which are the very same where they are and what they lead to is."""
_TOLD: Remembered[tuple[tuple[Target | Problem | None, str], ...]] = Remembered()


def _told(notes: tuple[Note, ...], names: Names) -> tuple[tuple[Target | Problem | None, str], ...]:
    """What the links in a letter's notes lead to and show. Each block and each note has a name, so
    that most changes give some; hardly any link leads there."""
    written = (
        (span, note.letter)
        for note in notes
        for block in note.body
        for span in block.spans
        if span.mark is Mark.CROSS_LINK
    )
    found = (names.find(span.get("target"), span.position, letter) for span, letter in written)
    return tuple((one, _label(one, names)) for one in found)


def _run(notes: tuple[Note, ...], names: Names) -> tuple[tuple[Note, ...], tuple[Problem, ...]]:
    """The notes of a letter with their links named, where no link leads into another volume."""
    found: list[Problem] = []

    def rewrite(source: Target, prose: Prose) -> Prose:
        blocks, told = _blocks(prose, source.letter, names, Abroad(), folder_of(source))
        found.extend(told)
        return blocks

    named_run = (rewritten_note(one, rewrite) if _has_links(one.body) else one for one in notes)
    return tuple(named_run), tuple(found)


def _has_links(prose: Prose) -> bool:
    return any(span.mark is Mark.CROSS_LINK for block in prose for span in block.spans)


def _leads_away(prose: Prose, others: Abroad) -> bool:
    links = (one for block in prose for one in block.spans if one.mark is Mark.CROSS_LINK)
    return any(others.knows(one.get("target")) for one in links)


def _blocks(
    prose: Prose, letter: str, names: Names, others: Abroad, folder: str
) -> tuple[Prose, tuple[Problem, ...]]:
    found: list[Problem] = []

    def look_up(span: Span) -> _Found:
        written = span.get("target")
        if others.knows(written):
            return others.look_up(written, span.position)
        return names.find(written, span.position, letter)

    blocks = tuple(_block(block, look_up, names, folder, found) for block in prose)
    return blocks, tuple(found)


_KINDS = frozenset(map(str, TargetKind))
"""What may stand before a link's id, with a colon."""


def _excused(problem: Problem, letter: str, edition: Edition) -> bool:
    """Whether what a link names may stand where something is wrong, which is told there."""
    kind, colon, rest = problem.subject.partition(":")
    said = rest if colon and kind in _KINDS else problem.subject
    name, _, part = said.partition("#")
    owner, unread = name or letter, edition.unread
    if f"letters/{owner}.md" in unread or (f"{owner}#{part}" if part else name) in edition.lost:
        return True
    if _in_unread_translation(owner, part, unread):
        return True
    if part:
        return f"letters/{owner}.notes.yml" in unread
    return any(path.startswith("data/") for path in unread)


def _in_unread_translation(owner: str, part: str, unread: Collection[str]) -> bool:
    """Whether the link leads into a translation whose file, or whose letter's, was not read."""
    letters = (owner.rpartition(".")[0], owner if part.startswith("translation-") else "")
    return any(path.startswith(f"letters/{one}.") for one in letters if one for path in unread)


def target_of(span: Span) -> Target:
    """The target of a resolved cross-link."""
    return Target(TargetKind(span.get("kind")), span.get("id"), span.get("letter"))


def _block(
    block: Block,
    look_up: Callable[[Span], _Found],
    names: Names,
    folder: str,
    problems: list[Problem],
) -> Block:
    if not any(span.mark is Mark.CROSS_LINK for span in block.spans):
        return block
    spans: list[Span] = []
    shown: list[tuple[int, str]] = []
    for span in block.spans:
        if span.mark is not Mark.CROSS_LINK:
            spans.append(span)
            continue
        found = look_up(span)
        if isinstance(found, Problem):
            problems.append(found)
        spans += _link(span, found, folder)
        if span.start == span.end:
            shown.append((span.start, _shown(span, found, names)))
    return _with_words(block, spans, shown)


def _waits(span: Span, found: _Found) -> bool:
    """Whether the link leads to a letter that has not come yet."""
    return found is None and span.get("target").startswith(ELSEWHERE)


def _link(span: Span, found: _Found, folder: str) -> tuple[Span, ...]:
    """The link to what was found, or that waits; nothing where there is none."""
    if isinstance(found, Target | Led):
        return (_resolved(span, found, folder),)
    return (span,) if _waits(span, found) else ()


def _shown(span: Span, found: _Found, names: Names) -> str:
    """What a link shows that has no words of its own."""
    if _waits(span, found):
        return span.get("target").removeprefix(ELSEWHERE).strip()
    return _label(found, names) or span.get("target")


def _label(found: _Found, names: Names) -> str:
    if isinstance(found, Led):
        return found.label
    return names.label(found) if isinstance(found, Target) else ""


def _as_address(span: Span) -> Span:
    """A link into another volume as the link to an address that it is."""
    if span.mark is not Mark.CROSS_LINK or not span.get("href"):
        return span
    return replace(span, mark=Mark.LINK, attributes=(("href", span.get("href")),))


def _resolved(span: Span, target: Target | Led, folder: str) -> Span:
    if isinstance(target, Led):
        return replace(span, attributes=(("href", target.seen_from(folder)),))
    known = (("kind", str(target.kind)), ("id", target.id), ("letter", target.letter))
    return replace(span, attributes=(*span.attributes, *known))


def _with_words(block: Block, spans: list[Span], shown: list[tuple[int, str]]) -> Block:
    """The block with these spans, and with words inserted at points; a link at such a point comes
    to span its words."""
    text = block.text
    for at, words in reversed(shown):
        own, blank = _last_point(spans, at), text[:at][-1:].isspace()
        text = text[:at] + words + text[at:]
        spans = [
            replace(span, end=at + len(words))
            if blank and span.end == at and span.mark in _STARRED
            else _moved(span, at, len(words), n - own)
            for n, span in enumerate(spans)
        ]
    return replace(block, text=text, spans=tuple(map(_as_address, spans)))


def _last_point(spans: list[Span], at: int) -> int:
    """The cross-link that gets the words: the last one still a point at this place."""
    own = [
        n
        for n, span in enumerate(spans)
        if span.mark is Mark.CROSS_LINK and span.start == span.end == at
    ]
    return own[-1] if own else -1


_HOLDING = frozenset({
    Mark.EMPHASIS, Mark.STRONG, Mark.SMALL_CAPS, Mark.UNDERLINE, Mark.FOREIGN,
    Mark.SUPERSCRIPT, Mark.SUBSCRIPT,
})  # fmt: skip
"""Marks that are never points but around a link which had no words yet."""
_STARRED = frozenset({Mark.EMPHASIS, Mark.STRONG})
"""Marks that end with no blank, since stars after one close nothing (CommonMark 0.31, 6.2). Where
one seems to, the link without words behind the blank is its last word: *see [[id]]*."""


def _moved(span: Span, at: int, by: int, turn: int) -> Span:
    """A span after `by` code points were inserted at `at`; `turn` is its place in the text's order,
    counted from the link that gets the words.

    A range that ends at the place stays before the words. Of points there those around the link
    come to span them, those after it stay after them, and those before it before them.
    """
    point = span.start == span.end == at
    if point and (turn == 0 or span.mark in _HOLDING):
        return replace(span, end=at + by)
    behind = turn > 0 if point else span.end > at
    start = span.start + by if span.start >= at and behind else span.start
    return replace(span, start=start, end=span.end + by if behind else span.end)
