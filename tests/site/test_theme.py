"""Parts of the theme that are laid over Material's own."""

from __future__ import annotations

import pytest
from jinja2 import Environment, FileSystemLoader

from glossator.site.templating import THEME


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
