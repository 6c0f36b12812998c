"""The list of letters: its rows, its headings by year, what it may be sorted and filtered by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from glossator.model import Correspondent, Letter, Target, TargetKind
from glossator.site.addresses import LETTERS, Link
from glossator.site.catalogue import Catalogue
from glossator.site.datewords import year_words
from glossator.site.finding import LONG, Entry, Finder, Key, Names, finder
from glossator.site.letterview import word_count
from glossator.site.names import initial_capital, kind_of_letter, language_name
from glossator.site.openings import opening
from glossator.site.sitepage import SitePage
from glossator.site.templating import render
from glossator.site.typesetter import Typesetter
from glossator.wording import Wording

_MOST_YEARS = 30
"""A menu of more is one of decades."""
_LAST = (9999, 12, 31)
_ORDERS = ("date", "-date", "from", "to", "title", "-words", "words")


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One letter in the list."""

    letter: Letter
    target: Target
    opening: str
    notes: int
    words: int
    names: str
    """Those who write and are written to, where the row itself leaves some out."""


@dataclass(frozen=True, slots=True)
class YearOfLetters:
    """The letters of one year; a short list has no years."""

    year: str
    """As readers say it; empty for the undated, and where the list is one whole."""
    fragment: str
    rows: tuple[LetterRow, ...]


def letters_page(catalogue: Catalogue) -> SitePage:
    """The list of letters."""
    rows = tuple(_row(catalogue, letter) for letter in catalogue.letters.values())
    years = _by_year(rows, catalogue.wording)
    finding = _finder(catalogue, rows)

    def content(link: Link, permalink: str) -> str:
        setter = Typesetter(catalogue, LETTERS, link, permalink)
        return render("letters.html", setter, years=years, finding=finding)

    return SitePage(
        LETTERS,
        catalogue.wording.gettext("Letters"),
        content,
        description=catalogue.wording.ngettext(
            "The letter of this edition.", "The %(num)s letters of this edition by date.", len(rows)
        ),
        ids=tuple(year.fragment for year in years if year.fragment),
        listed=True,
        language=catalogue.settings.language,
    )


def _row(catalogue: Catalogue, letter: Letter) -> LetterRow:
    target = Target(TargetKind.LETTER, letter.id)
    notes = len(catalogue.anchors[letter.id])
    names = _names(catalogue, letter)
    return LetterRow(letter, target, opening(letter), notes, word_count(letter), names)


def _names(catalogue: Catalogue, letter: Letter) -> str:
    shown = catalogue.exchange(letter)
    ids = dict.fromkeys(one.party for one in (*letter.senders, *letter.recipients))
    names = (catalogue.name(Target(TargetKind.PARTY, party)) for party in ids)
    return ", ".join(name for name in names if name not in shown)


def _by_year(rows: Sequence[LetterRow], wording: Wording) -> tuple[YearOfLetters, ...]:
    """Headings only where the list is long and spans more than one year."""
    together = groupby(rows, key=lambda one: _year(one.letter))
    groups = [(year, tuple(found)) for year, found in together]
    if len(rows) < LONG or len(groups) < 2:
        return (YearOfLetters("", "", tuple(rows)),) if rows else ()
    return tuple(
        YearOfLetters(_year_name(year, wording), f"year-{year}" if year else "undated", found)
        for year, found in groups
    )


def _year(letter: Letter) -> str:
    """The year in which a letter is filed, by the astronomers' count; empty where it has none."""
    day = letter.date and (letter.date.earliest or letter.date.latest)
    return str(day[0]) if day else ""


def _year_name(year: str, wording: Wording) -> str:
    return year_words(int(year), wording) if year else ""


def _decade_name(year: str, wording: Wording) -> str:
    return wording.gettext("%(decade)ss", decade=year) if year else ""


def _finder(catalogue: Catalogue, rows: Sequence[LetterRow]) -> Finder:
    years = {_year(row.letter) for row in rows} - {""}
    decades = len(years) > _MOST_YEARS
    by = _decade if decades else _year
    entries = [
        Entry(row.letter.id, _values(row.letter, by(row.letter)), _filed(catalogue, row))
        for row in rows
    ]
    wording = catalogue.wording
    when = _decade_name if decades else _year_name
    filters: dict[str, Names] = {
        "party": lambda one: catalogue.name(Target(TargetKind.PARTY, one)),
        "decade" if decades else "year": partial(when, wording=wording),
        "kind": lambda one: initial_capital(kind_of_letter(one, wording)),
        "language": partial(language_name, wording=wording),
    }
    return finder(entries, filters, _ORDERS)


def _decade(letter: Letter) -> str:
    year = _year(letter)
    return str(int(year) // 10 * 10) if year else ""


def _values(letter: Letter, when: str) -> dict[str, tuple[str, ...]]:
    dated = (when,) if when else ()
    return {
        "party": tuple(one.party for one in (*letter.senders, *letter.recipients)),
        "year": dated,
        "decade": dated,
        "kind": (letter.kind,),
        "language": (letter.language,),
    }


def _filed(catalogue: Catalogue, row: LetterRow) -> dict[str, Key]:
    letter = row.letter
    day = letter.date and (letter.date.earliest or letter.date.latest)
    return {
        "date": day or _LAST,
        "from": _first(catalogue, letter.senders),
        "to": _first(catalogue, letter.recipients),
        "title": letter.title.casefold().lstrip("([“‘\"'"),
        "words": row.words,
    }


def _first(catalogue: Catalogue, correspondents: Sequence[Correspondent]) -> tuple[bool, str]:
    """The first name as it is filed; letters without one come last."""
    if not correspondents:
        return True, ""
    target = Target(TargetKind.PARTY, correspondents[0].party)
    entity = catalogue.entities.get(target)
    return False, (entity.sort if entity and entity.sort else catalogue.name(target)).casefold()
