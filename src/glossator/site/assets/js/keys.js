/* Single keys, in a letter only. They come before the theme's own, which would turn the page
   at n and p; switched off, they take the theme's with them (WCAG 2.1.4). */

const FIELDS = "input, textarea, select, [contenteditable]";
const NEIGHBOUR = { "[": ".neighbours a[rel=prev]", "]": ".neighbours a[rel=next]" };
const THEMES = ["f", "s", "/", "n", "p", ",", "."];
const DEEDS = {
  n: () => step(".text a.note-ref, .upon-letter a.note-ref", 1),
  p: () => step(".text a.note-ref, .upon-letter a.note-ref", -1),
  j: () => step(".text .block[id]", 1),
  k: () => step(".text .block[id]", -1),
  "[": goTo,
  "]": goTo,
  t: switchTerms,
  "?": openHelp,
};

/** Moves the focus to the next or previous of its kind, from where the reader is. */
function step(selector, by) {
  const all = [...document.querySelectorAll(`article.letter :is(${selector})`)];
  const shown = all.filter((one) => one.checkVisibility());
  const from = whereReading();
  const isPast = (one) => (from
    ? from.compareDocumentPosition(one) & (by > 0 ? FOLLOWING : PRECEDING)
    : Math.sign(one.getBoundingClientRect().top - headerEdge()) === by);
  const to = by > 0 ? shown.find(isPast) : shown.filter(isPast).pop();
  if (!to) return;
  if (to.matches(".block")) to.tabIndex = -1;
  // Safari else takes the focus for the mouse's if that came before.
  to.focus({ preventScroll: true, focusVisible: true });
  to.scrollIntoView({ block: to.matches(".block") ? "start" : "center" });
}

const FOLLOWING = Node.DOCUMENT_POSITION_FOLLOWING;
const PRECEDING = Node.DOCUMENT_POSITION_PRECEDING;

/** The words that have the focus or whose card is open; none where neither is in the letter. */
function whereReading() {
  if (card.trigger) return card.trigger;
  return document.activeElement?.closest(".text :is(a, .block), .upon-letter a") || null;
}

function goTo(key) {
  const link = document.querySelector(NEIGHBOUR[key]);
  if (link) location.assign(link.href);
}

function switchTerms() {
  if (!control().querySelector("[data-layer=terms]")) return;
  putOut("terms", !isOut("terms"));
  say(isOut("terms") ? control().dataset.putOut : control().dataset.shown);
}

/** Where those who listen are told. It has to stand in the page before anything is said. */
function sayingPlace() {
  const made = document.getElementById("glossator-said") || interfacePart("said");
  if (!made.isConnected) document.body.append(made);
  return made;
}

/** Tells those who listen what has happened. */
function say(words) {
  sayingPlace().textContent = words;
}

function openHelp() {
  const help = document.getElementById("glossator-help") || interfacePart("help");
  if (!help.isConnected) besidePage().append(help);
  closeCard();
  help.querySelector("[data-keys]").checked = chosen.keys;
  help.showModal();
}

document.addEventListener("keydown", (event) => {
  const composed = event.getModifierState("AltGraph");
  if (!composed && (event.ctrlKey || event.metaKey || event.altKey)) return;
  if (event.isComposing || nearest(event, FIELDS) || document.querySelector("dialog[open]")) return;
  const inLetter = Boolean(document.querySelector("article.letter"));
  if (!chosen.keys) {
    if (THEMES.includes(event.key)) event.stopPropagation();
  } else if (inLetter && Object.hasOwn(DEEDS, event.key)) {
    event.preventDefault();
    event.stopPropagation();
    DEEDS[event.key](event.key);
  } else if (SEARCH_KEYS.includes(event.key) && searchButton()) {
    event.preventDefault();
    event.stopPropagation();
    openSearch();
  }
}, true);

document.addEventListener("change", (event) => {
  if (nearest(event, ".help [data-keys]")) choose({ keys: event.target.checked });
});

document.addEventListener("click", (event) => {
  if (!nearest(event, "[data-help]")) return;
  // The focus comes back to where it is now, and the menu will be gone.
  document.querySelector(".tools-button").focus();
  openHelp();
});

onEachPage(sayingPlace);
