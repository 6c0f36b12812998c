"""The policy lets the theme's own scripts run, and none that a text might bring."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from types import SimpleNamespace

from jinja2 import DictLoader, Environment

from glossator.site.frame.policies import Empty, Policies
from glossator.site.frame.policy import policy


def directives(written: str) -> dict[str, list[str]]:
    parts = (part.split() for part in written.split("; "))
    return {name: sources for name, *sources in parts}


def hashed(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def test_scripts_of_the_theme_are_counted_by_their_hashes() -> None:
    theme = "<head><script>a&amp;b < c</script><script type='application/json'>{}</script>"
    found = directives(policy(theme + "<script src='x.js'></script><script>\u2028é\n</script>"))
    assert found["script-src"] == ["'self'", hashed("a&amp;b < c"), hashed("\u2028é\n")]


def test_nothing_else_may_run_or_be_fetched() -> None:
    found = directives(policy("<p>bare"))
    assert found["default-src"] == found["script-src"] == found["style-src"] == ["'self'"]
    assert found["object-src"] == found["frame-src"] == ["'none'"]
    assert found["base-uri"] == found["form-action"] == ["'none'"]
    assert "'unsafe-inline'" not in policy("<p>bare") and "unsafe-eval" not in policy("<p>bare")


def test_the_cells_of_tables_may_say_where_they_stand_where_there_are_such() -> None:
    assert "style-src-attr" in directives(policy("<p>bare"))
    assert "style-src-attr" not in directives(policy("<p>bare", styled=False))


def test_hosts_that_the_settings_ask_are_named() -> None:
    theme = (
        "<link rel=preconnect href='https://fonts.example'>"
        "<link rel=stylesheet href='https://styles.example/a.css'><link rel=stylesheet href=b.css>"
        "<script src='//scripts.example/x.js'></script><style>:root{}</style>"
    )
    found = directives(policy(theme, {"img-src": "https://pictures.example"}))
    assert found["font-src"] == ["'self'", "https://fonts.example"]
    assert found["style-src"] == ["'self'", hashed(":root{}"), "https://styles.example"]
    assert found["script-src"] == ["'self'", "https://scripts.example"]
    assert found["img-src"] == ["'self'", "data:", "https://pictures.example"]


def test_a_host_joins_what_this_site_has_itself() -> None:
    found = directives(policy("<p>bare", {"connect-src": "https://counts.example"}))
    assert found["connect-src"] == ["'self'", "https://counts.example"]


def test_a_script_that_came_in_with_a_page_is_none_of_the_themes() -> None:
    """Whatever of the page the theme prints, and wherever, the policy does not bless it."""
    parts = ("content", "title", "toc", "meta")
    theme = "".join(f"<div>{{{{ page.{part} }}}}</div>" for part in parts)
    templates = {"main.html": f"<script>own()</script>{theme}{{{{ nav }}}}"}
    page = SimpleNamespace(
        **{part: f"<script>{part}()</script>" for part in parts},
        previous_page=None,
        next_page=None,
    )
    policies = Policies(Environment(loader=DictLoader(templates)), True, Empty("", ""))
    context = {"page": page, "base_url": ".", "nav": "<script>nav()</script>"}
    found = directives(policies.of("main.html", context))
    assert found["script-src"] == ["'self'", hashed("own()")]
