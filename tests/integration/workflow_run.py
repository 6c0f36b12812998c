"""A workflow's jobs done here as a host of workflows does them: each in a checkout of its own, with
what other jobs hand on as artifacts and nothing else."""

from __future__ import annotations

import fnmatch
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import yaml

QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
_NOT_HERE = ("pip install ",)
"""What stands ready."""


@dataclass(frozen=True, slots=True)
class Machine:
    """Where a job's steps are done."""

    checkout: Path
    artifacts: Path


def guides_workflow(root: Path) -> dict[str, Any]:
    """The jobs of the workflow that the guide's page on volumes shows."""
    guide = (root / "docs" / "guide" / "volumes.md").read_text(encoding="utf-8")
    (text,) = re.findall(
        r'^```yaml title="\.github/workflows/volumes\.yml"\n(.*?)^```', guide, re.M | re.S
    )
    return dict(yaml.safe_load(text)["jobs"])


def run_workflow(jobs: Mapping[str, Any], source: Path, place: Path) -> None:
    """Does the jobs in their order, each in a folder of its name and number.

    Raises AssertionError where a command fails.
    """
    artifacts = place / "artifacts"
    for name, job in jobs.items():
        for number, values in enumerate(_matrix(job)):
            checkout = place / f"{name}-{number}"
            shutil.copytree(source, checkout)
            for step in job["steps"]:
                _done(_filled(step, values), Machine(checkout, artifacts))


def _matrix(job: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    matrix = job.get("strategy", {}).get("matrix", {})
    for values in product(*matrix.values()):
        yield dict(zip(matrix, values, strict=True))


def _filled(value: Any, values: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _filled(one, values) for key, one in value.items()}
    if isinstance(value, str):
        return re.sub(r"\$\{\{ matrix\.(\w+) \}\}", lambda found: values[found[1]], value)
    return value


def _done(step: Mapping[str, Any], machine: Machine) -> None:
    if "run" in step and not step["run"].startswith(_NOT_HERE):
        _command(step["run"], machine.checkout / step.get("working-directory", "."))
    given = step.get("with", {})
    if step.get("uses", "").startswith("actions/upload-artifact@"):
        shutil.copytree(machine.checkout / given["path"], machine.artifacts / given["name"])
    elif step.get("uses", "").startswith("actions/download-artifact@"):
        _fetch(given, machine)


def _command(command: str, folder: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-e", "-c", command],
        cwd=folder,
        env={**os.environ, **QUIET, "PATH": path},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, f"{command}:\n{done.stdout}{done.stderr}"


def _fetch(given: Mapping[str, str], machine: Machine) -> None:
    """One artifact goes into the folder itself, several into folders of their names."""
    to = machine.checkout / given["path"]
    if "name" in given:
        shutil.copytree(machine.artifacts / given["name"], to)
        return
    for one in machine.artifacts.iterdir():
        if fnmatch.fnmatch(one.name, given["pattern"]):
            shutil.copytree(one, to / one.name)
