"""What entities are called that several files name; and a real edition, straight from its TEI."""

from __future__ import annotations

import re
import tarfile
from pathlib import Path

import pytest

from glossator.edition.commonnames import entities_of
from glossator.examine import Examination, examine
from glossator.model import Correspondent, Entity, EntityKind, Identifier, Letter
from glossator.readers.sources import SourceReading


def person(name: str, **more: object) -> Entity:
    return Entity("p", EntityKind.PERSON, name, name, **more)  # type: ignore[arg-type]


def reading(entity: Entity, writes: bool = False) -> SourceReading:
    senders = (Correspondent("p"),) if writes else ()
    return SourceReading((Letter("a", "A", (), senders=senders),), entities=(entity,))


def called(*readings: SourceReading) -> str:
    (entity,) = entities_of(readings)
    return entity.name


def test_the_name_of_a_letters_head_goes_before_what_texts_say() -> None:
    texts = [reading(person("the good man"))] * 3
    assert called(*texts, reading(person("John Reed"), writes=True)) == "John Reed"


def test_of_several_names_in_heads_the_most_frequent_is_taken() -> None:
    heads = [reading(person(name), writes=True) for name in ("J. Reed", "John Reed", "John Reed")]
    assert called(*heads) == "John Reed"


def test_of_equals_the_first_is_taken_so_that_builds_are_alike() -> None:
    assert called(reading(person("Reed")), reading(person("John"))) == "Reed"


def test_what_is_described_goes_before_what_is_only_named_wherever_it_stands() -> None:
    described = person("Reed, farmer", dates="1760–1820")
    assert called(reading(person("John Reed"), writes=True), reading(described)) == "Reed, farmer"


def test_identifiers_that_any_of_the_files_gives_are_kept() -> None:
    one, two = Identifier("gnd", "1"), Identifier("viaf", "2")
    first = reading(person("Reed", identifiers=(one,)))
    second = reading(person("John Reed", identifiers=(two, one)), writes=True)
    (entity,) = entities_of([first, second])
    assert entity.name == "John Reed"
    assert entity.identifiers == (one, two)


EVERY = 12


@pytest.fixture(scope="module")
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Examination:
    """Each twelfth letter of the Jean Paul edition, dropped into a folder under its own id."""
    archive = Path(__file__).parents[3] / "shared/corpora/tei/collection_jeanpaul.tar.gz"
    if not archive.is_file():
        pytest.skip(f"corpora wanting: {archive} is not there")
    folder = tmp_path_factory.mktemp("jean-paul")
    (folder / "edition.yml").write_text("{title: Jean Paul, language: de}\n", encoding="utf-8")
    (folder / "letters").mkdir()
    with tarfile.open(archive) as opened:
        members = sorted((m for m in opened if m.name.endswith(".xml")), key=lambda m: m.name)
        for member in members[::EVERY]:
            content = opened.extractfile(member).read()  # type: ignore[union-attr]
            name = re.search(rb'<TEI[^>]*xml:id="([^"]+)"', content)[1].decode()  # type: ignore[index]
            safe = re.sub(r"[^a-z0-9.]+", "-", name.lower())
            (folder / "letters" / f"{safe}.xml").write_bytes(content)
    return examine(folder, "")


def test_a_real_edition_straight_from_tei_has_no_errors_and_all_its_letters(
    sample: Examination,
) -> None:
    assert [one for one in sample.problems if one.severity != "hint"] == []
    assert len(sample.edition.letters) == 81
    assert len(sample.edition.notes) > 200


def test_its_author_is_called_as_its_heads_call_him(sample: Examination) -> None:
    names = {one.id: one.name for one in sample.edition.entities}
    assert names["jp-999999"] == "Johann Paul Friedrich Richter"


def test_the_neighbours_it_has_stored_are_mostly_those_that_dates_give(sample: Examination) -> None:
    known = {one.id for one in sample.edition.letters}
    stored = [n for one in sample.edition.letters for n in one.neighbours if n.letter in known]
    other = [one for one in sample.problems if one.rule.id == "neighbour-disagrees"]
    assert len(stored) > 10
    assert len(other) <= len(stored) / 10
