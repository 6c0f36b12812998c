"""Ordinary pages: Markdown that is not a letter, read for its title and its links.

MkDocs renders these pages by its own rules, so what the letters' Markdown would complain of in
them is no problem here.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import PurePosixPath

from glossator.model import Kind, Page, Prose
from glossator.readers.findings import FILES
from glossator.readers.markdown import read_prose, split_front_matter
from glossator.readers.source import SourceText
from glossator.readers.yamlnodes import Mapping, Scalar, read_nodes


@lru_cache(FILES)
def read_page(text: str, path: str, shown: str) -> Page:
    """The page; its title is the front matter's, the first heading's or the file's name.

    `path` is its address in the edition's folder, `shown` the path as problems name it.
    """
    front, body = split_front_matter(text, shown)
    blocks, _ = read_prose(body)
    title = _title(front) or _heading(blocks) or PurePosixPath(path).stem
    return Page(path, title, blocks)


def _title(front: SourceText | None) -> str:
    node = read_nodes(front)[0] if front is not None else None
    entries = node.entries if isinstance(node, Mapping) else ()
    titles = (value for key, value in entries if key.text == "title")
    return next((title.text for title in titles if isinstance(title, Scalar)), "")


def _heading(blocks: Prose) -> str:
    return next((block.text for block in blocks if block.kind is Kind.HEADING), "")
