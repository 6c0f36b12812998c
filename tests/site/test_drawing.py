"""A thread's drawing: everyone in order of time, nothing over anything else, few or many."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from glossator.edition import read_edition
from glossator.model import Target, TargetKind
from glossator.resolve import resolve
from glossator.site.pages import build_site
from glossator.site.threads.drawing import (
    MOST_LANES,
    MOST_LINES,
    MOST_MEMBERS,
    SIZES,
    WIDTH,
    Drawing,
    Member,
    Relation,
    draw,
)
from glossator.site.threads.lettering import broken, cut, width
from glossator.writers.citations.references import short_labels


def member(name: str, date: str = "", **more: object) -> Member:
    year = (int(date), 0, 0) if date else None
    target = Target(TargetKind.LETTER, name)
    return Member(target, name, date=date, when=year, **more)  # type: ignore[arg-type]


def answers(source: str, target: str, kind: str = "disputes", number: int = 1) -> Relation:
    ends = (Target(TargetKind.LETTER, source), Target(TargetKind.LETTER, target))
    return Relation(*ends, kind, f"{kind} {number}", f"{source} {kind} {target}.")


def made_up(members: int, share: float, seed: int = 5) -> tuple[list[Member], list[Relation]]:
    """A thread in which each answers the one before, and a share of the others."""
    chance = random.Random(seed)
    people = [
        member(f"m{n}", str(1800 + n // 3), title="On the drains " * 9) for n in range(members)
    ]
    told = [
        answers(f"m{n}", f"m{other}", kind, chance.randint(1, 9))
        for n in range(members)
        for other in range(n)
        if other == n - 1 or chance.random() < share
        for kind in chance.sample(["agrees", "disputes", "asks"], chance.randint(1, 2))
    ]
    return people, told


def drawn(members: list[Member], relations: list[Relation]) -> Drawing:
    made = draw(members, relations)
    assert made is not None
    return made


def test_two_members_have_a_node_each_and_an_arrow_between_them() -> None:
    made = drawn([member("a", "1804"), member("b", "1805")], [answers("b", "a")])
    assert [node.member.who for node in made.nodes] == ["a", "b"]
    (arrow,) = made.arrows
    assert (arrow.start, arrow.end) == (made.nodes[1].y, made.nodes[0].y)
    assert arrow.turn == -1
    assert arrow.words == "disputes 1"


def test_an_answer_to_a_later_letter_turns_down() -> None:
    made = drawn([member("a", "1804"), member("b", "1805")], [answers("a", "b")])
    assert made.arrows[0].turn == 1


def test_each_date_stands_once_on_the_axis_and_the_undated_are_named_so() -> None:
    made = drawn([member("a", "1804"), member("b", "1804"), member("c")], [answers("b", "a")])
    assert [(tick.words, tick.dated) for tick in made.ticks] == [("1804", True), ("undated", False)]


def test_members_of_one_date_do_not_overlap() -> None:
    made = drawn([member(name, "1804", title="Words") for name in "abcd"], [answers("d", "a")])
    for one, after in pairwise(made.nodes):
        assert after.y - one.y > 2 * SIZES["who"]


def test_more_time_takes_more_room() -> None:
    near = drawn([member("a", "1804"), member("b", "1805")], [])
    far = drawn([member("a", "1804"), member("b", "1904")], [])
    assert far.nodes[1].y > near.nodes[1].y


def test_several_targets_are_named_so_that_their_lines_can_be_told_apart() -> None:
    people = [member("a", "1804"), member("b", "1805"), member("c", "1806")]
    made = drawn(people, [answers("c", "a"), answers("c", "b")])
    assert [arrow.words for arrow in made.arrows] == ["disputes 1: a", "disputes 1: b"]
    assert len({arrow.lane for arrow in made.arrows}) == 2


@pytest.mark.parametrize(("members", "share"), [(2, 1), (10, 0.3), (30, 0.0), (30, 0.1), (30, 0.5)])
def test_nothing_overlaps_and_nothing_leaves_the_drawing(members: int, share: float) -> None:
    made = drawn(*made_up(members, share))
    assert len(made.nodes) == members
    lines = sorted(
        [line.y for node in made.nodes for line in node.lines]
        + [arrow.y for arrow in made.arrows]
        + [tick.y + 14 for tick in made.ticks]
    )
    assert all(after - before >= 13 for before, after in pairwise(lines))
    assert 0 < lines[0] < lines[-1] < made.height
    for node in made.nodes:
        for line in node.lines:
            assert made.text + width(line.words) * SIZES[line.role] <= WIDTH
    for arrow in made.arrows:
        assert made.text + 11 + width(arrow.words) * SIZES["told"] <= WIDTH
        assert arrow.lane is None or made.axis < arrow.lane < made.x - 12


@pytest.mark.parametrize("share", [0.1, 0.5])
def test_lanes_of_different_letters_that_pass_each_other_lie_apart(share: float) -> None:
    made = drawn(*made_up(30, share))
    spans: dict[tuple[int, int], list[int]] = {}
    for arrow in made.arrows:
        if arrow.lane is not None:
            spans.setdefault((arrow.lane, arrow.end), []).extend((arrow.y, arrow.end))
    by_lane: dict[int, list[tuple[int, int]]] = {}
    for (lane, _), heights in spans.items():
        by_lane.setdefault(lane, []).append((min(heights), max(heights)))
    assert len(by_lane) <= MOST_LANES
    for ranges in by_lane.values():
        assert all(one[1] < after[0] for one, after in pairwise(sorted(ranges)))


def test_where_lanes_run_out_words_say_what_is_answered() -> None:
    made = drawn(*made_up(30, 0.5))
    without = [arrow for arrow in made.arrows if arrow.lane is None]
    assert without
    assert all("↑" in arrow.words for arrow in without)


def test_where_there_are_many_answers_their_kinds_share_a_line() -> None:
    people, told = made_up(30, 0.3)
    assert len(told) > MOST_LINES
    made = drawn(people, told)
    pairs = [(arrow.relation.source, arrow.relation.target) for arrow in made.arrows]
    assert len(pairs) == len(set(pairs))
    assert {(one.source, one.target) for one in told} == set(pairs)


def test_one_member_or_too_many_are_not_drawn() -> None:
    assert draw([member("a")], []) is None
    people, told = made_up(MOST_MEMBERS + 1, 0)
    assert draw(people, told) is None


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), max_size=120),
    st.integers(4, 30),
)
def test_words_are_cut_to_their_room(words: str, room: int) -> None:
    flat = " ".join(words.split())
    assert width(cut(words, room)) <= room
    lines = broken(words, room, 2)
    assert len(lines) <= 2
    assert all(width(line) <= room for line in lines)
    if width(flat) <= room:
        assert "".join(lines) == flat


def test_a_long_name_is_cut_at_a_blank() -> None:
    assert cut("Society for the Improvement of Meadows", 14) == "Society for the …"
    assert broken("Society for the Improvement of Meadows", 12, 2) == (
        "Society for the",
        "Improvement of …",
    )


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    folder = Path(__file__).parents[1] / "editions" / "drains" / "docs"
    edition, _ = read_edition(folder)
    resolved, _ = resolve(edition, short_labels(edition.references))
    (thread,) = [one for one in build_site(resolved).pages if one.uri == "threads/drains.md"]
    return html.document_fromstring(thread.html(lambda uri, fragment: f"@{uri}#{fragment}"))


def test_the_drawing_is_an_image_with_a_name_and_a_description(page: html.HtmlElement) -> None:
    (image,) = page.xpath("//figure[@class='drawing']//g[@role='img']")
    named, told = image.get("aria-labelledby"), image.get("aria-describedby")
    assert "The quarrel about the drains" in page.xpath(f"string(//*[@id='{named}'])")
    assert "[Hale] disputes Reed in 1 passage." in page.xpath(f"string(//*[@id='{told}'])")
    assert image.xpath(".//a") == []


def test_every_node_is_a_link_with_the_whole_name(page: html.HtmlElement) -> None:
    nodes = page.xpath("//figure[@class='drawing']//a[@class='node']")
    assert [node.get("href") for node in nodes] == [
        "@letters/reed-1804-12-20.md#",
        "@letters/hale-1805-01-02.md#",
    ]
    assert [node.findtext("title") for node in nodes] == [
        "Reed: On the lower meadow",
        "[Hale]: In defence of drains",
    ]


def test_the_list_says_the_same_in_words_and_leads_to_the_passages(page: html.HtmlElement) -> None:
    (told,) = page.xpath("//ol[@class='members']//p[@class='answers-to']")
    assert " ".join(told.text_content().split()) == "disputes 1, replies on On the lower meadow"
    (href,) = told.xpath(".//a/@href")
    (encounter,) = page.xpath("//section[@class='encounter']/h2")
    assert href == f"#{encounter.get('id')}"
    assert href == "#letter-hale-1805-01-02-on-letter-reed-1804-12-20"
