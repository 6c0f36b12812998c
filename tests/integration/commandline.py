"""The command line, as tests use it in their own process."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from glossator.cli import main


def run(*arguments: object, **options: str | None) -> Result:
    """What a command does and says, which is never a traceback; `input` is what is typed."""
    done = CliRunner().invoke(main, [str(one) for one in arguments], **options)  # type: ignore[arg-type]
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert "Traceback" not in done.output
    return done


def take(edition: Path, *arguments: str | Path) -> Result:
    """What an import into an edition does and says."""
    return run("import", *arguments, "--into", edition)
