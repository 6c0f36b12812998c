"""The rooms of the house: who may import whom, and that the core needs no MkDocs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from glossator.loading import loaded

ORDER = (
    "readers", "edition", "resolve", "review", "weave", "writers", "taking", "examine", "fixing",
    "site", "scaffold", "reports", "commands", "cli", "__main__",
)  # fmt: skip
"""Imports point to the left; what is not named here is ground floor."""

MODULES = sorted((Path(__file__).parent.parent / "src" / "glossator").rglob("*.py"))


def room(module: str) -> int:
    """How far to the right a module of the project stands; -1 for the ground floor."""
    part = module.split(".")[1] if "." in module else ""
    return ORDER.index(part) if part in ORDER else -1


PLACE = re.compile(r"(glossator(?:\.\w+)+):(\w+)")
"""What is loaded when it is wanted; see `glossator.loading`."""


@cache
def imported(path: Path) -> frozenset[str]:
    """The modules that a file imports, also inside functions, or names to be loaded."""
    found = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return frozenset(found | {module for module, _ in loaded_later(path)})


@cache
def loaded_later(path: Path) -> set[tuple[str, str]]:
    """The modules, and what in them, that a file names to be loaded when they are wanted."""
    strings = (
        node.value
        for node in nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {(one[1], one[2]) for text in strings if (one := PLACE.fullmatch(text))}


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def module_name(path: Path) -> str:
    parts = path.relative_to(path.parents[len(path.parts) - path.parts.index("glossator") - 1])
    return ".".join(parts.with_suffix("").parts).removesuffix(".__init__")


MADE_OF = {"cmif": {"tei"}, "jats": {"bibliography"}, "pandoc": {"plaintext"},
           "tei": {"bibliography"}}  # fmt: skip
"""Formats whose readers ask those of other formats: what is in them, or is judged, is the same."""
FORMATS = frozenset({"bibliography", "cmif", "jats", "pandoc", "plaintext", "spreadsheet", "tei",
                     "webannotations"})  # fmt: skip


def format_of(module: str) -> str:
    parts = module.split(".")
    return parts[2] if parts[1:2] == ["readers"] and len(parts) > 2 and parts[2] in FORMATS else ""


@pytest.mark.parametrize(
    "path", [one for one in MODULES if format_of(module_name(one))], ids=module_name
)
def test_no_format_s_reader_asks_that_of_another(path: Path) -> None:
    own = format_of(module_name(path))
    others = {format_of(one) for one in imported(path)} - {"", own}
    assert others <= MADE_OF.get(own, set()), f"{module_name(path)} asks {others}"


DOOR = "glossator.site.plugin"
"""The room that knows MkDocs."""


def in_door(module: str) -> bool:
    return module == DOOR or module.startswith(f"{DOOR}.")


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_imports_point_to_the_left(path: Path) -> None:
    here = module_name(path)
    for other in imported(path):
        if other.startswith("glossator"):
            assert room(other) <= room(here), f"{here} imports {other}"


def test_what_is_loaded_when_it_is_wanted_is_there() -> None:
    places = {place for path in MODULES for place in loaded_later(path)}
    assert places
    for module, name in places:
        assert loaded(f"{module}:{name}") is not None


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_only_the_plugin_knows_mkdocs(path: Path) -> None:
    platform = {name for name in imported(path) if name.split(".")[0] in ("mkdocs", "material")}
    assert not platform or in_door(module_name(path))


def test_everything_but_the_plugin_imports_without_mkdocs() -> None:
    names = [module_name(path) for path in MODULES]
    rest = [name for name in names if not in_door(name)]
    blocked = "import sys; sys.modules.update(mkdocs=None, material=None, properdocs=None); "
    done = subprocess.run(
        [sys.executable, "-c", blocked + "; ".join(f"import {name}" for name in rest)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_a_module_holds_one_idea(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= 400
