"""Whether Pagefind can make the search of an edition. Most are small and never ask for it, so what
writes its index, and what that needs, is loaded when it is wanted.
"""

from __future__ import annotations

from importlib.util import find_spec

from click import ClickException

INSTALL = "pip install 'glossator[search]'"


class SearchError(ClickException):
    """The index cannot be made; the message says why and what helps. MkDocs' command line shows it
    as it stands, as it does its own."""


def is_installed() -> bool:
    """Whether Pagefind, its program and what reads its index are there."""
    return all(map(find_spec, ("pagefind", "pagefind_bin", "cbor2", "numpy")))
