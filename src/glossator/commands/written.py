"""What a command says where the files that it writes cannot be written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click


@contextmanager
def writing_to(out: Path, *refusals: type[Exception]) -> Iterator[None]:
    """Ends the program where the system refuses a file, or with the words of such a refusal."""
    try:
        yield
    except refusals as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{error.filename or out}: {error.strerror}.") from error
