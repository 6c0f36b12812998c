/* A link to each entry, for copying its address: made here, since its menu needs scripts. Without
   them, the sign or the link in the text leads to the same address. */

const ADDRESSED_ENTRIES = "article.letter .entry[id]:not(.answer), .bibliography .entry[id]";

/** Gives each entry of the page its link. */
function addPlaceRefs(words) {
  for (const entry of document.querySelectorAll(ADDRESSED_ENTRIES)) {
    const head = entry.querySelector(":scope > .entry-head");
    if ((head || entry).querySelector(":scope > .place-ref")) continue;
    const link = placeRef(entry.id, nameOf(entry, words));
    if (head) head.append(" ", link);
    else entry.prepend(link);
  }
}

function placeRef(id, name) {
  const link = document.createElement("a");
  link.className = "place-ref";
  link.href = `#${id}`;
  link.setAttribute("aria-label", name);
  return link;
}

/** What a citation calls an entry, in the words that the page gives: "note 12". */
function nameOf(entry, words) {
  const number = numberOf(entry);
  if (entry.matches(".note")) return filledIn(words.note, { number });
  if (entry.matches(".reference")) return number ? filledIn(words.reference, { number }) : entry.dataset.name;
  const name = titleOf(entry).trim();
  return entry.matches(".term") ? filledIn(words.term, { name }) : name;
}
