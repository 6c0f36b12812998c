"""The years of a long list as ways into it: each year, or each decade where there are very many."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from glossator.site.lists.paging import Section
from glossator.wording import Wording

MOST_YEARS = 30
"""More would fill a phone's screen before the list begins."""
_YEAR = "year-"


def ways(sections: Sequence[Section[Any]], wording: Wording) -> tuple[tuple[str, str], ...]:
    """The title and the fragment of each; what is no year, as the undated, stays as it is."""
    dated = [one for one in sections if one.fragment.startswith(_YEAR)]
    if len(dated) <= MOST_YEARS:
        return tuple((one.title, one.fragment) for one in sections)
    decades = groupby(dated, key=lambda one: int(one.fragment.removeprefix(_YEAR)) // 10 * 10)
    named = tuple(_decade(number, next(found), wording) for number, found in decades)
    others = (one for one in sections if not one.fragment.startswith(_YEAR))
    return (*named, *((one.title, one.fragment) for one in others))


def _decade(number: int, first: Section[Any], wording: Wording) -> tuple[str, str]:
    """Its name with its first year's place; before the common era, which has none, that year's."""
    name = wording.gettext("%(decade)ss", decade=number) if number > 0 else first.title
    return name, first.fragment
