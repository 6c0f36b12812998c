"""References from BibTeX, RIS and CSL-JSON: what each field becomes, and what bad entries say."""

from __future__ import annotations

import json
import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.model import Block, Certainty, Consulted, Kind, Reference
from glossator.problems import Rule, Severity
from glossator.readers.bibliography.bibtex import read_bibtex
from glossator.readers.bibliography.csl import VARIABLES
from glossator.readers.bibliography.csljson import read_csl_json
from glossator.readers.bibliography.dates import date
from glossator.readers.bibliography.ris import read_ris
from glossator.readers.findings import Reading
from glossator.writers.bibliographies.bibtex import bibtex as as_bibtex
from glossator.writers.bibliographies.bibtex import entry
from glossator.writers.bibliographies.csljson import csl_item
from glossator.writers.yaml import write_references


def bibtex(*fields: str, kind: str = "book") -> dict[str, Any]:
    (one,) = read_bibtex(f"@{kind}{{hale, {', '.join(fields)}}}", "a.bib").values
    return dict(one.csl)


def ris(*lines: str) -> dict[str, Any]:
    (one,) = read_ris("\n".join((*lines, "ER  - ")), "a.ris").values
    return dict(one.csl)


def messages(read: Reading[Reference]) -> list[tuple[int, str]]:
    return [(one.position.line, one.message) for one in read.problems]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Hale, Anne", {"family": "Hale", "given": "Anne"}),
        ("Anne Hale", {"family": "Hale", "given": "Anne"}),
        ("Jan van der Berg", {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}),
        ("von Humboldt, Alexander", {"family": "Humboldt", "given": "Alexander", "non-dropping-particle": "von"}),
        ("Reed, Jr., Thomas", {"family": "Reed", "given": "Thomas", "suffix": "Jr."}),
        ("{Farmers' Club and Friends}", {"literal": "Farmers' Club and Friends"}),
        (r"{\"O}berg, {\'E}mile", {"family": "Öberg", "given": "Émile"}),
        ("Müller, Łucja", {"family": "Müller", "given": "Łucja"}),
    ],
)  # fmt: skip
def test_names_are_divided_as_bibtex_divides_them(written: str, name: dict[str, str]) -> None:
    found = bibtex("title={T}", f"author={{{written} and Young, Arthur}}")["author"]
    assert found == [name, {"family": "Young", "given": "Arthur"}]


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{\"U}ber N\"asse \& {D}rains", "Über Nässe & Drains"),
        (r"\emph{wet} land -- a {\textbf{survey}}", "wet land – a survey"),
        ("``Quoted'' words---and more", "“Quoted” words—and more"),
        (r"\href{https://a.example}{Here}", "Here (https://a.example)"),
        (r"100\% of $\alpha$", "100% of α"),
        ("50% more", "50% more"),
        (r"Hale & Reed on {DNA} \& clay", "Hale & Reed on DNA & clay"),
        ("Ein  Titel über\n   zwei Zeilen", "Ein Titel über zwei Zeilen"),
    ],
)
def test_latex_becomes_the_words_that_it_prints(latex: str, text: str) -> None:
    assert bibtex(f"title={{{latex}}}")["title"] == text


KEPT = '<span class="nocase">{}</span>'


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("Drains: {mRNA} and {DNA}", "Drains: mRNA and DNA"),
        ("Drains {de novo}", f"Drains {KEPT.format('de novo')}"),
        ("The {van der Berg} farm", f"The {KEPT.format('van der Berg')} farm"),
        ("{e}Life of the {Farmer's} wife", "eLife of the Farmer's wife"),
        ("{All of a title in braces}", "All of a title in braces"),
        (r"N{a}sse \emph{in vivo} {\em wet} \textbf {a} b", "Nasse in vivo wet a b"),
        (r"of ${a}$ {b}", "of a b"),
        (r"Le caf\'{e} d\"{u} {van} Gogh", f"Le café dü {KEPT.format('van')} Gogh"),
        (r"{iPhone} and {van}", f"iPhone and {KEPT.format('van')}"),
        ("a \ue000sign\ue001 of {van}", "a \ue000sign\ue001 of van"),
        (r"A \'{{de}} b", "A d\u0301é b"),
    ],
)
def test_braces_keep_words_from_title_case(latex: str, text: str) -> None:
    assert bibtex(f"title={{{latex}}}")["title"] == text
    assert bibtex("title={T}", f"booktitle={{{latex}}}")["container-title"] == text


def test_braces_around_words_of_a_title_come_back() -> None:
    title = "Drains of {mRNA}, {van der Berg}, {in situ} and {DNA}"
    csl = bibtex(f"title={{{title}}}")
    assert f"title = {{{title}}}" in entry(csl)
    assert bibtex(f"title={{{title}}}")["title"] == csl["title"]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        (("journal={Annals}", "number=2", "pages={14--15}"), {"container-title": "Annals", "issue": "2", "page": "14-15"}),
        (("journaltitle={Annals}", "journalsubtitle={New}"), {"container-title": "Annals: New"}),
        (("year=1805", "month=mar"), {"issued": {"date-parts": [[1805, 3]]}}),
        (("date={1805-01-02/1805-03}",), {"issued": {"date-parts": [[1805, 1, 2], [1805, 3]]}}),
        (("year={c. 1800}",), {"issued": {"date-parts": [[1800]], "circa": True}}),
        (("year={in press}",), {"status": "in press"}),
        (("doi={https://doi.org/10.5555/A_b}",), {"DOI": "10.5555/A_b"}),
        (("url={http://a.example/x\\_y\\%20z}",), {"URL": "http://a.example/x_y%20z"}),
    ],
)  # fmt: skip
def test_each_field_has_its_variable(fields: tuple[str, ...], found: dict[str, Any]) -> None:
    csl = bibtex("title={T}", *fields, kind="article")
    assert {key: value for key, value in csl.items() if key not in ("id", "type", "title")} == found


def test_strings_and_cross_references_are_put_in() -> None:
    text = """@string{ann = "Annals"}
@incollection{hale, title={On drains}, author={Hale, Anne}, crossref={all}}
@book{all, title={All Letters}, editor={Reed, Thomas}, year=1902, publisher=ann, isbn={1}}"""
    hale = read_bibtex(text, "a.bib").values[0].csl
    assert hale["container-title"] == "All Letters"
    assert (hale["title"], hale["publisher"], hale["type"]) == ("On drains", "Annals", "chapter")
    assert hale["editor"] == [{"family": "Reed", "given": "Thomas"}]


def test_keys_become_ids() -> None:
    text = "@book{Reed:1805, title={A}} @book{1805reed, title={B}} @book{a_b.c, title={C}}"
    assert [one.id for one in read_bibtex(text, "a.bib").values] == [
        "reed-1805",
        "ref-1805reed",
        "a_b.c",
    ]


def test_each_bad_entry_is_one_message_at_its_line_and_the_good_ones_stay() -> None:
    text = """@book{good, title={Good}}
@article{open, title={No end, year=1
@book{good, title={Again}}
@book{twice, title={T}, year=1, year=2}
@book{bare, year=1805}
@misc{nokey title=x}
@book{Last, title={Last}}
@book{last, title={Same id}}
"""
    read = read_bibtex(text, "a.bib")
    assert [one.id for one in read.values] == ["good", "last"]
    found = [line for line, _ in sorted(messages(read))]
    assert found == [2, 3, 4, 5, 6, 8]
    assert {one.rule for one in read.problems} == {Rule.BAD_REFERENCE}
    assert (5, "The entry “bare” has no title.") in messages(read)


def test_a_field_without_its_comma_is_no_part_of_the_one_before() -> None:
    text = (
        "@book{one, title = {One} year = 1797}\n@book{two, title = {On {E} = {mc}}, year = 1905}\n"
    )
    read = read_bibtex(text, "a.bib")
    assert [one.id for one in read.values] == ["two"]
    assert messages(read) == [(1, "In the entry “one” a comma is missing before “year =”.")]


def test_names_with_a_semicolon_between_are_told() -> None:
    read = read_bibtex("@book{one, title = {One}, author = {Young, A.; Hale, B.}}\n", "a.bib")
    said = "The names “Young, A.; Hale, B.” are read as one: between names stands “and”."
    assert messages(read) == [(1, said)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "This is no JSON, in column 1: the file is empty."),
        ('[{"id": "a",}]', "one too many"),
        ('[{"id": "a" "b": 1}]', "a comma is missing here"),
        ("[{'id': 1}]", "a key in straight double quotation marks"),
        ('[{"title": "a}]', "the quotation mark that opens here is not closed"),
        ('[{"volume": ' + "9" * 5000 + "}]", "a number has more digits than can be read"),
        ('{"items": []}', "The items stand under “items” here, and are not read."),
        (
            '[{"type": "book", "title": "A", "issued": {"date-parts": [["x"]]}}]',
            "No date can be read",
        ),
    ],
)
def test_what_is_wrong_in_json_is_told_in_plain_words(text: str, said: str) -> None:
    ((_, message),) = messages(read_csl_json(text, "a.json"))
    assert said in message


def test_what_has_no_place_is_counted_and_what_is_not_known_is_said() -> None:
    text = r"""@book{a, title={A \strange{b}}, file={a.pdf}}
@widget{b, title={B}, file={b.pdf}, crossref={c}, isbn={none}, year={the past}}"""
    read = read_bibtex(text, "a.bib")
    assert messages(read)[-1] == (
        1,
        "The field “file” (2 times) has no place in a reference; it is left aside.",
    )
    assert {message for _, message in messages(read)[:-1]} == {
        "The LaTeX command \\strange is not known; what it holds is kept.",
        "The type “@widget” is not known; the entry is taken as a document.",
        "The entry refers to “c”, which is not in this file.",
        "“none” is not an ISBN; it is left aside.",
        "“the past” is no date; it is kept as a remark.",
    }
    assert read.values[0].csl["title"] == "A b"
    assert read.values[1].csl["note"] == "the past"
    assert all(one.severity is not Severity.ERROR for one in read.problems)


def test_ris_fields_have_their_variables() -> None:
    assert ris(
        "TY  - JOUR", "ID  - Hale1805", "AU  - Hale, Anne", "AU  - Reed, Thomas, Jr.", "AU  - Farmers' Club",
        "TI  - On wet", "land", "T2  - Annals", "VL  - 3", "IS  - 2", "SP  - 14", "EP  - 15", "PY  - 1805/01/02/",
        "DO  - doi:10.5555/x", "SN  - 12345678", "UR  - https://a.example", "KW  - drains", "KW  - clay", "N1  - Seen.",
    ) == {
        "id": "hale1805", "type": "article-journal", "title": "On wet land", "container-title": "Annals",
        "author": [{"family": "Hale", "given": "Anne"}, {"family": "Reed", "given": "Thomas", "suffix": "Jr."},
                   {"literal": "Farmers' Club"}],
        "volume": "3", "issue": "2", "page": "14-15", "issued": {"date-parts": [[1805, 1, 2]]}, "DOI": "10.5555/x",
        "ISSN": "1234-5678", "URL": "https://a.example", "keyword": "drains, clay", "note": "Seen.",
    }  # fmt: skip


def test_a_chapter_in_ris_has_its_book_and_editor() -> None:
    csl = ris(
        "TY  - CHAP",
        "T1  - Drains",
        "T2  - Farming",
        "A2  - Reed, T",
        "Y1  - 1797",
        "SN  - 3161456475",
    )
    assert (csl["type"], csl["container-title"], csl["ISBN"]) == (
        "chapter",
        "Farming",
        "3161456475",
    )
    assert csl["editor"] == [{"family": "Reed", "given": "T"}]
    assert csl["id"] == "reed-1797-drains"


def test_ris_records_do_not_run_into_each_other() -> None:
    text = "stray\nTY  - BOOK\nTI  - A\nAU  - Hale, A\n\nTY  - BOOK\nTI  - B\nER  - \nTY  - BOOK\nER  - \nTY  - ODD\nTI  - C\nXX  - x"
    read = read_ris(text, "a.ris")
    assert [one.csl["title"] for one in read.values] == ["A", "B", "C"]
    assert sorted(messages(read)) == [
        (1, "“stray” stands outside of a record."),
        (2, "The record has no end (ER); it is read up to the next."),
        (9, "The entry “” has no title."),
        (11, "The field “XX” (once) has no place in a reference; it is left aside."),
        (11, "The record has no end (ER); it is read to the end of the file."),
        (11, "The type “ODD” is not known; the record is taken as a document."),
    ]


def test_csl_json_is_read_item_by_item_with_lines() -> None:
    text = """[
  {"id": "http://zotero.org/items/AB", "citation-key": "hale1805", "type": "book", "title": "Drains", "volume": 3,
   "issued": {"date-parts": [["1805", 1, 2]]}, "author": [{"family": "Hale", "given": "Anne"}, {"literal": "Club"}]},
  {"id": 2, "type": "oddity", "title": "B", "issued": {"raw": "c. 1800"}, "custom": {"a": 1}},
  7
]"""
    read = read_csl_json(text, "a.json")
    first, second = read.values
    assert first.csl == {
        "id": "hale1805", "type": "book", "title": "Drains", "volume": "3", "citation-key": "hale1805",
        "issued": {"date-parts": [[1805, 1, 2]]},
        "author": [{"family": "Hale", "given": "Anne"}, {"literal": "Club"}],
    }  # fmt: skip
    assert (second.id, second.csl["type"], second.position.line) == ("ref-2", "document", 4)
    assert sorted(messages(read)) == [
        (4, "The field “custom” (once) has no place in a reference; it is left aside."),
        (4, "The type “oddity” is none of CSL's; the item is taken as a document."),
        (5, "This is no item: an item is {…} with a type and a title."),
    ]


@pytest.mark.parametrize(
    "text", ['[{"id": 1]', "[", '{"a": 1} x', "[1, 2", "nothing", '["\ud800"]', "[" * 5000]
)
def test_broken_json_is_a_problem_with_its_line(text: str) -> None:
    read = read_csl_json(text, "a.json")
    assert read.values == ()
    assert read.problems[0].rule is Rule.BAD_REFERENCE


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("1805", [[1805]]),
        ("1805-01-02", [[1805, 1, 2]]),
        ("1805/1/2", [[1805, 1, 2]]),
        ("1805/01//", [[1805, 1]]),
        ("2 January 1805", [[1805, 1, 2]]),
        ("Jan. 2, 1805", [[1805, 1, 2]]),
        ("March 1805", [[1805, 3]]),
        ("1797–1799", [[1797], [1799]]),
        ("[1805]", [[1805]]),
    ],
)
def test_dates_are_read_as_bibliographies_write_them(written: str, parts: list[list[int]]) -> None:
    found = date(written)
    assert found is not None
    assert found["date-parts"] == parts
    assert "circa" not in found


@pytest.mark.parametrize("written", ["[1805?]", "ca. 1805", "c1805", "1805~"])
def test_doubtful_years_stay_doubtful(written: str) -> None:
    assert date(written) == {"date-parts": [[1805]], "circa": True}


@pytest.mark.parametrize(
    "written", ["", "soon", "1805-02-30", "between 1805 and 1807", "12.3.1805"]
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert date(written) is None


_SIGNS = st.text(alphabet=string.printable + "äß–“”\\{}@,=\"'#~$%&", max_size=120)
_NAMES = st.text(string.ascii_lowercase, min_size=3, max_size=8).filter(
    lambda name: name not in ("type", "title")
)


@given(text=_SIGNS)
def test_any_text_is_read_without_a_traceback(text: str) -> None:
    for read in (read_bibtex, read_ris, read_csl_json):
        read(text, "a")


@given(name=_NAMES, words=_SIGNS)
def test_no_field_of_another_program_becomes_one_that_csl_does_not_have(
    name: str, words: str
) -> None:
    item = {"id": "a", "type": "book", "title": "Drains", name: words}
    entry = f"@book{{a, title={{Drains}}, {name}={{{words}}}}}"
    (one,) = read_csl_json(json.dumps([item]), "a").values
    others = read_bibtex(entry, "a").values
    for reference in (one, *others):
        assert set(reference.csl) <= {"id", *VARIABLES}


@given(title=_SIGNS, author=_SIGNS, note=_SIGNS)
def test_any_fields_make_a_reference_that_can_be_written(
    title: str, author: str, note: str
) -> None:
    entry = f"@book{{a, title={{T {title}}}, author={{{author}}}, note={{{note}}}}}"
    values = read_bibtex(entry, "a.bib").values
    assert isinstance(write_references(values, set()), str)


GRADED = Reference(
    "hale",
    {"id": "hale", "type": "dataset", "title": "Drains", "DOI": "10.1234/drains"},
    certainty=Certainty.LIKELY,
    evidence="A bookseller's list.",
    unconfirmed=("DOI",),
    consulted=Consulted.NONE,
    comment=(Block("p1", Kind.PARAGRAPH, "Lost."), Block("p2", Kind.PARAGRAPH, "Or burnt.")),
)


def test_what_an_editor_says_of_an_item_comes_back_from_our_csl_json() -> None:
    item = csl_item(GRADED, {"data": "CC0"})
    read = read_csl_json(json.dumps([item]), "a.json")
    assert read.values == (GRADED,)
    assert messages(read) == [
        (1, "The field “custom: rights” (once) has no place in a reference; it is left aside.")
    ]


@pytest.mark.parametrize(
    "custom",
    [
        {"certainty": "90%", "consulted": 3, "evidence": [], "unconfirmed": "DOI", "comment": None},
        {"unconfirmed": ["colour", 5, {}]},
        {"shelf": "B 12", "certainty": "likely"},
        "a word",
    ],
)
def test_what_another_program_keeps_in_custom_is_not_taken_for_an_editor_s_word(
    custom: Any,
) -> None:
    item = {"id": "a", "type": "book", "title": "Drains", "custom": custom}
    (one,) = read_csl_json(json.dumps([item]), "a.json").values
    assert one == Reference("a", {"id": "a", "type": "book", "title": "Drains"})


def test_a_type_that_bibtex_does_not_have_comes_back_from_our_bibtex() -> None:
    (one,) = read_bibtex(as_bibtex([GRADED.csl]), "a.bib").values
    assert one.csl == GRADED.csl


def test_signs_that_programs_write_as_commands_are_no_unknown_ones() -> None:
    entry = (
        r"@book{a, title = {Levels \textless{} 5 \textbar{} of \textquotedbl{}mud\textquotedbl}}"
    )
    reading = read_bibtex(entry, "x")
    assert reading.problems == ()
    assert reading.values[0].csl["title"] == 'Levels < 5 | of "mud"'
