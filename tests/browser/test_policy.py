"""A script that got into a page does not run, and the page works all the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from builds import build
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

DRAINS = Path(__file__).parent.parent / "editions" / "drains"
HOSTILE = """\
<script>window.ran = "a script"</script>
<img src="x" onerror="window.ran = 'a handler'">
<a id="lure" href="javascript:window.ran = 'a link'">lure</a>
<iframe srcdoc="<script>parent.ran = 'a frame'</script>"></iframe>
<p id="styled" style="position: fixed">over everything</p>
"""
HOOK = f"""
def on_page_content(html, **_):
    return html + {HOSTILE!r}
"""
TABLE = """
| left | right |
| --- | ---: |
| a | b |
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site into whose pages something got, past all cleaning, that could run."""
    edition = tmp_path_factory.mktemp("hostile") / "drains"
    shutil.copytree(DRAINS, edition)
    page = edition / "docs" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + TABLE, encoding="utf-8")
    (edition / "hook.py").write_text(HOOK, encoding="utf-8")
    config = edition / "mkdocs.yml"
    written = config.read_text(encoding="utf-8")
    config.write_text(f"{written}\nuse_directory_urls: false\nhooks: [hook.py]\n", encoding="utf-8")
    done = build(edition, "-q")
    assert done.code == 0, done.said
    return edition / "site"


def test_what_a_text_brings_does_not_run(browser: Browser, hostile: Path) -> None:
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto((hostile / "index.html").as_uri())
    page.locator("#lure").click()
    page.wait_for_function("() => document.querySelector('#lure')")
    assert page.evaluate("() => window.ran") is None
    assert page.locator("#styled").evaluate("(one) => getComputedStyle(one).position") == "static"
    aligned = page.locator("td:last-child").evaluate("(one) => getComputedStyle(one).textAlign")
    assert aligned == "right"
    assert sum("Content Security Policy" in text for text in refused) >= 4
    page.close()


def test_the_themes_own_scripts_run(browser: Browser, hostile: Path) -> None:
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto((hostile / "letters" / "reed-1804-12-20.html").as_uri())
    assert page.evaluate("() => typeof __md_scope") == "object"
    assert [text for text in refused if "Content Security Policy" in text] == []
    page.close()
