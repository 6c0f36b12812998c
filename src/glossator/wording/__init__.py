"""The interface's words in one language: messages, lists and numbers.

English stands in the source; other languages are gettext catalogues in `messages/`. A Wording is
handed to whoever speaks to readers; there is no current language anywhere. Editors' problems are
not its business: they are English.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import Translations
from babel.units import format_unit

from glossator.directions import direction
from glossator.wording.conjunctions import in_a_row
from glossator.wording.sounds import filled

MESSAGES = Path(__file__).parent / "messages"
SOURCE_LANGUAGE = "en"
"""The language of the messages in the source."""
# Plain English is British here: the day before the month, no comma before 'and'.
_LOCALES = {SOURCE_LANGUAGE: "en-GB"}
_GROUPED_FROM_FIVE_DIGITS = frozenset({"es", "es_ES", "it", "it_CH", "it_IT", "it_SM", "it_VA"})
"""Locales that write 1200 and 12.000, as browsers do: CLDR's `minimumGroupingDigits`, which Babel
does not know."""


# There is one of each language (`wording`), which is asked for templates and messages all the time.
@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """What the interface says, in one language.

    Values are filled in by name, '%(num)s' being the number counted; so a percent sign in a
    message is written '%%'.
    """

    language: str
    """BCP 47, for the attribute `lang`."""
    locale: Locale = field(repr=False)
    """Patterns of dates, lists and numbers (Unicode CLDR)."""
    translations: NullTranslations = field(repr=False)

    def gettext(self, message: str, **values: object) -> str:
        """A message."""
        return filled(self.translations.gettext(message), values, self.locale)

    def ngettext(self, singular: str, plural: str, num: int, **values: object) -> str:
        """A message about a number of things."""
        chosen = self.translations.ngettext(singular, plural, num)
        return filled(chosen, {"num": self.number(num), **values}, self.locale)

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """A message whose words mean something else elsewhere."""
        return filled(self.translations.pgettext(context, message), values, self.locale)

    def number(self, number: float) -> str:
        """A number as it is written, '1,200'."""
        few = abs(number) < 10_000 and str(self.locale) in _GROUPED_FROM_FIVE_DIGITS
        return format_decimal(number, locale=self.locale, group_separator=not few)

    def kilometres(self, number: float) -> str:
        """A length as it is written, '20 km'."""
        return format_unit(number, "length-kilometer", "short", locale=self.locale)

    def joined(self, words: Sequence[str]) -> str:
        """A list in words: 'a, b and c'."""
        return in_a_row(words, "standard", self.locale)

    def either(self, words: Sequence[str]) -> str:
        """Of which one holds, in words: 'a, b or c'."""
        return in_a_row(words, "or", self.locale)

    def language_name(self, tag: str) -> str:
        """A language by its tag (BCP 47); one without a name by the tag."""
        try:
            named = Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            return tag
        return named.get_display_name(self.locale) or tag

    def lang(self, language: str) -> str:
        """The attributes that words of a language need among these, with a leading blank: which it
        is, and which way they run where that is another way.

        Empty where both are the same. The language comes from a reader that has checked it.
        """
        if language == self.language:
            return ""
        way = direction(language)
        turned = f' dir="{way}"' if way != direction(self.language) else ""
        return f' lang="{language}"{turned}'

    def lang_among(self, language: str) -> str:
        """The attribute that these words need among those of another language. They are few, and
        run as those around them: a sign that turned would stand on the other side of its line."""
        return "" if language == self.language else f' lang="{self.language}"'


def languages() -> tuple[str, ...]:
    """The languages that the interface speaks."""
    return (SOURCE_LANGUAGE, *sorted(path.stem for path in MESSAGES.glob("*.po")))


def N_(message: str) -> str:
    """The message itself: it is collected where it stands and said later, by `gettext`."""
    return message


@cache
def wording(language: str) -> Wording:
    """The words for a language tag (BCP 47), or those nearest to it: 'de-CH' has the words of 'de'.

    The dates and numbers stay those of the region. A language without words gets the source's.
    """
    tag = language.replace("_", "-")
    spoken = next((one for one in _shorter(tag) if one in languages()), "")
    if not spoken:
        return wording(SOURCE_LANGUAGE)
    return Wording(tag, _locale(tag, spoken), _translations(spoken))


def _shorter(tag: str) -> tuple[str, ...]:
    """The tag and what is left of it without its last parts (RFC 4647, 3.4, lookup)."""
    parts = tag.lower().split("-")
    return tuple("-".join(parts[:n]) for n in range(len(parts), 0, -1))


def _locale(tag: str, spoken: str) -> Locale:
    for one in (_LOCALES.get(tag, tag), spoken):
        try:
            return Locale.parse(one, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(_LOCALES[SOURCE_LANGUAGE], sep="-")


def _translations(language: str) -> NullTranslations:
    """A catalogue, compiled in memory; the source's own language needs none."""
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    compiled = BytesIO()
    with (MESSAGES / f"{language}.po").open("rb") as written:
        write_mo(compiled, read_po(written, locale=language))
    compiled.seek(0)
    return Translations(compiled)


ENGLISH = wording(SOURCE_LANGUAGE)
"""The words as they stand in the source."""
