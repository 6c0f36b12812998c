"""The timeline: letters, the publications that threads join to them, and events, by date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby

from glossator.addresses import TIMELINE
from glossator.dates import parse_date
from glossator.model import Date, Event, Letter, Reference, Target, TargetKind
from glossator.site.answers import standing
from glossator.site.bearing import bearings, bounds
from glossator.site.catalogue import Catalogue
from glossator.site.datewords import date_words, year_words
from glossator.site.searchentries import event_entries
from glossator.site.sitepage import Link, SearchEntry, SitePage
from glossator.site.templating import render
from glossator.site.typesetter import Typesetter
from glossator.wording import Wording
from glossator.writers.yaml.references import edtf


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
    def day(self) -> str:
        """The same without the year of its heading: '8 September'; empty for the bare year.

        A range is left whole, and so is a date that does not end with its year.
        """
        if self.date is None or "/" in self.date.edtf:
            return self.words
        return self.words.removesuffix(year_words(self.year, self.wording)).rstrip()


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
    found = [
        *(_of_letter(letter, catalogue.wording) for letter in catalogue.letters.values()),
        *_publications(catalogue),
        *(_of_event(event, catalogue.wording) for event in catalogue.events.values()),
    ]
    return tuple(sorted(found, key=_place))


def _place(moment: Moment) -> tuple[object, ...]:
    """Where two have the same date, the letters come in the order of the edition."""
    return (0, *bounds(moment.date)) if moment.date else (1,)


def _of_letter(letter: Letter, wording: Wording) -> Moment:
    said = next((one.certainty.value for one in letter.evidence if one.fact == "date"), "certain")
    doubt = "" if said == "certain" else said
    return Moment(Target(TargetKind.LETTER, letter.id), letter, letter.date, wording, doubt)


def _publications(catalogue: Catalogue) -> Iterator[Moment]:
    members = (one for thread in catalogue.resolved.threads for one in thread.members)
    for target in dict.fromkeys(members):
        reference = catalogue.references.get(target.id)
        if target.kind is TargetKind.REFERENCE and reference is not None:
            doubt = "unconfirmed" if "issued" in reference.unconfirmed else ""
            yield Moment(target, reference, issued(reference), catalogue.wording, doubt)


def issued(reference: Reference) -> Date | None:
    """When a reference appeared; None where no date is given, or none that can be put in order."""
    given = reference.csl.get("issued")
    try:
        return parse_date(edtf(given)) if given else None
    except ValueError:
        return None


def _of_event(event: Event, wording: Wording) -> Moment:
    return Moment(Target(TargetKind.EVENT, event.id), event, event.date, wording)


def years(dated: Iterable[Moment], wording: Wording) -> tuple[Year, ...]:
    """Moments by the year in which they begin."""
    together = groupby(dated, key=lambda moment: moment.year)
    return tuple(
        Year(f"year-{year}", year_words(year, wording), tuple(found)) for year, found in together
    )


def timeline_page(catalogue: Catalogue) -> SitePage:
    """The page of the timeline."""
    wording = catalogue.wording
    everything = cache(partial(moments, catalogue))

    @cache
    def dated() -> tuple[Year, ...]:
        return years((one for one in everything() if one.date), wording)

    def content(link: Link, permalink: str) -> str:
        return render(
            "timeline.html",
            Typesetter(catalogue, TIMELINE, link, permalink),
            years=dated(),
            undated=tuple(one for one in everything() if not one.date),
            remark=_remark(everything(), dated(), wording),
            bearings={event.id: bearings(catalogue, event) for event in catalogue.events.values()},
            standing={one.target: standing(catalogue, one.target) for one in everything()},
        )

    def fragments() -> tuple[str, ...]:
        events = catalogue.events.values()
        ids = (f"event-{name}" for one in events for name in (one.id, *one.formerly))
        undated = ("undated",) if any(not one.date for one in everything()) else ()
        return (*ids, *(year.fragment for year in dated()), *undated)

    title = wording.gettext("Timeline")
    description = wording.gettext("Letters, publications and events by date.")
    return SitePage(
        TIMELINE,
        title,
        content,
        describe=partial(str, description),
        fragments=fragments,
        listed=True,
        language=catalogue.settings.language,
        entries=lambda: (SearchEntry("", title, description), *event_entries(catalogue)),
    )


def _remark(everything: Iterable[Moment], years: Sequence[Year], wording: Wording) -> str:
    """What there is, in a sentence: '2 letters, 1 publication and 14 events, 1804 to 1902.'"""
    kinds = [moment.kind for moment in everything]
    letters, works, events = (kinds.count(one) for one in ("letter", "publication", "event"))
    words = (
        wording.ngettext("%(num)s letter", "%(num)s letters", letters) if letters else "",
        wording.ngettext("%(num)s publication", "%(num)s publications", works) if works else "",
        wording.ngettext("%(num)s event", "%(num)s events", events) if events else "",
    )
    counts = wording.joined([one for one in words if one])
    if len(years) < 2:
        return wording.gettext("%(counts)s.", counts=counts)
    return wording.gettext(
        "%(counts)s, %(first)s to %(last)s.",
        counts=counts, first=years[0].name, last=years[-1].name,
    )  # fmt: skip
