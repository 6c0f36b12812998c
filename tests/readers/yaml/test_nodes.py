"""YAML as nodes: every text comes out as it went in, and knows where it stands."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from glossator.problems import Position, Rule
from glossator.readers.source import SourceText
from glossator.readers.yaml import nodes
from glossator.readers.yaml.nodes import Mapping, Scalar, Sequence, read_nodes

TEXTS = st.text(
    st.characters(
        exclude_categories=["Cs"],
        exclude_characters=[
            chr(c) for c in (*range(9), *range(11, 32), *range(127, 160)) if c != 133
        ]
        + ["\ufffe", "\uffff"],
    )
)


def _value(written: str) -> Scalar:
    node, problems = read_nodes(SourceText.whole(written, "f.yml"))
    assert problems == ()
    assert isinstance(node, Mapping)
    value = node.entries[0][1]
    assert isinstance(value, Scalar)
    return value


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")


def _block(text: str, indent: int) -> str:
    chomping = "-" if not text.endswith("\n") else "+"
    lines = text.removesuffix("\n").split("\n") if text else []
    body = "".join(f"{' ' * indent}{line}\n" for line in lines)
    return f"key: |{indent}{chomping}\n{body}"


@given(TEXTS)
def test_any_text_in_quotation_marks_comes_out_unchanged(text: str) -> None:
    assert _value(f"key: {_quoted(text)}\n").text == text


@given(TEXTS.filter(lambda text: text.strip("\n") != "" and "\x1f" not in text), st.integers(1, 9))
def test_any_text_in_a_literal_block_comes_out_unchanged(text: str, indent: int) -> None:
    assert _value(_block(text, indent)).text == text


@given(TEXTS.filter(lambda text: text.strip("\n") != ""), st.integers(1, 9))
def test_every_sign_of_a_literal_block_knows_its_place(text: str, indent: int) -> None:
    yaml = _block(text, indent)
    file = yaml.split("\n")
    source = _value(yaml).source
    for number, line in enumerate(text.removesuffix("\n").split("\n")):
        for column in {0, len(line) - 1} if line else ():
            place = source.at(number, column)
            assert file[place.line - 1][place.column - 1] == line[column]


def test_a_folded_block_knows_where_its_lines_begin() -> None:
    source = _value("key: >\n  one\n  two\n\n  three\n").source
    assert source.text == "one two\nthree\n"
    assert [(place.line, place.column) for place in source.lines[:2]] == [(2, 3), (5, 3)]


@pytest.mark.parametrize("value", ["plain words", "'single'", '"double"'])
def test_a_value_on_one_line_knows_where_its_words_begin(value: str) -> None:
    scalar = _value(f"key: {value}\n")
    quoted = value[0] in "'\""
    assert scalar.position == Position("f.yml", 1, 6)
    assert scalar.source.position == Position("f.yml", 1, 7 if quoted else 6)


def test_a_value_in_front_matter_has_its_place_in_the_file() -> None:
    node, _ = read_nodes(SourceText.whole("a: 1\nb:\n  - |\n    text\n", "l.md", first_line=2))
    assert isinstance(node, Mapping)
    listed = node.entries[1][1]
    assert isinstance(listed, Sequence)
    (item,) = listed.items
    assert isinstance(item, Scalar)
    assert str(item.position) == "l.md:4:5"
    assert str(item.source.at(0, 2)) == "l.md:5:7"


def test_places_count_signs_and_not_bytes() -> None:
    node, _ = read_nodes(SourceText.whole("ключ: 𝔘\nß: [é, x]\n", "f.yml"))
    assert isinstance(node, Mapping)
    listed = node.entries[1][1]
    assert isinstance(listed, Sequence)
    assert [str(item.position) for item in listed.items] == ["f.yml:2:5", "f.yml:2:8"]


@pytest.mark.parametrize(
    "word", ["no", "yes", "1805-02-30", "1e3", "0x10", "12:30:00", "NULL", "on"]
)
def test_every_value_stays_the_text_it_is(word: str) -> None:
    value = _value(f"key: {word}")
    assert (value.text, value.empty) == (word, False)


@pytest.mark.parametrize("word", ["", "~", "null"])
def test_a_value_can_be_empty(word: str) -> None:
    assert _value(f"key: {word}").empty
    assert not _value(f"key: '{word}'").empty


@given(st.text("[]{}:,-?&*!|>'\"%@` \n\t#ab<~", max_size=40))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    node, problems = read_nodes(SourceText.whole(text, "f.yml"))
    lines = text.split("\n")
    for problem in problems:
        assert problem.message.endswith(".")
        assert 1 <= problem.position.line <= len(lines)
        assert 1 <= problem.position.column <= len(lines[problem.position.line - 1]) + 1
    assert node is None or problems or not isinstance(node, str)


@pytest.mark.parametrize(
    ("yaml", "line", "column", "words"),
    [
        ("a: [1,\n", 1, 4, "bracket ["),
        ("a: 'x\nb: c\n", 1, 4, "quotation mark"),
        ("a: b\n c\nd\n", 3, 1, "neither a key"),
        ("a: 'it's'\n", 1, 8, "has ended, and more stands behind it"),
        ('a: "\\q"\n', 1, 5, "backslash"),
        ("a: - b\n", 1, 4, "list"),
        ("- a\nb: c\n", 2, 1, "hyphen"),
        ("a:\n  - {b: c,\n\n", 2, 5, "bracket {"),
        ('a: "H\x07m"\n', 1, 6, "U+0007"),
    ],
)
def test_what_is_no_yaml_is_said_in_plain_words(
    yaml: str, line: int, column: int, words: str
) -> None:
    node, (problem,) = read_nodes(SourceText.whole(yaml, "f.yml"))
    assert node is None
    assert problem.rule is Rule.YAML_SYNTAX
    assert (problem.position.line, problem.position.column) == (line, column)
    assert words in problem.message


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize("escape", ["\\x00", "\\ud800", "\\U00110000"])
def test_an_escape_that_names_no_character_is_refused(
    loader: str, escape: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nodes, "_LOADER", getattr(yaml, loader))
    _, problems = read_nodes(SourceText.whole(f'a: "{escape}"\n', "f.yml"))
    assert [problem.rule for problem in problems] == [Rule.YAML_SYNTAX]


WRITTEN = 'hale:\n  name: "Anne Hale"\n  forms: [drain, {a: b}]\n  note: |\n    Text.\n'
SIGNS = "{}[],:-?%*&!|>@`'\"#.\\ \t\n0a…\xa0\ufeff"
PARSERS_WORDS = ("did not find", "could not find", "expected", "found ", "token", "scalar", "None")


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader], ids=["C", "Python"])
@given(
    st.lists(
        st.tuples(st.integers(0, len(WRITTEN)), st.text(SIGNS, min_size=1, max_size=4)),
        min_size=1,
        max_size=4,
    )
)
def test_no_slip_of_the_pen_is_told_in_the_parsers_words(
    loader: type, slips: list[tuple[int, str]]
) -> None:
    text = WRITTEN
    for at, sign in slips:
        text = text[:at] + sign + text[at:]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nodes, "_LOADER", loader)
        _, problems = read_nodes(SourceText.whole(text, "f.yml"))
    lines = text.split("\n")
    for one in problems:
        assert not [word for word in PARSERS_WORDS if word in one.message]
        assert one.cure or one.rule.cure
        assert 1 <= one.position.column <= len(lines[one.position.line - 1]) + 1
