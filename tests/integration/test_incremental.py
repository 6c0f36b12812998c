"""While an editor works, each file that the server gives is what a server begun anew would give."""

from __future__ import annotations

import gc
import random
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from weakref import ref

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from glossator.keeping import keep, keeping
from glossator.problems import has_errors
from glossator.site.plugin import GlossatorPlugin
from glossator.writers.export import Each, Output

ADDRESS = "http://127.0.0.1:8000/"
SETTINGS = """
site_name: Letters on the drains
theme: {name: null, custom_dir: theme}
plugins: [search, glossator]
validation: {links: {not_found: warn, anchors: warn}}
"""
THEME = """<html><head><title>{{ page.title }}</title>
<meta name="description" content="{{ page.meta.description }}">{{ glossator_head }}</head>
<body>{% for one in nav.pages %}<a href="{{ one.url|url }}">{{ one.title }}</a>{% endfor %}
{{ page.content }}{{ glossator_banner }}</body></html>
"""
"""What stands around a page is the theme's business; this one is quickly made."""

HALE = "letters/hale-1805-01-02"
REED = "letters/reed-1804-12-20"


SPARE = "letters/reed-1803"
"""A letter that nothing names, so that it can have another id."""


@dataclass(frozen=True)
class Change:
    """A change of one file, which can be taken back; without `old` the file itself comes or goes.
    With `to`, the files of a letter get another name."""

    path: str
    old: str = ""
    new: str = ""
    to: str = ""

    def applied(self, docs: Path) -> None:
        """The file with its text changed; what was not there is made, what was there is removed."""
        file = docs / self.path
        if self.to:
            for ending in (".md", ".notes.yml"):
                (docs / f"{self.path}{ending}").rename(docs / f"{self.to}{ending}")
        elif self.old:
            text = file.read_text(encoding="utf-8")
            assert self.old in text, self
            file.write_text(text.replace(self.old, self.new, 1), encoding="utf-8")
        elif self.new:
            file.write_text(self.new, encoding="utf-8")
        else:
            file.unlink()


NEW_LETTER = """---
title: On the price of tiles
from: thomas-reed
to: [anne-hale]
date: 1806-05-01
---
I send tile drains and mole drains from [Wexcombe]{.place ref=wexcombe}[@young-1797].
"""
TRANSLATED = """---
title: {title}
translator: [anne-hale, Jean Petit]
---
::: {{.dateline}}
Wexcombe
:::

[{salute},]{{.salute}}

One.[@young-1797]

::: {{.verse}}
Two,
three.
:::

[Thos. Reed]{{.signature}}
"""
CHANGES = {
    "a note's words": Change(f"{HALE}.notes.yml", "full of earth", "full of mole drain roots"),
    "a note more": Change(
        f"{REED}.notes.yml",
        "- id: young\n",
        "- {id: more, quote: drowned again, note: 'See [[tile-drain]], [[hale-1805-01-02]].'}\n- id: young\n",
    ),
    "a note's words on another letter": Change(
        f"{REED}.notes.yml", "|her answer", "|what she says"
    ),
    "a moved line": Change(f"{HALE}.notes.yml", "- id: torn", "\n\n- id: torn"),
    "a letter's words": Change(f"{HALE}.md", "yours of the 20th", "yours on the mole drain"),
    "a letter's list": Change(
        f"{HALE}.md", "  1: young-1797", "  1: {id: young-1797, comment: His.}"
    ),
    "a term's name": Change("data/glossary.yml", "name: mole drain", "name: mole pipe"),
    "a term's form": Change("data/glossary.yml", "forms: [drains]", "forms: [drains, tiles]"),
    "a term's policy": Change(
        "data/glossary.yml", "  see: [mole-drain]", "  link: none\n  see: [mole-drain]"
    ),
    "a letter's title": Change(f"{HALE}.md", "title: In defence of", "title: In praise of"),
    "a definition": Change("data/glossary.yml", "A hole drawn", "A tile drain, or a hole drawn"),
    "an entry more": Change(
        "data/glossary.yml",
        "mole-drain:\n",
        "pond: {name: pond, forms: [meadow], definition: 'Water, or [[mole-drain]].'}\nmole-drain:\n",
    ),
    "a party's name": Change("data/parties.yml", "name: Thomas Reed", "name: Tom Reed"),
    "a reference": Change("data/references.yml", "Notes on wet land", "Notes on dry land"),
    "a former id": Change("data/glossary.yml", "formerly: [drain-tile]", "formerly: [tile]"),
    "a title": Change("edition.yml", "title: Letters on the drains", "title: The drains"),
    "an event": Change("data/events.yml", "appear", "come out"),
    "a letter more": Change("letters/reed-1806-05-01.md", new=NEW_LETTER),
    "a letter's date": Change(f"{HALE}.md", "date: 1805-01-02", "date: 1803-11-05"),
    "the date of one of two of one title": Change(
        f"{REED}.md", "date: 1804-12-20", "date: 1804-12-21"
    ),
    "a title that another letter has": Change(
        f"{REED}.md", "title: On the lower meadow", "title: In defence of drains"
    ),
    "a letter's id": Change(SPARE, to="letters/hale-1802"),
    "a translation more": Change(
        f"{REED}.fr.md", new=TRANSLATED.format(title="Du pré", salute="Madame")
    ),
    "a translation's words": Change(f"{REED}.de.md", "Two", "Both"),
    "a translation's paragraphs": Change(
        f"{REED}.de.md", "One.", "{translates=dateline}\nHalf.\n\n{translates=p1}\nOne."
    ),
    "a translation's title": Change(f"{REED}.de.md", "title: Von", "title: Über"),
    "a translation's language": Change(f"{REED}.de.md", "title", "language: nl\ntitle"),
    "a page's words": Change("index.md", "# ", "# On "),
    "an ordinary page more": Change(
        "about.md", new="# About\n\n[[tile-drain]], [data](data/index.md)"
    ),
}
MISTAKE = Change(f"{HALE}.notes.yml", "quote: choaked", "quote: chocked")
CURE = Change(MISTAKE.path, MISTAKE.new, MISTAKE.old)
BACK = {
    "a letter more": Change("letters/reed-1806-05-01.md"),
    "a translation more": Change(f"{REED}.fr.md"),
    "an ordinary page more": Change("about.md"),
}


def taken_back(name: str) -> Change:
    """What undoes a change."""
    one = CHANGES[name]
    if one.to:
        return Change(one.to, to=one.path)
    return BACK.get(name) or Change(one.path, one.new, one.old)


class Server:
    """MkDocs as it works while serving, without the server."""

    def __init__(self, edition: Path, site: Path) -> None:
        self.edition, self.site = edition, site
        self.plugin = self._config().plugins["glossator"]
        assert isinstance(self.plugin, GlossatorPlugin)
        self.plugin.on_startup(command="serve", dirty=False)

    def _config(self) -> MkDocsConfig:
        config = load_config(str(self.edition / "mkdocs.yml"), site_dir=str(self.site))
        config.site_url = ADDRESS
        return config

    def build(self) -> None:
        """As after a change."""
        build(self._config(), serve_url=ADDRESS)

    def files(self, further: Iterable[str] = ()) -> dict[str, bytes]:
        """Every file that it can be asked for, and those that are not there."""
        plugin = self.plugin
        paths = {plugin.known.page_file(uri).dest_uri for uri in plugin.pages}
        asked = (*paths, *plugin.outputs, "search/glossator-index.js", "sitemap.xml", *further)
        for path in asked:
            plugin.on_demand.make(path)
        found = (path for path in self.site.rglob("*") if path.is_file() and path.suffix != ".gz")
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def edition(tmp_path: Path, root: Path) -> Path:
    made = tmp_path / "edition"
    shutil.copytree(root / "tests" / "editions" / "drains" / "docs", made / "docs")
    shutil.copy(made / "docs" / f"{REED}.notes.yml", made / "docs" / f"{SPARE}.notes.yml")
    text = (made / "docs" / f"{REED}.md").read_text(encoding="utf-8")
    (made / "docs" / f"{SPARE}.md").write_text(text.replace("1804", "1803"), encoding="utf-8")
    german = TRANSLATED.format(title="Von der Wiese", salute="Gnädige Frau")
    (made / "docs" / f"{REED}.de.md").write_text(german, encoding="utf-8")
    (made / "theme").mkdir()
    (made / "theme" / "main.html").write_text(THEME, encoding="utf-8")
    (made / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return made


@pytest.fixture
def anew(
    edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Iterable[str]], dict[str, bytes]]]:
    """What a server gives that is begun anew and has nothing in mind."""
    monkeypatch.setattr("secrets.token_urlsafe", lambda size: "a word")
    cache = MkDocsConfig.plugins.plugin_cache  # type: ignore[attr-defined]
    kept = keeping()
    monkeypatch.setattr(MkDocsConfig.plugins, "plugin_cache", {})
    number = iter(range(1_000))

    def files(further: Iterable[str]) -> dict[str, bytes]:
        with monkeypatch.context() as here:
            here.setattr(MkDocsConfig.plugins, "plugin_cache", {})
            here.setattr("glossator.site.serving.ondemand.keep", lambda: keep(False))
            server = Server(edition, tmp_path / f"anew-{next(number)}")
            server.build()
            found = server.files(further)
        keep()
        return found

    yield files
    keep(kept)
    assert MkDocsConfig.plugins.plugin_cache is not cache  # type: ignore[attr-defined]


SEED, COMPARED = 5, 6
"""Of the order in which changes come and go, and after how many of them all files are compared."""


def test_after_any_changes_each_file_is_as_if_begun_anew(
    edition: Path,
    tmp_path: Path,
    anew: Callable[[Iterable[str]], dict[str, bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in (
        "keeping.remembered",
        "resolve.mentions.ends",
    ):  # few letters, and yet several runs of them
        monkeypatch.setattr(f"glossator.{module}._LENGTH", 2)
    server = Server(edition, tmp_path / "served")
    server.build()
    known: set[str] = set(server.files())
    steps = random.Random(SEED).sample([*CHANGES, *CHANGES], k=2 * len(CHANGES))
    applied: set[str] = set()
    for number, name in enumerate(steps, 1):
        change = taken_back(name) if name in applied else CHANGES[name]
        applied ^= {name}
        change.applied(edition / "docs")
        server.build()
        assert not has_errors(server.plugin.problems), (name, server.plugin.problems)
        server.plugin.on_demand.make(f"{HALE}/index.html")
        if number % COMPARED == 0 or number == len(steps):
            make_a_mistake_and_mend_it(server)
            given, fresh = server.files(known), anew(known)
            known |= fresh.keys()
            assert given.keys() == fresh.keys(), steps[:number]
            assert [one for one in fresh if given[one] != fresh[one]] == [], steps[:number]
    assert not applied


def test_a_build_lets_go_of_the_last_one_without_a_search_for_circles(
    edition: Path, tmp_path: Path, anew: object
) -> None:
    server = Server(edition, tmp_path / "served")
    gc.disable()
    try:
        server.build()
        server.plugin.on_demand.make(f"{HALE}/index.html")
        pages = [ref(page) for page in server.plugin.pages.values()]
        CHANGES["a note's words"].applied(edition / "docs")
        server.build()
    finally:
        gc.enable()
    assert [page() for page in pages if page()] == []


def make_a_mistake_and_mend_it(server: Server) -> None:
    """Until it is mended, the last good site is shown, and told what is wrong."""
    MISTAKE.applied(server.edition / "docs")
    server.build()
    assert has_errors(server.plugin.problems)
    server.plugin.on_demand.make(f"{HALE}/index.html")
    assert "1 problem in the edition" in (server.site / HALE / "index.html").read_text("utf-8")
    CURE.applied(server.edition / "docs")
    server.build()


def test_of_the_files_in_other_formats_only_those_asked_for_are_told_of(
    edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: set[str] = set()

    def of(self: Each, letter: str) -> Output | None:
        one = found(self, letter)
        told.update([one.letter] if one else [])
        return one

    found = Each.of
    monkeypatch.setattr(Each, "of", of)
    server = Server(edition, tmp_path / "served")
    server.build()
    server.plugin.on_demand.make(f"{HALE}/index.html")
    server.plugin.on_demand.make(f"{HALE}.tei.xml")
    assert told == {HALE.removeprefix("letters/")}
