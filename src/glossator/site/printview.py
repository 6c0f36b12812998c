"""The whole edition on one page, for the printer: every letter with its notes, then one glossary,
one bibliography, and people and places once.

Each letter's ids carry its own id and a stroke before them, 'reed-1804/p3', so that none stands
twice; links into the edition stay within the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from glossator.directions import direction
from glossator.model import Entity, Letter, Target, TargetKind, Term
from glossator.resolve.names import entity_target
from glossator.site.addresses import GLOSSARY, LETTERS, PARTIES, PRINT, REFERENCES, Link, address
from glossator.site.answers import AnswerView, answers_from, answers_to
from glossator.site.apparatus import Apparatus, apparatus
from glossator.site.catalogue import Catalogue
from glossator.site.citing import printed_in
from glossator.site.letterview import Facts, woven
from glossator.site.listviews import filing
from glossator.site.sitepage import SitePage
from glossator.site.templating import render
from glossator.site.typesetter import Typesetter


@dataclass(frozen=True, slots=True)
class PrintedLetter:
    """A letter as it stands on the page, with all that its template asks for."""

    letter: Letter
    prefix: str
    page: Typesetter
    """Its own: citations lead to its own list of references."""
    text: Markup
    direction: str
    facts: Facts
    printed: str
    apparatus: Apparatus
    answers: tuple[AnswerView, ...]
    answered: tuple[AnswerView, ...]


def print_page(catalogue: Catalogue) -> SitePage:
    """The page that prints the edition. Search passes it by: each hit would come twice."""

    def content(link: Link, permalink: str) -> str:
        inward = within(catalogue, link)
        setter = Typesetter(catalogue, PRINT, inward, permalink)
        return render("print.html", setter,
                      letters=[_letter(catalogue, one, inward, permalink)
                               for one in catalogue.letters.values()],
                      terms=_terms(catalogue), entities=_entities(catalogue),
                      references=sorted(catalogue.references.values(), key=filing),
                      published=catalogue.settings.address or permalink)  # fmt: skip

    return SitePage(
        PRINT,
        catalogue.wording.gettext("The whole edition on one page"),
        content,
        description=catalogue.wording.gettext(
            "All letters with their notes, the glossary and the references, to be printed."
        ),
        language=catalogue.settings.language,
    )


def within(catalogue: Catalogue, link: Link) -> Link:
    """Links that lead to a letter or entry where it stands in this page, others as they were."""
    letters = {address(Target(TargetKind.LETTER, one))[0]: one for one in catalogue.letters}
    entries = _entries(catalogue)

    def inward(uri: str, fragment: str) -> str:
        if uri in letters:
            letter = letters[uri]
            return f"#{letter}/{fragment}" if fragment else f"#letter-{letter}"
        if uri == REFERENCES:
            return f"#{fragment or 'references'}"
        return f"#{entries[uri]}" if uri in entries else link(uri, fragment)

    return inward


def _entries(catalogue: Catalogue) -> Mapping[str, str]:
    """The id in this page of what has a page of its own elsewhere."""
    terms = [Target(TargetKind.TERM, one) for one in catalogue.terms]
    targets = (*terms, *(entity_target(one) for one in catalogue.edition.entities))
    made = {address(target)[0]: f"{target.kind}-{target.id}" for target in targets}
    return made | {LETTERS: "contents", GLOSSARY: "glossary", PARTIES: "people"}


def _letter(catalogue: Catalogue, letter: Letter, inward: Link, permalink: str) -> PrintedLetter:
    prefix = f"{letter.id}/"
    below = apparatus(catalogue, letter)
    listed = {one.target: one.fragment for one in reversed(below.references) if one.listed}
    here = {target: prefix + fragment for target, fragment in listed.items()}
    page = Typesetter(catalogue, PRINT, inward, permalink, here)
    target = Target(TargetKind.LETTER, letter.id)
    return PrintedLetter(
        letter, prefix, page, woven(page, letter, prefix), direction(letter.language),
        Facts({one.fact: one for one in letter.evidence}), printed_in(catalogue, letter), below,
        answers_from(page, target), answers_to(page, target),
    )  # fmt: skip


def _terms(catalogue: Catalogue) -> list[Term]:
    return sorted(catalogue.terms.values(), key=lambda term: term.name.casefold())


def _entities(catalogue: Catalogue) -> list[Entity]:
    return sorted(catalogue.edition.entities, key=lambda one: (one.sort or one.name).casefold())
