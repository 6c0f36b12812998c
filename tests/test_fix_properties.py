"""Whatever way an editor writes YAML, a fixed file says the same but for what was mended."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.fixing.cures import Edit, changed
from glossator.fixing.yamlplaces import YamlPart, first_text, value_of
from glossator.readers.source import SourceText
from glossator.readers.yaml.nodes import Mapping, Node, Scalar, Sequence, read_nodes

# fmt: off
WORDS = st.sampled_from([
    "meadow is", "the 𝒜 drains 😀", "it's down", "a: b", "#1 drain", "- so", 'say "no"', "x # y",
    "no", "~", "e\u0301 ", "two\u2028lines", "nel\x85here", "'q'", "*a*", "[b]", "a, b", "{c}",
    "tab\tin", "trail:", "? x", "| y", "@z", "%p", "&a", "!t", "\ufeffbom", "null", "long " * 30,
])
OLD_IDS = st.sampled_from([
    " old", " 'old'", " [old]", " [a, b]", "", " # nothing yet", " ~", " old # why",
    "\n{0}- a\n{0}- b", "\n{0}  - a # why", "\n{0}-   a\n\n{0}# more", " [a,\n{0}    b]",
    "\n{0}  old",
])
# fmt: on
BEHIND = st.sampled_from(["", "", "   ", " # why", "\t# tab", "  # 😀"])
BELOW = st.sampled_from(["", "", "", "\n", "\n{0}# its own line"])


def reads_as(written: str, text: str, around: str) -> bool:
    root, problems = read_nodes(SourceText.whole(around.format(written), ""))
    value = value_of(root, "k") if isinstance(root, Mapping) else None
    return not problems and isinstance(value, Scalar) and value.text == text and not value.empty


@st.composite
def value(draw: st.DrawFn, text: str, indent: str, in_braces: bool) -> str:
    quoted = ["'" + text.replace("'", "''") + "'", json.dumps(text, ensure_ascii=False)]
    if reads_as(text, text, "{{k: {}, z: 1}}" if in_braces else "k: {}\n"):
        quoted.append(text)
    if in_braces:
        return draw(st.sampled_from(quoted))
    if text == text.strip() and text[0] != "\ufeff":
        quoted += [
            f"|-\n{indent}  {text}",
            f">- # head\n{indent}   {text}",
            f"|\n{indent}  {text}\n",
        ]
    written = draw(st.sampled_from(quoted))
    return written if "\n" in written else written + draw(BEHIND)


@st.composite
def block(draw: st.DrawFn, number: int) -> str:
    indent = draw(st.sampled_from(["  ", "    "]))
    given_keys = draw(st.sets(st.sampled_from(["prefix", "suffix"])))
    lines = []
    for key in draw(st.permutations(["id", "quote", "note", *sorted(given_keys)])):
        text = f"n{number}" if key == "id" else draw(WORDS)
        written = draw(value(text, indent, False))
        by_sign = draw(st.integers(0, 9)) == 0
        begun = f"? {key}\n{indent}: " if by_sign else f"{key}: "
        lines.append(begun + written + draw(BELOW).format(indent))
    if draw(st.booleans()):
        lines.append("formerly:" + draw(OLD_IDS).format(indent))
    return f"-{indent[1:]}" + f"\n{indent}".join(lines) + "\n"


@st.composite
def braces(draw: st.DrawFn, number: int) -> str:
    between = draw(st.sampled_from([", ", ",\n   ", ", # why\n   "]))
    keys = draw(st.permutations(["id", "quote", "note"]))
    pairs = [
        f"{key}: {draw(value(f'n{number}' if key == 'id' else draw(WORDS), '', True))}"
        for key in keys
    ]
    if draw(st.booleans()):
        pairs.append(f"formerly:{draw(st.sampled_from([' old', ' [old]', ' [a, b]', '']))}")
    return f"- {{{between.join(pairs)} }}{draw(BEHIND)}\n"


@st.composite
def notes(draw: st.DrawFn) -> str:
    items = [draw(st.one_of(block(n), braces(n))) for n in range(draw(st.integers(1, 3)))]
    text = "".join(items)
    return text.rstrip("\n") if draw(st.booleans()) else text


def said(node: Node, mended: Mapping | None = None, now: dict[str, Any] | None = None) -> Any:
    """What a file says, with what is mended in one of its mappings."""
    if isinstance(node, Scalar):
        return None if node.empty else node.text.rstrip("\n")
    if isinstance(node, Sequence):
        return [said(one, mended, now) for one in node.items]
    assert isinstance(node, Mapping)
    keys = {key.text: said(one, mended, now) for key, one in node.entries}
    return {**keys, **(now or {})} if node is mended else keys


def after(text: str, edits: list[Edit], crlf: bool, mark: bool) -> str:
    raw = ("\ufeff" if mark else "") + (text.replace("\n", "\r\n") if crlf else text)
    made = changed(raw.encode(), edits).decode()
    assert made.startswith("\ufeff") == mark
    if crlf:
        assert made.count("\n") == made.count("\r\n")
    return made.removeprefix("\ufeff").replace("\r\n", "\n")


def comments(text: str) -> list[str]:
    return re.findall(r"# (?:why|tab|😀|its own line|head|more|nothing yet)", text)


@given(notes(), st.data(), st.booleans(), st.booleans())
def test_a_fixed_file_says_the_same_but_for_what_was_mended(
    text: str, data: st.DataObject, crlf: bool, mark: bool
) -> None:
    part = YamlPart.of(text, "f.yml")
    if part is None or not isinstance(part.root, Sequence):
        return
    note = data.draw(st.sampled_from(part.root.items))
    assert isinstance(note, Mapping)
    keys = data.draw(st.sets(st.sampled_from(["quote", "prefix", "suffix"]), min_size=1))
    now = {key: data.draw(WORDS) for key in sorted(keys)}
    made = {key: part.with_key(note, key, words, "quote") for key, words in now.items()}
    edits = [edit for edit in made.values() if edit is not None]
    fixed = after(text, edits, crlf, mark)
    read = YamlPart.of(fixed, "f.yml")
    assert read is not None
    done = {key: words.rstrip("\n") for key, words in now.items() if made[key] is not None}
    assert said(read.root) == said(part.root, note, done)
    assert comments(fixed) == comments(text)


@given(notes(), st.data(), st.booleans(), st.booleans())
def test_an_old_id_is_added_to_those_that_are_there(
    text: str, data: st.DataObject, crlf: bool, mark: bool
) -> None:
    part = YamlPart.of(text, "f.yml")
    if part is None or not isinstance(part.root, Sequence):
        return
    note = data.draw(st.sampled_from(part.root.items))
    assert isinstance(note, Mapping)
    edit = part.with_item(note, "formerly", "new-id", first_text(note))
    if edit is None:
        return
    fixed = after(text, [edit], crlf, mark)
    old = said(note).get("formerly")
    ids = "new-id" if old is None else [*(old if isinstance(old, list) else [old]), "new-id"]
    read = YamlPart.of(fixed, "f.yml")
    assert read is not None
    assert said(read.root) == said(part.root, note, {"formerly": ids})
    assert comments(fixed) == comments(text)


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_old_line_breaks_in_a_value_stop_nothing(sign: str) -> None:
    text = f"- id: a\n  note: one{sign}two\n  quote: words\n"
    part = YamlPart.of(text, "f.yml")
    assert part is not None
    assert isinstance(part.root, Sequence)
    (note,) = part.root.items
    assert isinstance(note, Mapping)
    edit = part.with_key(note, "quote", "other", "quote")
    assert edit is not None
    assert changed(text.encode(), [edit]).decode() == text.replace("words", "other")


def test_an_empty_value_gets_a_blank_before_its_words() -> None:
    text = "- id: a\n  quote:\n  note: A note.\n"
    part = YamlPart.of(text, "f.yml")
    assert part is not None and isinstance(part.root, Sequence)
    (note,) = part.root.items
    assert isinstance(note, Mapping)
    edit = part.with_key(note, "quote", "words", "id")
    assert edit is not None
    assert changed(text.encode(), [edit]).decode() == text.replace("quote:", "quote: words")


def quoted(written: str) -> tuple[YamlPart, Mapping]:
    """A note with this quote, in a part of a file."""
    part = YamlPart.of(f"- id: a\n  quote: {written}\n  note: A note.\n", "f.yml")
    assert part is not None and isinstance(part.root, Sequence)
    (note,) = part.root.items
    assert isinstance(note, Mapping)
    return part, note


@pytest.mark.parametrize("text", ["two\u2028lines", "nel\x85here", "end ", "one\ntwo"])
def test_a_block_of_text_gets_no_words_that_it_cannot_carry(text: str) -> None:
    part, note = quoted(">-\n    old words")
    edit = part.with_key(note, "quote", text, "quote")
    assert edit is not None
    read = YamlPart.of(changed(part.text.encode(), [edit]).decode(), "f.yml")
    assert read is not None and said(read.root) == said(part.root, note, {"quote": text})
    part, note = quoted(">- # head\n    old words")
    assert part.with_key(note, "quote", text, "quote") is None, "the comment would be lost"
