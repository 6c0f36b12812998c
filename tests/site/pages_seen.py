"""The pages of a site as tests look at them."""

from __future__ import annotations

from lxml import html

from glossator.site.sitepage import Site, SitePage


def link(uri: str, fragment: str) -> str:
    """A link that names its target plainly."""
    return f"@{uri}#{fragment}" if fragment else f"@{uri}"


def page_of(site: Site, uri: str) -> SitePage:
    """The page with this URI."""
    return next(page for page in site.pages if page.uri == uri)


def tree(page: SitePage, permalink: str = "") -> html.HtmlElement:
    """What stands in a page, with links that name their targets."""
    return html.document_fromstring(page.html(link, permalink))


def words(element: html.HtmlElement) -> str:
    """All that an element says, on one line."""
    return " ".join(str(element.text_content()).split())
