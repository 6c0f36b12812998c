"""Whether a file is a letter at all: templates that nobody filled in, papers, and other texts."""

from __future__ import annotations

import re

from glossator.problems import Problem, Rule, Severity
from glossator.readers.tei.elements import Element, first, local, sayings, within, words
from glossator.readers.tei.letters import Source
from glossator.readers.tei.text.divisions import kind_said
from glossator.readers.xmlsource import place

_EMPTY = re.compile(
    r"""(?:(?:the\ )?title(?:\ of\ (?:the\ )?(?:letter|document|text))?|titel|titre
    |(?:some\ )?text(?:\ (?:goes\ )?here)?|publication\ information|name|sender|recipient|author
    |information\ about\ the\ source|todo|tbd|tba|n\.?\ ?n\.?|x{2,}|\?+|…|\.{2,}|_{2,}
    |lorem\ ipsum.*|insert\ .*|fill\ in.*|your\ .*\ here|\[.*\]|\{+.*\}+|<.*>|%.*%)?[.:]?""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
"""What stands in templates where words are to be filled in; the whole of what is said."""

_OF_LETTERS = ("opener", "closer", "salute", "signed", "dateline", "postscript", "correspDesc",
               "correspAction", "envelope")  # fmt: skip
_NAMES = re.compile(
    r"letter|brief|schreiben|karte|telegram|lettre|billet|letter[ae]|carta|epist|post(?:al)?.?card"
    r"|e-?mail|correspond|korrespond",
    re.IGNORECASE,
)
_OF_PAPERS = {"methods", "materialsandmethods", "methodology", "results", "resultsanddiscussion",
              "methoden", "ergebnisse", "méthodes", "résultats"}  # fmt: skip


def is_template(source: Source) -> bool:
    """Whether title and text, and whoever is named as correspondent, are all still to be said."""
    title = words(first(source.header, "fileDesc", "titleStmt", "title"))
    if not source.alone or not _EMPTY.fullmatch(title):
        return False
    said = " ".join(words(text) for text in source.texts)
    header = source.header
    people = [] if header is None else [
        words(who) for act in within(header, "correspAction")
        for who in within(act, "persName", "orgName", "name")
    ]  # fmt: skip
    return bool(title or said) and all(map(_EMPTY.fullmatch, (said, *people)))


def judged(source: Source, path: str) -> Problem | None:
    """A warning where a text shows nothing of a letter; it is read all the same."""
    if not source.texts:
        return None
    where = place(source.texts[0], path)
    heads = {re.sub(r"\W", "", words(one).lower()) for text in source.texts
             for one in within(text, "head")}  # fmt: skip
    if len(heads & _OF_PAPERS) > 1:
        message = "This is built like a paper, with methods and results; it is read as a letter."
    elif not _is_letter(source):
        message = (
            "Nothing here says that this is a letter: no correspDesc, no opener, salute or "
            "signature, and no such title; it is read as one all the same."
        )
    else:
        return None
    return Problem(Rule.NOT_A_LETTER, where, message, level=Severity.WARNING)


def _is_letter(source: Source) -> bool:
    if next(within(source.document, *_OF_LETTERS), None) is not None:
        return True
    titles = first(source.header, "fileDesc", "titleStmt")
    around = (source.document, *source.texts)
    said = " ".join(word for one in around for word in sayings(one, "type", "subtype"))
    if _NAMES.search(said) or _NAMES.search(words(titles)):
        return True
    return any(_speaks(one) for text in source.texts for one in text.iter("{*}*"))


def _speaks(element: Element) -> bool:
    if local(element) not in ("div", "seg", "label", "ab", "p"):
        return False
    return kind_said(element) is not None or "closer" in sayings(element, "type")
