"""What an edition is made of: letters as plain text with spans over it, and their apparatus.

Everything is a frozen value. Nothing here reads files, matches words or knows HTML.
"""

from __future__ import annotations

from glossator.model.apparatus import (
    Consulted,
    Entity,
    EntityKind,
    Event,
    FormsIn,
    LinkPolicy,
    Note,
    Reference,
    Section,
    Sense,
    Term,
)
from glossator.model.edition import Edition, Editor, Page, Settings, ThreadName
from glossator.model.facsimile import Facsimile, PageImage, is_web_address
from glossator.model.letter import (
    Correspondent,
    Evidence,
    Letter,
    Listed,
    Neighbour,
    Printed,
)
from glossator.model.statements import (
    KEY,
    Answer,
    AnswerKind,
    Certainty,
    Coordinates,
    Date,
    Identifier,
    Quote,
)
from glossator.model.targets import ELSEWHERE, Target, TargetKind
from glossator.model.text import (
    NOWHERE,
    Attributes,
    Block,
    Container,
    Enclosing,
    Kind,
    Mark,
    Prose,
    Span,
    counted_anew,
    on_one_line,
    outermost_first,
    plain_text,
)
from glossator.model.translation import Translation, Translator

__all__ = [
    "ELSEWHERE",
    "KEY",
    "NOWHERE",
    "Answer",
    "AnswerKind",
    "Attributes",
    "Block",
    "Certainty",
    "Consulted",
    "Container",
    "Coordinates",
    "Correspondent",
    "Date",
    "Edition",
    "Editor",
    "Enclosing",
    "Entity",
    "EntityKind",
    "Event",
    "Evidence",
    "Facsimile",
    "FormsIn",
    "Identifier",
    "Kind",
    "Letter",
    "LinkPolicy",
    "Listed",
    "Mark",
    "Neighbour",
    "Note",
    "Page",
    "PageImage",
    "Printed",
    "Prose",
    "Quote",
    "Reference",
    "Section",
    "Sense",
    "Settings",
    "Span",
    "Target",
    "TargetKind",
    "Term",
    "ThreadName",
    "Translation",
    "Translator",
    "counted_anew",
    "is_web_address",
    "on_one_line",
    "outermost_first",
    "plain_text",
]
