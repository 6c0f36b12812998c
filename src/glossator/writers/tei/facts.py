"""A letter's header: its title, who wrote to whom, when and where, its source and its status."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from glossator.model import (
    Certainty,
    Correspondent,
    EntityKind,
    Letter,
    Listed,
    Target,
    TargetKind,
)
from glossator.readers.dialect import CERTAINTIES, ELSEWHERE
from glossator.writers.csl.items import plain
from glossator.writers.tei.dates import sub_date
from glossator.writers.tei.elements import (
    Element,
    enclosed,
    identified,
    leaf,
    markup,
    quoted,
    say,
    sub,
)
from glossator.writers.tei.entries import write_identifiers
from glossator.writers.tei.facsimile import write_credit
from glossator.writers.tei.ground import Ground
from glossator.writers.tei.header import (
    keyword,
    write_agents,
    write_editors,
    write_encoding,
    write_languages,
    write_once,
    write_publication,
    write_rights,
    write_version,
)
from glossator.writers.tei.notes import write_answer
from glossator.writers.tei.translations import write_translators
from glossator.writers.xmlsigns import clean


def write_header(header: Element, letter: Letter, ground: Ground) -> None:
    """The letter's header, into its element."""
    _file(header, letter, ground)
    if not ground.corpus:
        write_encoding(header, ground)
    _profile(header, letter, ground)
    revision = sub(header, "revisionDesc", status=letter.status)
    leaf(revision, "change", f"The letter as it is here: {letter.status}.")


def _file(header: Element, letter: Letter, ground: Ground) -> None:
    settings = ground.publication.edition.settings
    file = sub(header, "fileDesc")
    titles = sub(file, "titleStmt")
    leaf(titles, "title", letter.title)
    for one in letter.senders:
        _who(sub(titles, "author"), one, ground)
    write_once(titles, "editors", partial(write_editors, settings=settings), ground, _IN_FILE)
    write_agents(titles, ground)
    write_once(file, "version", partial(write_version, settings=settings), ground, _FILE)
    publication = sub(file, "publicationStmt")
    write_once(publication, "publication", partial(write_publication, settings=settings), ground,
               _IN_FILE)  # fmt: skip
    leaf(publication, "idno", letter.id, type="letter")
    if ground.publication.home.site:
        page = ground.publication.home.of(letter.target)
        leaf(publication, "idno", page, type="page")
    if letter.formerly:
        leaf(publication, "idno", " ".join(letter.formerly), type="formerly")
    write_identifiers(publication, letter.identifiers, ELSEWHERE)
    images = letter.facsimile.rights if letter.facsimile else ""
    rights = partial(write_rights, settings=settings, own=letter.rights, images=images)
    write_once(publication, f"rights {letter.rights}\0{images}", rights, ground, _IN_FILE)
    leaf(sub(file, "seriesStmt"), "title", settings.title)
    _evidence(file, letter)
    _source(file, letter, ground)


_FILE, _IN_FILE = 2, 3
"""How deep the description of a file, and what that holds, are in the file."""


def _evidence(file: Element, letter: Letter) -> None:
    if letter.evidence:
        notes = sub(file, "notesStmt")
        for one in letter.evidence:
            leaf(notes, "note", one.comment, type="evidence", n=one.fact,
                 cert=CERTAINTIES[one.certainty])  # fmt: skip


def _source(file: Element, letter: Letter, ground: Ground) -> None:
    described = sub(file, "sourceDesc")
    if letter.printed is not None:
        bibl = sub(described, "bibl", type="printed")
        target = ground.named(TargetKind.REFERENCE, letter.printed.reference)
        leaf(bibl, "ref", _title(letter.printed.reference, ground), target=target)
        if letter.printed.pages:
            leaf(bibl, "biblScope", letter.printed.pages, unit="page")
    if letter.source:
        leaf(described, "bibl", letter.source, type="source")
    for words, name in ground.descriptions("source"):
        identified(sub(described, "bibl", words, type="pointed"), name)
    write_credit(described, letter.facsimile)
    write_translators(described, letter, ground)
    if not described.held:
        leaf(described, "p", "The edition does not name a source.")


def _title(name: str, ground: Ground) -> str:
    csl = ground.publication.references.get(name)
    return (plain(csl.csl.get("title")) if csl else "") or name


def _profile(header: Element, letter: Letter, ground: Ground) -> None:
    profile = sub(header, "profileDesc")
    _correspondence(profile, letter, ground)
    write_languages(profile, [letter.language, *(one.language for one in letter.translations)])
    keyword(profile, letter.kind)
    if hands := dict(ground.descriptions("hand")):
        notes = sub(profile, "handNotes")
        for described, name in hands.items():
            identified(sub(notes, "handNote", described), name)


def _correspondence(profile: Element, letter: Letter, ground: Ground) -> None:
    described = sub(profile, "correspDesc")
    sure = {one.fact: one.certainty for one in letter.evidence}
    if letter.senders or letter.place or letter.date is not None:
        sent = sub(described, "correspAction", type="sent")
        _correspondents(sent, letter.senders, "sender", ground)
        _place(sent, letter.place, sure.get("place"), ground)
        if letter.date is not None:
            sub_date(sent, letter.date, sure.get("date", Certainty.CERTAIN))
    if letter.recipients or letter.destination:
        received = sub(described, "correspAction", type="received")
        _correspondents(received, letter.recipients, "recipient", ground)
        _place(received, letter.destination, sure.get("destination"), ground)
    _context(described, letter, ground)
    if not described.held:
        profile.held.remove(described)


def _correspondents(
    action: Element, correspondents: Iterable[Correspondent], role: str, ground: Ground
) -> None:
    for one in correspondents:
        entity = ground.publication.entities.get(one.target)
        body = entity is not None and entity.kind is EntityKind.ORGANISATION
        who = sub(action, "orgName" if body else "persName")
        _who(who, one, ground)
        if one.comment:
            leaf(action, "note", one.comment, type=role)


def _place(action: Element, name: str, certain: Certainty | None, ground: Ground) -> None:
    if name:
        place = sub(action, "placeName", _called(TargetKind.PLACE, name, ground))
        place.set("ref", ground.named(TargetKind.PLACE, name))
        if certain is not None:
            place.set("cert", CERTAINTIES[certain])


def _who(element: Element, one: Correspondent, ground: Ground) -> None:
    element.set("ref", ground.named(TargetKind.PARTY, one.party))
    element.set("cert", CERTAINTIES[one.certainty])
    say(element, clean(_called(TargetKind.PARTY, one.party, ground)))


def _called(kind: TargetKind, name: str, ground: Ground) -> str:
    entity = ground.publication.entities.get(Target(kind, name))
    return entity.name if entity else name


def _context(described: Element, letter: Letter, ground: Ground) -> None:
    """The neighbours, in the edition and between the same people, and what is answered."""
    neighbours = ground.index.neighbours.get(letter.id, ())
    if not neighbours and not letter.answers:
        return
    context = sub(described, "correspContext")
    for way, other in neighbours:
        target = ground.named(TargetKind.LETTER, other)
        leaf(context, "ref", ground.publication.letters[other].title, type=way, target=target)
    for answer in letter.answers:
        write_answer(context, answer, ground)


def write_listed(parent: Element, listed: Iterable[Listed], ground: Ground) -> None:
    """The letter's own list of references, as far as each is known."""
    container = sub(parent, "listBibl", type="printed")
    for one in listed:
        container.held.append(_listed(one, ground))


def _listed(one: Listed, ground: Ground) -> str:
    """As markup: names and pointers (`ground`) are so as they are."""
    label = f' n="{quoted(one.label)}"' if one.label else ""
    said = f'{label} xml:id="{ground.item(one.label)}" cert="{CERTAINTIES[one.certainty]}"'
    held = ""
    for kind, names in (("item", (one.reference,)), ("candidate", one.candidates)):
        for name in filter(None, names):
            target = ground.named(TargetKind.REFERENCE, name)
            held += f'<ptr type="{kind}" target="{target}"/>'
    if one.comment:
        held += enclosed("note", markup(one.comment), ' type="comment"')
    return enclosed("bibl", held, said)
