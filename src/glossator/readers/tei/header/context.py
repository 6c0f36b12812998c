"""What correspContext says of the letters around a letter: which it answers, which stand beside it.

The Guidelines leave the values of @type open; those that editions use are listed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from glossator.model import Answer, AnswerKind, Neighbour
from glossator.readers.naming import slug
from glossator.readers.tei.elements import Element, local, normal, sayings, within, words
from glossator.readers.tei.header.ways import description_of
from glossator.readers.tei.letters import Source
from glossator.readers.tei.text.found import Found

_ANSWERED = {"reply", "replyto", "reply-to", "inreplyto", "in-reply-to", "isreplyto", "answers",
             "answer", "replies", "response", "antwort", "antwortauf", "isresponseto"}  # fmt: skip
_SIDE = re.compile(r"(prev(?:ious)?|preced(?:ing|edby)|next|following|followedby)(.*)")
_IN_CORRESPONDENCE = {"withincorrespondence", "incorrespondence", "withincorresp", "incorresp"}
_SERIES = {"": False, "letter": False, "brief": False, "incorresp": True, "incorrespondence": True,
           "letterincorresp": True, "letterincorrespondence": True}  # fmt: skip
"""What may follow in the word, and whether it means the correspondence."""


BESIDE = "letter before or after, of which an edition's pages count their own"
"""What an account calls a neighbour: letters are written without theirs."""


def answers_of(source: Source, found: Found) -> Iterator[Answer]:
    """What is said to be answered; a mere neighbour is none."""
    described = description_of(source)
    return answers_in(described, found) if described is not None else iter(())


def neighbours_of(source: Source, found: Found) -> Iterator[Neighbour]:
    """The letters that are said to stand before and after."""
    described = description_of(source)
    return neighbours_in(described, found) if described is not None else iter(())


def meant_in(source: Source) -> Iterator[tuple[str, str]]:
    """The ids of answers and neighbours, with what the file has in their place."""
    described = description_of(source)
    for one in links_in(described, {}) if described is not None else ():
        yield one.letter, _target(one.element)


def answers_in(
    described: Element, found: Found, names: Mapping[str, str] | None = None
) -> Iterator[Answer]:
    """What one correspDesc says is answered; `names` has ids by what links to them are written."""
    for one in links_in(described, names or {}):
        if one.answers:
            yield Answer(one.letter, AnswerKind.REPLIES, position=found.at(one.element))


def neighbours_in(
    described: Element, found: Found, names: Mapping[str, str] | None = None
) -> Iterator[Neighbour]:
    """The letters that one correspDesc says stand before and after."""
    for one in links_in(described, names or {}):
        around = min(sayings(one.context, "n", "type"), default="")
        for before, narrow in one.sides:
            together = narrow or around in ("corresp", "correspondence")
            series = "correspondence" if together else around
            yield Neighbour(one.letter, before, series, found.at(one.element))


def unmade(source: Source) -> Iterator[str]:
    """Links of which nothing is made: they answer nothing and are no neighbours; and remarks."""
    described = description_of(source)
    if described is None:
        return
    made = {one.element for one in links_in(described, {}) if one.answers or one.sides}
    for context in (one for one in described if local(one) == "correspContext"):
        for part in context:
            refs = [part] if local(part) in ("ref", "ptr") else list(within(part, "ref", "ptr"))
            if (said := words(part, without=())) and made.isdisjoint(refs):
                yield f"header, correspContext/{local(part)}: “{said}”"


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a correspContext to another letter."""

    context: Element
    element: Element
    letter: str
    """The letter's id; the one that the link's address gives where nothing else is known."""

    @property
    def answers(self) -> bool:
        """Whether the other letter is said to be answered."""
        return bool(_ANSWERED & sayings(self.element, "type", "subtype", "ana"))

    @property
    def sides(self) -> tuple[tuple[bool, bool], ...]:
        """Whether it comes before, and in the correspondence; empty where it says neither."""
        said = sorted(sayings(self.element, "type", "subtype"))
        narrow = not _IN_CORRESPONDENCE.isdisjoint(said)
        found = filter(None, map(_side, said))
        return tuple((before, narrow or within) for before, within in found)


def links_in(described: Element, names: Mapping[str, str]) -> Iterator[Link]:
    """Each link with the context that it stands in, and the id that it leads to."""
    for context in (one for one in described if local(one) == "correspContext"):
        for ref in within(context, "ref", "ptr"):
            target = _target(ref)
            document, _, part = target.partition("#")
            named = document.rstrip("/").rpartition("/")[2].removesuffix(".xml") or part
            if name := names.get(target, slug(named)):
                yield Link(context, ref, name)


def _target(ref: Element) -> str:
    return normal(ref.get("target") or ref.get("corresp"))


def _side(said: str) -> tuple[bool, bool] | None:
    """Whether a word means the letter before, and in the correspondence; None for others."""
    read = _SIDE.fullmatch(re.sub(r"[^a-z]", "", said))
    if read is None or read[2] not in _SERIES:
        return None
    return read[1].startswith("pre"), _SERIES[read[2]]
