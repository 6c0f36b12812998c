"""Each word of a file in JATS or CMIF is in what was made of it, or is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from words_made import strings

from glossator.readers.cmif import read_cmif
from glossator.readers.jats import read_jats

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
JATS = sorted((CORPORA / "jats").glob("*.xml"))
CMIF = sorted((CORPORA / "cmif").glob("*.xml"))

pytestmark = pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not here")

_OF_A_PAPER = re.compile(r"is a paper and no letter; it is a reference, and its text of ")


def bare(text: str) -> str:
    return "".join(text.split())


def missing(root: etree._Element, made: object, where: str) -> list[str]:
    """Texts with letters or figures that stand nowhere, a paper's long parts aside."""
    pieces = dict.fromkeys(map(bare, strings(made)))  # most stand there often, and as they are
    kept = "".join(pieces)
    texts = {str(one): None for one in root.xpath(where) if re.search(r"\w", one)}
    return [one for one in texts if bare(one) not in pieces and bare(one) not in kept]


@pytest.mark.parametrize("path", JATS, ids=lambda path: path.stem)
def test_front_matter_is_made_something_of_or_told(path: Path) -> None:
    root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    reading = read_jats(path.read_bytes(), path.name)
    papers = [one for one in reading.account.decisions if _OF_A_PAPER.search(one.what)]
    assert bool(papers) == (path.stem == "elife06003_decision_letter")
    where = (
        "//front//text()[not(ancestor::abstract or ancestor::custom-meta or ancestor::award-group)]"
    )
    lost = [one for one in missing(root, reading, where) if "orcid.org" not in one]
    assert lost == []


def is_date(text: str) -> bool:
    """Whether it is a date in words, which may say no more than its attributes."""
    return bool(re.fullmatch(r"(\d{1,2}\.[-–]?){0,2}(\d{1,2}\.)? ?[^\W\d]* ?\d{4}", text.strip()))


@pytest.mark.parametrize("path", CMIF, ids=lambda path: path.stem)
def test_a_list_is_made_something_of_or_told(path: Path) -> None:
    reading = read_cmif(path.read_bytes(), path.name)
    root = etree.fromstring(path.read_bytes(), etree.XMLParser(recover=True, no_network=True))
    lost = [one for one in missing(root, reading, "//*/text()") if not is_date(one)]
    assert lost == [] or not reading.letters  # two are patterns to be filled in, and refused
