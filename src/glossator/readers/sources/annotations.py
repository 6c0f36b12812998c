"""Notes that were made elsewhere, on pages of the web."""

from __future__ import annotations

from collections.abc import Callable

from glossator.problems import Position, Problem, Rule
from glossator.readers.sources import Reader, SourceReading, of_text
from glossator.readers.webannotations.hypothesis import WebAnnotation, read_annotations
from glossator.readers.webannotations.w3c import read_w3c


def _web_notes(read: Callable[[str], tuple[WebAnnotation, ...]]) -> Reader:
    """A reader of annotations, which raises ValueError where there are none."""

    @of_text
    def reader(text: str, path: str, _language: str) -> SourceReading:
        try:
            return SourceReading(annotations=read(text))
        except ValueError as error:
            return SourceReading(problems=(Problem(Rule.NO_LETTER, Position(path), str(error)),))

    return reader


w3c = _web_notes(read_w3c)
hypothesis = _web_notes(read_annotations)
