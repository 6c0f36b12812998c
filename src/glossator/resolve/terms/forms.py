"""A term's forms as they are looked for: inflected, and with or without regard to case."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from glossator.model import Term

_SIBILANTS = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"

_SAME_LENGTH = {
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\t": " ",
    "\u2010": "-", "\u2011": "-", "’": "'", "ʼ": "'",
}  # fmt: skip
"""Signs that a text may write for another, one code point each, so that offsets stay."""
_IN_ASCII = {sign: plain for sign, plain in _SAME_LENGTH.items() if sign.isascii()}


def plain_signs(text: str) -> str:
    """The text with blanks, hyphens and apostrophes of one kind each; offsets stay."""
    for sign, plain in (_IN_ASCII if text.isascii() else _SAME_LENGTH).items():
        text = text.replace(sign, plain)
    return text


def written_forms(term: Term) -> tuple[str, ...]:
    """The words that the editor says stand for the term: name, expansion and forms, each once;
    without those that have a language of their own."""
    words = (" ".join(form.split()) for form in (term.name, term.expansion, *term.forms))
    return tuple(dict.fromkeys(form for form in words if form))


def spoken_forms(term: Term) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The same by their language, empty where it is any; with those that have their own."""
    yield term.language, written_forms(term)
    for one in term.forms_in:
        yield one.language, tuple(dict.fromkeys(" ".join(form.split()) for form in one.forms))


def speaks(wanted: str, spoken: str) -> bool:
    """Whether words of one language are met in a text in the other: 'de' in 'de-CH', and not the
    other way round (RFC 4647, 3.3.1)."""
    wanted, spoken = wanted.lower(), spoken.lower()
    return spoken == wanted or spoken.startswith(f"{wanted}-")


def keeps_case(form: str) -> bool:
    """True for a form that is found in its own case only.

    That is one with a capital inside a word (iNOS, MSCs, HLA-G, IDO), or one word of a single
    letter or of capitals and digits (T, B7). Words are what stands between blanks. All others
    are found in any case: 'Toll-like receptors', 'B7 homolog 1'.
    """
    words = form.split()
    if any(character.isupper() for word in words for character in word[1:]):
        return True
    return len(words) == 1 and _is_code(form)


def _is_code(word: str) -> bool:
    letters = [character for character in word if character.isalpha()]
    if not letters or not all(letter.isupper() for letter in letters):
        return False
    return len(letters) == 1 or any(character.isdigit() for character in word)


def inflected(form: str) -> tuple[str, ...]:
    """The form's regular English plural and possessive, with a straight apostrophe.

    The possessive of a plural (drains’) is the plural: its apostrophe stays outside, for it looks
    like the mark that closes a quotation. A form that ends in a sign (CD4+) has no plural.
    """
    return (*_plurals(form), f"{form}'s")


def _plurals(form: str) -> Iterator[str]:
    last = form[-1]
    if not last.isalnum():
        return
    if not last.islower():
        yield f"{form}s"  # MSCs, B7s, and also DNAs and 1980s
    elif form.endswith(_SIBILANTS):
        yield f"{form}es"
    elif last == "y" and form[-2:-1].lower() not in _VOWELS:
        yield f"{form[:-1]}ies"
    else:
        yield f"{form}s"
        if last == "o":
            yield f"{form}es"


def spellings(form: str) -> tuple[str, ...]:
    """The form composed and decomposed (NFC and NFD), with plain signs."""
    plain = plain_signs(form)
    forms = (unicodedata.normalize(name, plain) for name in ("NFC", "NFD"))
    return tuple(dict.fromkeys(forms))


def at_sentence_start(form: str) -> str:
    """A form as it is written at the beginning of a sentence, for forms that keep their case.

    Only a first word all in lower case changes there: iNOS stays iNOS.
    """
    first = form.split(" ", 1)[0]
    if first.isalpha() and first.islower() and first != form:
        return form[0].upper() + form[1:]
    return form
