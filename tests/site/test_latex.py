"""What LaTeX is handed: it has to be set without an error, and each style as LaTeX's own."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from glossator.addresses import Home
from glossator.edition import read_edition
from glossator.model import Mark, Span
from glossator.readers.pandoc.ownstyles import PARTICULARS
from glossator.readers.pandoc.program import Tree, document_of
from glossator.resolve import resolve
from glossator.site.books.choosing import everything
from glossator.site.books.making import catalogue_of
from glossator.site.books.word import word
from glossator.writers.export import Publication
from glossator.writers.pandoc.latexlooks import for_latex
from glossator.writers.pandoc.nodes import note, para, words
from glossator.writers.pandoc.words import Laid, LinkTo, write_words

pytest.importorskip("pypandoc")

EDITIONS = Path(__file__).resolve().parents[1] / "editions"
NAMES = ("drains", "translated", "scripts", "scanned")
SOFTWARE = ("lualatex", "xelatex")


@cache
def latex(name: str) -> str:
    resolved = resolve(read_edition(EDITIONS / name / "docs")[0])[0]
    catalogue = catalogue_of(Publication.of(resolved))
    return word(catalogue, everything(catalogue), Home(), "latex").decode()


@pytest.mark.parametrize("name", NAMES)
def test_every_environment_is_one_that_latex_has(name: str) -> None:
    body = latex(name).split(r"\begin{document}")[1]
    used = set(re.findall(r"\\begin\{(\w+)\}", body))
    known = {"verse", "flushright", "small", "footnotesize", "quote", "enumerate", "itemize",
             "longtable", "otherlanguage", "verbatim"}  # fmt: skip
    assert used <= known
    assert r"\bibitem" not in body


def test_styles_are_environments_headings_and_bold_type() -> None:
    made = latex("drains")
    assert re.search(
        r"\\begin\{verse\}\s*Water stands where barley stood,\\\\\s*and does .*?\s*\\end\{verse\}",
        made,
    )
    assert re.search(r"\\begin\{flushright\}\s*Thos\. Reed\s*\\end\{flushright\}", made)
    assert r"\section{Glossary}\label{glossary}" in made
    assert r"\subsubsection{tile drain}\label{term-tile-drain}" in made
    assert re.search(r"\\textbf\{\{+drains are choaked\{\]\}", made)


def test_links_lead_to_labels_that_are_there() -> None:
    for name in NAMES:
        made = latex(name)
        led = set(re.findall(r"\\hyperref\[([^\]]+)\]", made))
        assert led <= set(re.findall(r"\\label\{([^}]+)\}", made))


def test_signs_and_letters_that_latins_font_lacks_come_from_others() -> None:
    assert r"\def↔{\ensuremath{\leftrightarrow}}" in latex("drains")
    assert "FreeSerif" in latex("scripts")
    assert "FreeSerif" not in latex("drains")


def hard() -> str:
    """What stops LaTeX easily: notes of two paragraphs within lines and links, empty verse."""
    marks = [Span(0, 14, Mark.DELETED), Span(2, 14, Mark.UNDERLINE), Span(4, 9, Mark.SUPERSCRIPT)]
    laid = Laid([LinkTo(9, 14, "https://example.org/#a_b%20c")], {
        7: [note([para(words("One.")), para(words("Two."), PARTICULARS)])],
        12: [note([para(words("Three.")), para(words("Four."))])],
    })  # fmt: skip
    blocks = [para(write_words("the tile drain", marks, laid)),
              para([], "Verse"), para(words("50% & #1 \ufffd _{}~^\\"), "Verse")]  # fmt: skip
    tree = for_latex(Tree({"lang": {"t": "MetaString", "c": "en"}}, blocks))
    return document_of(tree, ("-t", "latex", "--standalone")).decode()


def test_lines_through_and_under_words_are_our_own_commands() -> None:
    made = hard()
    assert r"\letterdeleted{" in made
    assert r"\letterunderlined{" in made
    assert r"\usepackage{soul}" not in made


def test_an_environment_has_words_and_the_sign_for_a_lost_one_is_named_by_number() -> None:
    made = hard()
    assert made.count(r"\begin{verse}") == 1
    assert r"\symbol{65533}" in made
    assert "\ufffd" not in made


@pytest.mark.parametrize("program", SOFTWARE)
@pytest.mark.parametrize("name", [*NAMES, "hard"])
def test_it_is_set_without_an_error(tmp_path: Path, name: str, program: str) -> None:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    content = hard() if name == "hard" else latex(name)
    (tmp_path / "letters.tex").write_text(content, encoding="utf-8")
    command = [program, "-interaction=nonstopmode", "-halt-on-error", "letters.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout.decode(errors="replace")[-2000:]
    assert (tmp_path / "letters.pdf").is_file()
