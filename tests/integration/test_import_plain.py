"""Plain text taken into an edition: the guide's own example, repetition, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from commandline import run, take
from folders import files_in

from glossator.examine import examine
from glossator.problems import Severity

PAGE = Path(__file__).parents[2] / "docs" / "guide" / "plaintext.md"
EXAMPLES = dict(
    re.findall(
        r'^```\w+ title="([^"]+)"\n(.*?)^```', PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
)


@pytest.fixture
def farmer(tmp_path: Path) -> Path:
    path = tmp_path / "farmer.txt"
    path.write_text(EXAMPLES["farmer.txt"], encoding="utf-8")
    return path


def test_the_guides_example_becomes_what_the_guide_shows(edition: Path, farmer: Path) -> None:
    done = take(edition, farmer)
    assert done.exit_code == 0, done.output
    for name, text in EXAMPLES.items():
        if name.endswith(".md"):
            assert (edition / name).read_text(encoding="utf-8") == text
    other = (edition / "letters" / "who-pays-for-drains.md").read_text(encoding="utf-8")
    assert "<!-- To check: “tile-drain” keeps its hyphen" in other
    found = examine(edition).problems
    assert [str(one) for one in found if one.severity is Severity.ERROR] == []


def test_the_report_has_every_decision_and_asks_last(edition: Path, farmer: Path) -> None:
    report = take(edition, farmer).output
    decided, _, asked = report.partition("To be looked at")
    assert "farmer.txt:4:47: 1 in “price.1” is a reference" in decided
    assert "farmer.txt:5:53: “mea-” and “dow” are one word: so it stands elsewhere (3)." in decided
    assert "“B7” stays as it is: it is a part of the name. (likely)" in decided
    assert "farmer.txt:16:41: “tile-drain” keeps its hyphen" in asked
    assert "(plausible)" not in decided and "(likely)" not in asked


def test_to_import_again_changes_nothing(edition: Path, farmer: Path) -> None:
    take(edition, farmer)
    before = files_in(edition)
    again = take(edition, farmer)
    assert again.exit_code == 0, again.output
    assert files_in(edition) == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"", "The file is empty."),
        ("a.txt", b"\x89PNG\0\0", "only programs read"),
        ("a.pdf", b"%PDF-1.7\n1 0 obj", "pdftotext -raw FILE.pdf FILE.txt"),
        ("a.txt", b"1805 - 1806", "The file holds no words."),
        ("a.txt", b"drains are good. " * 600_000, "more than any letters need"),
    ],
    ids=["empty", "binary", "pdf", "no words", "large"],
)
def test_what_is_no_text_is_refused_and_nothing_is_written(
    edition: Path, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    done = take(edition, path)
    assert done.exit_code == 1
    assert said in done.output
    assert "Traceback" not in done.output
    assert [one.name for one in edition.rglob("*")] == ["edition.yml"]


def test_a_file_of_any_name_is_read_as_plain_text_when_that_is_said(
    edition: Path, tmp_path: Path
) -> None:
    path = tmp_path / "letter"
    path.write_text("Dear Sir,\n\nThe drains are laid, and they are good.\n", encoding="utf-8")
    assert take(edition, path).exit_code == 1
    assert take(edition, path, "--from", "plain").exit_code == 0


@pytest.mark.parametrize(
    "dateline",
    ["Bremen, den 3. Mai 1848", "An Bord, 3. Mai 1848, abends", "Le Havre, le 3 mai 1848."],
)
def test_a_date_that_the_dateline_names_is_told_for_a_letter_without_one(
    dateline: str, tmp_path: Path
) -> None:
    source = tmp_path / "kohl.txt"
    source.write_text(f"{dateline}\n\nLiebe Freundin!\n\nEs regnet sehr.\n", "utf-8")
    into = tmp_path / "own"
    assert run("new", into, "--empty").exit_code == 0
    done = run("import", source, "--into", into)
    assert f"kohl.md: “{dateline}”, if that is date: 1848-05-03" in done.output


def test_of_a_letter_that_has_its_date_none_is_told(tmp_path: Path) -> None:
    source = tmp_path / "kohl.md"
    dateline = "[Bremen, den 3. Mai 1848]{.dateline}"
    source.write_text(f"---\ntitle: A\ndate: 1848-05-03\n---\n{dateline}\n\nEs regnet.\n", "utf-8")
    into = tmp_path / "own"
    assert run("new", into, "--empty").exit_code == 0
    done = run("import", source, "--into", into)
    assert done.exit_code == 0 and "if that is date" not in done.output
    (into / "docs/data/imported.json").unlink()
    source.write_text(source.read_text("utf-8").replace("date: 1848-05-03\n", ""), "utf-8")
    done = run("import", source, "--into", into, "--force")
    assert "date: of kohl" in done.output and "if that is date" not in done.output
