"""A letter's facts from its header: title, kind, language, status, rights, source, answers."""

from __future__ import annotations

from typing import Any

from glossator.model import Date, Evidence
from glossator.problems import Rule
from glossator.readers.findings import Findings
from glossator.readers.tei.bibliography import rights_of, source_of
from glossator.readers.tei.context import answers_of, neighbours_of
from glossator.readers.tei.dates import date_of, evidence_of
from glossator.readers.tei.divisions import LETTER
from glossator.readers.tei.elements import (
    Element,
    first,
    language,
    local,
    sayings,
    tag_of,
    within,
    words,
)
from glossator.readers.tei.found import Found
from glossator.readers.tei.letters import Source
from glossator.readers.tei.parties import Acts

_STATUSES = {"fragment": "fragment", "copy": "copy", "lost": "lost", "inferred": "lost"}


def facts_of(source: Source, acts: Acts, found: Found, findings: Findings) -> dict[str, Any]:
    """The values of a letter but its id and text."""
    header = source.header
    date, evidence = _date(acts, found, findings)
    return {
        "title": title_of(source),
        "kind": _kind(source),
        "senders": acts.senders,
        "recipients": acts.recipients,
        "date": date,
        "evidence": evidence,
        "place": acts.place,
        "answers": tuple(answers_of(source, found)),
        "neighbours": tuple(neighbours_of(source, found)),
        "status": _status(header),
        "rights": rights_of(header),
        "source": source_of(header),
        "position": found.at(source.texts[0] if source.texts else source.document),
    }


def title_of(source: Source) -> str:
    """The title of a letter: its own heading among several, else that of the file."""
    statement = first(source.header, "fileDesc", "titleStmt")
    titles = [] if statement is None else [one for one in statement if local(one) == "title"]
    main = [one for one in titles if {"main", "digital"} & sayings(one, "type", "n")]
    whole = words(next(iter(main or titles), None))
    if source.alone:
        return whole
    own = words(next((one for one in source.texts[0] if local(one) == "head"), None))
    number = "".join(f" {one}" for one in _numbers(source.texts[0]))
    return own or f"{whole}{number}".strip()


def _numbers(element: Element) -> list[str]:
    """The numbers of a text part and of those around it, outermost first, with stops between."""
    around = [element, *element.iterancestors()]
    numbers = [one.get("n") for one in around if local(one).startswith("div") and one.get("n")]
    short = [number for number in numbers if number and ":" not in number]
    return [".".join(reversed(short))] if short else []


def _kind(source: Source) -> str:
    text = source.texts[0] if source.texts else source.document
    said = [*sayings(text, "type"), *sayings(source.document, "type")]
    known = [one for one in said if one in _KINDS]
    return _KINDS[known[0]] if known else "letter"


_KINDS = {
    **dict.fromkeys(LETTER, "letter"),
    "postcard": "postcard",
    "postkarte": "postcard",
    "telegram": "telegram",
    "telegramm": "telegram",
    "reply": "reply",
    "email": "email",
}


def language_of(source: Source, usual: str) -> str:
    """The language of the text, of the body around it, of the header's list, or the usual one."""
    for text in source.texts:
        body = first(text, "body")
        for element in (*((body,) if body is not None else ()), text, *text.iterancestors()):
            if local(element) != "teiCorpus" and (tag := language(element)):
                return tag
    usage = first(source.header, "profileDesc", "langUsage")
    named = [] if usage is None else list(within(usage, "language"))
    named.sort(key=lambda one: -float(_number(one.get("usage"))))
    tags = [tag for one in named if (tag := tag_of(one.get("ident") or ""))]
    return tags[0] if tags else usual


def _number(written: str | None) -> float:
    digits = (written or "").strip().rstrip("%")
    return float(digits) if digits.isdigit() else 0


def _date(acts: Acts, found: Found, findings: Findings) -> tuple[Date | None, tuple[Evidence, ...]]:
    if acts.date is None:
        return None, ()
    try:
        date = date_of(acts.date)
    except ValueError as error:
        message = f"A date was left out. {error}"
        findings.report(Rule.SOURCE_SIMPLIFIED, found.at(acts.date), message)
        return None, ()
    return date, evidence_of(acts.date) if date else ()


def _status(header: Element | None) -> str:
    """What the header says of the letter. A draft there is a transcription's, no letter's."""
    revision = first(header, "revisionDesc")
    said = sayings(revision, "status") if revision is not None else set()
    return next((_STATUSES[one] for one in sorted(said) if one in _STATUSES), "complete")
