"""How far words stand out from what is behind them: WCAG 2.2, 1.4.3."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

SCHEMES = {"light": "default", "dark": "slate"}

# Colours are mixed by the browser itself, on a canvas, so that any way to write one is understood.
FAINT = """(roots) => {
  const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 })
    .getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const under = new Map();
  const layers = (element) => {
    if (!element) return ["white"];
    if (!under.has(element)) {
      const colour = getComputedStyle(element).backgroundColor;
      const below = layers(element.parentElement);
      under.set(element, colour === "rgba(0, 0, 0, 0)" ? below : [...below, colour]);
    }
    return under.get(element);
  };
  const painted = (colours) => {
    const key = colours.join(";");
    if (!known.has(key)) {
      pen.clearRect(0, 0, 1, 1);
      for (const colour of colours) { pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); }
      known.set(key, [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3));
    }
    return known.get(key);
  };
  const light = (colour) => colour
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, n) => sum + part * [0.2126, 0.7152, 0.0722][n], 0);
  const ratio = (element) => {
    const behind = layers(element);
    const [high, low] = [painted([...behind, getComputedStyle(element).color]), painted(behind)]
      .map(light).sort((one, other) => other - one);
    return (high + 0.05) / (low + 0.05);
  };
  const wanted = (style) => {
    const size = parseFloat(style.fontSize);
    return size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
  };
  const speaks = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const counted = {};
  let measured = 0;
  for (const root of document.querySelectorAll(roots)) {
    for (const one of [root, ...root.querySelectorAll("*")]) {
      if (!speaks(one) || !one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      measured += 1;
      const found = ratio(one);
      if (found >= wanted(getComputedStyle(one))) continue;
      const name = `${one.parentElement.className}>${one.localName}.${one.className}`;
      counted[name] = Math.round(found * 100) / 100;
    }
  }
  return { measured, faint: counted };
}"""


def faint(page: Page, roots: str) -> dict[str, Any]:
    """Elements with words of their own that are too faint, with their contrast."""
    told: dict[str, Any] = page.evaluate(FAINT, roots)
    assert told["measured"] > 0, roots
    return dict(told["faint"])


def taken_up(page: Page, scheme: str) -> None:
    """Waits until the theme shows a scheme, and no colour is still changing."""
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
    page.wait_for_function(
        "() => document.getAnimations().every((one) => one.playState !== 'running')"
    )


def faint_by_scheme(page: Page) -> dict[str, dict[str, Any]]:
    """What is too faint on a page in light and in dark; it is left in light."""
    found = {}
    for scheme in reversed(SCHEMES):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        taken_up(page, scheme)
        found[scheme] = faint(page, "header.md-header, .md-content, footer.md-footer")
    return found
