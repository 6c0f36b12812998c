"""A site that names no menu has one in its own language, with what readers ask for first."""

from __future__ import annotations

from pathlib import Path

import pytest
from builds import build
from commandline import run
from lxml import html

MENUS = {
    "fr": "Lettres, Échanges, Glossaire, Personnes et collectivités, Notes, Mes notes, Données, Before",
    "de": "Briefe, Briefwechsel, Glossar, Personen und Körperschaften, Anmerkungen, Meine Notizen, Daten, Before",
}


@pytest.mark.parametrize("language", MENUS)
def test_the_menu_is_in_the_reader_s_language_and_in_order(language: str, tmp_path: Path) -> None:
    folder = tmp_path / "e"
    made = ["new", str(folder), "--title", "Wren", "--language", language, "--yes"]
    assert run(*made).exit_code == 0
    letter = (folder / "docs/letters/ada-finch-1.md").read_text(encoding="utf-8")
    assert f'title: "Ada Finch {"à" if language == "fr" else "an"} Tom Wren"' in letter
    (folder / "docs/a-before.md").write_text("# Before\n", encoding="utf-8")
    (folder / "docs/letters/tom-wren-2.md").write_text(
        "---\ntitle: Wren to Finch\nfrom: tom-wren\nto: ada-finch\nanswers: ada-finch-1\n---\nNo.\n",
        encoding="utf-8",
    )
    done = build(folder, "-q")
    assert done.code == 0, done.said
    page = html.document_fromstring((folder / "site/index.html").read_text(encoding="utf-8"))
    (light,) = page.xpath("//label[contains(@for, '__palette_1')]/@title")
    assert light == {"fr": "Passer au thème clair", "de": "Hell anzeigen"}[language]
    tabs = page.xpath("//nav[contains(@class, 'md-tabs')]//a")
    assert [one.text_content().strip() for one in tabs] == ["Wren", *MENUS[language].split(", ")]


def test_who_wrote_to_whom_stands_between_the_letters_and_the_glossary(tmp_path: Path) -> None:
    folder = tmp_path / "e"
    assert run("new", str(folder), "--title", "Wren", "--language", "en", "--yes").exit_code == 0
    for year in range(1801, 1808):
        (folder / f"docs/letters/l-{year}.md").write_text(
            f"---\ntitle: To Wren\nfrom: ada-finch\nto: tom-wren\ndate: {year}\n---\nNo.\n",
            encoding="utf-8",
        )
    assert build(folder, "-q").code == 0
    page = html.document_fromstring((folder / "site/index.html").read_text(encoding="utf-8"))
    tabs = page.xpath("//nav[contains(@class, 'md-tabs')]//a")
    names = [one.text_content().strip() for one in tabs]
    assert names[1:5] == ["Letters", "Timeline", "Who wrote to whom", "Glossary"]


@pytest.mark.parametrize("urls", ["true", "false"])
def test_pages_that_the_menu_does_not_name_stand_under_their_list(
    urls: str, tmp_path: Path
) -> None:
    folder = tmp_path / "e"
    made = ["new", str(folder), "--title", "Wren", "--language", "en", "--yes"]
    assert run(*made).exit_code == 0
    settings = folder / "mkdocs.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + f"\nuse_directory_urls: {urls}\n"
        "nav: [index.md, {All letters: letters/index.md}, {Who: [parties/index.md, notes.md]}]\n",
        encoding="utf-8",
    )
    assert build(folder, "-q").code == 0
    end = "/index.html" if urls == "true" else ".html"
    place = {"letters/ada-finch-1": "All letters", "parties/ada-finch": "Who", "notes": "Who"}
    for name, tab in place.items():
        page = html.document_fromstring((folder / f"site/{name}{end}").read_text("utf-8"))
        active = page.xpath("//li[contains(@class, 'md-tabs__item--active')]")
        assert [one.text_content().strip() for one in active] == [tab], name
