"""axe-core, as published, and what it finds on a page by WCAG 2.2, A and AA."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parent / "vendor" / "axe" / "axe.min.js"
"""The script that a window has to be given before `faults` is asked for."""

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

FAULTS = """async ([within, tags, contrast]) => {
  const rules = { "color-contrast": { enabled: contrast } };
  const options = { resultTypes: ["violations"], runOnly: { type: "tag", values: tags }, rules, preload: false, iframes: false };
  const found = await axe.run(within ? { include: [within] } : document, options);
  return found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id} at ${node.target.join(" ")}: ${[...node.any, ...node.all, ...node.none].map((one) => one.message).join("; ")}`));
}"""

# Entries out of sight are laid out when they are scrolled to; axe, which never scrolls, would take
# the room kept for one for its size.
LAID_OUT = """() => {
  const entries = document.querySelectorAll(".apparatus .entry");
  for (const one of entries) one.style.contentVisibility = "visible";
}"""


# What is made ready in a page's first frames, as a table that scrolls is for the keyboard, is there
# in the second. axe gives way between its rules, so a page still in motion would be seen in parts.
AT_REST = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  await document.fonts.ready;
  await frame();
  await frame();
}"""


def faults(page: Page, within: str = "", contrast: bool = True) -> list[str]:
    """What axe finds on a page or within one of its elements, once at rest: rule, place and why."""
    page.evaluate(LAID_OUT)
    page.evaluate(AT_REST)
    found: list[str] = page.evaluate(FAULTS, [within, TAGS, contrast])
    return found
