"""Templates compiled without Jinja's ways around give what Jinja gives."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType, SimpleNamespace

import markupsafe
import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup
from pages_seen import link

from glossator.edition import read_edition
from glossator.resolve import resolve
from glossator.site.pages import build_site
from glossator.site.typesetting import compiling, templating
from glossator.site.typesetting.compiling import PlainEnvironment


class Kind(StrEnum):
    ODD = "<odd>"


TEMPLATES = {
    "attributes": "{{ one.name }}{{ one.child.name }} {{ one.child.say('a', loud=true) }}",
    "escaping": "{{ plain }} {{ html }} {{ number }} {{ html ~ plain }}{% if one %}{{ one.name }}{% endif %}",
    "values": "{{ quoted }} {{ kind }} {{ nothing }} {{ many }} {{ true }} {{ half }} {{ number }}",
    "loops": "{% for a in many %}{{ loop.index }}{{ a.upper() }}{{ ', ' if not loop.last }}{% endfor %}",
    "spaces": "{% set ns = namespace(n=0) %}{% for a in many %}{% set ns.n = ns.n + 1 %}{% endfor %}{{ ns.n }}",
    "macros": "{% import 'library' as m %}{{ m.bold(plain) }}{{ m.bold(html) }}{{ m.bold(plain, kind='x') }}",
    "more macros": "{% import 'library' as m %}{{ m.three('a', plain) }}{{ m.three('a', last=html) }}"
    "{{ m.counted('a', 'b') }}{{ many[0] }}{{ many[:1] | length }}",
    "context": "{% import 'library' as m with context %}{{ m.named() }}",
    "caller": "{% import 'library' as m %}{% call m.around(plain) %}{{ plain }}{% endcall %}",
    "spread": "{{ one.child.say(*many[:1], **{'loud': true}) }}",
    "keyword": "{{ collected(class='a', plain=plain) }}",
    "library": "{% macro bold(words, kind='') %}<b{{ kind }}>{{ words }}</b>{% endmacro %}"
    "{% macro three(first, middle='m', last='l') %}{{ first }}{{ middle }}{{ last }}{% endmacro %}"
    "{% macro counted() %}{{ varargs | length }}{% endmacro %}"
    "{% macro named() %}{{ one.name }}{% endmacro %}"
    "{% macro around(words) %}{{ words }}[{{ caller() }}]{% endmacro %}",
}
VALUES = {
    "one": SimpleNamespace(
        name="<n>",
        child=SimpleNamespace(name="c", say=lambda words, loud=False: words.upper() * (1 + loud)),
    ),
    "plain": "a & <b>", "html": Markup("<i>c</i>"), "number": 7, "many": ["x", "y"],
    "quoted": "\"q\" 'a'", "kind": Kind.ODD, "nothing": None, "half": 0.5,
    "collected": lambda **given: sorted(given),
}  # fmt: skip


def environment(kind: type[Environment]) -> Environment:
    return kind(loader=DictLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)


@pytest.mark.parametrize("name", sorted(set(TEMPLATES) - {"library"}))
def test_a_template_gives_what_jinja_gives(name: str) -> None:
    ours = environment(PlainEnvironment).get_template(name).render(VALUES)
    assert ours == environment(Environment).get_template(name).render(VALUES)
    assert ours


@pytest.mark.parametrize("template", ["{{ gone }}", "{{ gone.name }}", "{{ one.gone }}"])
def test_what_there_is_not_is_no_silence(template: str) -> None:
    with pytest.raises((UndefinedError, AttributeError)):
        environment(PlainEnvironment).from_string(template).render(VALUES)


def test_what_a_template_is_given_goes_before_what_all_templates_know() -> None:
    for kind in (Environment, PlainEnvironment):
        made = kind(loader=DictLoader({"page": "{{ here }} {{ everywhere }}"}))
        made.globals.update(here="all", everywhere="all")
        assert made.get_template("page", globals={"here": "page"}).render() == "page all"


@pytest.fixture
def without_inner(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module as it is where markupsafe keeps no `_escape_inner`, which it promises to nobody."""
    bare = ModuleType("markupsafe")
    bare.Markup, bare.escape = markupsafe.Markup, markupsafe.escape  # type: ignore[attr-defined]
    spec = spec_from_file_location("compiling_without_inner", compiling.__file__)
    assert spec and spec.loader
    made = module_from_spec(spec)
    with monkeypatch.context() as patched:
        patched.setitem(sys.modules, "markupsafe", bare)
        spec.loader.exec_module(made)
    assert made.escaped is markupsafe.escape
    return made


@pytest.mark.parametrize("name", sorted(set(TEMPLATES) - {"library"}))
def test_a_template_gives_the_same_by_the_public_escape(
    name: str, without_inner: ModuleType
) -> None:
    ours = environment(without_inner.PlainEnvironment).get_template(name).render(VALUES)
    assert ours == environment(PlainEnvironment).get_template(name).render(VALUES)


@pytest.fixture
def fresh_environments() -> Iterator[None]:
    templating.environment.cache_clear()
    yield
    templating.environment.cache_clear()


def test_a_whole_edition_has_the_same_bytes_by_the_public_escape(
    without_inner: ModuleType, monkeypatch: pytest.MonkeyPatch, fresh_environments: None
) -> None:
    folder = Path(__file__).parents[1] / "editions" / "drains" / "docs"

    def pages() -> dict[str, str]:
        site = build_site(resolve(read_edition(folder)[0])[0])
        return {page.uri: page.html(link, "") for page in site.pages}

    before = pages()
    templating.environment.cache_clear()
    monkeypatch.setattr(templating, "PlainEnvironment", without_inner.PlainEnvironment)
    monkeypatch.setattr(templating, "shown", without_inner.shown)
    after = pages()
    assert before
    assert [uri for uri in before if before[uri] != after[uri]] == []
