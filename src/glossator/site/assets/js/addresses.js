/* The menu at a place's link, and at selected words: copy the link, copy the citation. */

const ADDRESSED = "article.letter, .bibliography .entry[id], [data-cite]";
const place = { menu: null, link: null, range: null, stop: null };
let pressed = false;
let selecting = 0;
let toldOfTab = false;

/** Makes the page's menu, where there is something to address, or forgets the last page's. */
function prepareMenu() {
  closeMenu();
  place.menu = document.querySelector(ADDRESSED) ? interfacePart("place") : null;
  if (!place.menu) return;
  if (!citations()) place.menu.querySelectorAll("[data-copy=citation], [data-mine], .place-style").forEach((one) => one.remove());
  besidePage().append(place.menu);
  addPlaceRefs(place.menu.dataset);
  document.querySelectorAll(".place-ref").forEach((one) => one.setAttribute("aria-haspopup", "dialog"));
  showStyle();
}

/** Opens the menu at a link, or at a range of the letter's words. */
function openMenu(at, words) {
  closeMenu();
  closeCard();
  const { menu } = place;
  place.link = at;
  place.range = words;
  menu.dataset.at = words ? "words" : "place";
  menu.setAttribute("aria-label", words ? shownWords(words) : at.getAttribute("aria-label") || at.textContent);
  menu.querySelector(".place-said").textContent = "";
  menu.querySelector(".place-field").hidden = true;
  at?.setAttribute("aria-expanded", "true");
  menu.hidden = false;
  place.stop = beside(words || at, menu, words);
}

function shownWords(range) {
  return range.toString().replace(/\s+/gu, " ").trim().slice(0, 60);
}

/** Below what it belongs to, or above where there is no room, so that it never covers it. */
function beside(reference, menu, words) {
  const { autoUpdate, computePosition, flip, offset, shift } = window.FloatingUIDOM;
  const padding = { top: headerEdge() + 8, right: 8, bottom: 8, left: 8 };
  const away = words && matchMedia("(hover: none)").matches ? 28 : 8;
  const middleware = [offset(away), flip({ padding }), shift({ padding })];
  const at = words
    ? { getBoundingClientRect: () => words.getBoundingClientRect(), contextElement: elementOf(words) }
    : reference;
  return autoUpdate(at, menu, () => {
    computePosition(at, menu, { placement: words ? "bottom" : "bottom-start", middleware }).then((found) => {
      menu.style.left = `${found.x}px`;
      menu.style.top = `${found.y}px`;
    });
  });
}

function elementOf(range) {
  const node = range.startContainer;
  return node instanceof Element ? node : node.parentElement;
}

function closeMenu(giveBack = false) {
  const { menu, link } = place;
  if (!menu || menu.hidden) return;
  place.stop?.();
  menu.hidden = true;
  link?.removeAttribute("aria-expanded");
  place.link = place.range = place.stop = null;
  if (giveBack) focusQuietly(link);
}

/** The fragment and the locator of what the menu stands at. */
function pointedAt() {
  if (place.link) return { fragment: place.link.hash || "", locator: locatorOf(place.link), exact: true };
  const block = elementOf(place.range).closest(".block[id]");
  const link = block?.querySelector(":scope > .place-ref");
  const words = directiveFor(place.range);
  const fragment = `#${block?.id ?? ""}${words && `:~:${words}`}`;
  return { fragment, locator: link ? locatorOf(link) : "", exact: Boolean(words) };
}

async function copyFrom(deed) {
  const told = place.menu.dataset;
  if (deed === "whole") return tellCopied(await copyCitation("", ""), told.cited);
  const { fragment, locator, exact } = pointedAt();
  if (deed === "citation") return tellCopied(await copyCitation(fragment, locator), told.cited);
  const address = ownAddress() + fragment;
  tellCopied(await copied(address) ? "" : address, exact ? told.linked : `${told.linked} ${told.near}`);
}

async function copyCitation(fragment, locator) {
  const line = citationFor(fragment, locator);
  const text = line.textContent.trim();
  return await copied(text, line.innerHTML) ? "" : text;
}

/** Says that it is done; what could not be copied stands selected, to be copied by hand. */
function tellCopied(left, words) {
  const said = left ? place.menu.dataset.byHand : words;
  say(said);
  if (place.menu.hidden && !left) return;
  if (place.menu.hidden) openMenu(document.querySelector("[data-copy=whole]"), null);
  place.menu.querySelector(".place-said").textContent = said;
  const field = place.menu.querySelector(".place-field");
  field.hidden = !left;
  field.value = left;
  if (left) field.select();
}

/** Shows the menu at words of the letter that were selected, and takes it away with them. */
function followSelection() {
  if (!place.menu || pressed || place.menu.contains(document.activeElement)) return;
  const words = selectedWords();
  if (place.range?.toString() === words?.toString()) return;
  if (!words) return closeMenu();
  openMenu(null, words);
  if (!toldOfTab) say(place.menu.dataset.selected);
  toldOfTab = true;
}

/** What is selected of the letter's text, or of a translation; null where there are no words in it. */
function selectedWords() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0).cloneRange();
  const text = [...document.querySelectorAll("article.letter .text")].find((one) => range.intersectsNode(one));
  if (!text) return null;
  const whole = document.createRange();
  whole.selectNodeContents(text);
  if (range.compareBoundaryPoints(Range.START_TO_START, whole) < 0) range.setStart(text, 0);
  if (range.compareBoundaryPoints(Range.END_TO_END, whole) > 0) range.setEnd(text, text.childNodes.length);
  return /[\p{L}\p{N}]/u.test(range.toString()) ? range : null;
}

function selectionSoon() {
  clearTimeout(selecting);
  selecting = setTimeout(followSelection, 250);
}

document.addEventListener("selectionchange", selectionSoon);
document.addEventListener("pointerdown", (event) => {
  // A press on a button would take the selection away.
  if (nearest(event, ".place-menu button")) return;
  pressed = true;
  if (place.menu && !place.menu.hidden && !nearest(event, ".place-menu, .place-ref")) closeMenu();
});
for (const kind of ["pointerup", "pointercancel"]) {
  document.addEventListener(kind, (event) => {
    pressed = false;
    if (!nearest(event, ".place-menu")) selectionSoon();
  });
}
document.addEventListener("mousedown", (event) => {
  if (nearest(event, ".place-menu button")) event.preventDefault();
});

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  const link = nearest(event, ".place-ref");
  const deed = nearest(event, "[data-copy]");
  if (deed) copyFrom(deed.dataset.copy);
  else if (nearest(event, ".place-close")) closeMenu(true);
  else if (link && place.menu) {
    event.preventDefault();
    if (link === place.link) return closeMenu(true);
    getSelection().removeAllRanges();
    openMenu(link, null);
    history.replaceState(history.state, "", link.hash);
    land();
    place.menu.querySelector("button").focus({ preventScroll: true });
  }
});

document.addEventListener("keydown", (event) => {
  if (!place.menu || place.menu.hidden) return;
  const within = place.menu.contains(document.activeElement);
  if (event.key === "Escape") {
    event.stopImmediatePropagation();
    closeMenu(true);
  } else if (event.key === "Tab" && !within && place.range && !event.shiftKey) {
    event.preventDefault();
    place.menu.querySelector("button").focus({ preventScroll: true });
  } else if (event.key === "Tab" && within) leaveMenu(event);
}, true);

/** Tab at an end of the menu leads back to where it was opened. */
function leaveMenu(event) {
  const stops = [...place.menu.querySelectorAll("button, select, textarea:not([hidden])")];
  if (document.activeElement !== (event.shiftKey ? stops[0] : stops.at(-1))) return;
  event.preventDefault();
  closeMenu(true);
}

onEachPage(prepareMenu);
