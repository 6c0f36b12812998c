"""Where something is mentioned, as readers see it: the sentence, the words in it, and the place.

Backlinks are the forward links read the other way; nothing is counted or found here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from glossator.addresses import address
from glossator.model import Letter, Mark, Target, TargetKind, on_one_line
from glossator.resolve.resolved import Mention
from glossator.site.catalogue import Catalogue
from glossator.site.names.translations import Translated, translated
from glossator.site.typesetting.typesetter import Typesetter
from glossator.wording import Wording
from glossator.wording.blocks import block_name

_NO_LANG = Markup()


# Named tuples: there are tens of thousands, and one is made several times as fast as a dataclass.
class MentionView(NamedTuple):
    """One mention with its sentence cut in three."""

    href: str
    before: str
    words: str
    after: str
    place: str
    """Where it stands: 'paragraph 3', 'sources'."""
    name: str
    """What the link is called for those who hear it."""
    label: str = ""
    """The printed number of a citation, which is no part of the sentence."""
    lang: Markup = _NO_LANG
    """The attributes for the words of a letter in another language than the interface's."""


class MentionGroup(NamedTuple):
    """The mentions in one text."""

    source: Target
    title: str
    href: str
    mentions: tuple[MentionView, ...]
    fields: tuple[str, ...] = ()
    """The fields of the source that name the target, where no sentence does."""
    letter: str = ""
    """Which letter a note is on; empty in the page of that letter."""


@dataclass(frozen=True, slots=True)
class Backlinks:
    """All mentions of one thing."""

    letters: tuple[MentionGroup, ...]
    notes: tuple[MentionGroup, ...]
    elsewhere: tuple[MentionGroup, ...]

    @property
    def count(self) -> int:
        """How many places there are."""
        groups = (*self.letters, *self.notes, *self.elsewhere)
        return sum(len(group.mentions) + len(group.fields) for group in groups)


_FIELDS = ("see", "sources", "references", "printed", "about")
"""The fields that name a target without a sentence."""


@cache
def _fields(wording: Wording) -> Mapping[str, str]:
    return {
        "see": wording.gettext("see also"),
        "sources": wording.gettext("named as a source"),
        "references": wording.gettext("in its list of references"),
        "printed": wording.gettext("printed here"),
        "about": wording.gettext("among the claims it bears on"),
    }


def uses(catalogue: Catalogue, target: Target) -> tuple[Mention, ...]:
    """Every place that mentions the target; a field that names it twice is one place."""
    seen: set[tuple[Target, str]] = set()
    found = []
    for one in _by_number(catalogue, _naming(catalogue, target)):
        if one.part and one.part in _FIELDS:
            if (one.source, one.part) in seen:
                continue
            seen.add((one.source, one.part))
        found.append(one)
    return tuple(found)


def _by_number(catalogue: Catalogue, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The same, those in notes on one letter by the numbers of the notes."""
    for letter, found in groupby(mentions, key=_noted):
        run = list(found)
        if letter and len(run) > 1:
            run.sort(key=lambda one: catalogue.number(one.source))
        yield from run


def _noted(mention: Mention) -> str:
    """The letter of the note in which this stands; empty where it stands in none."""
    return mention.source.letter if mention.source.kind is TargetKind.NOTE else ""


def how_many_uses(catalogue: Catalogue, target: Target) -> int:
    """The same counted, for which thousands of places need not be compared."""
    mentions = _naming(catalogue, target)
    fields = [(one.source, one.part) for one in mentions if one.part and one.part in _FIELDS]
    return len(mentions) - len(fields) + len(set(fields))


def at_most(catalogue: Catalogue, target: Target) -> int:
    """No fewer than there are, for which nothing is counted that is not counted already."""
    if target.kind is TargetKind.LETTER:
        return sum(map(len, catalogue.leading_into.get(target.id, ())))
    return len(catalogue.resolved.by_target.get(target, ()))


def _naming(catalogue: Catalogue, target: Target) -> Sequence[Mention]:
    """Of a letter, also what leads to a place in it or a note on it; but for ordinary pages, which
    guide to letters rather than speak of them, often in every line."""
    if target.kind is TargetKind.LETTER:
        found = catalogue.referring(target.id)
        return [one for one in found if one.source.kind is not TargetKind.PAGE]
    return catalogue.resolved.by_target.get(target, ())


def backlinks(setter: Typesetter, mentions: Iterable[Mention]) -> Backlinks:
    """The places given, in letters, in their notes, and in the rest."""
    kinds = (TargetKind.LETTER, TargetKind.NOTE)
    found: tuple[list[Mention], ...] = ([], [], [])
    for one in mentions:
        found[kinds.index(one.source.kind) if one.source.kind in kinds else 2].append(one)
    return Backlinks(*(_groups(setter, part) for part in found))


def _groups(setter: Typesetter, mentions: Iterable[Mention]) -> tuple[MentionGroup, ...]:
    together = groupby(mentions, key=lambda mention: mention.source)
    return tuple(_group(setter, source, found) for source, found in together)


def _group(setter: Typesetter, source: Target, mentions: Iterable[Mention]) -> MentionGroup:
    views: list[MentionView] = []
    fields: dict[str, None] = {}
    text, href = _text(setter, source), setter.away(source)
    here = text.uri == setter.uri
    for one in mentions:
        if one.part and one.part in _FIELDS:
            fields[one.part] = None
        else:
            views.append(_view(setter, one, text, href, here))
    named = tuple(_fields(setter.wording)[one] for one in fields) if fields else ()
    return MentionGroup(source, text.name, href, tuple(views), named, "" if here else text.noted)


class _Text(NamedTuple):
    """What all mentions in a text have in common, whichever page lists them."""

    name: str
    uri: str = ""
    """The page of a letter, or of the letter that a note is on."""
    letter: Letter | None = None
    """None where it is no letter's."""
    noted: str = ""
    """The letter that a note is on."""
    lang: Markup = _NO_LANG
    translated: Mapping[str, Translated] = {}
    """The letter's translations, by what mentions call these parts."""
    listed: Mapping[str, str] = {}
    """The references in the letter's own list, by what it calls them."""


def _text(setter: Typesetter, source: Target) -> _Text:
    """Made once, since a text stands in the lists of all that it names; but a note names little."""
    if source.kind is TargetKind.NOTE:
        return _made(setter, source)
    made = setter.catalogue.mentioning
    known: _Text | None = made.get(source)
    if known is None:
        known = made[source] = _made(setter, source)
    return known


def _made(setter: Typesetter, source: Target) -> _Text:
    name, uri = setter.name(source), address(source)[0]
    if source.kind is TargetKind.NOTE:
        return _Text(name, uri, noted=setter.name(Target(TargetKind.LETTER, source.letter)))
    known = setter.catalogue.letters.get(source.id) if source.kind is TargetKind.LETTER else None
    if known is None:
        return _Text(name)
    lang, parts = setter.letter_lang(source.id), translated(setter.catalogue, known)
    listed = {one.label: one.reference or one.label for one in known.references}
    return _Text(name, uri, known, "", lang, parts, listed)


def _view(setter: Typesetter, mention: Mention, text: _Text, href: str, here: bool) -> MentionView:
    """One mention as readers see it. Its link leads to the very place in a letter; outside letters,
    to the text that it stands in."""
    said, start, end = mention.within.around(mention.start, mention.end)
    letter, noted = text.letter, "" if here else text.noted
    inside = text.translated.get(mention.part) if mention.part else None
    place = text.name if letter is None else _block(setter.catalogue, letter, mention, inside)
    label = _printed(setter.catalogue, mention, text, inside) if start == end else ""
    words = said[start:end]
    # All of the words, however many: who says what is seen to open a link has to be understood
    # (WCAG 2.2, 2.5.3).
    told = (on_one_line(words) or label or setter.name(mention.target), place, noted)
    spoken = ", ".join(filter(None, told))
    if letter and (inside or not mention.part):
        href = f"{'' if here else href}#{mention.anchor}"
    lang = setter.tongue(inside.translation.language) if inside else text.lang
    return MentionView(href, said[:start], words, said[end:], place, spoken, label, lang)


def _block(
    catalogue: Catalogue, letter: Letter, mention: Mention, inside: Translated | None
) -> str:
    if inside is None:
        return block_name(letter.blocks[mention.block].id, catalogue.wording)
    place = block_name(inside.translation.blocks[mention.block].id, catalogue.wording)
    return catalogue.wording.gettext(
        "%(block)s in the translation (%(language)s)", block=place, language=inside.called
    )


def _printed(catalogue: Catalogue, mention: Mention, text: _Text, inside: Translated | None) -> str:
    """The number that a letter prints for a citation, or the short label of the reference."""
    if text.letter is None or (mention.part and not inside):
        return catalogue.short.get(mention.target.id, mention.target.id)
    blocks = inside.translation.blocks if inside else text.letter.blocks
    for span in blocks[mention.block].spans:
        if span.start == mention.start and span.mark is Mark.CITATION:
            keys = [text.listed.get(key, key) for key in span.get("keys").split()]
            if mention.target.id in keys:
                return span.get("label")
    return ""
