"""The files of a site as MkDocs sees them, and those of ours that it need not see.

MkDocs goes through its files a dozen times, and every one costs it a page, a parser, and all of the
theme's templates. So our pages and files beyond the navigation are made known to it one by one,
when something asks for them: a link in an ordinary page, or a navigation.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import cast
from urllib.parse import quote
from weakref import ref

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.structure.pages import Page

from glossator.site.sitepage import SitePage, meta_of
from glossator.writers.export import Output, Outputs


class Ids:
    """The fragments of a page, found when the first link to one of them is checked.

    MkDocs' pages know one another and their files, and its parsers all files: such circles go only
    when Python looks for them. So they hold none of our pages, which hold all that a build made.
    """

    def __init__(self, page: SitePage, others: Container[str]) -> None:
        self._page = ref(page)
        self._others = others
        """Those that MkDocs has found in it."""

    def __contains__(self, fragment: object) -> bool:
        page = self._page()
        return fragment in self._others or (page is not None and fragment in page.ids)


class Known(Files):
    """Files, of which some are made when they are asked for, and are not among those listed."""

    def __init__(self, files: Iterable[File], config: MkDocsConfig) -> None:
        super().__init__(files)
        self._config = config
        self._pages: Mapping[str, SitePage] = {}
        self._outputs: Container[str] = ()
        self._aside: dict[str, File] = {}
        self._settled = False

    def hold(self, pages: Mapping[str, SitePage], outputs: Container[str]) -> None:
        """From now on these pages and files are known by their URIs."""
        self._pages, self._outputs = pages, outputs

    def get_file_from_path(self, path: str) -> File | None:
        """As MkDocs asks for the target of a link."""
        uri = PurePath(path).as_posix()
        return self.src_uris.get(uri) or self._aside.get(uri) or self._made(uri)

    def __contains__(self, path: str) -> bool:
        return self.get_file_from_path(path) is not None

    def _made(self, uri: str) -> File | None:
        if uri in self._pages:
            file = self.page_file(uri)
            if self._settled:
                self._turn_to_page(file)
        elif uri in self._outputs:
            file = generated(self._config, uri, "", InclusionLevel.INCLUDED)
        else:
            return None
        return self._aside.setdefault(uri, file)

    def page_file(self, uri: str) -> File:
        """The file of one of our pages, which nobody else is told of."""
        return generated(self._config, uri, "", InclusionLevel.NOT_IN_NAV)

    def page(self, uri: str) -> Page:
        """One of our pages as MkDocs would have it; the navigation's own where it is in that."""
        file = self.src_uris.get(uri) or self._aside.get(uri) or self.page_file(uri)
        return self._turn_to_page(file)

    def _turn_to_page(self, file: File) -> Page:
        page = file.page or Page(None, file, self._config)
        tell(page, self._pages[file.src_uri])
        return page

    def settle(self, listed: Iterable[Page], keep: bool) -> None:
        """The navigation is made: its pages are MkDocs' to build. The rest of ours is not, but for
        those that it was told of where it is to keep them."""
        self._settled = True
        for file in {page.file.src_uri: page.file for page in listed}.values():
            if self._aside.pop(file.src_uri, None):
                self.append(file)
        within = {page.file.src_uri for page in listed}
        if not keep:
            self.put_aside(within)
        for uri, file in {**self.src_uris, **self._aside}.items():
            if uri in self._pages:
                self._turn_to_page(file)

    def put_aside(self, but: Container[str] = ()) -> None:
        """From now on MkDocs passes our pages by, though it knows them."""
        for uri, file in tuple(self.src_uris.items()):
            if uri in self._pages and uri not in but and file.inclusion.is_in_serve():
                self.remove(file)
                self._aside[uri] = file

    def url_of(self, uri: str) -> str | None:
        """The address of a page or file, relative to the site; None where there is none."""
        file = self.src_uris.get(uri) or self._aside.get(uri)
        if file is None and uri in self._pages:
            file = File(uri, "", "", self._config.use_directory_urls)
        if file is None and uri in self._outputs:
            return quote(uri)  # what MkDocs makes of it: a letter has a file in each format
        return file.url if file else None

    def unlisted(self) -> Iterator[str]:
        """The URIs of our pages that MkDocs does not build."""
        return (uri for uri in self._pages if uri not in self.src_uris)

    def all_pages(self) -> Iterator[File]:
        """Every page of the site, for its map: ours after the others."""
        yield from (one for one in self.documentation_pages() if one.src_uri not in self._pages)
        for uri in self._pages:
            file = self.src_uris.get(uri) or self._aside.get(uri)
            if file is None:
                yield Page(None, self.page_file(uri), self._config).file
            elif file.inclusion.is_included():
                yield file


class Offered(Mapping[str, Output]):
    """Files by where they stand: some, and those of letters, which are told of one by one."""

    def __init__(
        self, some: Iterable[Output], many: Outputs, hidden: Container[str] = frozenset()
    ) -> None:
        self._some = {one.uri: one for one in some}
        self._many, self._hidden = many, hidden

    def without(self, hidden: Container[str]) -> Offered:
        """All but these."""
        return Offered(self._some.values(), self._many, hidden)

    def __getitem__(self, uri: str) -> Output:
        found = self._some.get(uri) or self._many.at(uri)
        if found is None or uri in self._hidden:
            raise KeyError(uri)
        return found

    def __iter__(self) -> Iterator[str]:
        uris = (*self._some, *(one.uri for one in self._many))
        return (uri for uri in dict.fromkeys(uris) if uri not in self._hidden)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def tell(page: Page, own: SitePage) -> None:
    """Tells MkDocs what it would find out by reading one of our pages."""
    page.meta = meta_of(own)
    page.edit_url = None
    tell_ids(page, own)


def tell_ids(page: Page, own: SitePage) -> None:
    """Tells it which fragments the page has beside those that it has found itself."""
    found = cast(object, page.present_anchor_ids)
    if not isinstance(found, Ids):
        page.present_anchor_ids = cast(set[str], Ids(own, page.present_anchor_ids or ()))


def generated(
    config: MkDocsConfig,
    uri: str,
    text: str | bytes,
    level: InclusionLevel = InclusionLevel.UNDEFINED,
) -> File:
    """A file that no editor has written."""
    file = File.generated(config, uri, content=text, inclusion=level)
    file.edit_uri = None
    return file


def left_out(config: MkDocsConfig, uris: Collection[str], serving: bool) -> frozenset[str]:
    """Those that the site's settings keep from being published (`exclude_docs`, `draft_docs`), and
    the way to the list of all pages, which MkDocs leaves empty where it has no `site_url`."""
    unled = frozenset({"robots.txt"} if not config.site_url and "robots.txt" in uris else ())
    if not (config.exclude_docs or config.draft_docs):
        return unled
    files = [generated(config, uri, "") for uri in uris]
    set_exclusions(files, config)
    levels = {one.src_uri: one.inclusion for one in files}
    return unled | {
        uri for uri, level in levels.items()
        if not (level.is_in_serve() if serving else level.is_included())
    }  # fmt: skip
