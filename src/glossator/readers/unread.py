"""Files that are often brought and not read: what they are, and what to do with them."""

from __future__ import annotations

import re

_KNOWN = tuple(
    (re.compile(sign, re.DOTALL), what, cure)
    for sign, what, cure in (
        (rb"\xd0\xcf\x11\xe0", "a file of older Word or Excel",
         "Open it there, and save it as .docx, or a table as .csv."),
        (rb"\{\\rtf", "a word processor's file (RTF)", "Open it there, and save it as .docx."),
        (rb"PK\x03\x04.*xl/workbook", "a spreadsheet",
         "Save its sheet as .csv, with the columns that the guide names."),
        (rb"\xff\xd8\xff|\x89PNG|II\*\0|MM\0\*|RIFF....WEBP", "an image",
         "Name the images of a letter's pages under facsimile: among the letter's facts."),
    )
)  # fmt: skip


def told(content: bytes) -> tuple[str, str]:
    """What a file is that nothing here reads, and the cure; empty where that is not known."""
    found = ((what, cure) for sign, what, cure in _KNOWN if sign.match(content))
    what, cure = next(found, ("", ""))
    return (f"This is {what}, which is not read.", cure) if what else ("", "")
