"""Letters as plain text: the writer's words, in which all offsets count; and their translations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from glossator.addresses import plain_text_uri
from glossator.model import Kind, Letter
from glossator.writers.export import Each, Limit, Publication


def text_files(publication: Publication) -> Iterator[Each]:
    """A file a letter, and one a translation; its blocks with one line feed between them."""
    letters = publication.letters
    yield Each(plain_text_uri, letters, _text)
    for one in sorted({each.id for letter in letters.values() for each in letter.translations}):
        yield Each(partial(plain_text_uri, translation=one), _with(one, letters),
                   partial(_translated, one), one)  # fmt: skip


def _with(translation: str, letters: Mapping[str, Letter]) -> Mapping[str, Letter]:
    """The letters that have a translation with this id, but where a letter is called as it is."""
    return {
        name: letter
        for name, letter in letters.items()
        if any(one.id == translation for one in letter.translations)
        and f"{name}.{translation}" not in letters
    }


def _translated(translation: str, letter: Letter) -> str:
    return next(one.text for one in letter.translations if one.id == translation)


def _text(letter: Letter) -> str:
    return letter.text


def _spans(publication: Publication) -> int:
    return sum(len(block.spans) for one in publication.edition.letters for block in one.blocks)


def _structure(publication: Publication) -> int:
    blocks = (block for one in publication.edition.letters for block in one.blocks)
    return sum(block.kind is not Kind.PARAGRAPH or bool(block.within) for block in blocks)


def _terms(publication: Publication) -> int:
    letters = publication.edition.letters
    return sum(bool(publication.rights(one).get("text")) for one in letters)


LIMITS = (
    Limit(
        "marks", "Emphasis, editorial marks, gaps, page breaks and citations are left out.", _spans
    ),
    Limit(
        "structure", "Headings, lists, verse and tables become lines like any other.", _structure
    ),
    Limit(
        "rights",
        "The file is the letter’s words alone, since positions count in it: its terms stand on the "
        "letter’s page, on the data page and in all other files.",
        _terms,
    ),
)
