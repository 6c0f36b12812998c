/* Hover, focus, click and keys: when the card comes and when it goes. */

const COMES_AFTER = 160;
const GOES_AFTER = 260;
let waiting = 0;

function later(milliseconds, act) {
  clearTimeout(waiting);
  waiting = setTimeout(act, milliseconds);
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  if (nearest(event, ".card")) return clearTimeout(waiting);
  const trigger = nearest(event, TRIGGER);
  if (trigger && trigger === card.trigger) return clearTimeout(waiting);
  if (trigger && !card.pinned && !toldInMargin(trigger)) {
    later(COMES_AFTER, () => openCard(trigger, false));
  } else if (card.trigger && !card.pinned) later(GOES_AFTER, () => closeCard());
  else clearTimeout(waiting);
});

document.addEventListener("focusin", (event) => {
  if (quiet) return;
  const trigger = nearest(event, TRIGGER);
  if (trigger?.matches("a:focus-visible")) openCard(trigger, false);
  else if (card.trigger && !nearest(event, ".card") && trigger !== card.trigger) closeCard();
});

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  if (nearest(event, ".card-close")) return closeCard(true);
  if (nearest(event, ".card")) return nearest(event, "a[href^='#']") && closeCard();
  const trigger = nearest(event, TRIGGER);
  if (!trigger || (nearest(event, "a") && nearest(event, "a") !== trigger)) return closeCard();
  if (!entriesAt(trigger).length) return;
  if (window.getSelection()?.toString() && !trigger.matches("a")) return;
  event.preventDefault();
  clearTimeout(waiting);
  const again = card.trigger === trigger && card.pinned;
  if (again) return closeCard();
  openCard(trigger, true);
  if (event.detail === 0) card.element.focus();
});

document.addEventListener("keydown", (event) => {
  if (!card.trigger) return;
  if (event.key === "Escape") {
    clearTimeout(waiting);
    closeCard(true);
  } else if (event.key === "Tab" && card.element.contains(document.activeElement)) leave(event);
});

/** Tab at an end of the card leads back to the words, not to the page's end. */
function leave(event) {
  const stops = [...card.element.querySelectorAll("a[href], button")];
  const end = event.shiftKey ? stops[0] : stops[stops.length - 1];
  if (document.activeElement === end || (event.shiftKey && document.activeElement === card.element)) {
    event.preventDefault();
    closeCard(true);
  }
}
