"""Words as the search compares them: what is typed against what is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from glossator.site import assets
from glossator.site.search.words import keys

pytestmark = pytest.mark.browser

SCRIPTS = Path(assets.__file__).parent / "js"
LIT = "([typed, text]) => litIn(text, runsOf(typed)).map((place) => text.slice(...place))"


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    """An empty page with the scripts that compare words."""
    page = browser.new_page()
    for name in ("searchwords", "searchquery"):
        page.add_script_tag(path=SCRIPTS / f"{name}.js")
    yield page
    page.close()


@pytest.mark.parametrize(
    ("typed", "text", "lit"),
    [
        ("muller", "Herr Müller schrieb", ["Müller"]),
        ("Müller", "Herr Muller schrieb", ["Muller"]),
        ("mueller", "Müller, Muller, Mueller, Muͤller", ["Müller", "Mueller", "Muͤller"]),
        ("Müller", "Müller, Muller, Mueller", ["Müller", "Muller", "Mueller"]),
        ("muell", "Müller", ["Müller"]),
        ('"koeln am"', "Köln am Rhein", ["Köln am"]),
        ("Müller-Weiß", "Mueller-Weiss", ["Mueller-Weiss"]),
        ("mullerweiss", "Müller-Weiß", ["Müller-Weiß"]),
        ("oersted", "Ørsted, Orsted", ["Ørsted"]),
        ("poet", "a pot, a poët", ["poët"]),
        ("strasse", "in der Straße", ["Straße"]),
        ("Straße", "in der Strasse", ["Strasse"]),
        ("oeuvre", "son œuvre", ["œuvre"]),
        ("TGF-β", "of TGF-β1", ["TGF-β1"]),
        ("TGF-beta", "of TGF-β", ["TGF-β"]),
        ("tgfb", "of TGF-β", ["TGF-β"]),
        ("TGFβ", "of TGF-β", ["TGF-β"]),
        ("PGE2", "PGE2 and PGE₂", ["PGE2", "PGE₂"]),
        ("IL-10", "IL-10, IL10, IL 10, IL-1", ["IL-10", "IL10", "IL 10"]),
        ("2,3-dioxygenase", "indoleamine 2,3-dioxygenase", ["2,3-dioxygenase"]),
        ("dioxygenase", "indoleamine 2,3-dioxygenase", ["dioxygenase"]),
        ("cook's", "Cook’s letter", ["Cook’s"]),
        ("cook", "Cook’s letter", ["Cook’s"]),
        ("mesenchym", "mesenchymal stem cell", ["mesenchymal"]),
        ('"mesenchym" ', "mesenchymal stem cell", []),
        ("of the", "of these, of the", ["of", "these", "of", "the"]),
        ('"of the"', "of these, of the", ["of the"]),
        ("„stem cell“", "stem-cell and stem cells", ["stem-cell"]),
        ("λόγος", "ὁ λόγος", ["λόγος"]),
        ("מכתב", "מִכְתָּב", ["מִכְתָּב"]),
        ("東京", "私は東京にいる", ["東京"]),
        ("10 mg", "100 mg, 10 mg", ["mg", "10", "mg"]),
    ],
)
def test_what_is_typed_finds_what_is_written(
    blank: Page, typed: str, text: str, lit: list[str]
) -> None:
    assert blank.evaluate(LIT, [typed, text]) == lit


@pytest.mark.parametrize(
    "text",
    [
        "Müller-Weiß, Muͤller, NAÏVE coöperate Ørsted ǖ ụ̈ é̈",
        "HLA-G of TGF-β1 and 2,3-dioxygenase’s PGE₂, 1.500 a.b",
        "Herr Müller in der Straße, son œuvre, Łódź, İstanbul, ﬁn, naïve",
        "anti‑war well–tempered d’eau ʼn soft\u00adhyphen a--b",
        "ὁ λόγος β γδ ΟΔΟΣ מִכְתָּב 私は東京にいる ひらがなカタカナ한국어",
        "😀 a😀b _x_ 10 mg, “stem-cell”",
        "‚so‘ ⟦ihrer⟧ ‹là›, ⟨a⟩-b- – /c/d* 'ne' ½ 1½ ΣΑΣ. Ⅻ m² ⺀ 〇",
    ],
)
def test_an_index_made_beforehand_has_the_same_words(blank: Page, text: str) -> None:
    assert sorted(keys(text)) == sorted(blank.evaluate("(text) => keysOf(text)", text))
