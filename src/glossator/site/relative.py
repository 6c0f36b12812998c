"""Relative URLs between pages, each found once for all pages of a folder."""

from __future__ import annotations

from collections.abc import Callable

from glossator.site.sitepage import Link


class RelativeUrls:
    """The links of a site. `url_of` gives the URL of a page or file by its source URI, None for
    none; `relative` the URL of a target from a page's."""

    def __init__(
        self, url_of: Callable[[str], str | None], relative: Callable[[str, str], str]
    ) -> None:
        self._url_of = url_of
        self._relative = relative
        self._targets: dict[str, str | None] = {}
        self._found: dict[str, dict[str, str]] = {}

    def stands(self, uri: str, url: str) -> None:
        """Tells the URL of a page, which then need not be asked for."""
        self._targets[uri] = url

    def link_from(self, url: str) -> Link:
        """The links of the page with this URL."""
        known = self._found.setdefault(_folder(url), {})

        def link(uri: str, fragment: str) -> str:
            target = self._targets.get(uri) or self._target(uri)
            if target is None:
                made = f"{to_first(url)}{uri}" if uri.startswith("../") else uri
            elif url and target.startswith(url):  # itself, or below it: not so for its neighbours
                made = self._relative(target, url)
            else:
                made = known.get(uri) or known.setdefault(uri, self._relative(target, url))
            return f"{made}#{fragment}" if fragment else made

        return link

    def _target(self, uri: str) -> str | None:
        if uri not in self._targets:
            self._targets[uri] = self._url_of(uri)
        return self._targets[uri]


def _folder(url: str) -> str:
    """What all pages have in common from which relative URLs are the same."""
    return url.rstrip("/").rpartition("/")[0] + ("/" if url.endswith("/") else "")


def to_first(url: str) -> str:
    """From a page with this URL to the site's first page, beside which other volumes stand."""
    return "../" * url.removeprefix("./").count("/")
