"""Did you mean …? The nearest of the names that would have done."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from rapidfuzz import fuzz, process

_NEAR_ENOUGH = 65
"""Of 100. Lower values offer words that share no more than their letters."""

_ELSEWHERE = {
    "from": "sender author von absender de expéditeur writer",
    "to": "recipient addressee receiver an empfänger destinataire",
    "place": "location ort lieu",
    "destination": "sent_to received ziel empfangsort",
    "latitude": "lat breite",
    "longitude": "lon lng long länge",
    "coordinates": "geo location latlon koordinaten",
    "issued": "year jahr année date",
    "date": "datum when year written day",
    "language": "lang langid sprache",
    "note": "text comment body anmerkung",
    "quote": "words lemma zitat",
    "kind": "type",
    "title": "name",
    "name": "label term heading title",
    "description": "alt caption text",
    "definition": "description meaning",
    "image": "src file url scan",
    "images": "image pages scans",
    "literal": "name",
    "parties": "people persons personen correspondents",
    "references": "bibliography literature sources",
    "glossary": "terms lexicon",
    "rights": "licence license copyright terms lizenz",
    "rules": "levels severity",
    "address": "url site_url website",
    "biography": "bio description life",
    "dates": "born died lived life",
    "forms": "variants synonyms aliases",
    "sources": "source reference references",
    "container-title": "journal journaltitle booktitle",
    "page": "pages",
    "publisher-place": "address location place",
    "book": "buch livre monograph",
    "article-journal": "journal-article article aufsatz",
    "manuscript": "unpublished",
    "salute": "salutation greeting opener",
    "signature": "closer closing signed",
    "dateline": "date",
    "postscript": "ps",
    "unclear": "illegible",
    "emphasis": "italic italics em",
    "strong": "bold",
    "deleted": "strike strikethrough struck del",
    "added": "insertion inserted add ins",
    "sup": "superscript",
    "sub": "subscript",
    "verse": "poem lg",
    "person": "name pers persname",
    "certain": "sure yes high sicher gewiss sûr",
    "likely": "probable probably medium wahrscheinlich",
    "plausible": "possible possibly perhaps maybe low möglich vielleicht",
    "open": "unknown unsure unclear no unbekannt offen unsicher",
    "gloss": "explanation comment commentary note erläuterung kommentar",
    "correction": "error erratum fehler",
    "textual": "text variant apparatus textkritik",
    "replies": "reply answers antwortet répond",
    "disputes": "disagrees contradicts objects widerspricht",
    "concedes": "admits",
    "every": "all always alle",
    "first": "once",
    "none": "never no off",
    "org": "organisation organization",
}
"""What is meant, and what it is called in other programs, formats and languages."""


def nearest(word: str, choices: Iterable[str], near: int = _NEAR_ENOUGH) -> str:
    """The choice nearest to the word, or an empty text where none is near, so much of 100."""
    known = sorted(set(choices))
    # Two letters are like half of all words.
    cutoff = near if len(word) > 2 else 100
    found = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=cutoff)
    same = [name for name in known if name.casefold() == word.casefold()]
    return (same or _called_so(word, known) or [found[0] if found else ""])[0]


def called_elsewhere(word: str, choices: Collection[str]) -> bool:
    """Whether one of these is meant by a word that other programs have for it, and no slip."""
    return bool(_called_so(word, choices))


def _called_so(word: str, choices: Collection[str]) -> list[str]:
    small = word.casefold().replace(" ", "-")
    return [
        name for name, others in _ELSEWHERE.items() if name in choices and small in others.split()
    ]


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """A cure: “Did you mean …?”, or an empty text."""
    near = nearest(word, choices)
    return f"Did you mean “{near}”?" if near else ""


_SHORTEST = 4
"""Letters that a part of an id must have to tell it from others."""


def perhaps_renamed(word: str, choices: Iterable[str]) -> str:
    """A cure where the id is a part of one other and of no more, as `harms` of `johann-harms`; an
    empty text where there is no such id, or several."""
    parts = set(word.split("-"))
    alike = [one for one in set(choices) if _part_of(parts, set(one.split("-")))]
    if len(word) < _SHORTEST or len(alike) != 1:
        return ""
    return (
        f"Did you mean “{alike[0]}”? If that is its new id, write formerly: [{word}] in its entry."
    )


def _part_of(one: set[str], other: set[str]) -> bool:
    return one < other and any(len(each) >= _SHORTEST for each in one)


def listed(words: Iterable[str], conjunction: str = "or") -> str:
    """The words in a sentence: “a, b or c”."""
    *most, last = words
    return f"{', '.join(most)} {conjunction} {last}" if most else last
