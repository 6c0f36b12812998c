"""Small files that would cost much, or break the parser: each ends in one problem that says why."""

from __future__ import annotations

from pathlib import Path

import pytest
from payloads import edition

from glossator.examine import examine
from glossator.problems import Rule

LAUGHS = "\n".join(
    ["a0: &a0 [lol, lol]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30))]
)
MERGES = "\n".join(
    ["m0: &m0 {name: x}", *(f"m{n}: &m{n} {{<<: [*m{n - 1}, *m{n - 1}]}}" for n in range(1, 900))]
)
XML_LAUGHS = "".join(f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};">' for n in range(1, 30))

YAML = {
    "ten thousand brackets": ("[" * 10_000, Rule.YAML_TOO_DEEP, "40"),
    "ten thousand braces": ("{a: " * 10_000, Rule.YAML_TOO_DEEP, "40"),
    "lists in lists by indentation": (
        "\n".join(f"{' ' * n}-" for n in range(300)), Rule.YAML_TOO_DEEP, "40",
    ),
    "a million laughs": (LAUGHS, Rule.YAML_FORBIDDEN, ""),
    "merge keys in merge keys": (MERGES, Rule.YAML_FORBIDDEN, ""),
    "more than five million signs": ("# " + "x" * 5_000_001, Rule.YAML_TOO_DEEP, "5,000,000"),
    "an object of Python": (
        '!!python/object/apply:os.system ["true"]', Rule.YAML_FORBIDDEN, "",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "limit"), YAML.values(), ids=YAML)
@pytest.mark.parametrize("name", ["data/places.yml", "data/glossary.yml", "edition.yml"])
def test_yaml_that_would_cost_much_is_refused_with_the_limit(
    name: str, text: str, rule: Rule, limit: str, tmp_path: Path
) -> None:
    edition(tmp_path, "nothing")
    (tmp_path / name).write_text(f"{text}\n", encoding="utf-8")
    told = [one for one in examine(tmp_path, "").problems if one.position.path == name]
    refused = [one for one in told if one.rule is rule]
    assert 1 <= len(refused) <= 21 and limit in refused[0].message
    assert refused[0].severity == "error"


MARKDOWN = {
    "quotations in quotations": ">" * 20_000 + " boom",
    "lists in lists": "".join(f"{'  ' * n}- a\n" for n in range(500)) + "\nboom",
    "brackets": "[" * 4_000 + "boom",
    "stars": "*a **b " * 3_000 + "boom",
    "code signs": " ".join("`" * n for n in range(1, 400)) + " boom",
    "fences": "".join(f"{':' * n} {{.verse}}\n" for n in range(150, 3, -1)) + "boom",
    "links that begin": "[a](" * 3_000 + "boom",
    "tables": "|" * 20_000 + "\n" + "|-" * 10_000 + "|\nboom",
    "attributes": "[a]{" + ".b " * 20_000 + "boom",
    "one long word": "boom" * 200_000,
}


@pytest.mark.parametrize("text", MARKDOWN.values(), ids=MARKDOWN)
@pytest.mark.parametrize("name", ["letters/second.md", "about.md"])
def test_markdown_that_would_cost_much_is_read_or_told(
    name: str, text: str, tmp_path: Path
) -> None:
    edition(tmp_path, "nothing")
    path = tmp_path / name
    before = path.read_text(encoding="utf-8") if path.exists() else "# About\n"
    path.write_text(f"{before}\n{text}\n", encoding="utf-8")
    found = examine(tmp_path, "")
    told = [one for one in found.problems if one.position.path == name]
    letter = next((one for one in found.edition.letters if one.id == "second"), None)
    kept = letter is not None and "boom" in letter.text
    assert name == "about.md" or kept or told


XML = {
    "laughs": f'<!DOCTYPE TEI [<!ENTITY l0 "ha">{XML_LAUGHS}]><TEI><text><body><p>&l29;</p></body></text></TEI>',
    "a file": '<!DOCTYPE TEI [<!ENTITY f SYSTEM "file:///etc/hostname">]><TEI><text><body><p>&f;</p></body></text></TEI>',
    "another host": '<!DOCTYPE TEI SYSTEM "http://localhost:9/boom.dtd" [<!ENTITY % p SYSTEM "http://localhost:9/p"> %p;]><TEI/>',
    "elements in elements": f"<TEI><text><body>{'<p>' * 20_000}",
}  # fmt: skip


@pytest.mark.parametrize("text", XML.values(), ids=XML)
def test_xml_that_asks_for_more_than_itself_is_refused(text: str, tmp_path: Path) -> None:
    edition(tmp_path, "nothing")
    (tmp_path / "letters" / "third.xml").write_text(text, encoding="utf-8")
    told = [one for one in examine(tmp_path, "").problems if "third.xml" in one.position.path]
    assert told[0].rule in (Rule.XML_FORBIDDEN, Rule.XML_SYNTAX)
    assert told[0].position.line == 1 and told[0].severity == "error"


def test_an_inclusion_is_not_followed_and_said(tmp_path: Path) -> None:
    edition(tmp_path, "nothing")
    (tmp_path / "secret.txt").write_text("boom", encoding="utf-8")
    included = (
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="../secret.txt" parse="text"/>'
    )
    text = f"<TEI><teiHeader/><text><body><p>Sir,</p>\n{included}</body></text></TEI>"
    (tmp_path / "letters" / "third.xml").write_text(text, encoding="utf-8")
    found = examine(tmp_path, "")
    told = [one for one in found.problems if one.rule is Rule.LOST_TEXT]
    assert [one.position.line for one in told] == [2]
    assert all("boom" not in one.text for one in found.edition.letters)


def test_a_link_out_of_the_edition_is_refused(tmp_path: Path) -> None:
    edition(tmp_path / "docs", "nothing")
    (tmp_path / "secret.md").write_text("# Secret\n", encoding="utf-8")
    (tmp_path / "secrets").mkdir()
    (tmp_path / "docs" / "page.md").symlink_to("../secret.md")
    (tmp_path / "docs" / "picture.png").symlink_to("/etc/hostname")
    (tmp_path / "docs" / "folder").symlink_to("../secrets")
    (tmp_path / "docs" / "round").symlink_to("round")
    (tmp_path / "docs" / "letters" / "third.md").symlink_to("../../secret.md")
    found = examine(tmp_path / "docs", "")
    told = [str(one.position.path) for one in found.problems if one.severity == "error"]
    assert told == ["folder", "letters/third.md", "page.md", "picture.png", "round"]
    assert {one.rule for one in found.problems if one.severity == "error"} == {Rule.UNREADABLE}
    assert all("Secret" not in page.title for page in found.edition.pages)
