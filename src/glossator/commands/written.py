"""What a command says where the files that it writes cannot be written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from glossator.edition.files import is_source, shown_from_here

BESIDE = ".glossator-"
"""How what is written beside its place is called until all is whole."""


@contextmanager
def writing_to(out: Path, *refusals: type[Exception]) -> Iterator[None]:
    """Ends the program where the system refuses a file, or with the words of such a refusal."""
    try:
        yield
    except refusals as error:
        raise click.ClickException(str(error)) from error
    except (FileExistsError, NotADirectoryError) as error:
        said = f"{error.filename or out}: a file stands where a folder has to be."
        raise click.ClickException(f"{said} Nothing was written.") from error
    except OSError as error:
        path = Path(error.filename or out)
        beside = (one for one in (path, *path.parents) if one.name.startswith(BESIDE))
        shown = next((one.parent for one in beside), path)
        raise click.ClickException(f"{shown}: {error.strerror}. Nothing was written.") from error


def refuse_among_sources(places: Iterable[Path], edition: Path) -> None:
    """Ends the program where a file would be taken for one of the edition's own, or put in the
    place of one."""
    folder = edition.resolve()
    for place in map(Path.resolve, places):
        if place.is_relative_to(folder) and is_source(place.relative_to(folder).as_posix()):
            raise click.ClickException(
                f"{shown_from_here(place)} would stand among the edition's own files, and be read "
                "as one of them. Nothing was written: name another folder."
            )
