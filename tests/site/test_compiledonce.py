"""Templates are compiled once, and never what was compiled of something else is taken."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from glossator.site.typesetting import compiledonce, compiling
from glossator.site.typesetting.compiledonce import Aside, Beside
from glossator.site.typesetting.compiling import PlainEnvironment
from glossator.site.typesetting.templating import TEMPLATES, environment
from glossator.wording import wording

MAKERS = (compiling.__file__,)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Templates, where Python may keep what it compiles."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "a.html").write_text("<b>{{ one }}</b>")
    return tmp_path


def rendered(folder: Path, makers: tuple[str, ...] = MAKERS) -> tuple[str, int]:
    """What the template gives, and how often something was compiled for it."""
    counted = 0

    class Counting(PlainEnvironment):
        def _compile(self, source: str, filename: str):  # type: ignore[no-untyped-def]
            nonlocal counted
            counted += 1
            return super()._compile(source, filename)

    made = Counting(loader=FileSystemLoader(folder), bytecode_cache=Beside(makers))
    return made.get_template("a.html").render(one="a"), counted


def kept(folder: Path) -> Path:
    [found] = (folder / "__pycache__").iterdir()
    return found


def test_a_template_is_compiled_once(folder: Path) -> None:
    assert rendered(folder) == ("<b>a</b>", 1)
    assert rendered(folder) == ("<b>a</b>", 0)


def test_another_text_is_compiled_anew(folder: Path) -> None:
    rendered(folder)
    (folder / "a.html").write_text("<i>{{ one }}</i>")
    assert rendered(folder) == ("<i>a</i>", 1)
    assert rendered(folder) == ("<i>a</i>", 0)


def test_what_another_way_to_compile_made_is_not_taken(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered(folder)
    assert rendered(folder, (*MAKERS, __file__))[1] == 1
    monkeypatch.setattr(compiledonce, "version", lambda _: "0")
    assert rendered(folder, (*MAKERS, __file__))[1] == 1


@pytest.mark.parametrize("length", [0, 10, 32, 100])
def test_what_was_written_in_part_is_not_taken(folder: Path, length: int) -> None:
    rendered(folder)
    kept(folder).write_bytes(kept(folder).read_bytes()[:length])
    assert rendered(folder) == ("<b>a</b>", 1)
    assert rendered(folder) == ("<b>a</b>", 0)


def test_nothing_is_kept_where_python_shall_keep_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered(folder)[0] == "<b>a</b>"
    assert not (folder / "__pycache__").exists()


def test_nothing_is_kept_where_the_folder_is_closed(folder: Path) -> None:
    (folder / "__pycache__").write_text("a file is no folder")
    assert rendered(folder) == ("<b>a</b>", 1)


def test_what_cannot_take_its_place_leaves_nothing_behind(folder: Path) -> None:
    rendered(folder)
    place = kept(folder)
    place.unlink()
    place.mkdir()
    assert rendered(folder) == ("<b>a</b>", 1)
    assert kept(folder) == place


def test_nothing_is_kept_by_a_python_that_keeps_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.implementation, "cache_tag", None)
    assert rendered(folder) == ("<b>a</b>", 1)


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_a_template_becomes_the_same_in_every_language(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    english, german = (environment(wording(one)) for one in ("en", "de"))
    assert english.compile(source, raw=True) == german.compile(source, raw=True)


def asked(folder: Path, cache: Aside, **options: Any) -> tuple[str, int]:
    """What a theme's template gives, and how often something was compiled for it."""
    counted = 0

    class Counting(Environment):
        def _compile(self, source: str, filename: str):  # type: ignore[no-untyped-def]
            nonlocal counted
            counted += 1
            return super()._compile(source, filename)

    made = Counting(loader=FileSystemLoader(folder), bytecode_cache=cache, **options)
    return made.get_template("a.html").render(one="<a>"), counted


def test_a_theme_is_compiled_once_and_nothing_is_written_beside_it(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ours = tmp_path_factory.mktemp("ours")
    assert asked(folder, Aside(ours, (folder,))) == ("<b><a></b>", 1)
    assert asked(folder, Aside(ours, (folder,))) == ("<b><a></b>", 0)
    assert [one.name for one in folder.iterdir()] == ["a.html"]


def test_a_theme_in_another_environment_is_compiled_anew(folder: Path) -> None:
    cache = Aside(folder, (folder,))
    assert asked(folder, cache) == ("<b><a></b>", 1)
    assert asked(folder, cache, autoescape=True) == ("<b>&lt;a&gt;</b>", 1)
    assert asked(folder, cache, autoescape=True, extensions=["jinja2.ext.do"])[1] == 1


def test_an_editors_own_template_is_kept_for_the_next_build_only(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ours = tmp_path_factory.mktemp("ours")
    cache = Aside(ours, ())
    assert [asked(folder, cache)[1], asked(folder, cache)[1]] == [1, 0]
    assert asked(folder, Aside(ours, ()))[1] == 1
    (folder / "a.html").write_text("<i>{{ one }}</i>")
    assert asked(folder, cache) == ("<i><a></i>", 1)
    assert not any(ours.iterdir())


def test_a_folder_whose_name_begins_as_anothers_is_not_that_folder(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ours = tmp_path_factory.mktemp("ours")
    asked(folder, Aside(ours, (str(folder)[:-1],)))
    assert not any(ours.iterdir())
