"""Lists in words: 'a, b and c', 'a, b or c'.

In Spanish “y” becomes “e” before its own sound, and “o” becomes “u” before its own: “Ada e Inés”,
“7 u 8”; in Italian “e” becomes “ed” before its own: “Ada ed Elena”. CLDR's patterns leave that to
programs, and Babel does not do it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from babel import Locale
from babel.lists import format_list

from glossator.wording.sounds import BEFORE_WORDS

# Hielo and Iago begin with the sound of “ya”; Yriarte and Ynés with a vowel.
_SOUNDS_I = re.compile(r"h?i(?![aeouáéóú])|h?[íìîï]|y(?![aeiouáéíóú])", re.IGNORECASE)
_SOUNDS_O = re.compile(r"h?[oóòôõö]|8|11(?!\d)", re.IGNORECASE)
_SOUNDS_E = re.compile("[eèéêëēėęě]", re.IGNORECASE)
_CHANGING = {
    "es": (("y", "e", _SOUNDS_I), ("o", "u", _SOUNDS_O)),
    "it": (("e", "ed", _SOUNDS_E),),
}


def in_a_row(words: Sequence[str], style: Literal["standard", "or"], locale: Locale) -> str:
    """The words joined as the language does; empty where there are none. They may be HTML."""
    if not words:
        return ""
    said = str(format_list(words, style=style, locale=locale))
    if len(words) < 2:
        return said
    last = words[-1]
    for usual, other, sounds in _CHANGING.get(locale.language, ()):
        end = f" {usual} {last}"
        if said.endswith(end) and sounds.match(BEFORE_WORDS.sub("", last, count=1)):
            return f"{said.removesuffix(end)} {other} {last}"
    return said
