"""Where something is mentioned, as readers see it: the sentence, the words in it, and the place.

Backlinks are the forward links read the other way; nothing is counted or found here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from glossator.model import Mark, Target, TargetKind
from glossator.resolve.resolved import Mention
from glossator.site.catalogue import Catalogue, shortened
from glossator.site.typesetter import Typesetter
from glossator.weave.blocknames import block_name
from glossator.wording import Wording


@dataclass(frozen=True, slots=True)
class MentionView:
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


@dataclass(frozen=True, slots=True)
class MentionGroup:
    """The mentions in one text."""

    source: Target
    title: str
    href: str
    mentions: tuple[MentionView, ...]
    fields: tuple[str, ...] = ()
    """The fields of the source that name the target, where no sentence does."""
    language: str = ""
    """Of the sentences, where they are a letter's (BCP 47)."""


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


def _field(part: str, wording: Wording) -> str:
    return {
        "see": wording.gettext("see also"),
        "sources": wording.gettext("named as a source"),
        "references": wording.gettext("in its list of references"),
        "printed": wording.gettext("printed here"),
        "about": wording.gettext("among the claims it bears on"),
    }[part]


def uses(catalogue: Catalogue, target: Target) -> tuple[Mention, ...]:
    """Every place that mentions the target; a field that names it twice is one place."""
    seen: set[tuple[Target, str]] = set()
    found = []
    for one in catalogue.resolved.by_target.get(target, ()):
        if one.part in _FIELDS:
            if (one.source, one.part) in seen:
                continue
            seen.add((one.source, one.part))
        found.append(one)
    return tuple(found)


def how_many_uses(catalogue: Catalogue, target: Target) -> int:
    """The same counted, for which thousands of places need not be compared."""
    mentions = catalogue.resolved.by_target.get(target, ())
    fields = [(one.source, one.part) for one in mentions if one.part and one.part in _FIELDS]
    return len(mentions) - len(fields) + len(set(fields))


def backlinks(setter: Typesetter, mentions: Iterable[Mention]) -> Backlinks:
    """The places given, in letters, in their notes, and in the rest."""
    kinds = (TargetKind.LETTER, TargetKind.NOTE)
    found: tuple[list[Mention], ...] = ([], [], [])
    for one in mentions:
        found[kinds.index(one.source.kind) if one.source.kind in kinds else 2].append(one)
    return Backlinks(*(_groups(setter, part) for part in found))


def _groups(setter: Typesetter, mentions: Iterable[Mention]) -> tuple[MentionGroup, ...]:
    together = groupby(mentions, key=lambda mention: mention.source)
    return tuple(_group(setter, source, tuple(found)) for source, found in together)


def _group(setter: Typesetter, source: Target, mentions: Sequence[Mention]) -> MentionGroup:
    quoted = [one for one in mentions if one.part not in _FIELDS]
    parts = dict.fromkeys(one.part for one in mentions if one.part in _FIELDS)
    return MentionGroup(
        source,
        setter.name(source),
        setter.away(source),
        tuple(mention_view(setter, one) for one in quoted),
        tuple(_field(one, setter.wording) for one in parts),
        _language(setter.catalogue, source),
    )


def _language(catalogue: Catalogue, source: Target) -> str:
    letter = catalogue.letters.get(source.id) if source.kind is TargetKind.LETTER else None
    return letter.language if letter else ""


def mention_view(setter: Typesetter, mention: Mention) -> MentionView:
    """One mention as readers see it."""
    text, start, end = mention.sentence.text, mention.sentence.start, mention.sentence.end
    place = mention_place(setter.catalogue, mention)
    label = _printed(setter.catalogue, mention) if start == end else ""
    words = text[start:end]
    spoken = f"{shortened(words) or label or setter.name(mention.target)}, {place}"
    uri, fragment = mention_address(setter.catalogue, mention)
    href = setter.place_in(mention.source, uri, fragment)
    return MentionView(href, text[:start], words, text[end:], place, spoken, label)


def mention_address(catalogue: Catalogue, mention: Mention) -> tuple[str, str]:
    """The page and fragment of the very place; outside letters, of the text it stands in."""
    uri, fragment = catalogue.address(mention.source)
    in_text = mention.source.kind is TargetKind.LETTER and not mention.part
    return uri, mention.anchor if in_text else fragment


def mention_place(catalogue: Catalogue, mention: Mention) -> str:
    """'paragraph 3' in a letter; what part of an entry elsewhere."""
    if mention.part in _FIELDS:
        return _field(mention.part, catalogue.wording)
    if mention.source.kind is TargetKind.LETTER and mention.source.id in catalogue.letters:
        block = catalogue.letters[mention.source.id].blocks[mention.block]
        return block_name(block.id, catalogue.wording)
    return catalogue.name(mention.source)


def _printed(catalogue: Catalogue, mention: Mention) -> str:
    """The number that a letter prints for a citation, or the short label of the reference."""
    if mention.source.kind is not TargetKind.LETTER or mention.part:
        return catalogue.short.get(mention.target.id, mention.target.id)
    letter = catalogue.letters[mention.source.id]
    listed = {one.label: one.reference or one.label for one in letter.references}
    for span in letter.blocks[mention.block].spans:
        if span.mark is Mark.CITATION and span.start == mention.start:
            keys = [listed.get(key, key) for key in span.get("keys").split()]
            if mention.target.id in keys:
                return span.get("label")
    return ""
