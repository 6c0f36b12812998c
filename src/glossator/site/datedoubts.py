"""How sure a date is, in the word that stands beside it; what is certain has none."""

from __future__ import annotations

from glossator.model import Letter, Reference

UNCONFIRMED = "unconfirmed"
"""Not a grade: no source confirms what a reference's record has."""


def doubt_of_letter(letter: Letter) -> str:
    """A grade; empty where the letter's date is certain."""
    said = next((one.certainty.value for one in letter.evidence if one.fact == "date"), "certain")
    return "" if said == "certain" else said


def doubt_of_reference(reference: Reference | None) -> str:
    """`UNCONFIRMED`, or empty."""
    return UNCONFIRMED if reference and "issued" in reference.unconfirmed else ""
