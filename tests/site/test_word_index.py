"""Words with their documents and places: whatever texts they stand in, all are there."""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate
from typing import Any

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.site import wordindex
from glossator.site.wordindex import NAMED, WORD, WordIndex

TEXTS = st.lists(st.sampled_from(["a", "b", "牧", "ditch", "1⁄2", "⁄"]), max_size=9)
DOCUMENTS = st.lists(st.lists(st.tuples(TEXTS, TEXTS), max_size=4), max_size=8)


def found(index: WordIndex) -> dict[str, dict[int, dict[int, list[int]]]]:
    """By word, document and weight: the places."""
    words: dict[str, dict[int, dict[int, list[int]]]] = {}
    for piece in index.pieces():
        (held,) = cbor2.loads(piece.written)
        assert (piece.first, piece.last) == (held[0][0], held[-1][0])
        for word, documents, forms in held:
            assert word not in words and forms == []
            numbers = accumulate(one[0] for one in documents)
            words[word] = {n: _weighed(one) for n, one in zip(numbers, documents, strict=True)}
    assert list(words) == sorted(words)
    return words


def _weighed(document: Any) -> dict[int, list[int]]:
    _, places, fields = document
    assert fields == []
    weighed: dict[int, list[int]] = {}
    for number in places:
        if number < 0:
            weighed[-number - 1] = steps = []
        else:
            steps.append(number)
    return {weight: list(accumulate(steps)) for weight, steps in weighed.items()}


@given(DOCUMENTS)
@pytest.mark.parametrize("at_once", [1, 3, 100])
def test_all_words_are_found_where_they_stand(
    at_once: int, documents: list[list[tuple[list[str], list[str]]]]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wordindex, "_AT_ONCE", at_once)
        index = WordIndex()
        sizes = [index.add(places) for places in documents]
    wanted: dict[str, Any] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for number, places in enumerate(documents):
        at = 0
        for texts in places:
            for weight, words in zip((NAMED, WORD), texts, strict=True):
                for word in words:
                    if word != "⁄":
                        wanted[word.replace("⁄", "")][number][weight].append(at)
                    at += 1
        assert sizes[number] == max(at, 1)
    assert found(index) == wanted


def test_numbers_of_any_size_are_written_as_the_specification_has_it() -> None:
    for number in (0, 23, 24, 255, 256, 65_535, 65_536, 4_294_967_295):
        assert wordindex._head(0, number) == cbor2.dumps(number)
        assert wordindex._head(1, number) == cbor2.dumps(-number - 1)
    with pytest.raises(OverflowError):
        wordindex._head(0, 1 << 32)
