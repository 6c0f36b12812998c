"""Readings are kept while a process asks again, and of each file only the last one."""

from __future__ import annotations

import weakref

from glossator.keeping import kept


class Answer:
    """Something that tells when it is let go of."""


@kept
def read(name: str, text: str, path: str) -> Answer:
    return Answer()


def test_the_last_text_of_each_file_is_kept() -> None:
    one, other = read("a", "text", "one"), read("a", "text", "other")
    assert read("a", "text", "one") is one
    assert read("a", "text", "other") is other
    assert read("b", "text", "one") is not one
    assert read("a", "changed", "one") is not one
    gone = weakref.ref(one)
    del one
    assert gone() is None, "an earlier text's answer is held"
    assert read("a", "text", "other") is other
