/* The reader's own notes in a letter: the words lit without a change of the page's elements, a sign at the end of
   the paragraph, and all of them once more under the letter, for paper and for those who listen. */

const LIT = "mine";
const LAYER = "mine";
const days = new Intl.DateTimeFormat(document.documentElement.lang.replace(/^en$/, "en-GB") || undefined, { dateStyle: "long" });
let ranges = new Map();

/** Shows what is kept for the page: in a letter its notes, in the notebook all of them. */
async function showMyNotes() {
  loadStyles();
  const letter = document.querySelector(LETTER);
  if (letter) showIn(letter);
  if (document.querySelector(".notebook")) (await loadNotebook()).listNotes();
}

function showIn(letter) {
  clearMarks(letter);
  followId(letter.dataset);
  const texts = textsHere();
  ranges = new Map(notesHere().map((note) => [note.id, rangeOf(note, texts)]));
  const notes = inOrder(notesHere());
  notes.forEach(mark);
  const lit = notes.filter((note) => placeOf(note).quote && ranges.get(note.id)).map(({ id }) => ranges.get(id));
  if (window.CSS?.highlights && lit.length) CSS.highlights.set(LIT, new Highlight(...lit));
  if (notes.length) showUnderLetter(letter, notes);
  tellLayer(letter, notes.length);
  rememberLetter(notes);
  resumeDraft();
}

/** Puts notes that were written when the letter had another id under the one that it has. */
function followId({ letter, formerly = "" }) {
  const isOld = (note) => formerly.split(" ").some((id) => id && pathOf(sourceOf(note)) === `letters/${id}`);
  if (kept().items.some(isOld)) keep((held) => { held.items = held.items.map((note) => (isOld(note) ? moved(note, letter) : note)); });
}

function moved(note, id) {
  const old = sourceOf(note), path = pathOf(old);
  return { ...note, target: JSON.parse(JSON.stringify(note.target).replaceAll(old, decodeURI(old).replace(path, `letters/${id}`))) };
}

function loadStyles() {
  if (document.querySelector("link[data-mine]")) return;
  const link = Object.assign(element("link"), { rel: "stylesheet", href: new URL("mynotes.css", SCRIPT).href });
  link.dataset.mine = "";
  document.head.append(link);
}

let notebook = null;

function loadNotebook() {
  notebook ??= loadScript(new URL("notebook.js", SCRIPT)).then(() => window.glossatorNotebook({
    ...common, CONTEXT, forgetNote, isOnLetter, isSaid, keep, kept, listed, noteItem, openNote, pageAt, partOf, pathOf, placeOf,
    saidIn, sourceOf, targetOf, words,
  }));
  return notebook;
}

function notesHere() {
  const here = pathOf(location.href);
  return kept().items.filter((note) => pathOf(sourceOf(note)) === here);
}

/** As their words stand in the page; those whose words do not, behind. */
function inOrder(notes) {
  const [found, lost] = [true, false].map((there) => notes.filter(({ id }) => Boolean(ranges.get(id)) === there));
  const before = (one, other) => ranges.get(one.id).compareBoundaryPoints(Range.START_TO_START, ranges.get(other.id));
  return [...found.sort(before), ...lost];
}

function clearMarks(letter) {
  window.CSS?.highlights?.delete(LIT);
  letter.querySelectorAll(".my-sign, .my-notes").forEach((one) => one.remove());
  letter.querySelectorAll(".has-mine").forEach((one) => one.classList.remove("has-mine"));
}

/** Where a note's sign stands: the block in which its words end, or the entry; null where neither is there. */
function standOf(note) {
  const at = ranges.get(note.id)?.endContainer;
  if (!at) return null;
  return at instanceof Element ? at.querySelector(".entry-head, h3") || at : at.parentElement.closest(".block");
}

function mark(note) {
  const stand = standOf(note);
  if (!stand) return;
  const sign = element("button", "my-sign");
  sign.type = "button";
  sign.dataset.note = note.id;
  sign.dataset.generated = "";
  sign.lang = document.documentElement.lang;
  sign.setAttribute("aria-label", filledIn(words.sign, { words: briefly(saidIn(note) || placeOf(note).quote?.exact || "") }));
  const link = stand.querySelector(":scope > .place-ref");
  if (link) link.before(sign);
  else stand.append(sign);
  if (placeOf(note).quote && !window.CSS?.highlights) stand.classList.add("has-mine");
}

function briefly(text) {
  const signs = [...text.replace(/\s+/gu, " ").trim()];
  return signs.length > 60 ? `${signs.slice(0, 60).join("")} …` : signs.join("");
}

/** A note as an item of a list: its words, what is said of them, where and when. */
function noteItem(note, letter, lost) {
  const { quote } = placeOf(note);
  const item = partOf("item");
  const quoted = item.querySelector("blockquote");
  item.dataset.note = note.id;
  if (quote) quoted.textContent = quote.exact;
  else quoted.remove();
  if (letter?.language) quoted.lang = letter.language;
  item.querySelector(".my-words").textContent = saidIn(note);
  const where = item.querySelector("a");
  where.textContent = targetOf(note).label || letter?.title || sourceOf(note);
  const { id } = placeOf(note);
  where.href = `${document.querySelector(LETTER) ? "" : pageAt(pathOf(sourceOf(note)))}${id && `#${id}`}`;
  const date = new Date(note.modified || note.created);
  if (!Number.isNaN(date.valueOf())) {
    item.querySelector("time").textContent = days.format(date);
    item.querySelector("time").dateTime = date.toISOString();
  }
  item.querySelector(".my-lost").hidden = !lost;
  return item;
}

function showUnderLetter(letter, notes) {
  const section = partOf("under");
  const letterTold = letterHere();
  section.querySelector("ol").append(...notes.map((note) => noteItem(note, letterTold, !ranges.get(note.id))));
  section.querySelector("[data-all]").href = pageAt("notebook");
  (letter.querySelector(":scope > .apparatus") || letter).append(section);
}

/** The box that puts the reader's notes out and in, among those of the other marks. */
function tellLayer(letter, count) {
  letter.toggleAttribute("data-without-mine", isOut(LAYER));
  const form = document.getElementById("glossator-layers");
  form?.querySelector("[data-my-layer]")?.remove();
  if (!form || !count) return;
  const box = partOf("layer");
  box.querySelector("input").checked = !isOut(LAYER);
  box.querySelector(".count").textContent = numeral(count);
  box.querySelector("a").href = pageAt("notebook");
  form.querySelector(".layers-foot").before(box);
}

/** Keeps how this letter is called and cited today, the order of the notes on it, and of which the words do not stand in it any
    more. */
function rememberLetter(notes) {
  if (!notes.length) return;
  const [order, lost] = [notes, notes.filter(({ id }) => !ranges.get(id))].map((some) => some.map(({ id }) => id));
  const told = { ...letterHere(), order, lost };
  const path = pathOf(location.href);
  if (JSON.stringify(kept().letters[path]) !== JSON.stringify(told)) keep(({ letters }) => { letters[path] = told; });
}

/** The note whose lit words are at a point. */
function noteAt({ clientX, clientY }) {
  const at = document.caretPositionFromPoint?.(clientX, clientY);
  const old = at ? null : document.caretRangeFromPoint?.(clientX, clientY);
  const node = at?.offsetNode ?? old?.startContainer, offset = at?.offset ?? old?.startOffset;
  const found = node && [...ranges].find(([, range]) => range?.isPointInRange(node, offset));
  return found?.[0];
}

for (const kind of ["change", "click"]) {
  document.addEventListener(kind, (event) => {
    const letter = document.querySelector(LETTER);
    if (letter && nearest(event, ".layers")) letter.toggleAttribute("data-without-mine", isOut(LAYER));
  });
}

document.addEventListener("click", (event) => {
  const sign = nearest(event, ".my-sign, .my-notes [data-edit]");
  const inText = nearest(event, `${LETTER} .text`) && !nearest(event, "a, button, .noted");
  const plain = inText && getSelection().isCollapsed && !document.querySelector(":is([data-without-mine], [data-bare])");
  const id = sign ? sign.closest("[data-note]").dataset.note : plain && noteAt(event);
  const note = id && kept().items.find((one) => one.id === id);
  if (note) openNote(note);
});

window.addEventListener("storage", (event) => { if (event.key === MY_NOTES) showMyNotes(); });
