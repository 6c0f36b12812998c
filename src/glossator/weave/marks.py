"""What each mark, mention and note of a block becomes: wraps, links and signs for `runs`.

The markup contract stands here. Editorial signs are generated, never text; each has words for
those who listen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from glossator.directions import direction
from glossator.model import Mark, Span, Target, TargetKind
from glossator.resolve.resolved import AnswerLink, Mention
from glossator.weave.escaping import escape
from glossator.weave.runs import Link, Sign, Wrap
from glossator.wording import ENGLISH, Wording

Href = Callable[[Target], str]
"""The address of a target, relative to the page being written."""

Address = Callable[[str], str]
"""What an address as an editor wrote it is in the page being written."""

_TAGS = {
    Mark.EMPHASIS: ("em", ""),
    Mark.STRONG: ("strong", ""),
    Mark.SUPERSCRIPT: ("sup", ""),
    Mark.SUBSCRIPT: ("sub", ""),
    Mark.SMALL_CAPS: ("span", ' class="smallcaps"'),
    Mark.UNDERLINE: ("u", ""),
    Mark.CODE: ("code", ""),
    Mark.SIC: ("span", ' class="sic"'),
    Mark.SUPPLIED: ("span", ' class="supplied"'),
    Mark.UNCLEAR: ("span", ' class="unclear"'),
    Mark.ADDED: ("ins", ' class="added"'),
    Mark.DELETED: ("del", ' class="deleted"'),
}

_BRACKETS = {
    Mark.SUPPLIED: ("[", "]"),
    Mark.UNCLEAR: ("", "[?]"),
    Mark.ADDED: ("⟨", "⟩"),
    Mark.DELETED: ("⟦", "⟧"),
}

_TOLD = {
    "reason": "data-reason",
    "extent": "data-extent",
    "resp": "data-resp",
    "cert": "data-cert",
    "hand": "data-hand",
    "place": "data-place",
    "corr": "data-corr",
}

EDGE = "\u200b"
"""Begins a sign that follows words closely. To a browser 'use' and the sign '1' are else one word,
'use1', and it finds no 'use' when it follows a link to words (URL Fragment Text Directives, 3.6.2).
The styles keep the line from breaking here."""

_CLASSES = {TargetKind.REFERENCE: "citation"}
_ROLES = {
    TargetKind.TERM: ' role="doc-glossref"',
    TargetKind.REFERENCE: ' role="doc-biblioref"',
}
_LOOKS = {
    kind: ((name,), f"data-{name}", _ROLES.get(kind, ""))
    for kind, name in ((kind, _CLASSES.get(kind, kind.value)) for kind in TargetKind)
}
"""A link's class, the attribute that tells its target, and its role, by the target's kind."""


_OPENING = 9_000
"""A bracket that opens comes after the signs of the words before it."""

_LAST = 10_000
"""A line's end comes after the signs that belong to its last word."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words that signs have for those who listen."""

    wording: Wording = ENGLISH
    lang: str = ""
    """The attribute `lang` that they need within the text, with a leading blank."""


ENGLISH_SPOKEN = Spoken()


def wraps(spans: Iterable[Span]) -> list[Wrap]:
    """The elements for the marks that a source itself carries."""
    return [_wrap(span) for span in spans if span.start < span.end and _has_element(span)]


def _has_element(span: Span) -> bool:
    return span.mark in _TAGS or span.mark in (Mark.FOREIGN, Mark.HTML)


def _wrap(span: Span) -> Wrap:
    if span.mark is Mark.FOREIGN:
        return Wrap(span.start, span.end, "span", f' class="foreign"{tongue(span.get("lang"))}')
    if span.mark is Mark.HTML:
        tag = span.get("tag")
        return Wrap(span.start, span.end, tag, span.get("open")[1 + len(tag) : -1])
    tag, attributes = _TAGS[span.mark]
    return Wrap(span.start, span.end, tag, attributes + told(span))


def tongue(language: str) -> str:
    """The attributes for words in another language: which, and which way it is written.

    Always both: a left-to-right passage may stand in a right-to-left letter.
    """
    return f' lang="{escape(language)}" dir="{direction(language)}"' if language else ""


def told(span: Span) -> str:
    """What the source says of a mark, as data attributes."""
    said = [(name, span.get(key)) for key, name in _TOLD.items() if span.get(key)]
    return "".join(f' {name}="{escape(value)}"' for name, value in said)


class Lead(NamedTuple):
    """Where a page break leads: to the image of its page."""

    fragment: str
    """Of the image; empty where the page has none."""
    place: str = ""
    """The page break's own fragment, to which the image leads back."""


NO_LEADS: Iterator[Lead] = iter(())


def signs(
    spans: Iterable[Span],
    prefix: str = "",
    spoken: Spoken = ENGLISH_SPOKEN,
    address: Address = str,
    leads: Iterator[Lead] = NO_LEADS,
) -> list[Sign]:
    """The signs for gaps, breaks, corrections and brackets; `leads` has one for each page break
    that is to come."""
    made: list[Sign] = []
    for span in spans:
        if span.mark is Mark.GAP:
            made.append(_gap(span, prefix, spoken))
        elif span.mark is Mark.LINE_BREAK:
            made.append(Sign(span.start, '<br data-generated=""/>', order=_LAST))
        elif span.mark is Mark.PAGE_BREAK:
            made.append(_page_break(span, spoken, next(leads, _NOWHERE)))
        elif span.mark is Mark.IMAGE:
            made.append(_image(span, address))
        elif span.mark is Mark.SIC and span.start < span.end:
            made.append(_correction(span, spoken))
        elif span.mark in _BRACKETS and span.start < span.end:
            made += _brackets(span, spoken)
    return made


def _gap(span: Span, prefix: str, spoken: Spoken) -> Sign:
    words = escape(_gap_words(span, spoken.wording))
    named = f' id="{escape(prefix + span.get("id"))}"' if span.get("id") else ""
    html = (
        f'<span class="gap"{named}{told(span)} title="{words}"{spoken.lang} '
        f'data-generated=""><span class="spoken">{words}</span><i aria-hidden="true">[…]</i></span>'
    )
    return Sign(span.start, html)


def _gap_words(span: Span, wording: Wording) -> str:
    """What is said for a gap; its extent and reason are the editor's words."""
    parts = [part for part in (span.get("extent"), span.get("reason")) if part]
    if not parts:
        return wording.gettext("gap")
    return wording.gettext("gap: %(particulars)s", particulars=", ".join(parts))


_NOWHERE = Lead("")


def _page_break(span: Span, spoken: Spoken, lead: Lead) -> Sign:
    if lead.fragment:
        return _page_with_image(span, spoken, lead)
    number = escape(span.get("n"))
    words = escape(spoken.wording.gettext("page %(number)s", number=span.get("n")))
    html = (
        f'<span class="page-break" role="doc-pagebreak" aria-label="{words}"{spoken.lang} '
        f'data-generated="">|{number}|</span>'
    )
    return Sign(span.start, html)


def _page_with_image(span: Span, spoken: Spoken, lead: Lead) -> Sign:
    words = escape(spoken.wording.gettext("page %(number)s: its image", number=span.get("n")))
    named = f' id="{escape(lead.place)}"' if lead.place else ""
    html = (
        f'<a class="page-break"{named} href="#{escape(lead.fragment)}" aria-label="{words}"'
        f'{spoken.lang} data-generated="">|{escape(span.get("n"))}|</a>'
    )
    return Sign(span.start, html, interactive=True)


def _image(span: Span, address: Address) -> Sign:
    source, words = escape(address(span.get("src"))), escape(span.get("alt"))
    return Sign(span.start, f'<img src="{source}" alt="{words}" loading="lazy" data-generated=""/>')


def _correction(span: Span, spoken: Spoken) -> Sign:
    corr = span.get("corr")
    said = f"[{escape(corr)}]" if corr else "[sic]"
    words = _before(spoken.wording.gettext("corrected:")) if corr else ""
    html = (
        f'<span class="corr" data-generated=""><span class="spoken"{spoken.lang if corr else ""}>'
        f"{words}</span>{said}</span>"
    )
    return Sign(span.end, html)


def _before(words: str) -> str:
    """Words that are spoken before others."""
    return f"{escape(words)} "


def _bracket_words(mark: Mark, wording: Wording) -> str:
    """What is said for an opening bracket."""
    return {
        Mark.SUPPLIED: wording.gettext("supplied:"),
        Mark.UNCLEAR: wording.gettext("uncertain reading:"),
        Mark.ADDED: wording.gettext("added:"),
        Mark.DELETED: wording.gettext("deleted:"),
    }[mark]


def _brackets(span: Span, spoken: Spoken) -> list[Sign]:
    before, after = _BRACKETS[span.mark]
    words = _before(_bracket_words(span.mark, spoken.wording))
    first = (
        f'<span class="spoken"{spoken.lang} data-generated="">{words}</span>'
        f'<span class="bracket" aria-hidden="true" data-generated="">{before}</span>'
    )
    last = f'<span class="bracket" aria-hidden="true" data-generated="">{after}</span>'
    return [Sign(span.start, first, order=_OPENING), Sign(span.end, last, order=-10)]


def links(mentions: Iterable[Mention], href: Href, anchored: bool, prefix: str = "") -> list[Link]:
    """The links for mentions that have words; with their ids where `anchored`."""
    made = []
    for mention in mentions:
        start, end, target = mention.start, mention.end, mention.target
        if start < end and mention.linked:
            classes, fact, role = _LOOKS[target.kind]
            name = prefix + mention.anchor if anchored else ""
            facts = ((fact, target.id),)
            made.append(Link(start, end, href(target), classes, facts, role, name))
    return made


def unlinked(mentions: Iterable[Mention], prefix: str = "") -> list[Wrap]:
    """A quiet element with its id for each mention that policy leaves without a link."""
    return [
        Wrap(
            mention.start,
            mention.end,
            "span",
            ' class="mentioned"',
            f' id="{escape(prefix + mention.anchor)}"',
            order=90,
        )
        for mention in mentions
        if mention.start < mention.end and not mention.linked
    ]


def addresses(spans: Iterable[Span], address: Address = str) -> list[Link]:
    """The links to addresses that an editor wrote out."""
    return [
        Link(span.start, span.end, address(span.get("href")), ("address",))
        for span in spans
        if span.mark is Mark.LINK
    ]


def citations(spans: Sequence[Span], reference: Callable[[Span], str]) -> list[Sign]:
    """One sign for each run of citations at one place; `reference` gives a citation's link."""
    cited = [span for span in spans if span.mark is Mark.CITATION]
    cited.sort(key=lambda span: span.start)
    signs_made = []
    for at, together in groupby(cited, key=_start):
        here = "<span>,</span>".join(map(reference, together))
        html = f'<sup class="citations" data-generated="">{EDGE}{here}</sup>'
        signs_made.append(Sign(at, html, interactive=True, order=10))
    return signs_made


_start = attrgetter("start")


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
