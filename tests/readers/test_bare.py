"""What is read without a parser is what the parser reads."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from glossator.readers.markdown import read_parsed
from glossator.readers.markdown.bare import read_bare
from glossator.readers.source import SourceText

BITS = st.sampled_from(["[[b]]", "[[b-1]]", "[[term:a.b]]", "[[", "]]", "(", "a", " ", ". ", "[[b|c]]"])
SIGNS = "aZé ßα中१1,;.?()'\"“”‘’«»–—… \n\u0301-_*[]&:!"


@given(
    st.text(alphabet=SIGNS[:26], max_size=30)
    | st.text(alphabet=SIGNS, max_size=12)
    | st.lists(BITS, max_size=8).map(lambda bits: f"a{''.join(bits)}")
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
def test_a_bare_paragraph_is_read_as_the_parser_reads_it(text: str, prose: bool) -> None:
    source = SourceText.whole(text, "a.yml", 3)
    bare = read_bare(source, prose)
    if bare is not None:
        blocks, problems = read_parsed(source, prose)
        assert (blocks, problems) == ((bare,), ())
        assert [blocks[0].position, *(span.position for span in blocks[0].spans)] == [
            bare.position, *(span.position for span in bare.spans)
        ]  # fmt: skip


def test_only_a_paragraph_on_one_line_without_marks_is_bare() -> None:
    def is_bare(text: str, prose: bool = False) -> bool:
        return read_bare(SourceText.whole(text, "a.yml"), prose) is not None

    assert is_bare("The drains are “choaked”, he says (twice).\n")
    assert is_bare("See [[tile-drain]] and [[term:ido]].", prose=True)
    assert not is_bare("See [[tile-drain|drains]].", prose=True)
    for text in ("", "1. a", "a\n\nb", "a\nb", "*a*", "a [[b]]", "[@a]", "a < b", "a & b", " a", "a_b"):
        assert not is_bare(text), text
