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
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from glossator.model import Correspondent, Letter, Target, TargetKind
from glossator.resolve.names import Names
from glossator.resolve.resolved import Resolved
from glossator.review.record import NoRecordError

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
    day = date and (date.earliest or date.latest)
    return ListedLetter(
        letter.id,
        letter.title,
        date.edtf if date else "",
        day[0] if day else None,
        _called(letter.senders, names),
        _called(letter.recipients, names),
    )


def _called(correspondents: tuple[Correspondent, ...], names: Names) -> tuple[str, ...]:
    return tuple(names.label(Target(TargetKind.PARTY, one.party)) for one in correspondents)


def written(made: Listing) -> str:
    """The listing as JSON, an entry a line."""
    head = {"version": VERSION, "title": made.title, "language": made.language}
    letters = [
        {"id": one.id, "title": one.title, "date": one.date, "year": one.year}
        | {"from": one.senders, "to": one.recipients}
        for one in made.letters
    ]
    names = [
        {"kind": str(target.kind), "id": target.id, "name": name}
        for target, name in (made.names or {}).items()
    ]
    said = json.dumps({**head, "folders": made.folders}, ensure_ascii=False).removesuffix("}")
    return f'{said},\n"letters": {_lines(letters)},\n"names": {_lines(names)}}}\n'


def _lines(entries: list[dict[str, Any]]) -> str:
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    return f"[\n{lines}\n]" if lines else "[]"


def read_listing(text: str) -> Listing:
    """The listing that a file holds. Raises NoRecordError where it is none, or a later one's."""
    try:
        read: Any = json.loads(text)
        version = read["version"]
        if version != VERSION:
            raise NoRecordError(f"its version is {version}, and {VERSION} is known here")
        letters = tuple(map(_letter, read["letters"]))
        names = {_target(one): str(one["name"]) for one in read["names"]}
        title, language = str(read["title"]), str(read["language"])
        return Listing(title, language, bool(read["folders"]), letters, names)
    except (json.JSONDecodeError, KeyError, TypeError, RecursionError) as error:
        raise NoRecordError("it does not say what a volume holds") from error


def _letter(one: Any) -> ListedLetter:
    year = one["year"]
    senders, recipients = (tuple(map(str, one[name])) for name in ("from", "to"))
    if not (year is None or isinstance(year, int)):
        raise TypeError
    name, title, date = (str(one[field]) for field in ("id", "title", "date"))
    return ListedLetter(name, title, date, year, senders, recipients)


def _target(one: Any) -> Target:
    try:
        return Target(TargetKind(one["kind"]), str(one["id"]))
    except ValueError as error:
        raise NoRecordError(f"it names things of an unknown kind, {one['kind']}") from error
