"""The policies of a site's pages: one for each template and depth, found when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from glossator.site.frame.policy import policy


@dataclass(frozen=True, slots=True)
class Empty:
    """What the platform's templates get in place of content."""

    nav: Any
    toc: Any


class Policies:
    """From the theme rendered without the pages' content.

    `asked` is what the site's settings say: whether there is to be a policy, or further sources.
    """

    def __init__(self, theme: Environment, asked: bool | Mapping[str, str], empty: Empty) -> None:
        self._theme = theme
        self._asked = asked
        self._empty = empty
        self._known: dict[tuple[str, str, bool], str] = {}

    def of(self, template: str, context: Mapping[str, Any], own: bool = False) -> str:
        """The policy for pages of this template at the depth of the context's `base_url`.

        `own` pages are made by us, and have no style in an attribute.
        """
        if not self._asked or not template.endswith(".html"):
            return ""
        place = (template, context["base_url"], own)
        if place not in self._known:
            page = self._bare(context["page"])
            bare = {**context, "nav": self._empty.nav, "pages": [], "page": page}
            html = self._theme.get_template(template).render(bare)
            more = self._asked if isinstance(self._asked, Mapping) else None
            self._known[place] = policy(html, more, styled=not own)
        return self._known[place]

    def _bare(self, page: Any) -> Any:
        """The page without anything that stands in it."""
        if page is None:
            return None
        bare = copy(page)
        bare.content, bare.meta, bare.toc = "", {}, self._empty.toc
        bare.title = ""
        bare.previous_page = bare.next_page = None
        return bare
