"""Identifiers that others know: what a scheme is called, what its values look like, where to look.

An entry's `identifiers` become links by this list; a scheme that is not on it stays plain text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote, unquote

_OR_TEN = r"[\dX]"
"""A last sign computed from the others, which may be ten: X, by many hands a small x."""

_OBO = "https://purl.obolibrary.org/obo/"


@dataclass(frozen=True, slots=True)
class Scheme:
    """A system of identifiers."""

    id: str
    """As editors write it."""
    name: str
    """As readers see it."""
    address: str
    """A template; {} stands for the bare value."""
    pattern: str
    """What a bare value is, as a regular expression for the whole of it."""
    prefix: str = ""
    """What editors may write before the value, in capitals or not; a colon may be an underscore."""
    grouped: bool = False
    """Whether blanks or hyphens may stand within the value where people read it, and are none of
    it."""

    def bare(self, value: str) -> str | None:
        """The value without its prefix or address, as the scheme itself writes it; None where it
        is none of this scheme."""
        value = self._without_address(value.strip())
        value = re.sub(_loosely(self.prefix), "", value, count=1, flags=re.IGNORECASE)
        value = re.sub(r"(?<=\d)[ \xa0-](?=\d|[Xx]$)", "", value) if self.grouped else value
        if self.pattern.endswith(_OR_TEN) and value.endswith("x"):
            value = f"{value[:-1]}X"
        return value if re.fullmatch(self.pattern, value, re.ASCII) else None

    def _without_address(self, value: str) -> str:
        before, _, after = self.address.partition("{}")
        host = re.escape(re.sub(r"^https?://(www\.)?", "", before))
        found = re.match(rf"https?://(?:www\.)?{host}(.*?)(?:{re.escape(after)})?$", value)
        return unquote(found[1]) if found else value


def _loosely(prefix: str) -> str:
    return "^" + re.escape(prefix).replace(":", "[:_]")


_ALL = (
    # People, organisations, places, works
    Scheme("wikidata", "Wikidata", "https://www.wikidata.org/wiki/{}", r"Q[1-9]\d*"),
    Scheme("gnd", "GND", "https://d-nb.info/gnd/{}", r"\d[\d-]{3,11}[\dX]"),
    Scheme("viaf", "VIAF", "https://viaf.org/viaf/{}", r"\d{1,22}"),
    Scheme("isni", "ISNI", "https://isni.org/isni/{}", r"\d{15}[\dX]",
           grouped=True),
    Scheme("lcnaf", "Library of Congress", "https://id.loc.gov/authorities/names/{}",
           r"n[a-z]{0,2}\d{8,10}"),
    Scheme("bnf", "BnF", "https://catalogue.bnf.fr/ark:/12148/{}", r"cb\d{8}[0-9a-z]"),
    Scheme("orcid", "ORCID", "https://orcid.org/{}", r"(?:\d{4}-){3}\d{3}[\dX]"),
    Scheme("ror", "ROR", "https://ror.org/{}", r"0[a-hj-km-np-tv-z0-9]{6}\d{2}"),
    Scheme("geonames", "GeoNames", "https://www.geonames.org/{}", r"\d{1,9}"),
    Scheme("pleiades", "Pleiades", "https://pleiades.stoa.org/places/{}", r"\d{1,12}"),
    Scheme("tgn", "Getty TGN", "https://vocab.getty.edu/page/tgn/{}", r"\d{7}"),
    # Publications and trials
    Scheme("doi", "DOI", "https://doi.org/{}", r"10\.\d{4,9}/\S+", "doi:"),
    Scheme("pmid", "PubMed", "https://pubmed.ncbi.nlm.nih.gov/{}/", r"[1-9]\d{0,8}", "PMID:"),
    Scheme("pmcid", "PubMed Central", "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
           r"PMC[1-9]\d{0,8}", "PMCID:"),
    Scheme("isbn", "ISBN", "https://openlibrary.org/isbn/{}",
           r"(?:97[89][- ]?)?(?:\d[- ]?){9}[\dX]"),
    Scheme("issn", "ISSN", "https://portal.issn.org/resource/ISSN/{}", r"\d{4}-\d{3}[\dX]"),
    Scheme("oclc", "WorldCat", "https://search.worldcat.org/title/{}", r"\d{1,12}"),
    Scheme("arxiv", "arXiv", "https://arxiv.org/abs/{}",
           r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?", "arXiv:"),
    Scheme("clinicaltrials", "ClinicalTrials.gov", "https://clinicaltrials.gov/study/{}",
           r"NCT\d{8}"),
    Scheme("isrctn", "ISRCTN", "https://www.isrctn.com/{}", r"ISRCTN\d{8}"),
    # Medicine and biology
    Scheme("mesh", "MeSH", "https://meshb.nlm.nih.gov/record/ui?ui={}", r"[CDQ]\d{6,9}", "MESH:"),
    Scheme("hgnc", "HGNC", "https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/HGNC:{}",
           r"\d{1,6}", "HGNC:"),
    Scheme("ec", "EC", "https://enzyme.expasy.org/EC/{}", r"\d+\.\d+\.\d+\.\d+", "EC:"),
    Scheme("ncbigene", "NCBI Gene", "https://www.ncbi.nlm.nih.gov/gene/{}", r"\d{1,10}"),
    Scheme("taxonomy", "NCBI Taxonomy", "https://www.ncbi.nlm.nih.gov/datasets/taxonomy/{}/",
           r"\d{1,9}"),
    Scheme("ensembl", "Ensembl", "https://www.ensembl.org/id/{}", r"ENS[A-Z]*\d{11}(?:\.\d+)?"),
    Scheme("uniprot", "UniProt", "https://www.uniprot.org/uniprotkb/{}/entry",
           r"[OPQ]\d[A-Z0-9]{3}\d|[A-NR-Z]\d(?:[A-Z][A-Z0-9]{2}\d){1,2}"),
    Scheme("mgi", "MGI", "https://www.informatics.jax.org/accession/MGI:{}", r"\d{1,8}", "MGI:"),
    Scheme("chebi", "ChEBI", _OBO + "CHEBI_{}", r"\d{1,7}", "CHEBI:"),
    Scheme("go", "Gene Ontology", _OBO + "GO_{}", r"\d{7}", "GO:"),
    Scheme("cl", "Cell Ontology", _OBO + "CL_{}", r"\d{7}", "CL:"),
    Scheme("hp", "Human Phenotype Ontology", _OBO + "HP_{}", r"\d{7}", "HP:"),
    Scheme("mondo", "Mondo", _OBO + "MONDO_{}", r"\d{7}", "MONDO:"),
    Scheme("doid", "Disease Ontology", _OBO + "DOID_{}", r"\d{1,7}", "DOID:"),
    Scheme("uberon", "Uberon", _OBO + "UBERON_{}", r"\d{7}", "UBERON:"),
    Scheme("ncit", "NCI Thesaurus", _OBO + "NCIT_{}", r"C\d{1,7}", "NCIT:"),
    Scheme("efo", "Experimental Factor Ontology", "https://www.ebi.ac.uk/efo/EFO_{}",
           r"\d{7}", "EFO:"),
    Scheme("orphanet", "Orphanet", "https://www.orpha.net/en/disease/detail/{}",
           r"\d{1,7}", "ORPHA:"),
    Scheme("omim", "OMIM", "https://www.omim.org/entry/{}", r"\d{6}", "OMIM:"),
    Scheme("icd10cm", "ICD-10-CM", "https://purl.bioontology.org/ontology/ICD10CM/{}",
           r"[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?", "ICD10CM:"),
    Scheme("kegg", "KEGG", "https://www.kegg.jp/entry/{}", r"(?:[a-z]{2,4}:)?[A-Za-z]{0,4}\d{1,9}"),
    Scheme("pubchem", "PubChem", "https://pubchem.ncbi.nlm.nih.gov/compound/{}",
           r"[1-9]\d{0,9}", "CID:"),
    Scheme("hmdb", "HMDB", "https://hmdb.ca/metabolites/{}", r"HMDB\d{5,7}"),
)  # fmt: skip

SCHEMES: Mapping[str, Scheme] = MappingProxyType({scheme.id: scheme for scheme in _ALL})
"""The known schemes by id."""


def name(scheme: str) -> str:
    """What readers see: the scheme's name, or the id as the editor wrote it."""
    known = SCHEMES.get(scheme)
    return known.name if known else scheme


def fits(scheme: str, value: str) -> bool:
    """Whether the value looks like one of the scheme; always so where the scheme is not known."""
    known = SCHEMES.get(scheme)
    return known is None or known.bare(value) is not None


def is_sound(scheme: str, value: str) -> bool:
    """Whether the last sign is the one that the others give; so where a scheme has no such sign.

    ORCID and ISNI: ISO/IEC 7064, MOD 11-2; ISSN and ISBN-10: weights modulo 11; ISBN-13: EAN.
    """
    known = SCHEMES.get(scheme)
    bare = known.bare(value) if known else None
    if bare is None or scheme not in ("orcid", "isni", "isbn", "issn"):
        return True
    signs = [10 if sign == "X" else int(sign) for sign in re.sub(r"[^\dX]", "", bare)]
    if scheme in ("orcid", "isni"):
        total = 0
        for sign in signs[:-1]:
            total = (total + sign) * 2
        return (12 - total % 11) % 11 == signs[-1]
    if len(signs) == 13:
        return sum(sign * (3 if n % 2 else 1) for n, sign in enumerate(signs)) % 10 == 0
    return sum(sign * (len(signs) - n) for n, sign in enumerate(signs)) % 11 == 0


def url(scheme: str, value: str) -> str | None:
    """The address of the value; None where the scheme is not known or the value is none of it.

    Takes the value bare, with its prefix (CL:0000134, CL_0000134) or as the address itself.
    """
    known = SCHEMES.get(scheme)
    bare = known.bare(value) if known else None
    if known is None or bare is None:
        return None
    return known.address.format(quote(bare, safe="/:;()"))
