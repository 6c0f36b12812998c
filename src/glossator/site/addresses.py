"""How pages link to one another; where everything stands is the ground floor's to say."""

from __future__ import annotations

from collections.abc import Callable

from glossator.addresses import (
    DATA,
    GLOSSARY,
    LETTERS,
    NOTES,
    PARTIES,
    PLACES,
    PRINT,
    REFERENCES,
    THREADS,
    TIMELINE,
    WORKS,
    Home,
    address,
    plain_text_uri,
)

__all__ = [
    "DATA",
    "GLOSSARY",
    "LETTERS",
    "NOTES",
    "PARTIES",
    "PLACES",
    "PRINT",
    "REFERENCES",
    "THREADS",
    "TIMELINE",
    "WORKS",
    "Home",
    "Link",
    "address",
    "plain_text_uri",
]

Link = Callable[[str, str], str]
"""The relative URL of a page's URI and a fragment, from the page being written."""
