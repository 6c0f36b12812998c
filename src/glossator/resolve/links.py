"""Links by id: what [[id]] leads to, and the words it shows where the editor gave none."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from glossator.model import Block, Edition, Mark, Prose, Span, Target, TargetKind
from glossator.problems import Problem
from glossator.resolve.bodies import rewritten
from glossator.resolve.names import Names
from glossator.resolve.remembered import Remembered


def named(edition: Edition, names: Names) -> tuple[Edition, tuple[Problem, ...]]:
    """The edition with each [[id]] resolved and, where it had no words, given its name.

    A resolved link carries the attributes `kind`, `id` and `letter` of its target. A dangling
    one becomes plain words and a problem.
    """
    problems: list[Problem] = []

    def rewrite(source: Target, prose: Prose) -> Prose:
        letter = source.letter if source.kind is TargetKind.NOTE else ""
        if not _has_links(prose):
            return prose
        blocks, found = _REMEMBERED.get(
            (source, prose[0].position),
            (names, *prose),
            None,
            lambda: _blocks(prose, letter, names),
        )
        problems.extend(one for one in found if not _excused(one, letter, edition.unread))
        return blocks

    _REMEMBERED.begin()
    return rewritten(edition, rewrite), tuple(problems)


_REMEMBERED: Remembered[tuple[Prose, tuple[Problem, ...]]] = Remembered()


def _has_links(prose: Prose) -> bool:
    return any(span.mark is Mark.CROSS_LINK for block in prose for span in block.spans)


def _blocks(prose: Prose, letter: str, names: Names) -> tuple[Prose, tuple[Problem, ...]]:
    found: list[Problem] = []
    blocks = tuple(_block(block, letter, names, found) for block in prose)
    return blocks, tuple(found)


def _excused(problem: Problem, letter: str, unread: Collection[str]) -> bool:
    """Whether what a link names may stand in a file that could not be read, which is told."""
    name, _, part = problem.subject.partition("#")
    owner = name or letter
    if part:
        return f"letters/{owner}.md" in unread or f"letters/{owner}.notes.yml" in unread
    return any(path.startswith("data/") for path in unread)


def target_of(span: Span) -> Target:
    """The target of a resolved cross-link."""
    return Target(TargetKind(span.get("kind")), span.get("id"), span.get("letter"))


def _block(block: Block, letter: str, names: Names, problems: list[Problem]) -> Block:
    if not any(span.mark is Mark.CROSS_LINK for span in block.spans):
        return block
    spans: list[Span] = []
    shown: list[tuple[int, str]] = []
    for span in block.spans:
        if span.mark is not Mark.CROSS_LINK:
            spans.append(span)
            continue
        found = names.look_up(span.get("target"), span.position, letter)
        if isinstance(found, Problem):
            problems.append(found)
        elif span.start == span.end:
            shown.append((span.start, names.label(found)))
        if isinstance(found, Target):
            spans.append(_resolved(span, found))
        elif span.start == span.end:
            shown.append((span.start, span.get("target")))
    return _with_words(replace(block, spans=tuple(spans)), shown)


def _resolved(span: Span, target: Target) -> Span:
    known = (("kind", str(target.kind)), ("id", target.id), ("letter", target.letter))
    return replace(span, attributes=(*span.attributes, *known))


def _with_words(block: Block, shown: list[tuple[int, str]]) -> Block:
    """The block with words inserted at points; a link at such a point comes to span its words."""
    text, spans = block.text, list(block.spans)
    for at, words in reversed(shown):
        text = text[:at] + words + text[at:]
        own = _last_point(spans, at)
        spans = [
            replace(span, end=at + len(words)) if n == own else _moved(span, at, len(words))
            for n, span in enumerate(spans)
        ]
    return replace(block, text=text, spans=tuple(spans))


def _last_point(spans: list[Span], at: int) -> int:
    """The cross-link that gets the words: the last one still a point at this place."""
    own = [
        n
        for n, span in enumerate(spans)
        if span.mark is Mark.CROSS_LINK and span.start == span.end == at
    ]
    return own[-1] if own else -1


def _moved(span: Span, at: int, by: int) -> Span:
    """A span after `by` code points were inserted at `at`.

    A range that ends at the place stays before the words; a point there stays before them too.
    """
    start = span.start + by if span.start > at or (span.start == at < span.end) else span.start
    end = span.end + by if span.end > at else span.end
    return replace(span, start=start, end=end)
