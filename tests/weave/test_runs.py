"""Weaving: the text comes out unchanged, every range is marked, no link stands in another."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from glossator.weave.runs import Link, Sign, Wrap, weave

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=40)


class Unwrapped(HTMLParser):
    """Reads woven HTML back: the text, and which elements each character stands in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.over: list[tuple[tuple[str, dict[str, str | None]], ...]] = []
        self.nested_links = 0
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and any(open_tag == "a" for open_tag, _ in self.stack):
            self.nested_links += 1
        known = dict(attrs)
        if "id" in known:
            self.ids.append(str(known["id"]))
        self.stack.append((tag, known))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack, f"</{tag}> closes nothing"
        assert self.stack[-1][0] == tag, f"</{tag}> closes <{self.stack[-1][0]}>"
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        if any("data-generated" in attributes for _, attributes in self.stack):
            return
        self.text += data
        self.over += [tuple(self.stack)] * len(data)


def read_back(html: str) -> Unwrapped:
    reader = Unwrapped()
    reader.feed(html)
    reader.close()
    assert not reader.stack, "an element is left open"
    return reader


@st.composite
def woven(draw: st.DrawFn) -> tuple[str, list[Wrap], list[Link], list[Sign]]:
    text = draw(TEXTS)
    edge = st.integers(0, len(text))
    ranges = st.tuples(edge, edge).map(sorted)
    wraps = [
        Wrap(start, end, "span", f' class="w{n}"', f' id="w{n}"', draw(st.integers(-2, 2)))
        for n, (start, end) in enumerate(draw(st.lists(ranges, max_size=8)))
    ]
    links = [
        Link(start, end, f"#{n}", (f"l{n}",), (("data-of", f"l{n}"),), "", f"l{n}")
        for n, (start, end) in enumerate(draw(st.lists(ranges, max_size=8)))
    ]
    sign = '<a href="#s" data-generated>*</a>'
    signs = [Sign(at, sign, interactive=True, order=n) for n, at in enumerate(draw(st.lists(edge)))]
    return text, wraps, links, signs


@given(woven())
def test_unwrapped_output_equals_the_input(
    case: tuple[str, list[Wrap], list[Link], list[Sign]],
) -> None:
    text, wraps, links, signs = case
    assert read_back(weave(text, wraps, links, signs)).text == text


@given(woven())
def test_no_link_stands_within_another(
    case: tuple[str, list[Wrap], list[Link], list[Sign]],
) -> None:
    text, wraps, links, signs = case
    assert read_back(weave(text, wraps, links, signs)).nested_links == 0


@given(woven())
def test_every_wrap_covers_each_of_its_characters(
    case: tuple[str, list[Wrap], list[Link], list[Sign]],
) -> None:
    text, wraps, links, signs = case
    over = read_back(weave(text, wraps, links, signs)).over
    for n, wrap in enumerate(wraps):
        covered = [
            i for i, stack in enumerate(over) if any(a.get("class") == f"w{n}" for _, a in stack)
        ]
        assert covered == list(range(wrap.start, wrap.end))


@given(woven())
def test_every_link_can_be_reached_from_each_of_its_characters(
    case: tuple[str, list[Wrap], list[Link], list[Sign]],
) -> None:
    text, wraps, links, signs = case
    over = read_back(weave(text, wraps, links, signs)).over
    for n, link in enumerate(links):
        reached = [
            i
            for i, stack in enumerate(over)
            if any(f"l{n}" in (a.get("data-of") or a.get("class") or "").split() for _, a in stack)
        ]
        assert reached == list(range(link.start, link.end))


@given(woven())
def test_every_id_stands_exactly_once(case: tuple[str, list[Wrap], list[Link], list[Sign]]) -> None:
    text, wraps, links, signs = case
    ids = read_back(weave(text, wraps, links, signs)).ids
    expected = [f"w{n}" for n, wrap in enumerate(wraps) if wrap.start < wrap.end]
    expected += [f"l{n}" for n, link in enumerate(links) if link.start < link.end]
    assert sorted(ids) == sorted(expected)


@given(woven())
def test_the_smallest_link_has_the_words(
    case: tuple[str, list[Wrap], list[Link], list[Sign]],
) -> None:
    text, wraps, links, signs = case
    over = read_back(weave(text, wraps, links, signs)).over
    for i, stack in enumerate(over):
        sizes = [link.end - link.start for link in links if link.start <= i < link.end]
        href = next((a.get("href") for tag, a in stack if tag == "a"), None)
        if sizes:
            winner = links[int(str(href)[1:])]
            assert winner.end - winner.start == min(sizes)
        else:
            assert href is None


def test_ranges_that_nest_are_nested() -> None:
    html = weave("abcd", [Wrap(0, 4, "b"), Wrap(1, 3, "i")])
    assert html == "<b>a<i>bc</i>d</b>"


def test_ranges_that_cross_are_cut() -> None:
    html = weave("abcd", [Wrap(0, 3, "b"), Wrap(1, 4, "i")])
    assert html in ("<b>a</b><i><b>bc</b>d</i>", "<b>a<i>bc</i></b><i>d</i>")


def test_a_sign_at_the_end_of_words_stands_directly_after_them() -> None:
    html = weave("ab c", [Wrap(0, 2, "b")], (), [Sign(2, "<sup data-generated>1</sup>")])
    assert html == "<b>ab</b><sup data-generated>1</sup> c"


def test_a_sign_within_a_link_cuts_the_link() -> None:
    link = Link(0, 4, "#x", ("term",), id="x")
    html = weave(
        "abcd", (), [link], [Sign(2, '<a href="#n" data-generated>1</a>', interactive=True)]
    )
    assert html == (
        '<a id="x" class="term" href="#x">ab</a><a href="#n" data-generated>1</a>'
        '<a class="term" href="#x">cd</a>'
    )


def test_text_is_escaped() -> None:
    assert weave("a < b & c") == "a &lt; b &amp; c"
