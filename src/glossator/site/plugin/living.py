"""A server that lives on where mkdocs.yml cannot be used: its pages stay, and say what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.theme import Theme as Platform

from glossator.edition.files import Folder, read_file, shown_from_here
from glossator.problems import Position, Problem, Rule
from glossator.problems.hints import nearest
from glossator.readers.languagenames import tag_called
from glossator.readers.source import SourceText
from glossator.readers.yaml.nodes import syntax_of
from glossator.site.serving.ondemand import OnDemand

log = get_plugin_logger("glossator")
_LANGUAGES = "partials/languages"
"""Where Material has a file for each language that it speaks."""


def living_on(
    builder: Callable[..., None], pages: OnDemand, settings: str, told: Callable[[Problem], None]
) -> Callable[..., None]:
    """The server's builder, which tells of settings that cannot be used, and lets the pages stay.

    MkDocs would let every page hang until they are mended. What goes wrong later in a build, when
    the pages are gone, is left to it.
    """

    def build(*given: Any) -> None:
        begun = pages.builds
        try:
            builder(*given)
        except MkDocsException as error:
            if pages.builds != begun:
                raise
            problem = _problem(Path(settings), error)
            log.error(str(problem))
            told(problem)
            pages.again()

    return build


def _problem(settings: Path, error: MkDocsException) -> Problem:
    """What is wrong with mkdocs.yml: its YAML, in an editor's words, or what MkDocs says of it."""
    shown = shown_from_here(settings)
    text, unread = read_file(Folder(settings.parent, ""), settings.name)
    for one in (*unread, *syntax_of(SourceText.whole(text or "", shown))):
        return one
    why = error.__context__ if isinstance(error.__context__, PluginError) else error
    message = f"The site cannot be built with these settings: {why}"
    cure = "Mend what the terminal names; until then the pages show what was last right."
    return Problem(Rule.BAD_VALUE, Position(shown), message, cure)


def refuse_unknown_language(theme: Platform) -> None:
    """Raises PluginError where the theme has words in many languages, and none in the one that it
    is to speak."""
    tag = str(theme.get("language") or "")
    folders = [Path(one) / _LANGUAGES for one in theme.dirs]
    known = {file.stem for folder in folders if folder.is_dir() for file in folder.glob("*.html")}
    if not tag or not known or tag in known:
        return
    parts = tag.replace("_", "-")
    meant = tag_called(tag) or nearest(parts, known) or parts.partition("-")[0]
    hint = f" Did you mean “{meant}”?" if meant in known else ""
    raise PluginError(f"The theme in mkdocs.yml has no language “{tag}”.{hint}")


def unmade(path: str, error: Exception) -> str:
    """What is said of a page that could not be made while serving, there and to the editor."""
    said = f"{path or 'The home page'} cannot be made: {type(error).__name__}: {error}"
    log.error(said)
    log.debug(said, exc_info=error)
    return said
