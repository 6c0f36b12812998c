"""A letter woven by the markup contract, from values made by hand."""

from __future__ import annotations

import re

import pytest

from glossator.model import (
    Block,
    Container,
    Edition,
    Enclosing,
    Kind,
    Letter,
    Listed,
    Mark,
    Note,
    Settings,
    Span,
    Target,
    TargetKind,
)
from glossator.resolve.resolved import Anchor, Mention, Resolved, Stretch
from glossator.weave import weave_letter, weave_prose

LETTER = Target(TargetKind.LETTER, "a")


def href(target: Target) -> str:
    return f"#{target.kind}-{target.id}"


def woven(block: Block, mentions: tuple[Mention, ...] = (), *anchors: Anchor) -> str:
    letter = Letter("a", "A", (block,), references=(Listed("1", "x"),))
    edition = Edition("", Settings("E"), (letter,))
    return weave_letter(letter, Resolved(edition, anchors, mentions), href)


def paragraph(text: str, *spans: Span) -> Block:
    return Block("p1", Kind.PARAGRAPH, text, spans)


def note(name: str, start: int, end: int) -> Anchor:
    return Anchor(Note(name, "a", "gloss", ()), (Stretch(0, start, end),), lemma="words")


def test_a_block_carries_its_id_and_its_kind() -> None:
    html = woven(Block("salute", Kind.SALUTE, "Sir,"))
    assert html.startswith('<p id="salute" class="block salute">Sir,<a class="place-ref"')


def test_a_block_ends_with_a_link_to_itself_that_holds_no_words() -> None:
    html = woven(Block("p3", Kind.PARAGRAPH, "Sir,"))
    assert html.endswith(
        'Sir,<a class="place-ref" href="#p3" aria-label="paragraph 3" '
        'data-number="3" data-generated=""></a></p>'
    )


def test_tab_stops_at_every_fifth_line_of_verse_and_at_no_cell() -> None:
    lines = [woven(Block(f"line-{n}", Kind.LINE, "la")) for n in range(2, 12)]
    stops = [n for n, html in enumerate(lines, 2) if 'tabindex="-1"' not in html]
    assert stops == [5, 10]
    assert 'data-number="10"' in lines[8]
    assert 'data-number="9"' not in lines[7]
    assert 'tabindex="-1"' in woven(Block("cell", Kind.CELL, "4 s."))


def test_a_block_without_words_or_without_ids_has_no_link_to_itself() -> None:
    assert "place-ref" not in woven(Block("rule", Kind.SEPARATOR, ""))
    assert "place-ref" not in weave_prose((Block("p1", Kind.PARAGRAPH, "x"),), href)


def test_a_sign_stands_apart_from_the_word_that_it_follows() -> None:
    """Else a browser that follows a link to words takes 'use' and '1' for one word."""
    html = woven(paragraph("one two three"), (), note("n", 4, 7))
    assert 'data-generated="">\u200b1</a>' in html


def test_a_term_links_to_its_entry_and_carries_the_id_of_its_mention() -> None:
    mention = Mention(LETTER, Target(TargetKind.TERM, "ido"), start=0, end=3)
    html = woven(paragraph("IDO acts"), (mention,))
    assert '<a id="term-ido-at-1" class="term" href="#term-ido" role="doc-glossref">IDO</a>' in html


def test_a_note_washes_its_words_and_its_sign_follows_them() -> None:
    html = woven(paragraph("one two three"), (), note("n", 4, 7))
    assert re.search(
        r'<span class="noted" data-notes="n">two</span><a class="note-ref" id="at-n"', html
    )
    assert 'href="#note-n" role="doc-noteref"' in html


def test_words_under_two_notes_name_the_smaller_first() -> None:
    html = woven(paragraph("one two three"), (), note("wide", 0, 13), note("narrow", 4, 7))
    assert '<span class="noted" data-notes="narrow wide" data-depth="2">two</span>' in html


def test_a_citation_is_generated_and_leads_to_the_letters_list() -> None:
    keys = (("keys", "1"), ("label", "1"), ("locator", ""))
    mention = Mention(LETTER, Target(TargetKind.REFERENCE, "x"), start=3, end=3)
    html = woven(paragraph("al.", Span(3, 3, Mark.CITATION, keys)), (mention,))
    assert (
        'al.<sup class="citations" data-generated="">\u200b<a class="citation" id="reference-x-at-1"'
        in html
    )
    assert 'href="#reference-x" role="doc-biblioref" aria-label="reference 1">1</a>' in html


def test_a_range_of_citations_is_one_link_with_an_anchor_for_each_number() -> None:
    keys = (("keys", "2 3"), ("label", "2–3"), ("locator", ""))
    mentions = tuple(
        Mention(LETTER, Target(TargetKind.REFERENCE, name, "a"), start=1, end=1)
        for name in ("2", "3")
    )
    html = woven(paragraph("x", Span(1, 1, Mark.CITATION, keys)), mentions)
    assert html.count('<a class="citation"') == 1
    assert 'id="reference-2-at-1"' in html
    assert 'id="reference-3-at-1"' in html


def test_a_gap_says_its_reason_to_eyes_and_ears() -> None:
    gap = Span(3, 3, Mark.GAP, (("reason", "torn"), ("extent", "two words")))
    html = woven(paragraph("tis", gap))
    assert 'tis<span class="gap" data-reason="torn" data-extent="two words"' in html
    assert "gap: two words, torn" in html
    assert "[…]" in html


SPOKEN = re.compile(r'<span class="spoken"[^>]*>([^<]*)</span>')
SILENT = re.compile(r'<(\w+)[^>]* aria-hidden="true"[^>]*>[^<]*</\1>')


def words_of(html: str) -> str:
    """What stands between the tags of a block, without the link to itself."""
    return re.sub(r"<[^>]*>", "", html).strip()


@pytest.mark.parametrize(
    ("mark", "told", "seen", "heard"),
    [
        (Mark.SUPPLIED, {}, "the [wet] field", "the supplied: wet field"),
        (Mark.UNCLEAR, {}, "the wet[?] field", "the uncertain reading: wet field"),
        (Mark.ADDED, {}, "the ⟨wet⟩ field", "the added: wet field"),
        (Mark.DELETED, {}, "the ⟦wet⟧ field", "the deleted: wet field"),
        (Mark.SIC, {}, "the wet[sic] field", "the wet[sic] field"),
        (Mark.SIC, {"corr": "dry"}, "the wet[dry] field", "the wetcorrected: [dry] field"),
    ],
)
def test_a_mark_of_an_editor_is_a_sign_to_eyes_words_to_ears_and_no_text(
    mark: Mark, told: dict[str, str], seen: str, heard: str
) -> None:
    html = woven(paragraph("the wet field", Span(4, 7, mark, tuple(told.items()))))
    assert f'class="{mark}"' in html
    assert words_of(SPOKEN.sub("", html)) == seen
    assert words_of(SILENT.sub("", html)) == heard
    signs = re.sub(r"<(\w+)[^>]* data-generated[^>]*>(<span[^>]*>.*?</span>)?[^<]*</\1>", "", html)
    assert words_of(signs) == "the wet field"


def test_a_hard_line_end_keeps_its_line_feed() -> None:
    html = woven(paragraph("a\nb", Span(1, 1, Mark.LINE_BREAK)))
    assert 'a<br data-generated=""/>\nb' in html


def test_the_sign_of_a_note_on_a_line_s_last_words_stands_before_the_line_ends() -> None:
    html = woven(paragraph("one\ntwo", Span(3, 3, Mark.LINE_BREAK)), (), note("n", 0, 3))
    assert html.index("note-ref") < html.index("<br")


def test_the_sign_of_a_note_stands_before_the_bracket_of_the_words_that_follow() -> None:
    many = [note(f"n{number}", 0, 3) for number in range(40)]
    html = woven(paragraph("onetwo", Span(3, 6, Mark.ADDED)), (), *many)
    assert html.rindex("note-ref") < html.index("added: ") < html.index("⟨")


def test_foreign_words_carry_their_language() -> None:
    html = woven(paragraph("in vitro", Span(0, 8, Mark.FOREIGN, (("lang", "la"),))))
    assert '<span class="foreign" lang="la" dir="ltr">in vitro</span>' in html


def test_list_items_share_their_list() -> None:
    outer = Container(Enclosing.LIST, 1, (("ordered", "true"), ("start", "3")))
    blocks = tuple(
        Block(f"item-{n}", Kind.ITEM, str(n), within=(outer, Container(Enclosing.ITEM, n + 1)))
        for n in (1, 2)
    )
    letter = Letter("a", "A", blocks)
    html = weave_letter(letter, Resolved(Edition("", Settings("E"), (letter,))), href)
    assert html.count("<ol") == 1
    assert '<ol start="3">' in html
    assert html.count("<li") == 2


def test_a_block_answers_to_its_old_ids() -> None:
    block = Block("intro", Kind.PARAGRAPH, "x", attributes=(("formerly", "p1 start"),))
    html = woven(block)
    assert (
        '<span id="p1" data-generated=""></span><span id="start" data-generated=""></span>x' in html
    )


def test_a_mention_left_unlinked_still_has_its_place() -> None:
    mention = Mention(LETTER, Target(TargetKind.TERM, "t"), start=0, end=1, linked=False, number=2)
    html = woven(paragraph("x y"), (mention,))
    assert '<span id="term-t-at-2" class="mentioned">x</span>' in html


def test_the_sign_of_a_note_on_a_rule_stands_after_it() -> None:
    rule = Block("r", Kind.SEPARATOR, "", attributes=(("formerly", "old"),))
    html = woven(rule, (), note("n", 0, 0))
    assert html.startswith(
        '<hr id="r" class="block separator"/><p class="signs" data-generated="">'
    )
    assert 'id="at-n"' in html and 'id="old"' in html


def test_a_list_keeps_its_numbers_and_a_container_its_language() -> None:
    within = (
        Container(Enclosing.LIST, 1, (("ordered", "true"), ("start", "3"), ("lang", "fr"))),
        Container(Enclosing.ITEM, 2, (("value", "7"),)),
    )
    html = woven(Block("item", Kind.ITEM, "x", within=within))
    assert html.startswith('<ol start="3" lang="fr" dir="ltr">\n<li class="item" value="7">')


def test_a_container_is_an_address_in_a_letter_and_none_in_prose() -> None:
    within = (Container(Enclosing.STANZA, 1, (("id", "first"),)),)
    line = Block("line", Kind.LINE, "x", within=within)
    assert woven(line).startswith('<div id="first" class="stanza">')
    assert 'id="' not in weave_prose((line,), href)


def test_a_stray_list_item_in_html_cannot_end_the_list_item_around_it() -> None:
    html = Block("html", Kind.HTML, "x", attributes=(("html", "<div><li>x</li></div>"),))
    assert weave_prose((html,), href).startswith('<section class="block html"><div><li>')


def test_a_bare_paragraph_is_woven_as_any_other() -> None:
    bare = Block("", Kind.PARAGRAPH, 'a < b & "c"')
    marked = Block("", Kind.PARAGRAPH, 'a < b & "c"', (Span(0, 0, Mark.LINE_BREAK),))
    assert weave_prose((bare,), href) == '<p>a &lt; b &amp; "c"</p>'
    assert weave_prose((marked,), href).replace('<br data-generated=""/>', "") == weave_prose(
        (bare,), href
    )
    assert weave_prose((bare, bare), href) == "\n".join([weave_prose((bare,), href)] * 2)


@pytest.mark.parametrize("kind", [Kind.HEADING, Kind.LINE, Kind.SEPARATOR, Kind.PREFORMATTED])
def test_what_is_no_paragraph_is_none_where_nothing_is_marked_in_it(kind: Kind) -> None:
    assert not weave_prose((Block("", kind, "Of drains"),), href).startswith("<p>")
