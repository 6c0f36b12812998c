"""Volumes of a great edition: what they share, links from one to another, and their one site."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import click
import pytest
from builds import build
from commandline import run
from folders import files_in
from lxml import html
from workflow_run import guides_workflow

from glossator.cli import main
from glossator.dates import parse_date
from glossator.examine import Examination, examine, site_around, site_levels
from glossator.model import Mark, TargetKind
from glossator.readers.settings.outside import read_outside
from glossator.review.listing import LISTING_URI, ListedLetter, Listing, read_listing, written
from glossator.review.published import compare
from glossator.review.record import RECORD_URI, read_record, record
from glossator.site.frame.policy import hashes
from glossator.site.joined import ON_A_PAGE, BoundVolume, joined, list_pages, titles
from glossator.site.search.index import INDEX_URI
from glossator.site.search.pagefind import PAGEFIND_URI, PARTS_FILE
from glossator.wording import ENGLISH, wording

SOURCE = Path(__file__).parent / "editions" / "volumes"
SCANS = SOURCE.parent / "scanned" / "docs" / "letters" / "scans"
SCAN = "reed-1.png"


@pytest.fixture
def volumes(tmp_path: Path) -> Path:
    """Both volumes, and the records of what they hold."""
    folder = tmp_path / "volumes"
    shutil.copytree(SOURCE, folder)
    for one in ("1805", "1806"):
        done = run("record", folder / one, folder / "records" / one)
        assert done.exit_code == 0, done.output
    return folder


def examined(volume: Path) -> Examination:
    docs = volume / "docs"
    return examine(docs, "docs", site_levels(docs, "docs"), around=site_around(docs, "docs"))


def said(volume: Path) -> list[str]:
    return [str(problem) for problem in examined(volume).problems]


def note_of(volume: Path, text: str) -> None:
    """Another body for the note of the first volume."""
    path = volume / "docs/letters/hale-1805-01-02.notes.yml"
    first, _, _ = path.read_text(encoding="utf-8").partition("  note:")
    path.write_text(f"{first}  note: {text}\n", encoding="utf-8")


def test_volumes_have_what_they_share_and_no_problems(volumes: Path) -> None:
    for one in ("1805", "1806"):
        found = examined(volumes / one)
        assert found.problems == ()
        assert {entity.id for entity in found.edition.entities} >= {"anne-hale", "john-reed"}
        assert "mole-drain" in {term.id for term in found.edition.terms}


def test_a_link_into_another_volume_leads_to_its_address_and_has_its_name(volumes: Path) -> None:
    (note,) = examined(volumes / "1805").resolved.edition.notes
    links = [span for span in note.body[0].spans if span.mark is Mark.LINK]
    told = [(note.body[0].text[one.start : one.end], one.get("href")) for one in links]
    letter = "../../1806/letters/reed-1806-03-01/"
    assert told == [
        ("The drains are choked, paragraph 1", f"{letter}#p1"),
        ("The drains are choked, note on ‘choked with clay’", f"{letter}#note-choked"),
    ]


def test_a_record_made_before_other_volumes_tells_of_no_change(volumes: Path) -> None:
    """It has links into them as they are written, where a built site has their names."""
    note_of(volumes / "1805", "See [[1806:reed-1806-03-01]].")
    out = volumes / "alone"
    assert run("record", volumes / "1805", out).exit_code == 0
    old = read_record((out / RECORD_URI).read_text(encoding="utf-8"))
    found = examined(volumes / "1805")
    now = record(found.resolved)
    assert {one.target.kind for one, other in zip(old.addresses, now.addresses, strict=True)
            if one != other} <= {TargetKind.NOTE, TargetKind.PARTY}  # fmt: skip
    assert old != now
    assert compare(old, found.resolved, str) == ()


@pytest.mark.parametrize(
    ("link", "message", "cure"),
    [
        ("v1806:reed-1806-03-02", "leads to nothing in the volume v1806", "reed-1806-03-01"),
        ("v1806:reed-1806-03-01#p9", "leads to nothing in the volume v1806", "reed-1806-03-01#p"),
        ("v1807:reed-1806-03-01", "leads to nothing", ""),
    ],
)
def test_a_link_to_what_another_volume_has_not_is_a_problem(
    volumes: Path, link: str, message: str, cure: str
) -> None:
    note_of(volumes / "1805", f"See [[{link}]].")
    (problem,) = said(volumes / "1805")
    assert "dangling-link" in problem
    assert f"[[{link}]] {message}" in problem
    assert cure in problem


def test_a_volume_that_says_nothing_of_itself_is_one_problem(volumes: Path) -> None:
    shutil.rmtree(volumes / "records" / "1806")
    (problem,) = said(volumes / "1805")
    assert re.match(r"mkdocs.yml:9:\d+: error unreadable: What the volume v1806 holds", problem)
    assert "glossator record" in problem


@pytest.mark.parametrize(
    "text", ["", "[]", '{"version": 2}', '{"version": 1, "letters": 3}', "[" * 99999]
)
def test_a_record_that_is_none_is_a_problem_and_no_traceback(volumes: Path, text: str) -> None:
    (volumes / "records/1806/data/volume.json").write_text(text, encoding="utf-8")
    (problem,) = said(volumes / "1805")
    assert "unreadable" in problem


def test_an_id_that_is_shared_and_given_again_is_an_error(volumes: Path) -> None:
    data = volumes / "1805/docs/data"
    data.mkdir()
    (data / "parties.yml").write_text("anne-hale: {name: Ann Hale}\n", encoding="utf-8")
    problems = said(volumes / "1805")
    assert len(problems) == 1
    assert "duplicate-id" in problems[0]


def test_what_another_volume_needs_of_a_shared_file_is_not_called_unused(volumes: Path) -> None:
    with (volumes / "shared/glossary.yml").open("a", encoding="utf-8") as file:
        file.write("culvert: {name: culvert, definition: A drain under a road.}\n")
    assert said(volumes / "1805") == []


def test_a_shared_file_of_another_name_is_reported(volumes: Path) -> None:
    (volumes / "shared/partys.yml").write_text("a: {name: A}\n", encoding="utf-8")
    (problem,) = said(volumes / "1805")
    assert "file-name" in problem
    assert "Did you mean “parties.yml”?" in problem


def test_a_shared_folder_that_is_not_there_is_reported(volumes: Path) -> None:
    shutil.rmtree(volumes / "shared")
    assert any("There is no folder" in one for one in said(volumes / "1805"))


def test_nothing_outside_the_shared_folder_is_read_through_a_link_in_it(volumes: Path) -> None:
    (volumes / "places.yml").write_text("mill: {name: Mill}\n", encoding="utf-8")
    (volumes / "shared/places.yml").symlink_to(volumes / "places.yml")
    (problem,) = said(volumes / "1805")
    assert "symbolic link" in problem


SETTINGS = (
    "plugins:\n  - glossator:\n      volumes:\n        - {{id: {id}, site: ../x, address: {to}}}\n"
)


@pytest.mark.parametrize(
    ("name", "to"), [("party", "../x/"), ("v1", "javascript:x"), ("v1", "x/"), ("V1", "../x/")]
)
def test_a_volume_that_links_could_not_name_or_lead_to_is_refused(name: str, to: str) -> None:
    read = read_outside(SETTINGS.format(id=name, to=to), "mkdocs.yml")
    assert read.problems
    assert read.values[0].volumes == ()


def test_one_volume_is_named_once() -> None:
    text = SETTINGS.format(id="v1", to="../x")
    read = read_outside(text + text.splitlines()[-1] + "\n", "mkdocs.yml")
    assert [one.rule.id for one in read.problems] == ["duplicate-id"]
    assert read.values[0].volumes[0].address == "../x/"


def test_what_a_volume_says_of_itself_is_read_back() -> None:
    letters = (
        ListedLetter("a", "On “drains”", "1805", 1805, ("Anne",), ()),
        ListedLetter("b", "B"),
    )
    made = Listing("Letters", "de", False, letters, {})
    assert read_listing(written(made)) == made


def test_one_list_has_all_letters_by_date_a_page_a_year() -> None:
    first = Listing(
        "One", letters=(ListedLetter("a", "A", "1805-03", 1805), ListedLetter("z", "Z"))
    )
    many = tuple(ListedLetter(f"m{n}", "M", "1806", 1806) for n in range(ON_A_PAGE + 1))
    second = Listing("Two", letters=(ListedLetter("b", "B", "1805-01-02", 1805), *many))
    pages = list_pages([BoundVolume("i", first), BoundVolume("ii", second)], ENGLISH)
    shown = [(page.uri, len(page.rows)) for page in pages]
    assert shown == [
        ("letters/1805.html", 2),
        ("letters/1806.html", ON_A_PAGE),
        ("letters/1806-page-2.html", 1),
        ("letters/undated.html", 1),
    ]
    assert [row.href for row in pages[0].rows] == ["../ii/letters/b/", "../i/letters/a/"]
    assert pages[0].rows[0].date == parse_date("1805-01-02")


def test_a_volume_says_from_which_year_to_which_its_letters_are() -> None:
    def years(*found: int | None) -> str:
        letters = tuple(ListedLetter(f"l{n}", "L", "", year) for n, year in enumerate(found))
        return BoundVolume("i", Listing("One", letters=letters)).years(ENGLISH)

    assert [years(1805, None, 1807), years(1805), years(None)] == ["1805–1807", "1805", ""]
    assert [years(-41, -45), years(-2, 5)] == ["46–42 BC", "3 BC–5"]


def test_the_joined_pages_speak_the_language_they_are_told_and_escape_titles() -> None:
    one = BoundVolume("i", Listing("<b>", letters=(ListedLetter("a", "<i>"),)))
    files = dict(joined([one], "Briefe & mehr", wording("de")))
    assert "<h1>Briefe &amp; mehr</h1>" in files["index.html"]
    assert "&lt;b&gt;" in files["index.html"]
    assert "&lt;i&gt;" in files["letters/undated.html"]
    assert 'lang="de"' in files["index.html"]


@pytest.mark.parametrize("given", ["1805", "letters=x", "A=x", "="])
def test_join_refuses_what_names_no_volume(tmp_path: Path, given: str) -> None:
    done = run("join", tmp_path / "out", given, "--title", "T")
    assert done.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_join_refuses_a_folder_that_is_no_built_site(volumes: Path, tmp_path: Path) -> None:
    done = run("join", tmp_path / "out", f"1805={volumes / 'records/1805'}", "--title", "T")
    assert done.exit_code == 1
    assert "no built site" in done.output
    assert not (tmp_path / "out").exists()


def test_join_leaves_a_folder_alone_that_is_no_site(built: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").touch()
    done = run("join", tmp_path, f"1805={built / '1805'}", "--title", "T")
    assert done.exit_code == 1
    assert [one.name for one in tmp_path.iterdir() if not one.name.startswith(".")] == [
        "thesis.odt"
    ]


@pytest.fixture
def built(joined_volumes: Path) -> Path:
    return joined_volumes


def test_the_folder_of_the_list_leads_on_as_the_first_page_does(built: Path) -> None:
    folder = built / "letters"
    ways = re.findall(r'<a href="([^"]*)"', (folder / "index.html").read_text(encoding="utf-8"))
    assert {"../1805/", "../1806/", "../letters/1806.html"} <= set(ways)
    assert all((folder / one).exists() for one in ways)


def test_every_link_from_one_volume_to_another_leads_to_a_place_that_is_there(built: Path) -> None:
    checked = 0
    for page in built.rglob("*.html"):
        for href in re.findall(
            r'href="((?:\.\./)+180[56]/[^"]*)"', page.read_text(encoding="utf-8")
        ):
            path, _, fragment = href.partition("#")
            target = (page.parent / path / "index.html").resolve()
            assert target.is_file(), f"{page}: {href}"
            assert not fragment or f'id="{fragment}"' in target.read_text(encoding="utf-8")
            checked += 1
    assert checked >= 8


def test_the_images_of_a_volumes_letters_come_along(volumes: Path, tmp_path: Path) -> None:
    letters = volumes / "1806/docs/letters"
    shutil.copytree(SCANS, letters / "scans")
    letter = letters / "reed-1806-03-01.md"
    text = letter.read_text(encoding="utf-8")
    letter.write_text(text.replace("date:", f"facsimile: scans/{SCAN}\ndate:"), encoding="utf-8")
    home = "https://letters.example.org/1806/"
    settings = volumes / "1806/mkdocs.yml"
    written = f"site_url: {home}\n{settings.read_text(encoding='utf-8')}"
    settings.write_text(written, encoding="utf-8")
    done = build(settings.parent, "--site-dir", str(volumes / "sites/1806"))
    assert done.code == 0, done.said
    out = tmp_path / "out"
    whole = run("join", out, f"1806={volumes / 'sites/1806'}", "--title", "Letters")
    assert whole.exit_code == 0, whole.output
    page = out / "1806/letters/reed-1806-03-01/index.html"
    (image,) = html.parse(page).xpath("//figure//img")
    assert (page.parent / image.get("src")).read_bytes() == (SCANS / SCAN).read_bytes()
    manifest = json.loads((out / "1806/letters/reed-1806-03-01.iiif.json").read_bytes())
    assert manifest["id"] == f"{home}letters/reed-1806-03-01.iiif.json"
    (canvas,) = manifest["items"]
    painted = canvas["items"][0]["items"][0]["body"]["id"]
    assert (out / "1806" / painted.removeprefix(home)).read_bytes() == (SCANS / SCAN).read_bytes()


def test_the_joined_site_leads_to_its_volumes_and_to_every_letter(built: Path) -> None:
    first = (built / "index.html").read_text(encoding="utf-8")
    assert 'href="1805/"' in first
    assert 'href="letters/1806.html"' in first
    assert "3 letters" in first
    listed = json.loads((built / "1806/data/volume.json").read_text(encoding="utf-8"))
    assert [one["id"] for one in listed["letters"]] == ["reed-1806-03-01", "orme-undated"]


@pytest.mark.parametrize("home", ["", "https://drains.example/letters/?a=1&b=2"])
def test_the_joined_sites_page_for_lost_readers_has_no_link_but_a_whole_one(home: str) -> None:
    files = dict(joined([], "Drains & <i>", wording("de"), home=home))
    page = html.document_fromstring(files["404.html"])
    assert page.xpath("//*/@href | //*/@src") == ([home] if home else [])
    assert page.xpath("string(//main/h1)") == "Diese Seite gibt es nicht"
    (policy,) = page.xpath("//meta[@http-equiv]/@content")
    assert hashes([page.xpath("string(//style)")])[0] in policy


def test_join_refuses_an_address_that_is_none(tmp_path: Path) -> None:
    done = run("join", tmp_path / "out", "1805=.", "--title", "T", "--address", "/letters/")
    assert done.exit_code == 2
    assert "is no address" in done.output


def test_every_volume_has_the_same_page_of_a_person_they_share(built: Path) -> None:
    for one in ("1805", "1806"):
        page = (built / one / "parties/anne-hale/index.html").read_text(encoding="utf-8")
        assert "Surveyor of drains" in page


def test_the_workflow_of_the_guide_is_a_matrix_of_the_steps_that_are_told() -> None:
    jobs = guides_workflow(Path(__file__).parent.parent)
    assert list(jobs) == ["record", "build", "join"]
    assert jobs["build"]["needs"] == "record"
    assert jobs["join"]["needs"] == "build"
    steps = " ".join(step.get("run", "") for job in jobs.values() for step in job["steps"])
    for command in re.findall(r"glossator (\w+)", steps):
        assert main.get_command(click.Context(main), command)
    assert "mkdocs build --strict" in steps


def test_the_guide_shows_the_settings_of_a_volume_that_is_built() -> None:
    guide = (Path(__file__).parent.parent / "docs/guide/volumes.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r'^```yaml title="1805/mkdocs\.yml"\n(.*?)^```', guide, re.M | re.S)
    assert shown in (SOURCE / "1805/mkdocs.yml").read_text(encoding="utf-8")


def test_every_volume_of_the_joined_site_has_an_index_and_the_pages_around_them_their_search(
    built: Path,
) -> None:
    for one in ("1805", "1806"):
        assert (built / one / PAGEFIND_URI / PARTS_FILE).is_file()
        assert (built / one / INDEX_URI).is_file()  # by which the volume alone is searched
    for page in (built / "index.html", built / "letters" / "1806.html"):
        tree = html.fromstring(page.read_text(encoding="utf-8"))
        (button,) = tree.xpath("//button[@data-search]")
        assert json.loads(button.get("data-volumes")) == [
            "Letters on drains, 1805",
            "Letters on drains, 1806",
        ]
        for path in button.get("data-pagefind").split():
            assert (built / path).is_file()
        for name in tree.xpath("//link/@href | //script/@src"):
            assert (page.parent / name).is_file()


def test_volumes_that_cannot_be_searched_are_joined_without_a_search_and_this_is_told(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("glossator.site.search.joined.is_installed", lambda: False)
    site = shutil.copytree(built / "1805", tmp_path / "1805")
    shutil.rmtree(site / PAGEFIND_URI)
    done = run("join", tmp_path / "out", f"1805={site}", "--title", "T")
    assert done.exit_code == 0
    assert "no search over all volumes" in done.output
    assert "data-search" not in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text", ["", "glossatorIndex({});\n", 'glossatorIndex({"entries": [1]});\n']
)
def test_a_search_that_cannot_be_read_is_told_and_nothing_is_joined(
    built: Path, tmp_path: Path, text: str
) -> None:
    site = shutil.copytree(built / "1805", tmp_path / "1805")
    shutil.rmtree(site / PAGEFIND_URI)
    (site / INDEX_URI).write_text(text, encoding="utf-8")
    done = run("join", tmp_path / "out", f"1805={site}", "--title", "T")
    assert done.exit_code == 1
    assert "The search of 1805 cannot be read: build it again." in done.output
    assert not (tmp_path / "out").exists()


def test_volumes_of_one_title_are_told_apart_by_their_ids() -> None:
    volumes = [
        BoundVolume("i", Listing("A")),
        BoundVolume("ii", Listing("A")),
        BoundVolume("iii", Listing("B")),
    ]
    assert titles(volumes) == ["A (i)", "A (ii)", "B"]


TOLD = (LISTING_URI, f"{PAGEFIND_URI}/{PARTS_FILE}")
"""What the guide has a volume's job hand to the last one where no machine holds the whole."""


def _told(built: Path, place: Path, uris: Sequence[str] = TOLD) -> list[str]:
    for volume in ("1805", "1806"):
        for uri in uris:
            (place / volume / uri).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(built / volume / uri, place / volume / uri)
    return [f"{volume}={place / volume}" for volume in ("1805", "1806")]


def test_what_stands_around_the_volumes_can_be_written_without_them(
    built: Path, tmp_path: Path
) -> None:
    told = _told(built, tmp_path / "told")
    done = run("join", tmp_path / "front", "--around", *told, "--title", "Letters on drains")
    assert done.exit_code == 0, done.output
    assert "no search" not in done.output
    whole = files_in(built)
    around = {path: whole[path] for path in whole if path.split("/")[0] not in ("1805", "1806")}
    assert files_in(tmp_path / "front") == around


def test_what_stands_around_volumes_without_an_index_has_no_search_and_this_is_told(
    built: Path, tmp_path: Path
) -> None:
    told = _told(built, tmp_path / "told", TOLD[:1])
    done = run("join", tmp_path / "front", "--around", *told, "--title", "T")
    assert done.exit_code == 0, done.output
    assert "no search over all volumes" in done.output
    assert "search: pagefind" in done.output
    assert "data-search" not in (tmp_path / "front" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("elsewhere", [False, True])
def test_join_around_loses_no_volume_that_stands_in_the_whole(
    built: Path, tmp_path: Path, elsewhere: bool
) -> None:
    whole = tmp_path / "site"
    shutil.copytree(built, whole)
    before = files_in(whole)
    told = _told(built, tmp_path / "told" if elsewhere else whole)
    done = run("join", whole, "--around", *told, "--title", "T")
    assert done.exit_code == 2
    assert f"{whole / '1805'} would be lost, as {whole} is replaced whole." in done.output
    assert files_in(whole) == before


def test_join_around_refuses_a_volume_that_tells_nothing_of_itself(tmp_path: Path) -> None:
    done = run("join", tmp_path / "front", "--around", f"1805={tmp_path}", "--title", "T")
    assert done.exit_code == 1
    assert f"{tmp_path} cannot be joined" in done.output
    assert not (tmp_path / "front").exists()


def test_the_guide_hands_on_the_files_that_joining_around_needs() -> None:
    guide = (Path(__file__).parent.parent / "docs/guide/volumes.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"^      # in the job that builds.*?^```", guide, re.M | re.S)
    for uri in TOLD:
        assert f"${{{{ matrix.volume }}}}/site/{uri}\n" in shown
    (command,) = re.findall(r"glossator join (.+?)\n      -", shown, re.S)
    join = main.get_command(click.Context(main), "join")
    assert join is not None
    options = {one.name for one in join.params}
    assert set(re.findall(r"--(\w+)", command)) <= options


def test_a_joined_volume_has_its_translations(tmp_path: Path) -> None:
    folder = shutil.copytree(SOURCE.parent / "translated", tmp_path / "translated")
    done = build(folder, "--site-dir", str(folder / "site"))
    assert done.code == 0, done.said
    out = tmp_path / "out"
    joining = run("join", out, f"1811={folder / 'site'}", "--title", "Letters")
    assert joining.exit_code == 0, joining.output
    page = out / "1811/letters/brandt-1811-04-02/index.html"
    tree = html.fromstring(page.read_text(encoding="utf-8"))
    assert tree.xpath("//section[@class='translation']/h2/text()") == [
        "Translation: English",
        "Translation: French",
    ]
    for name in tree.xpath("//article//script/@src | //link[contains(@href, 'translation')]/@href"):
        assert (page.parent / name).is_file()
    assert sorted(one.name for one in (out / "1811/letters").iterdir() if one.is_dir()) == [
        "brandt-1811-04-02",
        "brandt-1811-05-01",
        "morel-1811-04-20",
    ]
