"""How LaTeX sets a document: its environments in the place of styles, and what its fonts lack.

LuaTeX and XeTeX read it as it is; letters that Latin Modern does not have are taken from the first
font that is there of those named here.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any
from unicodedata import name

from glossator.readers.pandoc.ownstyles import (
    FACTS,
    HEADING,
    LEMMA,
    PARTICULARS,
    SUBHEADING,
    has_style,
)
from glossator.readers.pandoc.plain import plain
from glossator.readers.pandoc.program import Node, Tree
from glossator.writers.pandoc.nodes import Blocks, Inlines, header, mark, words

_ENVIRONMENTS = {
    "Verse": "verse",
    "Dateline": "flushright",
    "Signature": "flushright",
    FACTS: "small",
    PARTICULARS: "footnotesize",
}
_LINES = {"Strikeout": "letterdeleted", "Underline": "letterunderlined"}
"""Our commands for lines through words and under them; Pandoc's allow no footnotes in these."""
_DRAWN = r"""\newcommand\letterdeleted[1]{#1}
\newcommand\letterunderlined[1]{\textit{#1}}
\ifLuaTeX
  \IfFileExists{lua-ul.sty}{\usepackage{lua-ul}
    \let\letterdeleted\strikeThrough\let\letterunderlined\underLine}{}
\fi
"""
"""XeTeX draws no line over several lines of text: brackets say what is deleted, and what is
underlined is italic as in print."""
_SAYING = ("Span", "Link")
_AROUND = (*_SAYING, *_LINES, "Emph", "Strong", "Superscript", "Subscript", "SmallCaps")
_UNKNOWN = "\ufffd"
"""LuaTeX takes it for a damaged file."""
_FONTS = ("FreeSerif", "Times New Roman", "DejaVu Sans")
"""They have Greek, Cyrillic, Hebrew and Arabic; the first comes with TeX Live."""
_OTHER_LETTERS = r"""\makeatletter
\def\otherfont{}
\@for\each:=%s\do{\ifx\otherfont\@empty\IfFontExistsTF{\each}{\edef\otherfont{\each}}{}\fi}
\ifx\otherfont\@empty\else
  \ifLuaTeX
    \directlua{luaotfload.add_fallback("otherletters", {"\otherfont:mode=harf;script=arab;"})}
    \babelfont{rm}[RawFeature={fallback=otherletters}]{Latin Modern Roman}
  \else
    \babelfont{rm}{\otherfont}
  \fi
\fi
\makeatother
"""
"""LuaTeX takes from the other font what the first one lacks; XeTeX knows one font at a time. That
it is told of Arabic joins its letters, and leaves those of other scripts as they are."""
_SIGNS = {
    "↔": r"\leftrightarrow",
    "⟨": r"\langle",
    "⟩": r"\rangle",
    "⟦": r"\lBrack",
    "⟧": r"\rBrack",
}
"""Signs of ours that are among a font's for mathematics."""


def for_latex(tree: Tree) -> Tree:
    """The document as LaTeX is to have it."""
    head = {"t": "MetaBlocks", "c": [_raw(_preamble(_has_other_letters(tree)))]}
    blocks: list[Node] = _set(tree.blocks)
    return Tree({**tree.meta, "header-includes": head}, blocks)


def _set(node: Any) -> Any:
    """A part of the tree, each style in it as LaTeX's own."""
    if isinstance(node, list):
        return [each for one in node for each in _all_of(one)]
    if isinstance(node, dict) and "c" in node:
        return {**node, "c": _set(node["c"])}
    return node


def _all_of(node: Any) -> Blocks:
    if _is_direction(node):
        return []
    if isinstance(node, dict) and node.get("t") == "Str" and _UNKNOWN in node["c"]:
        return _without_unknown(node["c"])
    if isinstance(node, dict) and node.get("t") in ("Para", "Plain"):
        return [{"t": node["t"], "c": _set(_lifted(node["c"]))}]
    made = _set(node)
    if not isinstance(node, dict) or node.get("t") not in ("Div", "Span", *_LINES):
        return [made]
    if node["t"] in _LINES:
        return [_raw(rf"\{_LINES[node['t']]}{{", "RawInline"), *made["c"], _raw("}", "RawInline")]
    if node["t"] == "Span":
        return [mark("Strong", [made])] if has_style(node, LEMMA) else [made]
    if has_style(node, HEADING):
        return [_heading(1, made)]
    if has_style(node, SUBHEADING):
        return [_heading(3, made)]
    around = next((one for style, one in _ENVIRONMENTS.items() if has_style(node, style)), "")
    if not around or not plain(made):
        return [made]  # LaTeX takes an environment without words for a mistake
    return [_raw(rf"\begin{{{around}}}"), made, _raw(rf"\end{{{around}}}")]


def _lifted(inlines: Inlines) -> Inlines:
    """Words whose marks end before a footnote and go on behind it: what LaTeX's commands for marks
    take has one paragraph, and a footnote often has two."""
    made: Inlines = []
    for one in inlines:
        if one["t"] not in _AROUND:
            made.append(one)
            continue
        before, held = (one["c"][:1], one["c"][1]) if one["t"] in _SAYING else ([], one["c"])
        for is_note, group in groupby(_lifted(held), lambda each: bool(each["t"] == "Note")):
            part = list(group)
            within = [*before, part, *one["c"][2:]] if before else part
            made += part if is_note else [{"t": one["t"], "c": within}]
        made += [] if held else [one]
    return made


def _without_unknown(text: str) -> Inlines:
    before, *rest = text.split(_UNKNOWN)
    made = words(before)
    for one in rest:
        made += [_raw(r"\symbol{65533}", "RawInline"), *words(one)]
    return made


def _is_direction(node: Any) -> bool:
    """Babel knows the direction of each language; Pandoc's environments for it are not XeTeX's."""
    return isinstance(node, list) and len(node) == 2 and node[0] == "dir"


def _heading(level: int, division: Node) -> Node:
    """A paragraph's words as a heading, which has the id that stands at their beginning."""
    held = [one for block in division["c"][1] for one in block["c"]]
    name = held[0]["c"][0][0] if held and held[0]["t"] == "Span" else ""
    return header(level, held[1:] if name else held, name)


def _raw(content: str, kind: str = "RawBlock") -> Node:
    return {"t": kind, "c": ["latex", content]}


def _preamble(others: bool) -> str:
    signs = "\n".join(
        rf"\catcode`\{sign}=\active\protected\def{sign}{{\ensuremath{{{said}}}}}"
        for sign, said in _SIGNS.items()
    )
    wanted = _OTHER_LETTERS % ",".join(_FONTS) if others else ""
    return rf"""\ifPDFTeX
  \PackageError{{fontspec}}{{This is for LuaLaTeX or XeLaTeX}}{{Set it by one of these.}}
\else
{_DRAWN}{wanted}{signs}
\fi"""


def _has_other_letters(tree: Tree) -> bool:
    text = json.dumps([tree.meta, tree.blocks], ensure_ascii=False)
    return any(one.isalpha() and "LATIN" not in name(one, "LATIN") for one in set(text))
