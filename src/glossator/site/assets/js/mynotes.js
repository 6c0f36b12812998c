/* The reader's own notes, kept on the device: what knows them is loaded where there are some, or when one
   is to be written. */

const MY_NOTES = `glossator.notes ${SITE?.pathname}`;
let myNotes = null;

function loadMyNotes() {
  myNotes ??= loadScript(new URL("mynotes.js", SCRIPT)).then(() => window.glossatorMyNotes({
    MY_NOTES, SITE, SCRIPT, addressOf, besidePage, choose, chosen, citations, citedAddress, closeMenu, copied, element,
    elementOf, filledIn, focusQuietly, isOut, loadScript, locatorOf, nearest, numeral, place, plainWords, say, textsIn,
  }));
  myNotes.catch(() => { myNotes = null; });
  return myNotes;
}

onEachPage(() => {
  // Of the page before; what was being written there waits for its page.
  document.querySelector(".my-dialog")?.remove();
  let any = document.querySelector(".notebook");
  try {
    any ||= localStorage[MY_NOTES] || sessionStorage[MY_NOTES];
  } catch {
    /* A device that keeps nothing has none. */
  }
  if (any) loadMyNotes().then((notes) => notes.showMyNotes());
});

document.addEventListener("click", (event) => {
  if (nearest(event, "[data-mine]")) loadMyNotes().then((notes) => notes.writeMyNote(), () => tellCopied("", place.menu.dataset.unloaded));
});
