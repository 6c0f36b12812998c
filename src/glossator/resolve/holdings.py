"""What a resolved edition holds, by id: pages and files of every format look things up here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from glossator.model import Edition, Entity, Letter, Reference, Settings, Target, Term
from glossator.resolve.resolved import Resolved


class Holdings:
    """A resolved edition, by id."""

    resolved: Resolved

    @property
    def edition(self) -> Edition:
        """The edition itself."""
        return self.resolved.edition

    @property
    def settings(self) -> Settings:
        """What holds for the whole edition."""
        return self.edition.settings

    @cached_property
    def letters(self) -> Mapping[str, Letter]:
        """Letters by id, in the edition's order."""
        return {letter.id: letter for letter in self.edition.letters}

    @cached_property
    def terms(self) -> Mapping[str, Term]:
        """Glossary entries by id."""
        return {term.id: term for term in self.edition.terms}

    @cached_property
    def references(self) -> Mapping[str, Reference]:
        """References by id."""
        return {reference.id: reference for reference in self.edition.references}

    @cached_property
    def entities(self) -> Mapping[Target, Entity]:
        """Parties, places and works, whose ids are unique only within their kind."""
        return {entity.target: entity for entity in self.edition.entities}

    def entity_name(self, target: Target) -> str:
        """The name of a party, place or work; its id where the edition has no entry."""
        return self.entities[target].name if target in self.entities else target.id
