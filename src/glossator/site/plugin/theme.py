"""Our pages with the theme around them, as MkDocs' own build would make them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from pathlib import Path, PurePosixPath
from typing import Any, cast
from urllib.parse import urljoin

from jinja2 import Environment, FileSystemLoader
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme as Platform
from mkdocs.utils import get_relative_url

from glossator.site.frame.shell import Filling, in_shells, likeness
from glossator.site.plugin.known import Known
from glossator.site.relative import RelativeUrls
from glossator.site.sitepage import Link, SitePage, meta_of
from glossator.wording import SOURCE_LANGUAGE, Wording, wording

Heads = Mapping[str, Callable[[Link, str], str]]


class Unhidden(FileSystemLoader):
    """A theme's templates, of which no hidden ones are listed: MkDocs passes these by, after it has
    looked at each, and Material has 14,000 icons among them."""

    def list_templates(self) -> list[str]:
        """Jinja's hook."""
        found: set[str] = set()
        for place in self.searchpath:
            for folder, inner, names in os.walk(place, followlinks=self.followlinks):
                inner[:] = [one for one in inner if not one.startswith(".")]
                within = Path(folder).relative_to(place)
                found.update((within / name).as_posix() for name in names)
        return sorted(found)


def wording_of(config: MkDocsConfig) -> Wording:
    """The interface's words: those of the theme's language; English for a theme without one."""
    theme = config.theme
    return wording(str(theme.get("language") or theme.get("locale") or SOURCE_LANGUAGE))


def list_no_hidden(theme: Platform) -> None:
    """From now on the theme's environment lists no hidden templates, though it has them."""
    made = theme.get_env

    def get_env() -> Environment:
        env = made()
        env.loader = Unhidden(theme.dirs)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


class Theme:
    """The theme of one build; `env` is there once MkDocs has read its pages."""

    def __init__(
        self,
        config: MkDocsConfig,
        nav: Navigation,
        known: Known,
        pages: Mapping[str, SitePage],
        heads: Heads,
    ) -> None:
        self._config, self.nav, self._known = config, nav, known
        self._pages, self._heads = pages, heads
        self._menu = {page.file.src_uri: page for page in nav.pages}
        self._urls = RelativeUrls(known.url_of, get_relative_url)
        self.env: Environment | None = None

    def content(self, page: Page) -> str:
        """What one of our pages holds."""
        own = self._pages[page.file.src_uri]
        return own.html(self._urls.link_from(page.url), page.canonical_url or "")

    def head(self, page: Page) -> str:
        """What a page says to machines; empty where it is about nothing of ours."""
        head = self._heads.get(page.file.src_uri)
        return head(self._urls.link_from(page.url), page.canonical_url or "") if head else ""

    def html(self, uri: str) -> str:
        """One of our pages, whole."""
        page = self._known.page(uri)
        return self._whole(page, self._filling(uri, page.url))

    def all(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """The pages that MkDocs does not build: where each stands, and what makes it."""
        groups: dict[tuple[Any, ...], list[str]] = {}
        places, urls = {}, {}
        for uri in self._known.unlisted():
            file = self._known.page_file(uri)
            places[uri], urls[uri] = file.dest_uri, file.url
            self._urls.stands(uri, file.url)
            groups.setdefault(likeness(file.url, self._pages[uri].hide), []).append(uri)
        page = self._known.page
        made = in_shells(
            groups.values(),
            lambda uri: self._filling(uri, urls[uri]),
            lambda uri, filling: self._whole(page(uri), filling),
        )
        return ((places[uri], make) for uri, make in made)

    def _filling(self, uri: str, url: str) -> Filling:
        """What belongs to one of our pages; for thousands of them no page of MkDocs is made."""
        own, head, link = self._pages[uri], self._heads.get(uri), self._urls.link_from(url)
        site, meta = self._config.site_url, meta_of(own)
        permalink = urljoin(site, url) if site else ""  # as MkDocs makes it
        content = own.html(link, permalink)
        machines = head(link, permalink) if head else ""
        return Filling(meta["title"], meta.get("description", ""), permalink, machines, content)

    def _whole(self, page: Page, filling: Filling) -> str:
        """A page of ours as MkDocs' build makes it."""
        config, events = self._config, self._config.plugins
        page.active = True
        shown = copy(page)
        shown.content, shown.canonical_url = filling.content, filling.permalink or None
        shown.meta = {**page.meta, "title": filling.title}
        if filling.description:
            shown.meta["description"] = filling.description
        context = get_context(self.nav, self._known, config, shown)
        context = events.on_page_context(context, page=shown, config=config, nav=self.nav)
        context["glossator_head"] = filling.head  # type: ignore[typeddict-unknown-key]
        assert self.env is not None
        html = self.env.get_template("main.html").render(cast(dict[str, Any], context))
        html = events.on_post_page(html, page=shown, config=config) or html
        page.active = False
        return html

    def place(self, page: Page) -> Page:
        """What the menu shows as the reader's place: the page, or else the list that it is from."""
        listed = map(self._menu.get, _and_above(page.file.src_uri))
        return next(filter(None, listed), page)


def _and_above(uri: str) -> Iterator[str]:
    """The page, and where the lists stand in whose folders it is, the nearest first."""
    yield uri
    for folder in PurePosixPath(uri).parents:
        if folder.name:
            yield from (f"{folder}/index.md", f"{folder}.md")
