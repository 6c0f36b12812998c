"""`glossator export`: an edition in one of the formats of the table, or in all of them."""

from __future__ import annotations

import mimetypes
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from glossator.commands.examining import read_soundly
from glossator.commands.written import BESIDE, refuse_among_sources, writing_to
from glossator.problems.hints import did_you_mean, listed
from glossator.reports import lost
from glossator.site.books.formats import BOOKS
from glossator.site.books.making import bound, catalogue_of
from glossator.site.books.pdf import PrintingError
from glossator.wording import ENGLISH, languages
from glossator.writers.export import Format, Output, Publication, losses
from glossator.writers.formats import FORMATS, Exports

_ALL = "all"


_EVERY = (*FORMATS, *BOOKS)


def _listed() -> str:
    wide = max(len(one.id) for one in _EVERY) + 2
    lines = [f"  {one.id:<{wide}}{ENGLISH.gettext(one.name)}" for one in _EVERY]
    others = listed([one.id for one in _EVERY if not one.in_site], "and")
    last = f"  {_ALL:<{wide}}all that a site holds: every one of them but {others}"
    return "\n".join(["\b", "Formats:", *lines, last])


@click.command(
    short_help="Write an edition as PDF, EPUB, Word, TEI, JSON …",
    epilog=f"""{_listed()}

\b
Examples:
  glossator export bibtex --letter hale-1805-01-02  one letter's file, to standard output
  glossator export text letters-of-anne -o texts    several files, into a folder
  glossator export epub -o letters-of-anne.epub
  glossator export docx --letter hale-1805-01-02 -o hale-1805-01-02.docx
  glossator export pdf --letter hale-1805-01-02 --letter reed-1804-12-20 -o two.pdf
  glossator export all -o data
""",
)
@click.argument("form", metavar="FORMAT", type=click.Choice([*(one.id for one in _EVERY), _ALL]))
@click.argument("edition", default=".", type=click.Path(path_type=Path))
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), help="A file, or a folder for several."
)
@click.option(
    "--letter", "letters", metavar="ID", multiple=True,
    help="Only the file of this letter; a book of these letters. May be given several times.",
)  # fmt: skip
@click.option(
    "--entries", type=click.Choice(["all", "works"]),
    help="What stands behind a book's letters: all entries that they need, or the works cited.",
)  # fmt: skip
@click.option("--site", default="", metavar="ADDRESS", help="Where the edition is published.")
@click.option(
    "--language", default="", metavar="LANGUAGE",
    help=f"The language of a book's own words: {ENGLISH.either(languages())}; else the edition's.",
)  # fmt: skip
def export(
    form: str,
    edition: Path,
    out: Path | None,
    letters: tuple[str, ...],
    entries: str | None,
    site: str,
    language: str,
) -> None:
    """Write an EDITION (default: this folder) in FORMAT.

    A single file goes to standard output, or to the file that -o names; several go into the folder
    that -o names, under the names that they have in the site. Either all are written or none.
    What the format cannot carry is counted on standard error.

    EPUB, HTML, PDF, docx (Word), odt and latex are books: of the whole edition, or of the letters
    that --letter names. Behind the letters stand all glossary entries, works, people and places
    that they need, or with --entries works the works cited alone, as in letters that --letter
    names for docx, odt or latex unless you say --entries all. A PDF is printed by the Chromium or
    Chrome on this machine, or the one that GLOSSATOR_CHROMIUM names; docx, odt and latex are made
    by Pandoc, which the extra glossator[pandoc] brings.

    Addresses begin with --site, or else with the address in edition.yml; where there is neither
    they are relative to where the file stands in the site.

    Exits with 1 where the edition has errors: nothing is written then.
    """
    publication = Publication.of(read_soundly(edition).resolved, site)
    _known(publication, letters)
    books = _bound(publication, form, letters, entries or "", language)
    chosen = [*_chosen(publication, form, letters), *books]
    outputs = [one for _, found in chosen for one in found]
    if not outputs:
        raise click.ClickException(_nothing(form, letters))
    if out is None:
        _show(outputs)
    else:
        _write(
            outputs,
            out,
            Path(publication.edition.folder),
            single=len(outputs) == 1 and form != _ALL,
        )
    _tell(publication, [one for one, _ in chosen])


Chosen = Iterator[tuple[Format, tuple[Output, ...]]]
"""Formats with the files to be written."""


def _chosen(publication: Publication, form: str, letters: tuple[str, ...]) -> Chosen:
    for one, outputs in Exports(publication, formats=FORMATS).by_format:
        if form == one.id or (form == _ALL and one.in_site):
            found = tuple(file for file in outputs if not letters or file.letter in letters)
            yield one, found


def _bound(
    publication: Publication, form: str, letters: tuple[str, ...], entries: str, language: str
) -> Chosen:
    """The books asked for; of all, those that want no other program."""
    wanted = [one for one in BOOKS if form == one.id or (form == _ALL and one.in_site)]
    if wanted:
        catalogue = catalogue_of(publication, language)
        for one in wanted:
            yield one, tuple(bound(catalogue, one.id, publication.home, letters, entries))


def _known(publication: Publication, letters: tuple[str, ...]) -> None:
    unknown = [one for one in letters if one not in publication.letters]
    if unknown:
        hint = did_you_mean(unknown[0], publication.letters)
        raise click.ClickException(f"The edition has no letter “{unknown[0]}”. {hint}".rstrip())


def _nothing(form: str, letters: tuple[str, ...]) -> str:
    return f"The edition has nothing for {form}{' of one letter' if letters else ''}."


def _show(outputs: list[Output]) -> None:
    if len(outputs) > 1:
        message = f"There are {len(outputs)} files: name a folder with -o, or one with --letter."
        raise click.ClickException(message)
    click.echo(_content(outputs[0]), nl=False)


def _content(output: Output) -> bytes:
    try:
        return output.content
    except PrintingError as error:
        raise click.ClickException(str(error)) from error


def _write(outputs: list[Output], out: Path, edition: Path, single: bool) -> None:
    """Every file is made before the first is put in its place."""
    folder = out.is_dir()
    single = single and not folder
    if not single and not folder and _is_called_as_a_file(out, outputs):
        message = f"There are {len(outputs)} files, and “{out.name}” is called as one is: name a "
        raise click.ClickException(f"{message}folder with -o, or one letter with --letter.")
    places = [out if single else out / one.uri for one in outputs]
    with writing_to(out):
        refuse_among_sources(places, edition)
        _put([(place, _content(one)) for place, one in zip(places, outputs, strict=True)])
    click.echo(f"Written: {out}" if single else f"Written: {len(places)} files in {out}", err=True)


def _is_called_as_a_file(out: Path, outputs: list[Output]) -> bool:
    ends = {Path(one.uri).suffix for one in outputs}
    kind = mimetypes.guess_type(out.name)[0]
    return out.suffix in ends or (kind is not None and kind not in _PROGRAMS)


_PROGRAMS = ("application/x-msdos-program", "application/x-msdownload", "application/x-sh",
             "text/x-perl", "text/x-sh", "text/x-python")  # fmt: skip
"""By whose endings sites are called, too: example.com."""


def _put(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write beside each place first: what is there is whole, whatever happens. A device or a pipe
    (/dev/stdout) is written to, since a file in its place would be none."""
    written: list[tuple[Path, Path]] = []
    try:
        for path, content in files:
            if path.exists() and not path.is_file():
                path.write_bytes(content)
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, prefix=BESIDE, delete=False) as made:
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
