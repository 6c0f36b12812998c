"""A letter's translations as schema.org has them: works that translate it, each by whom."""

from __future__ import annotations

from typing import Any

from glossator.model import EntityKind, Letter, Translation, Translator
from glossator.site.metadata.licences import licence_address
from glossator.site.metadata.seen import Seen


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
