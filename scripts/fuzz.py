#!/usr/bin/env python3
"""Feeds the readers what nobody would write, led by coverage: python3 scripts/fuzz.py letter

Wants atheris (pip install atheris) in the environment that it is run in. What it finds is written
beside, as crash-…; run it again with that file's name to see why.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
Targets = dict[str, Callable[[bytes], None]]


def main() -> int:
    """Returns the exit code: 0 where nothing was found."""
    try:
        atheris: Any = import_module("atheris")
    except ImportError:
        print("This wants atheris: pip install atheris", file=sys.stderr)
        return 2
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "fuzzing")]
    with atheris.instrument_imports(include=["glossator"]):
        module = import_module("targets")
    targets: Targets = module.TARGETS
    asked = _arguments(tuple(targets))
    if asked.file:
        targets[asked.target](Path(asked.file).read_bytes())
        return 0
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate((*module.SEEDS.get(asked.target, ()), *_seeds())):
            Path(corpus, f"seed-{number}").write_bytes(seed[:4000])
        limits = [f"-max_total_time={asked.seconds}", "-max_len=4000", "-timeout=20"]
        atheris.Setup([sys.argv[0], *limits, corpus], targets[asked.target])
        atheris.Fuzz()
    return 0


def _arguments(targets: tuple[str, ...]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("target", choices=targets)
    parser.add_argument("file", nargs="?", help="only this input")
    parser.add_argument("--seconds", type=int, default=60, help="how long (default: 60)")
    return parser.parse_args()


def _seeds() -> list[bytes]:
    files = sorted((ROOT / "tests" / "editions").rglob("*"))
    return [path.read_bytes() for path in files if path.suffix in (".md", ".yml")]


if __name__ == "__main__":
    sys.exit(main())
