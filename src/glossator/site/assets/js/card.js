/* The card: one for the page, filled from the apparatus, placed by Floating UI. */

const card = { element: null, trigger: null, pinned: false, stop: null };
const LEAST_HEIGHT = 120;
const sheet = window.matchMedia("(max-width: 37.5em)");

/** Makes the page's card from its template, or forgets the last page's. */
function prepareCard() {
  closeCard();
  const template = document.getElementById("glossator-card");
  card.element = template ? template.content.firstElementChild.cloneNode(true) : null;
  if (card.element) template.after(card.element);
}

/** Shows what a trigger holds. A pinned card stays until it is closed. */
function openCard(trigger, pinned) {
  const entries = entriesAt(trigger);
  if (!card.element || !entries.length) return;
  if (card.trigger !== trigger) {
    closeCard();
    const content = card.element.querySelector(".card-content");
    content.replaceChildren(...entries.map(copyOf));
    card.trigger = trigger;
    trigger.classList.add("lit");
    if (trigger.matches("a")) trigger.setAttribute("aria-expanded", "true");
    card.element.setAttribute("aria-label", titleOf(entries[0]));
    card.element.hidden = false;
    card.element.scrollTop = 0;
    placeCard();
  }
  card.pinned = card.pinned || pinned;
}

/** Hides the card; the focus goes back to the words if it was within, or if the card was asked for. */
function closeCard(giveBack = false) {
  const { element, trigger, pinned } = card;
  if (!trigger) return;
  const within = element.contains(document.activeElement);
  card.stop?.();
  card.trigger = card.stop = null;
  card.pinned = false;
  element.hidden = true;
  trigger.classList.remove("lit");
  trigger.removeAttribute("aria-expanded");
  if (within || (giveBack && pinned)) focusQuietly(focusable(trigger));
}

/** What can hold the focus for a trigger: itself, or the sign of its first note. */
function focusable(trigger) {
  if (trigger.matches("a")) return trigger;
  const note = trigger.dataset.notes.split(" ")[0];
  return document.getElementById(`at-${note}`);
}

function titleOf(entry) {
  const head = entry.querySelector(".lemma") || entry;
  return head.textContent.trim().slice(0, 80);
}

/** Beside the words, never over them, never off the screen; a sheet on a phone. */
function placeCard() {
  const { element, trigger } = card;
  if (sheet.matches) {
    element.style.left = element.style.top = "";
    element.style.removeProperty("--room");
    const hidden = trigger.getBoundingClientRect().bottom + 12 - element.getBoundingClientRect().top;
    if (hidden > 0) window.scrollBy({ top: hidden });
    return;
  }
  const { autoUpdate, computePosition, flip, inline, offset, shift, size } = window.FloatingUIDOM;
  const padding = { top: headerEdge() + 8, right: 12, bottom: 12, left: 12 };
  const apply = ({ availableHeight }) => {
    element.style.setProperty("--room", `${Math.max(LEAST_HEIGHT, availableHeight)}px`);
  };
  const middleware = [
    inline(), offset(6), flip({ padding }), shift({ padding }), size({ padding, apply }),
  ];
  card.stop = autoUpdate(trigger, element, () => {
    computePosition(trigger, element, { placement: "bottom-start", middleware }).then((at) => {
      element.style.left = `${at.x}px`;
      element.style.top = `${at.y}px`;
    });
  });
}

/** Where the theme's header, which stays while the page scrolls, ends. */
function headerEdge() {
  const header = document.querySelector(".md-header");
  return header ? Math.max(0, header.getBoundingClientRect().bottom) : 0;
}

let quiet = false;

/** Moves the focus without opening a card there. */
function focusQuietly(element) {
  quiet = true;
  element?.focus({ preventScroll: true });
  quiet = false;
}

onEachPage(prepareCard);
