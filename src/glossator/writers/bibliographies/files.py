"""What others cite, as files: the edition's references, its letters, each letter alone.

One shape of files for CSL-JSON, BibTeX and RIS. An item is written once for the letter's file and
for that of all letters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from glossator.model import Letter
from glossator.writers.bibliographies import bibtex, csljson, ris
from glossator.writers.bibliographies.csljson import csl_item, custom
from glossator.writers.bibliographies.letteritems import edition_item, letter_item
from glossator.writers.export import Each, Gathered, Limit, Output, Publication

Csl = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Form:
    """How files of one format are written, item by item."""

    ending: str
    entry: Callable[[Csl], str]
    """An item."""
    before: Callable[[Iterable[Csl]], str]
    """What stands before items."""
    between: str
    after: str = ""

    def uri(self, letter: str) -> str:
        """Where the file of a letter stands."""
        return f"letters/{letter}.{self.ending}"

    def written(self, items: Sequence[Csl]) -> str:
        """A file of these items."""
        return self.before(items) + self.between.join(map(self.entry, items)) + self.after


def _files(form: _Form, publication: Publication) -> Iterator[Output | Each]:
    references, letters = publication.edition.references, publication.edition.letters
    made = _Letters(form, publication)
    if references:
        yield Output(f"data/references.{form.ending}", partial(_references, form, publication))
    if letters:
        yield Output(f"data/letters.{form.ending}", made.all())
    yield Each(form.uri, publication.letters, made.file)


def _references(form: _Form, publication: Publication) -> str:
    terms = {what: said for what, said in publication.settings.rights if what == "data"}
    return form.written([csl_item(one, terms) for one in publication.edition.references])


class _Letters:
    """The files of letters in one format."""

    def __init__(self, form: _Form, publication: Publication) -> None:
        self.form = form
        self.publication = publication
        self.last = ("", "")
        """The letter that was written last, by its id."""

    def file(self, letter: Letter) -> str:
        """The file of one letter."""
        item = letter_item(self.publication, letter)
        self.last = (letter.id, self.form.entry(item))
        return self.form.before([item]) + self.last[1] + self.form.after

    def all(self) -> Gathered:
        """The file of the edition and all letters."""
        letters, form = tuple(self.publication.letters), self.form
        return Gathered(letters, self._piece, self._before, form.between.encode(),
                        form.after.encode())  # fmt: skip

    def _before(self) -> str:
        """All letters have the edition's terms for data."""
        edition = edition_item(self.publication)
        return self.form.before([edition]) + self.form.entry(edition) + self.form.between

    def _piece(self, name: str) -> str:
        if self.last[0] != name:
            self.file(self.publication.letters[name])
        return self.last[1]


def _csl_begins(items: Iterable[Csl]) -> str:
    return csljson.BEFORE


def _nothing(items: Iterable[Csl]) -> str:
    return ""


csl_json_files = partial(
    _files, _Form("csl.json", csljson.entry, _csl_begins, csljson.BETWEEN, csljson.AFTER)
)
bibtex_files = partial(_files, _Form("bib", bibtex.entry, bibtex.remarks, bibtex.BETWEEN))
ris_files = partial(_files, _Form("ris", ris.entry, _nothing, ris.BETWEEN, ris.AFTER))


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
