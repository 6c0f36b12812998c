"""What is written of an edition for word processors: texts and prose with their links.

Where a book's other formats weave HTML, a Paper makes Pandoc's tree of the same values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from glossator.model import Block, Mark, Prose, Span, Target, TargetKind
from glossator.readers.pandoc.ownstyles import CITATION, ENTRY
from glossator.readers.pandoc.program import Node
from glossator.resolve.resolved import Mention
from glossator.site.names import grade
from glossator.site.typesetting.typesetter import Typesetter
from glossator.site.typesetting.writtenout import pieces_of
from glossator.wording import Wording
from glossator.writers.pandoc.blocks import write_blocks
from glossator.writers.pandoc.nodes import Blocks, Inlines, link, mark, para, span, words
from glossator.writers.pandoc.words import Laid, LinkTo, write_words
from glossator.writtenpaths import LETTERS, folder_of

Puts = Mapping[int, Mapping[int, Sequence[Node]]]
"""By block and offset: footnotes."""
_NO_PUTS: Puts = {}


@dataclass(frozen=True, slots=True)
class Paper:
    """Writes texts; the Typesetter knows what its links lead to and how all is called."""

    page: Typesetter
    language: str
    """The document's."""
    prefix: str = ""
    """Before the ids of what is one letter's."""

    @property
    def wording(self) -> Wording:
        """The interface's words."""
        return self.page.wording

    # Texts

    def text(self, blocks: Sequence[Block], source: Target, part: str, language: str,
             puts: Puts = _NO_PUTS, style: str = "") -> Blocks:  # fmt: skip
        """A letter's text, or that of a translation: citations are as they were printed."""
        mentions = self._by_block(source, part)

        def write(number: int, block: Block) -> Inlines:
            here = mentions[number]
            cited = self._printed(block.spans, here)
            for at, notes in puts.get(number, {}).items():
                cited[at] = [*cited.get(at, ()), *notes]
            made = self._words(block, here, LETTERS, cited)
            place = Target(TargetKind.BLOCK, block.id, source.id)
            led_to = not part and place in self.page.catalogue.resolved.by_target
            return [span([], name=self.prefix + block.id), *made] if led_to else made

        other = language if language != self.language else ""
        return write_blocks(blocks, write, other, style)

    def prose(self, blocks: Prose, source: Target, part: str = "", style: str = ENTRY) -> Blocks:
        """What editors write: citations are short labels in round brackets."""
        mentions = self._by_block(source, part)
        folder = LETTERS if source.kind is TargetKind.NOTE else folder_of(source)

        def write(number: int, block: Block) -> Inlines:
            return self._words(block, mentions[number], folder, self._labels(block.spans))

        return write_blocks(blocks, write, style=style)

    def _by_block(self, source: Target, part: str) -> Mapping[int, list[Mention]]:
        found: dict[int, list[Mention]] = defaultdict(list)
        for one in self.page.catalogue.resolved.by_source.get(source, ()):
            if one.part == part:
                found[one.block].append(one)
        return found

    def _words(
        self, block: Block, mentions: Iterable[Mention], folder: str, puts: Mapping[int, list[Node]]
    ) -> Inlines:
        address = partial(self.page.address, folder=folder)
        links = [LinkTo(one.start, one.end, self.page.href(one.target))
                 for one in mentions if one.start < one.end and one.linked]  # fmt: skip
        links += [LinkTo(one.start, one.end, address(one.get("href")))
                  for one in block.spans if one.mark is Mark.LINK]  # fmt: skip
        return write_words(
            block.text,
            block.spans,
            Laid(links, puts, partial(self._picture, folder), self.prefix),
        )

    def _picture(self, folder: str, source: str) -> str:
        """A picture of the edition's folder as an address that holds it; '' where there is none."""
        uri = self.page.address(source, folder)
        return uri if uri.startswith("data:") else ""

    # Citations

    def _printed(self, spans: Iterable[Span], mentions: Iterable[Mention]) -> dict[int, list[Node]]:
        points = (one for one in mentions if one.start == one.end
                  and one.target.kind is TargetKind.REFERENCE)  # fmt: skip
        found: dict[int, list[Inlines]] = {}
        for one in sorted(_citations(spans), key=lambda one: one.start):
            cited = list(islice(points, len(one.get("keys").split())))
            said = ", ".join(filter(None, (one.get("label"), one.get("locator"))))
            led = link(words(said), self.page.href(cited[0].target), CITATION)
            found.setdefault(one.start, []).append([led])
        # In brackets, since the sign of a footnote often follows, which is a raised number as well.
        return {
            at: [
                mark(
                    "Superscript", [span([*words("["), *_joined(held, ","), *words("]")], CITATION)]
                )
            ]
            for at, held in found.items()
        }

    def _labels(self, spans: Iterable[Span]) -> dict[int, list[Node]]:
        found: dict[int, list[Inlines]] = {}
        for one in _citations(spans):
            keys = one.get("keys").split()
            made = _joined([[self.reference(key, CITATION)] for key in keys], "; ")
            located = f", {one.get('locator')}" if one.get("locator") else ""
            found.setdefault(one.start, []).append([*made, *words(located)])
        return {
            at: [span([*words("("), *_joined(held, "; "), *words(")")], CITATION)]
            for at, held in found.items()
        }

    # Words of the edition and of the interface

    def reference(self, name: str, style: str = "") -> Node:
        """A reference in a few words, which lead to its entry."""
        return link(words(self.page.short(name)), self.page.cited(name), style)

    def named(self, target: Target) -> Node:
        """What something is called, leading to it."""
        return link(words(self.page.name(target)), self.page.away(target))

    def graded(self, certainty: str, *more: str) -> Inlines:
        """How sure something is, in words; nothing where it is certain."""
        said = "" if certainty == "certain" else grade(certainty, self.wording)
        told = ", ".join(filter(None, (said, *more)))
        return words(f" [{told}]") if told else []

    def labelled(self, label: str, said: Inlines) -> Inlines:
        """Words behind what they are."""
        colon = self.wording.pgettext("punctuation", ":")
        return [mark("Emph", words(label)), *words(f"{colon} "), *said]

    def addressed(self, said: str) -> Inlines:
        """Words of an editor in which whole addresses are links."""
        return [node for one, led in pieces_of(said)
                for node in ([link(words(one), one)] if led else words(one))]  # fmt: skip

    def line(self, parts: Iterable[Inlines], style: str = ENTRY, between: str = " · ") -> Blocks:
        """One paragraph of those parts that say anything; none where none does."""
        said = _joined([one for one in parts if one], between)
        return [para(said, style)] if said else []

    def several(self, targets: Iterable[Node]) -> Inlines:
        """Names with commas between them."""
        return _joined([[one] for one in targets], ", ")


def _citations(spans: Iterable[Span]) -> Iterable[Span]:
    return (one for one in spans if one.mark is Mark.CITATION)


def _joined(parts: Sequence[Inlines], between: str) -> Inlines:
    made: Inlines = []
    for number, one in enumerate(parts):
        made += words(between) if number else []
        made += one
    return made
