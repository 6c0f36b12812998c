"""schema.org as JSON-LD: what a page is about, for programs that gather such things.

A letter is a Message; one printed in a journal a ScholarlyArticle as well. The glossary is a
DefinedTermSet, an entry a DefinedTerm; a thread is a Conversation.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from glossator.identifiers import url
from glossator.model import (
    Certainty,
    Coordinates,
    Correspondent,
    Entity,
    EntityKind,
    Identifier,
    Letter,
    PageImage,
    Target,
    TargetKind,
    Term,
    Translation,
    Translator,
)
from glossator.resolve.resolved import Thread
from glossator.resolve.terms.forms import spoken_forms
from glossator.shortening import cut_at_blank
from glossator.site.catalogue import plain
from glossator.site.metadata.citing import day_of, letter_tags, published_on, terms_of
from glossator.site.metadata.licences import licence_address
from glossator.site.metadata.seen import Seen, sure_of
from glossator.writtenpaths import LETTERS, file_at

Node = dict[str, Any]

MOST_LISTED = 500
"""Members that a page lists; more would weigh more than what it shows."""
_LONGEST = 600
"""Characters of a description."""
_TYPES = {
    EntityKind.PERSON: "Person",
    EntityKind.ORGANISATION: "Organization",
    EntityKind.PLACE: "Place",
    EntityKind.WORK: "CreativeWork",
}
_EMPTY: tuple[object, ...] = ("", [], None, {})


def written(node: Node) -> str:
    """A node as a script holds it: no sign in it can end the script."""
    said = json.dumps({"@context": "https://schema.org", **node}, ensure_ascii=False,
                      separators=(",", ":"))  # fmt: skip
    return said.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def edition(seen: Seen) -> Node:
    """The whole edition, for its first page."""
    settings = seen.catalogue.settings
    letters = list(seen.catalogue.letters)[:MOST_LISTED]
    return _known({
        "@type": "Collection",
        "url": seen.permalink,
        "name": settings.title,
        "alternativeHeadline": settings.subtitle,
        "description": settings.description,
        "inLanguage": settings.language,
        "version": settings.version,
        "dateModified": settings.date.edtf if settings.date else "",
        "editor": [_known({"@type": "Person" if one.orcid else "Thing", "name": one.name,
                           "sameAs": url("orcid", one.orcid) or ""}) for one in settings.editors],
        "copyrightNotice": "; ".join(f"{what}: {terms}" for what, terms in settings.rights),
        "license": _of_all(licence_address(terms) for _, terms in settings.rights),
        "hasPart": [{"@id": _at(seen, TargetKind.LETTER, one)} for one in letters],
    })  # fmt: skip


def _of_all(licences: Iterable[str]) -> str:
    """The licence that all parts have; empty where they differ, or one has none."""
    found = set(licences)
    return found.pop() if len(found) == 1 else ""


def letter(seen: Seen, letter: Letter) -> Node:
    """One letter, with what it answers; its notes stand in the Web Annotations beside it."""
    tags = dict(letter_tags(seen, letter))
    article = "citation_journal_title" in tags
    sure, terms = sure_of(letter, "from"), terms_of(seen, letter)
    return _known({
        "@type": ["ScholarlyArticle", "Message"] if article else "Message",
        "@id": _at(seen, TargetKind.LETTER, letter.id),
        "name": tags.get("citation_title") or tags.get("DC.title", letter.title),
        "inLanguage": letter.language,
        "dateSent": day_of(letter).replace("/", "-"),
        "datePublished": published_on(seen, letter).replace("/", "-") if article else "",
        "sender": _people(seen, letter.senders) if sure else [],
        "author": _people(seen, letter.senders) if sure and article else [],
        "recipient": _people(seen, letter.recipients) if sure_of(letter, "to") else [],
        "isPartOf": _issue(tags) if article else _book(tags),
        "pagination": "-".join(dict.fromkeys(
            tags[name] for name in ("citation_firstpage", "citation_lastpage") if name in tags
        )),
        "sameAs": url("doi", tags["citation_doi"]) or "" if "citation_doi" in tags else "",
        "citation": [{"@id": _at(seen, one.kind, one.id)} for one in _answered(seen, letter)],
        "associatedMedia": images(seen, letter),
        "workTranslation": translations(seen, letter),
        "copyrightNotice": terms,
        "license": licence_address(terms),
    })  # fmt: skip


def _answered(seen: Seen, letter: Letter) -> Iterable[Target]:
    here = letter.target
    answers = seen.catalogue.resolved.answers_by.get(here, ())
    return dict.fromkeys(one.target for one in answers)


def _issue(tags: dict[str, str]) -> Node:
    journal = {"@type": "Periodical", "name": tags["citation_journal_title"],
               "issn": tags.get("citation_issn", "")}  # fmt: skip
    volume = {"@type": "PublicationVolume", "volumeNumber": tags.get("citation_volume", ""),
              "isPartOf": _known(journal)}  # fmt: skip
    issue = {"@type": "PublicationIssue", "issueNumber": tags.get("citation_issue", ""),
             "isPartOf": _known(volume)}  # fmt: skip
    return _known(issue)


def _book(tags: dict[str, str]) -> Node:
    """The book that printed a letter, with its own date."""
    if "citation_book_title" not in tags:
        return {}
    day = tags.get("citation_publication_date", "").replace("/", "-")
    return _known({"@type": "Book", "name": tags["citation_book_title"],
                   "isbn": tags.get("citation_isbn", ""), "datePublished": day})  # fmt: skip


def _people(seen: Seen, people: Iterable[Correspondent]) -> list[Node]:
    """Those that are certain."""
    made = []
    for one in people:
        target = one.target
        known = seen.catalogue.entities.get(target)
        if one.certainty is Certainty.CERTAIN:
            kind = _TYPES[known.kind] if known else "Person"
            made.append({"@type": kind, "@id": _at(seen, target.kind, one.party),
                         "name": seen.catalogue.name(target)})  # fmt: skip
    return made


def glossary(seen: Seen) -> Node:
    """The glossary with its entries, where they are not too many to list."""
    terms = seen.catalogue.terms
    listed = terms if len(terms) <= MOST_LISTED else ()
    called = seen.catalogue.wording.gettext("Glossary")
    return _known({
        "@type": "DefinedTermSet",
        "name": f"{called}: {seen.catalogue.settings.title}",
        "inLanguage": seen.catalogue.settings.language,
        "hasDefinedTerm": [{"@id": _at(seen, TargetKind.TERM, one)} for one in listed],
    })  # fmt: skip


def term(seen: Seen, term: Term) -> Node:
    """One entry of the glossary."""
    (_, (name, *others)), *further = spoken_forms(term)
    others += (form for _, forms in further for form in forms)
    return _known({
        "@type": "DefinedTerm",
        "@id": _at(seen, TargetKind.TERM, term.id),
        "name": name,
        "alternateName": others,
        "description": cut_at_blank(plain(term.definition), _LONGEST),
        "inLanguage": seen.catalogue.settings.language,
        "inDefinedTermSet": seen.link("glossary/index.md", ""),
        "sameAs": _same(term.identifiers),
    })  # fmt: skip


def entity(seen: Seen, entity: Entity) -> Node:
    """A person, organisation, place or work."""
    target = entity.target
    sure = entity.certainty is Certainty.CERTAIN
    affiliations = entity.affiliations if sure and entity.kind is EntityKind.PERSON else ()
    return _known({
        "@type": _TYPES[entity.kind],
        "@id": _at(seen, target.kind, entity.id),
        "name": entity.name,
        "description": entity.role,
        "affiliation": [{"@type": "Organization", "name": one} for one in affiliations],
        "geo": _geo(entity.coordinates),
        "sameAs": _same(entity.identifiers),
    })  # fmt: skip


def _geo(at: Coordinates | None) -> Node:
    if at is None:
        return {}
    return {"@type": "GeoCoordinates", "latitude": at.latitude, "longitude": at.longitude}


def thread(seen: Seen, thread: Thread) -> Node:
    """Letters and publications that answer one another."""
    return _known({
        "@type": "Conversation",
        "@id": _at(seen, TargetKind.THREAD, thread.id),
        "name": thread.title,
        "description": cut_at_blank(plain(thread.summary), _LONGEST),
        "hasPart": [{"@id": _at(seen, one.kind, one.id)} for one in thread.members[:MOST_LISTED]],
    })  # fmt: skip


def _same(identifiers: Iterable[Identifier]) -> list[str]:
    """Addresses of the very thing: certain ones, and none that names only a part of it."""
    same = (one for one in identifiers if one.certainty is Certainty.CERTAIN and not one.label)
    return [address for one in same if (address := url(one.scheme, one.value))]


def _at(seen: Seen, kind: TargetKind, name: str, letter: str = "") -> str:
    return seen.address(Target(kind, name, letter))


def _known(node: Node) -> Node:
    """Without what is not known."""
    return {name: value for name, value in node.items() if value not in _EMPTY}


def translations(seen: Seen, letter: Letter) -> list[dict[str, Any]]:
    """A Message for each, with its place in the letter's page, its language, and its terms."""
    return [_translation(seen, letter, one) for one in letter.translations]


def _translation(seen: Seen, letter: Letter, one: Translation) -> dict[str, Any]:
    page = seen.address(letter.target)
    node = {
        "@type": "Message",
        "@id": f"{page}#{one.fragment}",
        "name": one.title,
        "inLanguage": one.language,
        "translator": [_translator(seen, who) for who in one.translators],
        "copyrightNotice": one.rights,
        "license": licence_address(one.rights),
    }
    return {name: said for name, said in node.items() if said}


def _translator(seen: Seen, one: Translator) -> dict[str, str]:
    if not one.party:
        return {"@type": "Thing", "name": one.name}
    target = one.target
    known = seen.catalogue.entities.get(target)
    kind = "Organization" if known and known.kind is EntityKind.ORGANISATION else "Person"
    name = seen.catalogue.name(target)
    return {"@type": kind, "@id": seen.address(target), "name": name}


def images(seen: Seen, letter: Letter) -> list[dict[str, Any]]:
    """An ImageObject for each image, with its address, its page and its terms."""
    facsimile = letter.facsimile
    if facsimile is None:
        return []
    of_all = {
        "creditText": facsimile.credit,
        "copyrightNotice": facsimile.rights,
        "license": licence_address(facsimile.rights),
    }
    made = (
        {"contentUrl": _address(seen, one), "name": one.page, "caption": one.description, **of_all}
        for one in facsimile.images
    )
    return [
        {"@type": "ImageObject", **{name: said for name, said in one.items() if said}}
        for one in made
        if one["contentUrl"]
    ]


def _address(seen: Seen, image: PageImage) -> str:
    """Absolute where the site's address is known; empty where the path leads out of the edition."""
    uri = image.image if image.elsewhere else file_at(image.image, LETTERS)
    if uri is None or image.elsewhere:
        return uri or ""
    home = seen.catalogue.home
    if home.site:
        return home.to(quote(uri))
    return seen.link(uri, "")
