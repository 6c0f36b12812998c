"""What stands beside a letter's title: who wrote to whom and when, as far as the title does not say
that itself."""

from __future__ import annotations

from glossator.model import Letter
from glossator.site.catalogue import Catalogue
from glossator.wording import wording
from glossator.wording.dates import date_words


def beside_title(catalogue: Catalogue, letter: Letter) -> str:
    """'Anne Hale to Thomas Reed, 2 January 1805'; empty where the title has both in these words."""
    exchange = catalogue.exchange(letter)
    date = date_words(letter.date, catalogue.wording)
    told = (exchange in letter.title, _is_dated(catalogue, letter))
    return ", ".join(
        one for one, said in zip((exchange, date), told, strict=True) if one and not said
    )


def _is_dated(catalogue: Catalogue, letter: Letter) -> bool:
    """Whether the title has the date, in the edition's words or in those of its own language. A
    year alone may be that of something else."""
    for language in (catalogue.wording, wording(letter.language)):
        words = date_words(letter.date, language)
        if words in letter.title and not words.isdigit():
            return True
    return False
