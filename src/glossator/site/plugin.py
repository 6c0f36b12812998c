"""The door to MkDocs, and the only module that knows it.

| event | what happens here |
| --- | --- |
| on_config | templates, styles, scripts, [[links]] are added; a build moves to a workshop |
| on_files | the edition is read and resolved, its pages are made known, problems are shown |
| on_nav, on_pre_page, on_post_template | our pages are hidden from MkDocs while it lists its own |
| on_page_read_source, on_page_markdown, on_page_content | our pages in the navigation get HTML |
| on_startup, on_serve | the plugin stays alive across rebuilds; the desk is put before the server |
| on_page_context, on_template_context | templates learn of the policy, and of problems |
| on_post_build | our other pages are written, and the search's index |
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
from mkdocs.config.config_options import Choice, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_relative_url, write_file
from mkdocs.utils.templates import TemplateContext

from glossator.addresses import Home
from glossator.files import is_apparatus, shown_from_here
from glossator.model import Edition
from glossator.problems import Problem, Severity, has_errors
from glossator.site import assets
from glossator.site.apart import Apart, looked_at
from glossator.site.desk import Desk
from glossator.site.emptyviews import asked_for
from glossator.site.examined import examined, refusal, told
from glossator.site.ondemand import OnDemand
from glossator.site.pagehtml import PageHtml
from glossator.site.pagelinks import PageLinks
from glossator.site.pages import build_site
from glossator.site.policies import Empty, Policies
from glossator.site.publishing import Leaf, write_outputs, write_pages
from glossator.site.relative import RelativeUrls
from glossator.site.searching import Search, allowing, chosen, write_search
from glossator.site.shell import Filling, in_shells, likeness
from glossator.site.sitepage import Site, SitePage, meta_of
from glossator.site.swap import BusyError, NotOursError, Workshop, begin, discard, swap
from glossator.site.templating import Compiled, speak
from glossator.site.watching import watch_closely
from glossator.wording import SOURCE_LANGUAGE, Wording, wording
from glossator.writers.export import Output

log = get_plugin_logger("glossator")
_ANY = InclusionLevel.UNDEFINED
_EMPTY = Empty(Navigation([], []), TableOfContents([]))


class GlossatorConfig(Config):
    """What belongs to the site; what belongs to an edition stands in its edition.yml."""

    policy = Type((bool, dict), default=True)
    """The Content Security Policy: false for none, or further sources by directive."""

    rules = Type(dict, default={})
    """Levels of rules, as in edition.yml, before which they go."""
    shared, volumes = Type(str, default=""), Type(list, default=[])
    """What stands outside of the edition's folder: a folder of data, and other volumes."""

    search = Choice([*Search], default=Search.AUTO)
    """A script with all words, Pagefind's index, or what suits the edition's size."""


class GlossatorPlugin(BasePlugin[GlossatorConfig]):
    """Makes pages of an edition's letters and apparatus."""

    def __init__(self) -> None:
        self.serving, self.whole, self.templates_left = False, False, 0
        self.workshop: Workshop | None = None
        self.config_moved: MkDocsConfig | None = None
        self.site: Site | None = None
        self.pages: Mapping[str, SitePage] = {}
        self.problems: tuple[Problem, ...] = ()
        self.unread: frozenset[str] = frozenset()
        self.desk: Desk | None = None
        self.theme: Environment | None = None
        self.policies: Policies | None = None
        self.compiled, self.links, self.search = Compiled(), PageLinks(), Search.SCRIPT
        self.nav, self.files = Navigation([], []), Files([])
        self.apart, self.exported, self.on_demand = Apart(), Apart(), OnDemand()
        self.exports: list[tuple[Path, Output]] = []
        self.urls = RelativeUrls(lambda uri: None, get_relative_url)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.serving = command == "serve"

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        app = self.on_demand.before(server.serve_request, server.mount_path)
        server.set_app(self.desk.before(app, server.mount_path) if self.desk else app)
        watch_closely(server, [config.docs_dir, config.config_file_path])
        return server

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        if self.serving:
            self.on_demand.begin()

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.nav, self.files = nav, files
        self.urls = RelativeUrls(files.get_file_from_path, get_relative_url)
        ours = [file for file in files.documentation_pages() if file.src_uri in self.pages]
        for file in ours:
            self._tell(file)
        listed = set(map(id, nav.pages))
        beside = [file for file in ours if id(file.page) not in listed]
        alone = not looked_at(config.plugins.events, self)
        self.apart = Apart(beside if alone else (), InclusionLevel.EXCLUDED)
        self.apart.hide()
        return nav

    def _tell(self, file: File) -> None:
        """Tells MkDocs what it would find out by reading one of our pages."""
        own = self.pages[file.src_uri]
        if file.page is not None:
            file.page.meta = meta_of(own)
            file.page.edit_url = None
            file.page.present_anchor_ids = set(own.ids)

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        self.apart.show()
        return page

    @event_priority(-50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        # Behind the editor's own overrides, before the theme's templates.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(assets.THEME))
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
        found = examined(folder, self.config, config.config_file_path)
        self.problems = told(found)
        self._lay_on_desk(found.edition)
        self.unread = frozenset(found.edition.unread if self.serving else ())
        self._show_problems()
        if self.site is None or not has_errors(self.problems):
            address, folders = config.site_url or "", config.use_directory_urls
            self.site = build_site(found.resolved, _wording(config), address, folders)
            self.links.site(found.resolved, found.abroad)
        pages = (*self.site.pages, *asked_for(config.nav, self.site.empty))
        self.pages = {page.uri: page for page in pages}
        for file in [one for one in files if is_apparatus(one.src_uri)]:
            files.remove(file)
        self._add_pages(files, config, self.site)
        return files

    def _lay_on_desk(self, edition: Edition) -> None:
        if self.serving:
            folder = Path(edition.folder)
            self.desk = self.desk or Desk(folder, shown_from_here(folder))
            self.desk.edition = edition

    def _show_problems(self) -> None:
        for problem in self.problems:
            (log.error if problem.severity is Severity.ERROR else log.warning)(str(problem))
        if has_errors(self.problems) and not self.serving:
            raise PluginError(refusal(self.problems))

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
            level = _ANY if page.listed else InclusionLevel.NOT_IN_NAV
            files.append(_generated(config, page.uri, "", level))
        for plain in site.files:
            files.append(_generated(config, plain.uri, plain.text))
        self._add_exports(files, config, site)
        for redirect in site.redirects:
            files.append(_redirect(config, files, redirect.uri, redirect.to))
        for uri, path in assets.files():
            files.append(File.generated(config, uri, abs_src_path=str(path)))
        for uri, text in assets.texts(self.serving, _wording(config)):
            files.append(_generated(config, uri, text))

    def _add_exports(self, files: Files, config: MkDocsConfig, site: Site) -> None:
        """Files of other formats; while serving they are made when they are asked for."""
        self.exports = []
        made = [_generated(config, output.uri, "") for output in site.exports]
        for file, output in zip(made, site.exports, strict=True):
            files.append(file)
            self.exports.append((Path(str(file.abs_dest_path)), output))
            if self.serving:
                self.on_demand.leave(output.uri, partial(write_outputs, self.exports[-1:]))
        self.exported = Apart(made, InclusionLevel.EXCLUDED)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        self.theme, env.bytecode_cache = env, self.compiled
        speak(env, _wording(config))
        served = config.use_directory_urls and not self.serving
        self.search = chosen(self.config.search, self.pages.values(), served, log.info)
        env.globals["glossator_search"] = self.search
        more = allowing(self.search, cast(Any, self.config.policy))
        # While serving there is none: the server writes a script into each page.
        self.policies = None if self.serving else Policies(env, more, _EMPTY)
        self.apart.show()
        self.exported.hide()  # before MkDocs copies its files
        self.templates_left = len(config.theme.static_templates) + len(config.extra_templates)
        if self.serving:
            self._leave_for_later(config)
        return env

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        # After the last template, in which sitemap.xml has been, MkDocs lists what it will write.
        self.templates_left -= 1
        if self.templates_left == 0:
            self.apart.hide()
        return output

    def _leave_for_later(self, config: MkDocsConfig) -> None:
        """Our pages are made when they are asked for."""
        ours = [one for one in self.files.documentation_pages() if one.src_uri in self.pages]
        self.apart = Apart(ours, InclusionLevel.EXCLUDED)
        for file in ours:
            self.on_demand.leave(file.dest_uri, partial(self._write, file, config))

    def _write(self, file: File, config: MkDocsConfig) -> None:
        assert file.page is not None
        html = self._whole(file.page, self._filling(file.page), config)
        write_file(html.encode("utf-8", "xmlcharrefreplace"), file.abs_dest_path)

    def _filling(self, page: Page) -> Filling:
        meta, content = page.meta, self._content(page)
        description = meta.get("description", "")
        head, permalink = self._head(page), page.canonical_url or ""
        return Filling(meta["title"], description, permalink, head, content)

    def _whole(self, page: Page, filling: Filling, config: MkDocsConfig) -> str:
        """A page of ours as MkDocs' build makes it."""
        page.active = True
        shown = copy(page)
        shown.content, shown.canonical_url = filling.content, filling.permalink or None
        shown.meta = {**page.meta, "title": filling.title}
        if filling.description:
            shown.meta["description"] = filling.description
        context = get_context(self.nav, self.files, config, shown)
        context = config.plugins.on_page_context(context, page=shown, config=config, nav=self.nav)
        context["glossator_head"] = filling.head  # type: ignore[typeddict-unknown-key]
        assert self.theme is not None
        html = self.theme.get_template("main.html").render(cast(dict[str, Any], context))
        html = config.plugins.on_post_page(html, page=shown, config=config) or html
        page.active = False
        return html

    def _write_apart(self, config: MkDocsConfig) -> None:
        """Writes the pages that MkDocs has passed by."""
        groups: dict[tuple[Any, ...], list[Page]] = {}
        for file in self.files.documentation_pages():
            if file.src_uri in self.apart.uris and file.page is not None:
                groups.setdefault(likeness(file.page.url, file.page.meta), []).append(file.page)
        made = in_shells(groups.values(), self._filling, partial(self._whole, config=config))
        write_outputs(self.exports)
        write_pages([Leaf(Path(page.file.abs_dest_path), make) for page, make in made])

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        # While serving, the banner tells of a file that cannot be read; MkDocs would break off.
        ours = page.file.src_uri in self.pages or page.file.src_uri in self.unread
        return "" if ours else None

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        self.links.turn_to(page.file.src_uri, page.url)
        if page.file.src_uri in self.pages:
            self._tell(page.file)
        return markdown

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        own = self.pages.get(page.file.src_uri)
        if own is None:
            return html
        page.present_anchor_ids = (page.present_anchor_ids or set()) | set(own.ids)
        return "" if self.serving else self._content(page)

    def _content(self, page: Page) -> str:
        link = self.urls.link_from(page.url)
        return self.pages[page.file.src_uri].html(link, page.canonical_url or "")

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        own = self.pages.get(page.file.src_uri)
        said = cast(dict[str, Any], context)
        said["glossator_problems"] = problems = self.problems if self.serving else ()
        said["glossator_banner"] = _wording(config).ngettext(
            "%(num)s problem in the edition", "%(num)s problems in the edition", len(problems)
        )
        said["glossator_desk"] = self._desk_panel(own, said["base_url"], _wording(config))
        said["glossator_policy"] = self._policy(page.meta.get("template", "main.html"), said, own)
        said["glossator_head"] = self._head(page)  # after the policy: none of it is believed
        return context

    def _head(self, page: Page) -> str:
        head = self.site.heads.get(page.file.src_uri) if self.site else None
        return head(self.urls.link_from(page.url), page.canonical_url or "") if head else ""

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        cast(Any, context)["glossator_policy"] = self._policy(template_name, cast(Any, context))
        return context

    def _policy(self, template: str, said: dict[str, Any], own: object = None) -> str:
        return self.policies.of(template, said, own is not None) if self.policies else ""

    def _desk_panel(self, page: SitePage | None, to_root: str, wording: Wording) -> str:
        letter = page.letter if page else ""
        return self.desk.panel(to_root, letter, wording) if self.desk and letter else ""

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self.apart.show()
        self.exported.show()
        if self.site is not None:
            if not self.serving:
                self._write_apart(config)
            home = Home(folders=config.use_directory_urls)
            write_search(Path(config.site_dir), self.pages.values(), home, self.search)
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
            (swap if self.whole else discard)(self.workshop)
            if self.whole:
                log.info(f"The site stands in {shown_from_here(self.workshop.site)}")
        except OSError as error:
            raise PluginError(f"The site cannot be moved into its place: {error}") from error


def _generated(
    config: MkDocsConfig, uri: str, text: str | bytes, level: InclusionLevel = _ANY
) -> File:
    file = File.generated(config, uri, content=text, inclusion=level)
    file.edit_uri = None
    return file


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
