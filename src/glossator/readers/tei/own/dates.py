"""EDTF as it stands in @when-custom."""

from __future__ import annotations

from glossator.dates import parse_date
from glossator.model import Date
from glossator.readers.tei.elements import Element
from glossator.readers.tei.own.page import Strange


def date_in(element: Element | None) -> Date | None:
    """The date that an element bears; None where there is none."""
    written = element.get("when-custom") if element is not None else None
    if element is None or not written:
        return None
    try:
        return parse_date(written)
    except ValueError as error:
        raise Strange(element) from error
