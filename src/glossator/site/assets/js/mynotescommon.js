/* What the reader's own notes share with the page's scripts, and their own words: MY_INTERFACE is HTML. */

const {
  MY_NOTES, SITE, SCRIPT, addressOf, besidePage, chosen, citations, citedAddress, closeMenu, copied, element, elementOf,
  filledIn, focusQuietly, isOut, loadScript, locatorOf, nearest, numeral, place, plainWords, say, textsIn,
} = common;

const LETTER = "article.letter";
const parts = new DOMParser().parseFromString(MY_INTERFACE, "text/html");

/** A new copy of a part of the interface. */
function partOf(name, held = parts) {
  const made = document.importNode(held.querySelector(`[data-part=${name}]`), true);
  made.removeAttribute("data-part");
  return made;
}

/** Words with values filled in. */
const words = partOf("words").dataset;

/** The address of a page of this site from its path without an ending: folders or files, as this page is. */
function pageAt(path) {
  const files = /[^/]\.html$/.test(location.pathname) && !location.pathname.endsWith("/index.html");
  return addressOf(`${path}${files ? ".html" : "/"}`);
}
