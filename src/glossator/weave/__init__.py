"""Text with spans → HTML: a letter with its notes and mentions, or a body of prose.

`runs` knows ranges; `marks`, `linked`, `citing` and `annotated` what becomes of all that stands in
them; `blocks` how blocks nest. No HTML of the project's own is ever parsed again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from glossator.model import Block, Kind, Letter, Mark, Prose, Span, Target, TargetKind
from glossator.resolve.resolved import Anchor, AnswerLink, Mention, Resolved, Stretch
from glossator.weave import annotated, linked, marks
from glossator.weave.blocks import nest
from glossator.weave.citing import citations, citing
from glossator.weave.escaping import between, escape
from glossator.weave.linked import Address, Href
from glossator.weave.marks import Lead
from glossator.weave.runs import Link, Sign, Wrap, weave
from glossator.weave.spoken import ENGLISH_SPOKEN, Spoken
from glossator.weave.translated import Rendered, Rendering, rendering_signs, weave_translation

__all__ = [
    "Address", "Href", "Lead", "Link", "Rendered", "Rendering", "Sign", "Spoken", "Wrap", "weave",
    "weave_letter", "weave_prose", "weave_translation",
]  # fmt: skip

_NO_RENDERINGS: Mapping[int, Sequence[Rendering]] = {}
_NO_ROWS: Mapping[int, int] = {}


def weave_letter(
    letter: Letter,
    resolved: Resolved,
    href: Href,
    name: Callable[[Target], str] | None = None,
    prefix: str = "",
    spoken: Spoken = ENGLISH_SPOKEN,
    noteref: str = "",
    address: Address = str,
    leads: Iterable[Lead] = (),
    renderings: Mapping[int, Sequence[Rendering]] = _NO_RENDERINGS,
    rows: Mapping[int, int] = _NO_ROWS,
) -> str:
    """A letter's text as HTML by the markup contract, without the `div.text` around it.

    `name` says what readers call another letter; `prefix` stands before every id, where several
    letters share a page; `spoken` are the words of signs for those who listen; `noteref` are
    further attributes of each note's sign, as HTML with a leading blank; `address` makes of an
    address as written in the letter's file what it is in the page; `leads` are where its page
    breaks lead, one for each, if they lead anywhere; `renderings` are the translations of each
    block, by its index, and `rows` how many of the rows that stand beside them a division takes, by
    its number.

    What is woven is HTML and, with the namespace around it, well-formed XML.
    """
    names = name or (lambda target: target.id)
    layers = _Layers.of(letter, resolved, names, prefix, spoken, noteref)
    to_come = iter(leads)

    def inner(index: int, block: Block) -> str:
        mentions, wraps = layers.mentions[index], layers.wraps(index, block)
        links = linked.links(mentions, href, anchored=True, prefix=prefix)
        links += linked.addresses(block.spans, address)
        signs = marks.signs(block.spans, prefix, spoken, address, to_come)
        signs += layers.signs[index]
        signs += citations(block.spans, citing(mentions, href, prefix, spoken))
        woven = weave(block.text, wraps, links, signs)
        return woven + rendering_signs(renderings[index], spoken) if index in renderings else woven

    return nest(letter.blocks, inner, prefix=prefix, spoken=spoken, rows=rows)


def weave_prose(
    blocks: Prose,
    href: Href,
    mentions: Sequence[Mention] = (),
    cite: Callable[[str], str] | None = None,
    spoken: Spoken = ENGLISH_SPOKEN,
    address: Address = str,
) -> str:
    """A note's body, a definition or a biography as HTML.

    `mentions` are those of this body; `cite` gives a reference's short label; `address` makes of
    an address as written what it is in the page. Blocks carry no ids, since several bodies stand
    on one page.
    """
    if len(blocks) == 1 and not mentions and _is_bare(blocks[0]):
        return f"<p>{between(blocks[0].text)}</p>"
    by_block: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_block[mention.block].append(mention)

    def inner(index: int, block: Block) -> str:
        if block.kind is Kind.HTML:
            return block.get("html")
        links = linked.links(by_block[index], href, anchored=False)
        if not block.spans:
            return weave(block.text, links=links)
        links += linked.addresses(block.spans, address)
        signs = marks.signs(block.spans, spoken=spoken, address=address)
        signs += _labels(block.spans, href, cite or str)
        return weave(block.text, marks.wraps(block.spans), links, signs)

    return nest(blocks, inner, ids=False)


def _is_bare(block: Block) -> bool:
    """Whether it is a paragraph in which nothing is marked, as most notes are."""
    told = block.spans or block.within or block.attributes
    return block.kind is Kind.PARAGRAPH and not told


@dataclass(frozen=True, slots=True)
class _Layers:
    """What lies over each block of one letter, by the block's index."""

    mentions: dict[int, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    noted: dict[int, list[tuple[int, int, str]]] = field(default_factory=lambda: defaultdict(list))
    signs: dict[int, list[Sign]] = field(default_factory=lambda: defaultdict(list))
    answers: dict[int, list[annotated.Passage]] = field(default_factory=lambda: defaultdict(list))
    prefix: str = ""
    spoken: Spoken = ENGLISH_SPOKEN
    noteref: str = ""

    @classmethod
    def of(
        cls,
        letter: Letter,
        resolved: Resolved,
        name: Callable[[Target], str],
        prefix: str,
        spoken: Spoken,
        noteref: str,
    ) -> _Layers:
        layers = cls(prefix=prefix, spoken=spoken, noteref=noteref)
        target = letter.target
        for mention in resolved.by_source.get(target, ()):
            if not mention.part:
                layers.mentions[mention.block].append(mention)
        for number, anchor in enumerate(resolved.anchors_of(letter.id), 1):
            layers._add_note(anchor, number)
        for link in resolved.answers_by.get(target, ()):
            layers._add_passage(link.source_stretches, link, True)
        for link in resolved.answers_to.get(target, ()):
            if link.target_stretches:
                layers._add_passage(link.target_stretches, link, False)
                last = link.target_stretches[-1]
                sign = annotated.answer_sign(last.end, link, name(link.source), prefix, spoken)
                layers.signs[last.block].append(sign)
        return layers

    def wraps(self, index: int, block: Block) -> list[Wrap]:
        """What goes around words of a block and leads nowhere."""
        return [
            *marks.wraps(block.spans),
            *linked.unlinked(self.mentions[index], self.prefix),
            *annotated.noted(self.noted[index]),
            *annotated.answered(self.answers[index], self.prefix),
        ]

    def _add_note(self, anchor: Anchor, number: int) -> None:
        for stretch in anchor.stretches:
            if stretch.start < stretch.end:
                self.noted[stretch.block].append((stretch.start, stretch.end, anchor.note.id))
        if anchor.stretches:
            last = anchor.stretches[-1]
            sign = annotated.note_sign(
                last.end, anchor.note.id, number, self.prefix, self.spoken, self.noteref
            )
            self.signs[last.block].append(sign)

    def _add_passage(self, stretches: Iterable[Stretch], link: AnswerLink, answers: bool) -> None:
        for number, one in enumerate(stretches):
            passage = annotated.Passage(one.start, one.end, link, answers, number == 0)
            self.answers[one.block].append(passage)


def _labels(spans: Sequence[Span], href: Href, cite: Callable[[str], str]) -> list[Sign]:
    """Citations in prose: the short labels in round brackets."""
    cites = [span for span in spans if span.mark is Mark.CITATION]
    made = []
    for at in dict.fromkeys(span.start for span in cites):
        here = "; ".join(_label(span, href, cite) for span in cites if span.start == at)
        made.append(
            Sign(at, f'<span class="cited" data-generated="">({here})</span>', interactive=True)
        )
    return made


def _label(span: Span, href: Href, cite: Callable[[str], str]) -> str:
    locator = f", {escape(span.get('locator'))}" if span.get("locator") else ""
    one = "; ".join(
        f'<a class="citation" href="{escape(href(Target(TargetKind.REFERENCE, key)))}" '
        f'role="doc-biblioref">{escape(cite(key))}</a>'
        for key in span.get("keys").split()
    )
    return one + locator
