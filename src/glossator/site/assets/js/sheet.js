/* The card as a sheet on a phone: from note to note, and down again by a swipe. */

const CLEAR = 12;
const STIRS_AFTER = 6;
const FLICK = 0.5;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const drag = { pointer: null, from: 0, by: 0, at: 0, speed: 0, moving: false };

/** Scrolls the page so far that words stand between the header and the sheet, with so many pixels
    of what comes before them. */
function scrollClear(words, before) {
  const { top, bottom } = words.getBoundingClientRect();
  const lowest = card.element.getBoundingClientRect().top - CLEAR;
  if (bottom > lowest || top < headerEdge() + CLEAR + before) {
    const behavior = before && !calm.matches ? "smooth" : "instant";
    window.scrollBy({ top: bottom - lowest + before / 4, behavior });
  }
}

/** The signs of the notes that are shown, in the order of the text. */
function signsShown() {
  const all = document.querySelectorAll("article.letter :is(.upon-letter, .text) a.note-ref");
  return [...all].filter((one) => one.checkVisibility());
}

function neighbourOf(note, by) {
  const signs = signsShown();
  const at = signs.findIndex((one) => one.id === `at-${note}`);
  return at < 0 ? null : signs[at + by] || null;
}

/** Says in the sheet's bar which note of how many is shown, and where one can turn. A larger
    screen has the margin and the keys for that, and its card moves away from under the pointer. */
function tellPlace(entry) {
  const { element, note } = card;
  if (!sheet.matches) return;
  const count = document.querySelectorAll("article.letter .notes .note.entry").length;
  const place = { number: numberOf(entry), count };
  element.querySelector(".card-place").textContent = note ? filledIn(element.dataset.place, place) : "";
  element.querySelectorAll(".card-turn").forEach((button) => {
    button.hidden = !note;
    button.setAttribute("aria-disabled", String(!neighbourOf(note, Number(button.dataset.by))));
  });
}

/** Shows the note before or after, and scrolls its words into sight. */
function turn(by) {
  const sign = neighbourOf(card.note, by);
  if (!sign) return;
  releaseCard();
  fillCard(sign, entriesAt(sign));
  card.pinned = true;
  if (sheet.matches) scrollClear(sign, 90);
}

/** Whether a finger at this place moves the sheet: not where it scrolls what is in it. */
function movesSheet(event) {
  if (!sheet.matches || !nearest(event, ".card")) return false;
  return !nearest(event, ".card [data-scrolls]");
}

document.addEventListener("pointerdown", (event) => {
  if (!event.isPrimary || event.button !== 0 || !movesSheet(event)) return;
  Object.assign(drag, {
    pointer: event.pointerId, from: event.clientY, by: 0, at: event.timeStamp, speed: 0, moving: false,
  });
});

document.addEventListener("pointermove", (event) => {
  if (event.pointerId !== drag.pointer) return;
  const by = Math.max(0, event.clientY - drag.from);
  if (!drag.moving && by < STIRS_AFTER) return;
  if (!drag.moving) card.element.setPointerCapture(event.pointerId);
  const passed = event.timeStamp - drag.at;
  if (passed > 0) drag.speed = (by - drag.by) / passed;
  Object.assign(drag, { by, at: event.timeStamp, moving: true });
  card.element.style.translate = `0 ${by}px`;
});

document.addEventListener("pointerup", (event) => {
  if (event.pointerId !== drag.pointer) return;
  const held = event.timeStamp - drag.at > 120;
  const goes = drag.by > card.element.offsetHeight / 3 || (drag.speed > FLICK && !held);
  letGo(drag.moving && goes);
});

document.addEventListener("pointercancel", (event) => {
  if (event.pointerId === drag.pointer) letGo(false);
});

/** The finger is gone: the sheet goes down, or back to its place. */
function letGo(goes) {
  const { moving } = drag;
  drag.pointer = null;
  drag.moving = false;
  if (!moving) return;
  const { element, trigger } = card;
  const end = goes ? "0 100%" : "0 0";
  const glide = element.animate(
    { translate: [element.style.translate, end] }, { duration: calm.matches ? 0 : 160, easing: "ease-out" },
  );
  element.style.translate = goes ? end : "";
  glide.finished.then(() => { if (goes && card.trigger === trigger) closeCard(true); }, () => {});
}
