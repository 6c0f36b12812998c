"""The timeline: letters, the publications that threads join to them, and events, by date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby

from glossator.addresses import TIMELINE
from glossator.dates import in_time, parse_date
from glossator.dates.parts import undoubted
from glossator.dates.sets import date_set
from glossator.model import Date, Event, Letter, Reference, Target, TargetKind
from glossator.site.catalogue import Catalogue, plain
from glossator.site.letter.bearing import bearings, bounds
from glossator.site.lists.finding import Entry, Finder, finder
from glossator.site.lists.listing import Listing, list_pages
from glossator.site.lists.paging import Cut, Paged, Section, paged
from glossator.site.lists.rows import Row
from glossator.site.names import kind_of_letter
from glossator.site.search.entries import event_entry
from glossator.site.sitepage import SearchEntry, SitePage
from glossator.site.threads.answers import standing
from glossator.site.typesetting.typesetter import Typesetter
from glossator.wording import Wording
from glossator.wording.dates import date_words, ends_in_words, without_link, year_words
from glossator.writers.sureness import doubt_of_letter, doubt_of_reference
from glossator.writers.yaml.references import edtf

UNDATED = "undated"
"""The fragment of what has no date."""
_YEAR = re.compile(r"-?\d\w{3}")
"""A year, a decade or a century in EDTF."""
_OPEN_YEAR = re.compile(r"-?\d{1,3}X")
"""What begins with a decade or century, whose name says more than the year it is filed under."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of the timeline."""

    target: Target
    said: Letter | Reference | Event
    date: Date | None
    wording: Wording
    doubt: str = ""
    """How sure the date is, a grade or 'unconfirmed'; empty where it is certain."""

    @property
    def kind(self) -> str:
        """'letter', 'publication' or 'event'."""
        known = {TargetKind.LETTER: "letter", TargetKind.REFERENCE: "publication"}
        return known.get(self.target.kind, "event")

    @property
    def year(self) -> int:
        """The year it is filed under."""
        return bounds(self.date)[0][0] if self.date else 0

    @property
    def words(self) -> str:
        """The date in words."""
        return date_words(self.date, self.wording)

    @property
    def around_year(self) -> tuple[str, str, str]:
        """The same, so cut that what its heading says already can be left to those who listen: '9
        January', ' 1800', ' (about)'.

        A range over several years is left whole, and so is a date that is no more than its year and
        a doubt.
        """
        whole = (self.words, "", "")
        if self.date is None or not _within_a_year(self.date):
            return whole
        year, bare = year_words(self.year, self.wording), undoubted(self.date.edtf)
        if _OPEN_YEAR.match(bare) or (self.words != year and _YEAR.fullmatch(bare)):
            return whole
        before, found, after = self.words.rpartition(year)
        once = self.words.count(year) == 1 and before and after.startswith(" ")
        if not found or (after and not once):
            return whole
        shown = without_link(before, self.wording)
        return shown, before[len(shown) :] + found, after

    @property
    def day(self) -> str:
        """What is seen of it under its year: '9 January (about)'; empty for the bare year."""
        before, _, after = self.around_year
        return before + after


def _within_a_year(date: Date) -> bool:
    first, last = date.earliest, date.latest
    if date_set(date.edtf):
        return bool(first and last and first[0] == last[0])
    begin, slash, end = date.edtf.partition("/")
    return not slash or (begin[:4].isdigit() and begin[:4] == end[:4])


@dataclass(frozen=True, slots=True)
class Year:
    """All that is dated to one year, or begins in it."""

    fragment: str
    name: str
    moments: tuple[Moment, ...]


def has_timeline(catalogue: Catalogue) -> bool:
    """Whether there is anything to put in order: a dated letter, or an event."""
    return bool(catalogue.events) or any(one.date for one in catalogue.letters.values())


def moments(catalogue: Catalogue) -> tuple[Moment, ...]:
    """Everything on the timeline by date; the undated last, letters before the rest."""
    return tuple(sorted(_found(catalogue), key=_place))


def _found(catalogue: Catalogue) -> list[Moment]:
    return [
        *(_of_letter(letter, catalogue.wording) for letter in catalogue.letters.values()),
        *_publications(catalogue),
        *(
            Moment(event.target, event, event.date, catalogue.wording)
            for event in catalogue.events.values()
        ),
    ]


def _how_many(catalogue: Catalogue) -> int:
    """The same counted, for which no letter's moment has to be made."""
    publications = sum(1 for _ in _publications(catalogue))
    return len(catalogue.letters) + publications + len(catalogue.events)


def _place(moment: Moment) -> tuple[object, ...]:
    """Where two have the same date, the letters come in the order of the edition."""
    return (0, *in_time(moment.date)) if moment.date else (1,)


def _of_letter(letter: Letter, wording: Wording) -> Moment:
    target = letter.target
    return Moment(target, letter, letter.date, wording, doubt_of_letter(letter))


def _publications(catalogue: Catalogue) -> Iterator[Moment]:
    members = (one for thread in catalogue.resolved.threads for one in thread.members)
    for target in dict.fromkeys(members):
        reference = catalogue.references.get(target.id)
        if target.kind is TargetKind.REFERENCE and reference is not None:
            doubt = doubt_of_reference(reference)
            yield Moment(target, reference, issued(reference), catalogue.wording, doubt)


def issued(reference: Reference) -> Date | None:
    """When a reference appeared; None where no date is given, or none that can be put in order."""
    given = reference.csl.get("issued")
    try:
        return parse_date(edtf(given)) if given else None
    except ValueError:
        return None


def years(dated: Iterable[Moment], wording: Wording) -> tuple[Year, ...]:
    """Moments by the year in which they begin."""
    together = groupby(dated, key=lambda moment: moment.year)
    return tuple(
        Year(f"year-{year}", year_words(year, wording), tuple(found)) for year, found in together
    )


def paged_timeline(catalogue: Catalogue) -> Paged[Moment]:
    """The timeline on as many pages as it needs."""
    return paged(TIMELINE, _sections(catalogue))


def _sections(catalogue: Catalogue) -> tuple[Section[Moment], ...]:
    """All moments by year, the undated last."""
    everything = moments(catalogue)
    dated = years((one for one in everything if one.date), catalogue.wording)
    sections = tuple(Section(year.name, year.fragment, year.moments) for year in dated)
    undated = tuple(one for one in everything if not one.date)
    if not undated:
        return sections
    return (*sections, Section(catalogue.wording.gettext("Undated"), UNDATED, undated))


def timeline_pages(catalogue: Catalogue) -> Iterator[SitePage]:
    """The pages of the timeline."""
    wording = catalogue.wording
    sections = cache(partial(_sections, catalogue))
    title = wording.gettext("Timeline")
    description = wording.gettext("Letters, publications and events by date.")

    def entries(cut: Cut[Moment]) -> tuple[SearchEntry, ...]:
        head = (SearchEntry("", title, description),) if cut.number == 1 else ()
        return (*head, *(event_entry(catalogue, one) for one in _events_on(cut)))

    listing = Listing(
        uri=TIMELINE,
        total=_how_many(catalogue),
        template="timeline.html",
        title=title,
        description=description,
        sections=sections,
        finder=lambda: _finder(_all(sections()), wording),
        more=partial(_told, catalogue, sections),
        ids=_ids,
        search=entries,
    )
    rows = partial(_in_plain_text, catalogue, sections)
    return list_pages(catalogue, listing, rows)


def _all(sections: Iterable[Section[Moment]]) -> tuple[Moment, ...]:
    return tuple(one for section in sections for one in section.entries)


def _events_on(cut: Cut[Moment]) -> Iterator[Event]:
    found = (one.said for part in cut.parts for one in part.entries)
    return (said for said in found if isinstance(said, Event))


def _ids(cut: Cut[Moment]) -> tuple[str, ...]:
    return tuple(f"event-{name}" for one in _events_on(cut) for name in (one.id, *one.formerly))


def _told(
    catalogue: Catalogue,
    sections: Callable[[], Sequence[Section[Moment]]],
    setter: Typesetter,
    cut: Cut[Moment],
) -> Mapping[str, object]:
    shown = [one.target for part in cut.parts for one in part.entries]
    return {
        "remark": _remark(sections(), catalogue.wording) if cut.number == 1 else "",
        "bearings": {one.id: bearings(catalogue, one) for one in _events_on(cut)},
        "standing": {target: standing(catalogue, target) for target in shown},
    }


def _finder(everything: Iterable[Moment], wording: Wording) -> Finder:
    kinds = {
        "letter": wording.gettext("Letters"),
        "publication": wording.gettext("Publications"),
        "event": wording.gettext("Events"),
    }
    entries = [Entry(_id(one), {"kind": (one.kind,)}) for one in everything]
    return finder(entries, {"kind": kinds.__getitem__})


def _id(moment: Moment) -> str:
    return f"{moment.kind}#{moment.target.id}"


def _in_plain_text(
    catalogue: Catalogue, sections: Callable[[], Iterable[Section[Moment]]]
) -> Iterator[Row]:
    """The rows as their template has slots for them."""
    for one in _all(sections()):
        kind, title, more, words, language = _plainly(catalogue, one)
        foreign = language if language != catalogue.wording.language else ""
        slots = (one.words, kind, title, more)
        yield Row(_id(one), *catalogue.address(one.target), slots, foreign, words)


def _plainly(catalogue: Catalogue, moment: Moment) -> tuple[str, str, str, str, str]:
    """Kind, title, what else is shown, further words, and the title's language."""
    said, wording = moment.said, catalogue.wording
    if isinstance(said, Letter):
        kind = kind_of_letter(said.kind, wording)
        return kind, said.title, catalogue.exchange(said), "", said.language
    if isinstance(said, Reference):
        title = str(said.csl.get("title", said.id))
        name = catalogue.name(moment.target)
        return wording.gettext("Publication"), title, name, "", wording.language
    kind = said.kind or wording.gettext("Event")
    return kind, said.title, "", plain(said.description), catalogue.settings.language


def _remark(sections: Sequence[Section[Moment]], wording: Wording) -> str:
    """What there is, in a sentence: '2 letters, 1 publication and 14 events, 1804 to 1902.'"""
    kinds = [moment.kind for moment in _all(sections)]
    letters, works, events = (kinds.count(one) for one in ("letter", "publication", "event"))
    words = (
        wording.ngettext("%(num)s letter", "%(num)s letters", letters) if letters else "",
        wording.ngettext("%(num)s publication", "%(num)s publications", works) if works else "",
        wording.ngettext("%(num)s event", "%(num)s events", events) if events else "",
    )
    counts = wording.joined([one for one in words if one])
    dated = [one.fragment for one in sections if one.fragment != UNDATED]
    if len(dated) < 2:
        return wording.gettext("%(counts)s.", counts=counts)
    begin, end = (int(one.removeprefix("year-")) for one in (dated[0], dated[-1]))
    first, last = ends_in_words(begin, end, wording)
    return wording.gettext(
        "%(counts)s, %(first)s to %(last)s.", counts=counts, first=first, last=last
    )
