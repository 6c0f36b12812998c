"""The formats in which an edition goes out, one row a format.

From this table come `glossator export`, the files of a site, its data page, the download links of
each letter, what `glossator check` says of losses, and the guide's page on formats.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from glossator.wording import N_
from glossator.writers import editionjson, plaintext, tei
from glossator.writers.bibliographies import files as bibliographies
from glossator.writers.export import Format, Output, Outputs, Publication
from glossator.writers.harvested import atom, beacon, cmif, correspondences, geojson
from glossator.writers.linked import skos, webannotations

FORMATS: tuple[Format, ...] = (
    Format(
        "edition-json",
        N_("JSON"),
        "application/json",
        N_(
            "Everything, for programs: the whole edition in one file, and a file for each letter"
            " with its notes. It can be read back, and a schema says what each key means."
        ),
        editionjson.edition_json_files,
        limits=editionjson.LIMITS,
    ),
    Format(
        "text",
        N_("Plain text"),
        "text/plain",
        N_("The words of each letter without any markup; offsets in the other files count in it."),
        plaintext.text_files,
        holds=("text",),
        limits=plaintext.LIMITS,
    ),
    Format(
        "tei",
        N_("TEI P5"),
        "application/tei+xml",
        N_(
            "Each letter with its notes and what it names, and the whole edition as a corpus, for "
            "programs and archives of the humanities; it can be imported again."
        ),
        tei.tei_files,
        limits=tei.LIMITS,
        specification="https://tei-c.org/release/doc/tei-p5-doc/en/html/index.html",
    ),
    Format(
        "tei-inline",
        N_("TEI P5 with notes in the text"),
        "application/tei+xml",
        N_("The same corpus with each note after its words, for programs that want it so."),
        tei.inline_files,
        limits=(*tei.LIMITS, tei.QUOTES),
        specification="https://tei-c.org/release/doc/tei-p5-doc/en/html/index.html",
        in_site=False,
    ),
    Format(
        "cmif",
        N_("List of letters in CMIF"),
        "application/tei+xml",
        N_(
            "Who wrote to whom, when and where, for correspSearch and other services that join "
            "letters of many editions."
        ),
        cmif.cmif_files,
        holds=("data",),
        limits=cmif.LIMITS,
        specification="https://github.com/TEI-Correspondence-SIG/CMIF",
    ),
    Format(
        "correspondences",
        N_("Who wrote to whom, as CSV"),
        correspondences.MEDIA_TYPE,
        N_("How many letters went from whom to whom in each year, for spreadsheets and networks."),
        correspondences.correspondence_files,
        holds=("data",),
        limits=correspondences.LIMITS,
        specification="https://www.rfc-editor.org/rfc/rfc4180",
    ),
    Format(
        "geojson",
        N_("Places as GeoJSON"),
        "application/geo+json",
        N_("The places whose coordinates are given, with their letters, for maps and gazetteers."),
        geojson.geojson_files,
        holds=("data",),
        limits=geojson.LIMITS,
        specification="https://www.rfc-editor.org/rfc/rfc7946",
    ),
    Format(
        "web-annotations",
        N_("Web Annotations"),
        webannotations.MEDIA_TYPE,
        N_(
            "The notes in the form that the W3C recommends, each with its quote and its position:"
            " for programs that show notes over texts, or gather them."
        ),
        webannotations.annotation_files,
        holds=("text", "notes"),
        limits=webannotations.LIMITS,
        specification="https://www.w3.org/TR/annotation-model/",
    ),
    Format(
        "csl-json",
        N_("CSL-JSON"),
        "application/vnd.citationstyles.csl+json",
        N_("What to cite, for Zotero and others: all references, the edition, and each letter."),
        bibliographies.csl_json_files,
        holds=("data",),
        specification="https://docs.citationstyles.org/en/stable/specification.html",
    ),
    Format(
        "bibtex",
        N_("BibTeX"),
        "application/x-bibtex",
        N_("The same for LaTeX: all references, the edition, and each letter."),
        bibliographies.bibtex_files,
        holds=("data",),
        limits=bibliographies.BIBTEX_LIMITS,
        specification="https://ctan.org/pkg/bibtex",
    ),
    Format(
        "ris",
        N_("RIS"),
        "application/x-research-info-systems",
        N_("The same for any reference manager: all references, the edition, and each letter."),
        bibliographies.ris_files,
        holds=("data",),
        limits=bibliographies.RIS_LIMITS,
    ),
    Format(
        "skos",
        N_("Glossary as SKOS"),
        "text/turtle",
        N_("The glossary as linked data, in Turtle and JSON-LD, for vocabularies and catalogues."),
        skos.skos_files,
        holds=("data",),
        limits=skos.LIMITS,
        specification="https://www.w3.org/TR/skos-reference/",
    ),
    Format(
        "atom",
        N_("Feed"),
        "application/atom+xml",
        N_("Letters and notes, the newest first, for programs that tell of what is new."),
        atom.atom_files,
        limits=atom.LIMITS,
        specification="https://www.rfc-editor.org/rfc/rfc4287",
    ),
    Format(
        "beacon",
        N_("BEACON"),
        "text/plain",
        N_("Who has a page here, by GND and VIAF number, for portals that gather such lists."),
        beacon.beacon_files,
        holds=("data",),
        limits=beacon.LIMITS,
        specification="https://gbv.github.io/beaconspec/beacon.html",
    ),
)
"""In the order in which readers see them."""


@dataclass(frozen=True)
class Exports:
    """All files of all formats for one edition, none of them made yet."""

    publication: Publication
    books: tuple[tuple[Format, tuple[Output, ...]], ...] = ()
    """Formats that are set like pages, with their files."""
    formats: tuple[Format, ...] = tuple(one for one in FORMATS if one.in_site)

    @cached_property
    def by_format(self) -> tuple[tuple[Format, Outputs], ...]:
        """The formats that the edition has something for, each with its files."""
        made = ((one, Outputs(one.files(self.publication))) for one in self.formats)
        bound = ((one, Outputs(outputs)) for one, outputs in self.books)
        return tuple((one, outputs) for one, outputs in (*made, *bound) if outputs)

    @cached_property
    def outputs(self) -> Outputs:
        """All files."""
        return Outputs(part for _, outputs in self.by_format for part in outputs.parts)

    def of_letter(self, letter: str) -> list[tuple[Format, Output]]:
        """The files that hold this letter alone; those that hold none alone, where it is empty."""
        return self._of(letter) if letter else self._of_none

    @cached_property
    def _of_none(self) -> list[tuple[Format, Output]]:
        """Every page that is no letter's asks for them."""
        return self._of("")

    def _of(self, letter: str) -> list[tuple[Format, Output]]:
        return [
            (one, output) for one, outputs in self.by_format for output in outputs.of_letter(letter)
        ]
