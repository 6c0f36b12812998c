"""The glossary as a concept scheme: SKOS (W3C Recommendation of 18 August 2009).

A term is a concept: its name the preferred label, its other words the alternative ones; senses are
scope notes that say whose they are. Only certain identifiers are matches.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from glossator.addresses import GLOSSARY
from glossator.identifiers import url
from glossator.model import Certainty, Prose, Sense, Target, TargetKind, Term
from glossator.resolve.terms.forms import spoken_forms
from glossator.writers.export import Limit, Output, Publication
from glossator.writers.linked.triples import Iri, Name, Statement, Words, json_ld, turtle

_TURTLE, _JSON_LD = "data/glossary.ttl", "data/glossary.jsonld"
_PREFIXES = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
}


def skos_files(publication: Publication) -> Iterator[Output]:
    """Turtle and JSON-LD, with the same statements; none for an edition without a glossary."""
    if publication.edition.terms:
        yield Output(_TURTLE, partial(_turtle, publication))
        yield Output(_JSON_LD, partial(_json_ld, publication))


def _turtle(publication: Publication) -> str:
    return turtle(_PREFIXES, _Glossary(publication, _TURTLE).statements())


def _json_ld(publication: Publication) -> str:
    return json_ld(_PREFIXES, _Glossary(publication, _JSON_LD).statements())


class _Glossary:
    """The statements of a glossary, as seen from the file that they go into."""

    def __init__(self, publication: Publication, seen_from: str) -> None:
        self.publication = publication
        self.seen_from = seen_from
        self.scheme = Iri(publication.home.to(GLOSSARY, seen_from=seen_from))
        self.language = publication.settings.language

    def statements(self) -> Iterator[Statement]:
        yield from self._of_scheme()
        for term in self.publication.edition.terms:
            yield from self._of_term(term)

    def _of(self, kind: TargetKind, name: str) -> Iri:
        return Iri(self.publication.home.of(Target(kind, name), self.seen_from))

    def _words(self, text: str) -> Words:
        return Words(text, self.language)

    def _of_scheme(self) -> Iterator[Statement]:
        settings = self.publication.settings
        yield Statement(self.scheme, "a", Name("skos:ConceptScheme"))
        yield Statement(self.scheme, "dct:title", self._words(settings.title))
        for editor in settings.editors:
            yield Statement(self.scheme, "dct:creator", Words(editor.name))
        for what, terms in settings.rights:
            if what == "data":
                yield Statement(self.scheme, "dct:rights", self._words(terms))
        for term in self.publication.edition.terms:
            concept = self._of(TargetKind.TERM, term.id)
            yield Statement(self.scheme, "skos:hasTopConcept", concept)

    def _of_term(self, term: Term) -> Iterator[Statement]:
        concept = self._of(TargetKind.TERM, term.id)
        yield Statement(concept, "a", Name("skos:Concept"))
        yield Statement(concept, "skos:topConceptOf", self.scheme)
        yield from self._labels(concept, term)
        if term.definition:
            yield Statement(concept, "skos:definition", self._words(_plain(term.definition)))
        for sense in term.senses:
            yield Statement(concept, "skos:scopeNote", self._words(self._sense(sense)))
        for other in term.see:
            yield Statement(concept, "skos:related", self._of(TargetKind.TERM, other))
        for address in self._matches(term):
            yield Statement(concept, "skos:closeMatch", Iri(address))
        for source in term.sources:
            yield Statement(concept, "dct:source", self._of(TargetKind.REFERENCE, source))

    def _labels(self, concept: Iri, term: Term) -> Iterator[Statement]:
        """What it is called, in its language or else the edition's, first by its name."""
        label = "skos:prefLabel"
        for language, forms in spoken_forms(term):
            for form in forms:
                yield Statement(concept, label, Words(form, language or self.language))
                label = "skos:altLabel"

    def _sense(self, sense: Sense) -> str:
        """A sense after the letters, writers or time that it belongs to."""
        letters = self.publication.letters
        named = [letters[one].title if one in letters else one for one in sense.letters]
        named += [
            self.publication.entity_name(Target(TargetKind.PARTY, one)) for one in sense.senders
        ]
        named += [sense.during.edtf] if sense.during else []
        words = _plain(sense.definition)
        return f"{', '.join(named)}: {words}" if named else words

    @staticmethod
    def _matches(term: Term) -> Iterator[str]:
        """Close and not exact: what a writer means and what a registry names is judged by readers,
        and an identifier with a label names a part of what the entry is about."""
        for one in term.identifiers:
            address = url(one.scheme, one.value)
            if one.certainty is Certainty.CERTAIN and address:
                yield address


def _plain(prose: Prose) -> str:
    return "\n".join(block.text for block in prose if block.text)


def _formatted(publication: Publication) -> int:
    bodies = (one.definition for one in publication.edition.terms)
    return sum(bool(block.spans) for prose in bodies for block in prose)


def _sections(publication: Publication) -> int:
    return sum(len(one.sections) for one in publication.edition.terms)


def _graded(publication: Publication) -> int:
    return sum(one.certainty is not Certainty.CERTAIN for one in publication.edition.terms)


def _unsure(publication: Publication) -> int:
    identifiers = (one for term in publication.edition.terms for one in term.identifiers)
    return sum(one.certainty is not Certainty.CERTAIN for one in identifiers)


LIMITS = (
    Limit("markup", "Definitions are plain words, without emphasis, links and citations.",
          _formatted),
    Limit("sections", "Titled sections of an entry are left out.", _sections),
    Limit("certainty", "How sure an entry is, and why, is left out.", _graded),
    Limit("identifiers", "Identifiers that are not certain are left out.", _unsure),
)  # fmt: skip
