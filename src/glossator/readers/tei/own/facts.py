"""A letter's header back into its facts, the edition's into its settings, and the images of a
letter's pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from glossator.model import (
    Correspondent,
    Editor,
    Evidence,
    Facsimile,
    LinkPolicy,
    Listed,
    PageImage,
    Printed,
    Settings,
    ThreadName,
)
from glossator.readers.dialect import ELSEWHERE, MANIFEST, NO_PICTURE, from_xml_name, pointed
from glossator.readers.tei.elements import Element, local
from glossator.readers.tei.own.blocks import prose
from glossator.readers.tei.own.entries import identifiers
from glossator.readers.tei.own.notes import answers
from glossator.readers.tei.own.page import (
    Leaf,
    Strange,
    all_named,
    date_in,
    formerly,
    names_of,
    own,
    said,
    sure,
    typed,
    words_of,
)

ORCID = "https://orcid.org/"
_HEAD = "{*}teiHeader/{*}"


def letter_facts(document: Element, leaf: Leaf) -> dict[str, Any]:
    """The values of a letter but its id, language and text."""
    described = document.find(f"{_HEAD}profileDesc/{{*}}correspDesc")
    sent, received = (_action(described, kind) for kind in ("sent", "received"))
    context = described.find("{*}correspContext") if described is not None else None
    publication = document.find(f"{_HEAD}fileDesc/{{*}}publicationStmt")
    source = document.find(f"{_HEAD}fileDesc/{{*}}sourceDesc")
    revision = document.find(f"{_HEAD}revisionDesc")
    return {
        "title": said(document.find(f"{_HEAD}fileDesc/{{*}}titleStmt/{{*}}title")),
        "kind": said(document.find(f"{_HEAD}profileDesc/{{*}}textClass/{{*}}keywords/{{*}}term")),
        "senders": tuple(_correspondents(sent, leaf)),
        "recipients": tuple(_correspondents(received, leaf)),
        "date": date_in(sent.find("{*}date")) if sent is not None else None,
        "place": _place(sent),
        "destination": _place(received),
        "printed": _printed(source),
        "answers": answers(context) if context is not None else (),
        "status": (revision.get("status") or "") if revision is not None else "complete",
        "rights": _rights(publication, "letter"),
        "source": words_of(source, "source", "bibl") if source is not None else "",
        "evidence": tuple(_evidence(document)),
        "facsimile": facsimile(
            document,
            words_of(source, "facsimile", "bibl") if source is not None else "",
            _rights(publication, "facsimile"),
            leaf,
        ),
        "formerly": formerly(publication, "idno") if publication is not None else (),
        "identifiers": tuple(identifiers(publication, "idno", "type", ELSEWHERE))
        if publication is not None
        else (),
        "position": leaf.at(document),
    }


def _action(described: Element | None, kind: str) -> Element | None:
    return None if described is None else typed(described, kind, "correspAction")


def _place(action: Element | None) -> str:
    """The place of an act; raises Strange where several are named, since a letter has one."""
    place = action.find("{*}placeName") if action is not None else None
    if place is None:
        return ""
    named = all_named(place)
    if len(named) > 1:
        raise Strange(place)
    return next(iter(named), "")


def _correspondents(action: Element | None, leaf: Leaf) -> Iterator[Correspondent]:
    """Those who are named, each with the comment that follows."""
    for who in action if action is not None else ():
        if local(who) in ("persName", "orgName"):
            after = who.getnext()
            comment = said(after) if after is not None and local(after) == "note" else ""
            for party in all_named(who) or ("",):
                yield Correspondent(party, sure(who), comment, leaf.at(who))


def _printed(source: Element | None) -> Printed | None:
    bibl = typed(source, "printed", "bibl") if source is not None else None
    ref = bibl.find("{*}ref") if bibl is not None else None
    if bibl is None or ref is None:
        return None
    return Printed(pointed(ref.get("target") or "")[1], said(bibl.find("{*}biblScope")))


def _rights(publication: Element | None, what: str) -> str:
    found = publication.iter("{*}licence") if publication is not None else ()
    return next((said(one) for one in found if one.get("n") == what), "")


def _evidence(document: Element) -> Iterator[Evidence]:
    for one in document.iterfind(f"{_HEAD}fileDesc/{{*}}notesStmt/{{*}}note"):
        yield Evidence(one.get("n") or "", sure(one), said(one))


def listed(beside: Element | None, leaf: Leaf) -> tuple[Listed, ...]:
    """The letter's own list of references."""
    container = typed(beside, "printed", "listBibl") if beside is not None else None
    return tuple(
        Listed(
            one.get("n") or "",
            next(iter(names_of(one, "item")), ""),
            sure(one),
            names_of(one, "candidate"),
            words_of(one, "comment"),
            leaf.at(one),
        )
        for one in (container if container is not None else ())
    )


_DESCRIBED = {
    "profileDesc/{*}handNotes/{*}handNote": "",
    "fileDesc/{*}titleStmt/{*}respStmt": "{*}name",
    "fileDesc/{*}sourceDesc/{*}bibl[@type='pointed']": "",
}


def described_in(document: Element) -> dict[str, str]:
    """The words for hands, agents and sources to which marks point, by their xml:id."""
    return {
        own(one): said(one.find(words) if words else one)
        for path, words in _DESCRIBED.items()
        for one in document.iterfind(f"{_HEAD}{path}")
        if own(one)
    }


def settings_of(root: Element, leaf: Leaf) -> Settings:
    """What holds for the whole edition."""
    statement = root.find(f"{_HEAD}fileDesc/{{*}}titleStmt")
    publication = root.find(f"{_HEAD}fileDesc/{{*}}publicationStmt")
    version = root.find(f"{_HEAD}fileDesc/{{*}}editionStmt/{{*}}edition")
    language = root.find(f"{_HEAD}profileDesc/{{*}}langUsage/{{*}}language")
    policy = root.find(f"{_HEAD}encodingDesc/{{*}}editorialDecl/{{*}}interpretation/{{*}}p")
    kinds = root.iterfind(f"{_HEAD}encodingDesc/{{*}}classDecl/{{*}}taxonomy/{{*}}category")
    if statement is None or publication is None:
        raise Strange(root)
    return Settings(
        title=words_of(statement, "main", "title") or _series(root),
        subtitle=words_of(statement, "sub", "title"),
        description=said(root.find(f"{_HEAD}profileDesc/{{*}}abstract/{{*}}p")),
        editors=tuple(_editors(statement)),
        address=words_of(publication, "URI", "idno"),
        version=(version.get("n") or "") if version is not None else "",
        date=date_in(version.find("{*}date")) if version is not None else None,
        language=(language.get("ident") or "") if language is not None else "en",
        rights=tuple(
            ((one.get("n") or "").removeprefix("edition."), said(one))
            for one in publication.iter("{*}licence")
            if (one.get("n") or "").startswith("edition.")
        ),
        link=LinkPolicy(said(policy) or "every"),
        kinds=tuple((from_xml_name(own(one).removeprefix("kind.")), said(one)) for one in kinds),
        threads=tuple(_threads(root, leaf)),
    )


def _series(root: Element) -> str:
    """The edition's title, in a letter's own file."""
    return said(root.find(f"{_HEAD}fileDesc/{{*}}seriesStmt/{{*}}title"))


def _editors(statement: Element) -> Iterator[Editor]:
    for one in statement.iterfind("{*}respStmt"):
        if own(one):  # who is responsible for a reading
            continue
        resp, name = one[0], one[1]
        role = "" if resp.get("n") == "unsaid" else said(resp)
        yield Editor(said(name), role, (name.get("ref") or "").removeprefix(ORCID))


def _threads(root: Element, leaf: Leaf) -> Iterator[ThreadName]:
    for item in root.iterfind("{*}standOff/{*}list[@type='threads']/{*}item"):
        yield ThreadName(
            id=from_xml_name(own(item).removeprefix("thread.")),
            title=said(item.find("{*}label")),
            root=next(iter(names_of(item, "root")), ""),
            summary=prose(typed(item, "summary"), leaf),
            position=leaf.at(item),
        )


def facsimile(document: Element, credit: str, rights: str, leaf: Leaf) -> Facsimile | None:
    """The letter's facsimile; None where nothing speaks of one."""
    element = document.find("{*}facsimile")
    if element is None:
        return Facsimile(credit=credit, rights=rights) if credit or rights else None
    manifests = [_located(one) for one in element if one.get("mimeType") == MANIFEST]
    images = tuple(_image(one, leaf) for one in element if local(one) == "surface")
    manifest = next(iter(manifests), "")
    return Facsimile(images, manifest, credit, rights, position=leaf.at(element))


def _image(surface: Element, leaf: Leaf) -> PageImage:
    graphic = surface.find("{*}graphic")
    written = "" if graphic is None else _located(graphic)
    described = said(surface.find("{*}desc"))
    return PageImage(written, surface.get("n") or "", described, position=leaf.at(surface))


def _located(graphic: Element) -> str:
    return graphic.get("n") or (graphic.get("url") or "").replace(NO_PICTURE, "")
