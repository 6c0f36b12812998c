"""Known schemes become addresses; whatever does not fit stays text."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.identifiers import SCHEMES, Scheme, fits, name, url

OBO = "https://purl.obolibrary.org/obo/"


@pytest.mark.parametrize(
    ("scheme", "value", "address"),
    [
        ("wikidata", "Q1758904", "https://www.wikidata.org/wiki/Q1758904"),
        ("gnd", "118540238", "https://d-nb.info/gnd/118540238"),
        ("gnd", "4-X", None),
        ("viaf", "24602065", "https://viaf.org/viaf/24602065"),
        ("orcid", "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
        ("orcid", "https://orcid.org/0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
        ("orcid", "0000-0002-1694-233x", "https://orcid.org/0000-0002-1694-233X"),
        ("isni", "000000012103268X", "https://isni.org/isni/000000012103268X"),
        ("isni", "0000 0001 2103 2683", "https://isni.org/isni/0000000121032683"),
        ("isni", "0000-0000-7836-610x", "https://isni.org/isni/000000007836610X"),
        ("isni", "0000 0001 2103 268", None),
        ("ror", "039bp8j42", "https://ror.org/039bp8j42"),
        ("geonames", "3164527", "https://www.geonames.org/3164527"),
        ("doi", "10.1038/nm.3028", "https://doi.org/10.1038/nm.3028"),
        ("doi", "doi:10.1038/nm.3028", "https://doi.org/10.1038/nm.3028"),
        ("doi", "https://doi.org/10.1038/nm.3028", "https://doi.org/10.1038/nm.3028"),
        (
            "doi",
            "10.1002/(SICI)1097<1::AID>3.0.CO;2-#",
            "https://doi.org/10.1002/(SICI)1097%3C1::AID%3E3.0.CO;2-%23",
        ),
        ("doi", "nm.3028", None),
        ("pmid", "23296015", "https://pubmed.ncbi.nlm.nih.gov/23296015/"),
        ("pmid", "PMID: 23296015", None),
        ("pmcid", "PMC3998103", "https://pmc.ncbi.nlm.nih.gov/articles/PMC3998103/"),
        ("pmcid", "3998103", None),
        ("isbn", "978-0-262-13472-9", "https://openlibrary.org/isbn/978-0-262-13472-9"),
        ("issn", "1078-8956", "https://portal.issn.org/resource/ISSN/1078-8956"),
        ("clinicaltrials", "NCT00366145", "https://clinicaltrials.gov/study/NCT00366145"),
        ("mesh", "D059630", "https://meshb.nlm.nih.gov/record/ui?ui=D059630"),
        ("chebi", "CHEBI:28619", f"{OBO}CHEBI_28619"),
        ("chebi", "28619", f"{OBO}CHEBI_28619"),
        ("chebi", "chebi_28619", f"{OBO}CHEBI_28619"),
        ("cl", f"{OBO}CL_0000134", f"{OBO}CL_0000134"),
        ("cl", "http://purl.obolibrary.org/obo/CL_0000134", f"{OBO}CL_0000134"),
        ("go", "GO:0008150", f"{OBO}GO_0008150"),
        ("uniprot", "P14902", "https://www.uniprot.org/uniprotkb/P14902/entry"),
        ("uniprot", "https://www.uniprot.org/uniprotkb/P14902/entry",
         "https://www.uniprot.org/uniprotkb/P14902/entry"),
        ("hgnc", "HGNC:6059",
         "https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/HGNC:6059"),
        ("ncbigene", "3620", "https://www.ncbi.nlm.nih.gov/gene/3620"),
        ("ensembl", "ENSG00000131203", "https://www.ensembl.org/id/ENSG00000131203"),
        ("icd10cm", "D89.81", "https://purl.bioontology.org/ontology/ICD10CM/D89.81"),
        ("kegg", "hsa:3620", "https://www.kegg.jp/entry/hsa:3620"),
        ("hmdb", "HMDB0000929", "https://hmdb.ca/metabolites/HMDB0000929"),
        ("shelfmark", "Add MS 1234", None),
    ],
)  # fmt: skip
def test_a_value_leads_to_its_address(scheme: str, value: str, address: str | None) -> None:
    assert url(scheme, value) == address


def test_an_unknown_scheme_keeps_its_name_and_fits_anything() -> None:
    assert name("shelfmark") == "shelfmark"
    assert fits("shelfmark", "Add MS 1234")


def test_a_known_scheme_has_a_name_for_readers() -> None:
    assert name("mesh") == "MeSH"


def test_a_value_of_another_scheme_does_not_fit() -> None:
    assert not fits("orcid", "Q42")


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda scheme: scheme.id)
def test_every_template_is_https_and_takes_one_value(scheme: Scheme) -> None:
    assert scheme.address.startswith("https://")
    assert scheme.address.count("{}") == 1


@given(st.sampled_from(sorted(SCHEMES)), st.text(max_size=40))
def test_no_value_leads_to_another_host(scheme: str, value: str) -> None:
    address = url(scheme, value)
    if address is not None:
        expected = urlsplit(SCHEMES[scheme].address)
        found = urlsplit(address)
        assert (found.scheme, found.netloc) == (expected.scheme, expected.netloc)
        assert not set(address) & set("\"'<> \n")


@given(st.sampled_from(sorted(SCHEMES)), st.data())
def test_an_address_leads_to_itself(scheme: str, data: st.DataObject) -> None:
    value = data.draw(st.from_regex(f"(?a:{SCHEMES[scheme].pattern})", fullmatch=True))
    address = url(scheme, value)
    if address is not None:  # `\S` of a DOI also takes signs that are stripped at the end
        assert url(scheme, address) == address
