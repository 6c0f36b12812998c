/* Notes beside their words on a wide screen: made once from those under the letter. */

const wide = matchMedia("(min-width: 60em)");
const SENTENCE_END = /(?:^|[^\p{L}]\p{Ll}{4,}|\p{L}{7}|\d{3}|[)\]”’»"])[.!?…][)\]”’»"]*(?=\s+([^\p{Ll}\d]|$))|。/gu;
let watched = null;

/** Fills the margin's frame. It repeats what stands under the letter, so it is hidden from those who
    listen, and nothing in it takes the focus: by keys, a note's card holds the whole of it. */
function fillMargin() {
  watched?.disconnect();
  const letter = document.querySelector("article.letter");
  const margin = letter?.querySelector(":scope > .margin");
  if (!margin) return;
  margin.querySelectorAll(".margin-note").forEach((one) => one.remove());
  const entries = [...letter.querySelectorAll(".notes .note.entry")];
  margin.append(...entries.map((entry) => marginNote(entry, margin.dataset.more)).filter(Boolean));
  watched = new ResizeObserver(layOutMargin);
  watched.observe(letter.querySelector(".text"));
  layOutMargin();
}

function marginNote(entry, more) {
  const id = noteOf(entry);
  if (!document.getElementById(`at-${id}`)) return null;
  const number = entry.querySelector(".number").cloneNode(true);
  const body = entry.querySelector("div");
  const fold = element("div", "fold", ...body.cloneNode(true).childNodes);
  fold.querySelectorAll("a").forEach((link) => { link.tabIndex = -1; });
  markStops(fold);
  const note = element("div", "margin-note", number, fold, element("span", "fold-sign", more));
  note.dataset.note = id;
  if (body.lang) Object.assign(note, { lang: body.lang, dir: body.dir });
  return note;
}

/** Marks where sentences end within a paragraph: what ends with it needs no mark, and each mark is laid
    out. After a short word a full stop may be an abbreviation's. */
function markStops(fold) {
  for (const text of textsIn(fold)) {
    for (const { index, 0: words } of [...text.data.matchAll(SENTENCE_END)].reverse()) {
      text.splitText(index + words.length).before(element("i", "stop"));
    }
  }
}

/** Whether the margin already shows all that noted words hold, and beside them. */
function toldInMargin(trigger) {
  if (!wide.matches || trigger.matches("a:not(.note-ref)")) return false;
  return notesOf(trigger).every((id) => {
    const note = document.querySelector(`.margin-note[data-note="${CSS.escape(id)}"]`);
    return note?.clientHeight && !note.hasAttribute("data-folded") && !note.hasAttribute("data-off");
  });
}

/** Unfolds a note, or folds it again. */
document.addEventListener("click", (event) => {
  const note = nearest(event, ".margin-note");
  if (!note || nearest(event, "a") || getSelection()?.toString()) return;
  const open = note.hasAttribute("data-folded");
  if (!open && !note.classList.contains("open")) return;
  note.classList.toggle("open", open);
  const { more, less } = note.parentElement.dataset;
  note.querySelector(".fold-sign").textContent = open ? less : more;
  layOutMargin();
});

wide.addEventListener("change", () => layOutMargin());
document.fonts?.addEventListener("loadingdone", () => layOutMargin());
onEachPage(fillMargin);
