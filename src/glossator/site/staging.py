"""An edition as a plain tree: Markdown files that hold finished HTML, and everything beside them.

Zensical builds it, and so does whatever else makes a site of Markdown: no plugin is needed, since
nothing is left to resolve. Links between pages are those of a site whose pages are folders.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from glossator.addresses import Home, address
from glossator.edition.files import is_apparatus
from glossator.model import Edition, Mark, Page, Span, Target, TargetKind
from glossator.resolve.links.targets import target_of
from glossator.resolve.resolved import Resolved
from glossator.site import assets
from glossator.site.pages import build_site
from glossator.site.sitepage import Link, Site, SitePage
from glossator.wording import Wording
from glossator.writers.citations.references import short_labels

DOCS = "docs"
_LETTER_SOURCE = re.compile(r"letters/[^/]+\.(?:md|xml)")
_BEFORE_BLANK_LINE = re.compile(r"\n(?=[ \t]*\n)")
_WRITTEN_LINK = re.compile(r"\[\[[^\[\]|\n]+(?:\|[^\[\]]+)?\]\]")
_WRITTEN_CITATION = re.compile(r"\[@[^\[\]\n]*\]")


@dataclass(frozen=True, slots=True)
class Staged:
    """One file of the tree; it is made when it is asked for."""

    path: str
    make: Callable[[], bytes]


def staged(resolved: Resolved, wording: Wording) -> Iterator[Staged]:
    """Every file of the tree: the generator's settings, pages, data, styles, scripts, fonts."""
    edition = resolved.edition
    site = build_site(resolved, wording)
    yield Staged("mkdocs.yml", partial(_settings, edition, site, wording))
    for page in site.pages:
        yield Staged(f"{DOCS}/{page.uri}", partial(_page, page, edition.settings.address))
    for one in edition.pages:
        yield Staged(f"{DOCS}/{one.path}", partial(_ordinary, edition, one))
    yield from _beside(edition, site, wording)


def _beside(edition: Edition, site: Site, wording: Wording) -> Iterator[Staged]:
    """What is no page: data, assets, redirects, pictures."""
    for output in (*site.files, *site.exports):
        yield Staged(f"{DOCS}/{output.uri}", lambda output=output: output.content)  # type: ignore[misc]
    for uri, text in assets.texts(wording=wording):
        yield Staged(f"{DOCS}/{uri}", partial(text.encode))
    for uri, path in assets.files():
        yield Staged(f"{DOCS}/{uri}", path.read_bytes)
    for redirect in site.redirects:
        place = Home().path(redirect.uri)
        url = _link_from(redirect.uri)(redirect.to, "")
        yield Staged(f"{DOCS}/{place}index.html", partial(assets.redirect(url, wording).encode))
    pages = {one.path for one in edition.pages}
    for uri in edition.files:
        if uri not in pages and not is_apparatus(uri) and not _LETTER_SOURCE.fullmatch(uri):
            yield Staged(f"{DOCS}/{uri}", Path(edition.folder, uri).read_bytes)


def _link_from(uri: str) -> Link:
    """The links of a page that stands in a folder of its own."""
    home = Home()
    here = f"{home.path(uri)}index.html"
    return lambda to, fragment: home.to(to, fragment, here)


def _page(page: SitePage, site: str) -> bytes:
    permalink = Home(site).to(page.uri) if site else ""
    html = page.html(_link_from(page.uri), permalink)
    facts = {"title": page.title, "description": page.description, "hide": list(page.hide)}
    front = "".join(f"{name}: {json.dumps(said, ensure_ascii=False)}\n"
                    for name, said in facts.items() if said)  # fmt: skip
    return f"---\n{front}---\n\n{_one_block(html)}\n".encode()


def _one_block(html: str) -> str:
    """HTML without a blank line, at which Markdown would take up again (CommonMark 0.31, 4.6); a
    line's end that goes is written as a character reference, which means the same."""
    return _BEFORE_BLANK_LINE.sub("&#10;", html.strip())


def _ordinary(edition: Edition, page: Page) -> bytes:
    """An ordinary page with its links by id written as links to files."""
    text = Path(edition.folder, page.path).read_text(encoding="utf-8-sig")
    lines = text.splitlines(keepends=True)
    labels = short_labels(edition.references)
    spans = [one for block in page.body for one in block.spans]
    words = {id(one): block.text[one.start : one.end] for block in page.body for one in block.spans}
    for span in sorted(spans, key=lambda one: one.position, reverse=True):
        written = _written(span, words[id(span)], page.path, labels.__getitem__)
        if written:
            _put(lines, span, *written)
    return "".join(lines).encode()


def _written(
    span: Span, words: str, path: str, label: Callable[[str], str]
) -> tuple[re.Pattern[str], str] | None:
    """What stands in the source for a link or citation, and what takes its place."""
    if span.mark is Mark.CROSS_LINK and span.get("kind"):
        return _WRITTEN_LINK, f"[{words}]({_file(target_of(span), path)})"
    if span.mark is Mark.LINK:  # into another volume, where it is written as a link by id
        return _WRITTEN_LINK, f"[{words}]({span.get('href')})"
    if span.mark is Mark.CITATION:
        keys = span.get("keys").split()
        cited = [Target(TargetKind.REFERENCE, key) for key in keys]
        links = "; ".join(f"[{label(one.id)}]({_file(one, path)})" for one in cited)
        locator = f", {span.get('locator')}" if span.get("locator") else ""
        return _WRITTEN_CITATION, f"({links}{locator})"
    return None


def _file(target: Target, seen_from: str) -> str:
    uri, fragment = address(target)
    path = posixpath.relpath(uri, posixpath.dirname(seen_from) or ".")
    return f"{path}#{fragment}" if fragment else path


def _put(lines: list[str], span: Span, pattern: re.Pattern[str], text: str) -> None:
    """From the last one to the first, since a link's words may run over the end of a line."""
    line, column = span.position.line - 1, span.position.column - 1
    rest = "".join(lines[line:]) if line >= 0 else ""
    found = pattern.match(rest, column)
    if found:
        lines[line:] = [f"{rest[: found.start()]}{text}{rest[found.end() :]}"]


def _settings(edition: Edition, site: Site, wording: Wording) -> bytes:
    """Settings that MkDocs and Zensical read alike; the editor's own are for the plugin."""
    say = json.dumps
    settings = edition.settings
    lists = [page for page in site.pages if page.listed]
    listed = [f"  - {say(page.title, ensure_ascii=False)}: {page.uri}" for page in lists]
    pages = [one for one in edition.pages if "/" not in one.path and one.path != "index.md"]
    listed += [f"  - {say(one.title, ensure_ascii=False)}: {one.path}" for one in pages]
    home = ["  - index.md"] if any(one.path == "index.md" for one in edition.pages) else []
    lines = [
        f"site_name: {say(settings.title, ensure_ascii=False)}",
        *([f"site_url: {say(settings.address)}"] if settings.address else []),
        "theme:",
        "  name: material",
        f"  language: {wording.language}",
        "  font: false",
        "markdown_extensions:",
        *(f"  - {name}" for name in ("admonition", "attr_list", "pymdownx.highlight",
                                     "pymdownx.superfences", "tables")),
        f"extra_css: [{assets.STYLES_URI}]",
        f"extra_javascript: [{assets.SCRIPTS_URI}]",
        "nav:",
        *home,
        *listed,
    ]  # fmt: skip
    return ("\n".join(lines) + "\n").encode()
