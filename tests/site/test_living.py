"""While an editor mends mkdocs.yml, pages stay, and say what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError, PluginError

from glossator.problems import Problem
from glossator.site.plugin.living import living_on, refuse_unknown_language
from glossator.site.serving.ondemand import OnDemand

SETTINGS = (
    "site_name: Letters\ntheme: {{name: material, language: {}}}\nplugins: [search, glossator]\n"
)


def told(tmp_path: Path, text: str, error: Exception, pages: OnDemand) -> list[str]:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    found: list[Problem] = []

    def builder() -> None:
        raise error

    living_on(builder, pages, str(tmp_path / "mkdocs.yml"), found.append)()
    return [
        f"{one.position.line}:{one.position.column} {one.rule.id}: {one.message}" for one in found
    ]


def test_settings_that_are_no_yaml_are_told_at_their_line(tmp_path: Path) -> None:
    text = "site_name: Letters: on drains\n"
    assert told(tmp_path, text, ConfigurationError("no"), OnDemand()) == [
        "1:19 yaml-syntax: Behind a key stands a text with a colon in it, and a blank after that."
    ]


def test_what_mkdocs_says_of_settings_is_passed_on(tmp_path: Path) -> None:
    text = "site_name: Letters\n"
    assert told(tmp_path, text, Abort("Aborted with a configuration error!"), OnDemand()) == [
        "1:1 bad-value: The site cannot be built with these settings: Aborted with a configuration "
        "error!"
    ]


def test_pages_are_made_anew_so_that_they_say_so(tmp_path: Path) -> None:
    pages, made = OnDemand(), []
    pages.offer(lambda path: lambda: made.append(path))
    pages.make("letters/hale/index.html")
    pages.make("letters/hale/index.html")
    told(tmp_path, "a: b: c\n", ConfigurationError("no"), pages)
    pages.make("letters/hale/index.html")
    assert made.count("letters/hale/index.html") == 2


def test_a_build_that_has_thrown_its_pages_away_is_left_to_mkdocs(tmp_path: Path) -> None:
    pages = OnDemand()

    def builder() -> None:
        pages.begin()
        pages.end()
        raise Abort("in the middle")

    with pytest.raises(Abort):
        living_on(builder, pages, str(tmp_path / "mkdocs.yml"), lambda _: None)()


@pytest.mark.parametrize(
    ("language", "hint"),
    [("Deutsch", " Did you mean “de”?"), ("de-AT", " Did you mean “de”?"), ("xx", "")],
)
def test_a_language_that_the_theme_does_not_speak_is_told(
    language: str, hint: str, tmp_path: Path
) -> None:
    config = _config(tmp_path, language)
    with pytest.raises(PluginError) as told:
        refuse_unknown_language(config.theme)
    assert str(told.value) == f"The theme in mkdocs.yml has no language “{language}”.{hint}"
    first = config.plugins.events["config"][0]
    with pytest.raises(PluginError):  # before the theme's own plugins fall over it
        first(config)


def test_a_language_that_it_speaks_is_none_of_that(tmp_path: Path) -> None:
    refuse_unknown_language(_config(tmp_path, "de").theme)


def _config(folder: Path, language: str):  # type: ignore[no-untyped-def]
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(SETTINGS.format(language), encoding="utf-8")
    return load_config(str(folder / "mkdocs.yml"))
