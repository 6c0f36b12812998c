/* What words hold: the entries of the page's own apparatus, the smallest range first; for a link
   to another page, its preview. */

const LINKED = "a.note-ref, a.answer-ref, a.term, a.note, a.citation, a.party, a.place, a.work, a.certainty, a.page-break";
const TRIGGER = `article.letter :is(${LINKED})[href^="#"], article.letter .text [data-notes]:not([data-out])`;

/** The words at an event that have something to show. */
function triggerAt(event) {
  const link = nearest(event, ".md-content a[href]");
  // Noted words within a link are the link's: else a click on them would follow it.
  return link && (previewOf(link) || link.matches(TRIGGER)) ? link : nearest(event, TRIGGER);
}

/** The ids of the notes that a sign, noted words or a note in the margin belong to. */
function notesOf(one) {
  if (one.matches(".note-ref")) return [one.id.replace(/^at-/, "")];
  return (one.dataset.notes || one.dataset.note || "").split(" ").filter(Boolean);
}

/** The entries for a trigger: its own, then those of the noted words around it. */
function entriesAt(trigger) {
  const preview = trigger.matches("a") && previewOf(trigger);
  if (preview) return [preview];
  const found = [];
  const add = (entry) => { if (entry && !found.includes(entry)) found.push(entry); };
  if (trigger.matches("a")) add(named(trigger));
  if (trigger.matches("a.note-ref")) return found;
  const addNotes = (noted) => {
    for (const note of notesOf(noted)) {
      if (!isOut(kindLayer(note))) add(document.getElementById(`note-${note}`));
    }
  };
  trigger.querySelectorAll("[data-notes]").forEach(addNotes);
  for (let at = trigger; at && !at.matches(".text"); at = at.parentElement) addNotes(at);
  return found;
}

/** The id of the note that an entry is; empty for any other entry. */
function noteOf(entry) {
  return entry?.matches(".note.entry") ? entry.id.replace(/^note-/, "") : "";
}

/** Says of a work alone what is said once at the head of its list. */
function tellHowKnown(entry, copy) {
  const all = entry.matches(".reference:has(.more):not(:has(.seen))")
    && entry.closest(".references").querySelector("[data-one]");
  if (!all) return;
  const one = all.cloneNode();
  one.textContent = all.dataset.one;
  copy.append(one);
}

/** A copy of an entry without what only the apparatus needs. */
function copyOf(entry) {
  const copy = element("section", (entry.className || "preview") + " card-entry", ...entry.cloneNode(true).childNodes);
  copy.classList.remove("entry");
  if (entry.dataset.kind) copy.dataset.kind = entry.dataset.kind;
  tellHowKnown(entry, copy);
  copy.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
  copy.querySelectorAll(".backs, .place-ref").forEach((one) => one.remove());
  copy.querySelectorAll("a[role=doc-backlink]").forEach((link) => {
    link.replaceWith(element("span", link.className, ...link.childNodes));
  });
  return copy;
}
