"""Previews: of what a page links to elsewhere, of that only, and in few words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from pages_seen import link

from glossator.edition import read_edition
from glossator.model import Target, TargetKind
from glossator.resolve import resolve
from glossator.site.catalogue import Catalogue
from glossator.site.typesetting.previews import MOST, Preview, previews
from glossator.site.typesetting.typesetter import Typesetter
from glossator.site.views.entities import entity_pages
from glossator.site.views.glossary import glossary_pages
from glossator.writers.citations.references import formatted, short_labels

DRAINS = Path(__file__).parents[1] / "editions" / "drains" / "docs"
LETTER = Target(TargetKind.LETTER, "hale-1805-01-02")
OTHER = Target(TargetKind.LETTER, "reed-1804-12-20")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    edition, _ = read_edition(DRAINS)
    labels = short_labels(edition.references)
    return Catalogue(resolve(edition, labels)[0], formatted(edition.references), labels)


def linking(catalogue: Catalogue, *targets: Target, here: tuple[Target, ...] = ()) -> Typesetter:
    """A page that links to these targets."""
    known = dict.fromkeys(here, "somewhere")
    setter = Typesetter(catalogue, "letters/hale-1805-01-02.md", link, here=known)
    for target in targets:
        setter.away(target)
    return setter


def of(catalogue: Catalogue, target: Target) -> Preview:
    (made,) = previews(linking(catalogue, target))
    return made


def test_a_letter_shows_its_title_who_writes_to_whom_and_its_first_words(catalogue) -> None:
    letter = catalogue.letters[OTHER.id]
    made = of(catalogue, OTHER)
    assert made.shown.title == letter.title
    assert made.shown.facts[0] == catalogue.exchange(letter)
    assert made.shown.text and str(made.shown.text)[:20] in " ".join(letter.text.split())
    assert made.href == "@letters/reed-1804-12-20.md"


def test_every_note_term_reference_and_entity_has_a_preview(catalogue) -> None:
    targets = [Target(TargetKind.NOTE, one, letter) for letter, one in ((note.letter, note.id) for note in catalogue.edition.notes)
               if letter != LETTER.id]  # fmt: skip
    targets += [Target(TargetKind.TERM, one) for one in catalogue.terms]
    targets += [Target(TargetKind.REFERENCE, one) for one in catalogue.references]
    targets += [Target(TargetKind.EVENT, one) for one in catalogue.events]
    targets += list(catalogue.entities)
    made = previews(linking(catalogue, *targets))
    assert [one.target for one in made] == targets
    assert all(one.shown.title and len(str(one.shown.text)) < 600 for one in made)


def test_what_stands_in_the_page_itself_needs_none(catalogue) -> None:
    term = Target(TargetKind.TERM, next(iter(catalogue.terms)))
    assert previews(linking(catalogue, term, LETTER, here=(term,))) == ()


def test_each_target_has_one_preview_however_often_it_is_linked_to(catalogue) -> None:
    assert len(previews(linking(catalogue, OTHER, OTHER))) == 1


def test_a_target_that_there_is_not_has_none(catalogue) -> None:
    gone = [Target(kind, "nowhere", "nowhere") for kind in TargetKind]
    assert previews(linking(catalogue, *gone)) == ()


def test_a_page_never_carries_more_than_so_many(catalogue) -> None:
    setter = linking(catalogue)
    many = [Target(TargetKind.TERM, one) for one in catalogue.terms]
    setter.linked.update(dict.fromkeys(many))
    assert len(previews(setter)) <= MOST


def test_nothing_of_a_note_is_kept_when_a_page_is_written(catalogue) -> None:
    fresh = replace(catalogue, previews={}, mentioning={}, fragments=defaultdict(dict))
    written = "".join(one.html(link) for one in (*entity_pages(fresh), *glossary_pages(fresh)))
    assert 'data-kind="note"' in written
    kept = (*fresh.previews, *fresh.mentioning, *fresh.fragments["preview"])
    assert {TargetKind.LETTER} < {one.kind for one in kept}
    assert TargetKind.NOTE not in {one.kind for one in kept}
