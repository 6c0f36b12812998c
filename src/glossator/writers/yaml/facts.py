"""A letter's facts as its front matter, and the edition's own file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from glossator.model import (
    Certainty,
    Correspondent,
    Editor,
    Evidence,
    Facsimile,
    Letter,
    LinkPolicy,
    Listed,
    PageImage,
    Settings,
    ThreadName,
    Translation,
    Translator,
)
from glossator.problems import Level
from glossator.readers.settings.edition import KINDS
from glossator.readers.yaml.scalars import ENTRY_ID
from glossator.writers.yaml.emit import one_or_list, without_empty
from glossator.writers.yaml.statements import (
    Written,
    answers,
    date,
    identifiers,
    markdown,
    sure,
)


def facts(letter: Letter, language: str, letters: Collection[str]) -> Written:
    """A letter's front matter; `language` is the edition's, which needs no saying."""
    printed = letter.printed
    return {
        "title": letter.title,
        **without_empty(
            kind="" if letter.kind == "letter" else letter.kind,
            from_=_correspondents(letter.senders),
            to=_correspondents(letter.recipients),
            date=date(letter.date),
            place=letter.place,
            destination=letter.destination,
            language="" if letter.language == language else letter.language,
            printed=printed and without_empty(reference=printed.reference, pages=printed.pages),
            answers=answers(letter.answers, letters),
            references={item.label: _listed(item) for item in letter.references},
            status="" if letter.status == "complete" else letter.status,
            rights=letter.rights,
            source=letter.source,
            evidence={one.fact: _evidence(one) for one in letter.evidence},
            facsimile=letter.facsimile and _facsimile(letter.facsimile),
            formerly=one_or_list(list(letter.formerly)),
            identifiers=identifiers(letter.identifiers),
        ),
    }


def _correspondents(given: Iterable[Correspondent]) -> object:
    return one_or_list([_correspondent(one) for one in given])


def _correspondent(one: Correspondent) -> str | Written:
    if one == Correspondent(one.party):
        return one.party
    return without_empty(id=one.party, certainty=sure(one.certainty), comment=one.comment)


def _listed(item: Listed) -> str | Written:
    if item.reference and item == Listed(item.label, item.reference):
        return item.reference
    usual = Certainty.CERTAIN if item.reference else None
    return without_empty(
        id=item.reference,
        certainty="" if item.certainty is usual else item.certainty.value,
        candidates=one_or_list(list(item.candidates)),
        comment=item.comment,
    )


def _evidence(one: Evidence) -> str | Written:
    if not one.comment:
        return one.certainty.value
    return {"certainty": one.certainty.value, "comment": one.comment}


def _facsimile(given: Facsimile) -> object:
    images = [_page_image(one) for one in given.images]
    if given == Facsimile(given.images):
        return images
    return without_empty(
        images=images, manifest=given.manifest, credit=given.credit, rights=given.rights
    )


def _page_image(one: PageImage) -> str | Written:
    if one == PageImage(one.image):
        return one.image
    return {"image": one.image, **without_empty(page=one.page, description=one.description)}


def translation(given: Translation, letter: str) -> Written:
    """The front matter of a translation of this letter."""
    return {
        "translation_of": letter,
        **without_empty(
            language="" if given.language == given.id else given.language,
            title=given.title,
            translator=one_or_list([_translator(one) for one in given.translators]),
            source=given.source,
            rights=given.rights,
        ),
    }


def _translator(one: Translator) -> str | Written:
    if one.party or not re.fullmatch(ENTRY_ID, one.name):
        return one.party or one.name
    return {"name": one.name}


def settings(given: Settings) -> Written:
    """The edition's own file."""
    return {
        "title": given.title,
        **without_empty(
            subtitle=given.subtitle,
            description=given.description,
            editors=[_editor(one) for one in given.editors],
            address=given.address,
            version=given.version,
            date=date(given.date),
            language="" if given.language == "en" else given.language,
            rights=dict(given.rights),
            link="" if given.link is LinkPolicy.EVERY else given.link.value,
            kinds=dict(kind for kind in given.kinds if kind not in KINDS),
            threads={one.id: _thread(one) for one in given.threads},
            rules={one.rule: _level(one) for one in given.rules},
        ),
    }


def _level(one: Level) -> str | Written:
    return {"level": one.level, "reason": one.reason} if one.reason else one.level


def _editor(one: Editor) -> str | Written:
    if one == Editor(one.name):
        return one.name
    return without_empty(name=one.name, role=one.role, orcid=one.orcid)


def _thread(one: ThreadName) -> Written:
    return {"title": one.title, "root": one.root, **without_empty(summary=markdown(one.summary))}
