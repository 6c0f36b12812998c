"""The list of letters: its rows, its headings by year, what it may be sorted and filtered by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby

from glossator.addresses import LETTERS, address
from glossator.model import Correspondent, Date, Letter, Target, TargetKind
from glossator.site.catalogue import Catalogue
from glossator.site.lists.finding import LONG, Entry, Finder, Key, Names, finder
from glossator.site.lists.initials import filing
from glossator.site.lists.letteryears import MOST_YEARS
from glossator.site.lists.listing import Listing, list_pages
from glossator.site.lists.paging import Cut, Section
from glossator.site.lists.rows import Row
from glossator.site.names import (
    grade,
    initial_capital,
    kind_of_letter,
    language_name,
    status_of_letter,
    with_images,
)
from glossator.site.names.openings import opening
from glossator.site.sitepage import SitePage
from glossator.site.typesetting.typesetter import Typesetter
from glossator.site.views.correspondences import (
    UNSEEN,
    asked_values,
    periods_named,
)
from glossator.site.views.letter import word_count
from glossator.site.views.onepage import DOSSIER_URI
from glossator.wording import Wording
from glossator.wording.dates import date_words, filed_under, unbroken, year_words
from glossator.writers.sureness import doubt_of_letter

_LAST = (9999, 12, 31)
_WITHOUT = "without"
_ORDERS = ("date", "-date", "from", "to", "title", "-words", "words")


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One letter in the list."""

    letter: Letter
    target: Target
    opening: str
    words: int
    date: str
    doubt: str
    """How sure the date is; empty where it is certain."""
    exchange: str
    """Who writes to whom; empty where the title says just that."""
    names: str
    """Those who write and are written to, where the row itself leaves some out; and the place."""
    measure: str
    """What it is, from where, and how long: 'Letter, draft · Hof · 900 words · 15 notes · 3
    images'; and the languages of its translations."""


def letters_pages(catalogue: Catalogue) -> Iterator[SitePage]:
    """The list of letters."""
    rows = cache(partial(_rows, catalogue))
    wording, total = catalogue.wording, len(catalogue.letters)
    description = wording.ngettext(
        "The letter of this edition.", "The %(num)s letters of this edition by date.", total
    )
    listing = Listing(
        uri=LETTERS,
        total=total,
        template="letters.html",
        title=wording.gettext("Letters"),
        description=description,
        sections=lambda: _by_year(rows(), wording),
        finder=lambda: _finder(catalogue, rows()),
        more=partial(_more, catalogue),
    )
    return list_pages(catalogue, listing, lambda: _in_plain_text(rows(), wording))


def _more(catalogue: Catalogue, setter: Typesetter, cut: Cut[LetterRow]) -> dict[str, object]:
    """The script that offers to print what the list shows, where a page can; and the periods by
    which letters are counted elsewhere."""
    between = catalogue.correspondences
    told = between.says_something
    return {
        "dossier": setter.to(DOSSIER_URI) if catalogue.on_one_page else "",
        "counted": told,
        "periods": periods_named(between, catalogue.wording) if told else {},
    }


def _rows(catalogue: Catalogue) -> tuple[LetterRow, ...]:
    return tuple(_row(catalogue, letter) for letter in catalogue.letters.values())


def _row(catalogue: Catalogue, letter: Letter) -> LetterRow:
    names, exchange = _names(catalogue, letter), catalogue.exchange(letter)
    words, place = word_count(letter), _place(catalogue, letter)
    return LetterRow(
        letter,
        letter.target,
        opening(letter),
        words,
        date_words(letter.date, catalogue.wording) or catalogue.wording.gettext("undated"),
        doubt_of_letter(letter),
        exchange if exchange != letter.title or names else "",
        ", ".join(filter(None, (names, place))),
        _measure(catalogue, letter, words),
    )


def _place(catalogue: Catalogue, letter: Letter) -> str:
    return catalogue.name(Target(TargetKind.PLACE, letter.place)) if letter.place else ""


def _measure(catalogue: Catalogue, letter: Letter, words: int) -> str:
    wording, notes = catalogue.wording, len(catalogue.anchors[letter.id])
    images = len(letter.facsimile.images) if letter.facsimile else 0
    kind = initial_capital(kind_of_letter(letter.kind, wording))
    if letter.status != "complete":
        kind = f"{kind}, {status_of_letter(letter.status, wording)}"
    counted = (
        _place(catalogue, letter),
        wording.ngettext("%(num)s word", "%(num)s words", words) if words else "",
        wording.ngettext("%(num)s note", "%(num)s notes", notes) if notes else "",
        wording.ngettext("%(num)s image", "%(num)s images", images) if images else "",
        _translated(letter, wording),
    )
    return " · ".join(filter(None, (kind, *counted)))


def _translated(letter: Letter, wording: Wording) -> str:
    into = ", ".join(wording.language_name(one) for one in letter.translated_into)
    return wording.gettext("translation: %(language)s", language=into) if into else ""


def _in_plain_text(rows: Sequence[LetterRow], wording: Wording) -> Iterator[Row]:
    """The rows as their template has slots for them."""
    for row in rows:
        letter = row.letter
        language = letter.language if letter.language != wording.language else ""
        doubt = grade(row.doubt, wording) if row.doubt else ""
        slots = (unbroken(row.date), letter.title, row.exchange, row.opening, row.measure, doubt)
        uri = address(row.target)[0]
        yield Row(letter.id, uri, "", slots, language, row.names)


def _names(catalogue: Catalogue, letter: Letter) -> str:
    shown = catalogue.exchange(letter)
    ids = dict.fromkeys(one.party for one in letter.correspondents)
    names = (catalogue.name(Target(TargetKind.PARTY, party)) for party in ids)
    return ", ".join(name for name in names if name not in shown)


def _by_year(rows: Sequence[LetterRow], wording: Wording) -> tuple[Section[LetterRow], ...]:
    """Headings only where the list is long and spans more than one year."""
    together = groupby(rows, key=lambda one: filed_under(one.letter.date))
    groups = [(year, tuple(found)) for year, found in together]
    if len(rows) < LONG or len(groups) < 2:
        return (Section("", "", tuple(rows)),) if rows else ()
    return tuple(
        Section(_year_name(year, wording), f"year-{year}" if year else "undated", found)
        for year, found in groups
    )


def _year_name(year: str, wording: Wording) -> str:
    return year_words(int(year), wording) if year else ""


def _decade_name(year: str, wording: Wording) -> str:
    return wording.gettext("%(decade)ss", decade=year) if year else ""


def _finder(catalogue: Catalogue, rows: Sequence[LetterRow]) -> Finder:
    years = {filed_under(row.letter.date) for row in rows} - {""}
    decades = len(years) > MOST_YEARS
    by = _decade if decades else filed_under
    wording = catalogue.wording
    when = _decade_name if decades else _year_name
    between = catalogue.correspondences
    counted_in = between.periods
    entries = [
        Entry(
            row.letter.id,
            _values(row.letter, by(row.letter.date)) | asked_values(row.letter, counted_in),
            _filed(catalogue, row),
        )
        for row in rows
    ]
    filters: dict[str, Names] = {
        "party": catalogue.filed_name,
        "decade" if decades else "year": partial(when, wording=wording),
        "kind": lambda one: initial_capital(kind_of_letter(one, wording)),
        "language": partial(language_name, wording=wording),
        "images": lambda one: with_images(one == "with", wording),
        "translation": lambda one: _translation(one, wording),
    }
    return finder(entries, filters, _ORDERS, UNSEEN if between.says_something else ())


def _decade(date: Date | None) -> str:
    year = filed_under(date)
    return str(int(year) // 10 * 10) if year else ""


def _values(letter: Letter, when: str) -> dict[str, tuple[str, ...]]:
    dated = (when,) if when else ()
    return {
        "party": tuple(one.party for one in letter.correspondents),
        "year": dated,
        "decade": dated,
        "kind": (letter.kind,),
        "language": (letter.language,),
        "images": ("with" if letter.has_images else "without",),
        "translation": letter.translated_into or (_WITHOUT,),
    }


def _translation(language: str, wording: Wording) -> str:
    without = language == _WITHOUT
    return wording.gettext("Without translation") if without else language_name(language, wording)


def _filed(catalogue: Catalogue, row: LetterRow) -> dict[str, Key]:
    letter = row.letter
    return {
        "date": (letter.date and letter.date.first_known) or _LAST,
        "from": _first(catalogue, letter.senders),
        "to": _first(catalogue, letter.recipients),
        "title": letter.title.casefold().lstrip("([“‘\"'"),
        "words": row.words,
    }


def _first(catalogue: Catalogue, correspondents: Sequence[Correspondent]) -> tuple[bool, Key]:
    """The first name as it is filed; letters without one come last."""
    if not correspondents:
        return True, ()
    return False, filing(catalogue.filed_name(correspondents[0].party))
