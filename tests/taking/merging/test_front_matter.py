"""The lines of a front matter of which some facts give way: all others stay as they are."""

from __future__ import annotations

import pytest

from glossator.taking.merging.frontmatter import with_facts

FRONT = """# Checked in May.
title: 'On drains'   # as printed
date: 1805
  # the year is torn
to:
  - anne
  # and who else?
  - kit

# Papers
source: The Hale papers.
"""
ORDER = ("title", "kind", "to", "date", "place", "source")


@pytest.mark.parametrize(
    ("wanted", "was", "then"),
    [
        ({"source": "source: Box 2.\n"}, "source: The Hale papers.", "source: Box 2."),
        ({"title": "title: Drains\n"}, "title: 'On drains'   # as printed",
         "# as printed\ntitle: Drains"),
        ({"to": "to: kit\n"}, "to:\n  - anne\n  # and who else?\n  - kit",
         "# and who else?\nto: kit"),
        ({"source": ""}, "source: The Hale papers.\n", ""),
        ({"place": "place: hof\n"}, "  - kit\n", "  - kit\nplace: hof\n"),
        ({"kind": "kind: draft\n"}, "# as printed\n", "# as printed\nkind: draft\n"),
    ],
)  # fmt: skip
def test_other_lines_and_comments_stay(wanted: dict[str, str], was: str, then: str) -> None:
    assert with_facts(FRONT, wanted, ORDER) == FRONT.replace(was, then)


def test_facts_in_braces_do_not_give_way() -> None:
    with pytest.raises(ValueError, match="left edge"):
        with_facts("{title: On drains, date: 1805}\n", {"date": "date: 1806\n"}, ORDER)
