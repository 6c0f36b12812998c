"""What the Markdown reader makes of each sign, case by case.

The fixtures show what was read in a few lines: a block is `id kind in containers name=value
“text”`, where the kind is left out if the id says it; each of its spans follows on a line of its
own: the mark, its words or the offset of a point, its attributes, and after @ its line and column.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from glossator.model import Attributes, Block, Container, Mark, Span
from glossator.problems import Position, Problem, Rule
from glossator.readers.markdown import read_prose, read_text, split_front_matter
from glossator.readers.markdown.dialects import as_the_writers
from glossator.readers.markdown.marks import NEEDED
from glossator.readers.source import SourceText
from glossator.readers.yamlfiles import read_notes

FIXTURES = Path(__file__).parents[1] / "fixtures"
LETTERS = read_fixture_file(FIXTURES / "markdown.txt")
PROSE = read_fixture_file(FIXTURES / "prose.txt")


def dump(blocks: Iterable[Block], problems: Iterable[Problem]) -> str:
    lines: list[str] = []
    for block in blocks:
        lines.append(_block(block))
        lines.extend(f"  {_span(block, span)}" for span in block.spans)
    lines.extend(map(_problem, problems))
    return "\n".join(lines)


def _block(block: Block) -> str:
    within = " > ".join(map(_container, block.within))
    automatic = f"{block.kind.value}-".replace("paragraph-", "p")
    kind = "" if f"{block.id}-".startswith(automatic) else block.kind.value
    parts = [block.id, kind, f"in {within}" if within else "", _said(block.attributes)]
    return " ".join(filter(None, [*parts, f"“{_shown(block.text)}”"]))


def _container(container: Container) -> str:
    said = _said(container.attributes)
    return f"{container.kind.value}-{container.number}" + (f"({said})" if said else "")


def _span(block: Block, span: Span) -> str:
    words = f"“{_shown(block.text[span.start : span.end])}”"
    where = words if span.start < span.end else f"at {span.start}"
    place = f"@{span.position.line}:{span.position.column}"
    return " ".join(filter(None, [span.mark.value, where, _said(span.attributes), place]))


def _problem(problem: Problem) -> str:
    at = problem.position
    return f"! {at.line}:{at.column} {problem.rule.id}: {problem.message} {problem.cure}".rstrip()


def _said(attributes: Attributes) -> str:
    return " ".join(f"{name}={_quoted(value)}" for name, value in attributes)


def _quoted(value: str) -> str:
    return f"“{_shown(value)}”" if " " in value or not value else _shown(value)


def _shown(text: str) -> str:
    return text.replace("\n", "⏎").replace("\xa0", "⍽")


@pytest.mark.parametrize(("line", "title", "given", "expected"), LETTERS)
def test_a_letter_reads_as_its_fixture_says(
    line: int, title: str, given: str, expected: str
) -> None:
    shown = dump(*read_text(SourceText.whole(given, "a.md")))
    assert shown == expected.rstrip("\n"), f"fixtures/markdown.txt:{line} {title}"


@pytest.mark.parametrize(("line", "title", "given", "expected"), PROSE)
def test_prose_reads_as_its_fixture_says(line: int, title: str, given: str, expected: str) -> None:
    shown = dump(*read_prose(SourceText.whole(given, "a.md")))
    assert shown == expected.rstrip("\n"), f"fixtures/prose.txt:{line} {title}"


def test_a_problem_in_a_block_scalar_has_its_line_and_column_in_the_file() -> None:
    lines = (Position("a.notes.yml", 7, 11), Position("a.notes.yml", 8, 5))
    blocks, problems = read_prose(SourceText("Deep.\nSee [it]{.nosuch} *there*.", lines))
    assert [p.position for p in problems] == [Position("a.notes.yml", 8, 9)]
    assert blocks[0].position == lines[0]
    assert blocks[0].spans[0].position == Position("a.notes.yml", 8, 23)


def test_a_problem_in_a_note_has_its_line_and_column_in_the_notes_file() -> None:
    text = "- id: a\n  at: letter\n  note: |\n    Deep\n\n    [it]{.nosuch}\n"
    (problem,) = read_notes(text, "a.notes.yml", "a", ("gloss",)).problems
    assert (problem.rule, problem.position) == (Rule.UNKNOWN_CLASS, Position("a.notes.yml", 6, 5))


def test_front_matter_and_body_know_their_lines() -> None:
    facts, body = split_front_matter("---\r\ntitle: A\r\n---\r\n\r\nSir,\r\n", "a.md")
    assert facts is not None
    assert (facts.text, facts.position) == ("title: A\n", Position("a.md", 2))
    assert (body.text, body.position) == ("\nSir,\n", Position("a.md", 4))
    assert read_text(body)[0][0].position == Position("a.md", 5)


@pytest.mark.parametrize("text", ["Sir,\n---\nThe drain", "---\ntitle: A\n", "", "----\n---\n"])
def test_a_file_without_front_matter_is_all_body(text: str) -> None:
    assert split_front_matter(text, "a.md") == (None, SourceText.whole(text, "a.md"))


def test_signs_that_might_be_an_editor_s_are_escaped_once() -> None:
    assert as_the_writers(r"[sic] \[sic] \\[sic] [wet]") == r"\[sic] \[sic] \\\[sic] [wet]"


@pytest.mark.parametrize(("mark", "needed"), NEEDED.items())
def test_a_mark_without_the_attribute_that_it_needs_says_how_it_is_written(
    mark: Mark, needed: str
) -> None:
    (problem,) = read_text(SourceText.whole(f"[hers]{{.{mark.value}}}\n", "a.md"))[1]
    assert problem.rule is Rule.MISSING_ATTRIBUTE
    assert f"{{.{mark.value} {needed}=…}}, with the" in problem.cure


def test_problems_come_in_the_order_of_the_source() -> None:
    text = "[a]{.nosuch}\n\n1805. [@1 x\n\n[b]{.person}\n"
    _, problems = read_text(SourceText.whole(text, "a.md"))
    lines = [problem.position.line for problem in problems]
    assert lines == sorted(lines) and {p.rule for p in problems} == {
        Rule.UNKNOWN_CLASS,
        Rule.ACCIDENTAL_LIST,
        Rule.BAD_CITATION,
        Rule.MISSING_ATTRIBUTE,
    }
