"""Letters of one file that are called by their number in it, when another is taken out before them."""

from __future__ import annotations

from pathlib import Path

import pytest
from bringing import bring
from commandline import take
from folders import files_in

from glossator.edition import read_edition

HEAD = "<teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt></fileDesc></teiHeader>"
WORDS = (
    "The kiln is cold and nobody comes to mend it before Lady Day, I fear.",
    "Your mole drains are finished at last, forty chains in all, and the men are paid.",
    "My sister is married to the curate; we ate goose and sang until four.",
)


def write(path: Path, *letters: str) -> Path:
    parts = (
        f"<TEI>{HEAD}<text><body><opener>Sir,</opener><p>{one}</p></body></text></TEI>"
        for one in letters
    )
    held = f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{HEAD}{"".join(parts)}</teiCorpus>'
    path.write_text(held, encoding="utf-8")
    return path


def words(edition: Path) -> list[str]:
    return [one.blocks[-1].text for one in read_edition(edition)[0].letters]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write(tmp_path / "all.xml", *WORDS)


@pytest.mark.parametrize("order", [(1, 2), (1, 0, 2)])
def test_no_letter_takes_the_words_of_the_one_that_is_counted_so_by_now(
    taken: Path, source: Path, order: tuple[int, ...]
) -> None:
    bring(taken, source)
    write(source, *(WORDS[one] for one in order))
    before = files_in(taken)
    told = bring(taken, source, fails=True)
    assert "all-1: what the file has under this name has other words" in told
    assert files_in(taken) == before


def test_a_letter_whose_words_are_corrected_is_the_same(taken: Path, source: Path) -> None:
    bring(taken, source)
    write(source, WORDS[0].replace("nobody", "no one"), *WORDS[1:])
    bring(taken, source)
    assert words(taken)[0] == WORDS[0].replace("nobody", "no one")


def test_a_letter_that_its_editor_wrote_anew_is_the_same(taken: Path, source: Path) -> None:
    bring(taken, source)
    path = taken / "letters/all-1.md"
    path.write_text(path.read_text("utf-8").replace(WORDS[0], "Gone."), encoding="utf-8")
    assert "3 there already" in bring(taken, source)


def test_force_takes_other_words(taken: Path, source: Path) -> None:
    bring(taken, source)
    write(source, "Gone.", *WORDS[1:])
    assert take(taken, source, "--force").exit_code == 0
    assert words(taken)[0] == "Gone."
