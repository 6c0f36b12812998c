"""The door to MkDocs, and the only module that knows it.

| event | what happens here |
| --- | --- |
| on_startup | its presence keeps this object alive across rebuilds of `mkdocs serve` |
| on_config | templates, styles, scripts, [[links]] are added; a build moves to a workshop |
| on_files | the edition is read and resolved, its pages are made known, problems are shown |
| on_page_read_source, on_page_markdown, on_page_content | our pages get their HTML |
| on_serve | selecting words makes a note: the desk is put before the server |
| on_page_context, on_template_context | templates learn of the policy, and of problems |
| on_post_build | the search's index is written, with an entry for each passage and note |
| on_build_error, on_shutdown | the new site takes the old one's place, or is thrown away |
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from functools import partial
from pathlib import Path
from typing import Any, Literal, cast

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from glossator.examine import examine, site_levels
from glossator.files import is_apparatus, shown_from_here
from glossator.model import Edition
from glossator.problems import Level, Problem, Severity, has_errors
from glossator.readers.findings import Reading
from glossator.readers.levels import levels_of
from glossator.site import assets
from glossator.site.addresses import Home, Link
from glossator.site.desk import Desk
from glossator.site.emptyviews import asked_for
from glossator.site.ondemand import OnDemand
from glossator.site.pagehtml import PageHtml
from glossator.site.pagelinks import PageLinks
from glossator.site.pages import build_site
from glossator.site.policy import policy
from glossator.site.searchindex import write_index
from glossator.site.sitepage import Site, SitePage, meta_of
from glossator.site.swap import BusyError, NotOursError, Workshop, begin, discard, swap
from glossator.site.templating import Compiled, speak
from glossator.wording import SOURCE_LANGUAGE, Wording, wording
from glossator.writers.export import Output

log = get_plugin_logger("glossator")


class GlossatorConfig(Config):
    """What belongs to the site; what belongs to an edition stands in its edition.yml."""

    policy = Type((bool, dict), default=True)
    """The Content Security Policy: false for none, or further sources by directive."""

    rules = Type(dict, default={})
    """Levels of rules, as in edition.yml, before which they go."""


class GlossatorPlugin(BasePlugin[GlossatorConfig]):
    """Makes pages of an edition's letters and apparatus."""

    def __init__(self) -> None:
        self.serving = False
        self.workshop: Workshop | None = None
        self.config_moved: MkDocsConfig | None = None
        self.whole = False
        self.site: Site | None = None
        self.pages: Mapping[str, SitePage] = {}
        self.links = PageLinks()
        self.problems: tuple[Problem, ...] = ()
        self.unread: frozenset[str] = frozenset()
        self.desk: Desk | None = None
        self.theme: Environment | None = None
        self.policies: dict[tuple[str, str], str] = {}
        self.compiled = Compiled()
        self.on_demand = OnDemand()
        self.nav = Navigation([], [])
        self.files = Files([])

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.serving = command == "serve"

    def on_serve(
        self,
        server: LiveReloadServer,
        /,
        *,
        config: MkDocsConfig,
        builder: Callable[..., Any],
    ) -> LiveReloadServer:
        app = self.on_demand.before(server.serve_request, server.mount_path)
        if self.desk is not None:
            app = self.desk.before(app, server.mount_path)
        server.set_app(app)
        return server

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        if self.serving:
            self.on_demand.begin()

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.nav = nav
        return nav

    @event_priority(-50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        # Behind the editor's own overrides, before the theme's templates.
        position = 1 if config.theme.custom_dir else 0
        config.theme.dirs.insert(position, str(assets.THEME))
        config.extra_css.insert(0, assets.STYLES_URI)
        config.extra_javascript.append(assets.SCRIPTS_URI)
        config.markdown_extensions += [self.links, PageHtml()]  # type: ignore[list-item]
        if not self.serving:
            self._move_to_workshop(config)
        return config

    def _move_to_workshop(self, config: MkDocsConfig) -> None:
        """MkDocs empties its site folder before it reads anything: give it another one."""
        self.workshop = Workshop.beside(Path(config.site_dir))
        try:
            config.site_dir = str(begin(self.workshop))
            self.config_moved = config
        except (BusyError, NotOursError, OSError) as error:
            self.workshop = None
            raise PluginError(f"The site cannot be written: {error}") from error

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        folder = Path(config.docs_dir)
        found = examine(folder, shown_from_here(folder), self._site_levels(folder, config))
        # Hints are for `glossator check`: a build says only what keeps it from being right.
        self.problems = tuple(p for p in found.problems if p.severity is not Severity.HINT)
        self._lay_on_desk(found.edition)
        self.unread = frozenset(found.edition.unread if self.serving else ())
        self._show_problems()
        if self.site is None or not has_errors(self.problems):
            address, folders = config.site_url or "", config.use_directory_urls
            self.site = build_site(found.resolved, _wording(config), address, folders)
            self.links.site(found.resolved)
        pages = (*self.site.pages, *asked_for(config.nav, self.site.empty))
        self.pages = {page.uri: page for page in pages}
        _take_out_apparatus(files)
        self._add_pages(files, config, self.site)
        self.files = files
        return files

    def _lay_on_desk(self, edition: Edition) -> None:
        if not self.serving:
            return
        folder = Path(edition.folder)
        self.desk = self.desk or Desk(folder, shown_from_here(folder))
        self.desk.edition = edition

    def _site_levels(self, folder: Path, config: MkDocsConfig) -> Reading[Level]:
        """From the file, which has lines and columns; from the options if it inherits them."""
        written = site_levels(folder, shown_from_here(folder))
        if written.values or written.problems or not self.config.get("rules"):
            return written
        return levels_of(self.config["rules"], shown_from_here(Path(config.config_file_path)))

    def _show_problems(self) -> None:
        for problem in self.problems:
            report = log.error if problem.severity is Severity.ERROR else log.warning
            report(str(problem))
        errors = sum(problem.severity is Severity.ERROR for problem in self.problems)
        if errors and not self.serving:
            counted = "1 error" if errors == 1 else f"{errors} errors"
            raise PluginError(f"The edition has {counted}; the site stays as it was.")

    def _add_pages(self, files: Files, config: MkDocsConfig, site: Site) -> None:
        """Make the edition's pages known; an editor's own page at the same place wins."""
        letters = {page.uri for page in site.pages if page.uri.startswith("letters/")}
        for page in tuple(self.pages.values()):
            known = files.get_file_from_path(page.uri)
            if known is not None and page.uri in letters:
                files.remove(known)
            elif known is not None:
                self.pages = {uri: one for uri, one in self.pages.items() if uri != page.uri}
                continue
            level = InclusionLevel.UNDEFINED if page.listed else InclusionLevel.NOT_IN_NAV
            files.append(_generated(config, page.uri, "", level))
        for plain in site.files:
            files.append(_generated(config, plain.uri, plain.text))
        self._add_exports(files, config, site)
        for redirect in site.redirects:
            files.append(_redirect(config, files, redirect.uri, redirect.to))
        for uri, path in assets.files():
            file = File.generated(config, uri, abs_src_path=str(path))
            files.append(file)
        for uri, text in assets.texts(self.serving):
            files.append(_generated(config, uri, text))

    def _add_exports(self, files: Files, config: MkDocsConfig, site: Site) -> None:
        """Files of other formats; while serving they are made when they are asked for."""
        for output in site.exports:
            if not self.on_demand.serving:
                files.append(_generated(config, output.uri, output.content))
                continue
            later = _generated(config, output.uri, "", InclusionLevel.EXCLUDED)
            files.append(later)
            place = str(later.abs_dest_path)
            self.on_demand.leave(output.uri, partial(_write_output, output, place))

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        env.bytecode_cache = self.compiled
        speak(env, _wording(config))
        self.theme = env
        self.policies = {}
        if self.on_demand.serving:
            self._leave_for_later(env, files, config)
        return env

    def _leave_for_later(self, env: Environment, files: Files, config: MkDocsConfig) -> None:
        """Our pages are made when they are asked for; MkDocs builds what is not excluded."""
        shown = [one for one in files.documentation_pages() if one.src_uri in self.pages]
        for file in shown:
            file.inclusion = InclusionLevel.EXCLUDED
            if file.page is not None:
                make = partial(self._make, file.page, env, files, config)
                self.on_demand.leave(file.dest_uri, make)

    def _make(self, page: Page, env: Environment, files: Files, config: MkDocsConfig) -> None:
        """Writes a page as MkDocs' build does."""
        page.active = True
        page.content = self._content(page, files)
        context = get_context(self.nav, files, config, page)
        context = config.plugins.on_page_context(context, page=page, config=config, nav=self.nav)
        html = env.get_template("main.html").render(cast(dict[str, Any], context))
        html = config.plugins.on_post_page(html, page=page, config=config) or html
        write_file(html.encode("utf-8", "xmlcharrefreplace"), page.file.abs_dest_path)
        page.active = False

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        # While serving, the banner tells of a file that cannot be read; MkDocs would break off.
        ours = page.file.src_uri in self.pages or page.file.src_uri in self.unread
        return "" if ours else None

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        self.links.turn_to(page.file.src_uri)
        own = self.pages.get(page.file.src_uri)
        if own is not None:
            page.meta = meta_of(own)
            page.edit_url = None
        return markdown

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        own = self.pages.get(page.file.src_uri)
        if own is None:
            return html
        page.present_anchor_ids = (page.present_anchor_ids or set()) | set(own.ids)
        return "" if self.on_demand.serving else self._content(page, files)

    def _content(self, page: Page, files: Files) -> str:
        return self.pages[page.file.src_uri].html(_link(page, files), page.canonical_url or "")

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        own = self.pages.get(page.file.src_uri)
        told = cast(dict[str, Any], context)
        told["glossator_problems"] = problems = self.problems if self.serving else ()
        told["glossator_banner"] = _wording(config).ngettext(
            "%(num)s problem in the edition", "%(num)s problems in the edition", len(problems)
        )
        told["glossator_desk"] = self._desk_panel(own, told["base_url"], _wording(config))
        told["glossator_language"] = own.language if own else ""
        told["glossator_policy"] = self._policy(told, page.meta.get("template", "main.html"))
        told["glossator_head"] = self._head(page)  # after the policy: none of it is believed
        return context

    def _head(self, page: Page) -> str:
        head = self.site.heads.get(page.file.src_uri) if self.site else None
        return head(_link(page, self.files), page.canonical_url or "") if head else ""

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        told = cast(dict[str, Any], context)
        told["glossator_policy"] = self._policy(told, template_name)
        return context

    def _desk_panel(self, page: SitePage | None, to_root: str, wording: Wording) -> str:
        if not self.desk or not page or not page.letter:
            return ""
        return self.desk.panel(to_root, page.letter, wording)

    def _policy(self, told: dict[str, Any], template: str) -> str:
        """The policy for pages at this depth, from the theme rendered without their content.

        There is none while serving: the server writes a script into each page.
        """
        asked = self.config.policy
        if self.serving or not asked or self.theme is None or not template.endswith(".html"):
            return ""
        place = (template, told["base_url"])
        if place not in self.policies:
            bare = {**told, "nav": Navigation([], []), "pages": [], "page": _bare(told["page"])}
            html = self.theme.get_template(template).render(bare)
            self.policies[place] = policy(html, asked if isinstance(asked, dict) else None)
        return self.policies[place]

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.site is not None:
            home = Home(folders=config.use_directory_urls)
            write_index(Path(config.site_dir), self.pages.values(), home)
        self.whole = True
        self.on_demand.end()

    def on_build_error(self, *, error: Exception) -> None:
        self.whole = False
        self.on_demand.end()

    def on_shutdown(self) -> None:
        if self.workshop is None:
            return
        if self.config_moved is not None:
            # `mkdocs gh-deploy` reads the folder from it after this.
            self.config_moved.site_dir = str(self.workshop.site)
        try:
            if self.whole:
                swap(self.workshop)
                log.info(f"The site stands in {shown_from_here(self.workshop.site)}")
            else:
                discard(self.workshop)
        except OSError as error:
            raise PluginError(f"The site cannot be moved into its place: {error}") from error


def _link(page: Page, files: Files) -> Link:
    """The links of a page."""

    def link(uri: str, fragment: str) -> str:
        target = files.get_file_from_path(uri)
        url = target.url_relative_to(page.file) if target else uri
        return f"{url}#{fragment}" if fragment else url

    return link


def _bare(page: Page | None) -> Page | None:
    """The page without anything that stands in it."""
    if page is None:
        return None
    bare = copy(page)
    bare.content, bare.meta, bare.toc = "", {}, TableOfContents([])
    bare.title = ""
    bare.previous_page = bare.next_page = None
    return bare


def _generated(
    config: MkDocsConfig,
    uri: str,
    text: str | bytes,
    level: InclusionLevel = InclusionLevel.UNDEFINED,
) -> File:
    file = File.generated(config, uri, content=text, inclusion=level)
    file.edit_uri = None
    return file


def _write_output(output: Output, place: str) -> None:
    write_file(output.content, place)


def _wording(config: MkDocsConfig) -> Wording:
    """The interface's words: those of the theme's language; English for a theme without one."""
    theme = config.theme
    return wording(str(theme.get("language") or theme.get("locale") or SOURCE_LANGUAGE))


def _redirect(config: MkDocsConfig, files: Files, old: str, new: str) -> File:
    """A small page at the old address that leads to the new one."""
    place = File(old, "", "", config.use_directory_urls)
    target = files.get_file_from_path(new)
    url = target.url_relative_to(place) if target else new
    return _generated(config, place.dest_uri, assets.redirect(url, _wording(config)))


def _take_out_apparatus(files: Files) -> None:
    """The editor's YAML is source, not something to publish."""
    for file in [one for one in files if is_apparatus(one.src_uri)]:
        files.remove(file)
