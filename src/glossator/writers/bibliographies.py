"""What others cite, as files: the edition's references, its letters, each letter alone.

One shape of files for CSL-JSON, BibTeX and RIS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from glossator.model import Letter
from glossator.writers import bibtex, ris
from glossator.writers.csl_json import csl_item, custom, written
from glossator.writers.export import Limit, Output, Publication
from glossator.writers.letteritems import edition_item, letter_item

Csl = Mapping[str, Any]
Write = Callable[[Iterable[Csl]], str]


def _files(ending: str, write: Write, publication: Publication) -> Iterator[Output]:
    if publication.edition.references:
        yield Output(f"data/references.{ending}", partial(_references, write, publication))
    if publication.edition.letters:
        yield Output(f"data/letters.{ending}", partial(_letters, write, publication))
    for letter in publication.edition.letters:
        make = partial(_letter, write, publication, letter)
        yield Output(f"letters/{letter.id}.{ending}", make, letter.id)


def _references(write: Write, publication: Publication) -> str:
    terms = {what: said for what, said in publication.settings.rights if what == "data"}
    return write(csl_item(one, terms) for one in publication.edition.references)


def _letters(write: Write, publication: Publication) -> str:
    letters = (letter_item(publication, one) for one in publication.edition.letters)
    return write((edition_item(publication), *letters))


def _letter(write: Write, publication: Publication, letter: Letter) -> str:
    return write([letter_item(publication, letter)])


csl_json_files = partial(_files, "csl.json", written)
bibtex_files = partial(_files, "bib", bibtex.bibtex)
ris_files = partial(_files, "ris", ris.ris)


def _doubts(publication: Publication) -> int:
    references = publication.edition.references
    return sum(len(custom(one).keys() - {"consulted"}) > 0 for one in references)


def _dropped(carried: Iterable[str], publication: Publication) -> int:
    known = frozenset(carried)
    return sum(len(one.csl.keys() - known) for one in publication.edition.references)


def _others(types: Mapping[str, str], publication: Publication) -> int:
    return sum(one.csl.get("type") not in types for one in publication.edition.references)


def _limits(carried: Iterable[str], types: Mapping[str, str], other: str) -> tuple[Limit, ...]:
    return (
        Limit("type", f"A type that the format does not know is written as {other}.",
              partial(_others, types)),
        Limit("certainty", "How sure a reference is, why, and the editor’s comment are left out.",
              _doubts),
        Limit("field", "Fields of CSL for which the format has none are left out.",
              partial(_dropped, carried)),
    )  # fmt: skip


BIBTEX_LIMITS = _limits(bibtex.CARRIED, bibtex.TYPES, "misc, with its name in howpublished")
RIS_LIMITS = _limits(ris.CARRIED, ris.TYPES, "GEN")
