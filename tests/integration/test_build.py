"""A small edition built by MkDocs and by ProperDocs: addresses, links both ways, search, errors."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from builds import build
from folders import files_in


class Page(HTMLParser):
    """The ids, links and sources of one page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[dict[str, str]] = []
        self.loaded: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if "id" in known:
            self.ids.append(known["id"])
        if tag == "a" and "href" in known:
            self.links.append(known)
        if tag in ("script", "img", "iframe", "source") and "src" in known:
            self.loaded.append(known["src"])
        if tag == "link" and known.get("rel") in ("stylesheet", "icon", "preload", "preconnect"):
            self.loaded.append(known["href"])


def pages(site: Path) -> Iterator[tuple[str, Page]]:
    """Every page of a site with its path."""
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), Page(path.read_text(encoding="utf-8"))


def broken_links(site: Path) -> list[str]:
    """Internal links that lead to no file or to no id."""
    known = dict(pages(site))
    broken = []
    for path, page in known.items():
        if path == "404.html":
            continue
        for link in page.links:
            href = link["href"]
            if re.match(r"[a-z]+:", href):
                continue
            target, fragment = urldefrag(urljoin(f"/{path}", href))
            file = unquote(target).lstrip("/")
            file = f"{file}index.html" if not file or file.endswith("/") else file
            if not (site / file).is_file():
                broken.append(f"{path}: {href}")
            elif fragment and file in known and unquote(fragment) not in known[file].ids:
                broken.append(f"{path}: {href} (no such id)")
    return broken


@pytest.fixture
def site(drains_built: Path) -> Path:
    """The example edition's site, to be read only."""
    return drains_built / "site"


@pytest.fixture
def drains(tmp_path: Path, drains_built: Path) -> Path:
    """The example edition with its site, in a folder that a test may change."""
    return Path(shutil.copytree(drains_built, tmp_path / "drains"))


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory, drains_built: Path) -> dict[str, Path]:
    """The example edition by either program, in either kind of address."""
    folder = tmp_path_factory.mktemp("sites")
    made = {"mkdocs": drains_built / "site"}
    for name, program, option in (
        ("mkdocs-files", "mkdocs", "--no-directory-urls"),
        ("properdocs", "properdocs", "--use-directory-urls"),
        ("properdocs-files", "properdocs", "--no-directory-urls"),
    ):
        made[name] = folder / name
        options = ("--strict", option, "--site-dir", str(made[name]))
        done = build(drains_built, *options, program=program)
        assert done.code == 0, done.said
    return made


@pytest.mark.parametrize("made", ["mkdocs", "mkdocs-files", "properdocs", "properdocs-files"])
def test_no_link_is_broken_in_either_kind_of_address(sites: dict[str, Path], made: str) -> None:
    assert (sites[made] / "letters" / "reed-1804-12-20.html").is_file() == made.endswith("-files")
    assert broken_links(sites[made]) == []


@pytest.mark.parametrize("addresses", ["", "-files"])
def test_mkdocs_and_properdocs_make_the_same_pages(sites: dict[str, Path], addresses: str) -> None:
    written = _bare(sites[f"mkdocs{addresses}"])
    assert len(written) > 20
    assert written == _bare(sites[f"properdocs{addresses}"])


def _bare(site: Path) -> dict[str, str]:
    """Its pages without the name of the program that made them."""
    return {
        path.relative_to(site).as_posix(): re.sub(
            r'<meta name="generator"[^>]*>', "", path.read_text(encoding="utf-8")
        )
        for path in site.rglob("*.html")
    }


def read(site: Path, path: str) -> Page:
    return Page((site / path).read_text(encoding="utf-8"))


def test_no_id_stands_twice_on_a_page(site: Path) -> None:
    for path, page in pages(site):
        ids = [one for one in page.ids if not one.startswith("__")]
        assert len(ids) == len(set(ids)), path


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    for path, page in pages(site):
        assert [src for src in page.loaded if re.match(r"(https?:)?//", src)] == [], path


def test_every_note_term_and_citation_in_the_text_has_its_entry_in_the_page(site: Path) -> None:
    page = read(site, "letters/hale-1805-01-02/index.html")
    marked = [
        link
        for link in page.links
        if link.get("role") in ("doc-noteref", "doc-glossref", "doc-biblioref")
        and link["href"].startswith("#")
    ]
    assert {link["role"] for link in marked} == {"doc-noteref", "doc-glossref", "doc-biblioref"}
    assert [link["href"] for link in marked if link["href"][1:] not in page.ids] == []


def test_every_entry_leads_back_to_each_place_in_the_text(site: Path) -> None:
    page = read(site, "letters/hale-1805-01-02/index.html")
    back = {link["href"] for link in page.links if link.get("role") == "doc-backlink"}
    places = [
        one
        for one in page.ids
        if re.match(r"(term|reference|party|place|work)-.*-at-\d+$", one) or one.startswith("at-")
    ]
    assert places
    assert [one for one in places if f"#{one}" not in back] == []


def test_forward_links_and_backlinks_agree(site: Path) -> None:
    """The places in letters that name a term are the places that its entry lists."""
    forward = set()
    for letter in ("hale-1805-01-02", "reed-1804-12-20"):
        page = read(site, f"letters/{letter}/index.html")
        forward |= {
            f"/letters/{letter}/#{one}" for one in page.ids if one.startswith("term-tile-drain-at-")
        }
    entry = read(site, "glossary/tile-drain/index.html")
    base = "/glossary/tile-drain/"
    listed = {urljoin(base, link["href"]) for link in entry.links if "-at-" in link["href"]}
    assert forward == listed
    assert len(forward) == 2


def test_the_letters_text_stands_beside_it(site: Path) -> None:
    text = (site / "letters" / "reed-1804-12-20.txt").read_text(encoding="utf-8")
    assert text.startswith("Wexcombe, 20 December\nMadam,\nThe meadow is drowned again.")


def test_the_apparatus_is_not_published_as_files(site: Path) -> None:
    assert [path for path in site.rglob("*") if path.suffix in (".yml", ".yaml")] == []


def test_ordinary_pages_link_by_id_but_not_in_code(site: Path) -> None:
    html = (site / "index.html").read_text(encoding="utf-8")
    assert "<code>[[nothing]]</code>" in html
    assert '<a class="letter" href="letters/reed-1804-12-20/">Reed’s complaint</a>' in html
    assert '<a class="term" href="glossary/tile-drain/">tile drain</a>' in html
    assert 'href="references/#ref-young-1797">Young 1797</a>, p. 3)' in html


def test_a_renamed_page_and_note_can_be_reached_by_their_old_ids(site: Path) -> None:
    for old, new in (
        ("letters/hale-1805", "../hale-1805-01-02/"),
        ("glossary/drain-tile", "../tile-drain/"),
    ):
        html = (site / old / "index.html").read_text(encoding="utf-8")
        assert f"url={new}" in html.replace("&#39;", "'").replace('"', "")
    assert "note-choaked" in read(site, "letters/hale-1805-01-02/index.html").ids


def searched(site: Path) -> dict[str, str]:
    """Every entry of the search's index: where it leads, and its title and words."""
    script = (site / "search" / "glossator-index.js").read_text(encoding="utf-8")
    index = json.loads(script.removeprefix("glossatorIndex(").rstrip().removesuffix(");"))
    found = {}
    for page, fragment, _, title, text, also, _ in index["entries"]:
        url, page_title, *_ = index["pages"][page]
        words = " ".join(filter(None, (title or page_title, text, also)))
        found[f"{url}#{fragment}" if fragment else url] = words
    return found


def test_search_finds_passages_notes_and_definitions_each_at_its_place(site: Path) -> None:
    found = searched(site)
    assert "The meadow is drowned again." in found["letters/reed-1804-12-20/#p1"]
    assert "full of earth" in found["letters/hale-1805-01-02/#note-choaked-drains"]
    assert any(
        "baked clay" in text
        for place, text in found.items()
        if place.startswith("glossary/tile-drain/")
    )
    ids = {path: set(page.ids) for path, page in pages(site)}
    for location in found:
        place, _, fragment = location.partition("#")
        assert not fragment or fragment in ids[f"{place}index.html"], location


def test_the_index_of_the_themes_own_search_is_not_published(site: Path) -> None:
    assert [path.name for path in (site / "search").iterdir()] == ["glossator-index.js"]
    for path in site.rglob("*.html"):
        assert 'name="search"' not in path.read_text(encoding="utf-8"), path


def test_without_mkdocs_search_the_edition_itself_is_found(drains: Path) -> None:
    config = drains / "mkdocs.yml"
    text = config.read_text("utf-8")
    assert "  - search\n" in text
    config.write_text(text.replace("  - search\n", ""), "utf-8")
    assert build(drains, "--strict").code == 0
    found = searched(drains / "site")
    assert "letters/reed-1804-12-20/#p1" in found
    assert "" not in found
    html = (drains / "site" / "index.html").read_text("utf-8")
    assert "data-search" in html


def test_what_stands_around_a_letter_stays_small(drains_built: Path) -> None:
    """The theme and the policy, in bytes as they are: nothing of the letter, nor of the site's list
    of pages."""
    html = (drains_built / "site" / "letters" / "hale-1805-01-02" / "index.html").read_text("utf-8")
    head, _, body = html.partition("</head>")
    before, _, behind = body.partition('<article class="letter"')
    theme, _, drawer = before.partition('<ul class="md-nav__list"')
    parts = (
        head.partition('<meta name="DC')[0],
        theme,
        drawer.partition('<div class="md-content"')[2],
    )
    frame = "".join((*parts, behind.rpartition("</article>")[2]))
    assert "md-header" in frame and "md-footer" in frame
    assert len(frame.encode()) < 5_200


def test_only_headings_that_a_page_has_or_shows_have_a_frame_beside_it(drains_built: Path) -> None:
    site = drains_built / "site"
    framed = 'data-md-type="toc"'
    assert framed in (site / "index.html").read_text("utf-8")
    assert framed not in (site / "letters" / "hale-1805-01-02" / "index.html").read_text("utf-8")


BREAKS = {
    "yaml-syntax": ("docs/data/glossary.yml", "name: mole drain", "name: [mole drain"),
    "quote-missing": ("docs/letters/reed-1804-12-20.notes.yml", "may say", "may think"),
    "quote-ambiguous": (
        "docs/letters/reed-1804-12-20.notes.yml",
        "The meadow is drowned again",
        "meadow is drowned",
    ),
    "unknown-id": ("docs/letters/reed-1804-12-20.md", "to: anne-hale", "to: anne-hail"),
    "dangling-link": ("docs/data/parties.yml", "[[thomas-reed]]", "[[thomas-rede]]"),
    "unknown-citation": ("docs/letters/reed-1804-12-20.md", "[@young-1797]", "[@7]"),
    "bad-date": ("docs/letters/reed-1804-12-20.md", "1804-12-20\n", "1804-02-30\n"),
    "duplicate-id": ("docs/letters/hale-1805-01-02.notes.yml", "id: torn", "id: whole"),
    "yaml-duplicate-key": ("docs/data/parties.yml", "anne-hale:\n", "anne-hale:\n  name: A\n"),
    "front-matter": ("docs/letters/reed-1804-12-20.md", "---\ntitle", "title"),
    "unknown-key": ("docs/data/glossary.yml", "forms:", "froms:"),
    "wrong-type": ("docs/data/glossary.yml", "forms: [drains]", "forms: [[drains]]"),
}


@pytest.mark.parametrize("rule", BREAKS)
def test_a_broken_edition_is_refused_and_the_last_good_site_stays(drains: Path, rule: str) -> None:
    before = files_in(drains / "site")
    path, good, bad = BREAKS[rule]
    file = drains / path
    text = file.read_text(encoding="utf-8")
    assert good in text
    file.write_text(text.replace(good, bad, 1), encoding="utf-8")

    done = build(drains)

    assert done.code == 1
    assert re.search(rf"docs/\S+:\d+:\d+: error {rule}: ", done.said), done.said
    assert "Traceback" not in done.said
    after = files_in(drains / "site")
    assert after == before
    hidden = {one.name for one in drains.iterdir() if one.name.startswith(".")}
    assert hidden <= {".site-glossator.lock"}


def test_a_file_that_is_not_utf8_is_named_with_its_line(drains: Path) -> None:
    file = drains / "docs" / "letters" / "reed-1804-12-20.md"
    file.write_bytes(file.read_bytes().replace(b"Madam", b"Mad\xe1m"))
    done = build(drains)
    assert done.code == 1
    assert re.search(r"reed-1804-12-20\.md:\d+:\d+: error not-utf8: ", done.said)


def test_all_problems_are_told_at_once(drains: Path) -> None:
    for rule in ("quote-missing", "unknown-key", "dangling-link"):
        path, good, bad = BREAKS[rule]
        file = drains / path
        file.write_text(file.read_text(encoding="utf-8").replace(good, bad, 1), encoding="utf-8")
    said = build(drains).said
    for rule in ("quote-missing", "unknown-key", "dangling-link"):
        assert f"error {rule}:" in said


def test_a_strict_build_that_fails_for_another_reason_keeps_the_last_good_site(
    drains: Path,
) -> None:
    before = (drains / "site" / "index.html").read_bytes()
    page = drains / "docs" / "index.md"
    page.write_text("# Changed\n\n[lost](nowhere.md)\n", encoding="utf-8")
    assert build(drains, "--strict").code == 1
    assert (drains / "site" / "index.html").read_bytes() == before


def test_a_site_in_a_sub_path_keeps_its_links(drains: Path) -> None:
    config = drains / "mkdocs.yml"
    config.write_text(f"site_url: https://example.org/a/b/\n{config.read_text('utf-8')}", "utf-8")
    assert build(drains, "--strict").code == 0
    assert broken_links(drains / "site") == []
    html = (drains / "site" / "letters" / "reed-1804-12-20" / "index.html").read_text("utf-8")
    assert "https://example.org/a/b/letters/reed-1804-12-20/" in html
    lost = read(drains / "site", "404.html")
    assert [one["href"] for one in lost.links if not re.match(r"/a/b/|https:|#", one["href"])] == []
    assert all(one.startswith("/a/b/") for one in lost.loaded)
    sitemap = (drains / "site" / "sitemap.xml").read_text("utf-8")
    assert "<loc>https://example.org/a/b/letters/reed-1804-12-20/</loc>" in sitemap
    robots = (drains / "site" / "robots.txt").read_text("utf-8")
    assert "Sitemap: https://example.org/a/b/sitemap.xml" in robots


def test_a_list_of_pages_that_is_empty_is_not_led_to(drains: Path) -> None:
    settings = drains / "docs" / "edition.yml"
    settings.write_text(
        f"{settings.read_text('utf-8')}\naddress: https://example.org/a/\n", "utf-8"
    )
    assert build(drains, "--strict").code == 0
    assert "<loc>" not in (drains / "site" / "sitemap.xml").read_text("utf-8")
    assert not (drains / "site" / "robots.txt").exists()


def test_a_site_without_an_address_has_no_link_for_lost_readers_that_could_lead_elsewhere(
    site: Path,
) -> None:
    lost = read(site, "404.html")
    assert (lost.links, lost.loaded) == ([], [])


def test_signs_of_html_in_titles_names_and_texts_are_shown_and_never_meant(drains: Path) -> None:
    sign = '<img src=x onerror="y">'
    for path, old in {
        "letters/reed-1804-12-20.md": "title: ",
        "data/parties.yml": "name: ",
        "data/glossary.yml": "name: ",
        "edition.yml": "title: ",
    }.items():
        file = drains / "docs" / path
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(old, f"{old}{sign} ", 1), encoding="utf-8")
    letter = drains / "docs" / "letters" / "reed-1804-12-20.md"
    letter.write_text(letter.read_text(encoding="utf-8") + f"\n{sign}\n", encoding="utf-8")
    assert build(drains).code == 0
    found = [p for p in (drains / "site").rglob("*.html") if "<img src=x" in p.read_text("utf-8")]
    assert found == []
    index = (drains / "site" / "search" / "glossator-index.js").read_text(encoding="utf-8")
    assert "<" not in index and "\\u003cimg" in index
    assert sign in searched(drains / "site")["letters/reed-1804-12-20/"]


WATCHING = """
def on_page_content(html, page, config, files):
    return html
"""


def test_pages_written_beside_mkdocs_are_what_mkdocs_would_have_written(drains: Path) -> None:
    """A hook that looks at each page has MkDocs build them all itself."""
    config = drains / "mkdocs.yml"
    config.write_text(f"site_url: https://example.org/a/\n{config.read_text('utf-8')}", "utf-8")
    assert build(drains, "--strict").code == 0
    beside = files_in(drains / "site")
    (drains / "watching.py").write_text(WATCHING, encoding="utf-8")
    config.write_text(f"hooks: [watching.py]\n{config.read_text('utf-8')}", "utf-8")
    assert build(drains, "--strict").code == 0
    themselves = files_in(drains / "site")
    assert set(beside) == set(themselves)
    assert [one for one, text in beside.items() if text != themselves[one]] == []


PROCESSES = """
from glossator import forking
from glossator.readers import together
from glossator.site.building import publishing

can = forking.can_fork
publishing.WORTH_IT = together._WORTH_IT = 1
publishing.cores = together.cores = forking.cores = lambda: {cores}


def told():
    print("written by several" if can() else "written by one")
    return can()


forking.can_fork = told
"""
"""A hook that has small editions written by so many processes, and says whether they were."""


def test_one_core_and_several_give_the_same_bytes(drains: Path) -> None:
    config = drains / "mkdocs.yml"
    asked = config.read_text("utf-8").replace(
        "  - glossator\n", "  - glossator: {search: pagefind}\n"
    )
    config.write_text(asked, "utf-8")
    config.write_text(f"hooks: [processes.py]\n{config.read_text('utf-8')}", "utf-8")
    first, second = _built_by(drains, 1), _built_by(drains, 3)
    assert first.keys() == second.keys()
    assert [one for one in first if first[one] != second[one]] == []
    assert "search/pagefind/parts.json" in first


def _built_by(edition: Path, cores: int) -> dict[str, bytes]:
    # Python takes a module of one second and one length for the one that it has compiled.
    said = PROCESSES.replace("{cores}", str(cores)) + "#" * cores
    (edition / "processes.py").write_text(said, "utf-8")
    site = edition / f"site-{cores}"
    done = build(edition, "--strict", "--site-dir", str(site))
    assert done.code == 0, done.said
    several = cores > 1 and sys.platform.startswith("linux")
    assert ("written by several" in done.said) is several, done.said
    return files_in(site)
