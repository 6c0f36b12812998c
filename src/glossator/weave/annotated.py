"""What notes and answers make of a block: their words, and the signs that lead to what is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from glossator.resolve.resolved import AnswerLink
from glossator.weave.escaping import escape
from glossator.weave.runs import EDGE, Sign, Wrap
from glossator.weave.spoken import ENGLISH_SPOKEN, Spoken
from glossator.wording import Wording


def noted(ranges: Sequence[tuple[int, int, str]]) -> list[Wrap]:
    """One element for each stretch under the same notes, the smallest note named first.

    A range is start, end and the note's id.
    """
    if all(one[1] <= other[0] for one, other in pairwise(sorted(ranges))):
        return [_noted(start, end, [note]) for start, end, note in ranges]
    borders = sorted({edge for start, end, _ in ranges for edge in (start, end)})
    made = []
    for start, end in pairwise(borders):
        over = [one for one in ranges if one[0] <= start and end <= one[1]]
        over.sort(key=lambda one: one[1] - one[0])
        if over:
            made.append(_noted(start, end, [note for *_, note in over]))
    return made


def _noted(start: int, end: int, notes: Sequence[str]) -> Wrap:
    depth = f' data-depth="{len(notes)}"' if len(notes) > 1 else ""
    attributes = f' class="noted" data-notes="{escape(" ".join(notes))}"{depth}'
    return Wrap(start, end, "span", attributes, order=-50)


def note_sign(
    at: int,
    note: str,
    number: int,
    prefix: str = "",
    spoken: Spoken = ENGLISH_SPOKEN,
    more: str = "",
) -> Sign:
    """The raised sign of a note, directly after its words; `more` are further attributes."""
    name, before = escape(note), escape(prefix)
    html = (
        f'<a class="note-ref" id="{before}at-{name}" href="#{before}note-{name}" '
        f'role="doc-noteref" aria-label="{_called(number, spoken.wording)}"{spoken.lang} '
        f'data-generated=""{more}>'
        f"{EDGE}{number}</a>"
    )
    return Sign(at, html, interactive=True, order=20 + number)


@lru_cache(maxsize=1_000)
def _called(number: int, wording: Wording) -> str:
    return escape(wording.gettext("note %(number)s", number=number))


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a passage that answers or is answered."""

    start: int
    end: int
    link: AnswerLink
    answers: bool
    """True where it answers, False where it is answered."""
    first: bool = True
    """The passage's first stretch, which has its address."""


def answered(passages: Iterable[Passage], prefix: str = "") -> list[Wrap]:
    """Elements for passages that answer or are answered; the latter have an address each."""
    made = []
    for one in passages:
        link = one.link
        name, other = ("answers", link.target) if one.answers else ("answered-by", link.source)
        attributes = f' data-{name}="{escape(other.id)}" data-as="{link.kind}"'
        own = link.anchor and one.first and not one.answers
        once = f' id="{escape(prefix + link.anchor)}"' if own else ""
        made.append(Wrap(one.start, one.end, "span", attributes, once, order=-60))
    return made


def answer_sign(
    at: int, link: AnswerLink, name: str, prefix: str = "", spoken: Spoken = ENGLISH_SPOKEN
) -> Sign:
    """After an answered passage: the way to what is said under the letter of its answer."""
    words = escape(spoken.wording.gettext("answered in %(name)s", name=name))
    html = (
        f'<a class="answer-ref" href="#{escape(prefix)}where-{escape(link.anchor)}" '
        f'aria-label="{words}"{spoken.lang} data-as="{link.kind}" data-generated="">↓</a>'
    )
    return Sign(at, html, interactive=True, order=5000)
