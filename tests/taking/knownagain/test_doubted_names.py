"""A question mark behind a name is none of the name's, where another mention has it without."""

from __future__ import annotations

import pytest

from glossator.model import Entity, EntityKind
from glossator.readers.tei.lists.entities import Named, gathered
from glossator.taking.knownagain.fullest import fullest

PLACE, WORK = EntityKind.PLACE, EntityKind.WORK


@pytest.mark.parametrize(
    ("names", "kind", "wanted"),
    [
        (("Wexcombe?", "Wexcombe"), PLACE, "Wexcombe"),
        (("Wexcombe (?)", "Wexcombe, the mill?", "Wexcombe"), PLACE, "Wexcombe"),
        (("Wexcombe", "Wexcombe?"), PLACE, "Wexcombe"),
        (("Wexcombe?",), PLACE, "Wexcombe?"),
        (("Wexcombe, the mill", "Wexcombe"), PLACE, "Wexcombe, the mill"),
        (("What is a drain?", "What is a drain"), WORK, "What is a drain?"),
    ],
)
def test_of_several_names_in_a_file_the_first_that_is_not_doubted_is_taken(
    names: tuple[str, ...], kind: EntityKind, wanted: str
) -> None:
    (one,) = gathered((), [Named("w", kind, name) for name in names], "hale.xml")
    assert (one.name, one.sort) == (wanted, wanted)


def test_a_described_place_keeps_its_name() -> None:
    described = Entity("w", PLACE, "Wexcombe?", "Wexcombe?")
    (one,) = gathered([described], [Named("w", PLACE, "Wexcombe")], "hale.xml")
    assert one.name == "Wexcombe?"


def test_of_several_sources_the_name_is_taken_that_is_not_doubted() -> None:
    several = [Entity("w", PLACE, name, name) for name in ("Ham?", "Ham?", "Ham")]
    assert [one.name for one in fullest(several).values()] == ["Ham"]
