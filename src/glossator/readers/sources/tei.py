"""Letters in TEI."""

from __future__ import annotations

from glossator.readers.lineends import Whole
from glossator.readers.sources import SourceReading
from glossator.readers.tei import read_tei


def tei(content: bytes, path: str, language: str, whole: Whole | None = None) -> SourceReading:
    """TEI of anybody, and our own; `whole` is what its collection has."""
    read = read_tei(content, path, language, whole)
    own = read.edition
    return SourceReading(
        letters=read.letters,
        notes=read.notes,
        entities=read.entities,
        references=read.references,
        problems=read.problems,
        terms=own.terms if own else read.terms,
        events=own.events if own else read.events,
        keyed=read.keyed,
        account=read.account,
        aliases=read.aliases,
        leads=read.leads,
        places=read.places,
        meant=read.meant,
        settings=own.settings if own else None,
    )
