"""A letter's page: head, text, apparatus, what else happened in its year, and the ways on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from glossator.addresses import address
from glossator.dates import Day
from glossator.directions import direction
from glossator.model import Certainty, Correspondent, Event, Evidence, Letter
from glossator.site.catalogue import Catalogue
from glossator.site.letter.apparatus import Apparatus, apparatus
from glossator.site.letter.bearing import bounds, in_order
from glossator.site.letter.citing import citations, printed_in
from glossator.site.letter.facsimiles import facsimile_ids, facsimile_of, leads
from glossator.site.letter.iiif import has_manifest, manifest_uri
from glossator.site.letter.neighbours import neighbours
from glossator.site.letter.translations import (
    renderings,
    rows_within,
    translation_ids,
    translations_of,
)
from glossator.site.names import with_images
from glossator.site.names.openings import opening
from glossator.site.search.entries import correspondents, letter_entries
from glossator.site.sitepage import Link, SitePage
from glossator.site.threads.answers import AnswerView, answers_from, answers_to
from glossator.site.typesetting.templating import render
from glossator.site.typesetting.typesetter import Typesetter
from glossator.site.views.data import downloads
from glossator.site.views.referring import headings, referring_to
from glossator.weave import Lead, Spoken, weave_letter
from glossator.wording.dates import date_words, filed_under, year_words
from glossator.writtenpaths import LETTERS


@dataclass(frozen=True, slots=True)
class Facts:
    """What a letter's front matter says, with how sure each fact is."""

    evidence: Mapping[str, Evidence]

    def of(self, fact: str) -> Evidence | None:
        """What the editor says of one fact."""
        return self.evidence.get(fact)


def letter_page(catalogue: Catalogue, letter: Letter) -> SitePage:
    """The page of one letter."""
    uri = address(letter.target)[0]

    # Made anew for each use: kept, they would be as large as the edition.
    def content(link: Link, permalink: str) -> str:
        below = apparatus(catalogue, letter)
        setter = Typesetter(catalogue, uri, link, permalink, below.fragments)
        return _letter_html(setter, letter, below)

    return SitePage(
        uri,
        catalogue.name(letter.target),
        content,
        describe=partial(_description, catalogue, letter),
        fragments=lambda: _ids(catalogue, letter, apparatus(catalogue, letter)),
        language=letter.language,
        entries=partial(letter_entries, catalogue, letter),
        correspondents=partial(correspondents, catalogue, letter),
        dated=partial(_year, catalogue, letter),
        date=letter.date.edtf if letter.date else "",
        pictured=partial(_pictured, catalogue, letter),
        letter=letter.id,
    )


def _letter_html(setter: Typesetter, letter: Letter, below: Apparatus) -> str:
    here = letter.target
    answers = answers_from(setter, here)
    return render(
        "letter.html",
        setter,
        letter=letter,
        printed=printed_in(setter.catalogue, letter),
        text=woven(setter, letter, leads=leads(letter)),
        facsimile=facsimile_of(setter, letter),
        translated=translations_of(setter, letter),
        manifest=_manifest(setter, letter),
        apparatus=below,
        facts=Facts({one.fact: one for one in letter.evidence}),
        answers=answers,
        answered_in=_by_note(answers),
        senders=_by_grade(letter.senders),
        recipients=_by_grade(letter.recipients),
        answered=answers_to(setter, here),
        referring=referring_to(setter, letter),
        neighbours=neighbours(setter.catalogue, letter),
        direction=direction(letter.language),
        citations=citations(setter.catalogue, letter, setter.permalink),
        downloads=downloads(setter.catalogue, letter.id),
        chronicle=chronicle(setter.catalogue, letter),
    )


def _manifest(setter: Typesetter, letter: Letter) -> str:
    """The address of the letter's own IIIF manifest; empty where it has none."""
    has = letter.facsimile is not None and has_manifest(setter.catalogue, letter)
    return setter.to(manifest_uri(letter.id)) if has else ""


def _by_grade(
    people: Sequence[Correspondent],
) -> Sequence[tuple[Certainty, Sequence[Correspondent]]]:
    """Those of the same certainty together, the certain first."""
    found: dict[Certainty, list[Correspondent]] = {}
    for one in people:
        found.setdefault(one.certainty, []).append(one)
    return [(grade, found[grade]) for grade in Certainty if grade in found]


def _by_note(answers: Iterable[AnswerView]) -> Mapping[str, list[AnswerView]]:
    """The answers that are said in each note, by the note's id."""
    found: dict[str, list[AnswerView]] = {}
    for one in answers:
        if one.note:
            found.setdefault(one.note.id, []).append(one)
    return found


def woven(
    page: Typesetter,
    letter: Letter,
    prefix: str = "",
    noteref: str = "",
    leads: Iterable[Lead] = (),
) -> Markup:
    """The letter's text; `prefix` stands before every id, where several letters share a page;
    `noteref` are further attributes of each sign of a note; `leads` are where its page breaks
    lead."""
    resolved, wording = page.catalogue.resolved, page.wording
    spoken = Spoken(wording, wording.lang_among(letter.language))
    address = partial(page.address, folder=LETTERS)
    return Markup(
        weave_letter(
            letter, resolved, page.href, page.name, prefix, spoken, noteref, address, leads,
            renderings(letter, page) if letter.translations and not prefix else {},
            rows_within(letter) if letter.translations and not prefix else {},
        )
    )  # fmt: skip


def word_count(letter: Letter) -> int:
    """How many words the letter has, by blanks."""
    return len(letter.text.split())


def _year(catalogue: Catalogue, letter: Letter) -> str:
    year = filed_under(letter.date)
    return year_words(int(year), catalogue.wording) if year else ""


def _pictured(catalogue: Catalogue, letter: Letter) -> str:
    """Of use only where some letter has images."""
    wording, some = catalogue.wording, catalogue.has_images
    return with_images(letter.has_images, wording) if some else ""


def _description(catalogue: Catalogue, letter: Letter) -> str:
    facts = filter(None, (catalogue.exchange(letter), date_words(letter.date, catalogue.wording)))
    return ". ".join((*facts, opening(letter, 120)))


def _ids(catalogue: Catalogue, letter: Letter, below: Apparatus) -> tuple[str, ...]:
    """The fragments of a letter's page: blocks, points, signs, mentions, and the apparatus."""
    blocks = [block.id for block in letter.blocks]
    blocks += [old for block in letter.blocks for old in block.get("formerly").split()]
    points = [span.get("id") for block in letter.blocks for span in block.spans if span.get("id")]
    notes = [name for entry in below.notes for name in _note_ids(entry.anchor.note.id)]
    former = [f"note-{old}" for entry in below.notes for old in entry.anchor.note.formerly]
    source = letter.target
    mentions = [
        one.anchor
        for one in catalogue.resolved.by_source.get(source, ())
        if not one.part or one.in_translation
    ]
    answered = catalogue.resolved.answers_to.get(source, ())
    passages = [f"{way}{one.anchor}" for one in answered if one.anchor for way in ("", "where-")]
    listed = [entry.fragment for entry in (*below.references, *below.cited_in_notes)]
    return (
        *blocks, *points, *notes, *former, *mentions, *passages, *listed, *below.fragments.values(),
        *facsimile_ids(letter), *translation_ids(letter), *headings(catalogue, letter),
        "notes", "terms", "references", "people", "about", "cite", "answers", "used",
    )  # fmt: skip


def _note_ids(note: str) -> tuple[str, str]:
    return f"note-{note}", f"at-{note}"


MOST = 10


class Chronicle(NamedTuple):
    """The events of a year, by date."""

    year: str
    """In words."""
    events: tuple[Event, ...]
    more: bool
    """Whether there are others, further from the letter."""


def chronicle(catalogue: Catalogue, letter: Letter) -> Chronicle | None:
    """The events that the timeline files under a letter's year; None where there are none."""
    year = filed_under(letter.date)
    found = catalogue.events_of.get(year, ())
    if letter.date is None or not year or not found:
        return None
    here = _days(bounds(letter.date)[0])
    near = sorted(found, key=lambda event: abs(_days(bounds(event.date)[0]) - here))
    nearest = {event.id for event in near[:MOST]}
    words = year_words(int(year), catalogue.wording)
    shown = in_order(event for event in found if event.id in nearest)
    return Chronicle(words, shown, len(found) > MOST)


def _days(day: Day) -> int:
    """A day's place in time, for comparison alone: months are taken to be of 31 days."""
    year, month, of_month = day
    return (year * 12 + month) * 31 + of_month
