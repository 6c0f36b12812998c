/* What a search is narrowed by: correspondent, year, kind of note. */

function chosenFacets() {
  return Object.fromEntries(FACETS.map((name) => [name, facetMenu(name).value]));
}

function facetMenu(name) {
  return searchBox().querySelector(`[data-facet=${name}]`);
}

/** Fills the menus; one with nothing to choose from is not offered. */
function offerFacets(facets) {
  const order = new Intl.Collator(searchBox().lang, { numeric: true });
  for (const name of FACETS) {
    const menu = facetMenu(name);
    const values = [...facets[name]].sort(order.compare);
    menu.closest("label").hidden = values.length < 2;
    menu.replaceChildren(menu.options[0], ...values.map((value) => new Option(value, value)));
  }
  const box = searchBox().querySelector("[data-facets]");
  box.hidden = FACETS.every((name) => facetMenu(name).closest("label").hidden);
}

/** Says beside the closed menus what is chosen in them. */
function tellFacets() {
  const chosen = Object.values(chosenFacets()).filter(Boolean);
  searchBox().querySelector("[data-narrowed]").textContent = chosen.length ? ` ${chosen.join(" · ")}` : "";
}

/** Has the menus filled, which a large edition does when somebody wants them. */
async function loadFacets() {
  if (searched.facets) return;
  searched.facets = await searched.askFacets();
  offerFacets(searched.facets);
}

async function chooseFacets(facets) {
  if (!Object.values(facets).some(Boolean)) return;
  await loadFacets();
  for (const name of FACETS) facetMenu(name).value = facets[name];
  tellFacets();
}

document.addEventListener("toggle", (event) => {
  if (nearest(event, "[data-facets]")?.open && searched.pagefind) loadFacets();
}, true);

document.addEventListener("input", (event) => {
  if (nearest(event, "[data-facet]")) tellFacets();
});
