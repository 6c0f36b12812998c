"""The guide's examples are excerpts of an edition that is built, so none of them can rot."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import click
import pytest
import yaml
from commandline import run

from glossator.cli import main
from glossator.examine import examine
from glossator.model import Certainty, Kind, Mark
from glossator.problems import Rule
from glossator.site.plugin import GlossatorPlugin

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "guide" / "editors.md").read_text(encoding="utf-8")
EDITION = ROOT / "tests" / "editions" / "drains" / "docs"
EXAMPLES = re.findall(r'^```\w+ title="([^"]+)"\n(.*?)^```', GUIDE, re.MULTILINE | re.DOTALL)


def test_the_guide_has_an_example_of_everything_an_editor_writes() -> None:
    files = {
        name.rsplit("/")[-1].split(".", 1)[1 if "letters/" in name else 0] for name, _ in EXAMPLES
    }
    assert files == {"md", "notes.yml", "glossary", "parties", "places", "references", "events"}


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_an_example_stands_word_for_word_in_the_edition_that_is_built(name: str, text: str) -> None:
    assert text in (EDITION / name).read_text(encoding="utf-8")


def test_the_images_of_a_letters_pages_are_said_as_the_guide_shows(tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    (letters / "scans").mkdir(parents=True)
    (tmp_path / "edition.yml").write_text("title: Letters\n", encoding="utf-8")
    for image in ("hale-1r.jpg", "hale-1v.jpg", "hale-cover.jpg"):
        (letters / "scans" / image).write_bytes(b"\xff\xd8\xff")
    (whole,) = re.findall(r"^```yaml\n(facsimile:\n.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    (alone,) = re.findall(r"`(facsimile: \[.*?\])`", GUIDE)
    pages = "[]{.page n=1r}Sir, the [best]{.supplied} []{.page n=1v}of them run well."
    for name, facts, text in (("hale", whole, pages), ("reed", f"{alone}\n", "Madam, no.")):
        letter = f"---\ntitle: {name}\n{facts}---\n{text}\n"
        (letters / f"{name}.md").write_text(letter, encoding="utf-8")
    found = examine(tmp_path)
    assert found.problems == ()
    told = [one.facsimile for one in found.edition.letters]
    assert [len(one.images) for one in told if one] == [3, 2]


@pytest.mark.parametrize("word", [*Certainty, *Mark, *Kind])
def test_what_an_editor_can_mark_is_named_in_the_guide(word: str) -> None:
    plain = {
        "emphasis",
        "strong",
        "code",
        "link",
        "cross-link",
        "html",
        "citation",
        "break",
        "image",
        "paragraph",
        "heading",
        "line",
        "item",
        "cell",
        "quotation",
        "figure",
        "preformatted",
        "separator",
    }  # written with Markdown's own signs
    assert word in plain or f"`{word}`" in GUIDE or f".{word}" in GUIDE


@pytest.mark.parametrize("page", ["rules.md", "commands.md", "formats.md"])
def test_a_page_made_from_the_code_is_current(
    page: str, script: Callable[[str], ModuleType]
) -> None:
    written = script("guide").PAGES[page]()
    assert (ROOT / "docs" / "guide" / page).read_text(encoding="utf-8") == written, (
        "run python3 scripts/guide.py"
    )


def test_every_rule_has_its_section() -> None:
    page = (ROOT / "docs" / "guide" / "rules.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## ([a-z0-9-]+)$", page, re.MULTILINE)
    assert headings == [rule.id for rule in Rule]


def _commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for short in group.list_commands(context):
        command = group.get_command(context, short)
        assert command is not None
        yield f"{name} {short}", command
        if isinstance(command, click.Group):
            yield from _commands(command, f"{name} {short}")


COMMANDS = dict(_commands(main, "glossator"))


def test_the_guide_has_a_section_of_each_command_and_of_nothing_else() -> None:
    page = (ROOT / "docs" / "guide" / "commands.md").read_text(encoding="utf-8")
    headings = re.findall(r"^##+ (glossator .+)$", page, re.MULTILINE)
    assert headings == [*COMMANDS]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_section_with_all_its_options_and_an_example(name: str) -> None:
    page = (ROOT / "docs" / "guide" / "commands.md").read_text(encoding="utf-8")
    section = re.search(rf"^##+ {name}\n(.*?)(?=^##+ glossator|\Z)", page, re.MULTILINE | re.DOTALL)
    assert section is not None
    for parameter in COMMANDS[name].params:
        named = (*parameter.opts, *parameter.secondary_opts)
        assert all(option in section[1] for option in named if option.startswith("-"))
    if not isinstance(COMMANDS[name], click.Group):
        assert f"\n    {name} " in section[1]


def test_every_option_of_the_plugin_is_in_the_guide() -> None:
    part = GUIDE.partition("## Options of the plugin")[2].partition("\n## ")[0]
    options = [name for name, _ in GlossatorPlugin.config_scheme]
    assert options == ["policy", "rules", "shared", "volumes", "search"]
    assert all(f"- `{name}` " in part and f"      {name}:" in part for name in options)


def test_the_options_that_the_guide_shows_are_taken() -> None:
    (shown,) = re.findall(r"^```yaml\n(plugins:\n.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    ((_, options),) = yaml.safe_load(shown)["plugins"][0].items()
    assert GlossatorPlugin().load_config(options) == ([], [])


INTEGRATORS = (ROOT / "docs" / "guide" / "integrators.md").read_text(encoding="utf-8")
PROGRAMS = re.findall(r'^```python title="[^"]+"\n(.*?)^```', INTEGRATORS, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_of_the_guide_runs_on_the_files_of_a_site(
    program: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("export", "all", EDITION, "-o", "site")
    assert done.exit_code == 0, done.output
    exec(compile(program, "integrators.md", "exec"), {})
    assert "drains are choaked" in capsys.readouterr().out


def test_the_guides_first_page_leads_to_all_others_in_the_order_of_the_menu() -> None:
    folder = ROOT / "docs" / "guide"
    told = re.findall(r"\]\(([\w-]+\.md)\)", (folder / "index.md").read_text(encoding="utf-8"))
    menu = re.findall(r": guide/([\w-]+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.M)
    assert told == menu
    assert {*told, "index.md"} == {page.name for page in folder.glob("*.md")}


def test_the_guide_names_every_room_of_the_house_and_no_other() -> None:
    told = (ROOT / "docs" / "guide" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.*?) \|", told, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([\w/]+)`", row)}
    house = ROOT / "src" / "glossator"
    named |= {
        one for one in re.findall(r"`(\w+/[\w/]+)`", told) if (house / one.split("/")[0]).is_dir()
    }
    for name in named:
        assert (house / name).is_dir() or (house / f"{name}.py").is_file(), name
    rooms = {path.stem for path in house.iterdir() if path.is_dir() or path.suffix == ".py"}
    assert rooms - {"__init__", "__pycache__"} <= named


def test_every_file_that_the_guide_names_is_there(tmp_path: Path) -> None:
    run("export", "all", EDITION, "-o", tmp_path)
    named = re.findall(r"^\| `((?:data|letters)/[^`]+)`", INTEGRATORS, re.MULTILINE)
    assert named
    for name in named:
        assert (tmp_path / name.replace("ID", "hale-1805-01-02")).is_file(), name
