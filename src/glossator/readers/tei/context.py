"""What correspContext says of the letters around a letter: which it answers, which stand beside it.

The Guidelines leave the values of @type open; those that editions use are listed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.model import Answer, AnswerKind, Neighbour
from glossator.readers.tei.elements import Element, local, normal, sayings, within
from glossator.readers.tei.found import Found
from glossator.readers.tei.ids import slug
from glossator.readers.tei.letters import Source
from glossator.readers.tei.ways import description_of

_ANSWERED = {"reply", "replyto", "reply-to", "inreplyto", "in-reply-to", "isreplyto", "answers",
             "answer", "replies", "response", "antwort", "antwortauf", "isresponseto"}  # fmt: skip
_SIDE = re.compile(r"(prev(?:ious)?|preced(?:ing|edby)|next|following|followedby)(.*)")
_SERIES = {"": False, "letter": False, "brief": False, "incorresp": True, "incorrespondence": True,
           "letterincorresp": True, "letterincorrespondence": True}  # fmt: skip
"""What may follow in the word, and whether it means the correspondence."""


def answers_of(source: Source, found: Found) -> Iterator[Answer]:
    """What is said to be answered; a mere neighbour is none."""
    for _, ref, name in _refs(source):
        if _ANSWERED & sayings(ref, "type", "subtype", "ana"):
            yield Answer(name, AnswerKind.REPLIES, position=found.at(ref))


def neighbours_of(source: Source, found: Found) -> Iterator[Neighbour]:
    """The letters that are said to stand before and after."""
    for context, ref, name in _refs(source):
        around = min(sayings(context, "n", "type"), default="")
        for before, narrow in filter(None, map(_side, sorted(sayings(ref, "type")))):
            together = narrow or around in ("corresp", "correspondence")
            series = "correspondence" if together else around
            yield Neighbour(name, before, series, found.at(ref))


def _refs(source: Source) -> Iterator[tuple[Element, Element, str]]:
    """Each link with the context that it stands in, and the id that it leads to."""
    described = description_of(source)
    if described is None:
        return
    for context in (one for one in described if local(one) == "correspContext"):
        for ref in within(context, "ref", "ptr"):
            target = normal(ref.get("target") or ref.get("corresp"))
            name = slug(target.rpartition("/")[2].removesuffix(".xml").lstrip("#"))
            if name:
                yield context, ref, name


def _side(said: str) -> tuple[bool, bool] | None:
    """Whether a word means the letter before, and in the correspondence; None for others."""
    read = _SIDE.fullmatch(re.sub(r"[^a-z]", "", said))
    if read is None or read[2] not in _SERIES:
        return None
    return read[1].startswith("pre"), _SERIES[read[2]]
