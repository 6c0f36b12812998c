"""A site built whole from an edition that means harm everywhere, with pages of any name."""

from __future__ import annotations

from pathlib import Path

import pytest
from builds import build
from payloads import PAYLOADS, Loaded, edition
from test_build import broken_links

SETTINGS = """site_name: Letters
theme: {name: material, font: false}
plugins: [search, glossator]
markdown_extensions: [attr_list, tables]
"""
NAMES = ("a page with blanks", "épître à Zoë", "письмо 手紙 رسالة", "long-" * 40, "50% it's & more")
ALL = " ".join(words for words in PAYLOADS.values() if "\u2028" not in words)


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    edition(folder / "docs", ALL)
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    links = "\n".join(f"- [{n}](<{name}.md>)" for n, name in enumerate(NAMES))
    raw = "\n\n".join(PAYLOADS.values())
    home = f"# Letters\n\n{links}\n\n![é](<pictures/é .svg>)\n\n{raw}\n"
    (folder / "docs" / "index.md").write_text(home, encoding="utf-8")
    for name in NAMES:
        (folder / "docs" / f"{name}.md").write_text("# One\n\nOn [[drain]].\n", encoding="utf-8")
    (folder / "docs" / "pictures").mkdir()
    (folder / "docs" / "pictures" / "é .svg").write_text("<svg/>", encoding="utf-8")
    done = build(folder)
    assert done.code == 0, done.said
    assert "Traceback" not in done.said
    return folder / "site"


def test_nothing_on_any_page_runs_or_loads(hostile_site: Path) -> None:
    found = sorted(hostile_site.rglob("*.html"))
    assert len(found) > 20
    for path in found:
        html = path.read_text(encoding="utf-8")
        assert Loaded(html).active == [], path
        assert 'http-equiv="Content-Security-Policy"' in html, path
        assert "unsafe-inline" not in html, path


def test_every_sign_of_a_letter_stands_on_its_page_and_beside_it(hostile_site: Path) -> None:
    page = hostile_site / "letters" / "first" / "index.html"
    shown = " ".join(Loaded(page.read_text(encoding="utf-8")).text.split())
    assert shown.count(" ".join(ALL.split())) >= 3
    assert ALL in (hostile_site / "letters" / "first.txt").read_text(encoding="utf-8")


def test_pages_of_any_name_are_there_and_can_be_reached(hostile_site: Path) -> None:
    assert all((hostile_site / name / "index.html").is_file() for name in NAMES)
    assert (hostile_site / "pictures" / "é .svg").is_file()
    assert broken_links(hostile_site) == []
