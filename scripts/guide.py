#!/usr/bin/env python3
"""Writes the guide's pages on rules, commands and formats from the code: python3 scripts/guide.py

The rules' texts stand in src/glossator/problems/rules.py, their examples are cases of tests/rules,
the commands say themselves what they do, and the formats stand in a table. A test fails where a
page is not as written here.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "guide"
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "rules")]

import bad_editions  # noqa: E402  (after its folder is made known)
import click  # noqa: E402

from glossator.cli import main as glossator  # noqa: E402
from glossator.problems import Rule, Severity  # noqa: E402
from glossator.site.books.formats import BOOKS  # noqa: E402
from glossator.writers.export import Format  # noqa: E402
from glossator.writers.formats import FORMATS  # noqa: E402

_SIGNS = re.compile(r"([\\`*_{}\[\]#|\"])")  # a straight quotation mark may be one to type

RULES = """\
# Rules

<!-- Written by scripts/guide.py from src/glossator/problems/rules.py; change the texts there. -->

Everything that `glossator check` can say of an edition, in the order in which an edition is read:
what it means, an edition that breaks the rule, what is then said, and what to do.

## Levels

An **error** keeps the site from being built. A **warning** is shown by a build, and fails a strict
one (`mkdocs build --strict`, `glossator check --strict`). A **hint** may well be meant so: only
`glossator check` shows it, and it never counts against an edition.

An edition can give a rule another level, or put it out with `off`, in its `edition.yml`. Say why:
a rule that is put out without a reason is itself reported, and `check` ends with what was put
out, how often, and why.

```yaml title="edition.yml"
rules:
  unsourced-note: warning
  unused-term: {level: off, reason: The glossary serves letters that are still to come.}
```

A site can do the same in the options of the plugin. What stands there goes before `edition.yml`,
rule by rule, so that one edition can be held to another measure in another place. `check` reads
`mkdocs.yml` for it (not what that inherits from other files); the build sees all of its settings.

```yaml title="mkdocs.yml"
plugins:
  - glossator:
      rules:
        accidental-list: {level: error, reason: No letter here holds a list.}
```

Some rules compare with what was published: `check --against SITE` reads `data/addresses.json` in a
site that was built before. It holds every address with a hash of its text, and what stands around
the words of each note.
"""

COMMANDS = """\
# Commands

<!-- Written by scripts/guide.py from src/glossator/commands; change the texts there. -->

Building and serving are MkDocs' own: `mkdocs build`, `mkdocs serve`. Everything else is one
program with several commands.
"""

FORMATS_PAGE = """\
# Formats

<!-- Written by scripts/guide.py from src/glossator/writers/formats.py; change the texts there. -->

The formats in which an edition goes out. A site holds them: what is of one letter stands beside
the letter's page, the rest in `data/`, and the page `data/` lists everything with sizes and terms.
`glossator export FORMAT` writes one of them without a site, `glossator export all -o FOLDER` all
that a site holds.

Offsets count code points (Unicode scalar values) from 0, in a block's text or in the letter's plain
text, which is its blocks with one line feed between them.

**Addresses.** They begin with `site_url` of `mkdocs.yml`, or else with the `address` of
`edition.yml`. An edition that has neither is exported with relative references (RFC 3986, 4.2),
seen from where the file stands in the site: they hold wherever the whole site is put, and a
program that reads the file from its address resolves them. Give an address where files are to be
harvested one by one.

**Rights.** The terms for text, notes and data that `edition.yml` gives travel in every file that
has a place for them, each under the part that it is about; a letter's own go before the edition's:

| format | where |
| --- | --- |
| JSON | `rights` of the edition and of each letter |
| TEI | `availability` of each header |
| EPUB, HTML, PDF | on the title page, and a letter's own under it; in EPUB `dc:rights` as well |
| Word, OpenDocument, LaTeX | under the title, or behind a single letter; a letter's own under its |
| CMIF | `licence`, the terms for data |
| Web Annotations | `dc:rights` of the collection and of each letter's page |
| CSL-JSON | `custom`, `rights` of each item |
| BibTeX | those for data in a line before the entries, the others in `copyright` |
| RIS | `C1` of each item |
| SKOS | `dct:rights` of the scheme |
| Feed | `rights` of the feed and of each entry |
| Heads of letters’ pages | `DC.rights`, `copyrightNotice`; `license` where the terms \
are a licence’s address, or name one of Creative Commons with its version (`CC BY 4.0`), \
and say nothing else |
| BEACON | at the end of `DESCRIPTION` |
| Plain text | nowhere: the file is the letter's words alone |

**What is lost.** Most formats cannot carry everything. What a format leaves out or puts more
simply is listed below under a name of its own, and `glossator check --exports` counts how often it
happens in your edition. What is not listed is carried. An edition with errors is not exported.
"""

JSON = """\
### As JSON

`glossator check --format json` writes one object. Keys may come; where one goes or changes its
meaning, `version` grows.

| key | what it holds |
| --- | --- |
| `version` | version of this format, now 1 |
| `glossator` | version of the program |
| `problems` | a list of problems, by file, line and column |
| `counts` | how many problems there are of each level: `error`, `warning`, `hint` |
| `silenced` | the rules that are put out: `rule`, `reason` and `count`, what it would have found |
| `exports` | what [each export](formats.md) cannot carry: `rule`, `message`, `count` |

A problem has `rule`, `level`, `path` as an editor would type it, `line` and `column` counted from
1, `message`, `cure`, and `subject`, the id, link or HTML that it is about (empty where there is
none).

### In GitHub's workflows

`glossator check --format github` writes `::error`, `::warning` and `::notice` lines, which GitHub
shows at the lines of the files.
"""


def rules_page() -> str:
    """The catalogue of rules."""
    return "\n".join([RULES, *(part for rule in Rule for part in _rule(rule))]).rstrip() + "\n"


def _rule(rule: Rule) -> Iterator[str]:
    case = next(one for one in bad_editions.cases() if one.rules == {rule.id})
    yield f"## {rule.id}\n"
    yield f"{_LEVELS[rule.severity]} {_plain(rule.meaning)}\n"
    yield f"**Cure.** {_plain(rule.cure)}\n"
    yield f"Example: {_in_sentence(case.title)}.\n"
    for name, text in case.parts:
        yield _file(name, text)
    yield "What `check` says:\n"
    yield f"```text\n{_said(case)}\n```\n"


def _in_sentence(title: str) -> str:
    return title if title[1:2].isupper() else title[0].lower() + title[1:]


_LEVELS = {
    Severity.ERROR: "*Error.*",
    Severity.WARNING: "*Warning.*",
    Severity.HINT: "*Hint.*",
}


def _plain(text: str) -> str:
    """Words as Markdown that shows them as they are."""
    return _SIGNS.sub(r"\\\1", text).replace("<", "&lt;")


def _file(name: str, text: str) -> str:
    kind, _, path = name.rpartition(" ")
    if kind == "no":
        return f"There is no `{path}`.\n"
    if kind == "folder":
        return f"`{path}` is a folder.\n"
    language = {"md": "markdown", "xml": "xml", "json": "json"}.get(path.rpartition(".")[2], "yaml")
    when = {
        "was": ", as it was published",
        "bytes": ", its bytes",
        "jats": ", to be taken in",
    }.get(kind, "")
    return f'````{language} title="{path}{when}"\n{text}````\n'


def _said(case: bad_editions.Case) -> str:
    with tempfile.TemporaryDirectory() as folder:
        return "\n".join(map(str, bad_editions.examined(case, Path(folder)).problems))


def commands_page() -> str:
    """What each command does, with its options and examples."""
    parts = [COMMANDS]
    context = click.Context(glossator)
    for name in glossator.list_commands(context):
        command = glossator.get_command(context, name)
        assert command is not None
        parts.append(f"## glossator {name}\n")
        parts.append(f"```text\n{_help(name, command)}\n```\n")
        for inner, below in sorted(getattr(command, "commands", {}).items()):
            parts.append(f"### glossator {name} {inner}\n")
            parts.append(f"```text\n{_help(f'{name} {inner}', below)}\n```\n")
        if name == "check":
            parts.append(JSON)
    return "\n".join(parts).rstrip() + "\n"


def formats_page() -> str:
    """The catalogue of formats, with what each cannot carry."""
    parts = [part for one in (*FORMATS, *BOOKS) for part in _format(one)]
    return "\n".join([FORMATS_PAGE, *parts]).rstrip() + "\n"


def _format(one: Format) -> Iterator[str]:
    yield f"## {one.id}\n"
    told = f" [How it is defined]({one.specification})." if one.specification else ""
    yield f"**{_plain(one.name)}** (`{one.media_type}`). {_plain(one.about)}{told}\n"
    if not one.in_site:
        yield f"Only `glossator export {one.id}` writes it; a site does not hold it.\n"
    if one.limits:
        yield "| cannot carry | what happens |\n| --- | --- |"
        yield from (f"| `{one.id}/{limit.id}` | {_plain(limit.lost)} |" for limit in one.limits)
        yield ""


def _help(name: str, command: click.Command) -> str:
    context = click.Context(
        command, info_name=f"glossator {name}", max_content_width=88, terminal_width=88
    )
    context.help_option_names = ["-h", "--help"]
    return "\n".join(line.rstrip() for line in command.get_help(context).split("\n"))


PAGES = {"rules.md": rules_page, "commands.md": commands_page, "formats.md": formats_page}


def main() -> int:
    """Writes the pages; the exit code."""
    for name, page in PAGES.items():
        (GUIDE / name).write_text(page(), encoding="utf-8", newline="\n")
        print(f"docs/guide/{name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
