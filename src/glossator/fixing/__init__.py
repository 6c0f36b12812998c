"""Cures that can be written into an edition's files without guessing.

Files are changed as text, at the places that our own YAML reader names. A YAML library that keeps
comments still writes the whole file anew, wraps long lines and changes indentation; an edit here
touches the lines that it shows and no other.
"""

from __future__ import annotations

from glossator.fixing.cures import Cure, Undecided
from glossator.fixing.proposal import Proposal, diff, propose
from glossator.fixing.writing import Outcome, write

__all__ = ["Cure", "Outcome", "Proposal", "Undecided", "diff", "propose", "write"]
