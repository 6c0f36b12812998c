"""Parts of the theme that are laid over Material's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from glossator.site.plugin.theme import list_no_hidden
from glossator.site.relative import RelativeUrls
from glossator.site.typesetting.templating import THEME


@pytest.mark.parametrize(
    ("extensions", "features", "scripts"),
    [
        (["tables", "toc"], ["content.tabs.link"], 0),
        (["pymdownx.tabbed"], [], 1),
        (["pymdownx.blocks.tab"], ["content.tabs.link"], 2),
    ],
)
def test_scripts_for_tabs_come_only_where_a_site_can_have_tabs(
    extensions: list[str], features: list[str], scripts: int
) -> None:
    theme = Environment(loader=FileSystemLoader(THEME))
    html = theme.get_template("partials/javascripts/content.html").render(
        config={"markdown_extensions": extensions}, features=features
    )
    assert html.count("<script>") == scripts


def test_what_is_hidden_is_not_listed_and_a_site_has_the_same_files_of_its_theme(
    tmp_path: Path,
) -> None:
    (tmp_path / "docs").mkdir()
    for name in ("own.css", "inner/own.js", ".own/a.svg", "inner/.own/b.svg"):
        (tmp_path / "over" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "over" / name).write_text(name)
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("site_name: A\ntheme: {name: material, custom_dir: over}\n")
    config = load_config(str(settings))
    listed, taken = [], []
    for change in (lambda _: None, list_no_hidden):
        change(config.theme)
        env = config.theme.get_env()
        files = Files([])
        files.add_files_from_theme(env, config)
        listed.append(env.list_templates())
        taken.append([(one.src_uri, one.abs_src_path) for one in files])
    assert taken[0] == taken[1]
    assert {"own.css", "inner/own.js"} <= {uri for uri, _ in taken[1]}
    assert listed[1] == [one for one in listed[0] if "/." not in f"/{one}"]
    assert env.get_template(".own/a.svg").render() == ".own/a.svg"


def test_the_url_of_a_page_that_was_told_is_not_asked_for() -> None:
    asked: list[str] = []
    urls = RelativeUrls(lambda uri: asked.append(uri), lambda there, _: f"to {there}")
    urls.stands("a.md", "a/")
    assert urls.link_from("b/")("a.md", "p1") == "to a/#p1"
    assert urls.link_from("b/")("b.pdf", "") == "b.pdf"
    assert asked == ["b.pdf"]
