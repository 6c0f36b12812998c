"""The interface's messages: every word is one, every one is translated."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from glossator.site.typesetting.templating import TEMPLATES, THEME
from glossator.wording import MESSAGES, languages

PLACEHOLDER = re.compile(r"%\(\w+\)s|%%|\{\w+\}|<[^>]*>")
CATALOGUES = sorted(MESSAGES.glob("*.po"))
FILES = sorted([*TEMPLATES.rglob("*.html"), *THEME.rglob("*.html")])
SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-shown", "data-put-out")
ALLOWED = ("M Vq0 6 -6 6Hq-6 0 -6 Vq0  6 H", 'lang=""', 'role="list">')
"""The path of an arrow in a thread's drawing, and pieces of tags whose rest an expression writes."""


@pytest.fixture(scope="module")
def source(script: Callable[[str], ModuleType]) -> Catalog:
    return script("messages").collected()  # type: ignore[no-any-return]


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as written:
        return read_po(written, locale=path.stem)


def messages(given: Catalog) -> list[Message]:
    return [one for one in given if one.id]


def key(message: Message) -> tuple[object, object]:
    return message.context, message.id


def forms(words: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_has_the_messages_of_the_source_and_no_others(
    path: Path, source: Catalog
) -> None:
    written = catalogue(path)
    assert {key(one) for one in messages(written)} == {key(one) for one in messages(source)}
    assert not written.obsolete


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_every_message_is_translated_in_all_its_forms(path: Path) -> None:
    written = catalogue(path)
    for one in messages(written):
        assert not one.fuzzy, one.id
        assert all(forms(one.string)), one.id
        if one.pluralizable:
            assert len(one.string) == written.num_plurals, one.id


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_translation_keeps_the_placeholders_and_elements_of_its_message(path: Path) -> None:
    for one in messages(catalogue(path)):
        wanted = [sorted(PLACEHOLDER.findall(said)) for said in forms(one.id)]
        found = [sorted(PLACEHOLDER.findall(said)) for said in forms(one.string)]
        # 'The letter' needs no number where there is but one.
        assert found[-1] == wanted[-1], one.id
        assert all(said in wanted for said in found), one.id


def test_french_signs_have_a_narrow_blank_that_does_not_break() -> None:
    for one in messages(catalogue(MESSAGES / "fr.po")):
        for said in forms(one.string):
            bare = re.sub(r"<[^>]*>", "", said)
            assert not re.search(r"(?<!\u202f)[:;!?»]|«(?!\u202f)", bare), said


def test_spanish_questions_and_exclamations_open_with_their_sign() -> None:
    for one in messages(catalogue(MESSAGES / "es.po")):
        for said in forms(one.string):
            assert [said.count(sign) for sign in "¿¡"] == [said.count(sign) for sign in "?!"], said
            assert not re.search(r"[“”„‘’]|« | »", said), said


def test_dutch_quotes_with_single_marks() -> None:
    for one in messages(catalogue(MESSAGES / "nl.po")):
        # The search knows words that belong together by double marks.
        if one.id != "“Quotation marks” find words that stand side by side.":
            bare = "".join(re.sub(r"<[^>]*>", "", said) for said in forms(one.string))
            assert not re.search("[“”„\"']", bare), one.id
            assert len(re.findall(r"‘", bare)) == len(re.findall(r"’(?!\w)", bare)), one.id


def test_italian_quotes_between_guillemets_without_blanks() -> None:
    for one in messages(catalogue(MESSAGES / "it.po")):
        for said in forms(one.string):
            bare = re.sub(r"<[^>]*>", "", said)
            assert not re.search("[“”„‘\"']|« | »", bare), said
            assert bare.count("«") == bare.count("»"), said


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_no_sentence_is_left_in_english(path: Path) -> None:
    for one in messages(catalogue(path)):
        for english, said in zip(forms(one.id), forms(one.string), strict=False):
            words = re.findall(r"\b[a-z]{3,}", PLACEHOLDER.sub("", english))
            assert len(words) < 2 or said != english, one.id


def test_the_files_are_as_the_script_would_write_them(
    script: Callable[[str], ModuleType], source: Catalog
) -> None:
    tool = script("messages")
    assert (MESSAGES / "messages.pot").read_bytes() == tool.as_bytes(source)
    for path in CATALOGUES:
        assert path.read_bytes() == tool.updated(path, source), path.name


def test_a_catalogue_that_is_not_current_is_told_by_check_and_then_written(
    script: Callable[[str], ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = script("messages")
    held, gone = Catalog(locale="de"), Catalog(locale="de")
    held.add("Kept", "Behalten")
    gone.add("Kept", "Behalten")
    gone.add("Gone", "Fort")
    (tmp_path / "de.po").write_bytes(tool.as_bytes(gone))
    monkeypatch.setattr(tool, "MESSAGES", tmp_path)
    monkeypatch.setattr(tool, "collected", lambda: held)
    for arguments, code in ((["--check"], 2), ([], 0), (["--check"], 0)):
        monkeypatch.setattr(tool.sys, "argv", ["messages.py", *arguments])
        assert tool.main() == code
    written = (tmp_path / "de.po").read_text("utf-8")
    assert 'msgstr "Behalten"' in written and "Gone" not in written


def test_no_message_stands_inside_an_f_string(root: Path) -> None:
    """There it is found from Python 3.12 on only."""
    trees = ((path, ast.parse(path.read_bytes())) for path in (root / "src").rglob("*.py"))
    assert [path.name for path, tree in trees for _ in _within_strings(tree)] == []
    assert list(_within_strings(ast.parse("f'{wording.gettext(\"A\")}'")))


def _within_strings(tree: ast.AST) -> Iterator[ast.Constant]:
    strings = (one for one in ast.walk(tree) if isinstance(one, ast.JoinedStr))
    calls = (call for one in strings for call in ast.walk(one) if isinstance(call, ast.Call))
    for call in calls:
        named = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        if named.endswith("gettext"):
            yield from (one for one in call.args if isinstance(one, ast.Constant))


def test_these_languages_are_spoken() -> None:
    assert languages() == ("en", "de", "es", "fr", "it", "nl")


class Words(HTMLParser):
    """The letters that stand in a template's HTML itself, as text or in a spoken attribute."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("script", "style")
        self.found += [v for name, v in attrs if name in SPOKEN and v and has_letters(v)]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.silent and has_letters(data) and data.strip() not in ALLOWED:
            self.found.append(data.strip())


def has_letters(words: str) -> bool:
    return any(one.isalpha() for one in words)


def written_out(node: nodes.Node) -> Iterator[str]:
    """The strings that an expression writes out itself, not as messages or arguments."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, nodes.CondExpr):
        yield from written_out(node.expr1)
        if node.expr2:
            yield from written_out(node.expr2)
    elif isinstance(node, nodes.Or | nodes.Add):
        yield from (*written_out(node.left), *written_out(node.right))
    elif isinstance(node, nodes.Concat):
        yield from (words for part in node.nodes for words in written_out(part))
    elif isinstance(node, nodes.Getitem) and isinstance(node.node, nodes.Dict):
        yield from (words for pair in node.node.items for words in written_out(pair.value))


def bare_words(template: str) -> list[str]:
    """The words of a template that are no messages."""
    parsed = Environment(extensions=["jinja2.ext.i18n"]).parse(template)
    html, told = "", []
    for output in parsed.find_all(nodes.Output):
        for node in output.nodes:
            if isinstance(node, nodes.TemplateData):
                html += node.data
            elif not re.search(r"<[^>]*$", html):  # what stands in a tag is mostly a class
                told += [words for words in written_out(node) if has_letters(words)]
    return Words(html).found + told


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_template_holds_no_words_but_messages(path: Path) -> None:
    assert bare_words(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "template",
    [
        "<p>Notes</p>",
        '<a aria-label="Close">×</a>',
        '<a title="to {{ name }}"></a>',
        '<p>{{ "note" if n == 1 else "notes" }}</p>',
        '<p>{{ words or "here" }}</p>',
    ],
)
def test_words_outside_messages_are_found(template: str) -> None:
    assert bare_words(template)


@pytest.mark.parametrize(
    "template",
    [
        '<p class="notes">{{ _("Notes") }} {{ n }}</p>',
        '<p class="{{ "one" if n else "none" }}">{% trans %}Here{% endtrans %}</p>',
        "<script>const words = 1;</script>{# Notes #}",
    ],
)
def test_messages_are_no_bare_words(template: str) -> None:
    assert bare_words(template) == []
