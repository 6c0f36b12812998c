"""What happens at each of MkDocs' events.

| event | what happens here |
| --- | --- |
| on_config | templates, styles, scripts, [[links]] are added; a build moves to a workshop |
| on_files | the edition is read and resolved, its pages are made known, problems are shown |
| on_nav, on_env | our pages are taken from MkDocs' list, but for those of the navigation |
| on_page_read_source, on_page_markdown, on_page_content | our pages in the navigation get HTML |
| on_startup, on_serve | the plugin stays alive across rebuilds; the desk is put before the server |
| on_page_context, on_template_context | templates learn of the policy, of problems, of all pages |
| on_post_build | our other pages are written, and the search's index |
| on_build_error, on_shutdown | the new site takes the old one's place, or is thrown away |
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Literal, cast

from jinja2 import Environment
from mkdocs.commands.build import _build_theme_template
from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from glossator.addresses import Home
from glossator.edition.files import is_apparatus, shown_from_here
from glossator.forking import beside
from glossator.model import Edition
from glossator.problems import Problem, Severity, has_errors
from glossator.site import assets
from glossator.site.building.collecting import collect_seldom, set_aside, staying
from glossator.site.building.examined import examined, looked_at, refusal, told
from glossator.site.building.progress import by_steps
from glossator.site.building.publishing import Leaf, write_outputs, write_pages
from glossator.site.building.swap import BusyError, NotOursError, Workshop, begin, discard, swap
from glossator.site.frame.lost import LOST_URI, lost
from glossator.site.frame.policies import Empty, Policies
from glossator.site.frame.squeezing import squeezed_around
from glossator.site.letter.translations import sources
from glossator.site.ordinary.pagehtml import PageHtml
from glossator.site.ordinary.pagelinks import PageLinks
from glossator.site.pages import build_site
from glossator.site.plugin.known import Known, Offered, generated, left_out, tell, tell_ids
from glossator.site.plugin.listening import refuse_if_taken
from glossator.site.plugin.living import living_on, refuse_unknown_language, unmade
from glossator.site.plugin.menu import arrange
from glossator.site.plugin.theme import Theme, list_no_hidden, wording_of
from glossator.site.search.index import INDEX_URI
from glossator.site.search.writing import Search, allowing, chosen, write_search
from glossator.site.serving.desk import Desk
from glossator.site.serving.ondemand import Make, OnDemand, page_uris
from glossator.site.serving.watching import watch_closely
from glossator.site.sitepage import Site, SitePage
from glossator.site.typesetting.templating import speak, theme_compiled
from glossator.site.views.empty import asked_for
from glossator.wording import Wording
from glossator.writers.export import Output

log = get_plugin_logger("glossator")
_SITEMAP = "sitemap.xml"
_EMPTY = Empty(Navigation([], []), TableOfContents([]))


class GlossatorConfig(Config):
    """What belongs to the site; what belongs to an edition stands in its edition.yml."""

    policy = Type((bool, dict), default=True)
    """The Content Security Policy: false for none, or further sources by directive."""

    rules = Type(dict, default={})
    """Levels of rules, as in edition.yml, before which they go."""
    shared, volumes = Type(str, default=""), Type(list, default=[])
    """What stands outside of the edition's folder: a folder of data, and other volumes."""

    search = Choice([one.value for one in Search], default=Search.AUTO.value)
    """A script with all words, Pagefind's index, or what suits the edition's size."""


class GlossatorPlugin(BasePlugin[GlossatorConfig]):
    """Makes pages of an edition's letters and apparatus."""

    def __init__(self) -> None:
        self.serving, self.whole = False, False
        self.workshop: Workshop | None = None
        self.config_moved: MkDocsConfig | None = None
        self.site: Site | None = None
        self.pages: dict[str, SitePage] = {}
        self.outputs: Mapping[str, Output] = {}
        self.problems: tuple[Problem, ...] = ()
        self.unread: frozenset[str] = frozenset()
        self.desk: Desk | None = None
        self.policies: Policies | None = None
        self.compiled, self.links, self.search = theme_compiled(), PageLinks(), Search.SCRIPT
        self.on_demand = OnDemand()
        self.known: Known | None = None
        self.theme: Theme | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.serving = command == "serve"
        collect_seldom(again_and_again=self.serving)

    @event_priority(-100)  # behind whatever else has something watched
    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        refuse_if_taken(server)
        settings = config.config_file_path
        server.builder = living_on(server.builder, self.on_demand, settings, self._unbuilt)
        app = self.on_demand.before(server.serve_request, server.mount_path, unmade)
        server.set_app(self.desk.before(app, server.mount_path) if self.desk else app)
        watch_closely(server)
        return server

    def _unbuilt(self, problem: Problem) -> None:
        others = (one for one in self.problems if one.position.path != problem.position.path)
        self.problems = (problem, *others)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        if self.serving:
            self.on_demand.begin()
        if self.known is not None:
            self.known.hold({}, ())  # the last build's; see Ids in known

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        if self.known is not None and self.site is not None:
            if config.nav is None:
                arrange(nav, self.pages, wording_of(config))
            self.known.settle(nav.pages, keep=looked_at(config.plugins.events, self))
            self.theme = Theme(config, nav, self.known, self.pages, self.site.heads)
        return nav

    @event_priority(100)  # before the theme's plugins, which fall over it
    def _with_a_language(self, config: MkDocsConfig) -> None:
        refuse_unknown_language(config.theme)

    @event_priority(-50)
    def add_ours(self, config: MkDocsConfig) -> MkDocsConfig:
        if sum(isinstance(one, GlossatorPlugin) for one in config.plugins.values()) > 1:
            raise PluginError("glossator stands twice under plugins: in mkdocs.yml.")
        # Behind the editor's own overrides, before the theme's templates.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(assets.THEME))
        list_no_hidden(config.theme)
        config.extra_css.insert(0, assets.STYLES_URI)
        config.extra_javascript.append(assets.SCRIPTS_URI)
        config.markdown_extensions += [self.links, PageHtml()]  # type: ignore[list-item]
        if not self.serving:
            self._move_to_workshop(config)
        return config

    on_config = CombinedEvent(_with_a_language, add_ours)

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
        with staying(to_the_end=not self.serving):
            return self._read(files, config)

    def _read(self, files: Files, config: MkDocsConfig) -> Files:
        found = examined(Path(config.docs_dir), self.config, config.config_file_path)
        self.problems = told(found)
        self._lay_on_desk(found.edition)
        self.unread = frozenset(found.edition.unread if self.serving else ())
        self._show_problems()
        if self.site is None or not has_errors(self.problems):
            address, folders = config.site_url or "", config.use_directory_urls
            sized = not self.serving
            self.site = build_site(found.resolved, wording_of(config), address, folders, sized)
            self.links.site(found.resolved, found.abroad, self.site.placed)
        apart = sources(found.edition.letters)
        for file in [one for one in files if is_apparatus(one.src_uri) or one.src_uri in apart]:
            files.remove(file)
        return self._with_ours(files, config, self.site)

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

    def _with_ours(self, files: Files, config: MkDocsConfig, site: Site) -> Known:
        """Make the edition's pages known; an editor's own page at the same place wins."""
        self.known = known = Known(files, config)
        self.pages = self._pages(known, config, site)
        self.outputs = self._outputs(config, site)
        known.hold(self.pages, self.outputs)
        all_listed = looked_at(config.plugins.events, self)
        for page in self.pages.values():
            if page.listed:
                known.append(generated(config, page.uri, ""))
            elif all_listed:
                known.append(known.page_file(page.uri))
        for uri, path in assets.files():
            known.append(File.generated(config, uri, abs_src_path=str(path)))
        for uri, text in assets.texts(self.serving, wording_of(config)):
            known.append(generated(config, uri, text))
        return known

    @staticmethod
    def _pages(known: Known, config: MkDocsConfig, site: Site) -> dict[str, SitePage]:
        letters = {page.uri for page in site.pages if page.uri.startswith("letters/")}
        pages = {one.uri: one for one in (*site.pages, *asked_for(config.nav, site.empty))}
        for file in [known.src_uris[uri] for uri in pages if uri in known.src_uris]:
            if file.src_uri in letters:
                known.remove(file)
            else:
                del pages[file.src_uri]
        return pages

    def _outputs(self, config: MkDocsConfig, site: Site) -> Mapping[str, Output]:
        """All files but pages, by where they stand."""
        redirects = (
            Output(
                File(one.uri, "", "", config.use_directory_urls).dest_uri,
                partial(self._redirect, config, one.uri, one.to),
            )
            for one in site.redirects
        )
        found = Offered((*site.files, *redirects), site.exports)
        return found.without(left_out(config, found, self.serving))

    def _redirect(self, config: MkDocsConfig, old: str, new: str) -> str:
        """A small page at the old address that leads to the new one."""
        place = File(old, "", "", config.use_directory_urls)
        target = self.known.get_file_from_path(new) if self.known else None
        url = target.url_relative_to(place) if target else new
        return assets.redirect(url, wording_of(config))

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        env.bytecode_cache, env.optimized = self.compiled, False
        speak(env, wording_of(config))
        served = config.use_directory_urls and not self.serving
        self.search = chosen(self.config.search, self.pages.values(), served, log.info)
        env.globals["glossator_search"] = self.search
        more = allowing(self.search, cast(Any, self.config.policy))
        # While serving there is none: the server writes a script into each page.
        self.policies = None if self.serving else Policies(env, more, _EMPTY)
        if self.theme is not None and self.known is not None:
            self.theme.env = env
            if self.serving:
                self.known.put_aside()
                config.theme.static_templates.discard(_SITEMAP)
        return env

    def _maker(self, config: MkDocsConfig, path: str) -> Make | None:
        """What makes a file of the site; None for one that is there, or is not ours."""
        folder = Path(config.site_dir)
        if path == INDEX_URI:
            return partial(self._write_search, config)
        if path in (_SITEMAP, f"{_SITEMAP}.gz"):
            return partial(self._write_sitemap, config)
        if path in self.outputs:
            return partial(write_outputs, folder, [self.outputs[path]])
        for uri in page_uris(path, config.use_directory_urls):
            if self.known is not None and uri in self.pages and uri not in self.known.src_uris:
                return partial(self._write, folder / path, uri)
        return None

    def _write(self, path: Path, uri: str) -> None:
        assert self.theme is not None
        write_file(self.theme.html(uri).encode("utf-8", "xmlcharrefreplace"), str(path))

    def _write_sitemap(self, config: MkDocsConfig) -> None:
        if self.theme is not None and self.theme.env is not None and self.known is not None:
            _build_theme_template(_SITEMAP, self.theme.env, self.known, config, self.theme.nav)

    def _write_search(self, config: MkDocsConfig) -> None:
        home = Home(folders=config.use_directory_urls)
        write_search(Path(config.site_dir), self.pages.values(), home, self.search)

    def _write_all(self, config: MkDocsConfig) -> None:
        """Writes what MkDocs has passed by."""
        assert self.theme is not None
        folder = Path(config.site_dir)
        apart = self.search is Search.PAGEFIND
        with beside(partial(self._write_search, config), 0 if apart else 1):
            outputs = [*self.outputs.values()]
            told = by_steps(len(outputs), "files", log.info)
            # The index takes another process about as long as these take this one.
            write_outputs(folder, outputs, progress=told, busy=1 if apart else 0)
            pages = [Leaf(uri, make) for uri, make in self.theme.all()]
            write_pages(folder, pages, progress=by_steps(len(pages), "pages", log.info))

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        # While serving, the banner tells of a file that cannot be read; MkDocs would break off.
        ours = page.file.src_uri in self.pages or page.file.src_uri in self.unread
        return "" if ours else None

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        self.links.turn_to(page.file.src_uri, page.url)
        if page.file.src_uri in self.pages:
            tell(page, self.pages[page.file.src_uri])
        return markdown

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        own = self.pages.get(page.file.src_uri)
        if own is None:
            return html
        tell_ids(page, own)
        return "" if self.serving or self.theme is None else self.theme.content(page)

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        own = self.pages.get(page.file.src_uri)
        said = cast(dict[str, Any], context)
        said["glossator_problems"] = problems = self.problems if self.serving else ()
        said["glossator_banner"] = wording_of(config).ngettext(
            "%(num)s problem in the edition", "%(num)s problems in the edition", len(problems)
        )
        said["glossator_desk"] = self._desk_panel(own, said["base_url"], wording_of(config))
        said["glossator_policy"] = self._policy(page.meta.get("template", "main.html"), said, own)
        # After the policy: none of it is believed.
        said["glossator_head"] = self.theme.head(page) if self.theme else ""
        self._stand_in_menu(page, True)
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        self._stand_in_menu(page, False)
        ours = page.file.src_uri in self.pages
        return squeezed_around(output, page.content or "") if ours else output

    def _stand_in_menu(self, page: Page, now: bool) -> None:
        """While it is written, a page of ours that the menu does not name stands under its list."""
        if self.theme and page.file.src_uri in self.pages:
            self.theme.place(page).active = now

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        said = cast(dict[str, Any], context)
        if template_name == _SITEMAP and self.known is not None:
            said["pages"] = self.known.all_pages()
        if template_name == LOST_URI and self.site is not None and not config.site_url:
            said["glossator_lost"] = lost(config.site_name, wording_of(config), self.site.address)
        said["glossator_policy"] = self._policy(template_name, said)
        return context

    def _policy(self, template: str, said: dict[str, Any], own: object = None) -> str:
        return self.policies.of(template, said, own is not None) if self.policies else ""

    def _desk_panel(self, page: SitePage | None, to_root: str, wording: Wording) -> str:
        letter = page.letter if page else ""
        return self.desk.panel(to_root, letter, wording) if self.desk and letter else ""

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.serving:
            self.on_demand.offer(partial(self._maker, config))
            set_aside()
        elif self.site is not None:
            self._write_all(config)
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
