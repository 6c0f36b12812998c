"""What `glossator import` says at its end: what was read, made, kept, left out and decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from glossator.commands.alike import gathered
from glossator.commands.images import Brought
from glossator.commands.reading import Read
from glossator.edition.files import Folder
from glossator.model import Certainty, Kind, Note
from glossator.problems import Severity
from glossator.readers.account import Account, Counts, Decision, LeftOut, together
from glossator.readers.dates.meant import day_named
from glossator.readers.leads import told_of
from glossator.resolve.webannotations.notes import Left
from glossator.shortening import begun
from glossator.taking.knownagain.likeness import sort_of
from glossator.taking.letters import Taken

_MOST_FILES = 40
"""So many written files are named one by one."""
_MOST_LEFT = 1_000
"""And so many signs of what is left out in one piece."""
_MOST_TARGETS = 20
"""And so many letters that are not there."""
_MOST_LETTERS = 3
"""And so many in which each of them is named."""


def report(folder: Folder, read: Read, taken: Taken, images: Sequence[Brought], dry: bool) -> str:
    """Sections of lines, the shortest first to read at the end: what it comes to."""
    new = _with_something_new(read, taken)
    account = together(one.account for one in new.readings)
    first = _first_files(new) if len(read.readings) > 1 else {}
    sections = (
        ("Would write" if dry else "Written", _files(folder, taken)),
        ("Images that would be copied" if dry else "Images copied",
         (folder.shown(one.uri) for one in images if one.comes)),
        ("Images that are missing",
         (f"{one.uri}: {one.missing}" for one in images if one.missing)),
        ("Notes from the web", map(_note, taken.web.notes)),
        ("Notes from copies", (*map(_note, taken.copies.notes), *taken.copies.renamed)),
        ("Named by what comes from copies, and new", taken.companions.named),
        ("New in copies, and left there, since nothing that is new names it",
         taken.companions.left),
        ("Passed over", _passed_over(read, images)),
        ("Taken more simply", _simplified(new)),
        ("Left out on purpose", (*map(_left_out, account.left), *taken.left)),
        ("Kept as plain text", _counted(account.kept, first)),
        ("Left aside, since an edition has no place for it",
         gathered(_aside(account, new), partial(_line, files=first))),
        ("References that are words, or lead to less than they name", _unlinked(taken)),
        ("Decided", (*map(_decision, _of(account.decisions, sure=True)),
                     *(map(_remark, taken.remarks) if new.readings else ()))),
        ("Waited for what has come", _found(taken)),
        ("Taken over into letters that were here", _several(_changed(folder, taken))),
        ("Notes added to letters that were here", map(_note, taken.added)),
        ("Known already", (*_each_once(taken, "known"), *taken.filled)),
        ("Learned of what was there", _learned(taken)),
        ("Stays, though the files do not say it", _here(taken)),
        ("Notes that say something else in the files; what stands here stays",
         _several(_other_note(folder, *pair) for pair in taken.again.other)),
        ("Notes that the files have and letters here have not; --force adds them, "
         "--keep leaves them out for good",
         _several(map(_missing_note, taken.again.missing))),
        ("Notes that you have taken out, and the files have changed since; they stay out",
         _several(map(_missing_note, taken.again.out))),
        ("To be looked at", (*map(_decision, _of(account.decisions, sure=False)),
                             *_each_once(taken, "unsure"), *taken.unlearned)),
        ("Dates that datelines name, and no fact says yet", _dates_named(folder, taken)),
        ("Left alone, since you and the files have changed the same; --force takes what the files "
         "have there, --keep what you have", _several(_why(taken.apart))),
        ("Left alone, since what the files have finds no place there; write it in by hand",
         _several(_why(taken.hindered))),
        ("Not taken", (*map(_not_taken, taken.web.left), *map(_misplaced, taken.copies.left))),
    )  # fmt: skip
    lines = [line for title, said in sections for line in _section(title, said)]
    return "\n".join((*lines, _was_read(read, taken), _comes_to(taken, dry)))


def _with_something_new(read: Read, taken: Taken) -> Read:
    """What was read, without sources all of whose letters are here: what was decided of them was
    told when they came."""
    again = set(map(id, taken.repeated))
    return replace(read, readings=tuple(one for one in read.readings if id(one) not in again))


def _several(lines: Iterable[str]) -> Iterator[str]:
    """So many of these lines that one reads them, and how many more there are."""
    every = list(lines)
    yield from every[:_MOST_FILES]
    if len(every) > _MOST_FILES:
        yield f"and {len(every) - _MOST_FILES} more"


def _changed(folder: Folder, taken: Taken) -> Iterator[str]:
    """What letters that were here take of what came, and what of theirs stays."""
    for name, one in taken.changed.items():
        stays = f"; stays as it is here: {_some(one.stays)}" if one.stays else ""
        yield f"{folder.shown(f'letters/{name}.md')}: {_some(one.taken)}{stays}"


_MOST_PARTS = 8
"""So many parts of a letter are named."""


def _some(parts: Sequence[str]) -> str:
    more = f" and {len(parts) - _MOST_PARTS} more" if len(parts) > _MOST_PARTS else ""
    return f"{', '.join(parts[:_MOST_PARTS])}{more}"


def _why(letters: Mapping[str, Sequence[str]]) -> Iterator[str]:
    return (f"{name}: {', '.join(what)}" for name, what in letters.items())


def _other_note(folder: Folder, there: Note, came: Note) -> str:
    path = folder.shown(f"letters/{there.letter}.notes.yml")
    said = f"{_short(_said(came))}{_otherwise(there, came)}"
    return f"{path}: {there.id}, {_on(there)}: {came.position} has {said}"


def _otherwise(there: Note, came: Note) -> str:
    """In what one of the same words is other."""
    if _said(there) != _said(came):
        return ""
    return ", with other marks or links" if there.kind == came.kind else f", of kind {came.kind}"


def _missing_note(note: Note) -> str:
    return f"{note.position}: {note.letter}, {_on(note)}: {_short(_said(note))}"


def _on(note: Note) -> str:
    return f"on {_short(note.quote.exact)}" if note.quote else f"on {note.at}"


def _said(note: Note) -> str:
    return " ".join(block.text for block in note.body)


def _section(title: str, said: Iterable[str]) -> list[str]:
    lines = [f"  {' '.join(line.split())}" for line in said]
    return [title, *lines] if lines else []


def _files(folder: Folder, taken: Taken) -> Iterator[str]:
    paths = list(taken.files)
    for path in paths[:_MOST_FILES]:
        yield folder.shown(path)
    if len(paths) > _MOST_FILES:
        yield f"and {len(paths) - _MOST_FILES} more"


def _passed_over(read: Read, images: Sequence[Brought]) -> Iterator[str]:
    """Files without letters; those that come along as images are none of them."""
    pictures = {one.source.as_posix() for one in images if one.source}
    why: dict[str, list[str]] = {}
    for one in read.passed:
        if one.position.path not in pictures:
            why.setdefault(one.message, []).append(one.position.path)
    return (f"{', '.join(paths)}: {message}" for message, paths in why.items())


def _simplified(read: Read) -> Iterator[str]:
    """Hints of the readers; what is worse was said on standard error."""
    for one in read.readings:
        for problem in one.problems:
            if problem.severity is Severity.HINT:
                yield f"{problem.position}: {problem.message}"


def _left_out(one: LeftOut) -> str:
    return f"{one.position}: {one.why}: {_short(one.words, _MOST_LEFT)}"


def _aside(account: Account, read: Read) -> Counts:
    """What was left aside, without references of which it is known since what became of each."""
    told = Counter(name for one in read.readings for name in told_of(one.leads))
    left = ((name, number - told[name]) for name, number in account.aside)
    return tuple((name, number) for name, number in left if number > 0)


def _unlinked(taken: Taken) -> Iterator[str]:
    """Why they lead nowhere, or not so far, the targets of each as the files have them, and in
    which letters they stand."""
    why: dict[str, dict[str, Counter[str]]] = {}
    for one in taken.unlinked:
        why.setdefault(one.why, {}).setdefault(one.target, Counter())[one.letter] += 1
    for reason, targets in why.items():
        named = [_target(name, letters) for name, letters in targets.items()]
        more = f" and {len(named) - _MOST_TARGETS} more" if len(named) > _MOST_TARGETS else ""
        (counted,) = _counted(((reason, sum(one.total() for one in targets.values())),))
        yield f"{counted}: {'; '.join(named[:_MOST_TARGETS])}{more}"


def _target(name: str, letters: Counter[str]) -> str:
    times = f" ({letters.total()})" if letters.total() > 1 else ""
    more = f" and {len(letters) - _MOST_LETTERS} more" if len(letters) > _MOST_LETTERS else ""
    return f"{name}{times} in {', '.join([*letters][:_MOST_LETTERS])}{more}"


def _counted(counts: Counts, first: Mapping[str, str] | None = None) -> Iterator[str]:
    """Each with how often, and of several files the first that has it."""
    return (_line(name, number, first or {}) for name, number in counts)


def _line(name: str, number: int, files: Mapping[str, str]) -> str:
    times = "once" if number == 1 else f"{number} times"
    where = f", {'first ' if number > 1 else ''}in {files[name]}" if name in files else ""
    return f"{name}, {times}{where}"


def _first_files(read: Read) -> Mapping[str, str]:
    """By what was kept or left aside, the name of the first file."""
    found: dict[str, str] = {}
    for one in read.readings:
        path = next((letter.position.path for letter in one.letters), "")
        for name, _ in (*one.account.kept, *one.account.aside) if path else ():
            found.setdefault(name, PurePosixPath(path).name)
    return found


def _of(decisions: Iterable[Decision], sure: bool) -> list[Decision]:
    return [one for one in decisions if one.unsure is not sure]


def _decision(one: Decision) -> str:
    sure = "" if one.confidence is Certainty.CERTAIN else f" ({one.confidence.value})"
    return f"{one.position}: {one.what}{sure}"


def _remark(one: tuple[str, int]) -> str:
    words, number = one
    return (
        f"{_short(words, 160)} is said of {number} letters, so it stands as where each comes from "
        "(source:), and not as a note on each"
    )


def _found(taken: Taken) -> Iterator[str]:
    """Links and answers of letters that were there, which lead to those that have come."""
    for one, to in taken.found[:_MOST_FILES]:
        place, words = one.source.written, _short(one.words or one.name)
        yield f"{place} answers {to}" if one.answers else f"{place}: {words} leads to {to}"
    if len(taken.found) > _MOST_FILES:
        yield f"and {len(taken.found) - _MOST_FILES} more"


def _learned(taken: Taken) -> Iterator[str]:
    """Numbers and keys of entries that were there before."""
    new = {one.id for each in taken.joined for one in each.entities}
    found = [one for each in taken.joined for one in each.learned if one.now.id not in new]
    yield from (f"{one.now.id}: {one.said}" for one in found[:_MOST_FILES])
    if len(found) > _MOST_FILES:
        yield f"and {len(found) - _MOST_FILES} more"


def _here(taken: Taken) -> Iterator[str]:
    """What editors have added to letters that come again, or their sources have taken away."""
    for key, letters in taken.here.items():
        more = f" and {len(letters) - _MOST_TARGETS} more" if len(letters) > _MOST_TARGETS else ""
        yield f"{key}: of {', '.join(letters[:_MOST_TARGETS])}{more}"


def _each_once(taken: Taken, name: str) -> Iterator[str]:
    return iter(dict.fromkeys(line for one in taken.joined for line in getattr(one, name)))


def _note(note: Note) -> str:
    by = f" by {note.by}" if note.by else ""
    on = _short(note.quote.exact) if note.quote else f"on {note.at}"
    return f"{note.letter}#{note.id}{by}: {on}"


def _dates_named(folder: Folder, taken: Taken) -> Iterator[str]:
    """For letters without a date of their own: nobody need look it up again."""
    new = (one for each in taken.joined for one in each.letters if one.id not in taken.same)
    for letter in (one for one in new if one.date is None):
        for block in letter.blocks:
            if block.kind is Kind.DATELINE and (day := day_named(block.text)):
                shown = folder.shown(f"letters/{letter.id}.md")
                yield f"{shown}: {_short(block.text)}, if that is date: {day}"
                break


def _misplaced(one: tuple[Note, str]) -> str:
    note, why = one
    return f"{note.position}: {note.id}: {why}"


def _not_taken(one: Left) -> str:
    said = one.annotation
    words = said.quote.exact if said.quote else said.text
    by = f" by {said.author}" if said.author else ""
    return f"{said.id}{by}{f', {_short(words)}' if words.strip() else ''}: {one.reason}"


def _short(words: str, most: int = 60) -> str:
    return f"“{begun(' '.join(words.split()), most)}”"


def _was_read(read: Read, taken: Taken) -> str:
    account = together(one.account for one in read.readings)
    kinds = ", ".join(f"{number} {name}" for name, number in Counter(read.formats).items())
    parts = [f"Read {_count(len(read.readings), 'file')} ({kinds})"]
    if read.passed:
        parts.append(f"{len(read.passed)} passed over")
    if account.read:
        mapped, kept = (sum(n for _, n in one) for one in (account.mapped, account.kept))
        left = sum(len("".join(one.words.split())) for one in account.left)
        parts.append(
            f"{account.read:,} signs of text, {left:,} of them left out on purpose; "
            f"{mapped:,} elements read for what they mean, {kept:,} kept as plain text"
        )
    if taken.repeated:
        again = _count(len(taken.repeated), "file")
        parts.append(f"nothing is told again of {again} whose letters are all here, unchanged")
    return "; ".join(parts)


def _comes_to(taken: Taken, dry: bool) -> str:
    new = [one for each in taken.joined for one in each.letters if one.id not in taken.same]
    happened = sum(len(one.events) for one in taken.joined)
    counts = [
        _count(len(new), "letter"),
        _count(taken.notes + len(taken.web.notes) + len(taken.copies.notes), "note"),
        *_entities(taken),
        _count(sum(len(one.references) for one in taken.joined), "new reference"),
        _count(sum(len(one.terms) for one in taken.joined), "new term"),
        *([_count(happened, "new event")] if happened else []),
    ]
    alone = len(taken.apart) + len(taken.hindered)
    there = len(taken.same) - alone + len(taken.web.known) + taken.copies.known
    left = len(taken.web.left) + len(taken.copies.left)
    aside = [f"; {there} there already"] if there else []
    aside += [f"; {left} not taken"] if left else []
    aside += [f"; {_count(alone, 'letter')} left alone"] if alone else []
    return f"{', '.join(counts)} {'would be written' if dry else 'written'}{''.join(aside)}"


_NAMES = (
    ("party", "new party", "new parties"),
    ("place", "new place", ""),
    ("work", "new work", ""),
)


def _entities(taken: Taken) -> Iterator[str]:
    """Parties in any case, places and works where there are some."""
    sorts = Counter(sort_of(one) for each in taken.joined for one in each.entities)
    return (_count(sorts[sort], one, several) for sort, one, several in _NAMES
            if sorts[sort] or sort == "party")  # fmt: skip


def _count(number: int, one: str, several: str = "") -> str:
    return f"{number} {one if number == 1 else several or one + 's'}"
