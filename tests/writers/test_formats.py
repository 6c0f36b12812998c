"""The table of formats: each row is whole, its files are named once, and losses are counted."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from commandline import run

from glossator.addresses import DATA, Home
from glossator.edition import read_edition
from glossator.model import Edition, Letter, Settings, Target, TargetKind
from glossator.resolve import resolve
from glossator.site.pages import build_site
from glossator.wording import wording
from glossator.writers.export import ALL, Each, Output, Outputs, Publication, losses
from glossator.writers.formats import FORMATS, Exports

ROOT = Path(__file__).resolve().parents[2]
PLAIN = [one for one in FORMATS if one.id != "beacon"]
"""What needs neither an address nor the numbers that libraries give."""
DRAINS = ROOT / "tests" / "editions" / "drains" / "docs"


@pytest.fixture(scope="module")
def exports() -> Exports:
    edition, _ = read_edition(DRAINS)
    return Exports(Publication.of(resolve(edition)[0]), formats=FORMATS)


def test_formats_limits_and_files_have_names_of_their_own(exports: Exports) -> None:
    assert len({one.id for one in FORMATS}) == len(FORMATS)
    for one in FORMATS:
        assert len({limit.id for limit in one.limits}) == len(one.limits), one.id
        assert set(one.holds) <= set(ALL)
    uris = [output.uri for output in exports.outputs]
    assert len(set(uris)) == len(uris)


def test_every_format_has_something_of_an_edition_that_has_everything(exports: Exports) -> None:
    assert [one.id for one, _ in exports.by_format] == [one.id for one in PLAIN]
    for output in exports.outputs:
        assert output.content, output.uri


def test_every_format_can_do_with_an_edition_that_has_nothing() -> None:
    exports = Exports(
        Publication.of(resolve(Edition("docs", Settings("Empty")))[0]), formats=FORMATS
    )
    for output in exports.outputs:
        assert isinstance(output.content, bytes)
    assert losses(exports.publication, FORMATS) == ()


@pytest.mark.parametrize("language", ["de", "es", "fr", "it", "nl"])
def test_names_of_formats_are_translated(language: str) -> None:
    for one in FORMATS:
        assert wording(language).gettext(one.about) != one.about


@pytest.mark.parametrize(
    ("home", "seen_from", "address"),
    [
        (Home("https://example.org/x"), "", "https://example.org/x/letters/a/#p3"),
        (
            Home("https://example.org/x/", folders=False),
            "",
            "https://example.org/x/letters/a.html#p3",
        ),
        (Home(), "", "letters/a/#p3"),
        (Home(), "data/edition.json", "../letters/a/#p3"),
        (Home(), "letters/a.json", "a/#p3"),
        (Home(folders=False), "data/x/y.json", "../../letters/a.html#p3"),
    ],
)
def test_an_address_is_absolute_or_seen_from_the_file(
    home: Home, seen_from: str, address: str
) -> None:
    assert home.of(Target(TargetKind.BLOCK, "p3", "a"), seen_from) == address


def test_the_first_page_has_an_address_too() -> None:
    assert Home("https://example.org").to("index.md") == "https://example.org/"
    assert Home().to("index.md", seen_from="data/a.json") == "../"
    assert Home().to("index.md") == "./"
    assert Home(folders=False).to("letters/index.md") == "letters/index.html"


def test_what_is_of_one_letter_is_linked_from_its_page_and_all_from_the_data_page(
    exports: Exports,
) -> None:
    site = build_site(exports.publication.resolved)
    pages = {page.uri: page.html(lambda uri, _: f"@{uri}") for page in site.pages}
    for output in site.exports:
        page = f"letters/{output.letter}.md" if output.letter else DATA
        assert f'href="@{output.uri}"' in pages[page], output.uri
    for one in PLAIN:
        assert (f'id="format-{one.id}"' in pages[DATA]) == one.in_site


@pytest.fixture
def three() -> tuple[Outputs, list[str]]:
    """Files of three letters and one of all, with those that have been told of."""
    told: list[str] = []

    def uri(letter: str) -> str:
        told.append(letter)
        return f"letters/{letter}.txt"

    letters = {name: Letter(name, name, ()) for name in ("a", "b", "b.txt")}
    whole = Output("data/all.txt", lambda: "all")
    return Outputs((whole, Each(uri, letters, lambda letter: letter.id))), told


def test_the_files_of_a_letter_are_told_of_when_they_are_asked_for(
    three: tuple[Outputs, list[str]],
) -> None:
    outputs, told = three
    assert len(outputs) == 4 and not told
    assert [one.content for one in outputs.of_letter("b")] == [b"b"]
    assert told == ["b"]
    assert outputs.at("letters/b.txt") is outputs.of_letter("b")[0]
    assert "a" not in told


def test_a_file_is_found_by_where_it_stands_and_by_nothing_else(
    three: tuple[Outputs, list[str]],
) -> None:
    outputs, _ = three
    assert [outputs.at(one.uri) for one in outputs] == [*outputs]
    assert [one.letter for one in outputs] == ["", "a", "b", "b.txt"]
    for uri in ("letters/c.txt", "letters/a", "a", "a.txt", "data/a.txt", "letters/.txt", ""):
        assert outputs.at(uri) is None, uri


def export(*arguments: str | Path) -> tuple[int, bytes, str]:
    done = run("export", *arguments)
    return done.exit_code, done.stdout_bytes, done.stderr


def test_a_single_file_goes_to_standard_output_or_where_it_is_asked(tmp_path: Path) -> None:
    one = ("csl-json", DRAINS, "--letter", "hale-1805-01-02")
    code, shown, _ = export(*one)
    assert code == 0 and json.loads(shown)
    path = tmp_path / "deep" / "references.json"
    assert export(*one, "-o", path)[0] == 0
    assert path.read_bytes() == shown
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert export("csl-json", DRAINS, "--letter", "hale-1805-01-02", "-o", pipe)[0] == 0
        assert pipe.is_fifo()
        assert json.loads(os.read(reading, 65_536))
    finally:
        os.close(reading)


def test_several_files_go_into_a_folder_under_their_names(tmp_path: Path) -> None:
    code, shown, said = export("text", DRAINS)
    assert code == 1 and not shown and "name a folder with -o" in said
    assert export("all", DRAINS, "-o", tmp_path)[0] == 0
    written = {
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()
    }
    edition, _ = read_edition(DRAINS)
    expected = Exports(Publication.of(resolve(edition)[0])).outputs
    books = {"data/edition.epub", "data/edition.html"}
    assert written == {output.uri for output in expected} | books


@pytest.mark.parametrize("name", ["notes.json", "notes.jsonld", "all.zip"])
def test_several_files_make_no_folder_that_is_called_as_a_file(name: str, tmp_path: Path) -> None:
    code, _, said = export("web-annotations", DRAINS, "-o", tmp_path / name)
    assert code == 1 and f"“{name}” is called as one is: name a folder with -o" in said
    assert not (tmp_path / name).exists()
    (tmp_path / name).mkdir()
    assert export("web-annotations", DRAINS, "-o", tmp_path / name)[0] == 0
    assert export("web-annotations", DRAINS, "-o", tmp_path / "notes.2013")[0] == 0
    assert export("web-annotations", DRAINS, "-o", tmp_path / "letters.example.com")[0] == 0


def test_one_letter_can_be_asked_for(tmp_path: Path) -> None:
    edition, _ = read_edition(DRAINS)
    letter = edition.letters[0]
    code, shown, said = export("text", DRAINS, "--letter", letter.id)
    assert (code, shown.decode()) == (0, letter.text)
    assert "text/marks" in said, "what is left out is said"
    code, _, said = export("text", DRAINS, "--letter", "nobody")
    assert code == 1 and "no letter “nobody”" in said


def test_an_edition_with_errors_is_not_exported(tmp_path: Path) -> None:
    (tmp_path / "edition.yml").write_text("titel: Wrong\n", encoding="utf-8")
    out = tmp_path / "out"
    code, shown, said = export("all", tmp_path, "-o", out)
    assert code == 1 and not shown and "unknown-key" in said and not out.exists()
    code, _, said = export("all", tmp_path / "nowhere", "-o", out)
    assert code == 1 and "no edition.yml" in said


def test_what_cannot_be_written_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    code, _, said = export("text", DRAINS, "-o", tmp_path / "taken")
    assert code == 1 and "Traceback" not in said
    assert [one.name for one in tmp_path.iterdir()] == ["taken"]


def test_check_counts_what_exports_cannot_carry() -> None:
    done = run("check", DRAINS, "--exports")
    assert "text/marks: " in done.stderr
    brief = run("check", DRAINS)
    assert "Exports leave some things out: --exports shows what." in brief.stderr
    told = json.loads(run("check", DRAINS, "--format", "json").stdout)
    assert {"rule", "message", "count"} == set(told["exports"][0])
