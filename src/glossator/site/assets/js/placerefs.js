/* A link to each entry, for copying its address: made here, since its menu needs scripts. Without
   them, the sign or the link in the text leads to the same address, where there is one. */

const ADDRESSED_ENTRIES = "article.letter .entry[id]:not(.answer), .bibliography .entry[id]";

/** What citations call the places that links lead to. */
const placeNames = new WeakMap();

/** Gives each entry of the page its link, and says of each link that it is one to a place: the
    place's bare name is that of other links as well. */
function addPlaceRefs(words) {
  for (const entry of document.querySelectorAll(ADDRESSED_ENTRIES)) {
    const head = entry.querySelector(":scope > h3, .entry-head");
    if ((head || entry).querySelector(":scope > .place-ref")) continue;
    const link = placeRef(entry.id, nameOf(entry, words));
    if (head) head.append(" ", link);
    else entry.prepend(link);
  }
  for (const link of document.querySelectorAll(".place-ref")) {
    if (placeNames.has(link)) continue;
    const name = link.getAttribute("aria-label");
    placeNames.set(link, name);
    link.setAttribute("aria-label", filledIn(words.link, { name }));
  }
}

function placeRef(id, name) {
  const link = element("a", "place-ref");
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
