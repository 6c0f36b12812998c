"""Which way a language is written, from its BCP 47 tag.

How a page is mirrored is not decided here.
"""

from __future__ import annotations

_LANGUAGES = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi")
)
_SCRIPTS = frozenset(
    ("adlm", "arab", "aran", "armi", "hebr", "mand", "mend", "nkoo", "phnx", "rohg", "samr",
     "sogd", "syrc", "syre", "syrj", "syrn", "thaa")
)  # fmt: skip


def direction(language: str) -> str:
    """'rtl' or 'ltr': by the script subtag (ISO 15924) where one is given, else by the language.

    'ar-Latn' is Arabic in Latin letters, 'az-Arab' Azerbaijani in Arabic ones (RFC 5646, 2.2.3).
    """
    first, *rest = language.lower().replace("_", "-").split("-")
    script = next((one for one in rest if len(one) == 4 and one.isalpha()), "")
    right_to_left = script in _SCRIPTS if script else first in _LANGUAGES
    return "rtl" if right_to_left else "ltr"
