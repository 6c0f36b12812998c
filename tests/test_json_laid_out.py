"""JSON laid out for people is what Python's own writer makes of the same value."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.asjson.laidout import laid_out

words = st.one_of(st.text(max_size=6), st.sampled_from(["\u2028", '"\\', "\n", "\ud800", "é"]))
values = st.recursive(
    st.one_of(words, st.integers(), st.booleans(), st.none(), st.floats(allow_nan=False)),
    lambda held: st.one_of(
        st.lists(held, max_size=3),
        st.lists(held, max_size=3).map(tuple),
        st.dictionaries(words, held, max_size=3),
    ),
    max_leaves=12,
)


@given(values)
def test_it_is_laid_out_as_python_does_it(value: object) -> None:
    assert laid_out(value) == json.dumps(value, ensure_ascii=False, indent=1)


def test_what_json_has_not_is_refused() -> None:
    with pytest.raises(TypeError):
        laid_out({"a": [object()]})
