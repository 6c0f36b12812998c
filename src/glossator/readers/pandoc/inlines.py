"""Words and marks within a paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from glossator.model import Attributes, Mark
from glossator.readers.composing import Composer, Place
from glossator.readers.languagetags import tag_of
from glossator.readers.naming import entry_id
from glossator.readers.pandoc.gathered import Gathered, Noted
from glossator.readers.pandoc.ownstyles import CITATION, GAP, PAGE, SIGN, has_style
from glossator.readers.pandoc.plain import QUOTES, plain
from glossator.readers.pandoc.program import Node
from glossator.readers.pandoc.styles import ENTITIES, Attr, language_of, mark_of, said_by

_SIMPLE = {
    "Emph": Mark.EMPHASIS,
    "Strong": Mark.STRONG,
    "Underline": Mark.UNDERLINE,
    "Strikeout": Mark.DELETED,
    "Superscript": Mark.SUPERSCRIPT,
    "Subscript": Mark.SUBSCRIPT,
    "SmallCaps": Mark.SMALL_CAPS,
}
_COMMENT = "comment-start"
_CHANGES = ("paragraph-insertion", "paragraph-deletion")


@dataclass(slots=True)
class Inlines:
    """Reads inline elements into a composer."""

    composer: Composer
    gathered: Gathered
    language: str
    open_comments: dict[str, tuple[Place, Node, str]] = field(default_factory=dict)
    """By its number in the document: where a comment begins, its words, and whose it is."""

    def read(self, inlines: Iterable[Node]) -> None:
        for one in inlines:
            self._one(one)

    def _one(self, node: Node) -> None:
        name, content = node["t"], node.get("c")
        if name in _SIMPLE:
            self._marked(_SIMPLE[name], (), content)
        elif name in _READERS:
            _READERS[name](self, content)
        else:
            self.gathered.kept[name] += 1
            self.composer.say(plain(node), self.gathered.at)

    def _marked(self, mark: Mark, attributes: Attributes, content: Iterable[Node]) -> None:
        self.gathered.mapped[mark.value] += 1
        with self.composer.marked(mark, attributes, self.gathered.at):
            self.read(content)

    def text(self, words: str) -> None:
        self.composer.say(words, self.gathered.at)

    def blank(self, _content: Node) -> None:
        self.composer.blank()

    def line_end(self, _content: Node) -> None:
        self.composer.break_line()

    def code(self, content: Node) -> None:
        with self.composer.marked(Mark.CODE, (), self.gathered.at):
            self.text(content[1])

    def formula(self, content: Node) -> None:
        self.gathered.kept["formula, as TeX"] += 1
        with self.composer.marked(Mark.CODE, (), self.gathered.at):
            self.text(content[1])

    def raw(self, content: Node) -> None:
        self.gathered.kept[f"{content[0]}, as it is written"] += 1
        self.text(content[1])

    def quoted(self, content: Node) -> None:
        before, after = tuple(QUOTES[content[0]["t"]])
        self.text(before)
        self.read(content[1])
        self.text(after)

    def cited(self, content: Node) -> None:
        self.read(content[1])

    def link(self, content: Node) -> None:
        _, inlines, (address, _title) = content
        if address.startswith(("http://", "https://", "mailto:")) and " " not in address:
            self._marked(Mark.LINK, (("href", address),), inlines)
        else:
            self.read(inlines)

    def picture(self, content: Node) -> None:
        """A gap that says what is seen: the picture itself is not taken along."""
        self.gathered.pictures += 1
        described = plain(content[1]) or content[2][1] or "picture"
        self.composer.point(Mark.GAP, (("reason", described),), self.gathered.at)

    def note(self, content: Node) -> None:
        place = self.composer.place()
        self.gathered.notes.append(Noted(content, place, place))
        self.gathered.mapped["note"] += 1

    def span(self, content: Node) -> None:
        attr, inlines = content
        said = said_by(attr)
        if self._of_the_edition(content):
            return
        if _COMMENT in said:
            self._begin_comment(attr, inlines)
        elif "comment-end" in said:
            self._end_comment(attr)
        elif "deletion" in said:
            self.gathered.leave(plain(inlines), "a tracked deletion")
        elif mark := mark_of(attr):
            self._styled(mark, attr, inlines)
        elif tag := self._foreign(attr):
            self._marked(Mark.FOREIGN, (("lang", tag),), inlines)
        elif not set(said) & set(_CHANGES):
            self.read(inlines)

    def _of_the_edition(self, content: Node) -> bool:
        """Whether it is a sign that an edition put there: those for gaps and pages say what they
        are for, others are left out."""
        node, words = {"t": "Span", "c": content}, plain(content)
        if has_style(node, SIGN, CITATION):
            self.gathered.of_edition.append(words)
        elif has_style(node, GAP):
            reason = words.strip("[…] ")
            self.composer.point(Mark.GAP, (("reason", reason),) if reason else (), self.gathered.at)
        elif has_style(node, PAGE):
            self.composer.settle()
            self.composer.point(Mark.PAGE_BREAK, (("n", words.strip("|")),), self.gathered.at)
        else:
            return False
        return True

    def _styled(self, mark: Mark, attr: Attr, inlines: list[Node]) -> None:
        """Names get an entry; its id is the attribute `ref`, or made of the words."""
        attributes: Attributes = ()
        if mark in ENTITIES:
            given = dict(attr[2])
            words = plain(inlines)
            key = entry_id(given.get("ref") or words, ENTITIES[mark].value)
            if not key:
                self.read(inlines)
                return
            self.gathered.names.setdefault(key, (ENTITIES[mark], words))
            attributes = (("ref", key),)
        self._marked(mark, attributes, inlines)

    def _foreign(self, attr: Attr) -> str:
        tag = tag_of(language_of(attr))
        return tag if tag.split("-")[0] != self.language.split("-")[0] else ""

    def _begin_comment(self, attr: Attr, inlines: list[Node]) -> None:
        given = dict(attr[2])
        words = {"t": "Para", "c": inlines}
        number = given.get("id", attr[0])
        self.open_comments[number] = (self.composer.place(), words, given.get("author", ""))

    def _end_comment(self, attr: Attr) -> None:
        number = dict(attr[2]).get("id", attr[0])
        begun = self.open_comments.pop(number, None)
        if begun is not None:
            place, words, by = begun
            self.gathered.notes.append(Noted([words], place, self.composer.place(), by))
            self.gathered.mapped["comment"] += 1


_READERS: Mapping[str, Callable[[Inlines, Node], None]] = {
    "Str": Inlines.text,
    "Space": Inlines.blank,
    "SoftBreak": Inlines.blank,
    "LineBreak": Inlines.line_end,
    "Code": Inlines.code,
    "Math": Inlines.formula,
    "RawInline": Inlines.raw,
    "Quoted": Inlines.quoted,
    "Cite": Inlines.cited,
    "Link": Inlines.link,
    "Image": Inlines.picture,
    "Note": Inlines.note,
    "Span": Inlines.span,
}
