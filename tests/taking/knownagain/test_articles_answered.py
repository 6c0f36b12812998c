"""Answers to articles by their numbers: to the letters that these are, whichever comes first."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from bringing import bring

from glossator.edition import read_edition
from glossator.examine import examine

ARTICLE = """<article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="{kind}"><front>
<journal-meta><journal-title>Annals of Drains</journal-title></journal-meta><article-meta>
<article-id pub-id-type="doi">10.5555/{doi}</article-id>
<title-group><article-title>{title}</article-title></title-group>
<contrib-group><contrib><name><surname>{by}</surname></name></contrib></contrib-group>
<pub-date><year>1905</year></pub-date>{related}</article-meta></front>
<body><p>So says {by}.</p></body></article>
"""
RELATED = (
    '<related-article related-article-type="letter" ext-link-type="doi" xlink:href="10.5555/{}"/>'
)


def article(folder: Path, doi: str, by: str, answers: str = "") -> Path:
    kind, related = ("reply", RELATED.format(answers)) if answers else ("letter", "")
    text = ARTICLE.format(kind=kind, doi=doi, title=f"On {doi}", by=by, related=related)
    (folder / f"{doi}.xml").write_text(text, encoding="utf-8")
    return folder / f"{doi}.xml"


def answered(taken: Path) -> dict[str, list[str]]:
    resolved = examine(taken).resolved
    return {one.source.id: [each.target.id for each in resolved.answers_by[one.source]]
            for one in resolved.answers}  # fmt: skip


def references(taken: Path) -> list[tuple[object, object]]:
    found = read_edition(taken)[0].references
    return sorted((str(one.csl["title"]), str(one.csl.get("author"))) for one in found)


@pytest.mark.parametrize("turn", list(permutations(range(3))))
def test_a_reply_leads_to_the_letter_whichever_of_them_comes_first(
    tmp_path: Path, taken: Path, turn: tuple[int, ...]
) -> None:
    given = [
        article(tmp_path, "meadow", "Hale"),
        article(tmp_path, "reply", "Reed", "meadow"),
        article(tmp_path, "again", "Hale", "reply"),
    ]

    for one in turn:
        bring(taken, given[one])

    assert answered(taken) == {
        "reed-1905-letter": ["hale-1905-letter"], "hale-1905-letter-2": ["reed-1905-letter"],
    } or answered(taken) == {
        "reed-1905-letter": ["hale-1905-letter-2"], "hale-1905-letter": ["reed-1905-letter"],
    }  # fmt: skip
    assert [one[0] for one in references(taken)] == ["On again", "On meadow", "On reply"]
    assert "None" not in [one[1] for one in references(taken)]
    assert "3 there already" in bring(taken, *given)


def test_what_the_number_of_an_article_meant_is_told_when_it_comes(
    tmp_path: Path, taken: Path
) -> None:
    bring(taken, article(tmp_path, "reply", "Reed", "meadow"))
    assert answered(taken) == {"reed-1905-letter": ["doi-10-5555-meadow"]}

    told = bring(taken, article(tmp_path, "meadow", "Hale"))

    assert "Waited for what has come\n  reed-1905-letter answers hale-1905-letter\n" in told
    assert "doi-10-5555-meadow had only a number; it is “On meadow”" in told


def test_lines_that_an_editor_has_written_stay_where_an_article_comes(
    tmp_path: Path, taken: Path
) -> None:
    bring(taken, article(tmp_path, "reply", "Reed", "meadow"))
    file = taken / "data/references.yml"
    written = file.read_text("utf-8").rstrip() + " # to be looked up\n"
    file.write_text(written, encoding="utf-8")

    told = bring(taken, article(tmp_path, "meadow", "Hale"))

    assert file.read_text("utf-8").startswith(written)
    assert "had only a number" not in told
    line = "doi-10-5555-meadow has only a number, and lines of your own: it is “On meadow”"
    assert f"data/references.yml: {line}" in told[told.index("To be looked at") :]


def test_what_a_number_means_is_told_once(tmp_path: Path, taken: Path) -> None:
    given = article(tmp_path, "reply", "Reed", "meadow"), article(tmp_path, "meadow", "Hale")
    assert "had only a number" not in bring(taken, *given)
    assert "had only a number" not in bring(taken, *given)


@pytest.mark.parametrize(
    ("kind", "answer", "leads"),
    [
        ("article-journal", "hale-1805", ["a"]),
        ("article-journal", "{reference: hale-1805, passage: the second part}", ["hale-1805"]),
        ("book", "hale-1805", ["hale-1805"]),
    ],
)
def test_an_article_that_is_a_letter_of_the_edition_is_answered_as_that(
    taken: Path, kind: str, answer: str, leads: list[str]
) -> None:
    (taken / "data").mkdir()
    (taken / "letters").mkdir()
    item = f"hale-1805:\n  type: {kind}\n  title: On drains\n"
    (taken / "data/references.yml").write_text(item, encoding="utf-8")
    for name, fact in (("a", "printed: {reference: hale-1805}"), ("b", f"answers: {answer}")):
        text = f"---\ntitle: {name}\n{fact}\n---\n\nIt is wet.\n"
        (taken / f"letters/{name}.md").write_text(text, encoding="utf-8")

    assert answered(taken) == {"b": leads}
