/* Notes beside their words on a wide screen, each pushed down rather than over the one before. */

const wide = window.matchMedia("(min-width: 60em)");
const GAP = 10;
const LIFT = 2;
const LEAST = 2;
let watched = null;

/** Makes the margin from the notes under the letter. It repeats them, so it is hidden from
    those who listen, and nothing in it takes the focus. */
function fillMargin() {
  watched?.disconnect();
  const letter = document.querySelector("article.letter");
  letter?.querySelector(":scope > .margin")?.remove();
  if (!letter) return;
  const margin = document.createElement("aside");
  margin.className = "margin";
  margin.setAttribute("aria-hidden", "true");
  margin.append(...[...letter.querySelectorAll(".notes .note.entry")].map(marginNote).filter(Boolean));
  letter.append(margin);
  watched = new ResizeObserver(layOutMargin);
  watched.observe(letter.querySelector(".text"));
  document.fonts?.ready.then(layOutMargin);
}

function marginNote(entry) {
  const id = entry.id.replace(/^note-/, "");
  if (!document.getElementById(`at-${id}`)) return null;
  const note = document.createElement("div");
  note.className = "margin-note";
  note.dataset.note = id;
  const number = entry.querySelector(".number").cloneNode(true);
  const fold = document.createElement("div");
  fold.className = "fold";
  fold.append(...[...entry.querySelector(".entry-body").childNodes].map((one) => one.cloneNode(true)));
  fold.querySelectorAll("a").forEach((link) => { link.tabIndex = -1; });
  note.append(number, fold);
  return note;
}

/** Puts each note beside its sign, or under the note before it. A note shows as many lines as
    there is room for before the next one, and never fewer than LEAST. */
function layOutMargin() {
  const margin = document.querySelector("article.letter > .margin");
  if (!margin || !wide.matches || !margin.children.length) return;
  const { top: origin, height } = document.querySelector("article.letter > .text").getBoundingClientRect();
  const notes = [...margin.children].filter((note) => !note.hasAttribute("data-out"));
  const line = parseFloat(getComputedStyle(margin).lineHeight);
  const wanted = notes.map((note) => {
    const sign = document.getElementById(`at-${note.dataset.note}`);
    return sign.getBoundingClientRect().top - origin - LIFT;
  });
  const full = notes.map((note) => note.querySelector(".fold").scrollHeight);
  let free = 0;
  notes.forEach((note, n) => {
    const top = Math.max(free, wanted[n]);
    const room = (n + 1 < notes.length ? wanted[n + 1] : height) - top - GAP;
    const lines = Math.max(LEAST, Math.floor(room / line));
    const shown = note.classList.contains("open") ? full[n] : Math.min(full[n], lines * line);
    note.style.setProperty("--fold", lines);
    note.style.top = `${top}px`;
    free = top + shown + GAP;
  });
  margin.style.minHeight = `${free}px`;
}

/** Whether the margin already shows all that noted words hold. */
function toldInMargin(trigger) {
  if (!wide.matches || trigger.matches("a:not(.note-ref)")) return false;
  const ids = trigger.dataset.note ? [trigger.dataset.note] : (trigger.dataset.notes || "").split(" ");
  return ids.every((id) => {
    const fold = document.querySelector(`.margin-note[data-note="${CSS.escape(id)}"] .fold`);
    return fold && fold.scrollHeight <= fold.clientHeight + 1;
  });
}

/** Lights up a note in the margin and its words together. */
function light(ids) {
  document.querySelectorAll("article.letter .noted.lit, .margin-note.lit, .note-ref.lit").forEach((one) => {
    if (one !== card.trigger) one.classList.remove("lit");
  });
  for (const id of ids) {
    const name = CSS.escape(id);
    document.querySelectorAll(`.margin-note[data-note="${name}"], .noted[data-notes~="${name}"]`)
      .forEach((one) => one.classList.add("lit"));
  }
}

document.addEventListener("pointerover", (event) => {
  const at = nearest(event, ".margin-note, .note-ref, .noted");
  if (at) light(at.dataset.note ? [at.dataset.note] : at.dataset.notes.split(" "));
  else if (!nearest(event, ".card")) light([]);
});

document.addEventListener("click", (event) => {
  const note = nearest(event, ".margin-note");
  if (!note || nearest(event, "a")) return;
  note.classList.toggle("open");
  layOutMargin();
});

wide.addEventListener("change", layOutMargin);
onEachPage(fillMargin);
