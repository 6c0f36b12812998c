"""The files of a new edition: templates filled with an editor's wishes, and ids."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from glossator.latin import DEVICES, latin
from glossator.model import Block, Kind, Settings
from glossator.readers.markdown.dialects import as_the_writers
from glossator.scaffold.pasted import blocks_of, first_quote
from glossator.scaffold.wishes import Wishes
from glossator.wording import Wording, wording
from glossator.writers.markdown import write_text
from glossator.writers.schemas import FOLDER, schema_files

TEMPLATES = Path(__file__).parent / "templates"
_HIDDEN = "dot-"
"""Stands for the dot of a hidden file, so that no template works where it lies."""
_SAMPLE, _PASTED = "sample.", "pasted."
"""Templates of files that differ between a sample letter and an editor's own."""
_LETTER = "LETTER"
"""Stands in a template's name for the letter's id."""


def edition_files(wishes: Wishes) -> dict[str, str]:
    """What each file of the edition holds, by its path with slashes. The wishes are settled.

    Raises ValueError where the letter's text cannot be written as Markdown.
    """
    values = _values(wishes)
    left_out = _SAMPLE if wishes.empty or wishes.letter is not None else _PASTED
    written = {}
    for name in environment().list_templates():
        folder, _, file = name.rpartition("/")
        if not file.startswith(left_out) and not (wishes.empty and _LETTER in file):
            path = f"{folder}/{file.removeprefix(_SAMPLE).removeprefix(_PASTED)}".lstrip("/")
            filled = environment().get_template(name).render(values)
            written[_path(path, str(values["letter"]))] = filled
    for name, text in schema_files(Settings(wishes.title)):
        written[f"{FOLDER}/{name}"] = text
    return dict(sorted(written.items()))


def _path(template: str, letter: str) -> str:
    """Where the file of a template goes."""
    parts = [re.sub(f"^{_HIDDEN}", ".", part) for part in template.split("/")]
    return "/".join(parts).replace(_LETTER, letter)


def _values(wishes: Wishes) -> dict[str, object]:
    """What the templates may name."""
    blocks = blocks_of(wishes.letter) if wishes.letter is not None else ()
    signed = Block("", Kind.SIGNATURE, wishes.sender)
    sender, recipient = _parties(wishes)
    words = wording(theme_language(wishes.language))
    return {
        "to_light": words.gettext("Switch to light"),
        "to_dark": words.gettext("Switch to dark"),
        "to_system": words.gettext("Follow the system"),
        "title": wishes.title,
        "language": wishes.language,
        "theme_language": theme_language(wishes.language),
        "letter": letter_id(sender, wishes.date),
        "invitation": words.gettext(
            "Say here what these letters are, who wrote them, and why they are worth reading."
        ),
        "welcome": _welcome(wishes, words),
        "letter_title": _letter_title(wishes, words),
        "sender": sender,
        "recipient": recipient,
        "parties": {sender: wishes.sender, recipient: wishes.recipient},
        "date": wishes.date,
        "text": as_the_writers(write_text(blocks)) if blocks else "",
        "signature": write_text([signed]) if wishes.sender else "",
        "quote": first_quote(blocks) if blocks else "",
        "requirement": wishes.requirement,
    }


def _welcome(wishes: Wishes, words: Wording) -> str:
    """What leads from the first page into the edition, in its language."""
    if wishes.empty:
        return words.gettext("See [all letters](letters/index.md).")
    letter = f"[[letter:{letter_id(_parties(wishes)[0], wishes.date)}]]"
    return words.gettext(
        "Begin with %(letter)s, or see [all letters](letters/index.md).", letter=letter
    )


def _parties(wishes: Wishes) -> tuple[str, str]:
    """The ids of sender and recipient, one for each name; empty where there is none."""
    sender = id_of(wishes.sender, "sender") if wishes.sender else ""
    recipient = id_of(wishes.recipient, "recipient") if wishes.recipient else ""
    two = recipient and recipient == sender and wishes.sender != wishes.recipient
    return sender, f"{recipient}-2" if two else recipient


def _letter_title(wishes: Wishes, words: Wording) -> str:
    sender, recipient = wishes.sender, wishes.recipient
    if sender and recipient:
        return words.gettext("%(sender)s to %(recipient)s", sender=sender, recipient=recipient)
    return wishes.sender or wishes.date or "A letter"


@cache
def environment() -> Environment:
    """Jinja's environment for the files, which are text and not HTML."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "yaml": in_yaml,
        "markdown": in_markdown,
        "site_name": in_site_name,
        "date": as_date,
    }
    return made


def in_yaml(text: str) -> str:
    """A line of text as YAML, in double quotes, so that no sign in it means anything."""
    return "".join(_printable(sign) for sign in json.dumps(text, ensure_ascii=False))


def as_date(text: str) -> str:
    """A date as an editor would write it, in quotes only where YAML needs them."""
    return text if re.fullmatch(r"\d[\d/?~.-]*", text) else in_yaml(text)


def _printable(sign: str) -> str:
    """YAML 1.2, section 5.1: what may not stand as it is."""
    return f"\\u{ord(sign):04x}" if sign in "\x85\u2028\u2029\ufeff" else sign


def in_markdown(text: str) -> str:
    """A line of text on an ordinary page, each sign for itself."""
    return html.escape(re.sub(r"([\\`*_{}\[\]#])", r"\\\1", text), quote=False)


def in_site_name(text: str) -> str:
    """The theme prints the site's name as HTML."""
    return html.escape(text, quote=False) if re.search(r"<|&#?\w+;", text) else text


def folders(paths: dict[str, str]) -> Iterator[str]:
    """What stands at the top, sorted: files, and folders with a slash."""
    yield from sorted({path if "/" not in path else path.split("/")[0] + "/" for path in paths})


_LONGEST = 60
"""Signs of an id that is made of words."""
_DEVICES = re.compile(DEVICES)


def id_of(name: str, spare: str) -> str:
    """The id of an entry; the spare one where the name has no letters, or is no id."""
    found = re.sub(r"^[\d-]+", "", latin(name))[:_LONGEST].strip("-")
    if _DEVICES.fullmatch(found):
        return f"{found}-1"
    return spare if not found or found == "index" else found


def letter_id(sender: str, date: str) -> str:
    """The id of a letter: its sender's id and its date; a number where there is no date."""
    day = re.sub(r"[^0-9-]+", "-", date).strip("-")[:_LONGEST].strip("-")
    return f"{sender or 'letter'}-{day or 1}"


_CODES = """
    af ar az be bg bn ca cs cy da de el en eo es et eu fa fi fr gl he hi hr hu hy id is it ja ka kn
    ko ku-IQ lb lt lv mk mn ms my nb nl nn pl pt pt-BR ro ru sa sh si sk sl sq sr sv ta te th tl tr
    uk ur uz vi zh zh-Hant zh-TW
"""
LANGUAGES = tuple(_CODES.split())
"""Of Material for MkDocs 9.7."""


def theme_language(language: str) -> str:
    """The theme's language for a BCP 47 tag: the same, the one it belongs to, or English."""
    known = {one.lower(): one for one in LANGUAGES}
    parts = language.lower().split("-")
    tags = ["-".join(parts[:end]) for end in range(len(parts), 0, -1)]
    return next((known[tag] for tag in tags if tag in known), "en")
