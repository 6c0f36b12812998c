"""Builds as an editor starts them, by MkDocs or by ProperDocs, for the tests of what comes of them.

Most of a small build's time goes into loading Python and MkDocs, and into what each process does
once: templates compiled, catalogues and tables read. Where a process can be forked, one that has
built a small edition waits, and each build is a fork of it: its own process, its own state. The
sites that whole files of tests look at are built by a Python of their own (`afresh`).
"""

from __future__ import annotations

import atexit
import functools
import gc
import importlib
import json
import os
import runpy
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
LOADED = (
    "mkdocs.commands.build",
    "glossator.site.plugin",
    "material.plugins.search.plugin",
    "pymdownx.superfences",
    "pymdownx.highlight",
)
"""What every build imports."""
SMALL = Path(__file__).parents[1] / "editions" / "drains"
"""The edition with every kind of page and of mark."""


class Built(NamedTuple):
    """How a build ended, and what it said."""

    code: int
    said: str


def build(folder: Path, *options: str, program: str = "mkdocs") -> Built:
    """Has the edition in a folder built by a program that has been loaded, if that can be."""
    if program != "mkdocs" or not hasattr(os, "fork"):
        return afresh(folder, *options, program=program)
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as said:
        told = {"folder": str(folder), "arguments": ["build", *options], "said": said.name}
        waiting = _waiting()
        assert waiting.stdin is not None and waiting.stdout is not None
        waiting.stdin.write(f"{json.dumps(told)}\n")
        waiting.stdin.flush()
        return Built(int(waiting.stdout.readline()), said.read())


def afresh(folder: Path, *options: str, program: str = "mkdocs", **environment: str) -> Built:
    """Has the edition in a folder built by a Python of its own."""
    done = subprocess.run(
        [sys.executable, "-m", program, "build", *options],
        cwd=folder,
        env={**os.environ, **QUIET, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return Built(done.returncode, done.stdout)


@functools.cache
def _waiting() -> subprocess.Popen[str]:
    """The process that is forked; it ends when its input does."""
    started = subprocess.Popen(
        [sys.executable, __file__],
        env={**os.environ, **QUIET},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    atexit.register(started.communicate)
    return started


def _fork_for_each_line() -> None:
    """Answers every build asked for with its exit code."""
    for module in LOADED:
        importlib.import_module(module)
    _build_once()
    gc.freeze()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _run(**json.loads(line))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _build_once() -> None:
    """Builds the small edition, and keeps no plugin of it."""
    from mkdocs.commands.build import build as built
    from mkdocs.config import load_config
    from mkdocs.config.defaults import MkDocsConfig

    with tempfile.TemporaryDirectory() as place:
        config = load_config(str(SMALL / "mkdocs.yml"), site_dir=str(Path(place) / "site"))
        config.plugins.on_startup(command="build", dirty=False)
        built(config)
        config.plugins.on_shutdown()
    MkDocsConfig.plugins.plugin_cache.clear()  # type: ignore[attr-defined]


def _run(folder: str, arguments: list[str], said: str) -> None:
    """Becomes the program; raises SystemExit as that does."""
    nothing, heard = os.open(os.devnull, os.O_RDONLY), os.open(said, os.O_WRONLY)
    os.dup2(nothing, 0)
    os.dup2(heard, 1)
    os.dup2(heard, 2)
    os.chdir(folder)
    sys.path[0] = folder
    sys.argv = ["mkdocs", *arguments]
    runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
    sys.exit()


if __name__ == "__main__":
    _fork_for_each_line()
