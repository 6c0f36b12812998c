"""What the browser gets: all there, nothing from elsewhere, one classic script."""

from __future__ import annotations

import gzip
import re

from glossator.site import assets


def test_every_font_that_the_styles_name_is_shipped() -> None:
    named = set(re.findall(r'url\("([^"]+)"\)', assets.styles()))
    shipped = {uri.removeprefix("assets/glossator/") for uri, _ in assets.files()}
    assert named
    assert named <= shipped


def test_fonts_come_with_their_licences() -> None:
    names = [path.name for _, path in assets.files()]
    assert "LICENSE-source-serif-4.txt" in names
    assert "LICENSE-source-sans-3.txt" in names


def test_the_styles_load_nothing_from_elsewhere() -> None:
    loaded = re.findall(r"(?:url\(|@import)\s*[\"']?([^\"')\s]+)", assets.styles())
    assert loaded
    assert [address for address in loaded if "//" in address] == []
    assert "@import" not in assets.styles()


def test_the_script_is_classic_and_fetches_nothing() -> None:
    script = assets.scripts()
    assert not re.search(r"^\s*(import|export)\b", script, re.MULTILINE)
    assert not re.search(r"\bfetch\(|XMLHttpRequest|import\(", script)


def test_every_colour_is_a_token() -> None:
    for name in assets._STYLES:
        if name in ("tokens", "print"):
            continue
        css = assets._read("css", f"{name}.css")
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgb\(", css), name


def test_an_old_address_leads_on_without_scripts() -> None:
    page = assets.redirect('../new/"a"/')
    assert 'content="0; url=../new/&#34;a&#34;/"' in page
    assert 'rel="canonical"' in page


def test_styles_and_scripts_together_stay_small() -> None:
    weight = sum(len(gzip.compress(text.encode())) for text in (assets.styles(), assets.scripts()))
    assert weight < 40_000
