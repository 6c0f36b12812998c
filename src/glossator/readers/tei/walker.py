"""The walk through a text, element by element, into blocks and what else it holds.

Every element's words are kept; only notes, and all but one of several readings, stand elsewhere.
What becomes of which element is said by the table that the walk is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace

from glossator.model import Attributes, Kind, Mark
from glossator.readers.tei.composing import Composer, Place, Setting
from glossator.readers.tei.divisions import kind_said
from glossator.readers.tei.elements import Element, language, local, sayings, xml_id
from glossator.readers.tei.found import Found
from glossator.readers.tei.marks import marks_of
from glossator.readers.tei.vocabulary import BLOCKS, INLINE


@dataclass(slots=True)
class Walk:
    """One text being walked."""

    found: Found
    readers: Mapping[str, Callable[[Walk, Element], None]]
    """What is done with an element, by its name."""
    language: str = ""
    """The language of the text, which need not be marked in it."""
    notes_apart: bool = True
    """Whether an editor's divisions become notes, as in a letter."""
    composer: Composer = field(default_factory=Composer)
    depth: int = 0
    parent_note: Element | None = None
    starts: dict[Element, Place] = field(default_factory=dict)
    """Where words begin beside which a note may stand."""

    def content(self, element: Element) -> None:
        """All that is in an element."""
        at = self.found.at(element)
        self.composer.say(element.text, at)
        for child in element:
            self.element(child)
            self.composer.say(child.tail, at)

    def element(self, element: Element) -> None:
        """An element, by its name."""
        start = self.composer.place()
        name = local(element)
        reader = self.readers.get(name)
        if reader is not None or name in BLOCKS or name in INLINE:
            self.found.mapped[name] += 1
        if reader is not None:
            reader(self, element)
        elif name in BLOCKS:
            self.block(element, BLOCKS[name])
        else:
            if name not in INLINE:
                self.found.count_unknown(name, element)
            self.inline(element)
        if xml_id(element):
            self.found.places[xml_id(element)] = (start, self.composer.place())

    def inline(self, element: Element) -> None:
        """Words with what is said of them."""
        if self._stands_apart(element):
            self.block(element, kind_said(element) or self.composer.setting.kind)
            return
        at = self.found.at(element)
        with ExitStack() as open_marks:
            for mark, attributes in marks_of(element):
                if mark is not Mark.FOREIGN or dict(attributes)["lang"] != self.language:
                    open_marks.enter_context(self.composer.marked(mark, attributes, at))
            self.content(element)

    def _stands_apart(self, element: Element) -> bool:
        """A seg or label that says it is a salute or the like."""
        return local(element) in ("seg", "label") and kind_said(element) is not None

    @contextmanager
    def set(self, element: Element, kind: Kind | None, **others: object) -> Iterator[None]:
        here = self.composer.setting
        wanted = kind or here.kind
        attributes = attributes_of(element, self.language)
        setting = Setting(wanted, here.within, attributes, here.flat)
        with self.composer.set(replace(setting, **others)):  # type: ignore[arg-type]
            yield

    def block(self, element: Element, kind: Kind | None) -> None:
        """A paragraph or its like; in a postscript a paragraph is a postscript."""
        here = self.composer.setting.kind
        said = kind_said(element)
        if kind is Kind.PARAGRAPH and here not in (Kind.LINE, Kind.HEADING):
            kind = said or here
        with self.set(element, kind):
            self.content(element)

    def without(self, element: Element, name: str) -> None:
        at = self.found.at(element)
        self.composer.say(element.text, at)
        for child in element:
            if local(child) != name:
                self.element(child)
            self.composer.say(child.tail, at)


def attributes_of(element: Element, usual: str) -> Attributes:
    """The language where it is another, and where the lines stand."""
    tag = language(element)
    lang = (("lang", tag),) if tag and tag != usual else ()
    aligned = sayings(element, "rend", "rendition") & {"right", "center"}
    return (*lang, *((("align", aligned.pop()),) if len(aligned) == 1 else ()))
