"""What signs of a text say to those who listen."""

from __future__ import annotations

from dataclasses import dataclass

from glossator.wording import ENGLISH, Wording


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words that signs have for those who listen."""

    wording: Wording = ENGLISH
    lang: str = ""
    """The attribute `lang` that they need within the text, with a leading blank."""


ENGLISH_SPOKEN = Spoken()
