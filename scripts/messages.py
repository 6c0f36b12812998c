#!/usr/bin/env python
"""Collect the interface's messages from templates and modules, and bring the catalogues up to date.

python scripts/messages.py            # write messages.pot, update every catalogue
python scripts/messages.py --new pt   # begin a catalogue
python scripts/messages.py --check    # change nothing; fail where something would change
"""

from __future__ import annotations

import argparse
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).resolve().parent.parent / "src" / "glossator"
MESSAGES = SOURCE / "wording" / "messages"
_METHODS = [
    ("**/templates/**.html", "jinja2.ext.babel_extract"),
    ("**/theme/**.html", "jinja2.ext.babel_extract"),
    ("**.py", "python"),
]
_OPTIONS = {
    # As the templates' environment has them, or a {% trans %} block would have other blanks.
    "**/templates/**.html": {
        "newstyle_gettext": "true",
        "trim_blocks": "true",
        "lstrip_blocks": "true",
        "silent": "false",
    },
    "**/theme/**.html": {"silent": "false"},
}
_NEEDLESS = (
    b'"Project-Id-Version', b'"Report-Msgid-Bugs-To', b'"POT-Creation-Date', b'"PO-Revision-Date',
    b'"Last-Translator', b'"Language-Team', b'"Generated-By',
)  # fmt: skip
_HEADER = """\
# Glossator's interface.
# The source is English; scripts/messages.py collects its messages and updates this file.
"""


def collected() -> Catalog:
    """Every message of the source, with the files that use it."""
    catalogue = Catalog(project="Glossator", header_comment=_HEADER, fuzzy=False)
    found = extract_from_dir(
        str(SOURCE), method_map=_METHODS, options_map=_OPTIONS, comment_tags=("L10n:",)
    )
    for path, _, message, comments, context in sorted(found, key=lambda one: (one[0], one[1])):
        place: Any = (path, None)  # without a line number, so that only words change a catalogue
        catalogue.add(message, None, [place], auto_comments=comments, context=context)
    return catalogue


def updated(path: Path, source: Catalog) -> bytes:
    """A catalogue with the source's messages; those that are no longer there are dropped."""
    with path.open("rb") as written:
        catalogue = read_po(written, locale=path.stem)
    catalogue.update(source, no_fuzzy_matching=True, update_header_comment=False)
    catalogue.obsolete.clear()
    return as_bytes(catalogue)


def as_bytes(catalogue: Catalog) -> bytes:
    """The file's text; of its head only what is needed, since dates and versions would change."""
    text = BytesIO()
    write_po(text, catalogue, width=100, include_lineno=False, sort_by_file=True)
    head, blank, rest = text.getvalue().partition(b"\n\n")
    lines = (line for line in head.splitlines() if not line.startswith(_NEEDLESS))
    return b"\n".join(lines) + blank + rest


def main() -> int:
    """Write or check all catalogues; the number of those that differ."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--new", metavar="LANGUAGE", help="begin a catalogue")
    asked = parser.parse_args()
    source = collected()
    if asked.new:
        empty = Catalog(locale=asked.new, header_comment=_HEADER, fuzzy=False)
        (MESSAGES / f"{asked.new}.po").write_bytes(as_bytes(empty))
    files = {MESSAGES / "messages.pot": as_bytes(source)}
    files |= {path: updated(path, source) for path in sorted(MESSAGES.glob("*.po"))}
    stale = [path for path, text in files.items() if not path.exists() or path.read_bytes() != text]
    for path in stale:
        print(f"{'differs' if asked.check else 'written'}: {path.name}")
        if not asked.check:
            path.write_bytes(files[path])
    return len(stale) if asked.check else 0


if __name__ == "__main__":
    sys.exit(main())
