"""What the browser gets: all there, nothing from elsewhere, one classic script."""

from __future__ import annotations

import gzip
import re
from itertools import pairwise
from pathlib import Path

from glossator.site import assets
from glossator.site.search.joined import STYLES, search_files
from glossator.wording import ENGLISH

SOURCES = Path(assets.__file__).parent


def written(name: str) -> str:
    return (SOURCES / "js" / f"{name}.js").read_text("utf-8")


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


def test_the_scripts_are_classic_and_fetch_nothing_but_pagefind_and_its_parts() -> None:
    large = assets.large_search()
    for loaded in ("import(first.program)", 'await fetch(new URL("parts.json", folder))'):
        assert large.count(loaded) == 1
        large = large.replace(loaded, "")
    for script in (assets.scripts(), assets.search(), large):
        assert not re.search(r"^\s*(import|export)\b", script, re.MULTILINE)
        assert not re.search(r"\bfetch\(|XMLHttpRequest|import\(", script)


def test_every_colour_is_a_token() -> None:
    for name in assets._STYLES:
        if name in ("tokens", "night", "print"):
            continue
        css = (SOURCES / "css" / f"{name}.css").read_text("utf-8")
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgb\(", css), name


def test_no_rule_asks_a_whole_letter_for_what_it_holds() -> None:
    """Browsers ask again for every element of it at each change: seconds, with a thousand notes."""
    assert "article.letter:has(" not in assets.styles()
    assert "body:has(" not in assets.styles()


def test_no_word_of_the_styles_loses_a_blank() -> None:
    words = re.compile(r"""\"[^\"\n]*\"|'[^'\n]*'""")
    written = words.findall("\n".join(map(assets.style, assets._STYLES)))
    assert len(written) > 50
    assert words.findall(assets.styles()) == written


def test_what_images_need_is_small_and_no_page_without_images_has_it() -> None:
    files = dict(assets.of_facsimiles("a.css", "a.js"))
    assert sum(len(gzip.compress(text.encode())) for text in files.values()) < 3_000
    assert all("/*" not in text for text in files.values())
    assert "page-image" not in assets.styles()


def test_what_a_map_needs_is_small_and_no_page_without_a_map_has_it() -> None:
    ((_, text),) = assets.of_maps("map.css")
    assert len(gzip.compress(text.encode())) < 1_200
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgb\(|/\*", text)
    assert ".map" not in assets.styles()


def test_what_a_reader_s_own_notes_need_is_small_and_loaded_for_them_alone() -> None:
    files = dict(assets.texts())
    weights = {uri: len(gzip.compress(text.encode(), 9)) for uri, text in files.items()}
    assert weights[assets.MY_NOTES_URI] < 7_500
    assert weights[assets.MY_NOTES_STYLES_URI] < 1_800
    assert weights[assets.NOTEBOOK_URI] < 4_700
    late = [files[uri] for uri in (assets.MY_NOTES_URI, assets.NOTEBOOK_URI)]
    assert all("TextQuoteSelector" not in one for one in (assets.own(), late[1]))
    assert not re.search(r"\bfetch\(|XMLHttpRequest|import\(|sendBeacon|WebSocket", "".join(late))


def test_no_name_is_given_twice_in_the_scripts_of_a_reader_s_own_notes() -> None:
    for parts in (assets._MY_NOTES, assets._NOTEBOOK):
        text = "\n".join(map(written, parts))
        given = re.findall(
            r"^(?:async )?(?:function\*?|const|let) +([A-Za-z_$][\w$]*)", text, re.MULTILINE
        )
        assert len(given) > 20
        assert sorted({name for name in given if given.count(name) > 1}) == []


def test_what_chooses_letters_to_be_printed_is_small_and_no_other_page_has_it() -> None:
    ((_, text),) = assets.of_dossiers("dossier.js")
    assert len(gzip.compress(text.encode())) < 2_500
    assert "printed-letter" not in assets.own()


def test_an_old_address_leads_on_without_scripts() -> None:
    page = assets.redirect('../new/"a"/')
    assert 'content="0; url=../new/&#34;a&#34;/"' in page
    assert 'rel="canonical"' in page


def test_our_styles_and_scripts_together_stay_small() -> None:
    weight = sum(len(gzip.compress(text.encode())) for text in (assets.styles(), assets.own()))
    assert weight < 40_000


def test_what_is_sent_says_the_same_without_comments() -> None:
    assert "/*" not in assets.styles()
    sent = f"{assets.own()}\n{assets.search()}"
    names = (*assets._SCRIPTS, *assets._SEARCH)
    lines = "\n".join(written(name) for name in names).split("\n")
    code = [line.strip() for line in _outside_comments(lines)]
    head, foot = assets.search().split("\n", 2)[:2], "};"
    own = "".join([line for line in sent.split("\n") if line not in head]).removesuffix(foot)
    assert own == "".join(code)
    # Where no sign ends or begins a line, the line's end is sent: it may be a statement's.
    ends = [line for line, after in pairwise(code)
            if line[-1] not in ";{,([" and after[0] not in "})]"]  # fmt: skip
    assert len(ends) > 100
    assert [line for line in ends if f"{line}\n" not in sent] == []


def test_no_line_of_a_script_ends_in_a_comment() -> None:
    """The line after it, which may be joined to it, would be lost."""
    lines = "\n".join(map(written, (path.stem for path in (SOURCES / "js").glob("*.js"))))
    code = _outside_comments(lines.split("\n"))
    assert [line for line in code if re.search(r"[;{,(\[})\]]\s*//", line)] == []


def _outside_comments(lines: list[str]) -> list[str]:
    """Lines that are code; one that only a string over several lines could hold is none of ours."""
    code, within = [], False
    for line in lines:
        bare = line.strip()
        begins = bare.startswith("/*")
        if bare and not (within or begins or bare.startswith("//")):
            assert line.count("`") % 2 == 0, f"a string over several lines: {line}"
            code.append(line)
        within = (within or begins) and not bare.endswith("*/")
    return code


def test_no_name_is_given_twice_in_the_scripts_common_scope() -> None:
    own = "\n".join(written(name) for name in (*assets._SCRIPTS, *assets._DESK))
    given = re.findall(
        r"^(?:async )?(?:function\*?|const|let|class) +([A-Za-z_$][\w$]*)", own, re.MULTILINE
    )
    assert given
    assert sorted({name for name in given if given.count(name) > 1}) == []


def test_what_is_loaded_later_is_given_what_every_page_has_and_gives_no_name_anew() -> None:
    given = re.compile(
        r"^(?:async )?(?:function\*?|const|let|class) +([A-Za-z_$][\w$]*)", re.MULTILINE
    )
    every = set(given.findall("\n".join(map(written, assets._SCRIPTS))))
    later = given.findall("\n".join(map(written, assets._SEARCH)))
    assert len(later) == len({*later})
    assert set(assets._SHARED) <= every
    assert every & set(later) == set()
    loaded = "\n".join(map(written, assets._SEARCH))
    assert {one for one in every if re.search(rf"(?<![.\w-]){one}(?![\w:-])", loaded)} >= {
        *assets._SHARED
    }


def test_every_style_and_script_is_joined() -> None:
    assert {path.stem for path in (SOURCES / "js").glob("*.js")} == {
        *assets._SCRIPTS, *assets._DESK, assets._LONG_LISTS, assets._LARGE_SEARCH,
        assets._FACSIMILE, assets._TRANSLATION, *assets._SEARCH, *assets._MY_NOTES,
        *assets._NOTEBOOK, assets._DOSSIER,
    }  # fmt: skip
    elsewhere = {assets._FACSIMILE, "mynotes", "onefile", "epub", "front", "joined", "lost", "map",
                 "correspondences"}  # fmt: skip
    styles = {*assets._STYLES, *assets._DESK, *elsewhere, assets._TRANSLATION, assets._SEARCHING}
    assert {path.stem for path in (SOURCES / "css").glob("*.css")} == styles


def test_the_editors_desk_is_there_while_serving_only() -> None:
    served, published = dict(assets.texts(True)), dict(assets.texts())
    for uri, sign in ((assets.SCRIPTS_URI, "prepareDesk"), (assets.STYLES_URI, ".desk")):
        assert sign in served[uri]
        assert sign not in published[uri]


def test_the_page_for_lost_readers_has_the_colours_of_the_site() -> None:
    lost, site = assets.style("lost"), assets.style("tokens") + assets.style("night")
    given = re.findall(r"--(?:paper|ink|accent): #[0-9a-f]+;", lost)
    assert len(given) == 6
    assert [one for one in given if one not in site] == []


def test_the_search_of_joined_volumes_lies_on_raised_paper_as_that_of_an_edition_does() -> None:
    styles = dict(search_files(ENGLISH))[STYLES]
    assert re.search(r"\.search[^{}]*\{[^}]*background-color: var\(--raised\)", styles)
