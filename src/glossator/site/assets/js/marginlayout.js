/* Where each margin note stands: beside its sign, or as near as the notes around it allow. All is
   measured first, then reckoned, then written, and whatever changes before a page is painted is looked
   at once, so that the browser lays out the page once. */

const GAP = 10;
const LIFT = 2;
const LEAST = 2;
const FAR = 5;

let marginAwaited = 0;

/** Lays out the margin before the page is painted again. */
function layOutMargin() {
  marginAwaited ||= requestAnimationFrame(() => {
    marginAwaited = 0;
    layOutMarginNow();
  });
}

function layOutMarginNow() {
  const margin = document.querySelector("article.letter > .margin");
  const notes = margin ? [...margin.querySelectorAll(".margin-note:not([data-out])")] : [];
  if (!wide.matches || !notes.length) return;
  margin.style.minHeight = "";
  const { line, height, measures } = measureNotes(margin, notes);
  const places = reckonPlaces(measures, line, height);
  places.forEach((place, n) => setNote(notes[n], place));
  const end = places.at(-1).end;
  // Only notes that a reader unfolded, or a crowd beyond the room kept, may make the page longer.
  margin.style.minHeight = end > height + 1 ? `${end}px` : "";
}

/** For each note, in pixels: where its sign stands, how high all of it is, and whether it is open. */
function measureNotes(margin, notes) {
  const { top, height } = margin.getBoundingClientRect();
  const measures = notes.map((note) => ({
    wanted: document.getElementById(`at-${note.dataset.note}`).getBoundingClientRect().top - top - LIFT,
    full: note.querySelector(".fold").scrollHeight,
    open: note.classList.contains("open"),
  }));
  const line = parseFloat(getComputedStyle(margin).lineHeight);
  return { line, height, measures };
}

/** Places from top to bottom. A note shows as many lines as there is room for before the next; one
    that is pushed far from its words, a single line, so that those after it catch up. None stands so
    low that the notes after it, at a line each, would go beyond the margin. */
function reckonPlaces(measures, line, height) {
  const lowest = lowestTops(measures, line, height);
  let free = 0;
  return measures.map(({ wanted, full, open }, n) => {
    const top = Math.max(free, Math.min(Math.max(wanted, 0), lowest[n]));
    const off = top - Math.max(wanted, 0);
    const next = n + 1 < measures.length ? Math.min(measures[n + 1].wanted, lowest[n + 1]) : height + GAP;
    const most = Math.floor(((lowest[n + 1] ?? height + GAP) - GAP - top + 1) / line);
    const least = off > FAR * line ? 1 : LEAST;
    const fitting = Math.max(least, Math.floor((next - GAP - top + 1) / line));
    const lines = Math.max(1, Math.min(fitting, most));
    const folded = !open && full > lines * line + 2;
    const shown = open ? full + line : Math.min(full, lines * line);
    free = top + shown + GAP;
    const way = off > FAR * line ? "below" : off < -FAR * line ? "above" : "";
    return { top, lines, folded, way, end: free - GAP };
  });
}

/** How low each note may stand at most, counted from the last. */
function lowestTops(measures, line, height) {
  const tops = [];
  let below = height + GAP;
  for (let n = measures.length - 1; n >= 0; n -= 1) {
    const { full, open } = measures[n];
    below -= (open ? full + line : Math.min(full, line)) + GAP;
    tops[n] = below;
  }
  return tops;
}

function setNote(note, { top, lines, folded, way }) {
  note.style.top = `${top}px`;
  note.style.setProperty("--fold", lines);
  note.toggleAttribute("data-folded", folded);
  if (way) note.dataset.off = way;
  else note.removeAttribute("data-off");
}
