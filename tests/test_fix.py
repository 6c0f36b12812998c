"""What `glossator fix` writes: only what is safe, only the lines it shows, and only once."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from bad_editions import SOUND
from commandline import run
from hypothesis import example, given
from hypothesis import strategies as st

from glossator.examine import examine
from glossator.fixing.cures import Edit, changed
from glossator.fixing.yamlplaces import YamlPart, value_of
from glossator.readers.yaml.nodes import Mapping, Scalar
from glossator.review.record import RECORD_URI, record, written

LETTER = "---\ntitle: First\n---\nAll the meadow is drowned. All the meadow is lost to us.\n"


def edition(folder: Path, files: dict[str, str]) -> Path:
    for name, text in {**SOUND, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


def published(folder: Path, files: dict[str, str]) -> Path:
    """The record of the edition as it was before."""
    resolved = examine(edition(folder / "was", files)).resolved
    path = folder / "site" / RECORD_URI
    path.parent.mkdir(parents=True)
    path.write_text(written(record(resolved)), encoding="utf-8")
    return folder / "site"


def fixed(notes: str, letter: str, folder: Path, *options: str) -> str:
    """The notes after `fix --write`, which leaves nothing to do."""
    files = {"letters/first.md": letter, "letters/first.notes.yml": notes}
    path = edition(folder / "now", files)
    result = run("fix", path, "--write", *options)
    assert result.exit_code == 0, result.stderr
    assert run("fix", path, *options).stdout == ""
    return (path / "letters/first.notes.yml").read_bytes().decode()


def test_a_quote_that_occurs_twice_is_not_decided_but_shown(tmp_path: Path) -> None:
    notes = "- {id: a, quote: meadow is, note: A note.}\n"
    path = edition(tmp_path, {"letters/first.md": LETTER, "letters/first.notes.yml": notes})
    result = run("fix", path, "--write")
    assert result.stdout == ""
    assert "first.notes.yml:1=1  … All the [meadow is] drowned." in result.stderr
    assert "first.notes.yml:1=2  …" in result.stderr
    assert (path / "letters/first.notes.yml").read_text() == notes


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        (
            "- {id: a, quote: meadow is, note: A note.}\n",
            '- {id: a, quote: meadow is, suffix: " lost", note: A note.}\n',
        ),
        (
            "# on top\n- id: a\n  quote: 'meadow is'   # twice\n  note: |\n    A   note.\n",
            "# on top\n- id: a\n  quote: 'meadow is'   # twice\n  suffix: \" lost\"\n"
            "  note: |\n    A   note.\n",
        ),
        (
            "-   quote: >-\n       meadow\n       is\n\n    id: a\n    note: A note.",
            '-   quote: >-\n       meadow\n       is\n    suffix: " lost"\n\n    id: a\n'
            "    note: A note.",
        ),
        (
            "- id: a\r\n  quote: meadow is\r\n  note: A note.\r\n",
            '- id: a\r\n  quote: meadow is\r\n  suffix: " lost"\r\n  note: A note.\r\n',
        ),
        (
            "\ufeff- id: a\n  note: A note.\n  quote: meadow is",
            '\ufeff- id: a\n  note: A note.\n  quote: meadow is\n  suffix: " lost"',
        ),
        (
            "- id: a\n  quote: meadow is\n  prefix: the\n  note: A note.\n",
            '- id: a\n  quote: meadow is\n  prefix: the\n  suffix: " lost"\n  note: A note.\n',
        ),
    ],
)
def test_the_place_that_is_taken_gets_the_words_that_decide(
    notes: str, expected: str, tmp_path: Path
) -> None:
    line = 1 + notes[: notes.index("quote")].count("\n")
    taken = f"letters/first.notes.yml:{line}=2"
    assert fixed(notes, LETTER, tmp_path, "--take", taken) == expected


@pytest.mark.parametrize(
    ("added", "decides"),
    [
        ("I say, all the meadow is gone.", 'prefix: "The "'),
        ("The meadow is gone.", 'suffix: " drowned"'),
        ("That meadow is drowned.", 'prefix: "The "'),
    ],
    ids=["around them", "after them", "before them"],
)
def test_the_published_edition_decides_which_place_is_meant_by_the_words(
    added: str, decides: str, tmp_path: Path
) -> None:
    notes = "- {id: a, quote: meadow is, note: A note.}\n"
    was = {
        "letters/first.md": "---\ntitle: First\n---\nThe meadow is drowned.\n",
        "letters/first.notes.yml": notes,
    }
    site = published(tmp_path, was)
    now = f"---\ntitle: First\n---\nThe meadow is drowned.\n\n{added}\n"
    expected = f"- {{id: a, quote: meadow is, {decides}, note: A note.}}\n"
    assert fixed(notes, now, tmp_path, "--against", str(site)) == expected


def test_a_quote_follows_the_correction_of_its_letter(tmp_path: Path) -> None:
    notes = "- id: a\n  quote: The medow is drowned # sic\n  note: A note.\n"
    letter = "---\ntitle: First\n---\nThe meadow is drowned. What then?\n"
    assert fixed(notes, letter, tmp_path) == notes.replace("medow", "meadow")


@pytest.mark.parametrize(
    ("quote", "letter"),
    [
        ("The fields are all drowned", "The meadow is drowned."),
        ("meadw", "The meadow is drowned."),
        ("The medow is drowned", "The meadow is drowned. The meadow is drowned!"),
        ("not one of the drains is down", "but one of the drains is down, one of the drains"),
    ],
)
def test_what_is_not_near_or_not_alone_is_left_to_the_editor(
    quote: str, letter: str, tmp_path: Path
) -> None:
    notes = f"- {{id: a, quote: {quote}, note: A note.}}\n"
    assert fixed(notes, f"---\ntitle: First\n---\n{letter}\n", tmp_path) == notes


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("'*meadow* is'", "meadow is"),
        ("'meadow is [drouned]{.sic corr=drowned}'", "meadow is drouned"),
        ("the *meadow*[@1] is", "the meadow is"),
        ("“meadow is”", "meadow is"),
        ("'« the *meadow* »'", " the meadow "),
    ],
)
def test_a_quote_copied_with_the_signs_of_marks_is_told_its_words_and_gets_them(
    written: str, plain: str, tmp_path: Path
) -> None:
    letter = (
        "---\ntitle: First\nreferences: {1: young-1797}\n---\n"
        "Sir, the *meadow*[@1] is [drouned]{.sic corr=drowned}.\n"
    )
    notes = f"- id: a\n  quote: {written}\n  note: A note.\n"
    files = {"letters/first.md": letter, "letters/first.notes.yml": notes}
    told = run("check", edition(tmp_path / "told", files)).stdout
    assert f"Write the words as readers see them: “{plain.strip()}”." in told
    now = fixed(notes, letter, tmp_path)
    assert plain in now
    assert "*" not in now


def test_the_words_answered_follow_their_letter_too(tmp_path: Path) -> None:
    notes = (
        "- id: a\n  quote: drowned\n  note: A note.\n"
        "  answers:\n    - letter: second\n      quote: The medow is drowned\n"
    )
    letter = "---\ntitle: First\n---\nIt is drowned.\n"
    assert fixed(notes, letter, tmp_path) == notes.replace("medow", "meadow")


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        (
            "- {id: a, quote: drains, note: A note.}\n",
            "- {id: b, quote: drains, note: A note.}\n",
            "- {id: b, formerly: a, quote: drains, note: A note.}\n",
        ),
        (
            "- id: a\n  quote: drains\n  note: A note.\n",
            "- id: b\n  quote: drains\n  formerly: c\n  note: A note.\n",
            "- id: b\n  quote: drains\n  formerly: [c, a]\n  note: A note.\n",
        ),
        (
            "- id: a\n  quote: drains\n  note: A note.\n",
            "- id: b\n  quote: drains\n  note: A note.\n  formerly:\n    - c # old\n    - d\n",
            "- id: b\n  quote: drains\n  note: A note.\n  formerly:\n    - c # old\n    - d\n    - a\n",
        ),
    ],
)
def test_an_id_that_vanished_is_kept_where_its_text_is(
    was: str, now: str, expected: str, tmp_path: Path
) -> None:
    site = published(tmp_path, {"letters/first.notes.yml": was})
    assert fixed(now, SOUND["letters/first.md"], tmp_path, "--against", str(site)) == expected


@pytest.mark.parametrize(
    ("name", "was", "now", "expected"),
    [
        (
            "data/places.yml",
            "wexcombe:\n  name: Wexcombe\n",
            "# one\nwexcomb:\n  name: Wexcombe\n",
            "# one\nwexcomb:\n  name: Wexcombe\n  formerly: wexcombe\n",
        ),
        (
            "letters/first.md",
            "---\ntitle: First\n---\n{#down}\nSir, the drains are down.\n",
            "---\ntitle: First\n---\n{#drains}\nSir, the drains are down.\n",
            '---\ntitle: First\n---\n{#drains formerly="down"}\nSir, the drains are down.\n',
        ),
        (
            "letters/first.md",
            "---\ntitle: First\n---\n{#down}\nSir, the drains are down.\n",
            "---\ntitle: First\n---\nSir, the drains are down.\n",
            '---\ntitle: First\n---\n{formerly="down"}\nSir, the drains are down.\n',
        ),
    ],
)
def test_entries_and_paragraphs_keep_their_old_ids(
    name: str, was: str, now: str, expected: str, tmp_path: Path
) -> None:
    site = published(tmp_path, {name: was})
    path = edition(tmp_path / "now", {name: now})
    assert run("fix", path, "--write", "--against", site).exit_code == 0
    assert (path / name).read_text() == expected
    assert run("fix", path, "--against", site).stdout == ""


def test_a_renamed_letter_keeps_its_address(tmp_path: Path) -> None:
    site = published(tmp_path, {"letters/third.md": "---\ntitle: Third\n---\nI am third.\n"})
    now = {"letters/no-3.md": "---\ntitle: Third\n---\nI am third.\n"}
    path = edition(tmp_path / "now", now)
    assert run("fix", path, "--write", "--against", site).exit_code == 0
    expected = "---\ntitle: Third\nformerly: third\n---\nI am third.\n"
    assert (path / "letters/no-3.md").read_text() == expected


def test_without_write_nothing_is_written(tmp_path: Path) -> None:
    notes = "- {id: a, quote: The medow is drowned, note: A note.}\n"
    letter = "---\ntitle: First\n---\nThe meadow is drowned.\n"
    path = edition(tmp_path, {"letters/first.md": letter, "letters/first.notes.yml": notes})
    result = run("fix", path)
    assert "-- {id: a, quote: The medow" in result.stdout
    assert "+- {id: a, quote: The meadow" in result.stdout
    assert (path / "letters/first.notes.yml").read_text() == notes


def test_a_cure_that_does_not_help_is_put_back_and_the_others_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = (
        "- {id: a, quote: The medow is drowned, note: A note.}\n"
        "- {id: b, quote: What thenn of it, note: A note.}\n"
    )
    letter = "---\ntitle: First\n---\nThe meadow is drowned. What then of it?\n"
    path = edition(tmp_path, {"letters/first.md": letter, "letters/first.notes.yml": notes})
    written_as = YamlPart.written

    def spoilt(self: YamlPart, mapping: Mapping, text: str, style: str = "") -> str:
        return "{" if "What" in text else written_as(self, mapping, text, style)

    monkeypatch.setattr(YamlPart, "written", spoilt)
    result = run("fix", path, "--write")
    assert result.exit_code == 1
    assert "put back" in result.stderr
    assert (path / "letters/first.notes.yml").read_text() == notes.replace("medow", "meadow")


@pytest.mark.parametrize("taken", ["x", "x:1", "x:1=", "x:y=1", ":1=1"])
def test_a_place_that_cannot_be_read_is_a_usage_error(taken: str, tmp_path: Path) -> None:
    result = run("fix", edition(tmp_path, {}), "--take", taken)
    assert result.exit_code == 2
    assert "--take" in result.stderr


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"version": 2}',
        '{"version": ' + "9" * 5000 + "}",
        "\ud800",
        '{"version":1,"addresses":[{"kind":"x","id":""}],"quotes":[]}',
    ],
)
def test_what_is_no_record_cannot_be_compared_with(content: str, tmp_path: Path) -> None:
    file = tmp_path / "addresses.json"
    file.write_bytes(content.encode("utf-8", "surrogatepass"))
    result = run("check", edition(tmp_path / "e", {}), "--against", file)
    assert result.exit_code == 2
    assert "cannot be compared with" in result.stderr


_VALUES = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1)


@given(_VALUES, _VALUES, st.booleans(), st.integers(0, 2))
@example("0", "-", False, 0)
def test_only_the_lines_shown_change(old: str, new: str, crlf: bool, style: int) -> None:
    words = "'" + old.replace("'", "''") + "'"
    flow = f"# so\n- {{ id: a ,  quote: {words} , note:  'x' }}   # ende\n-  b:   c\n"
    block = f"# so\n-  id:   a\n   quote:   {words}   # wort\n   note: |\n      a\n\n- b:   c"
    text = (flow, block, block + "\n# ende\n")[style]
    part = YamlPart.of(text, "x.yml")
    if part is None:
        return
    mapping = next(one for one in part.mappings() if value_of(one, "quote"))
    edit = part.with_key(mapping, "prefix", new, "quote")
    assert edit is not None
    raw = text.replace("\n", "\r\n") if crlf else text
    after = changed(raw.encode(), [edit]).decode()
    if crlf:
        assert after.replace("\r\n", "").count("\n") == 0
    lines = difflib.ndiff(raw.splitlines(True), after.splitlines(True))
    touched = [line for line in lines if line[0] == "-"]
    assert len(touched) <= 1  # none in a block, the one line within braces
    read = YamlPart.of(after.replace("\r\n", "\n"), "x.yml")
    assert read is not None
    same = next(one for one in read.mappings() if value_of(one, "quote"))
    given_now = {k.text: v.text for k, v in same.entries if isinstance(v, Scalar)}
    before = {k.text: v.text for k, v in mapping.entries if isinstance(v, Scalar)}
    assert given_now == {**before, "prefix": new}


@given(st.text(st.sampled_from("ab\r\n ")), st.data())
def test_all_other_bytes_stay(text: str, data: st.DataObject) -> None:
    read = text.replace("\r\n", "\n").replace("\r", "\n")
    at = data.draw(st.integers(0, len(read)))
    after = changed(text.encode(), [Edit(at, at, "X")]).decode()
    assert after.replace("X", "", 1) == text
    assert after.replace("\r\n", "\n").replace("\r", "\n") == f"{read[:at]}X{read[at:]}"


NAMED = "---\ntitle: First\nfrom: {0}\nto: [{1}]\n---\nIt rains.\n"
PARTIES = "anne-hale: {name: Anne Hale}\nreed: {name: Thomas Reed}\nreed-2: {name: Thomas Reed}\n"


@pytest.mark.parametrize(
    "written", ["Anne Hale", '"Anne Hale"', "'Anne Hale'", ">-\n  Anne Hale", "|\n  Anne Hale"]
)
def test_a_name_in_an_id_s_place_becomes_the_id_of_who_is_so_called(
    written: str, tmp_path: Path
) -> None:
    letter = NAMED.format(written, "Anne Hale")
    path = edition(tmp_path, {"letters/first.md": letter, "data/parties.yml": PARTIES})
    result = run("fix", path, "--write")
    assert result.exit_code == 0, result.stderr
    text = (path / "letters/first.md").read_text(encoding="utf-8")
    assert text == NAMED.format("anne-hale", "anne-hale")


@pytest.mark.parametrize(
    ("written", "cured"),
    [
        ("[she]{.person ref=hale}", "[she]{.person ref=anne-hale}"),
        ('[she]{.person ref="Anne Hale" #x}', '[she]{.person ref="anne-hale" #x}'),
    ],
)
def test_a_mark_gets_the_id_that_is_meant(written: str, cured: str, tmp_path: Path) -> None:
    letter = "---\ntitle: First\n---\nDear Sir, {} is hale.\n"
    parties = "anne-hale: {name: Anne Hale, formerly: [hale]}\n"
    files = {"letters/first.md": letter.format(written), "data/parties.yml": parties}
    path = edition(tmp_path, files)
    assert run("fix", path, "--write").exit_code == 0
    assert (path / "letters/first.md").read_text(encoding="utf-8") == letter.format(cured)


def test_an_old_id_becomes_the_one_of_today_where_it_is_a_fact(tmp_path: Path) -> None:
    letter = "---\ntitle: First\nfrom: {}\nanswers: {{letter: {}, as: replies}}\n---\nI am first.\n"
    older = "---\ntitle: Older\nformerly: oldest\n---\nI am older.\n"
    parties = "anne-hale: {name: Anne Hale, formerly: [hale, oldest]}\n"
    files = {
        "letters/first.md": letter.format("hale", "oldest"),
        "letters/older.md": older,
        "data/parties.yml": parties,
    }
    path = edition(tmp_path, files)
    assert run("fix", path, "--write").exit_code == 0
    text = (path / "letters/first.md").read_text(encoding="utf-8")
    assert text == letter.format("anne-hale", "older")


@pytest.mark.parametrize("written", ["Thomas Reed", "Ann Hale", "anne hale"])
def test_a_name_that_two_have_or_none_is_left_to_the_editor(written: str, tmp_path: Path) -> None:
    letter = NAMED.format(written, "anne-hale")
    path = edition(tmp_path, {"letters/first.md": letter, "data/parties.yml": PARTIES})
    assert run("fix", path, "--write").stdout == ""
    assert (path / "letters/first.md").read_text(encoding="utf-8") == letter
