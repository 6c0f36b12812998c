"""A letter's facts from its header: title, kind, language, status, rights, source, answers."""

from __future__ import annotations

from typing import Any

from glossator.model import Certainty, Date, Evidence
from glossator.problems import Rule
from glossator.readers.account import Decision
from glossator.readers.findings import Findings
from glossator.readers.languagetags import tag_of
from glossator.readers.tei.dates import bounds_said, date_of, evidence_of
from glossator.readers.tei.elements import Element, first, language, local, sayings, within, words
from glossator.readers.tei.header.context import answers_of, neighbours_of
from glossator.readers.tei.header.parties import Acts
from glossator.readers.tei.letters import Source
from glossator.readers.tei.lists.bibliography import rights_of, source_of
from glossator.readers.tei.text.divisions import LETTER
from glossator.readers.tei.text.found import Found
from glossator.wording import Wording

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
        "evidence": (*evidence, *acts.unsure_places),
        "place": acts.place,
        "destination": acts.destination,
        "answers": tuple(answers_of(source, found)),
        "neighbours": tuple(neighbours_of(source, found)),
        "status": _status(source, found),
        "rights": rights_of(header) or rights_of(_corpus_header(source)),
        "source": source_of(header),
        "position": found.at(source.texts[0] if source.texts else source.document),
    }


def title_of(source: Source) -> str:
    """The title of a letter: its own heading among several, else that of the file."""
    whole = words(main_title(source))
    if source.alone:
        return whole
    own = _heading(source)
    number = "".join(f" {one}" for one in _numbers(source.texts[0]))
    return own or f"{whole}{number or _place(source)}".strip()


def title_used(source: Source) -> Element | None:
    """The element in the header of which the letter's title is made; None where it has its own."""
    return None if not source.alone and _heading(source) else main_title(source)


def _heading(source: Source) -> str:
    return words(next((one for one in source.texts[0] if local(one) == "head"), None))


def main_title(source: Source) -> Element | None:
    """The title of a file among several."""
    statement = first(source.header, "fileDesc", "titleStmt")
    titles = [] if statement is None else [one for one in statement if local(one) == "title"]
    main = [one for one in titles if {"main", "digital"} & sayings(one, "type", "n")]
    return next(iter(main or titles), None)


def _place(source: Source) -> str:
    """Which of the texts it is, where nothing else tells one from another."""
    text = source.texts[0]
    name = str(text.tag)
    before = len(list(text.itersiblings(name, preceding=True)))
    alone = not before and next(text.itersiblings(name), None) is None
    return "" if alone else f" ({before + 1})"


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
        edition = [] if body is None else [
            one for one in body if "edition" in sayings(one, "type")
        ]  # fmt: skip
        inner = (*edition[:1], *((body,) if body is not None else ()))
        for element in (*inner, text, *text.iterancestors()):
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
        return None, _said_only(acts.date, found.say)
    return date, evidence_of(acts.date, found.say) if date else ()


def _said_only(date: Element, say: Wording) -> tuple[Evidence, ...]:
    """The words of a date that no calendar holds, one without its year for example."""
    said = words(date) or (date.get("when") or "").strip() or bounds_said(date, say)
    return (Evidence("date", Certainty.OPEN, said),) if said else ()


def _corpus_header(source: Source) -> Element | None:
    """The header of the corpus around the letter, which speaks of all its letters."""
    around = (one for one in source.document.iterancestors() if local(one) == "teiCorpus")
    return next((one for corpus in around if (one := first(corpus, "teiHeader")) is not None), None)


def _status(source: Source, found: Found) -> str:
    """What the header says of the letter: fragment, copy, lost.

    Other words there, such as draft or approved, are the state of somebody's work on the file, and
    no letter is a draft for that; they are told.
    """
    revision = first(source.header, "revisionDesc")
    if revision is None:
        return "complete"
    changes = [one for one in within(revision, "change") if one.get("status")]
    changes.sort(key=lambda one: one.get("when") or "", reverse=True)
    said = [word for one in (revision, *changes[:1]) for word in sorted(sayings(one, "status"))]
    known = [_STATUSES[one] for one in said if one in _STATUSES]
    if said and not known:
        what = f"The file's state is “{said[0]}”, which is not taken for the letter's."
        found.decisions.append(Decision(found.at(revision), what))
    return known[0] if known else "complete"
