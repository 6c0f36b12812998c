"""Ordinary pages: Markdown that is not a letter, read for its title and its links.

MkDocs renders these pages by its own rules, so most of what the letters' Markdown would complain of
in them is no problem here. What we add to its Markdown is, links by id and citations, and what is
taken out of it: HTML that could run or load something, and addresses that could.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from glossator.keeping import kept
from glossator.model import Kind, Page, Prose
from glossator.problems import Problem, Rule
from glossator.readers.findings import Reading
from glossator.readers.markdown import read_prose, split_front_matter
from glossator.readers.markdown.html import in_page, left_out
from glossator.readers.markdown.uses import uses_in
from glossator.readers.source import SourceText
from glossator.readers.yaml.nodes import Mapping, Scalar, read_nodes

_OURS = (Rule.BAD_CITATION, Rule.DANGLING_LINK)


@kept
def read_page(text: str, path: str, shown: str) -> Reading[Page]:
    """The page; its title is the front matter's, the first heading's or the file's name.

    `path` is its address in the edition's folder, `shown` the path as problems name it.
    """
    front, body = split_front_matter(text, shown)
    blocks, problems = read_prose(body)
    title = _title(front) or _heading(blocks) or PurePosixPath(path).stem
    told = tuple(one for problem in problems if (one := _of_page(problem)) is not None)
    cited = tuple(use for use in uses_in(blocks) if use.rule is Rule.UNKNOWN_CITATION)
    return Reading((Page(path, title, blocks),), told, cited)


def _of_page(problem: Problem) -> Problem | None:
    """What a problem of a note's Markdown means for an ordinary page; None for nothing."""
    if problem.rule is Rule.HTML_REMOVED and problem.subject:
        _, removed = in_page(problem.subject)
        return replace(problem, message=left_out(removed)) if removed else None
    refused = problem.rule is Rule.BAD_VALUE and problem.subject
    return problem if refused or problem.rule in _OURS else None


def _title(front: SourceText | None) -> str:
    node = read_nodes(front)[0] if front is not None else None
    entries = node.entries if isinstance(node, Mapping) else ()
    titles = (value for key, value in entries if key.text == "title")
    return next((title.text for title in titles if isinstance(title, Scalar)), "")


def _heading(blocks: Prose) -> str:
    return next((block.text for block in blocks if block.kind is Kind.HEADING), "")
