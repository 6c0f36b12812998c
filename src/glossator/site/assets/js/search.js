/* The search's dialog: opened by its button, by / s f where single keys are on, and by Ctrl+K. What
   answers in it is loaded when it is first opened. */

const SEARCH_KEYS = ["/", "s", "f"];

function searchButton() {
  return document.querySelector("[data-search]");
}

/** The dialog, which is made when it is first asked for; none without its button. */
function searchBox() {
  return document.getElementById("glossator-search") || (searchButton() ? newSearchBox() : null);
}

function newSearchBox() {
  const box = interfacePart("search");
  box.querySelector("[data-facets]").hidden = !searchButton().dataset.pagefind;
  document.body.append(box);
  return box;
}

function openSearch() {
  const box = searchBox();
  if (!box || box.open) return null;
  closeCard();
  box.showModal();
  box.querySelector("[data-words]").select();
  if (!onDemand.opened) tellSearch(box.dataset.loading);
  return loadSearch().then(() => onDemand.opened()).catch(() => tellSearch(whyFailed()));
}

function whyFailed() {
  const { failed, unserved } = searchBox().dataset;
  return searchButton().dataset.pagefind && location.protocol === "file:" ? unserved : failed;
}

function tellSearch(words) {
  searchBox().querySelector("[role=status]").textContent = words;
}

document.addEventListener("keydown", (event) => {
  const isChord = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
  if (!isChord || !searchButton() || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  openSearch();
}, true);

document.addEventListener("keydown", (event) => {
  if (nearest(event, "#glossator-search")) event.stopPropagation(); /* the theme would turn the page */
});

document.addEventListener("submit", (event) => {
  if (nearest(event, "#glossator-search")) event.preventDefault();
});

document.addEventListener("click", (event) => {
  if (nearest(event, "[data-search]")) openSearch();
  const box = nearest(event, "#glossator-search");
  if (box && (event.target === box || nearest(event, "[data-close]"))) box.close();
});

/* A page that a result leads to lights what was sought, and does so again when one comes back to it. */
onEachPage(() => {
  const isSought = new URL(location.href).searchParams.has("h") || history.state?.sought;
  if (isSought || onDemand.landSought) loadSearch().then(() => onDemand.landSought());
});
