/* Copying: addresses, and citations in the style that the reader chose. */

/** This page's own address, without what a search or a fragment added. */
function ownAddress() {
  return location.href.replace(/[?#].*$/, "");
}

/** The address of what is cited: where the site is published, or as the reader sees it. */
function citedAddress({ permalink, cited }) {
  return permalink || (cited ? new URL(cited, ownAddress()).href : ownAddress());
}

/** The citation in each style, where the page is of something that is cited. */
function citations() {
  return document.getElementById("glossator-citations");
}

/** The citation in the chosen style, for a place in what is cited. */
function citationFor(fragment, locator) {
  const { content, dataset } = citations();
  const lines = [...content.children];
  const line = (lines.find((one) => one.dataset.style === chosen.style) || lines[0]).cloneNode(true);
  const place = locator ? ` (${locator})` : "";
  // Nobody else finds what stands in a folder of the reader's own.
  const address = citedAddress(dataset).replace(/^file:.*/, "");
  line.querySelector("[data-address]").textContent = (address && address + fragment) + place;
  return line;
}

/** What a citation calls the place of a link: "para. 3", "note 12". */
function locatorOf(link) {
  const { number } = link.dataset;
  if (!number || !link.closest(".paragraph")) return placeNames.get(link);
  return place.menu.dataset.paragraph.replace("{}", number);
}

/** Puts words on the clipboard; says whether that was possible. */
async function copied(text, html = "") {
  try {
    if (!window.isSecureContext) return copiedByEvent(text, html);
    if (!html || !window.ClipboardItem) await navigator.clipboard.writeText(text);
    else await navigator.clipboard.write([new ClipboardItem(flavours(text, html))]);
    return true;
  } catch {
    return copiedByEvent(text, html);
  }
}

function flavours(text, html) {
  const made = { "text/plain": text, "text/html": html };
  return Object.fromEntries(Object.entries(made).map(([type, words]) => [type, new Blob([words], { type })]));
}

/** The old way, which plain http and browsers that refuse the new one still know. */
function copiedByEvent(text, html) {
  let done = false;
  const put = (event) => {
    event.clipboardData.setData("text/plain", text);
    if (html) event.clipboardData.setData("text/html", html);
    event.preventDefault();
    event.stopImmediatePropagation();
    done = true;
  };
  document.addEventListener("copy", put, true);
  try {
    document.execCommand("copy");
  } finally {
    document.removeEventListener("copy", put, true);
  }
  return done;
}

/** Shows the chosen style wherever it is chosen, and the citation in it. */
function showStyle() {
  const here = document.querySelector("[data-cite]");
  if (here && !document.querySelector(".cite-deeds")) here.after(interfacePart("cite"));
  document.querySelectorAll("select[data-style]").forEach((one) => {
    one.value = chosen.style;
    if (one.selectedIndex < 0) one.selectedIndex = 0;
  });
  if (!here) return;
  here.replaceChildren(...citationFor("", "").childNodes);
}

document.addEventListener("change", (event) => {
  const select = nearest(event, "select[data-style]");
  if (!select) return;
  choose({ style: select.value });
  showStyle();
});

onEachPage(showStyle);
