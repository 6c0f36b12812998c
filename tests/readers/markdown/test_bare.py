"""What is read without a parser is what the parser reads."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glossator.model import Block
from glossator.problems import Position
from glossator.readers import markdown
from glossator.readers.markdown.bare import read_bare
from glossator.readers.source import SourceText

BITS = st.sampled_from(
    [
        "[[b]]", "[[b-1]]", "[[term:a.b]]", "[[", "]]", "(", "a", " ", ". ", "[[b|c]]", "\n", "\n\n",
        "[@1]", "[@a-1, p. 3; @2]", "[@2-4]", "[-@1]", "[@", "[^1]", "!", ":", "-", "{.sic}", "a\n",
    ]
)  # fmt: skip
SIGNS = "aZé ßα中१1,;:.?!()/'\"“”‘’«»–—…- \n\u0301_*[]&@|=#"


@given(
    st.text(alphabet=SIGNS[:30], max_size=30)
    | st.text(alphabet=SIGNS, max_size=12)
    | st.lists(BITS, max_size=8).map(lambda bits: f"a{''.join(bits)}")
    | st.lists(BITS, max_size=8).map("".join)
    | st.text(),
    st.booleans(),
)
@example("P.S. Send it.\n", True)
@example("a) one", False)
@example("i. e. this", True)
@example("a  b ", True)
@example("See [[b]], [[term:c]].", True)
@example("See [[b]]", True)
@example("See [[b]]\n", True)
@example("a[[b]](c)", True)
@example("a\n[[b]]", True)
@example("a [[b]]", False)
@example("\na\nb\n\nc\n\n\nd\n", False)
@example("a [@1]\n[@2; @3] b", False)
@example("a ![[b]] ![@1]", True)
@example("a\n-\nb", False)
@example("a\n: b\n:::\nc", True)
@example("a [@1](b) [@2]{.sic}", False)
def test_bare_paragraphs_are_read_as_the_parser_reads_them(text: str, prose: bool) -> None:
    source = SourceText.whole(text, "a.yml", 3)
    bare = read_bare(source, prose)
    if bare is not None:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(markdown, "read_bare", lambda *_given: None)
            blocks, problems = (markdown.read_prose if prose else markdown.read_text)(source)
        assert (blocks, problems) == (bare, ())
        assert [_places(block) for block in blocks] == [_places(block) for block in bare]


def _places(block: Block) -> list[Position]:
    return [block.position, *(span.position for span in block.spans)]


def test_only_paragraphs_without_other_marks_than_points_are_bare() -> None:
    def is_bare(text: str, prose: bool = False) -> bool:
        return read_bare(SourceText.whole(text, "a.yml"), prose) is not None

    assert is_bare("The drains are “choaked”, he says (twice).\n")
    assert is_bare("See [[tile-drain]] and [[term:ido]].", prose=True)
    assert is_bare("\nThe drains[@1, p. 3] of\nthe well-known meadow: choaked!\n\nYours [@2; @3]")
    assert not is_bare("See [[tile-drain|drains]].", prose=True)
    for text in ("", "1. a", "a\n- b", "a\n1. b", "a  \nb", "*a*", "a [[b]]", "[see @a]", "a < b"):
        assert not is_bare(text), text
    for text in ("a & b", " a", "a_b", "a\n    b", "[a]{.sic}", "a {.sic}", "::: a", "a ![b](c)"):
        assert not is_bare(text), text
