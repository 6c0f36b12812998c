"""What a reader of two texts side by side would stumble over: paragraphs that do not fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from glossator.model import Block, Letter, Translation, on_one_line
from glossator.pairing import named, parting, places_of, unpaired
from glossator.problems import Problem, Rule
from glossator.problems.hints import did_you_mean
from glossator.resolve.resolved import Resolved
from glossator.shortening import begun

_WORDS = 30
"""Characters of a paragraph by which an editor finds it."""


def translations(resolved: Resolved) -> Iterator[Problem]:
    """Everything that can be said of letters and their translations."""
    for letter in resolved.edition.letters:
        for one in letter.translations:
            yield from _unknown(letter, one)
            yield from _apart(letter, one)


def _unknown(letter: Letter, translation: Translation) -> Iterator[Problem]:
    places = places_of(letter)
    for block in translation.blocks:
        for name in named(block):
            if name not in places:
                message = f"The letter “{letter.id}” has no block “{name}”."
                hint = did_you_mean(name, places)
                yield Problem(Rule.TRANSLATES_UNKNOWN, block.position, message, hint, subject=name)


def _apart(letter: Letter, translation: Translation) -> Iterator[Problem]:
    missed, over = unpaired(letter, translation)
    if translation.blocks and letter.blocks and (missed or over):
        ours, theirs = parting(letter, translation)
        first = theirs or next(iter(over), None)
        counts = _counts(letter, translation, missed, over)
        message = f"{counts} {_place(ours, theirs, missed, over)}"
        place = first.position if first else translation.position
        yield Problem(Rule.TRANSLATION_APART, place, message, subject=letter.id)


def _counts(
    letter: Letter, translation: Translation, missed: list[Block], over: list[Block]
) -> str:
    """How many blocks there are of each kind that does not fit."""
    kinds = dict.fromkeys(one.kind for one in (*missed, *over))
    ours = Counter(one.kind for one in letter.blocks)
    theirs = Counter(one.kind for one in translation.blocks)
    counted = [f"{ours[kind]} and {theirs[kind]} of the kind {kind}" for kind in kinds]
    return f"The letter “{letter.id}” and its translation have {'; '.join(counted)}."


def _place(ours: Block | None, theirs: Block | None, missed: list[Block], over: list[Block]) -> str:
    if ours is None and theirs is None:  # as many of each, and some are named twice
        wrong = (*missed, *over)[0]
        which = "No paragraph translates" if missed else "Nothing is translated by"
        return f"{which} {wrong.id}, “{_begin(wrong)}”."
    if theirs is None:
        return f"The translation ends before {_said(ours)}."
    if ours is None:
        return f"The letter ends before {_said(theirs)}."
    return f"They part where the letter has {_said(ours)} and the translation {_said(theirs)}."


def _said(block: Block | None) -> str:
    if block is None:
        return ""
    name = block.kind if block.id == block.kind else f"{block.kind} {block.id}"
    return f"the {name}, “{_begin(block)}”"


def _begin(block: Block) -> str:
    return begun(on_one_line(block.text), _WORDS)
