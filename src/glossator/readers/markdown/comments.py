"""Comments in letters, `<!-- … -->`: an editor's remarks to editors, which nobody else reads.

A comment on lines of its own is no block; one among words is nothing, and of the blanks around it
one is left. A comment that is never closed is text.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_AFTER = re.compile(r"[ \t]*(\n|\Z)")
_BLANKS = re.compile(r"[ \t]+")


def with_comments(md: MarkdownIt) -> None:
    """Teaches a parser to pass over comments."""
    md.block.ruler.before("paragraph", "comment", _lines)
    md.inline.ruler.before("citation", "comment", _words)


def _lines(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Block rule: lines that hold a comment and nothing else."""
    if not state.src.startswith("<!--", state.bMarks[start] + state.tShift[start]):
        return False
    held: list[str] = []
    for line in range(start, end):
        if line > start and 0 <= state.sCount[line] < state.blkIndent and held[-1]:
            return False
        held.append(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]])
        if "-->" in held[-1]:
            break
    else:
        return False
    if _COMMENT.sub("", "\n".join(held)).strip(" \t"):
        return False
    state.line = start + len(held)
    return True


def _words(state: StateInline, silent: bool) -> bool:
    """Inline rule: a comment among words."""
    found = _COMMENT.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    before = state.src[state.pos - 1 : state.pos] if state.pos else "\n"
    state.pos = found.end()
    after = _AFTER.match(state.src, state.pos, state.posMax)
    if after and before == "\n":
        state.pos = after.end()
        if not silent and not after[1] and state.tokens and state.tokens[-1].type == "softbreak":
            state.tokens.pop()
    elif after and not silent:
        state.pending = state.pending.rstrip(" \t")
    elif before in " \t\n" and (blanks := _BLANKS.match(state.src, state.pos)):
        state.pos = blanks.end()
    return True
