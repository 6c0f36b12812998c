/* The card: one for the page, filled from the apparatus, placed by Floating UI. */

const card = { element: null, trigger: null, entries: [], note: "", pinned: false, stop: null };
const LEAST_HEIGHT = 120;
const sheet = matchMedia("(max-width: 37.5em)");

/** Makes the page's card, where it has something to show, or forgets the last page's. */
function prepareCard() {
  closeCard();
  const wanted = document.querySelector("article.letter, #glossator-previews");
  card.element = wanted ? interfacePart("card") : null;
  if (card.element) besidePage().append(card.element);
}

/** Shows what a trigger holds. A pinned card stays until it is closed. */
function openCard(trigger, pinned) {
  const entries = entriesAt(trigger);
  if (!card.element || !entries.length) return;
  if (card.trigger !== trigger) {
    closeCard();
    fillCard(trigger, entries);
  }
  card.pinned = card.pinned || pinned;
}

/** Puts the entries into the card, the first of them open, and the card to its words. */
function fillCard(trigger, entries) {
  const { element } = card;
  const content = element.querySelector(".card-content");
  card.trigger = trigger;
  card.entries = entries;
  content.replaceChildren(...entries.map(copyOf));
  offerChoices(entries);
  trigger.classList.add("lit");
  if (trigger.matches("a")) tellOfCard(trigger);
  showEntry(0);
  element.hidden = false;
  placeCard();
  letScroll();
}

/** Says at the words that there is a card: a preview describes its link, the others unfold. */
function tellOfCard(link) {
  if (leadsAway(link)) link.setAttribute("aria-describedby", "glossator-card-content");
  else link.setAttribute("aria-expanded", "true");
}

/** Lets go of the words that the card stands at. */
function releaseCard() {
  card.stop?.();
  card.trigger.classList.remove("lit");
  card.trigger.removeAttribute("aria-expanded");
  card.trigger.removeAttribute("aria-describedby");
  card.trigger = card.stop = null;
  card.note = "";
}

/** Hides the card; the focus goes back to the words if it was within, or if the card was asked for. */
function closeCard(giveBack = false) {
  const { element, trigger, pinned } = card;
  if (!trigger) return;
  const back = focusable(trigger);
  const within = element.contains(document.activeElement);
  releaseCard();
  card.pinned = false;
  element.hidden = true;
  element.style.translate = "";
  light([]);
  if (within || (giveBack && pinned)) focusQuietly(back);
}

/** What can hold the focus for a trigger: itself, or the sign of the note that is shown. */
function focusable(trigger) {
  return trigger.matches("a") ? trigger : document.getElementById(`at-${card.note}`);
}

/** What is too long for the card can be scrolled, by a finger and, its buttons apart, by keys. */
function letScroll() {
  for (const part of card.element.querySelectorAll(".card-choices, .card-content")) {
    const scrolls = part.scrollHeight > part.clientHeight + 1;
    part.toggleAttribute("data-scrolls", scrolls);
    if (part.matches(".card-content")) part.tabIndex = scrolls ? 0 : -1;
  }
}

/** Beside the words, never over them, never off the screen; a sheet on a phone. */
function placeCard() {
  const { element, trigger } = card;
  if (sheet.matches) {
    element.style.left = element.style.top = "";
    element.style.removeProperty("--room");
    scrollClear(trigger, 0);
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
      if (card.trigger !== trigger) return;
      element.style.left = `${at.x}px`;
      element.style.top = `${at.y}px`;
      letScroll();
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
sheet.addEventListener("change", () => closeCard());
