/* Tables wider than the screen, which the theme lets scroll, can be scrolled by the keyboard too. */

const narrowed = new ResizeObserver((seen) => {
  for (const { target } of seen) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});

/** The theme wraps its tables a moment after the page is there. */
onEachPage(() => requestAnimationFrame(() => {
  document.querySelectorAll(".md-typeset__scrollwrap").forEach((one) => narrowed.observe(one));
}));
