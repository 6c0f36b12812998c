"""A list of the letters in CMIF 1.1, the Correspondence Metadata Interchange Format of TEI's SIG.

What services such as correspSearch harvest: who wrote to whom, when and where, with identifiers of
the authorities that they join lists by; and, in the notes of version 2, who is mentioned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from glossator.identifiers import url
from glossator.model import (
    Certainty,
    Correspondent,
    Date,
    Entity,
    EntityKind,
    Letter,
    Target,
    TargetKind,
)
from glossator.wording import wording
from glossator.wording.dates import date_words
from glossator.writers.addresses import is_address
from glossator.writers.export import Limit, Output, Publication
from glossator.writers.tei.dates import bounds, bounds_say_all
from glossator.writers.tei.elements import Element, identified, leaf, root, sub
from glossator.writers.tei.files import tei_uri
from glossator.writers.tei.serialising import serialised

URI = "data/cmif.xml"
_PEOPLE = ("gnd", "viaf", "lcnaf", "bnf")
_PLACES = ("geonames",)
"""The authorities that CMIF's documentation names, the one that joins most lists first."""
_MENTIONED = {
    EntityKind.PERSON: "mentionsPerson",
    EntityKind.ORGANISATION: "mentionsOrg",
    EntityKind.PLACE: "mentionsPlace",
    EntityKind.WORK: "mentionsBibl",
}
_LICENCES = {
    "cc0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "cc by-sa 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "cc by 4.0": "https://creativecommons.org/licenses/by/4.0/",
}
_PROGRAM_SINCE = "2026"
"""No list is older than the program: said where an edition has no date."""


def cmif_files(publication: Publication) -> Iterator[Output]:
    """One list of all letters."""
    if publication.edition.letters:
        yield Output(URI, partial(write_cmif, publication))


def write_cmif(publication: Publication) -> bytes:
    """The list, valid by the SIG's schema and Schematron."""
    element = root("TEI")
    header = sub(element, "teiHeader")
    source = list_id(publication)
    _file(sub(header, "fileDesc"), source, publication)
    profile = sub(header, "profileDesc")
    for letter in publication.edition.letters:
        _letter(profile, letter, source, publication)
    leaf(sub(sub(element, "text"), "body"), "p")
    return serialised(element)


def list_id(publication: Publication) -> str:
    """The edition's UUID, the same for ever: of its address, else of its title.

    An xml:id begins with a letter, so the first such UUID in a row is taken.
    """
    name = publication.home.site or publication.settings.title
    rows = (str(uuid5(NAMESPACE_URL, f"{name}{'#' * n}")) for n in range(1000))
    return next(one for one in rows if one[0].isalpha())


def _file(file: Element, source: str, publication: Publication) -> None:
    settings = publication.settings
    titles = sub(file, "titleStmt")
    leaf(titles, "title", settings.title)
    names = [one.name for one in settings.editors]
    for name in names or ["The edition names no editor."]:
        leaf(titles, "editor", name)
    statement = sub(file, "publicationStmt")
    publisher = sub(statement, "publisher")
    name = ", ".join(names) or settings.title
    leaf(publisher, "ref", name, target=publication.home.to("index.md", seen_from=URI))
    leaf(statement, "idno", publication.home.to(URI, seen_from=URI), type="url")
    dated = settings.date and bounds(settings.date)
    if dated:
        leaf(statement, "date", **dated)
    else:
        leaf(statement, "date", "The edition gives no date.", notBefore=_PROGRAM_SINCE)
    _licence(sub(statement, "availability"), publication)
    bibl = identified(sub(sub(file, "sourceDesc"), "bibl", _described(publication)), source)
    bibl.set("type", "online")


def _described(publication: Publication) -> str:
    settings = publication.settings
    editors = ", ".join(one.name for one in settings.editors)
    titles = ". ".join(filter(None, (settings.title, settings.subtitle)))
    version = settings.version and f"Version {settings.version}"
    parts = (titles, editors and f"Ed. {editors}", version, publication.home.site)
    return ". ".join(filter(None, parts))


def _licence(parent: Element, publication: Publication) -> None:
    """What edition.yml says of the data, with its address or that of the page with all terms."""
    said = dict(publication.settings.rights).get("data", "")
    address = re.search(r"https?://[^\s<>\"]+", said)
    known = (target for name, target in _LICENCES.items() if name in said.casefold())
    target = address[0].rstrip(".,;)") if address else next(known, "")
    if not is_address(target) or not target:
        target = publication.home.to("data/index.md", seen_from=URI)
    leaf(parent, "licence", said or "The edition states no terms for its data.", target=target)


def _letter(profile: Element, letter: Letter, source: str, publication: Publication) -> None:
    address = publication.home.of(letter.target, URI)
    described = sub(profile, "correspDesc", key=letter.id, ref=address, source=f"#{source}")
    sure = {one.fact: one.certainty for one in letter.evidence}
    sent = sub(described, "correspAction", type="sent")
    _people(sent, letter.senders, publication)
    _place(sent, letter.place, sure.get("place"), publication)
    _date(sent, letter.date, sure.get("date", Certainty.CERTAIN), publication.settings.language)
    received = sub(described, "correspAction", type="received")
    _people(received, letter.recipients, publication)
    _place(received, letter.destination, sure.get("destination"), publication)
    _note(described, letter, publication)


def _people(action: Element, people: Iterable[Correspondent], publication: Publication) -> None:
    """Who is named; where nobody is, CMIF asks for “Unknown”."""
    known = [(one, publication.entities.get(one.target)) for one in people]
    for one, entity in known:
        body = entity is not None and entity.kind is EntityKind.ORGANISATION
        name = entity.name if entity else one.party
        element = sub(action, "orgName" if body else "persName", name)
        _ref(element, entity, _PEOPLE)
        _sure(element, one.certainty)
    if not known:
        leaf(action, "persName", "Unknown")


def _place(action: Element, name: str, certain: Certainty | None, publication: Publication) -> None:
    if name:
        place = publication.entities.get(Target(TargetKind.PLACE, name))
        element = sub(action, "placeName", place.name if place else name)
        _ref(element, place, _PLACES)
        _sure(element, certain or Certainty.CERTAIN)


def authority(entity: Entity | None, schemes: tuple[str, ...]) -> str:
    """The address of the first certain identifier in one of the schemes; empty where none is."""
    known = {one.scheme: one.value for one in entity.identifiers
             if one.certainty is Certainty.CERTAIN} if entity else {}  # fmt: skip
    found = (url(scheme, known[scheme]) for scheme in schemes if scheme in known)
    return next((one for one in found if one and is_address(one)), "")


def _ref(element: Element, entity: Entity | None, schemes: tuple[str, ...]) -> None:
    if address := authority(entity, schemes):
        element.set("ref", address)


def _sure(element: Element, certain: Certainty) -> None:
    """Doubt, for which CMIF has one degree, and that an attribution is a conjecture."""
    if certain is not Certainty.CERTAIN:
        element.set("cert", "low")
    if certain in (Certainty.PLAUSIBLE, Certainty.OPEN):
        element.set("evidence", "conjecture")


def _date(action: Element, date: Date | None, certain: Certainty, language: str) -> None:
    """A date without a day, month or year that XML Schema knows is left out, as CMIF asks. CMIF 1.1
    has words beside the attributes for a date of which these cannot say all."""
    named = bounds(date) if date is not None else {}
    if date is not None and named:
        more = date.uncertain or date.approximate or not bounds_say_all(date)
        words = date_words(date, wording(language)) if more else ""
        element = sub(action, "date", words, **named)
        if date.uncertain or date.approximate or certain is not Certainty.CERTAIN:
            element.set("cert", "low")


def _note(described: Element, letter: Letter, publication: Publication) -> None:
    """CMIF 2: the language, the text in TEI, and who and what is mentioned, each once."""
    note = sub(described, "note")
    leaf(note, "ref", letter.language, type="cmif:hasLanguage")
    address = publication.home.to(tei_uri(letter.id), seen_from=URI)
    leaf(note, "ref", address, type="cmif:isAvailableAsTEIfile", target=address)
    for entity in mentioned(letter, publication):
        schemes = _PLACES if entity.kind is EntityKind.PLACE else (*_PEOPLE, "doi")
        leaf(note, "ref", entity.name, type=f"cmif:{_MENTIONED[entity.kind]}",
             target=authority(entity, schemes))  # fmt: skip


def mentioned(letter: Letter, publication: Publication) -> tuple[Entity, ...]:
    """The persons, bodies, places and works that the letter's text names."""
    mentions = publication.resolved.mentions_in(TargetKind.LETTER, letter.id)
    targets = dict.fromkeys(one.target for one in mentions if not one.part)
    return tuple(publication.entities[one] for one in targets if one in publication.entities)


def _comments(publication: Publication) -> int:
    return sum(
        sum(bool(one.comment) for one in letter.correspondents)
        + sum(bool(one.comment) for one in letter.evidence)
        for letter in publication.edition.letters
    )


def _degrees(publication: Publication) -> int:
    letters = publication.edition.letters
    sure = [one.certainty for letter in letters for one in letter.correspondents]
    sure += [one.certainty for letter in letters for one in letter.evidence
             if one.fact in ("date", "place", "destination")]  # fmt: skip
    signs = sum(one.uncertain or one.approximate for one in _dates(publication))
    return signs + sum(one is not Certainty.CERTAIN for one in sure)


def _dates(publication: Publication) -> Iterator[Date]:
    return (one.date for one in publication.edition.letters if one.date is not None)


def _narrowed(publication: Publication) -> int:
    return sum(not bounds_say_all(one) for one in _dates(publication))


def _other_facts(publication: Publication) -> int:
    letters = publication.edition.letters
    return sum(len(one.answers) + (one.printed is not None) + bool(one.source) for one in letters)


def _other_identifiers(publication: Publication) -> int:
    schemes = (*_PEOPLE, *_PLACES)
    return sum(
        one.scheme not in schemes for entity in _named(publication) for one in entity.authorities
    )


def _named(publication: Publication) -> Iterator[Entity]:
    """Whom and where the list names, each once."""
    letters = publication.edition.letters
    people = (one.party for two in letters for one in two.correspondents)
    targets = {Target(TargetKind.PARTY, one) for one in people}
    targets |= {Target(TargetKind.PLACE, one) for two in letters for one in two.places}
    yield from (one for target, one in publication.entities.items() if target in targets)


LIMITS = (
    Limit(
        "certainty",
        "Whatever is not certain is doubtful: CMIF has no degrees; that a date is “about” stands "
        "in its words alone.",
        _degrees,
    ),
    Limit(
        "date",
        "Of several dates that one letter may have or has, and of a season, programs are told the "
        "first and the last day; which they are stands in the date's words alone.",
        _narrowed,
    ),
    Limit(
        "identifier",
        "Identifiers from elsewhere than GND, VIAF, the Library of Congress, the BnF and GeoNames "
        "are left out.",
        _other_identifiers,
    ),
    Limit("comment", "Why something is doubtful is left out.", _comments),
    Limit(
        "fact",
        "What a letter answers, where it was printed and what it was taken from is left out.",
        _other_facts,
    ),
)
