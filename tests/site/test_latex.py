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
from glossator.resolve import resolve
from glossator.site.books.choosing import everything
from glossator.site.books.making import catalogue_of
from glossator.site.books.word import word
from glossator.writers.export import Publication

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


@pytest.mark.parametrize("program", SOFTWARE)
@pytest.mark.parametrize("name", NAMES)
def test_it_is_set_without_an_error(tmp_path: Path, name: str, program: str) -> None:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    (tmp_path / "letters.tex").write_text(latex(name), encoding="utf-8")
    command = [program, "-interaction=nonstopmode", "-halt-on-error", "letters.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout.decode(errors="replace")[-2000:]
    assert (tmp_path / "letters.pdf").is_file()
