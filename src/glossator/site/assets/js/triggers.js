/* Hover, focus, click and keys: when the card comes and when it goes. */

const COMES_AFTER = 160;
const PREVIEW_AFTER = 320;
const GOES_AFTER = 260;
let waiting = 0;
let pointer = "";
let rested = null; /* where the pointer lay when a key or its button was pressed */

function later(milliseconds, act) {
  clearTimeout(waiting);
  waiting = setTimeout(act, milliseconds);
}

document.addEventListener("pointermove", (event) => { pointer = placeOf(event); }, { passive: true });

function placeOf(event) {
  return `${event.clientX} ${event.clientY}`;
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  // Words that come to lie under a pointer at rest, as a key moves the page or a button closes what lay
  // over them, were not pointed at.
  if (placeOf(event) === rested) return;
  rested = null;
  if (nearest(event, ".card")) return clearTimeout(waiting);
  const trigger = triggerAt(event);
  if (trigger && trigger === card.trigger) return clearTimeout(waiting);
  if (trigger && !card.pinned && !toldInMargin(trigger)) {
    later(leadsAway(trigger) ? PREVIEW_AFTER : COMES_AFTER, () => openCard(trigger, false));
  } else if (card.trigger && !card.pinned) later(GOES_AFTER, () => closeCard());
  else clearTimeout(waiting);
});

document.addEventListener("focusin", (event) => {
  if (quiet) return;
  const trigger = triggerAt(event);
  if (trigger?.matches("a:focus-visible") && !nearest(event, ".card")) openCard(trigger, false);
  else if (card.trigger && !nearest(event, ".card") && trigger !== card.trigger) closeCard();
});

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  if (nearest(event, ".card")) return clickedWithin(event);
  const trigger = triggerAt(event);
  if (!trigger || (nearest(event, "a") && nearest(event, "a") !== trigger)) return closeCard();
  // A preview tells of another page; to click its link is to go there.
  if (leadsAway(trigger)) return leaveFor();
  if (!entriesAt(trigger).length) return;
  if (getSelection()?.toString() && !trigger.matches("a")) return;
  event.preventDefault();
  // The theme's instant navigation would load the page anew.
  event.stopPropagation();
  clearTimeout(waiting);
  const again = card.trigger === trigger && card.pinned;
  if (again) return closeCard();
  openCard(trigger, true);
  if (event.detail === 0) card.element.focus();
}, true);

function leadsAway(trigger) {
  return trigger.matches("a") && Boolean(previewOf(trigger));
}

function leaveFor() {
  clearTimeout(waiting);
  closeCard();
}

function clickedWithin(event) {
  const choice = nearest(event, ".card-choice");
  const turning = nearest(event, ".card-turn");
  if (nearest(event, ".card-close")) return closeCard(true);
  if (nearest(event, "a[href^='#']")) return closeCard();
  card.pinned = true;
  if (choice) showEntry(Number(choice.dataset.choice));
  if (choice) letScroll();
  if (turning) turn(Number(turning.dataset.by));
}

for (const kind of ["keydown", "click"]) document.addEventListener(kind, () => { rested = pointer; }, true);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" && event.key !== "Tab") return;
  if (event.key === "Escape") clearTimeout(waiting);
  if (!card.trigger) return;
  if (event.key === "Escape") closeCard(true);
  else if (card.element.contains(document.activeElement)) leave(event);
});

/** Tab at an end of the card leads back to the words, not to the page's end. */
function leave(event) {
  const all = card.element.querySelectorAll("a[href], button, [tabindex='0']");
  const stops = [...all].filter((one) => one.checkVisibility());
  const end = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement === end || (event.shiftKey && document.activeElement === card.element)) {
    event.preventDefault();
    closeCard(true);
  }
}
