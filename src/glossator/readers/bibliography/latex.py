"""LaTeX in BibTeX's values as text: accents, ligatures, dashes, commands around words."""

from __future__ import annotations

import re
from functools import cache

from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)
from pylatexenc.latexwalker import LatexWalkerError

_LINK = re.compile(r"\\href\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
"""pylatexenc stumbles over its second argument."""
_BARE = re.compile(r"(?<!\\)&")
"""An ampersand as many programs write it; LaTeX takes it for the edge of a table's cell."""
_SIGNS = {
    "textbraceleft": "{", "textbraceright": "}", "textless": "<", "textgreater": ">",
    "textbar": "|", "textunderscore": "_", "textquotedbl": '"', "textasteriskcentered": "*",
}  # fmt: skip
"""Commands for one sign that pylatexenc does not know; programs write them for signs of LaTeX's."""
_COMMAND = re.compile(r"\\([A-Za-z]+)")


def text_of(latex: str) -> str:
    """The words as they are printed; single blanks for line ends.

    Raises ValueError, with a sentence, where it cannot be read.
    """
    if not re.search(r"[\\{}$~]|``|''|--", latex):
        return " ".join(latex.split(" ")) if "\n" not in latex else " ".join(latex.split())
    try:
        said = _reader().latex_to_text(_BARE.sub(r"\\&", _LINK.sub(r"\2 (\1)", latex)))
    except (LatexWalkerError, IndexError, RecursionError) as error:
        raise ValueError("The LaTeX in it cannot be read.") from error
    return re.sub(r"[ \t\r\n]+", " ", said).strip(" ")


_KEPT = re.compile(
    r"\\[A-Za-z]+\*?\s*(?:\{[^{}]*\})*|\\[`'^\"~=.]\s*\{[^{}]*\}|\\.|(?<!\w)\{([^{}\\]*)\}(?!\w)"
)
"""A command or an accent with what it holds, which is none of ours; or words in braces."""
_WHOLE = re.compile(r"\s*\{(?:[^{}]|\{[^{}]*\})*\}\s*")
"""A title in one pair of braces."""
_BEGUN, _DONE = "\ue000", "\ue001"


def title_of(latex: str) -> str:
    """The words of a title. Braces keep their case: CSL leaves words that have a capital as they
    are in any case (CSL 1.0.2, text-case), so only those in small letters want a mark for it
    (`nocase`). A whole title in braces wants none: many programs write every title so."""
    if _WHOLE.fullmatch(latex) or any(sign in latex for sign in ("$", _BEGUN, _DONE)):
        return text_of(latex)
    plain, said = text_of(latex), text_of(_KEPT.sub(_protected, latex))
    if said.replace(_BEGUN, "").replace(_DONE, "") != plain:  # the braces were a command's
        return plain
    return said.replace(_BEGUN, '<span class="nocase">').replace(_DONE, "</span>")


def _protected(found: re.Match[str]) -> str:
    words = found[1] or ""
    small = any(map(str.islower, words.split()))
    return f"{_BEGUN}{words}{_DONE}" if small else found[0]


def unknown_commands(latex: str) -> tuple[str, ...]:
    """Commands that say nothing here; what stands in their braces is kept."""
    names = dict.fromkeys(_COMMAND.findall(latex))
    known = _known()
    return tuple(name for name in names if name not in known)


@cache
def _reader() -> LatexNodes2Text:
    # A comment sign in an address or a percentage is far likelier than a comment.
    known = get_default_latex_context_db()
    signs = [MacroTextSpec(name, simplify_repl=sign) for name, sign in _SIGNS.items()]
    known.add_context_category("signs", macros=signs, prepend=True)
    return LatexNodes2Text(known, math_mode="text", keep_comments=True, strict_latex_spaces=False)


@cache
def _known() -> frozenset[str]:
    plain = {"href", "enquote", "mkbibquote", "mkbibemph", "url", "textsuperscript"}
    specs = get_default_latex_context_db().iter_macro_specs()
    return frozenset({spec.macroname for spec in specs} | plain | _SIGNS.keys())
