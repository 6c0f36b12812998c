"""The menu of narrow windows is seen by whoever comes into it by keyboard."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

SEEN = """() => {
  const here = document.activeElement;
  const box = here.getBoundingClientRect();
  return {
    within: here.closest(".md-sidebar--primary") !== null,
    seen: box.left >= 0 && box.right <= innerWidth && box.width > 0,
  };
}"""
CLOSED = "() => document.querySelector('.md-sidebar--primary').getBoundingClientRect().right <= 0"


@pytest.mark.parametrize("width", [1024, 375])
def test_no_stop_of_the_keyboard_is_out_of_sight(open_page, width: int) -> None:
    page = open_page("letters/isct-msc-committee-2013/", width=width)
    assert page.evaluate(CLOSED)
    stops = []
    for _ in range(25):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(SEEN))
    assert [stop for stop in stops if stop["within"]], "the menu is reached"
    assert [stop for stop in stops if stop["within"] and not stop["seen"]] == []
    page.locator("h1").first.click()
    page.wait_for_function(CLOSED)
