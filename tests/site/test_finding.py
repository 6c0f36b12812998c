"""Lists: filed from A to Z, with menus only where they leave something out."""

from __future__ import annotations

from lxml import html

from glossator.model import (
    Block,
    Correspondent,
    Edition,
    Entity,
    EntityKind,
    Kind,
    Letter,
    Settings,
    Target,
    TargetKind,
)
from glossator.resolve import resolve
from glossator.site.lists.finding import LONG, MOST_CHOICES, Entry, finder
from glossator.site.lists.initials import alphabet, by_initial, initial_of
from glossator.site.pages import build_site


def test_a_menu_that_leaves_nothing_out_is_not_offered() -> None:
    found = finder(
        [Entry("a", {"year": ("1805",)}), Entry("b", {"year": ("1805",)})], {"year": str}
    )
    assert dict(found.filters) == {}
    assert not found.offers
    assert found.marks("a") == ""


def test_a_menu_counts_its_entries_numbers_by_size_and_first() -> None:
    years = [("1805",), ("900",), ("900",), ("undated",)]
    entries = [Entry(str(n), {"year": year}) for n, year in enumerate(years)]
    menu = finder(entries, {"year": str}).filters["year"]
    assert [(one.name, one.count) for one in menu] == [("900", 2), ("1805", 1), ("undated", 1)]


def test_what_only_an_address_asks_for_is_carried_without_a_menu() -> None:
    entries = [Entry("a", {"from": ("ann", "bob")}), Entry("b", {"from": ("-",)})]
    found = finder(entries, unseen=("from",))
    assert not found.filters
    assert found.marks("a") == ' data-from="ann bob"'
    assert found.tokens() == {"from": ["ann", "bob", "-"]}
    assert found.values() == {"a": [[0, 1]], "b": [[2]]}


def test_a_menu_longer_than_anyone_reads_is_not_offered() -> None:
    entries = [Entry(str(n), {"letter": (str(n),)}) for n in range(MOST_CHOICES + 1)]
    assert list(finder(entries[:-1], {"letter": str}).filters) == ["letter"]
    assert not finder(entries, {"letter": str}).filters


def test_names_of_a_menu_too_long_to_be_offered_are_kept_for_what_addresses_ask() -> None:
    entries = [Entry(str(n), {"party": (str(n),)}) for n in range(MOST_CHOICES + 1)]
    asked = finder(entries, {"party": "No. {}".format}, unseen=("party",))
    assert asked.names["7"] == "No. 7"
    assert not finder(entries, {"party": str}).names
    assert not finder(entries[:-1], {"party": str}, unseen=("party",)).names


def test_an_entry_carries_its_place_in_each_order_that_differs() -> None:
    entries = [Entry(one, filed={"date": n, "title": one}) for n, one in enumerate("ba")]
    found = finder(entries, {}, ("date", "title", "-title"))
    assert found.orders == ("date", "title")
    assert found.marks("b") == ' data-ranks="0 1"'


def test_a_value_of_several_words_is_one_word_in_its_attribute() -> None:
    entries = [Entry("a", {"kind": ("open letter",)}), Entry("b", {"kind": ('"',)})]
    found = finder(entries, {"kind": str})
    assert found.marks("a") == ' data-kind="open-letter"'
    assert found.marks("b") == ' data-kind="&quot;"'


def test_names_are_filed_by_their_first_letter_and_greek_and_digits_by_their_own() -> None:
    names = ("Éclair", "β-globulin", "10 ells", "(alpha)", "بئر", "—")
    assert [initial_of(one) for one in names] == ["E", "Α–Ω", "0–9", "A", "ب", "#"]
    assert initial_of("β-globulin", "el") == "Β"


def test_letters_without_entries_stand_in_the_alphabet_without_a_link() -> None:
    found = by_initial([(one, Target(TargetKind.TERM, one)) for one in ("b", "ω")])
    shown = alphabet(found)
    assert len(shown) == 27
    assert [one.letter for one in shown if one.fragment] == ["B", "Α–Ω"]


def test_an_edition_without_anything_has_a_page_for_each_list_that_its_navigation_may_name() -> (
    None
):
    resolved, _ = resolve(Edition("docs", Settings("Empty")))
    site = build_site(resolved)
    assert site.pages == ()
    assert len({page.uri for page in site.empty}) == len(site.empty) == 10
    for page in site.empty:
        html = page.html(lambda uri, fragment: uri)
        assert 'class="empty"' in html
        assert "<pre><code>" in html


def test_a_menu_files_names_without_their_accents() -> None:
    names = ("Zelt", "Örtel", "Otto", "Wozu", "Wöllner")
    menu = finder([Entry(one, {"party": (one,)}) for one in names], {"party": str}).filters["party"]
    assert [one.name for one in menu] == ["Örtel", "Otto", "Wöllner", "Wozu", "Zelt"]


def test_the_list_of_letters_offers_correspondents_as_they_are_filed() -> None:
    people = (("hale", "Zachary Hale", "Hale, Zachary"), ("oertel", "Anne Örtel", "Örtel, Anne"),
              ("reed", "Thomas Reed", ""))  # fmt: skip
    named = tuple(Entity(one, EntityKind.PERSON, name, sort or name) for one, name, sort in people)
    letters = tuple(
        Letter(f"l{n}", f"Letter {n}", (Block("p1", Kind.PARAGRAPH, "Words."),),
               senders=(Correspondent(people[n % 3][0]),))
        for n in range(LONG)
    )  # fmt: skip
    edition = Edition("docs", Settings("Small"), letters=letters, entities=named)
    (page,) = [
        one for one in build_site(resolve(edition)[0]).pages if one.uri == "letters/index.md"
    ]
    shown = html.document_fromstring(page.html(lambda uri, at: uri, ""))
    options = [
        one.text_content().split(" (")[0] for one in shown.xpath("//select[@name='party']/*")
    ]
    assert options == ["All", "Hale, Zachary", "Örtel, Anne", "Thomas Reed"]
