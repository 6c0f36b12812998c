"""Notation of other kinds of Markdown, and HTML in a letter: text here, and said to be so.

Who knows footnotes as `[^1]` or raised letters as `20^th^` from elsewhere would otherwise publish
the signs. The words stay as they are; a backslash before the first sign says that it is meant so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import isValidEntityCode
from markdown_it.rules_inline import StateInline

from glossator.problems import Rule, Severity

_INNER = r"[^\s\\*_`\[\]{}<>^~&]"
"""No sign of Markdown; an entity may stand for a blank."""
_INSTEAD = {
    "b": "**words**",
    "br": "a backslash at the end of the line",
    "del": "[words]{.deleted}",
    "em": "*words*",
    "i": "*words*",
    "ins": "[words]{.added}",
    "s": "[words]{.deleted}",
    "strong": "**words**",
    "sub": "[words]{.sub}",
    "sup": "[words]{.sup}",
    "u": "[words]{.underline}",
}
"""Tags that are never a transcription's own, and what is written instead."""


class _Notation(NamedTuple):
    pattern: re.Pattern[str]
    cure: Callable[[re.Match[str]], str]
    """What to write instead; empty where it is read here after all."""
    level: Severity | None = None
    """The rule's own where None."""
    says: str = "is text here, with its signs"


def _footnote(found: re.Match[str]) -> str:
    return (
        "A footnote of the writer's stands in the notes file, with by: author and the words before "
        f"its sign as quote. If the sign is text, write \\{found[0]}."
    )


def _no_footnote(found: re.Match[str]) -> str:
    return f"Notes have no footnotes: say it in the text. If the sign is text, write \\{found[0]}."


def _marked(mark: str) -> Callable[[re.Match[str]], str]:
    return lambda found: (
        f"Write [{found['words']}]{{.{mark}}}; if the signs are the writer's, \\{found[0]}."
    )


def _tag(found: re.Match[str]) -> str:
    instead = _INSTEAD[found["tag"].lower()]
    return f"Write {instead}; if the signs are the writer's, \\{found[0]}."


def _no_sign(found: re.Match[str]) -> str:
    written = found["code"].lower()
    code = int(written[1:], 16) if written.startswith("x") else int(written)
    if isValidEntityCode(code) and code != _FORM_FEED:
        return ""
    return f"No text has a sign of this number; write the sign, or \\{found[0]} if it is meant so."


_FORM_FEED = 12
"""A sign to CommonMark, which XML cannot hold."""
_BY_NUMBER = _Notation(
    re.compile(r"&#(?P<code>x[0-9a-f]{1,6}|[0-9]{1,7});", re.IGNORECASE), _no_sign
)


def _no_link(found: re.Match[str]) -> str:
    return (
        "For a link of the edition's own write [words]{.cross-link target=ID}; if the brackets are "
        f"the writer's, \\{found[0]}; for words struck out, [words]{{.deleted}}."
    )


def _half_a_link(found: re.Match[str]) -> str:
    return f"Write {found[0]}] for a link; if the brackets are text, \\{found[0]}."


def _definition(found: re.Match[str]) -> str:
    return f"Write the address where the words are: [words]({found['address']})."


def _unclosed(found: re.Match[str]) -> str:
    return f"A comment ends with -->; if the signs are the writer's, write \\{found[0]}."


def _editors(found: re.Match[str]) -> str:
    """What an editor's sign in brackets would be as a mark; the writer's own stays text."""
    if found["gap"]:
        said = "" if re.fullmatch(r"[\s.…-]+", found["gap"]) else f' reason="{found["gap"]}"'
        mark = f"[]{{.gap{said}}}"
    else:
        mark = f"the word before it as [word]{{.{'sic' if found['sic'] else 'unclear'}}}"
    return f"If it is an editor's, write {mark}; if the writer's, \\{found[0]}."


_EDITORS = _Notation(
    re.compile(
        r"\[(?:(?P<gap>\.{2,6}|\. \. \.|…|-{2,4}|(?:[\w.]+ )?(?:illegible|illisible|unleserlich"
        r"|unlesbar|lacuna|lacune|lücke|torn|textverlust))|(?P<sic>sic ?!?|!)|\?)\](?![(\[{:])",
        re.IGNORECASE,
    ),
    _editors,
    Severity.HINT,
    "is text here, and counts as the writer's",
)
"""How a transcription says in words what has a mark here."""
_LINK = _Notation(re.compile(r"\[\[[^\[\]\\\n]+\]\](?![({])"), _no_link)
_HALF_A_LINK = _Notation(re.compile(r"\[\[[\w:.-]+(?:#[\w.-]+)?\](?![]({]|[^\[]*\])"), _half_a_link)
_DEFINITION = _Notation(
    re.compile(r"\[[^\[\]\\\n]+\]:[ \t]+(?P<address>https?://\S+)"), _definition
)
_IN_ROUND = _Notation(
    re.compile(
        r"\[[^\[\]\\\n]+\]\((?P<mark>\.(?:person|org|place|work|sic|unclear|supplied|salute|foreign)\b[^()\n]*)\)"
    ),
    lambda found: (
        f"Write braces in the place of the round brackets: {{{found['mark']}}}; if the signs are "
        f"the writer's, \\{found[0]}."
    ),
)
_COMMENT = _Notation(re.compile(r"<!--(?!.*?-->)", re.DOTALL), _unclosed)
_FOOTNOTE = re.compile(r"\[\^[^\s\[\]\\]+\](?![({])")
_FOOTNOTE_WITHIN = re.compile(r"\^\[[^\[\]\\\n]+\](?![({])")
_PAIRS = (
    _Notation(re.compile(rf"\^(?P<words>{_INNER}+)\^"), _marked("sup")),
    _Notation(re.compile(rf"~(?P<words>{_INNER}+)~(?!~)"), _marked("sub")),
    _Notation(re.compile(rf"~~(?P<words>{_INNER}+(?: {_INNER}+)*)~~"), _marked("deleted")),
)
_HTML = _Notation(
    re.compile(rf"<(?P<tag>{'|'.join(_INSTEAD)})(?: [^<>\n]*)?/?>", re.IGNORECASE), _tag
)


def _known(footnote: Callable[[re.Match[str]], str]) -> dict[str, tuple[_Notation, ...]]:
    """What is known by its first sign."""
    return {
        "[": (_Notation(_FOOTNOTE, footnote), _DEFINITION, _IN_ROUND),
        "^": (_Notation(_FOOTNOTE_WITHIN, footnote), _PAIRS[0]),
        "~": _PAIRS[1:],
        "&": (_BY_NUMBER,),
    }


_PROSE = _known(_no_footnote)
_PROSE["["] += (_HALF_A_LINK,)
_LETTER = {**_known(_footnote), "<": (_HTML, _COMMENT)}
_LETTER["["] += (_EDITORS,)
_TRANSLATION = {**_LETTER, "[": (*_LETTER["["], _HALF_A_LINK)}
_LETTER["["] += (_LINK,)


def with_dialects(md: MarkdownIt, prose: bool, links: bool) -> None:
    """Teaches a parser to name what it does not read; `links` are those by id."""
    known = _PROSE if prose else _TRANSLATION if links else _LETTER

    def dialect(state: StateInline, silent: bool) -> bool:
        told = _found(known, state.src, state.pos, state.posMax)
        return told is not None and _as_text(state, silent, *told)

    md.inline.ruler.before("citation", "dialect", dialect)


def is_dialect(text: str, at: int, prose: bool) -> bool:
    """Whether notation of another kind begins at an offset of a text."""
    return _found(_PROSE if prose else _LETTER, text, at, len(text)) is not None


def as_the_writers(text: str) -> str:
    """Markdown in which what might be an editor's signs is said to be the writer's."""
    return _EDITORS.pattern.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    before = found.string[: found.start()]
    free = (len(before) - len(before.rstrip("\\"))) % 2 == 0
    return f"\\{found[0]}" if free else found[0]


def names_no_sign(text: str) -> bool:
    """Whether a text names, by its number, a sign that no text has."""
    return any(_no_sign(found) for found in _BY_NUMBER.pattern.finditer(text))


def _found(
    known: dict[str, tuple[_Notation, ...]], text: str, at: int, end: int
) -> tuple[_Notation, re.Match[str], str] | None:
    """The notation that begins here, its signs, and what to write instead."""
    for notation in known.get(text[at], ()):
        if (found := notation.pattern.match(text, at, end)) and (cure := notation.cure(found)):
            return notation, found, cure
    return None


def _as_text(
    state: StateInline, silent: bool, notation: _Notation, found: re.Match[str], cure: str
) -> bool:
    if not silent:
        token = state.push("refused", "", 0)
        token.content = found[0]
        message = f"“{found[0]}” {notation.says}."
        said = {"message": message, "cure": cure, "level": notation.level}
        token.meta = {"rule": Rule.FOREIGN_NOTATION, **said}
    state.pos = found.end()
    return True
