#!/usr/bin/env python3
"""Checks everything: python3 scripts/test.py [what pytest takes]

Makes .venv in this folder the first time, finds a Chromium, then runs ruff, which also looks
at how the code is laid out, and mypy beside pytest.
All run even if one fails; the exit code is 0 only if all are content.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TextIO

import environment


def main(arguments: list[str]) -> int:
    """Returns the exit code."""
    try:
        python = environment.ready("test")
        browser = environment.browser(python)
    except environment.SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    # Two workers a core, as half of the time is waiting for a browser; a file's tests stay
    # together, since they share what they build. Files come in their order, browsers first: the
    # order by number of tests would leave the longest, which have few, to one worker at the end.
    workers = ["--numprocesses", str(2 * (os.cpu_count() or 1))]
    shared = ["--dist", "loadfile", "--no-loadscope-reorder"]
    tests = ["pytest", *workers, *shared, *arguments]
    failed = _failed(python, browser, tests)
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _failed(python: Path, browser: str, tests: list[str]) -> list[str]:
    """The tools that are not content; what mypy says comes last, as it stands beside the tests."""
    steps = (["ruff", "check", "."], ["ruff", "format", "--check", "."], tests, ["mypy"])
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        types = _start(python, browser, steps[-1], said)
        codes = [_start(python, browser, step).wait() for step in steps[:-1]]
        codes.append(types.wait())
        said.seek(0)
        print(f"$ mypy\n{said.read()}", end="", flush=True)
    failed = [step[0] for step, code in zip(steps, codes, strict=True) if code != 0]
    return list(dict.fromkeys(failed))


def _start(
    python: Path, browser: str, step: list[str], said: TextIO | None = None
) -> subprocess.Popen[str]:
    """One tool under way; pytest's exit code 5, no test found, is a failure like any other."""
    if said is None:
        print(f"$ {' '.join(step)}", flush=True)
    command = [str(python), "-m", *step]
    settings = environment.variables(browser)
    # Some systems forbid it; then each of the programs that tests start would compile us anew.
    settings.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.Popen(
        command, cwd=environment.ROOT, env=settings, text=True, stdout=said, stderr=said
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
