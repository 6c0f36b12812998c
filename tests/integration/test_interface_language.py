"""A small English edition read in German and in French: the interface's words, and whose are whose."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from builds import build
from lxml import html

from glossator.site.assets import SCRIPTS_URI
from glossator.site.search.index import INDEX_URI
from glossator.wording import MESSAGES

EDITION = Path(__file__).parent.parent / "editions" / "drains"
SPOKEN = ("aria-label", "title", "placeholder", "alt")
LETTER = "letters/hale-1805-01-02"


def built(language: str, folder: Path) -> Path:
    """The small edition built with the theme in a language."""
    shutil.copytree(EDITION, folder)
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    told = text.replace("name: material\n", f"name: material\n  language: {language}\n")
    settings.write_text(told, encoding="utf-8")
    done = build(folder, "--strict", "-q")
    assert done.code == 0, done.said
    return folder / "site"


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("de", tmp_path_factory.mktemp("german") / "drains")


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("fr", tmp_path_factory.mktemp("french") / "drains")


def page(site: Path, name: str) -> html.HtmlElement:
    return html.document_fromstring((site / name / "index.html").read_text(encoding="utf-8"))


def interface(site: Path) -> html.HtmlElement:
    """The dialogs and menus that a script makes."""
    script = (site / SCRIPTS_URI).read_text(encoding="utf-8")
    start = script.index("const INTERFACE = ") + len("const INTERFACE = ")
    return html.document_fromstring(json.JSONDecoder().raw_decode(script, start)[0])


def heard(site: Path) -> str:
    """All that a reader sees or hears: pages, dialogs, what scripts take their words from, the
    search."""
    words: list[str] = []
    pages = [html.document_fromstring(path.read_bytes()) for path in site.rglob("*.html")]
    for document in [*pages, interface(site)]:
        for script in document.xpath("//script | //style"):
            script.drop_tree()
        words.append(" ".join(document.text_content().split()))
        words += [value for one in document.iter() for name, value in one.items() if spoken(name)]
    words += [entry[3] for entry in search_index(site)["entries"]]
    return "\n".join(words)


def spoken(name: str) -> bool:
    """Whether an attribute holds words; scripts find theirs in data attributes."""
    return name in SPOKEN or name.startswith("data-")


def search_index(site: Path) -> Any:
    script = (site / INDEX_URI).read_text(encoding="utf-8")
    return json.loads(script[script.index("(") + 1 : script.rindex(")")])


def english_messages() -> list[re.Pattern[str]]:
    """The messages of more than one word, each as a pattern; 'A and B' would be found anywhere."""
    with (MESSAGES / "de.po").open("rb") as written:
        # A name, as of a format, is the same in every language.
        known = [one for one in read_po(written, locale="de") if one.id and one.string != one.id]
    patterns = []
    for one in known:
        for said in (one.id,) if isinstance(one.id, str) else one.id:
            bare = re.sub(r"<[^>]*>", "", said)
            words = re.findall(r"[A-Za-z’]+", re.sub(r"%\(\w+\)s|\{\w+\}", "", bare))
            if len(words) > 1:
                parts = (re.escape(part) for part in re.split(r"%\(\w+\)s", bare))
                patterns.append(re.compile(r"(?<!\w)" + r"[^\n]{1,80}?".join(parts) + r"(?!\w)"))
    return patterns


def edition_words() -> str:
    """What the edition itself says, in English."""
    files = (path for path in EDITION.rglob("*") if path.is_file())
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["german", "french"])
def test_no_english_sentence_of_the_interface_is_left(
    language: str, request: pytest.FixtureRequest
) -> None:
    words, own = heard(request.getfixturevalue(language)), edition_words()
    left = [one.pattern for one in english_messages() if one.search(words) and not one.search(own)]
    assert left == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["german", "french"])
def test_each_text_says_its_own_language(language: str, request: pytest.FixtureRequest) -> None:
    letter = page(request.getfixturevalue(language), LETTER)
    tag = {"german": "de", "french": "fr"}[language]
    assert letter.get("lang") == tag
    (article,) = letter.find_class("letter")
    assert article.get("lang") == "en"
    assert article.find_class("letter-head")[0].get("lang") == tag
    parts = interface(request.getfixturevalue(language)).xpath("//*[@data-part]")
    dialogs = {one.get("data-part"): one.get("lang") for one in parts}
    assert {dialogs[name] for name in ("search", "tools", "help", "place", "card")} == {tag}
    assert article.find_class("apparatus")[0].get("lang") == tag
    assert article.xpath("string(.//h1/@lang)") == "en"
    bodies = article.xpath(".//*[@class='note entry']/div[not(@class)]")
    assert {one.get("lang") for one in bodies} == {"en"}
    (text,) = article.find_class("text")
    signs = [*text.find_class("note-ref"), *text.find_class("gap"), *text.find_class("citation")]
    assert {one.get("lang") for one in signs} == {tag}


@pytest.mark.slow
def test_dates_and_quotation_marks_are_the_languages_own(german: Path, french: Path) -> None:
    def told(site: Path) -> tuple[str, str]:
        letter = page(site, LETTER)
        return letter.xpath("string(//time)"), letter.xpath("string(//p[@data-cite])")

    date, cited = told(german)
    assert date == "ca. 2. Januar 1805"
    assert "„In defence of drains“" in cited
    date, cited = told(french)
    assert date == "2 janvier 1805 (environ)"
    assert "«\u202fIn defence of drains\u202f»" in cited


@pytest.mark.slow
def test_a_kind_that_the_edition_names_keeps_its_name(german: Path) -> None:
    kinds = {one.text_content() for one in page(german, LETTER).find_class("kind")}
    assert {"Erläuterung", "Remark"} <= kinds


@pytest.mark.slow
def test_the_theme_without_a_language_speaks_english(drains_built: Path) -> None:
    letter = page(drains_built / "site", LETTER)
    assert letter.xpath("string(//time)") == "2 January 1805 (about)"
    (article,) = letter.find_class("letter")
    assert not article.xpath(".//section[@class='apparatus']//div[@lang]")


@pytest.mark.slow
def test_what_is_laid_over_the_theme_speaks_the_language(german: Path, french: Path) -> None:
    def told(site: Path) -> tuple[str, str]:
        letter = page(site, LETTER)
        lost = html.document_fromstring((site / "404.html").read_text(encoding="utf-8"))
        (search,) = letter.find_class("search-button")
        return search.xpath("string(span)"), lost.xpath("string(//*[@class='not-here']/h1)")

    assert told(german) == ("Suche", "Diese Seite gibt es nicht")
    assert told(french) == ("Recherche", "Page introuvable")


@pytest.mark.slow
def test_an_editions_own_citation_speaks_the_language(german: Path) -> None:
    (line, *_) = page(german, LETTER).find_class("cite")
    assert "Brief an " in line.text_content() and ". In: " in line.text_content()
