"""What the interface calls the things that an edition has kinds of: notes, letters, grades.

Kinds that the project knows are translated; those that an editor names stay as written. Words that
are called by name are quoted in the interface's marks.
"""

from __future__ import annotations

import re
from functools import lru_cache

from glossator.model import AnswerKind, Certainty
from glossator.readers.settings.edition import KINDS
from glossator.wording import Wording


def kinds_of_notes(given: tuple[tuple[str, str], ...], wording: Wording) -> dict[str, str]:
    """The names of the kinds of notes: our own translated, an editor's as written."""
    ours = {
        "gloss": wording.pgettext("kind of note", "Gloss"),
        "claim": wording.pgettext("kind of note", "Claim examined"),
        "correction": wording.pgettext("kind of note", "Inaccuracy"),
        "link": wording.pgettext("kind of note", "Connection"),
        "later": wording.pgettext("kind of note", "Later events"),
        "textual": wording.pgettext("kind of note", "Text"),
    }
    usual = dict(KINDS)
    return {kind: ours[kind] if usual.get(kind) == name else name for kind, name in given}


def kind_of_letter(kind: str, wording: Wording) -> str:
    """The kind of a letter; one that only the edition knows stays as written."""
    known = {
        "letter": wording.pgettext("kind of letter", "letter"),
        "letter to the editor": wording.pgettext("kind of letter", "letter to the editor"),
        "open letter": wording.pgettext("kind of letter", "open letter"),
        "reply": wording.pgettext("kind of letter", "reply"),
        "postcard": wording.pgettext("kind of letter", "postcard"),
        "telegram": wording.pgettext("kind of letter", "telegram"),
    }
    return known.get(kind, kind)


def status_of_letter(status: str, wording: Wording) -> str:
    """How much of a letter there is."""
    known = {
        "complete": wording.pgettext("status of a letter", "complete"),
        "fragment": wording.pgettext("status of a letter", "fragment"),
        "draft": wording.pgettext("status of a letter", "draft"),
        "copy": wording.pgettext("status of a letter", "copy"),
        "lost": wording.pgettext("status of a letter", "lost"),
        "catalogued": wording.pgettext("status of a letter", "in the catalogue only"),
    }
    return known.get(status, status)


def with_images(images: bool, wording: Wording) -> str:
    """Whether a letter has images, as lists and the search are narrowed by it."""
    return wording.gettext("With images") if images else wording.gettext("Without images")


def grade(certainty: str, wording: Wording) -> str:
    """How sure something is, in a word."""
    return {
        Certainty.CERTAIN: wording.pgettext("certainty", "certain"),
        Certainty.LIKELY: wording.pgettext("certainty", "likely"),
        Certainty.PLAUSIBLE: wording.pgettext("certainty", "plausible"),
        Certainty.OPEN: wording.pgettext("certainty", "open"),
    }[Certainty(certainty)]


def kind_of_answer(kind: AnswerKind, wording: Wording) -> str:
    """How something answers, as the name of the kind: 'disputes'."""
    return {
        AnswerKind.AGREES: wording.pgettext("kind of answer", "agrees"),
        AnswerKind.DISPUTES: wording.pgettext("kind of answer", "disputes"),
        AnswerKind.CONCEDES: wording.pgettext("kind of answer", "concedes"),
        AnswerKind.QUALIFIES: wording.pgettext("kind of answer", "qualifies"),
        AnswerKind.EXTENDS: wording.pgettext("kind of answer", "extends"),
        AnswerKind.ASKS: wording.pgettext("kind of answer", "asks"),
        AnswerKind.REPLIES: wording.pgettext("kind of answer", "replies"),
    }[kind]


def fact_name(fact: str, wording: Wording) -> str:
    """A fact of a letter's front matter, within a sentence."""
    known = {
        "title": wording.pgettext("fact", "title"),
        "from": wording.pgettext("fact", "from"),
        "to": wording.pgettext("fact", "to"),
        "date": wording.pgettext("fact", "date"),
        "place": wording.pgettext("fact", "place"),
        "destination": wording.pgettext("fact", "destination"),
        "printed": wording.pgettext("fact", "printed"),
    }
    return known.get(fact, fact)


def pages_of_print(pages: str, wording: Wording) -> str:
    """The pages on which something was printed: 'p. 12', 'pp. 812–813'."""
    if any(one in pages for one in "-–,"):
        return wording.gettext("pp. %(pages)s", pages=pages)
    return wording.gettext("p. %(pages)s", pages=pages)


def field_name(field: str, wording: Wording) -> str:
    """A field of a reference (CSL), within a sentence."""
    known = {
        "title": wording.pgettext("field of a reference", "title"),
        "author": wording.pgettext("field of a reference", "author"),
        "editor": wording.pgettext("field of a reference", "editor"),
        "issued": wording.pgettext("field of a reference", "date"),
        "container-title": wording.pgettext("field of a reference", "journal or book"),
        "volume": wording.pgettext("field of a reference", "volume"),
        "issue": wording.pgettext("field of a reference", "issue"),
        "page": wording.pgettext("field of a reference", "page"),
        "publisher": wording.pgettext("field of a reference", "publisher"),
        "publisher-place": wording.pgettext("field of a reference", "publisher place"),
        "edition": wording.pgettext("field of a reference", "edition"),
        "type": wording.pgettext("field of a reference", "type"),
    }
    return known.get(field, field.replace("-", " "))


def kind_of_reference(csl_type: str, wording: Wording) -> str:
    """What readers call a type of references (CSL): 'Journal article'."""
    known = {
        "article": wording.pgettext("kind of reference", "Article"),
        "article-journal": wording.pgettext("kind of reference", "Journal article"),
        "article-magazine": wording.pgettext("kind of reference", "Magazine article"),
        "article-newspaper": wording.pgettext("kind of reference", "Newspaper article"),
        "book": wording.pgettext("kind of reference", "Book"),
        "chapter": wording.pgettext("kind of reference", "Chapter"),
        "dataset": wording.pgettext("kind of reference", "Dataset"),
        "interview": wording.pgettext("kind of reference", "Interview"),
        "manuscript": wording.pgettext("kind of reference", "Manuscript"),
        "paper-conference": wording.pgettext("kind of reference", "Conference paper"),
        "patent": wording.pgettext("kind of reference", "Patent"),
        "personal_communication": wording.pgettext("kind of reference", "Personal communication"),
        "post-weblog": wording.pgettext("kind of reference", "Blog post"),
        "report": wording.pgettext("kind of reference", "Report"),
        "review": wording.pgettext("kind of reference", "Review"),
        "speech": wording.pgettext("kind of reference", "Speech"),
        "thesis": wording.pgettext("kind of reference", "Thesis"),
        "webpage": wording.pgettext("kind of reference", "Web page"),
    }
    return known.get(csl_type) or csl_type.replace("-", " ").replace("_", " ").capitalize()


@lru_cache(maxsize=1_000)
def language_name(tag: str, wording: Wording) -> str:
    """A language by its tag (BCP 47), as these words call it; one without a name by the tag."""
    named = wording.language_name(tag)
    return named if named == tag else initial_capital(named)


def rights_of(what: str, wording: Wording) -> str:
    """What rights are about: the edition's text, notes, data or code."""
    known = {
        "text": wording.pgettext("rights", "Rights: text"),
        "notes": wording.pgettext("rights", "Rights: notes"),
        "data": wording.pgettext("rights", "Rights: data"),
        "code": wording.pgettext("rights", "Rights: code"),
    }
    return known.get(what) or wording.gettext("Rights: %(what)s", what=what)


def initial_capital(words: str) -> str:
    """The words with a capital at their beginning, the rest as it is."""
    return words[:1].upper() + words[1:]


# The closing one is also an apostrophe, which a letter follows.
_SINGLE = re.compile(r"‘([^‘]*?)’(?!\w)")
# Blanks within guillemets are French, and part of the marks.
_GUILLEMETS = re.compile(r"«\s*([^«»]*?)\s*»")


def to_be_quoted(words: str, wording: Wording) -> str:
    """Words that will stand in the interface's marks: where those are single, single marks within
    become double, so that two never close side by side; and so do guillemets within guillemets."""
    if "‘" not in words and "«" not in words:
        return words
    opening = wording.gettext("‘%(words)s’", words="")[0]
    within = {"‘": _SINGLE, "«": _GUILLEMETS}.get(opening)
    return within.sub(r"“\1”", words) if within else words
