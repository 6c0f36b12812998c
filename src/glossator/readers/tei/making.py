"""One letter of a file made of its header and its texts, with what was found in them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from glossator.model import Letter, Note
from glossator.problems import Position, Problem, Rule
from glossator.readers.findings import Findings
from glossator.readers.markdown.ids import with_ids
from glossator.readers.tei.elements import Element
from glossator.readers.tei.facsimile import facsimile_of
from glossator.readers.tei.header.context import BESIDE, unmade
from glossator.readers.tei.header.facts import facts_of, language_of
from glossator.readers.tei.header.nobody import nobody_in, without
from glossator.readers.tei.header.parties import Acts, acts_of
from glossator.readers.tei.letters import Source
from glossator.readers.tei.lists.entities import Named, of_text
from glossator.readers.tei.lists.mentioned import listed_with
from glossator.readers.tei.notes.around import pointing, remarks
from glossator.readers.tei.notes.placing import notes_of
from glossator.readers.tei.notes.standoff import stand_off
from glossator.readers.tei.text.found import Found
from glossator.readers.tei.text.walking import walk
from glossator.readers.tei.translation.beside import translations_of
from glossator.readers.tei.translation.paired import paired
from glossator.readers.tei.untaken.aside import in_text


@dataclass(frozen=True, slots=True)
class MadeLetter:
    """One letter and what was found in it."""

    letter: Letter
    notes: tuple[Note, ...]
    described: tuple[Element, ...]
    named: tuple[Named, ...]
    called: tuple[Named, ...]
    """As the header calls them."""
    found: Found
    problems: tuple[Problem, ...]


def make_letter(source: Source, found: Found, usual: str) -> MadeLetter:
    """The letter of a source; `found` is empty, and holds then what was met on the way.

    `usual` is its language where nothing in the file says another.
    """
    name, findings = found.letter, Findings()
    language = language_of(source, usual)
    acts = _with_somebody(acts_of(source, found), found)
    facts = facts_of(source, acts, found, findings)
    found.paired = paired(source.texts)
    found.aside.update(in_text(source, acts.date, found))
    found.aside.update(BESIDE for _ in facts["neighbours"])
    found.aside.update(unmade(source))
    facsimile = facsimile_of(source, found)
    blocks = with_ids(walk(source.texts, found, language))[0]
    if not blocks and facts["status"] == "complete":
        facts["status"] = "lost"
    letter = Letter(id=name, blocks=blocks, language=language, facsimile=facsimile, **facts)
    letter = replace(letter, title=letter.title or name)
    parties = {one.id for one in acts.names}
    letter = replace(letter, translations=tuple(translations_of(letter, found, source, parties)))
    outside = (*stand_off(pointing(source, found), found, source.alone),
               *remarks(source, acts, found), *listed_with(source, blocks, found))  # fmt: skip
    notes = tuple(notes_of(letter, found, outside, usual))
    _report(found, findings, acts.left, letter.position)
    bodies = (*(note.body for note in notes), *(one.blocks for one in letter.translations))
    texts = (block for body in (blocks, *bodies) for block in body)
    named = (*acts.names, *of_text(texts))
    described = tuple(found.described)
    return MadeLetter(letter, notes, described, named, acts.names, found, tuple(findings.problems))


def _report(found: Found, findings: Findings, left: tuple[str, ...], at: Position) -> None:
    for name, count in found.unknown.items():
        times = "once" if count == 1 else f"{count} times"
        message = f"The element <{name}> ({times}) means nothing here; its words are kept."
        findings.report(Rule.SOURCE_SIMPLIFIED, found.unknown_at[name], message)
    for sentence in left:
        findings.report(Rule.SOURCE_SIMPLIFIED, at, sentence)


def _with_somebody(acts: Acts, found: Found) -> Acts:
    """The acts without names that stand for nobody known, which are told."""
    nobody = nobody_in(acts)
    found.aside.update(
        f"header, correspDesc: “{name}”, for nobody known" for name in nobody.values()
    )
    return without(acts, nobody)
