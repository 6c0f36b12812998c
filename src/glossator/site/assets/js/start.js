/* Starting: once a page, under the theme's instant navigation as without it. */

/** Runs `act` now or when the page is there, and again for each page that takes its place. */
function onEachPage(act) {
  if (typeof document$ !== "undefined") document$.subscribe(() => act());
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", act);
  else act();
}

/* Instant navigation spells links within the page out, which then are no longer known as such. */
onEachPage(() => {
  const here = `a[href^="${location.href.split("#")[0]}#"]`;
  document.querySelectorAll(here).forEach((link) => { link.href = link.hash; });
});

/** The nearest element that matches, from an event's target upwards. */
function nearest(event, selector) {
  return event.target instanceof Element ? event.target.closest(selector) : null;
}

/** The text nodes of an element. */
function textsIn(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  return texts;
}
