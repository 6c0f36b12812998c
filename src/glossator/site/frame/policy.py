"""The Content Security Policy of a page (W3C CSP 3), so that a script from a text never runs.

What may run is known from the theme rendered without any content: the scripts that stand in it
are counted by their hashes. A finished page is never asked, for it may hold what nobody meant.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser
from urllib.parse import urlsplit

_ALIGNED = tuple(f"text-align: {side};" for side in ("left", "center", "right"))
"""The only styles that stand in attributes: those of table cells in ordinary pages."""
_HERE = ["'self'"]
_RUN = ("", "text/javascript", "application/javascript", "module")
"""Types of scripts that a browser runs; all others are data."""


@dataclass(slots=True)
class Bare:
    """What the theme brings into a page by itself."""

    scripts: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    origins: dict[str, set[str]] = field(default_factory=dict)
    """Other hosts that the site's own settings ask, by directive."""


def policy(theme: str, more: Mapping[str, str] | None = None, styled: bool = True) -> str:
    """The policy for pages of a theme, from its HTML rendered without content.

    `more` adds sources to directives: {"img-src": "https://example.org"}. Pages that are not
    `styled` have no table that Markdown made, whose cells say in an attribute where they stand.
    """
    bare = _bare(theme)
    own = {
        # What has no directive of its own: fonts, media, data, and the next page, which Firefox
        # fetches ahead where `rel="next"` names it.
        "default-src": _HERE,
        "object-src": ["'none'"],
        "frame-src": ["'none'"],
        "script-src": [*_HERE, *hashes(bare.scripts)],
        "style-src": [*_HERE, *hashes(bare.styles)],
        **({"style-src-attr": ["'unsafe-hashes'", *hashes(_ALIGNED)]} if styled else {}),
        "img-src": [*_HERE, "data:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    for directive, origins in bare.origins.items():
        own[directive] = own.get(directive, _HERE) + sorted(origins)
    for directive, sources in (more or {}).items():
        own[directive] = own.get(directive, _HERE) + sources.split()
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in own.items())


def hashes(texts: Iterable[str]) -> list[str]:
    """The sources that allow these very scripts or styles."""
    digests = (sha256(text.encode("utf-8")).digest() for text in dict.fromkeys(texts))
    return [f"'sha256-{b64encode(digest).decode('ascii')}'" for digest in digests]


def _bare(theme: str) -> Bare:
    reader = _Reader()
    reader.feed(theme)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    """Gathers scripts, styles and other hosts from a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found = Bare()
        self.into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.into = None
        if tag == "script" and "src" in said:
            self._other_host("script-src", said["src"])
        elif tag == "script" and said.get("type", "") in _RUN:
            self.into = self.found.scripts
        elif tag == "style":
            self.into = self.found.styles
        elif tag == "link" and said.get("rel") == "stylesheet":
            self._other_host("style-src", said.get("href", ""))
        elif tag == "link" and said.get("rel") == "preconnect":
            self._other_host("font-src", said.get("href", ""))

    def handle_data(self, data: str) -> None:
        # The parser hands out what stands in script and style in one piece.
        if self.into is not None:
            self.into.append(data)
            self.into = None

    def handle_endtag(self, tag: str) -> None:
        self.into = None

    def _other_host(self, directive: str, address: str) -> None:
        parts = urlsplit(address)
        if parts.netloc:
            origin = f"{parts.scheme or 'https'}://{parts.netloc}"
            self.found.origins.setdefault(directive, set()).add(origin)
