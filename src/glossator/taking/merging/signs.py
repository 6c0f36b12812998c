"""What the parts of a letter are known by: short signs of them, the same wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from glossator.asjson.codec import members, written
from glossator.model import Block, Letter, Note, Translation, counted_anew
from glossator.readers.imported import AsLeft, sign
from glossator.taking.knownagain.comingagain import FACTS
from glossator.writers.markdown.blocks import passages, without_counted_ids


def facts_of(letter: Letter) -> dict[str, str]:
    """By the keys of the front matter, those facts that are not as usual."""
    held = members(replace(letter, blocks=(), translations=()))
    return {FACTS[name]: sign(said) for name, said in held.items() if name in FACTS}


def text_of(blocks: Sequence[Block]) -> list[str]:
    """Of each passage. An id that counting gives, and where in the text it is, do not count."""
    return [_of_passage(one) for one in passages(without_counted_ids(blocks))]


def _of_passage(blocks: Iterable[Block]) -> str:
    numbers: dict[int, int] = {}
    return sign("".join(
        written(replace(one, within=counted_anew(one.within, numbers)) if one.within else one)
        for one in blocks
    ))  # fmt: skip


def translation_sign(one: Translation) -> str:
    """Of a translation with its facts."""
    return sign(written(one))


def note_sign(note: Note) -> str:
    """Where it stands, and all else."""
    quote = written(note.quote) if note.quote else ""
    said = replace(note, id="", letter="", quote=None, at="", formerly=())
    return f"{sign(f'{quote} {note.at}')} {sign(written(said))}"


def as_left(letter: Letter, notes: Iterable[Note], source: str, file: str = "") -> AsLeft:
    """The signs of a letter and its notes; `file` is the text of the letter's own file, where
    nothing in that is an editor's."""
    return AsLeft(
        source=source,
        file=sign(file) if file else "",
        facts=tuple(sorted(facts_of(letter).items())),
        text=tuple(text_of(letter.blocks)),
        notes=tuple((one.id, note_sign(one)) for one in notes),
        translations=tuple((one.id, translation_sign(one)) for one in letter.translations),
    )
