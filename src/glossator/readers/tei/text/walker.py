"""The walk through a text, element by element, into blocks and what else it holds.

Every element's words are kept; only notes, and all but one of several readings, stand elsewhere.
What becomes of which element is said by the table that the walk is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache

from glossator.model import Attributes, Kind, Mark
from glossator.readers.composing import Composer, Place, Setting
from glossator.readers.tei.elements import (
    ALIGNED,
    Element,
    language,
    local,
    pointers,
    sayings,
    xml_id,
)
from glossator.readers.tei.text.divisions import kind_said
from glossator.readers.tei.text.found import Found
from glossator.readers.tei.text.marks import marks_of
from glossator.readers.tei.vocabulary import BLOCKS, INLINE


@dataclass(slots=True)
class Walk:
    """One text being walked."""

    found: Found
    readers: Mapping[str, Callable[[Walk, Element], None]]
    """What is done with an element, by its name."""
    language: str = ""
    """The language that need not be marked in the text."""
    notes_apart: bool = True
    """Whether an editor's divisions become notes, as in a letter."""
    composer: Composer = field(default_factory=Composer)
    depth: int = 0
    parent_note: Element | None = None
    starts: dict[Element, Place] = field(default_factory=dict)
    """Where words begin beside which a note may stand."""
    whole: Element | None = None
    """All that is walked: a letter's text, or one of them."""
    spoken: str = ""
    """The language of what is being walked, where the text says one."""
    pairs: bool = False
    """Whether blocks keep to which elements they point, as those of a translation do."""

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
        if element.attrib and name != "note" and _is_hidden(element):
            self.found.leave(element, f"{name} that the file hides")
            return
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
                if mark is not Mark.FOREIGN or dict(attributes)["lang"] != self._around():
                    open_marks.enter_context(self.composer.marked(mark, attributes, at))
            self.content(element)

    def _stands_apart(self, element: Element) -> bool:
        """A seg or label that says it is a salute or the like."""
        return local(element) in ("seg", "label") and kind_said(element) is not None

    def _around(self) -> str:
        return self.spoken or self.language

    @contextmanager
    def set(
        self, element: Element, kind: Kind | None, given: Attributes = (), **others: object
    ) -> Iterator[None]:
        """What is said within stands in blocks of its own; what it says of its language and its
        lines goes with `given`."""
        here, spoken = self.composer.setting, self.spoken
        self.spoken = language(element) or spoken
        attributes = (*given, *self._tongue(), *_aligned(element), *self._paired(element))
        setting = Setting(kind or here.kind, here.within, attributes, here.flat)
        with self.composer.set(replace(setting, **others)):  # type: ignore[arg-type]
            yield
        self.spoken = spoken

    def _tongue(self) -> Attributes:
        return (("lang", self.spoken),) if self._around() != self.language else ()

    def _paired(self, element: Element) -> Attributes:
        """The xml:ids of what it translates, until they are known as blocks."""
        ids = pointers(element, "corresp") if self.pairs else ()
        return (("translates", " ".join(ids)),) if ids else ()

    def note(self, element: Element) -> None:
        """The words of a note, which is no block itself."""
        self.spoken = language(element)
        self.composer.setting = replace(self.composer.setting, attributes=self._tongue())
        self.content(element)

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


def _is_hidden(element: Element) -> bool:
    """Whether readers are not to see it, as the file says; what is a note shows when asked for."""
    said = map(element.get, ("rend", "rendition", "style"))
    return _hides("; ".join(filter(None, said)))


_HIDES = re.compile(
    r"(?:[^:]*[\s#])?hidden(?:\s[^:]*)?|display\s*[:(]\s*none\W*"
    r"|visibility\s*:\s*(?:hidden|collapse)\W*",
    re.IGNORECASE,
)
"""A word by itself, or a declaration of CSS; `overflow: hidden` hides nothing of a text."""


@lru_cache(maxsize=1024)
def _hides(said: str) -> bool:
    return any(_HIDES.fullmatch(one.strip()) for one in said.split(";"))


def _aligned(element: Element) -> Attributes:
    """Where its lines stand."""
    aligned = sayings(element, "rend", "rendition") & ALIGNED
    return (("align", next(iter(aligned))),) if len(aligned) == 1 else ()
