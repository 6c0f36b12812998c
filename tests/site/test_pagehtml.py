"""HTML in ordinary pages: what Python-Markdown makes of it, and what is said of it."""

from __future__ import annotations

import pytest
from markdown import Markdown

from glossator.problems import Rule
from glossator.readers.markdown.page import read_page
from glossator.site.ordinary.pagehtml import PageHtml

EXTENSIONS = ["attr_list", "md_in_html", "tables", "fenced_code", "toc"]

REFUSED = [
    "<script>ran()</script>",
    "Words <script>ran()</script> words",
    "<img src=x onerror=ran()>",
    "Words <img src=x onerror=ran()> words",
    "<svg onload=ran()><path/></svg>",
    "<math><mi xlink:href='javascript:ran()'>x</mi></math>",
    "<style>body { display: none }</style>",
    "<iframe src='https://example.org'></iframe>",
    "<object data='x'></object>",
    "<form action='https://example.org'><button>Send</button></form>",
    "<meta http-equiv='refresh' content='0; url=https://example.org'>",
    "<base href='https://example.org/'>",
    "<div style='position: fixed'>over everything</div>",
    "<div onclick='ran()' markdown>\n\nwords\n\n</div>",
    "Words <b onclick='ran()'>bold</b>",
    "<a href='javascript:ran()'>lure</a>",
    "<a href='&#106;avascript:ran()'>lure</a>",
    "[lure](javascript:ran())",
    "[lure](data:text/html,ran)",
]


def rendered(text: str) -> str:
    return Markdown(extensions=[*EXTENSIONS, PageHtml()]).convert(text)


@pytest.mark.parametrize("text", REFUSED)
def test_what_could_run_or_load_is_left_out_and_said(text: str) -> None:
    html = rendered(text).lower()
    for sign in ("<script", "<svg", "<math", "<style", "<iframe", "<object", "<form", "<button",
                 "<meta", "<base", "javascript:", "data:", " on", "style="):  # fmt: skip
        assert sign not in html, html
    problems = read_page(text, "index.md", "docs/index.md").problems
    assert {problem.rule for problem in problems} <= {Rule.HTML_REMOVED, Rule.BAD_VALUE}
    assert len(problems) >= 1
    assert str(problems[0]).startswith("docs/index.md:1:")


@pytest.mark.parametrize("attribute", ["onclick=ran()", "style=position:fixed", "srcdoc=x"])
def test_an_attribute_list_brings_nothing_that_runs(attribute: str) -> None:
    assert rendered(f"Words.\n{{: {attribute} #place }}") == '<p id="place">Words.</p>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Cells <kbd>a</kbd> and *b*<br>c", "<p>Cells <kbd>a</kbd> and <em>b</em><br/>c</p>"),
        ("<div class='two'>\n<p>One</p>\n</div>", '<div class="two">\n<p>One</p>\n</div>'),
        (
            "<figure><img src='a.png' alt='A farm'><figcaption>A</figcaption></figure>",
            '<figure><img src="a.png" alt="A farm"><figcaption>A</figcaption></figure>',
        ),
        ('[one](a.md){ title="x" }', '<p><a href="a.md" title="x">one</a></p>'),
        ("```\n<script>\n```", "<pre><code>&lt;script&gt;\n</code></pre>"),
        ("`<script>` and 1 < 2", "<p><code>&lt;script&gt;</code> and 1 &lt; 2</p>"),
    ],
)
def test_what_lays_a_page_out_stays(text: str, html: str) -> None:
    assert rendered(text) == html
    assert read_page(text, "index.md", "index.md").problems == ()


def test_a_table_keeps_how_its_columns_stand() -> None:
    assert 'style="text-align: right;"' in rendered("| a | b |\n| - | -: |\n| c | d |")


def test_what_an_extension_makes_of_other_signs_stays() -> None:
    md = Markdown(extensions=["toc", PageHtml()], extension_configs={"toc": {"permalink": True}})
    html = md.convert("# Farm\n\nWrite to <hale@example.org>.")
    assert '<a class="headerlink" href="#farm"' in html
    assert "&#109;&#97;&#105;&#108;&#116;&#111;" in html
