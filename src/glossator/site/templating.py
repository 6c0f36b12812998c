"""The pages' templates, and how one is filled."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from glossator.site.catalogue import block_name, plain, shortened
from glossator.site.datewords import date_words, html_date
from glossator.site.typesetter import Typesetter

TEMPLATES = Path(__file__).parent / "templates"
THEME = Path(__file__).parent / "theme"
"""What is laid over the platform's theme: main.html."""


@cache
def environment() -> Environment:
    """Jinja's environment for the pages: everything is escaped that is not marked as HTML."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    made.filters |= {
        "date": date_words,
        "html_date": html_date,
        "plain": plain,
        "shortened": shortened,
        "block_name": block_name,
    }
    return made


def render(template: str, setter: Typesetter, **values: object) -> str:
    """A page's HTML; the template knows its typesetter as `page`."""
    return (
        environment()
        .get_template(template)
        .render(
            page=setter, catalogue=setter.catalogue, settings=setter.catalogue.settings, **values
        )
    )
