"""Two versions of a letter's file, put together: every change of either is in it, and no other."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from glossator.model import Letter
from glossator.readers.letterfile.letter import read_letter
from glossator.taking.merging.letter import Merged, Sides, merged
from glossator.taking.merging.signs import as_left
from glossator.taking.merging.threeway import How
from glossator.writers.yaml import write_facts

FORMS = (
    "[Wexcombe {}]{{.dateline}}", "- clay {}\n- straw", "> He writes {}.\n>\n> So.",
    "::: {{.verse}}\nWater {}\nstands\n\nwhere barley\n:::", "| Field | {} |\n|---|---|\n| Low | 3 |",
    "## On drains {}", "{{.postscript}}\nIt rains {}.", "::: {{.enclosure}}\nThe plan {}.\n\nAnd more.\n:::",
)  # fmt: skip
WORDS = "Paragraph {} tells of the drains in the lower field."
FACTS = {"title": "On drains", "kind": "reply", "status": "draft", "rights": "Public domain."}


@dataclass(frozen=True, slots=True)
class Versions:
    """A letter's file, what two have made of it, and what both have made of it together."""

    base: str
    ours: str
    theirs: str
    both: str


def laid(facts: dict[str, str], passages: list[list[str]]) -> str:
    front = "".join(f"{key}: {said}\n" for key, said in facts.items())
    body = "\n\n".join(one for several in passages for one in several)
    return f"---\n{front}---\n\n{body}\n"


@st.composite
def versions(draw: st.DrawFn) -> Versions:
    """Changes that are apart from each other; between things that are no paragraphs stands one."""
    passages, forms = [], draw(st.permutations(FORMS))
    for number in range(7):
        form = forms[number // 2] if number % 2 else WORDS
        passages.append([form.format(number)])
    rows = [list(passages) for _ in range(3)]
    for at in draw(st.sets(st.sampled_from([0, 2, 4, 6]), min_size=1)):
        ours = draw(st.booleans())
        kinds = [
            [f"Changed {at}."],
            [],
            [*passages[at], f"New {at}."],
            [f"New {at}.", *passages[at]],
        ]
        for row in (rows[0 if ours else 1], rows[2]):
            row[at] = kinds[draw(st.shared(st.integers(0, 3), key=f"kind{at}"))]
    facts = [dict(FACTS) for _ in range(3)]
    for key in draw(st.sets(st.sampled_from(sorted(FACTS)))):
        for one in (facts[draw(st.shared(st.integers(0, 1), key=key))], facts[2]):
            one[key] = "fragment" if key == "status" else "Another"
    return Versions(laid(FACTS, passages), *map(laid, facts, rows))


def read(text: str) -> Letter:
    reading = read_letter(text, "", "hale", "en")
    assert reading.problems == ()
    return reading.values[0]


def together(kept: str, ours: str, theirs: str, settles: How = How.BOTH) -> Merged:
    there = read(ours)
    return merged(Sides(there, there, read(theirs), as_left(read(kept), (), ""), settles))


def lines(letter: Letter) -> dict[str, str]:
    return write_facts(letter, "en", ())


@given(versions())
def test_changes_of_both_are_in_the_file_and_all_other_lines_are_the_same(made: Versions) -> None:
    ours = made.ours.replace("\n---\n", "\n# Checked.\n---\n<!-- By Kit. -->\n")
    both = made.both.replace("\n---\n", "\n# Checked.\n---\n<!-- By Kit. -->\n")
    found = together(made.base, ours, made.theirs)
    assert found.apart == ()
    assert found.written(ours, lines, "en") == both
    again = together(made.theirs, both, made.theirs)
    assert again.apart == () and not again.taken


@given(versions())
def test_the_same_change_of_both_changes_nothing(made: Versions) -> None:
    found = together(made.base, made.ours, made.ours)
    assert not found.taken and found.apart == () and found.what(How.HERE) == ()


@given(versions(), st.sampled_from([0, 2, 4, 6]))
def test_one_passage_changed_by_both_is_told_and_force_takes_it_alone(
    made: Versions, at: int
) -> None:
    was = WORDS.format(at)
    if was not in made.ours or was not in made.theirs:
        return
    mine, yours = was.replace("tells", "speaks"), was.replace("lower", "upper")
    ours, theirs = made.ours.replace(was, mine), made.theirs.replace(was, yours)
    found = together(made.base, ours, theirs)
    assert any("“speaks of the drains in the lower” here, “tells" in one for one in found.apart)
    forced = together(made.base, ours, theirs, How.CAME)
    assert forced.written(ours, lines, "en") == made.both.replace(was, yours)
    kept = together(made.base, ours, theirs, How.HERE)
    assert kept.written(ours, lines, "en") == made.both.replace(was, mine)
