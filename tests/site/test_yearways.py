"""Ways into a list of many years."""

from __future__ import annotations

from glossator.site.lists.letteryears import MOST_YEARS, ways
from glossator.site.lists.paging import Section
from glossator.wording import ENGLISH


def years(*numbers: int) -> list[Section[int]]:
    return [Section(f"Y{one}", f"year-{one}", (one,)) for one in numbers]


def test_each_year_is_named_where_they_are_few() -> None:
    few = [*years(*range(1800, 1800 + MOST_YEARS)), Section("", "undated", (1,))]
    assert ways(few, ENGLISH) == tuple((one.title, one.fragment) for one in few)


def test_of_many_years_the_decades_are_named_and_lead_to_their_first_year() -> None:
    many = [*years(-44, *range(1795, 1795 + MOST_YEARS)), Section("", "undated", (1,))]
    assert ways(many, ENGLISH) == (
        ("Y-44", "year--44"),
        ("1790s", "year-1795"),
        ("1800s", "year-1800"),
        ("1810s", "year-1810"),
        ("1820s", "year-1820"),
        ("", "undated"),
    )
