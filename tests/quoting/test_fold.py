from __future__ import annotations

import sys
import unicodedata
from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from glossator.quoting.fold import even_case, fold, inside_clusters

rich = st.text(
    st.one_of(
        st.sampled_from("ae  ﬁﬃ’'“-–\n\t\u00a0\u00ad\u200b\u0301\u0308é😀\u200dक्षि한"),
        st.characters(),
    )
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("plain words", "plain words"),
        ("two  blanks\n\u00a0and\ta feed", "two blanks and a feed"),
        ("‘a’ ‚b‛ ‹c›", "'a' 'b' 'c'"),
        ("“a” „b‟ «c»", '"a" "b" "c"'),
        ("a‐b‑c‒d–e—f―g−h", "a-b-c-d-e-f-g-h"),
        ("mea\u00addow", "meadow"),
        ("a \u00ad b", "a b"),
        ("ﬀﬁﬂﬃﬄﬅﬆ", "fffiflffifflſtst"),
        ("cafe\u0301", "café"),
        ("한", "한"),
        ("Å", "Å"),
        ("", ""),
    ],
)
def test_what_typesetting_changes_is_evened_out(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize(
    ("text", "start", "end", "source"),
    [
        ("a  b", 0, 3, (0, 4)),
        ("a  b", 1, 2, (1, 3)),
        ("oﬃce", 1, 4, (1, 2)),
        ("oﬃce", 0, 2, None),
        ("cafe\u0301s", 3, 4, (3, 5)),
        ("mea\u00addow", 0, 6, (0, 7)),
        ("mea\u00addow", 3, 6, (4, 7)),
    ],
)
def test_a_folded_range_has_its_range_in_the_source(
    text: str, start: int, end: int, source: tuple[int, int] | None
) -> None:
    assert fold(text).source(start, end) == source


@given(rich)
def test_every_folded_character_knows_its_source(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    for character, start, end in zip(folded.text, folded.starts, folded.ends, strict=True):
        assert 0 <= start < end <= len(text)
        assert character in fold(text[start:end]).text
    assert all(a <= b for a, b in pairwise(folded.starts))
    assert all(a <= b for a, b in pairwise(folded.ends))


@given(rich, st.data())
def test_a_range_of_the_source_folds_to_what_it_came_from(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    source = folded.source(start, end)
    if source is not None:
        assert inside_clusters(text).isdisjoint(source)
        assert fold(text[slice(*source)]).text == folded.text[start:end]
        assert folded.at(*source) == (start, end)


@given(rich)
def test_composition_makes_no_difference(text: str) -> None:
    decomposed, composed = (unicodedata.normalize(form, text) for form in ("NFD", "NFC"))
    assert fold(decomposed).text == fold(composed).text


@given(rich)
def test_only_offsets_between_clusters_may_be_cut(text: str) -> None:
    borders = {0, *(match.end() for match in regex.finditer(r"\X", text))}
    assert inside_clusters(text) == set(range(len(text) + 1)) - borders


def test_even_case_keeps_every_offset() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert len(even_case(every)) == len(every)
    assert even_case("İΟΔΟΣ") == even_case("iοδος")
