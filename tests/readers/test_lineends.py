"""What a collection has whole settles which words a line's end parts, whatever the files' order."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from glossator.cli import main
from glossator.edition import gather
from glossator.keeping import keep
from glossator.readers import together
from glossator.readers.lineends import Whole, whole_words
from glossator.readers.tei import read_tei

SPACED = "The<lb/> low<lb/> meadow is<lb/> wet and<lb/> cold, and<lb/> only the drains are dry."
LETTER = """<TEI><teiHeader><profileDesc><langUsage><language ident="de"/></langUsage></profileDesc>
</teiHeader><text><body><p>{spaced}</p><p>{words}</p></body></text></TEI>"""


def letter(words: str, spaced: str = SPACED) -> bytes:
    return LETTER.format(words=words, spaced=spaced).encode()


def text_and_told(words: str, elsewhere: str) -> tuple[str, str]:
    """How words beside a line's end are read where the collection has others, and what is told."""
    content = letter(words)
    reading = read_tei(content, "hale.xml", "de", whole_words((letter(elsewhere), content)))
    return reading.letters[0].blocks[-1].text, reading.account.decisions[-1].what


@pytest.mark.parametrize(
    ("words", "elsewhere", "text", "told"),
    [
        # Words that the list does not have.
        ("Wiesen<lb/>räumerei", "der Wiesenräumerei da", "Wiesenräumerei", "within words: 1."),
        ("Ueber<lb/>dis", "und überdis, und ueberdis", "Ueberdis", "within words: 1."),
        ("kön<lb/>ten", "wir <hi>könten</hi>, und", "könten", "within words: 1."),
        ("in dem<lb/>blizenden", "auf dem blizenden Bach", "in dem blizenden", "part words: 1."),
        ("Dem<lb/>blizenden", "auf dem blizenden, ja", "Dem blizenden", "part words: 1."),
        # Both stand elsewhere, or neither.
        ("er<lb/>lebte", "wo er lebte und", "erlebte", "taken for “erlebte”."),
        ("dem<lb/>blizenden", "auf dem Bach", "demblizenden", "taken for “demblizenden”."),
        # Of a noun and what follows it a compound may be made.
        ("durch Marmor<lb/>sägen", "den Marmor sägen wir", "durch Marmor sägen", "two words."),
        # A word that the collection has with a capital only is no second word.
        ("Wiesen<lb/>verein", "der Verein der", "Wiesenverein", "taken for “Wiesenverein”."),
        ("Wiesen<lb/>verein", "der verein der", "Wiesen verein", "taken for two words."),
    ],
)
def test_what_stands_elsewhere_in_the_collection_settles_words_at_a_line_s_end(
    words: str, elsewhere: str, text: str, told: str
) -> None:
    read, said = text_and_told(words, elsewhere)
    assert read == text
    assert said.endswith(told)


@pytest.mark.parametrize(
    "elsewhere",
    [
        "in <hi>dem</hi> blizenden Bach",
        "in dem<note>a b</note> blizenden Bach",
        "in dem, blizenden Bach",
        "in dem- blizenden Bach",
        "in dem <lb/> blizenden Bach",
        "in dem &amp; blizenden Bach",
        "<!-- in dem blizenden Bach -->",
    ],
)
def test_two_words_stand_side_by_side_only_with_a_blank_between_them(elsewhere: str) -> None:
    content = letter("dem<lb/>blizenden")
    assert not whole_words((letter(elsewhere), content)).has_pair("dem", "blizenden")


@pytest.mark.parametrize("elsewhere", ["Wiesen-räumerei", "der Wiesen\n<lb/>räumerei zu"])
def test_a_word_that_is_parted_elsewhere_is_not_whole_there(elsewhere: str) -> None:
    content = letter("Wiesen<lb/>räumerei")
    assert not whole_words((letter(elsewhere), content)).has("Wiesenräumerei")


def test_what_begins_a_line_may_be_half_a_word_and_is_none_there() -> None:
    content = letter("Wiesen<lb/>räumerei")
    assert not whole_words((letter("der\n<lb/> räumerei zu"), content)).has("räumerei")
    assert whole_words((letter("der räumerei zu"), content)).has("räumerei")


@pytest.mark.parametrize(
    ("content", "has"),
    [
        (letter("dem<lb/>blizenden"), True),
        (letter("dem<lb/>blizenden").replace(b"<", b"<tei:").replace(b"tei:/", b"/tei:"), True),
        (letter("dem<lb/>blizenden").decode().encode("utf-16"), True),
        (b'<?xml version="1.0" encoding="latin-1"?>' + letter("in dem<lb/>blizenden"), True),
        (b'<?xml version="1.0" encoding="nobody"?>\xff' + letter("dem<lb/>blizenden"), False),
        (b'<?xml version="1.0" encoding="undefined"?>\xff' + letter("dem<lb/>blizenden"), False),
        (letter("dem<lb/>blizenden").replace(b"TEI", b"article"), False),
        (letter("dem <lb/>blizenden"), False),
        (letter("dem<lb/>Blizenden"), False),
        (letter("dem blizenden", "The low meadow."), False),
        (b"%PDF-1.7", False),
    ],
)
def test_files_of_any_encoding_are_asked_and_those_that_are_no_tei_are_not(
    content: bytes, has: bool
) -> None:
    assert (whole_words((content, letter("auf dem blizenden Bach"))) != Whole()) == has


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    (tmp_path / "letters").mkdir()
    (tmp_path / "edition.yml").write_text("title: Letters\nlanguage: de\n", encoding="utf-8")
    words = ("in dem<lb/>blizenden", "auf dem blizenden Bach", "Wiesen<lb/>räumerei", "seht",
             "die Wiesenräumerei ist", "es")  # fmt: skip
    for number, one in enumerate(words):
        (tmp_path / "letters" / f"hale-{number}.xml").write_bytes(letter(one))
    return tmp_path


def test_a_build_and_an_import_read_the_same_words_by_however_many_processes(
    collection: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(together, "_WORTH_IT", 1)
    monkeypatch.setattr(together, "_SHARE", 1)
    keep(False)
    texts = set()
    for cores in (1, 4):
        monkeypatch.setattr(together, "cores", lambda cores=cores: cores)
        edition, _ = gather(collection)
        texts.add(tuple(one.blocks[-1].text for one in edition.letters))
    keep()
    into = tmp_path_factory.mktemp("into")
    (into / "edition.yml").write_text("title: Letters\nlanguage: de\n", encoding="utf-8")
    sources = [str(one) for one in sorted(collection.glob("letters/*.xml"), reverse=True)]
    ran = CliRunner().invoke(main, ["import", *sources, "--into", str(into)])
    assert ran.exit_code == 0, ran.output
    texts.add(tuple(one.blocks[-1].text for one in gather(into)[0].letters))
    assert texts == {("in dem blizenden", "auf dem blizenden Bach", "Wiesenräumerei", "seht",
                      "die Wiesenräumerei ist", "es")}  # fmt: skip
