/* A note and its words light up together: at the pointer, at the focus, and while its card is open. */

/** Lights up these notes in the margin and in the text, besides the one whose card is open. */
function light(notes) {
  document.querySelectorAll("article.letter :is(.noted, .margin-note, .note-ref).lit").forEach((one) => {
    if (one !== card.trigger) one.classList.remove("lit");
  });
  for (const note of [...notes, card.note].filter(Boolean)) {
    const name = CSS.escape(note);
    document.querySelectorAll(
      `article.letter :is(.margin-note[data-note="${name}"], .note-ref#at-${name}, .noted[data-notes~="${name}"])`,
    ).forEach((one) => one.classList.add("lit"));
  }
}

for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    if (nearest(event, ".card")) return;
    const at = nearest(event, ".margin-note, .note-ref, .noted:not([data-out])");
    light(at ? notesOf(at) : []);
  });
}

document.addEventListener("focusout", (event) => {
  if (!event.relatedTarget) light([]);
});
