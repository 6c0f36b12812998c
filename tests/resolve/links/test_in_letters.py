"""Links of a letter's own words: they lead away, and no word is another for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from glossator.edition import read_edition
from glossator.model import Mark, TargetKind
from glossator.problems import Rule
from glossator.readers.tei import read_tei
from glossator.resolve import Resolved, resolve
from glossator.site.books.choosing import everything
from glossator.site.books.onefile import one_file
from glossator.site.catalogue import Catalogue
from glossator.site.pages import build_site
from glossator.writers.export import Publication
from glossator.writers.tei import Index, write_corpus
from glossator.writers.yaml import write_letter

TEXT = (
    '[That you *mend* the sluice]{.cross-link target="first#p2"} I hear from '
    "[yours]{.cross-link target=first}; so [the gate]{.cross-link target=sluice} stands.\n\n"
    'As I [said]{.cross-link target="#p1"}.\n'
)
SAID = "That you mend the sluice I hear from yours; so the gate stands.\nAs I said."
LED = [
    ("That you mend the sluice", TargetKind.BLOCK, "p2"),
    ("sluice", TargetKind.TERM, "sluice"),
    ("yours", TargetKind.LETTER, "first"),
    ("the gate", TargetKind.TERM, "sluice"),
    ("said", TargetKind.BLOCK, "p1"),
]


def written(folder: Path, text: str) -> Path:
    for name, words in {
        "edition.yml": "title: Letters\nlink: none\n",
        "data/glossary.yml": "sluice: {name: sluice, definition: A gate.}\n",
        "letters/first.md": "---\ntitle: First\ndate: 1805\n---\nThe kiln.\n\nWe mend it soon.\n",
        "letters/second.md": f"---\ntitle: Second\ndate: 1806\n---\n{text}",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def resolved(tmp_path_factory: pytest.TempPathFactory) -> Resolved:
    edition, problems = read_edition(written(tmp_path_factory.mktemp("links"), TEXT))
    found, more = resolve(edition)
    assert (*problems, *more) == ()
    return found


def test_a_letters_words_lead_where_they_are_said_to_and_stay_as_they_are(
    resolved: Resolved,
) -> None:
    letter = resolved.edition.letters[1]
    assert letter.text == SAID
    assert [
        (letter.blocks[one.block].text[one.start : one.end], one.target.kind, one.target.id)
        for one in resolved.mentions_in(TargetKind.LETTER, "second")
    ] == LED


def test_what_an_editor_links_by_hand_is_linked_whatever_the_policy_is(resolved: Resolved) -> None:
    terms = [one for one in resolved.mentions_in(TargetKind.LETTER, "second")
             if one.target.kind is TargetKind.TERM]  # fmt: skip
    assert [one.linked for one in terms] == [False, True]


def test_the_letter_that_they_lead_to_says_so_and_books_link_them(resolved: Resolved) -> None:
    first, second = (
        html.document_fromstring(page.html(lambda uri, at: f"{uri}#{at}", ""))
        for page in build_site(resolved).pages
        if page.uri in ("letters/first.md", "letters/second.md")
    )
    links = second.xpath("//div[@class='text']//a[@class='passage' or @class='letter']/@href")
    assert [one.removesuffix("#") for one in links] == [
        "letters/first.md#p2", "letters/first.md", "#p1",
    ]  # fmt: skip
    said = [" ".join(one.text_content().split()) for one in first.xpath("//li[@class='mention']")]
    assert f"paragraph 1 {SAID.partition(chr(10))[0]}" in said
    catalogue = Catalogue(resolved)
    book = html.document_fromstring(one_file(catalogue, everything(catalogue)))
    (passage,) = book.xpath("//a[@class='passage'][starts-with(., 'That')]/@href")
    assert book.xpath(f"//*[@id='{passage.lstrip('#')}']")[0].text_content() == "We mend it soon."


def test_they_are_written_and_read_again_in_markdown_and_tei(
    resolved: Resolved, tmp_path: Path
) -> None:
    (_, letter) = read_edition(written(tmp_path, TEXT))[0].letters
    assert write_letter(letter).endswith(TEXT)
    corpus = write_corpus(Index(Publication.of(resolved)))
    (_, again) = read_tei(corpus, "a.xml").letters
    assert again.text == SAID
    assert [one.attributes for block in again.blocks for one in block.spans
            if one.mark is Mark.CROSS_LINK] == [
        (("target", "first#p2"),), (("target", "first"),), (("target", "sluice"),),
        (("target", "#p1"),),
    ]  # fmt: skip


def test_one_that_leads_nowhere_is_told_at_its_place(tmp_path: Path) -> None:
    edition, _ = read_edition(written(tmp_path, "So [yours]{.cross-link target=frist}.\n"))
    found, problems = resolve(edition)
    (told,) = [one for one in problems if one.rule is Rule.DANGLING_LINK]
    assert str(told.position).endswith("letters/second.md:5:4")
    assert told.cure == "Did you mean “first”?"
    assert found.edition.letters[1].text == "So yours."


@pytest.mark.parametrize("target", ["elsewhere:", "elsewhere: ", "elsewhere:#kiln"])
def test_one_to_a_letter_from_elsewhere_says_which(tmp_path: Path, target: str) -> None:
    said = f'So [yours]{{.cross-link target="{target}"}}.\n'
    found, problems = resolve(read_edition(written(tmp_path, said))[0])
    (told,) = [one for one in problems if one.rule is Rule.DANGLING_LINK]
    assert "names no letter" in told.message
    assert told.cure.endswith("elsewhere:L12.")
    assert found.edition.letters[1].text == "So yours."
