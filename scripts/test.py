#!/usr/bin/env python3
"""Checks everything: python3 scripts/test.py [what pytest takes]

Makes .venv in this folder the first time, finds a Chromium, then runs ruff, mypy and pytest.
All three run even if one fails; the exit code is 0 only if all are content.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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
    steps = (["ruff", "check", "."], ["mypy"], tests)
    failed = [step[0] for step in steps if _run(python, browser, step) != 0]
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _run(python: Path, browser: str, step: list[str]) -> int:
    """The exit code of one tool; pytest's 5, no test found, counts as a failure like any other."""
    print(f"$ {' '.join(step)}", flush=True)
    settings = environment.variables(browser)
    command = [str(python), "-m", *step]
    return subprocess.run(command, cwd=environment.ROOT, env=settings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
