"""Windows of a browser that tests share: a tab in one costs half of what a new window costs.

A tab begins with nothing that the ones before it left on the device; of what belongs to a whole
window only the options are the same. A test that changes more of its window asks for its own.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

PATIENCE = 15_000
"""Milliseconds that anything may take; generous, since machines are shared."""

EMULATED = ("color_scheme", "reduced_motion")
"""What a tab can be told by itself, so that no window is needed for each."""

STAYING = "http://127.0.0.1/"
"""Where no server is; served sites have ports, which a browser counts as the same site."""

OPENED = "() => { open('about:blank').opener = null; }"
"""A tab that knows nothing of the one that opened it."""

LANDINGS = """window.landings = [];
new MutationObserver((changes) => changes.forEach(({ target, oldValue }) => {
  if (target.matches(".landed") && !(oldValue || "").includes("landed")) window.landings.push(target);
})).observe(document, { subtree: true, attributeFilter: ["class"], attributeOldValue: true });"""
"""Writes down what lights up: a place is lit for a moment, which a slow machine may miss."""


class Windows:
    """The windows of a browser, one for each set of options, and those that tests have alone."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._kept: dict[str, BrowserContext] = {}
        self._alone: list[BrowserContext] = []

    def tab(
        self, width: int = 1024, height: int = 800, alone: bool = False, **options: Any
    ) -> Page:
        """An empty tab; the options are Playwright's for a context, the sizes in CSS pixels.

        What may be done to a tab may be done to this one. Clocks, routes and scripts of a whole
        window stay with it, wherefore `alone` gives a window that is closed with the test.
        """
        emulated = {name: options.pop(name) for name in EMULATED if name in options}
        page = self._own(options).new_page() if alone else _beside(self._shared(options))
        page.set_viewport_size({"width": width, "height": height})
        if emulated:
            page.emulate_media(**emulated)
        if not alone:
            _forget(page)
        return page

    def _shared(self, options: dict[str, Any]) -> BrowserContext:
        kind = repr(sorted(options.items()))
        if kind not in self._kept:
            self._kept[kind] = self._opened(options)
            _stay(self._kept[kind].new_page())
        return self._kept[kind]

    def _own(self, options: dict[str, Any]) -> BrowserContext:
        self._alone.append(self._opened(options))
        return self._alone[-1]

    def _opened(self, options: dict[str, Any]) -> BrowserContext:
        window = self._browser.new_context(viewport={"width": 1024, "height": 800}, **options)
        window.set_default_timeout(PATIENCE)
        window.add_init_script(LANDINGS)
        return window

    def clear(self) -> None:
        """Closes all tabs but the first, empty ones, and the windows that a test had alone."""
        for window in self._kept.values():
            for page in window.pages[1:]:
                page.close()
        while self._alone:
            self._alone.pop().close()

    def close(self) -> None:
        """Closes the windows too."""
        self.clear()
        for window in self._kept.values():
            window.close()


def _stay(page: Page) -> None:
    """An empty page at the address under which sites are served here.

    It is never closed: without a tab Chromium would make the window anew, and without a page of the
    address the process that draws them, with the scripts that it has compiled.
    """
    page.route(STAYING, lambda route: route.fulfill(body=""))
    page.goto(STAYING)


def _beside(window: BrowserContext) -> Page:
    """An empty tab that the first one has opened and let go of.

    So it is drawn by the process that draws the first; for a tab of its own the browser would start
    one, which is done with as soon as the tab shows a page: a tenth of what opening a page costs.
    """
    with window.expect_page() as opened:
        window.pages[0].evaluate(OPENED)
    return opened.value


def _forget(page: Page) -> None:
    """Empties what pages of any origin have stored in the tab's window, cookies among it."""
    session = page.context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
    session.detach()
