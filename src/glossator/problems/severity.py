"""How much a problem matters."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters.

    An error stops a build. A warning is shown by it, and stops a strict one. A hint may well be
    meant so: only `glossator check` shows it, and it never counts against an edition.
    """

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


def at(severity: Severity, meaning: str, cure: str) -> tuple[Severity, str, str]:
    """A rule of this severity: what it means, and its cure."""
    return severity, meaning, cure
