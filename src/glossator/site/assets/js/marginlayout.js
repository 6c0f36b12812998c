/* Where each margin note stands: beside its sign, or as near as the notes around it allow. All is
   measured first, then reckoned, then written, and whatever changes before a page is painted is looked
   at once, so that the browser lays out the page once. */

const GAP = 8;
const LIFT = 2;
const LEAST = 2;
const LEAD = 4;
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

/** For each note, in pixels: where its sign stands, how high all of it is, whether it is open, where its
    sentences end, and how many lines the first of them takes, if they are few. */
function measureNotes(margin, notes) {
  const { top, height } = margin.getBoundingClientRect();
  const { lineHeight, direction } = getComputedStyle(margin);
  const line = parseFloat(lineHeight);
  const measures = notes.map((note) => {
    const width = note.clientWidth;
    const stops = [...note.querySelectorAll(".stop")].map(({ offsetTop, offsetLeft }) => ({
      lines: Math.round(offsetTop / line) + 1,
      at: `${(note.dir || direction) === "rtl" ? width - offsetLeft : offsetLeft}px`,
    }));
    const full = note.querySelector(".fold").scrollHeight;
    const lead = stops[0]?.lines <= LEAD ? stops[0].lines : LEAST;
    return {
      wanted: document.getElementById(`at-${note.dataset.note}`).getBoundingClientRect().top - top - LIFT,
      full, stops, lead, open: note.classList.contains("open"),
    };
  });
  return { line, height, measures };
}

/** Places from top to bottom. A note shows as many whole sentences as there is room for before the next,
    the first at least; one that is pushed far from its words, a single line, so that those after it
    catch up. None stands so low that those after it would go beyond the margin. */
function reckonPlaces(measures, line, height) {
  const lowest = lowestTops(measures, line, height);
  let free = 0;
  return measures.map(({ wanted, full, stops, lead, open }, n) => {
    const top = Math.max(free, Math.min(Math.max(wanted, 0), lowest[n]));
    const off = top - Math.max(wanted, 0);
    const most = lowest[n + 1] ?? height + GAP;
    const linesTo = (end) => Math.floor((end - GAP - top + 1) / line);
    const least = off > 2 * FAR * line ? 1 : lead;
    const next = Math.max(least, linesTo(measures[n + 1]?.wanted ?? most));
    const room = Math.max(1, Math.min(next, linesTo(most)));
    const folded = !open && full > room * line + 2;
    const stop = folded ? stops.findLast((one) => one.lines <= room) : null;
    const lines = stop?.lines || room;
    const shown = open ? full + line : Math.min(full, lines * line);
    free = top + shown + GAP;
    const way = off > FAR * line ? "below" : off < -FAR * line ? "above" : "";
    return { top, lines, folded, stop, way, end: free - GAP };
  });
}

/** How low each note may stand at most, counted from the last: with its first sentence, if there is room
    for those of all, and else with a line. */
function lowestTops(measures, line, height) {
  const highs = (most) => measures.map(({ full, lead, open }) =>
    GAP + (open ? full + line : Math.min(full, lead * line, most * line)));
  let below = height + GAP;
  const leads = highs(LEAD);
  const all = leads.reduce((sum, high) => sum + high) > below ? highs(1) : leads;
  return all.reverse().map((high) => below -= high).reverse();
}

function setNote(note, { top, lines, folded, stop, way }) {
  note.style.top = `${top}px`;
  note.style.setProperty("--fold", lines);
  note.style.setProperty("--stop", stop?.at ?? "");
  note.toggleAttribute("data-folded", folded);
  if (way) note.dataset.off = way;
  else delete note.dataset.off;
}
