"""Letters in JATS taken into editions: what is written, known again, listed, refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from commandline import run, take
from folders import files_in

from glossator.edition import read_edition
from glossator.examine import examine
from glossator.model import Edition
from glossator.problems import Severity

CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "jats"
FILES = sorted(CORPUS.glob("*.xml")) if CORPUS.is_dir() else []

HALE = """<article article-type="letter" xmlns:xlink="http://www.w3.org/1999/xlink"><front>
<journal-meta><journal-title>The Wexcombe Farmer</journal-title></journal-meta><article-meta>
<article-id pub-id-type="doi">10.5555/{doi}</article-id><title-group><article-title>{title}</article-title></title-group>
<contrib-group><contrib>{orcid}<name><surname>Hale</surname><given-names>{given}</given-names></name></contrib></contrib-group>
<pub-date><month>2</month><year>1805</year></pub-date>{related}</article-meta></front>
<body><p>Dear Sir,</p><p>The drains<xref ref-type="fn" rid="f1">*</xref> are choaked [<xref ref-type="bibr" rid="b1">1</xref>].</p></body>
<back><fn-group><fn id="f1"><p>Of clay.</p></fn></fn-group><glossary><def-list><def-item><term>Tile</term><def><p>A clay pipe.</p></def></def-item></def-list></glossary>
<ref-list><ref id="b1"><label>1</label><element-citation publication-type="book"><name><surname>Young</surname><given-names>A</given-names></name>
<source>Farming</source><year>1797</year></element-citation></ref></ref-list></back></article>"""


def hale(**given: str) -> str:
    usual = {"doi": "drains", "title": "On drains", "orcid": "", "given": "Anne", "related": ""}
    return HALE.format(**{**usual, **given})


def take_texts(edition: Path, *sources: str | Path, options: tuple[str, ...] = ()) -> Result:
    paths = []
    for n, source in enumerate(sources):
        path = source if isinstance(source, Path) else edition.parent / f"source-{n}.xml"
        if isinstance(source, str):
            path.write_text(source, encoding="utf-8")
        paths.append(path)
    return take(edition, *paths, *options)


def sound(folder: Path) -> Edition:
    """The edition, which has nothing worse than hints."""
    found = examine(folder, "").problems
    assert [str(one) for one in found if one.severity is not Severity.HINT] == []
    return read_edition(folder)[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_journals_file_makes_a_sound_edition(edition: Path, path: Path) -> None:
    done = take_texts(edition, path)
    assert done.exit_code == 0, done.output
    assert sound(edition).letters


def test_all_journals_files_together_make_a_sound_edition(edition: Path) -> None:
    if not FILES:
        pytest.skip("no corpus")
    done = take_texts(edition, *FILES)
    assert done.exit_code == 0, done.output
    read = sound(edition)
    assert len(read.letters) == 10
    assert "10 letters, " in done.output


def test_a_letter_comes_with_its_note_party_reference_and_term(edition: Path) -> None:
    done = take_texts(edition, hale())
    assert done.exit_code == 0, done.output
    read = sound(edition)
    assert [letter.text for letter in read.letters] == ["Dear Sir,\nThe drains are choaked."]
    assert [(n.quote.exact if n.quote else "", n.by) for n in read.notes] == [("drains", "author")]
    assert [one.id for one in read.entities] == ["anne-hale"]
    assert [one.id for one in read.references] == ["hale-1805", "young-1797"]
    assert [one.id for one in read.terms] == ["tile"]
    assert done.output.splitlines()[-1] == (
        "1 letter, 1 note, 1 new party, 2 new references, 1 new term written"
    )


def test_what_is_there_keeps_its_lines_and_is_known_again(edition: Path) -> None:
    (edition / "data").mkdir()
    parties = "# Our people\nhale:\n  name: Anne Hale   # of the farm\n"
    references = 'young:\n  type: book\n  title: "Farming"\n  issued: 1797\n'
    (edition / "data/parties.yml").write_text(parties, encoding="utf-8")
    (edition / "data/references.yml").write_text(references, encoding="utf-8")
    done = take_texts(edition, hale())
    assert done.exit_code == 0, done.output
    read = sound(edition)
    assert (edition / "data/parties.yml").read_text(encoding="utf-8") == parties
    assert (edition / "data/references.yml").read_text(encoding="utf-8").startswith(references)
    assert read.letters[0].senders[0].party == "hale"
    assert read.letters[0].references[0].reference == "young"
    assert "Known already" in done.output


def test_a_name_that_only_looks_alike_is_added_and_listed(edition: Path) -> None:
    (edition / "data").mkdir()
    (edition / "data/parties.yml").write_text(
        'hale: {name: A. Hale, sort: "Hale, A."}\n', encoding="utf-8"
    )
    done = take_texts(edition, hale())
    assert "Anne Hale (anne-hale) may be hale, A. Hale" in done.output
    assert [one.id for one in sound(edition).entities] == ["hale", "anne-hale"]


def test_another_orcid_is_another_person_of_the_same_name(edition: Path) -> None:
    orcid = '<contrib-id contrib-id-type="orcid">https://orcid.org/0000-0002-1825-{}</contrib-id>'
    first = hale(orcid=orcid.format("0097"))
    second = hale(orcid=orcid.format("0089"), doi="more", title="More")
    done = take_texts(edition, first, second)
    assert done.exit_code == 0, done.output
    read = sound(edition)
    assert [one.id for one in read.entities] == ["anne-hale", "anne-hale-2"]
    assert sorted(letter.senders[0].party for letter in read.letters) == [
        "anne-hale",
        "anne-hale-2",
    ]


def test_the_same_orcid_is_the_same_person_whatever_the_name(edition: Path) -> None:
    orcid = '<contrib-id contrib-id-type="orcid">0000-0002-1825-0097</contrib-id>'
    done = take_texts(
        edition, hale(orcid=orcid), hale(orcid=orcid, given="A. M.", doi="more", title="More")
    )
    assert done.exit_code == 0, done.output
    assert [one.id for one in sound(edition).entities] == ["anne-hale"]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_answer_leads_to_the_letter_in_whichever_order_they_come(
    edition: Path, order: tuple[int, int]
) -> None:
    related = (
        '<related-article related-article-type="commentary-article" xlink:href="10.5555/DRAINS"/>'
    )
    both = (hale(), hale(doi="reply", title="A reply", related=related))
    done = take_texts(edition, *(both[n] for n in order))
    assert done.exit_code == 0, done.output
    read = sound(edition)
    first, reply = sorted(read.letters, key=lambda letter: letter.title != "On drains")
    assert [answer.to for answer in reply.answers] == [first.id]


def test_what_an_editor_corrected_gives_way_only_with_force_and_his_notes_stay(
    edition: Path,
) -> None:
    take_texts(edition, hale())
    notes = edition / "letters/hale-1805-02.notes.yml"
    with notes.open("a", encoding="utf-8") as file:
        file.write("\n- id: mine\n  at: letter\n  note: My own.\n")
    file = edition / "letters/hale-1805-02.md"
    file.write_text(file.read_text("utf-8").replace("On drains", "Drains"), encoding="utf-8")
    before = files_in(edition)
    again = take_texts(edition, hale(title="On tile drains"))
    assert again.exit_code == 1
    assert "--force" in again.output
    assert files_in(edition) == before
    forced = take_texts(edition, hale(title="On tile drains"), options=("--force",))
    assert forced.exit_code == 0, forced.output
    read = sound(edition)
    assert [letter.title for letter in read.letters] == ["On tile drains"]
    assert [note.id for note in read.notes] == ["f1", "mine"]
    assert len(read.references) == 2


def test_a_broken_source_among_several_leaves_everything_as_it_was(edition: Path) -> None:
    before = files_in(edition)
    done = take_texts(edition, hale(), "<article><body>")
    assert done.exit_code == 1
    assert "xml-syntax" in done.output
    assert files_in(edition) == before


def test_a_dry_run_writes_nothing_and_says_what_it_would(edition: Path) -> None:
    before = files_in(edition)
    done = take_texts(edition, hale(), options=("--dry-run",))
    assert done.exit_code == 0
    assert done.output.endswith("would be written\n")
    assert files_in(edition) == before


def test_where_the_edition_would_have_errors_all_is_put_back(edition: Path) -> None:
    (edition / "data").mkdir()
    (edition / "data/glossary.yml").write_text(
        "pipe: {name: Pipe, forms: [Tile], definition: A tube.}\n", encoding="utf-8"
    )
    before = files_in(edition)
    done = take_texts(edition, hale())
    assert done.exit_code == 1
    assert "form-shared" in done.output
    assert files_in(edition) == before
    assert not (edition / "letters").exists()


def test_a_data_file_that_cannot_take_more_is_named_and_left(edition: Path) -> None:
    (edition / "data").mkdir()
    (edition / "data/parties.yml").write_text("{reed: {name: Thomas Reed}}\n", encoding="utf-8")
    before = files_in(edition)
    done = take_texts(edition, hale())
    assert done.exit_code == 1
    assert "data/parties.yml: " in done.output
    assert files_in(edition) == before


def test_an_edition_that_is_none_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(hale(), encoding="utf-8")
    done = run("import", tmp_path / "a.xml", "--into", tmp_path)
    assert done.exit_code == 1
    assert "edition.yml" in done.output
