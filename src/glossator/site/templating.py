"""The pages' templates, and how one is filled."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from glossator.directions import direction
from glossator.site.catalogue import block_name, plain, shortened
from glossator.site.datewords import date_words, html_date
from glossator.site.previews import previews
from glossator.site.typesetter import Typesetter

TEMPLATES = Path(__file__).parent / "templates"
THEME = Path(__file__).parent / "theme"
"""What is laid over the platform's theme: main.html."""


class Compiled(BytecodeCache):
    """Templates of a theme as they were compiled, kept from one build to the next."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket where the template is known; Jinja compares its source itself."""
        if bucket.key in self.known:
            bucket.bytecode_from_string(self.known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled."""
        self.known[bucket.key] = bucket.bytecode_to_string()


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
        "direction": direction,
    }
    return made


def render(template: str, setter: Typesetter, **values: object) -> str:
    """A page's HTML; the template knows its typesetter as `page`, and asks for `previews()` last,
    when all the page's links are made."""
    return (
        environment()
        .get_template(template)
        .render(
            page=setter,
            catalogue=setter.catalogue,
            settings=setter.catalogue.settings,
            previews=partial(previews, setter),
            **values,
        )
    )
