"""What a volume says of itself for other volumes and for whoever lists letters: data/volume.json.

```json
{"version": 1, "title": "Letters, 1805", "language": "en", "folders": true,
 "letters": [
{"id": "a", "title": "…", "date": "1805-01-02", "year": 1805, "from": ["…"], "to": ["…"]}],
 "names": [
{"kind": "party", "id": "b", "name": "…"}]}
```

`folders` says whether pages are folders ('letters/a/') or files; `date` is EDTF, empty where there
is none, `year` the year in which the letter is filed. Which blocks and notes there are stands in
the record of addresses.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from glossator.asjson.codec import quoted
from glossator.model import Correspondent, Letter, Target, TargetKind
from glossator.resolve.names import Names
from glossator.resolve.resolved import Resolved
from glossator.review.stored import dumped, in_lines, kind_in, read_stored

LISTING_URI = "data/volume.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class ListedLetter:
    """One letter as a list shows it."""

    id: str
    title: str
    date: str = ""
    year: int | None = None
    senders: tuple[str, ...] = ()
    """Names."""
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A volume's title, its letters in order, and the names of its entries."""

    title: str
    language: str = "en"
    folders: bool = True
    letters: tuple[ListedLetter, ...] = ()
    names: Mapping[Target, str] | None = None


def listing(resolved: Resolved, names: Names, folders: bool = True) -> Listing:
    """What the site of this edition says of itself."""
    edition = resolved.edition
    letters = tuple(_listed(letter, names) for letter in edition.letters)
    named = {
        target: name
        for target, name in names.labels.items()
        if not target.letter and target.kind is not TargetKind.LETTER
    }
    return Listing(edition.settings.title, edition.settings.language, folders, letters, named)


def _listed(letter: Letter, names: Names) -> ListedLetter:
    date = letter.date
    day = date and date.first_known
    return ListedLetter(
        letter.id,
        letter.title,
        date.edtf if date else "",
        day[0] if day else None,
        _called(letter.senders, names),
        _called(letter.recipients, names),
    )


def _called(correspondents: tuple[Correspondent, ...], names: Names) -> tuple[str, ...]:
    return tuple(names.label(one.target) for one in correspondents)


def written(made: Listing) -> str:
    """The listing as JSON, an entry a line."""
    head = {"version": VERSION, "title": made.title, "language": made.language}
    letters = (
        {"id": one.id, "title": one.title, "date": one.date, "year": one.year}
        | {"from": one.senders, "to": one.recipients}
        for one in made.letters
    )
    names = (
        f'{{"kind": "{target.kind}", "id": {quoted(target.id)}, "name": {quoted(name)}}}'
        for target, name in (made.names or {}).items()
    )
    said = json.dumps({**head, "folders": made.folders}, ensure_ascii=False).removesuffix("}")
    return f'{said},\n"letters": {_list(map(dumped, letters))},\n"names": {_list(names)}}}\n'


def _list(entries: Iterable[str]) -> str:
    return "".join(in_lines(entries))


def read_listing(text: str) -> Listing:
    """The listing that a file holds. Raises NoRecordError where it is none, or a later one's."""
    return read_stored(text, VERSION, _listing, "it does not say what a volume holds")


def _listing(read: Any) -> Listing:
    letters = tuple(map(_letter, read["letters"]))
    names = {Target(kind_in(one), str(one["id"])): str(one["name"]) for one in read["names"]}
    title, language = str(read["title"]), str(read["language"])
    return Listing(title, language, bool(read["folders"]), letters, names)


def _letter(one: Any) -> ListedLetter:
    year = one["year"]
    senders, recipients = (tuple(map(str, one[name])) for name in ("from", "to"))
    if not (year is None or isinstance(year, int)):
        raise TypeError
    name, title, date = (str(one[field]) for field in ("id", "title", "date"))
    return ListedLetter(name, title, date, year, senders, recipients)
