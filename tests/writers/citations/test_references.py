"""References as readers see them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator.model import Reference
from glossator.writers.citations import references
from glossator.writers.citations.references import formatted, short, short_labels


def reference(identifier: str = "one", /, **fields: Any) -> Reference:
    csl = {name.replace("_", "-"): value for name, value in fields.items()}
    return Reference(identifier, {"id": identifier, **csl})


def entry(**fields: Any) -> str:
    return formatted([reference(**fields)])["one"]


PERSPECTIVE: dict[str, Any] = {
    "type": "article-journal",
    "title": "The drains of the lower meadow",
    "author": [
        {"family": family, "given": "Ann"}
        for family in ("Hale", "Reed", "Young", "Marsh", "Wells", "Poole", "Brook")
    ],
    "container_title": "Annals of Drainage",
    "volume": "19",
    "page": "35-42",
    "issued": {"date-parts": [[1813, 1]]},
}


def test_an_article_stands_in_the_style_of_nature_without_a_number() -> None:
    assert entry(**PERSPECTIVE) == (
        "Hale, A. <i>et al.</i> The drains of the lower meadow. "
        "<i>Annals of Drainage</i> <b>19</b>, 35–42 (1813)."
    )


def test_up_to_five_authors_are_named() -> None:
    few = PERSPECTIVE["author"][:2]
    assert entry(**{**PERSPECTIVE, "author": few}).startswith("Hale, A. &amp; Reed, A. The drains")


def test_a_short_journal_title_is_preferred() -> None:
    assert "<i>Ann. Drain.</i>" in entry(**PERSPECTIVE, journalAbbreviation="Ann. Drain.")


def test_a_book_has_its_publisher_and_year() -> None:
    assert (
        entry(
            type="book",
            title="a treatise on drains",
            author=[{"literal": "Board of Agriculture"}],
            publisher="Nicol & Sons",
            issued={"date-parts": [[1797]]},
        )
        == "Board of Agriculture. <i>A Treatise on Drains</i>. (Nicol &amp; Sons, 1797)."
    )


@pytest.mark.parametrize(
    ("issued", "shown"),
    [
        ({"date-parts": [[1797]]}, "(1797)"),
        ({"date-parts": [["1797", "3"]]}, "(1797)"),
        ({"date-parts": [1797]}, "(1797)"),
        ({"date-parts": [[1797, None]]}, "(1797)"),
        ({"date-parts": [[1797], [1799]]}, "(1797–1799)"),
        ({"date-parts": [[-43]]}, "(44 BC)"),
        ({"raw": "1797-03-01"}, "(1797)"),
        ({"edtf": "1797/1799"}, "(1797–1799)"),
        ({"literal": "Michaelmas 1797"}, "(Michaelmas 1797)"),
        ({"literal": "the wet summer"}, "(the wet summer)"),
        ({"literal": "[1797,1799]"}, "(1797 or 1799)"),
        ({"literal": "[1797]"}, "([1797])"),
        (1797, "(1797)"),
        ("1797~", "(1797)"),
    ],
)
def test_a_year_is_found_in_every_shape_of_date(issued: object, shown: str) -> None:
    assert shown in entry(type="article-journal", title="Drains", volume="1", issued=issued)


@pytest.mark.parametrize("issued", [None, {}, [], {"date-parts": []}, {"date-parts": [[]]}, ""])
def test_a_missing_year_is_no_error(issued: object) -> None:
    assert entry(type="book", title="Drains", issued=issued) == "<i>Drains</i>."


def test_csl_rich_text_is_kept_and_all_else_is_text() -> None:
    line = entry(
        type="article-journal",
        title='Of <i>Sus</i>, CO<sub>2</sub> and <span style="font-variant:small-caps;">bc</span>'
        ' in <script>alert(1)</script> if p<0.05 & <img src=x onerror=y> <b onclick="z">b</b>',
    )
    assert line == (
        'Of <i>Sus</i>, CO<sub>2</sub> and <span class="smallcaps">bc</span> in &lt;script&gt;'
        "alert(1)&lt;/script&gt; if p&lt;0.05 &amp; &lt;img src=x onerror=y&gt; "
        '&lt;b onclick="z"&gt;b.'
    )


def test_a_title_has_english_capitals_only_where_it_is_english() -> None:
    fields = {"type": "book", "title": "Briefe aus der Stadt"}
    said, unsaid = reference("said", **fields, language="en"), reference("unsaid", **fields)
    made = formatted([said, unsaid], "de")
    assert made["unsaid"] == "<i>Briefe aus der Stadt</i>."
    assert made["said"] == formatted([unsaid])["unsaid"] == "<i>Briefe Aus Der Stadt</i>."


def test_words_kept_from_title_case_keep_their_case() -> None:
    title = 'of <span class="nocase">mRNA and tRNA</span> in drains'
    assert entry(type="book", title=title) == "<i>Of mRNA and tRNA in Drains</i>."


def test_a_mark_that_is_not_closed_is_text() -> None:
    line = entry(type="article-journal", title='A <span class="nocase">drain')
    assert line == 'A &lt;span class="nocase"&gt;drain.'


def test_entities_from_other_records_are_not_shown_raw() -> None:
    assert entry(type="article-journal", title="Drains &amp; ditches").startswith(
        "Drains &amp; ditches."
    )


@pytest.mark.parametrize("title", ["Why drain?", "Drain!", "Of drains.", "Of drains etc."])
def test_a_title_that_ends_in_a_stop_gets_no_second_one(title: str) -> None:
    assert f"{title} " in entry(**{**PERSPECTIVE, "title": title})


@pytest.mark.parametrize("title", ["<i>Why drain?</i>", "See <b>Hale.</b>"])
def test_nor_does_one_whose_stop_stands_in_a_tag(title: str) -> None:
    assert f"{title} <i>Annals" in entry(**{**PERSPECTIVE, "title": title})


def test_a_volume_without_pages_has_no_dangling_comma() -> None:
    assert "<b>19</b> (1813)" in entry(**{**PERSPECTIVE, "page": None})


@pytest.mark.parametrize("kind", ["standard", "personal_communication", "no-such-type", ""])
def test_a_type_that_the_style_does_not_know_still_gives_an_entry(kind: str) -> None:
    assert entry(type=kind, title="Drains").startswith("Drains")


def test_an_item_with_nothing_in_it_is_called_by_its_id() -> None:
    assert formatted([Reference("lost-pamphlet", {})])["lost-pamphlet"] == "lost-pamphlet (n.d.)."


@pytest.mark.parametrize(
    "trouble", [ValueError, KeyError, IndexError, TypeError, AttributeError, NotImplementedError]
)
def test_an_item_that_stops_citeproc_becomes_a_plain_line(
    monkeypatch: pytest.MonkeyPatch, trouble: type[Exception]
) -> None:
    def stumble(style: object, csl: object) -> str:
        raise trouble

    monkeypatch.setattr(references, "set_item", stumble)
    fields = {**PERSPECTIVE, "title": f"Drains & {trouble.__name__}"}
    assert entry(**fields) == (
        f"Hale et al. Drains &amp; {trouble.__name__}. Annals of Drainage (1813)."
    )


def test_one_bad_item_does_not_spoil_the_others() -> None:
    both = formatted([reference("bad", author=3, issued=[[]], volume=[]), reference(**PERSPECTIVE)])
    assert both["one"].startswith("Hale, A.")
    assert both["bad"]


def test_an_entry_is_set_once() -> None:
    item = reference("once", type="book", title="Set once")
    first = formatted([item])["once"]
    assert formatted([item, reference("another")])["once"] is first


HALE = {"family": "Hale", "given": "Anne"}
REED = {"family": "Reed", "given": "Thomas"}


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({"author": [HALE], "issued": {"date-parts": [[1805]]}}, "Hale 1805"),
        ({"author": [HALE, REED], "issued": {"date-parts": [[1805]]}}, "Hale and Reed 1805"),
        ({"author": [HALE, REED, HALE], "issued": {"date-parts": [[1805]]}}, "Hale et al. 1805"),
        ({"author": [{"literal": "ISCT"}], "issued": {"date-parts": [[2006]]}}, "ISCT 2006"),
        ({"author": [{"literal": "Nicol & Sons"}]}, "Nicol & Sons, n.d."),
        ({"author": [HALE]}, "Hale, n.d."),
        ({"author": [HALE], "status": "in press"}, "Hale, in press"),
        ({"author": [HALE], "status": "in press", "issued": "1805"}, "Hale 1805"),
        ({"editor": [REED], "issued": {"date-parts": [[1902]]}}, "Reed 1902"),
        ({"author": [HALE], "issued": {"date-parts": [[1805]], "circa": True}}, "Hale c. 1805"),
        ({"author": [{"family": "Tour", "non-dropping-particle": "de la"}]}, "de la Tour, n.d."),
        ({"title": "On the <i>drainage</i> of the lower meadow", "issued": 1805},
         "On the drainage of the lower… 1805"),
        ({}, "one, n.d."),
    ],
)  # fmt: skip
def test_a_short_label_is_author_and_year(fields: dict[str, Any], label: str) -> None:
    assert short(Reference("one", fields)) == label


def test_equal_labels_are_told_apart_by_letters() -> None:
    same = {"author": [HALE], "issued": {"date-parts": [[1805]]}}
    other = {"author": [REED], "issued": {"date-parts": [[1805]]}}
    labels = short_labels([Reference("b", same), Reference("x", other), Reference("a", same)])
    assert labels == {"b": "Hale 1805a", "x": "Reed 1805", "a": "Hale 1805b"}


def test_more_than_26_equal_labels_are_told_apart() -> None:
    labels = short_labels(Reference(f"r{n}", {"author": [HALE]}) for n in range(30))
    assert len(set(labels.values())) == 30
    assert labels["r26"] == "Hale, n.d.aa"


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)
    | st.sampled_from(["<i>a", "</i>", "<script>", '<span class="nocase">', "&lt;b&gt;", "180-13"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["family", "given", "literal", "date-parts", "raw", "circa", "x"]), inner
    ),
    max_leaves=8,
)  # fmt: skip
FIELDS = st.sampled_from(
    ["type", "title", "author", "editor", "issued", "volume", "page", "container-title", "genre",
     "publisher", "DOI", "URL", "edition", "language", "accessed", "event-date", "odd"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(FIELDS, ANYTHING, max_size=8))
def test_whatever_an_item_holds_there_is_a_safe_entry_and_a_label(csl: dict[str, Any]) -> None:
    one = Reference("one", csl)
    line = formatted([one])["one"]
    assert line
    assert short(one)
    tags = set(re.findall(r"<[^>]*>", line))
    allowed = r"</?(b|em|i|span|strong|sub|sup)>|<span class=\"smallcaps\">"
    assert all(re.fullmatch(allowed, tag) for tag in tags), tags


def test_a_list_of_names_that_ends_with_others_is_cut_short_in_the_entry_and_the_label() -> None:
    csl = {
        "type": "article-journal",
        "title": "On drains",
        "author": [{"family": "Hale", "given": "Anne"}, {"literal": "others"}],
        "issued": {"date-parts": [[1805]]},
    }
    hale = Reference("hale", {"id": "hale", **csl})
    assert short(hale) == "Hale et al. 1805"
    assert "Hale, A. <i>et al.</i>" in formatted([hale])["hale"]
    assert "others" not in formatted([hale])["hale"]
