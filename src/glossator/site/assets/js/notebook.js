/* The page of all the reader's own notes: listed by letter, found by words, changed, deleted and brought back. */

const {
  MY_NOTES, CONTEXT, addressOf, chosen, choose, copied, element, filledIn, forgetNote, isOnLetter, keep, kept, listed,
  nearest, noteItem, numeral, openNote, pageAt, partOf, pathOf, placeOf, plainWords, saidIn, say, sourceOf, targetOf,
} = common;

const SOON = 120;
const held = new DOMParser().parseFromString(NOTEBOOK, "text/html");
const told = partOf("words", held).dataset;
let undone = null;
let waiting = 0;

function room() {
  return document.querySelector(".notebook [data-room]");
}

/** Shows all that is kept; the words looked for and what can be undone stay. */
function listNotes() {
  if (!room()) return;
  if (!room().querySelector("form")) {
    room().replaceChildren(partOf("notebook", held));
    room().querySelector("select").value = chosen.style;
    document.querySelector(".notebook [data-folder]").hidden = location.protocol !== "file:";
  }
  const { items, letters } = kept();
  const notes = inOrder(items, letters);
  room().querySelectorAll("[data-some]").forEach((one) => { one.hidden = !notes.length; });
  room().querySelector("[data-none]").hidden = Boolean(notes.length);
  room().querySelector("[data-list]").replaceChildren(...byLetter(notes).map((one) => letterSection(one, letters)));
  findNotes();
}

/** Notes by their letters' dates and names, the undated last, and in each letter as their words stood when it was last open,
    or as they came. */
function inOrder(items, letters) {
  const { compare } = new Intl.Collator("en", { numeric: true });
  const rank = new Map(items.map((note) => {
    const path = pathOf(sourceOf(note));
    const { date, order = [] } = letters[path] || {};
    const place = order.indexOf(note.id);
    const known = date || targetOf(note).source?.["dcterms:date"] || "~";
    return [note, [known < "~" ? `1 ${filed(known)}` : "2", path, place < 0 ? "~" : String(place)]];
  }));
  return [...items].sort((one, other) => rank.get(one).reduce((found, value, n) => found || compare(value, rank.get(other)[n]), 0));
}

/** A date (EDTF) as it is compared: of the years before our era the later one is behind. */
function filed(date) {
  return date.replace(/^[^\dY-]*Y?(-?)(\d+)/, (all, before, year) => before + (before ? 1e9 - year : year));
}

function byLetter(notes) {
  const found = new Map();
  for (const note of notes) {
    const path = pathOf(sourceOf(note));
    if (!found.has(path)) found.set(path, []);
    found.get(path).push(note);
  }
  return [...found];
}

function titleOf(note, letters) {
  const { label } = targetOf(note).source || {};
  return letters[pathOf(sourceOf(note))]?.title || label || sourceOf(note);
}

function letterSection([path, notes], letters) {
  const letter = letters[path];
  const section = partOf("letter", held);
  const link = section.querySelector("a");
  link.textContent = titleOf(notes[0], letters);
  link.lang = letter?.language || targetOf(notes[0]).source?.language || "";
  link.href = pageAt(path);
  section.querySelector("ol").append(...notes.map((note) => {
    const item = noteItem(note, letter, letter?.lost?.includes(note.id));
    item.querySelector("[data-edit]").after(" ", partOf("delete", held));
    return item;
  }));
  return section;
}

/** Hides what has not all the words looked for, and says how many are shown. */
function findNotes() {
  const sought = plainWords(room().querySelector("[name=words]").value).split(" ").filter(Boolean);
  const items = [...room().querySelectorAll(".my-item")];
  for (const item of items) {
    const words = plainWords(`${item.textContent} ${item.closest("section").querySelector("h2").textContent}`);
    item.hidden = !sought.every((word) => words.includes(word));
  }
  for (const section of room().querySelectorAll("[data-list] > section")) section.hidden = !section.querySelector(".my-item:not([hidden])");
  tellStatus(counted(items.filter((item) => !item.hidden).length, items.length));
}

function counted(shown, all) {
  if (!all) return "";
  if (shown < all) return filledIn(told.some, { shown: numeral(shown), all: numeral(all) });
  return all === 1 ? told.one : filledIn(told.all, { all: numeral(all) });
}

function tellStatus(words) {
  const status = room().querySelector("[role=status]");
  if (status.textContent !== words) status.textContent = words;
}

/** The notes that are shown, in their order. */
function shownNotes() {
  const ids = [...room().querySelectorAll(".my-item:not([hidden])")].map((item) => item.dataset.note);
  const notes = new Map(kept().items.map((note) => [note.id, note]));
  return ids.map((id) => notes.get(id)).filter(Boolean);
}

/** Offers to bring back what notes were before a change: `change` has their ids, and what was kept then. */
function offerUndo(words, change) {
  undone = change;
  listNotes();
  const line = room().querySelector("[data-undo]");
  line.hidden = false;
  line.querySelector("span").textContent = words;
  line.querySelector("button").hidden = !change;
  line.querySelector("button").focus();
  say(words);
}

function undo() {
  const line = room().querySelector("[data-undo]");
  if (!keep(bringBack)) return tellRefused();
  undone = null;
  line.hidden = true;
  listNotes();
  room().querySelector("[name=words]").focus();
  say(told.undone);
}

/** What another window has changed meanwhile stays. */
function bringBack(now) {
  const { ids, before } = undone;
  now.items = now.items.filter(({ id }) => !ids.has(id));
  before.items.forEach((note, at) => { if (ids.has(note.id)) now.items.splice(at, 0, note); });
  now.letters = { ...before.letters, ...now.letters };
}

function tellRefused() {
  tellStatus(common.words.refused);
}

function removeNote(id) {
  const before = kept();
  if (!forgetNote(id)) return tellRefused();
  offerUndo(told.deleted, { ids: new Set([id]), before });
}

const DEEDS = { copy: copyNotes, markdown: saveMarkdown, json: saveAnnotations, print: () => window.print(), undo };

document.addEventListener("click", (event) => {
  if (!room()) return;
  const item = nearest(event, ".notebook .my-item");
  const deed = nearest(event, ".notebook [data-deed]")?.dataset.deed;
  if (item && nearest(event, "[data-edit]")) openNote(kept().items.find(({ id }) => id === item.dataset.note));
  else if (item && nearest(event, "[data-delete]")) removeNote(item.dataset.note);
  else if (deed) DEEDS[deed]();
});

document.addEventListener("input", (event) => {
  if (!nearest(event, ".notebook [name=words]")) return;
  clearTimeout(waiting);
  waiting = setTimeout(findNotes, SOON);
});

document.addEventListener("change", (event) => {
  if (nearest(event, ".notebook select")) choose({ style: event.target.value });
  else if (nearest(event, ".notebook [type=file]")) loadFile(event.target);
});

document.addEventListener("submit", (event) => {
  if (nearest(event, ".notebook")) event.preventDefault();
});
