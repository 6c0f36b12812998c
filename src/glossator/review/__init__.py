"""What a careful second reader would say of an edition that can be read and resolved.

Each rule is a pure function over the resolved edition, in the module of what it looks at.
"""

from __future__ import annotations

from glossator.problems import Problem, in_order
from glossator.resolve.resolved import Resolved
from glossator.review.answering import answers_before, answers_themselves, answers_without_passage
from glossator.review.dating import (
    letters_outside_a_life,
    letters_to_come,
    letters_to_oneself,
)
from glossator.review.entries import (
    names_of_no_block,
    odd_identifiers,
    see_circles,
    undefined_terms,
    unused_senses,
)
from glossator.review.facsimiles import facsimiles, pages_twice
from glossator.review.files import missing_files
from glossator.review.neighbouring import stored_neighbours
from glossator.review.slips import (
    names_in_quotation_marks,
    names_shared,
    persons_filed_by_first_name,
)
from glossator.review.sources import (
    citations_without_brackets,
    links_in_one_bracket,
    unsourced_notes,
)
from glossator.review.translations import translations
from glossator.review.unused import uncited_references, unnamed_entities, unused_terms
from glossator.review.waiting import waits_in_vain

__all__ = ["review"]

_RULES = (
    answers_before,
    answers_themselves,
    answers_without_passage,
    citations_without_brackets,
    facsimiles,
    letters_outside_a_life,
    letters_to_come,
    letters_to_oneself,
    links_in_one_bracket,
    missing_files,
    names_of_no_block,
    names_in_quotation_marks,
    names_shared,
    odd_identifiers,
    pages_twice,
    persons_filed_by_first_name,
    see_circles,
    stored_neighbours,
    translations,
    uncited_references,
    undefined_terms,
    unnamed_entities,
    unsourced_notes,
    unused_senses,
    unused_terms,
    waits_in_vain,
)


def review(resolved: Resolved) -> tuple[Problem, ...]:
    """Everything that these rules find, in order, each at its rule's own level."""
    return in_order(problem for rule in _RULES for problem in rule(resolved))
