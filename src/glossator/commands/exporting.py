"""`glossator export`: an edition in one of the formats of the table, or in all of them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

import click

from glossator.examine import examine, site_levels
from glossator.files import find_folder
from glossator.problems import Severity, has_errors
from glossator.reports import lost
from glossator.wording import ENGLISH
from glossator.writers.export import Format, Output, Publication, losses
from glossator.writers.formats import FORMATS, Exports

_ALL = "all"


def _listed() -> str:
    wide = max(len(one.id) for one in FORMATS) + 2
    lines = [f"  {one.id:<{wide}}{ENGLISH.gettext(one.name)}" for one in FORMATS]
    return "\n".join(["\b", "Formats:", *lines, f"  {_ALL:<{wide}}every one of them"])


@click.command(
    epilog=f"""{_listed()}

\b
Examples:
  glossator export csl-json                       to standard output
  glossator export csl-json -o references.json
  glossator export text letters-of-anne -o texts  several files, into a folder
  glossator export text --letter hale-1805-01-02  one letter's file alone
  glossator export all -o data
"""
)
@click.argument("form", metavar="FORMAT", type=click.Choice([*(one.id for one in FORMATS), _ALL]))
@click.argument("edition", default=".", type=click.Path(path_type=Path))
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), help="A file, or a folder for several."
)
@click.option("--letter", metavar="ID", help="Only the file of this letter.")
@click.option("--site", default="", metavar="ADDRESS", help="Where the edition is published.")
def export(form: str, edition: Path, out: Path | None, letter: str | None, site: str) -> None:
    """Write an EDITION (default: this folder) in FORMAT.

    A single file goes to standard output, or to the file that -o names; several go into the folder
    that -o names, under the names that they have in the site. Either all are written or none.
    What the format cannot carry is counted on standard error.

    Addresses begin with --site, or else with the address in edition.yml; where there is neither
    they are relative to where the file stands in the site.

    Exits with 1 where the edition has errors: nothing is written then.
    """
    publication = _publication(edition, site)
    exports = Exports(publication)
    chosen = [(one, outputs) for one, outputs in exports.by_format if form in (one.id, _ALL)]
    outputs = [one for _, found in chosen for one in found if letter in (None, one.letter)]
    if not outputs:
        raise click.ClickException(_nothing(form, letter, publication))
    if out is None:
        _show(outputs)
    else:
        _write(outputs, out, single=len(outputs) == 1 and form != _ALL)
    _tell(publication, [one for one, _ in chosen])


def _publication(edition: Path, site: str) -> Publication:
    """The edition, if it has no errors. Ends the program where there is none, or where it has."""
    found = find_folder(edition, None)
    if found is None:
        raise click.ClickException(f"{edition} holds no edition.yml, and neither does its docs.")
    levels = site_levels(found.path, found.shown_as)
    examined = examine(found.path, found.shown_as, levels)
    if has_errors(examined.problems):
        errors = [one for one in examined.problems if one.severity is Severity.ERROR]
        click.echo("\n".join(map(str, errors)), err=True)
        raise click.ClickException("The edition has errors; nothing was written.")
    return Publication.of(examined.resolved, site)


def _nothing(form: str, letter: str | None, publication: Publication) -> str:
    if letter is not None and letter not in publication.letters:
        return f"The edition has no letter “{letter}”."
    return f"The edition has nothing for {form}{' of one letter' if letter else ''}."


def _show(outputs: list[Output]) -> None:
    if len(outputs) > 1:
        message = f"There are {len(outputs)} files: name a folder with -o, or one with --letter."
        raise click.ClickException(message)
    click.echo(outputs[0].content, nl=False)


def _write(outputs: list[Output], out: Path, single: bool) -> None:
    """Every file is made before the first is put in its place."""
    single = single and not out.is_dir()
    files = [(out if single else out / one.uri, one.content) for one in outputs]
    try:
        _put(files)
    except OSError as error:
        raise click.ClickException(f"{error.filename or out}: {error.strerror}.") from error
    click.echo(f"Written: {out}" if single else f"Written: {len(files)} files in {out}", err=True)


def _put(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write beside each place first: what is there is whole, whatever happens."""
    written: list[tuple[Path, Path]] = []
    try:
        for path, content in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as made:
                written.append((Path(made.name), path))
                made.write(content)
        for made_at, path in written:
            made_at.chmod(0o644)
            made_at.replace(path)
    finally:
        for made_at, _ in written:
            made_at.unlink(missing_ok=True)


def _tell(publication: Publication, formats: list[Format]) -> None:
    if told := lost(losses(publication, formats)):
        click.echo(told, err=True)
