"""Names that stand for nobody known: no party, or all letters of unknown hands were of one."""

from __future__ import annotations

import re
from dataclasses import replace

from glossator.model import Correspondent
from glossator.readers.tei.header.parties import Acts
from glossator.readers.tei.lists.entities import Named

_NOBODY = frozenset(
    ("unknown", "unbekannt", "inconnu", "inconnue", "sconosciuto", "desconocido", "onbekend", "nn")
)
"""“Unknown” is what CMIF's documentation asks for; N. N. is nomen nescio."""


def nobody_in(acts: Acts) -> dict[str, str]:
    """The names that say so, by the ids that they would have; none that points to somebody."""
    return {one.id: one.name for one in acts.names if _is_nobody(one)}


def _is_nobody(one: Named) -> bool:
    pointed = one.identifiers or one.keyed
    return not pointed and re.sub(r"[\[\]?. ]", "", one.name).casefold() in _NOBODY


def without(acts: Acts, nobody: dict[str, str]) -> Acts:
    """The acts with nobody in their place."""

    def known(all_: tuple[Correspondent, ...]) -> tuple[Correspondent, ...]:
        return tuple(one for one in all_ if one.party not in nobody)

    return replace(
        acts,
        senders=known(acts.senders),
        recipients=known(acts.recipients),
        names=tuple(one for one in acts.names if one.id not in nobody),
        place="" if acts.place in nobody else acts.place,
        destination="" if acts.destination in nobody else acts.destination,
    )
