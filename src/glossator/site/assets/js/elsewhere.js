/* An address within a long list that is cut into pages: what stands on another page is found there. */

let placesTold = null;

/** Follows the address to the page that holds what it names; it stays the same when the list grows. */
async function followToPage() {
  const id = fragmentOf(location);
  const way = named(location);
  if (way?.matches(".alphabet a")) location.replace(way.href);
  const list = document.querySelector("[data-places]");
  if (!list || !id || id.includes("=") || way) return;
  const address = new URL(list.dataset.places, location.href).href;
  if (placesTold?.address !== address) placesTold = { address, pages: [] };
  const told = placesTold;
  window.glossatorPlaces = (pages) => { told.pages = pages; };
  try {
    if (!told.pages.length) await loadScript(address);
  } catch {
    return; /* The reader stands at the list's beginning, with the ways to its other pages. */
  }
  const [page] = told.pages.find(([, ids]) => ids.includes(id)) || [];
  if (page !== undefined && fragmentOf(location) === id) location.replace(addressOf(page) + location.hash);
}

window.addEventListener("hashchange", followToPage);
onEachPage(followToPage);
