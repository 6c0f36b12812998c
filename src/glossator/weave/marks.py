"""What each mark that a source carries becomes: wraps and signs for `runs`.

Editorial signs are generated, never text; each has words for those who listen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from glossator.directions import direction
from glossator.model import Mark, Span
from glossator.weave.escaping import escape
from glossator.weave.linked import Address
from glossator.weave.runs import Sign, Wrap
from glossator.weave.spoken import ENGLISH_SPOKEN, Spoken
from glossator.wording import Wording

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

BRACKETS = {
    Mark.SUPPLIED: ("[", "]"),
    Mark.UNCLEAR: ("", "[?]"),
    Mark.ADDED: ("⟨", "⟩"),
    Mark.DELETED: ("⟦", "⟧"),
}
"""What stands before and after the words of a mark, after the conventions of Leiden."""

_TOLD = {
    "reason": "data-reason",
    "extent": "data-extent",
    "resp": "data-resp",
    "cert": "data-cert",
    "hand": "data-hand",
    "place": "data-place",
    "corr": "data-corr",
}


_OPENING = 9_000
"""A bracket that opens comes after the signs of the words before it."""

_LAST = 10_000
"""A line's end comes after the signs that belong to its last word."""


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
        elif span.mark in BRACKETS and span.start < span.end:
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
    before, after = BRACKETS[span.mark]
    words = _before(_bracket_words(span.mark, spoken.wording))
    first = (
        f'<span class="spoken"{spoken.lang} data-generated="">{words}</span>'
        f'<span class="bracket" aria-hidden="true" data-generated="">{before}</span>'
    )
    last = f'<span class="bracket" aria-hidden="true" data-generated="">{after}</span>'
    return [Sign(span.start, first, order=_OPENING), Sign(span.end, last, order=-10)]
