"""What the plugin does to the platform's configuration, without a whole build."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from glossator.site.plugin import GlossatorPlugin


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    made = MkDocsConfig()
    made.load_dict(
        {"site_name": "Letters", "site_dir": str(tmp_path / "site"), "docs_dir": str(tmp_path)}
    )
    made.validate()
    return made


def test_gh_deploy_finds_the_site_where_it_was_asked_for(
    config: MkDocsConfig, tmp_path: Path
) -> None:
    plugin = GlossatorPlugin()
    plugin.on_startup(command="gh-deploy", dirty=False)
    plugin.add_ours(config)
    Path(config.site_dir, "index.html").write_text("new")
    plugin.whole = True
    plugin.on_shutdown()
    assert config.site_dir == str(tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text() == "new"


def test_a_site_that_cannot_be_moved_is_told_in_a_line(
    config: MkDocsConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugin = GlossatorPlugin()
    plugin.on_startup(command="build", dirty=False)
    plugin.add_ours(config)
    plugin.whole = True

    def refuse(path: Path, target: Path) -> Path:
        raise OSError(16, "Device or resource busy")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PluginError, match="cannot be moved into its place"):
        plugin.on_shutdown()


def test_a_site_gives_rules_its_own_levels_and_hints_are_not_shown(
    config: MkDocsConfig, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "edition.yml").write_text("title: Letters\n")
    glossary = "drain: {name: drain, definition: TODO}\n"
    (tmp_path / "data" / "glossary.yml").write_text(glossary)
    config.config_file_path = str(tmp_path / "mkdocs.yml")
    plugin = GlossatorPlugin()
    plugin.on_startup(command="serve", dirty=False)
    config.plugins._current_plugin = "glossator"
    plugin.load_config({"rules": {"unused-term": "hint", "term-undefined": "error"}})
    plugin.on_files(Files([]), config=config)
    assert [f"{one.severity} {one.rule.id}" for one in plugin.problems] == ["error term-undefined"]


def test_a_plugin_that_stands_twice_is_told_and_nothing_is_begun(tmp_path: Path) -> None:
    config = MkDocsConfig()
    twice = ["glossator", "glossator"]
    config.load_dict({"site_name": "Letters", "site_dir": str(tmp_path / "site"), "plugins": twice})
    config.validate()
    plugin = config.plugins["glossator"]
    assert isinstance(plugin, GlossatorPlugin)
    plugin.on_startup(command="build", dirty=False)
    with pytest.raises(PluginError, match="stands twice under plugins"):
        plugin.add_ours(config)
    assert list(tmp_path.iterdir()) == []


def test_a_search_that_is_none_is_told_by_the_words_that_may_stand_there() -> None:
    plugin = GlossatorPlugin()
    ((_, error),), _ = plugin.load_config({"search": "pagefnd"})
    assert "['auto', 'script', 'pagefind']" in str(error)
