"""What tests share of a window carries nothing from one of them into the next."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

LEAVE = """() => {
  localStorage.setItem("left", "1");
  sessionStorage.setItem("left", "1");
  document.cookie = "left=1";
}"""
LEFT = "() => [localStorage.left, sessionStorage.left, document.cookie].map((one) => one ?? '')"


def test_a_tab_begins_with_nothing_that_another_left(open_page) -> None:
    page = open_page("about/", color_scheme="dark")
    assert page.evaluate("() => matchMedia('(prefers-color-scheme: dark)').matches")
    page.evaluate(LEAVE)
    assert page.evaluate(LEFT) == ["1", "1", "left=1"]
    later = open_page("about/", width=375)
    assert later.context == page.context
    assert later.evaluate(LEFT) == ["", "", ""]
    assert later.evaluate("() => [innerWidth, history.length, opener]") == [375, 1, None]
    assert later.evaluate("() => matchMedia('(prefers-color-scheme: light)').matches")


def test_a_window_of_its_own_is_another(open_page) -> None:
    assert open_page("about/").context != open_page("about/", alone=True).context
