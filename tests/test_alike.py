"""A report says the same of many words once, with the first of them."""

from __future__ import annotations

from glossator.commands.alike import gathered


def said(*counts: tuple[str, int]) -> list[str]:
    return list(gathered(counts, lambda name, number: f"{name} {number}"))


def titles(number: int) -> list[tuple[str, int]]:
    return [(f"header, title: “Letter {one}”", 1) for one in range(number)]


def test_a_dozen_are_told_one_by_one() -> None:
    assert len(said(*titles(12))) == 12


def test_of_more_the_first_and_how_many_more() -> None:
    often = ("header, title: “Letters”", 7)
    assert said(("geo", 1), *titles(8), often, *titles(13)[8:]) == [
        "geo 1",
        "header, title: “Letter 0” 1",
        "header, title: “Letter 1” 1",
        "header, title: “Letter 2” 1",
        "header, title: 10 more, each once; glossator show FILE tells those of a file",
        "header, title: “Letters” 7",
    ]


def test_what_has_no_words_is_never_gathered() -> None:
    counts = [(f"hi/@rend “{one}” amid the text", 1) for one in range(20)]
    assert len(said(*counts)) == 20
