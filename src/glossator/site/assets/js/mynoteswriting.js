/* Writing a note. What is being written is kept until the window closes, so that a reload loses nothing; whoever
   leaves it unsaved is asked once. */

const writing = { dialog: null, note: null, before: "", asked: false, gone: false, from: "", stand: null };

const FROM = [".my-notes", ".notebook"];

/** Opens a note on what the page's menu stands at. */
function writeMyNote() {
  loadStyles();
  const { link, range } = place;
  const block = link?.closest(".text .block");
  const inLetter = (link || (range && elementOf(range)))?.closest(LETTER);
  const whole = block && document.createRange();
  whole?.selectNodeContents(block);
  const selector = whole || range ? selectorOf(whole || range) : link && refined(link.hash.slice(1));
  const label = labelOf(link || (range && elementOf(range).closest(".block")?.querySelector(":scope > .place-ref")));
  closeMenu();
  if (!inLetter || !selector) return;
  openNote(sameNote(selector) || newNote(selector, label));
}

/** What citations call the place, where they have a name for it. */
function labelOf(link) {
  return link ? locatorOf(link) : "";
}

function sameNote(selector) {
  const told = JSON.stringify(selector);
  return notesHere().find((note) => JSON.stringify(targetOf(note).selector) === told);
}

function isKept({ id }) {
  return kept().items.some((one) => one.id === id);
}

/** Opens a note to be read, changed or deleted; `typed` is what was being written when the page went. */
function openNote(note, typed = saidIn(note)) {
  const dialog = writing.dialog?.isConnected ? writing.dialog : madeDialog();
  if (dialog.open) return;
  const { quote } = placeOf(note);
  const quoted = dialog.querySelector("blockquote");
  quoted.textContent = quote?.exact ?? targetOf(note).label ?? "";
  quoted.lang = targetOf(note).source?.language ?? "";
  const from = FROM.find((one) => document.activeElement.matches(`${one} *`)) || ".my-sign";
  Object.assign(writing, { note, before: saidIn(note), asked: false, gone: false, from, stand: standOf(note) });
  field().value = typed;
  tellWriting("");
  getSelection().removeAllRanges();
  dialog.showModal();
  field().focus();
}

function madeDialog() {
  const dialog = partOf("dialog");
  document.body.append(dialog);
  dialog.querySelector("[data-all]").href = pageAt("notebook");
  dialog.addEventListener("cancel", (event) => { if (!mayLeave()) event.preventDefault(); });
  dialog.addEventListener("close", () => { keepDraft(null); showMyNotes().then(giveBack); });
  dialog.addEventListener("submit", (event) => event.preventDefault());
  dialog.addEventListener("input", () => { writing.asked = false; tellWriting(""); keepDraft({ note: writing.note, typed: field().value }); });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) save();
  });
  dialog.addEventListener("click", (event) => {
    const deed = nearest(event, "[data-deed]")?.dataset.deed;
    if (deed) ({ save, remove, undo: restore, cancel: () => { if (mayLeave()) dialog.close(); } })[deed]();
  });
  writing.dialog = dialog;
  return dialog;
}

function field() {
  return writing.dialog.querySelector("textarea");
}

/** Says something in the dialog, and shows the deeds that are possible now. */
function tellWriting(said) {
  const { dialog, note, gone } = writing;
  const deeds = { save: !gone, undo: gone, remove: !gone && isKept(note), cancel: true };
  for (const [deed, shown] of Object.entries(deeds)) dialog.querySelector(`[data-deed=${deed}]`).hidden = !shown;
  field().readOnly = gone;
  const status = dialog.querySelector("[role=status]");
  if (status.textContent !== said) status.textContent = said;
}

/** Whether the dialog may be left: unsaved words are told of once, and then given up. */
function mayLeave() {
  if (writing.gone || writing.asked || field().value.trim() === writing.before.trim()) return true;
  writing.asked = true;
  tellWriting(words.unsaved);
  return false;
}

function save() {
  const note = withSaid(writing.note, field().value.trim());
  if (!keepNote(note)) return tellWriting(words.refused);
  writing.gone = true;
  writing.dialog.close();
  say(words.saved);
}

function remove() {
  if (!forgetNote(writing.note.id)) return tellWriting(words.refused);
  writing.gone = true;
  tellWriting(words.deleted);
  writing.dialog.querySelector("[data-deed=undo]").focus();
}

function restore() {
  if (!keepNote(writing.note)) return tellWriting(words.refused);
  writing.dialog.close();
  say(words.saved);
}

/** The focus goes to the note where it was opened, or to the place's own link once it is deleted. */
function giveBack() {
  const { note, from, stand } = writing;
  const id = CSS.escape(note.id);
  const to = document.querySelector(`${from} [data-note="${id}"] [data-edit]`) || document.querySelector(`.my-sign[data-note="${id}"]`)
    || stand?.querySelector(".place-ref");
  to?.focus({ preventScroll: true });
}

function keepDraft(draft) {
  try {
    if (draft) sessionStorage.setItem(MY_NOTES, JSON.stringify(draft));
    else sessionStorage.removeItem(MY_NOTES);
  } catch {
    /* Without storage a reload loses the draft; that nothing can be saved is said when one saves. */
  }
}

/** Opens what was being written on this page again. */
function resumeDraft() {
  try {
    const draft = JSON.parse(sessionStorage.getItem(MY_NOTES));
    if (draft && pathOf(sourceOf(draft.note)) === pathOf(location.href)) openNote(draft.note, draft.typed);
  } catch {
    /* There is none. */
  }
}
