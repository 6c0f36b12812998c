"""The pages' templates, and how one is filled."""

from __future__ import annotations

import sysconfig
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from glossator.coordinates import written
from glossator.directions import direction
from glossator.shortening import shortened
from glossator.site import names
from glossator.site.catalogue import plain
from glossator.site.frame.squeezing import squeezed
from glossator.site.letter.apparatus import from_records
from glossator.site.lists.letteryears import ways
from glossator.site.names.lemmas import lemma_words, listed
from glossator.site.threads import answerwords
from glossator.site.typesetting import compiling
from glossator.site.typesetting.compiledonce import Aside, Beside
from glossator.site.typesetting.compiling import PlainEnvironment, as_html, shown
from glossator.site.typesetting.previews import previews
from glossator.site.typesetting.typesetter import Typesetter
from glossator.site.typesetting.writtenout import linked
from glossator.wording import Wording
from glossator.wording.blocks import block_name
from glossator.wording.dates import date_words, html_date, unbroken
from glossator.wording.sounds import before

TEMPLATES = Path(__file__).parents[1] / "templates"
THEME = Path(__file__).parents[1] / "theme"
"""What is laid over the platform's theme: main.html."""


def theme_compiled() -> Aside:
    """What the templates of installed themes were compiled to, and those that we lay over."""
    return Aside(TEMPLATES, (THEME, sysconfig.get_path("purelib")))


@cache
def environment(wording: Wording) -> PlainEnvironment:
    """Jinja's environment for one language: everything is escaped that is not marked as HTML."""
    made = PlainEnvironment(
        loader=FileSystemLoader(TEMPLATES),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=Beside((__file__, compiling.__file__)),
    )
    _install(made, wording)
    made.filters |= _filters(wording)
    return made


def _filters(wording: Wording) -> dict[str, Callable[..., Any]]:
    """What templates make of values, in the words of one language."""
    return {
        "date": partial(date_words, wording=wording),
        "unbroken": unbroken,
        "html_date": html_date,
        "plain": plain,
        "shortened": shortened,
        "kilometres": wording.kilometres,
        "latitude_longitude": written,
        "lemma": partial(lemma_words, wording=wording),
        "listed": partial(listed, wording=wording),
        "block_name": partial(block_name, wording=wording),
        "direction": direction,
        "grade": partial(names.grade, wording=wording),
        "letter_kind": partial(names.kind_of_letter, wording=wording),
        "letter_status": partial(names.status_of_letter, wording=wording),
        "pages_of_print": partial(names.pages_of_print, wording=wording),
        "fact_name": partial(names.fact_name, wording=wording),
        "rights_of": partial(names.rights_of, wording=wording),
        "answer_kind": partial(names.kind_of_answer, wording=wording),
        "answer_label": partial(answerwords.label, wording=wording),
        "answer_of_whole": partial(answerwords.of_whole, wording=wording),
        "initial_capital": names.initial_capital,
        "from_records": from_records,
        "number": _number_in(wording),
        "ways": partial(ways, wording=wording),
        "joined": partial(_joined, wording),
        "before": partial(before, locale=wording.locale),
        "linked": linked,
    }


def _install(environment: Environment, wording: Wording) -> None:
    """The messages, as newstyle gettext has them: they are HTML, and what is filled in is escaped.

    Jinja's own functions would write numbers without their separators.
    """

    said: dict[str, Markup] = {}
    meant: dict[tuple[str, str], Markup] = {}
    translations, number = wording.translations, _number_in(wording)

    def gettext(message: str, /, **values: object) -> Markup:
        found = said.get(message)
        if found is None:
            found = said[message] = Markup(translations.gettext(message))
        return _with(found, values) if values or "%" in found else found

    def ngettext(singular: str, plural: str, num: int, /, **values: object) -> Markup:
        chosen = as_html(translations.ngettext(singular, plural, num))
        return _with(chosen, {"num": number(num), **values})

    def pgettext(context: str, message: str, /, **values: object) -> Markup:
        found = meant.get((context, message))
        if found is None:
            found = meant[(context, message)] = Markup(translations.pgettext(context, message))
        return _with(found, values)

    def npgettext(
        context: str, singular: str, plural: str, num: int, /, **values: object
    ) -> Markup:
        chosen = Markup(translations.npgettext(context, singular, plural, num))
        return _with(chosen, {"num": number(num), **values})

    environment.globals |= {"gettext": gettext, "ngettext": ngettext, "pgettext": pgettext}
    environment.globals |= {"npgettext": npgettext, "_": gettext, "wording": wording}
    environment.newstyle_gettext = True  # type: ignore[attr-defined]


@cache
def _number_in(wording: Wording) -> Callable[[int], str]:
    """How numbers are written: most are small, and stand on many pages."""
    return lru_cache(maxsize=2_000)(wording.number)


def _with(message: Markup, values: Mapping[str, object]) -> Markup:
    """The message with values filled in; what is not HTML is escaped.

    Markup's own `%` does the same through a wrapper around each value, four times as slowly.
    """
    if not values and "%" not in message:
        return message
    return as_html(str.__mod__(message, {name: shown(value) for name, value in values.items()}))


def speak(theme: Environment, wording: Wording) -> None:
    """Our words in what is laid over the platform's theme, and the filter that it uses; the theme's
    own words stay as they are."""
    theirs: Callable[[str], str] = theme.globals["gettext"]  # type: ignore[assignment]
    their_plurals: Callable[[str, str, int], str] = theme.globals["ngettext"]  # type: ignore[assignment]
    their_meanings: Callable[[str, str], str] = theme.globals["pgettext"]  # type: ignore[assignment]
    ours = wording.translations

    def gettext(message: str) -> str:
        said = ours.gettext(message)
        return said if said != message else theirs(message)

    def ngettext(singular: str, plural: str, num: int) -> str:
        said = ours.ngettext(singular, plural, num)
        return said if said not in (singular, plural) else their_plurals(singular, plural, num)

    def pgettext(context: str, message: str) -> str:
        said = ours.pgettext(context, message)
        return said if said != message else their_meanings(context, message)

    theme.globals |= {"gettext": gettext, "ngettext": ngettext, "pgettext": pgettext}
    theme.filters["squeezed"] = squeezed


def _joined(wording: Wording, words: Sequence[str]) -> Markup:
    """A list in words, of HTML or plain words."""
    return Markup(wording.joined([str(escape(one)) for one in words]))


def render(template: str, setter: Typesetter, **values: object) -> str:
    """A page's HTML; the template knows its typesetter as `page`, and asks for `previews()` last,
    when all the page's links are made."""
    catalogue = setter.catalogue
    return (
        environment(catalogue.wording)
        .page(template)
        .render(
            page=setter,
            catalogue=catalogue,
            settings=catalogue.settings,
            previews=partial(previews, setter),
            **values,
        )
    )
