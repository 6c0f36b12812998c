"""Words that change before the sound of what is filled in after them, which no message can know.

Italian says “a Tom” and “ad Ada”, “dal 2 gennaio” and “dall’8 gennaio”, “il 1805” and “gli anni
1790”. Its messages have “a”, and the article before a consonant. Articles before dates change in
Spanish and French as well: “hasta el verano” and “hasta la primavera”, “jusqu’au printemps” and
“jusqu’à l’été”; Dutch has one before decades and centuries only: “vanaf 1805” and “vanaf de jaren
1790”. The conjunctions of lists change, too (`conjunctions`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from babel import Locale

from glossator.wording.stops import with_one_stop

BEFORE_WORDS = re.compile(r"(?:<[^>]*>|&#?\w+;|[^\w<])*")
"""Tags, quotation marks and brackets at the beginning of words."""
_PREPOSITION = re.compile(
    r"\b(?P<word>[Aa])(?P<between>(?:</\w+>)? (?:<\w[^>]*>)*)(?=%\((?P<name>\w+)\)s)"
)
_ENDS_IN_PREPOSITION = re.compile(r"\b[Aa]$")
_SOUNDS_A = re.compile("[aàáâãäåāăą]", re.IGNORECASE)
_ARTICLE = re.compile(
    r"\b(?P<article>il|al|dal|del) (?:(?P<many>anni\b)|(?P<feminine>primavera\b)"
    # Otto, ottocento, undici, undicimila; ottavo, undicesimo; agosto, estate.
    r"|(?P<vowel>8|11(?:\d{3})?(?!\d)|(?:VIII|XI)\b|[aeiou]))"
)
_OF = re.compile(
    # Gennaio, marzo, aprile, maggio, giugno, luglio, agosto, settembre; primavera.
    r"(?<=aio|rzo|ile|gio|gno|lio|sto|bre|era|ate|nno|rno) (?=anni\b|[IVX]+ secolo\b)"
)
"""Between a month or season and its decade or century, in Italian."""
_FORMS = {
    "il": {"vowel": "l’", "many": "gli ", "feminine": "la "},
    "al": {"vowel": "all’", "many": "agli ", "feminine": "alla "},
    "dal": {"vowel": "dall’", "many": "dagli ", "feminine": "dalla "},
    "del": {"vowel": "dell’", "many": "degli ", "feminine": "della "},
}
_CHANGES = {
    "es": (
        (r"\bel (?=primavera\b)", "la "),
        (r"\b(hasta|desde|entre|y|de) (?=década\b)", r"\1 la "),
        (r"\bde (?=siglo\b)", "del "),
        (r"\bel (?=ca\. )", ""),
    ),
    "fr": (
        (r"\bau (?=été|automne|hiver)", "à l’"),
        (r"\ble (?=été|automne|hiver)", "l’"),
        (r"\bjusqu’en (?=années\b)", "jusqu’aux "),
        (r"\b(dès|entre|et) (?=années\b)", r"\1 les "),
    ),
    "nl": (
        (r"\b(tot en met|vanaf)( ca\.)? (?=jaren\b|\d+e eeuw\b)", r"\1\2 de "),
        # A month: januari, maart, april, augustus, oktober.
        (r"\b(\w*(?:ari|rt|ril|ei|uni|uli|tus|ber)) (?=jaren\b|\d+e eeuw\b)", r"\1 van de "),
    ),
}
"""What stands before dates with an article, and what instead."""


def filled(message: str, values: Mapping[str, object], locale: Locale) -> str:
    """A message with its values, prepositions as they are before these, and no second stop."""
    if locale.language == "it":
        message = _PREPOSITION.sub(lambda found: _preposition(found, values), message)
    return with_one_stop(message, values) % values


def before(word: str, following: str, locale: Locale) -> str:
    """Words that stand by themselves before others, which may be HTML: 'ad' before 'Ada'."""
    changes = locale.language == "it" and _ENDS_IN_PREPOSITION.search(word)
    return f"{word}d" if changes and _begins_with_a(following) else word


def with_articles(date: str, locale: Locale) -> str:
    """A date after an article, or after a preposition that holds one, in the right form of it."""
    if locale.language == "it":
        return _ARTICLE.sub(_article, _OF.sub(" del ", date))
    for usual, instead in _CHANGES.get(locale.language, ()):
        date = re.sub(usual, instead, date)
    return date


def _preposition(found: re.Match[str], values: Mapping[str, object]) -> str:
    d = "d" if _begins_with_a(str(values[found["name"]])) else ""
    return f"{found['word']}{d}{found['between']}"


def _begins_with_a(words: str) -> bool:
    return _SOUNDS_A.match(BEFORE_WORDS.sub("", words, count=1)) is not None


def _article(found: re.Match[str]) -> str:
    kind = found.lastgroup or ""
    return _FORMS[found["article"]][kind] + found[kind]
