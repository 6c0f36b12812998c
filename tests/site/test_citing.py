"""What a letter's citation says: who, what, when, to whom, where printed, how sure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from glossator.dates import parse_date
from glossator.edition import read_edition
from glossator.model import Certainty, Correspondent, Evidence, Printed, Settings
from glossator.resolve import resolve
from glossator.resolve.resolved import Resolved
from glossator.site.catalogue import Catalogue
from glossator.site.letter.citing import bracketed, citations, cited_letter, edition_citations
from glossator.writers.citations.letters import STYLES
from glossator.writers.citations.references import short_labels

EDITION = Path(__file__).parents[1] / "editions" / "drains" / "docs"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    edition, _ = read_edition(EDITION)
    labels = short_labels(edition.references)
    resolved, _ = resolve(edition, labels)
    return Catalogue(resolved, {}, labels)


def own(catalogue: Catalogue, **changes: object) -> str:
    letter = replace(catalogue.letters["hale-1805-01-02"], **changes)  # type: ignore[arg-type]
    return citations(catalogue, letter, "https://example.org/a/")[0].html.striptags()


def test_what_is_likely_stands_in_brackets_and_what_is_less_has_a_question_mark() -> None:
    said = [bracketed("Reed", one) for one in Certainty]
    assert said == ["Reed", "[Reed]", "[Reed?]", "[Reed?]"]


def test_a_citation_says_who_what_to_whom_when_and_where(catalogue: Catalogue) -> None:
    assert own(catalogue) == (
        "[Anne Hale], ‘In defence of drains’, letter to Thomas Reed, [2 January 1805 (about)]. "
        "In Letters on the drains. https://example.org/a/"
    )


def test_a_letter_to_the_editor_goes_to_one_of_whom_it_is_addressed_to(
    catalogue: Catalogue,
) -> None:
    assert "letter to the editor of Thomas Reed, " in own(catalogue, kind="letter to the editor")
    assert "letter to the editor, " in own(catalogue, kind="letter to the editor", recipients=())


def test_the_year_of_a_date_that_is_about_says_so(catalogue: Catalogue) -> None:
    letter = catalogue.letters["hale-1805-01-02"]
    assert cited_letter(catalogue, letter).year == "[c. 1805]"
    sure = replace(letter, evidence=())
    assert cited_letter(catalogue, sure).year == "c. 1805"
    span = replace(sure, date=parse_date("1804/1805"))
    assert cited_letter(catalogue, span).year == "1804 to 1805"


def test_where_it_was_printed_is_told_with_its_pages_and_how_sure(catalogue: Catalogue) -> None:
    line = own(
        catalogue,
        printed=Printed("young-1797", "14-15"),
        evidence=(Evidence("printed", Certainty.LIKELY),),
    )
    assert "; printed in [" in line
    assert "pp. 14-15]" in line


def test_of_many_senders_the_first_two_are_named(catalogue: Catalogue) -> None:
    line = own(catalogue, senders=(Correspondent("anne-hale"), Correspondent("thomas-reed")) * 2)
    assert line.startswith("Anne Hale, Thomas Reed and 2 others, ‘")


def test_a_letter_of_which_little_is_known_has_no_empty_places(catalogue: Catalogue) -> None:
    line = own(catalogue, senders=(), recipients=(), date=None, evidence=())
    assert line.startswith("‘In defence of drains’, letter. In Letters on the drains.")


def test_editors_and_version_are_told_where_they_are_given(catalogue: Catalogue) -> None:
    edition = catalogue.resolved.edition
    assert isinstance(edition.settings, Settings)
    settings = replace(edition.settings, version="2", date=parse_date("1902-05"))
    old = catalogue.resolved
    newer = Resolved(
        replace(edition, settings=settings), old.anchors, old.mentions, old.answers, old.threads
    )
    assert "In Letters on the drains, version 2 (May 1902)." in own(Catalogue(newer))


def test_each_citation_has_one_place_for_an_address(catalogue: Catalogue) -> None:
    letter = catalogue.letters["reed-1804-12-20"]
    for one in citations(catalogue, letter, ""):
        assert one.html.count("<span data-address></span>") == 1, one


def test_the_edition_is_cited_in_its_own_form_and_in_every_style(catalogue: Catalogue) -> None:
    own_form, *styled = edition_citations(catalogue, "https://example.org/")
    assert own_form.html.striptags() == "Letters on the drains. https://example.org/"
    assert [one.style for one in styled] == [one.id for one in STYLES]
    for one in (own_form, *styled):
        assert one.html.count("<span data-address>https://example.org/</span>") == 1, one
