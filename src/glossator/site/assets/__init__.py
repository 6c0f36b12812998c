"""What the browser gets: one stylesheet, one classic script, and the fonts.

The styles and scripts are kept one idea a file and joined here, in the order listed. A script that
is no module also runs from a folder opened by double click.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from glossator.site.frame.policy import policy
from glossator.site.letter.citing import styles as citation_styles
from glossator.site.typesetting.templating import THEME, environment
from glossator.wording import ENGLISH, Wording

__all__ = [
    "LARGE_SEARCH_URI",
    "LONG_LISTS_URI",
    "SCRIPTS_URI",
    "SEARCHER_URI",
    "SEARCH_STYLES_URI",
    "SEARCH_URI",
    "STYLES_URI",
    "THEME",
    "files",
    "redirect",
    "texts",
]

STYLES_URI = "assets/glossator/glossator.css"
SCRIPTS_URI = "assets/glossator/glossator.js"
SEARCHER_URI = "assets/glossator/minisearch.js"

SEARCH_URI = "assets/glossator/search.js"
SEARCH_STYLES_URI = "assets/glossator/search.css"
LONG_LISTS_URI = "assets/glossator/longlist.js"
LARGE_SEARCH_URI = "assets/glossator/searchpagefind.js"
MY_NOTES_URI = "assets/glossator/mynotes.js"
MY_NOTES_STYLES_URI = "assets/glossator/mynotes.css"
NOTEBOOK_URI = "assets/glossator/notebook.js"

_DESK = ("desk",)
"""What an editor needs who writes notes, and no reader."""
_LONG_LISTS = "longlist"
"""Loaded with the rows of a list of many pages."""
_LARGE_SEARCH = "searchpagefind"
"""Loaded where a large edition is searched."""

_MY_NOTES = ("mynotescommon", "mynoteskept", "mynotesplaces", "mynotesmarks", "mynoteswriting")
"""Loaded where a reader has notes of their own, or writes the first."""
_NOTEBOOK = ("notebook", "notebookfiles")
"""Loaded by the page of all of them."""

_FACSIMILE = "facsimile"
"""Loaded by the pages of letters that have images."""
_TRANSLATION = "translation"
"""Loaded by the pages of letters that have translations."""

_DOSSIER = "dossier"
"""Loaded by the list of letters, and by the page that prints those that it shows."""

_COMMENT = re.compile(r"^[ \t]*(?:/\*.*?\*/|//[^\n]*)[ \t]*\n", re.DOTALL | re.MULTILINE)
_INDENTATION = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)
_NOTICE = "/*! Floating UI, MIT licence, copyright (c) 2021-present Floating UI contributors */"

_HERE = Path(__file__).parent
_VENDOR = _HERE / "vendor"

_STYLES = (
    "tokens", "night", "fonts", "chrome", "spoken", "type", "head", "text", "marks", "apparatus",
    "certainty", "raised", "card", "sheet", "margin", "layers", "keys", "mentions", "lists",
    "finder", "record", "thread",
    "drawing", "answers", "edition", "timeline", "data", "addresses", "search", "ways", "direction",
    "forced", "print",
)  # fmt: skip
_LIBRARIES = ("floating-ui.core.umd.min", "floating-ui.dom.umd.min")
_SCRIPTS = (
    "start", "interface", "remembered", "previews",
    "entries", "chooser", "card", "sheet", "light", "triggers",
    "marginlayout", "margin", "layertools", "layers", "keys", "mentions",
    "fragments", "citing", "placerefs", "addresses", "landing", "ondemand", "elsewhere",
    "scrolling", "lists", "searchwords", "search", "mynotes",
)  # fmt: skip
_SEARCH = (
    "searchquery", "searchindex", "searchfacets", "searchlist", "searchlanding",
    "places", "stepping", "concordance", "searching",
)  # fmt: skip
"""Loaded when a reader opens the search, or a page that a result leads to."""
_SEARCHING = "searching"
"""The template and the styles that they bring with them."""
_SHARED = (
    "SCRIPT", "SITE", "loadScript", "addressOf", "onDemand",
    "nearest", "textsIn", "named", "element", "numeral", "interfacePart", "headerEdge", "unfold",
    "FIELDS", "chosen", "openSearch",
    "folded", "spellings", "alike", "wordsOf", "joined", "keysOf",
    "searchButton", "searchBox", "tellSearch",
)  # fmt: skip
"""What a script that is loaded later is given of those of every page, by name."""


def files() -> tuple[tuple[str, Path], ...]:
    """The fonts with their licences: URI and path of each."""
    found = sorted((_VENDOR / "fonts").iterdir())
    return tuple((f"assets/glossator/fonts/{path.name}", path) for path in found)


@cache
def texts(serving: bool = False, wording: Wording = ENGLISH) -> tuple[tuple[str, str], ...]:
    """The stylesheet, the script and what is loaded later: URI and text of each.

    While serving, the editor's desk is among them.
    """
    more = _DESK if serving else ()
    return (
        (STYLES_URI, styles(more)),
        (SCRIPTS_URI, scripts(more, wording)),
        (SEARCHER_URI, searcher()),
        (SEARCH_URI, search(wording)),
        (SEARCH_STYLES_URI, search_styles()),
        (LONG_LISTS_URI, _script(_LONG_LISTS)),
        (LARGE_SEARCH_URI, large_search()),
        (MY_NOTES_URI, my_notes(wording)),
        (NOTEBOOK_URI, notebook(wording)),
        (MY_NOTES_STYLES_URI, _AROUND.sub(r"\1", style("mynotes"))),
    )


def search(wording: Wording = ENGLISH) -> str:
    """The scripts that search, as a function that is given what it needs of every page’s."""
    ours = "\n".join(map(_script, _SEARCH))
    html = _bare(environment(wording).get_template(f"{_SEARCHING}.html").render())
    head = f"{','.join(_SHARED)}}}) => {{const LATER = {json.dumps(html, ensure_ascii=False)};"
    return f'"use strict";\nwindow.glossatorSearch = ({{{head}\n{ours}\n}};\n'


def search_styles() -> str:
    """The styles of what they show in a page."""
    return _AROUND.sub(r"\1", style(_SEARCHING))


def large_search() -> str:
    """The script that asks the index of a large edition, or of several."""
    return _script(_LARGE_SEARCH)


def my_notes(wording: Wording = ENGLISH) -> str:
    """The script that knows the reader's own notes."""
    gives = ("showMyNotes", "writeMyNote")
    return _late("glossatorMyNotes", _MY_NOTES, "MY_INTERFACE", "mynotes.html", gives, wording)


def notebook(wording: Wording = ENGLISH) -> str:
    """The script of the page of all of them."""
    return _late(
        "glossatorNotebook", _NOTEBOOK, "NOTEBOOK", "notebookparts.html", ("listNotes",), wording
    )


def _late(
    name: str,
    parts: tuple[str, ...],
    held: str,
    template: str,
    gives: tuple[str, ...],
    wording: Wording,
) -> str:
    """A script that is loaded when it is wanted: a function of that name, of what it has in common
    with the page's, which gives what of it is called from there. It holds its own HTML."""
    html = json.dumps(_in_script(template, wording), ensure_ascii=False)
    body = "\n".join(map(_script, parts))
    return (
        f'window.{name} = (common) => {{\n"use strict";\nconst {held} = {html};\n{body}\n'
        f"return {{{','.join(gives)}}};\n}};\n"
    )


def of_facsimiles(styles_uri: str, script_uri: str) -> tuple[tuple[str, str], ...]:
    """What the pages of letters with images load besides: URI and text of each."""
    script = _script(_FACSIMILE)
    return (styles_uri, _AROUND.sub(r"\1", style(_FACSIMILE))), (script_uri, script)


def of_translations(styles_uri: str, script_uri: str, rows: str) -> tuple[tuple[str, str], ...]:
    """What the pages of letters with translations load besides: URI and text of each; `rows` are
    rules of the edition's own."""
    script = _script(_TRANSLATION)
    return (styles_uri, _AROUND.sub(r"\1", style(_TRANSLATION)) + rows), (script_uri, script)


def of_dossiers(script_uri: str) -> tuple[tuple[str, str], ...]:
    """What the pages load that choose letters to be printed, and that print them: URI and text."""
    return ((script_uri, _script(_DOSSIER)),)


def of_maps(styles_uri: str) -> tuple[tuple[str, str], ...]:
    """What pages with a map load besides: URI and text."""
    return ((styles_uri, _AROUND.sub(r"\1", style("map"))),)


def of_correspondences(styles_uri: str) -> tuple[tuple[str, str], ...]:
    """What the pages of who wrote to whom load besides: URI and text."""
    return ((styles_uri, _AROUND.sub(r"\1", style("correspondences"))),)


_AROUND = re.compile(r"\s*([{};])\s*")


def styles(more: tuple[str, ...] = ()) -> str:
    """All styles, in the order in which they build on each other, without white space around signs
    that no word of them holds."""
    return _AROUND.sub(r"\1", "\n".join(style(name) for name in (*_STYLES, *more)))


def style(name: str) -> str:
    """The styles of one part."""
    return _bare(_read("css", f"{name}.css"))


def font(name: str) -> bytes:
    """What a font's file holds."""
    return (_VENDOR / "fonts" / name).read_bytes()


def interface(wording: Wording = ENGLISH, joined: bool = False) -> str:
    """The HTML of dialogs, menus and cards, which is the same in every page; also around joined
    volumes, where the search is of them all."""
    return _in_script("interface.html", wording, joined=joined)


def _in_script(name: str, wording: Wording, **values: object) -> str:
    """The HTML of a template, as it travels in a script."""
    template = environment(wording).get_template(name)
    html = _bare(template.render(styles=citation_styles(wording), **values))
    return _PLAIN_VALUE.sub(r"=\1", html)


_PLAIN_VALUE = re.compile(r'="([\w:-]+)"(?=[ \n>])')
"""An attribute's value that needs no quotation marks (HTML, 13.1.2.3); in a script each of them has
a sign before it."""


def scripts(more: tuple[str, ...] = (), wording: Wording = ENGLISH, joined: bool = False) -> str:
    """The library, the interface and our own scripts, which share one function's scope."""
    libraries = [
        (_VENDOR / "floating-ui" / f"{name}.js").read_text(encoding="utf-8") for name in _LIBRARIES
    ]
    html = f"const INTERFACE = {json.dumps(interface(wording, joined), ensure_ascii=False)};"
    shared = f"const SHARED = () => ({{{','.join(_SHARED)}}});"
    ours = f'(function () {{\n"use strict";\n{html}\n{shared}\n{own(more)}\n}})();\n'
    return "\n".join((_NOTICE, *libraries, ours))


def own(more: tuple[str, ...] = ()) -> str:
    """Our own scripts."""
    return "\n".join(_script(name) for name in (*_SCRIPTS, *more))


_LINE_WITHIN = re.compile(r"(?<=[;{,(\[])\n|\n(?=[})\]])")


def _script(name: str) -> str:
    """A script's lines, joined where a sign between them says that there is no end of a statement
    to be told by the line's."""
    return _LINE_WITHIN.sub("", _bare(_read("js", f"{name}.js")))


def searcher() -> str:
    """The library that searches, without the line that names a file which is not shipped."""
    text = (_VENDOR / "minisearch" / "minisearch.umd.js").read_text(encoding="utf-8")
    return "".join(
        line for line in text.splitlines(keepends=True) if not line.startswith("//# sourceMapping")
    )


def redirect(url: str, wording: Wording = ENGLISH) -> str:
    """A small page at an old address that leads to the new one."""
    template = environment(wording).get_template("redirect.html")
    return template.render(url=url, policy=policy(template.render(url=url, policy="")))


def _bare(text: str) -> str:
    """Without comments that have lines of their own, and without indentation.

    That is a quarter of the weight and changes no meaning, as no string runs over several lines.
    """
    return _INDENTATION.sub("", _COMMENT.sub("", text))


def _read(folder: str, name: str) -> str:
    return (_HERE / folder / name).read_text(encoding="utf-8")
