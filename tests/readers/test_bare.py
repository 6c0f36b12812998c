"""What is read without a parser is what the parser reads."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from glossator.readers.markdown import read_parsed
from glossator.readers.markdown.bare import read_bare
from glossator.readers.source import SourceText

SIGNS = "aZé ßα中१1,;.?()'\"“”‘’«»–—… \n\u0301-_*[]&:!"


@given(
    st.text(alphabet=SIGNS[:26], max_size=30) | st.text(alphabet=SIGNS, max_size=12) | st.text(),
    st.booleans(),
)
@example("P.S. Send it.\n", True)
@example("a) one", False)
@example("i. e. this", True)
@example("a  b ", True)
def test_a_bare_paragraph_is_read_as_the_parser_reads_it(text: str, prose: bool) -> None:
    source = SourceText.whole(text, "a.yml", 3)
    bare = read_bare(source)
    if bare is not None:
        blocks, problems = read_parsed(source, prose)
        assert (blocks, problems) == ((bare,), ())
        assert blocks[0].position == bare.position


def test_only_a_paragraph_on_one_line_without_marks_is_bare() -> None:
    def is_bare(text: str) -> bool:
        return read_bare(SourceText.whole(text, "a.yml")) is not None

    assert is_bare("The drains are “choaked”, he says (twice).\n")
    for text in ("", "1. a", "a\n\nb", "a\nb", "*a*", "a [[b]]", "[@a]", "a < b", "a & b", " a", "a_b"):
        assert not is_bare(text), text
