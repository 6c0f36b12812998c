/* Sorting and filtering a list that stands whole in the page. What is chosen stands in the address,
   after the #, so that a filtered list can be linked to, also in a site opened from a folder. */

const SOON = 120;
let finders = [];

/** A list with its form, as the page has it; entries remember where they stood. */
function makeFinder(form) {
  const list = document.getElementById(form.dataset.list);
  const entries = [...list.querySelectorAll(form.dataset.items)].map((element) => ({
    element,
    home: element.parentElement,
    ranks: (element.dataset.ranks || "").split(" ").map(Number),
    words: null,
  }));
  return {
    form, list, entries,
    parts: [...list.querySelectorAll("[data-part]")],
    sorted: list.querySelector(":scope > .sorted"),
    years: list.parentElement.querySelector(".alphabet"),
    order: 0,
    all: null,
    ready: false,
    turn: 0,
  };
}

/** Letters as the search compares them. */
function plainWords(words) {
  return folded(words).replace(/\s+/g, " ");
}

function entryWords(finder, entry) {
  if (entry.words === null) {
    const parts = [...entry.element.querySelectorAll(finder.form.dataset.reads)];
    entry.words = plainWords(parts.map((one) => one.textContent).join(" "));
  }
  return entry.words;
}

/** What the form asks for: values by menu, and words. */
function chosenIn(form) {
  const fields = [...form.elements].filter((one) => one.name && one.type !== "search" && one.name !== "sort" && one.value);
  const wanted = fields.map((one) => [one.name, one.value]);
  const words = plainWords(form.elements.words?.value || "").split(" ").filter(Boolean);
  return { wanted, words, any: wanted.length + words.length > 0 };
}

/** Shows what has all that is chosen: every word, and every value among its own. */
function filterList(finder) {
  const { form, list, entries, parts } = finder;
  const { wanted, words, any } = chosenIn(form);
  const has = (entry) =>
    wanted.every(([name, value]) => (entry.element.dataset[name] || "").split(" ").includes(value)) &&
    words.every((word) => alike(entryWords(finder, entry), word, "includes"));
  let shown = 0;
  for (const entry of entries) {
    const found = has(entry);
    if (entry.element.hidden === found) entry.element.hidden = !found;
    shown += found;
  }
  for (const part of parts) {
    part.hidden = finder.order > 0 || !part.querySelector(`:scope > * > :is(${form.dataset.items.split(" ").pop()}):not([hidden])`);
  }
  list.hidden = !shown;
  form.nextElementSibling.hidden = shown > 0;
  tellFound(finder, shown, entries.length, any);
}

/** What an address asks for beside the menus, in words; names are those of a menu, where it has them, or of the whole list. */
function askedFor({ form, names }) {
  return [...form.querySelectorAll("[data-told]")].filter((one) => one.value).flatMap((one) => {
    const { options = [] } = one.options ? one : form.elements.party || {};
    const known = [...options].find(({ value }) => value === one.value)?.text.replace(/ \([^()]*\)$/, "") ?? names?.[one.value];
    const name = one.value === "-" ? one.dataset.nobody : known;
    return name ? one.dataset.told.replace("{name}", () => name) : [];
  });
}

function tellFound(finder, shown, total, chosenAny) {
  const { form, years, order } = finder;
  const told = chosenAny && shown < total ? form.dataset.some.replace("{shown}", numeral(shown)) : form.dataset.all;
  tellStatus(form, told, ...askedFor(finder));
  form.querySelector("[data-clear]").hidden = !chosenAny;
  if (years) years.hidden = order > 0 || shown < total;
}

/** Each part by itself: a name that is written from right to left takes no number beside it along. */
function tellStatus(form, ...told) {
  const status = form.querySelector("[role=status]");
  if (status.textContent === told.join(" · ")) return;
  status.replaceChildren(...told.flatMap((one, number) => [number ? " · " : "", element("bdi", "", one)]));
}

/** Puts the entries into the chosen order: where they stood, or in one list without headings. */
function sortList(finder) {
  const { form, entries, sorted, parts } = finder;
  const menu = form.elements.sort;
  const order = menu?.selectedIndex ?? 0;
  if (order === finder.order) return;
  finder.order = order;
  const into = order > 0 && sorted ? sorted.querySelector("[data-into]") : null;
  const filed = [...entries].sort((one, other) => one.ranks[order] - other.ranks[order]);
  for (const one of filed) (into || one.home).append(one.element);
  if (!sorted) return;
  sorted.hidden = !into;
  sorted.querySelector("h2").textContent = menu.selectedOptions[0].textContent;
  parts.forEach((part) => { part.hidden = Boolean(into); });
}

function findAgain(finder) {
  if (finder.form.dataset.rows) {
    findInAll(finder);
    return;
  }
  sortList(finder);
  filterList(finder);
}

/** Loads the whole of a list of which the page shows a part. */
function loadRows(finder) {
  if (finder.all) return finder.all;
  const { form, list } = finder;
  const address = new URL(form.dataset.rows, location.href).href;
  const template = document.querySelector(`template[data-row="${list.id}"]`);
  let data = null;
  window.glossatorRows = (told) => { data = told; };
  finder.all = Promise.all([address, "assets/glossator/longlist.js"].map(loadScript))
    .then(() => window.glossatorLongList({ plainWords, alike, addressOf })(data, template));
  finder.all.catch(() => { finder.all = null; });
  return finder.all;
}

/** Finds in the whole list; where nothing is chosen, the page shows its own part again. */
async function findInAll(finder) {
  const { form } = finder;
  const { wanted, words, any } = chosenIn(form);
  finder.turn += 1;
  finder.order = form.elements.sort?.selectedIndex ?? 0;
  const { turn } = finder;
  if (!any && !finder.order) {
    showPart(finder, true);
    tellFound(finder, 0, 0, false);
    return;
  }
  if (!finder.ready) tellStatus(form, form.dataset.loading);
  try {
    const all = await loadRows(finder);
    finder.ready = true;
    if (turn === finder.turn) showRows(finder, all, all.find(wanted, words, form.elements.sort?.value), any);
  } catch {
    if (turn === finder.turn) tellStatus(form, form.dataset.failed);
  }
}

/** Shows the page's own part of the list with the ways to the others, or what was found. */
function showPart({ form, list, sorted }, own) {
  for (const one of list.children) one.hidden = own === (one === sorted);
  for (const one of list.parentElement.querySelectorAll(".page-range, .pages, .alphabet")) one.hidden = !own;
  if (!own) return;
  list.hidden = false;
  form.nextElementSibling.hidden = true;
  sorted.querySelector("[data-into]").replaceChildren();
}

function showRows(finder, all, count, any) {
  const { form, list, sorted } = finder;
  finder.names = all.names;
  showPart(finder, false);
  const [order] = form.elements.sort?.selectedOptions || [];
  if (order) sorted.querySelector("h2").textContent = order.textContent;
  sorted.querySelector("[data-into]").replaceChildren(...all.next());
  sorted.querySelector("[data-more]").hidden = !all.more();
  list.hidden = !count;
  form.nextElementSibling.hidden = count > 0;
  tellFound(finder, count, all.total, any);
}

/** More of what was found; the first that is new gets the focus. */
async function showMore(finder) {
  const all = await loadRows(finder);
  const next = all.next();
  finder.sorted.querySelector("[data-into]").append(...next);
  finder.sorted.querySelector("[data-more]").hidden = !all.more();
  next[0]?.querySelector("a")?.focus();
}

/** Writes what is chosen into the address, where the browser lets a page do so. */
function keepInAddress({ form }) {
  const menu = form.elements.sort;
  const told = [...new FormData(form)].filter(([name, value]) =>
    value.trim() && !(name === "sort" && menu.selectedIndex === 0));
  const hash = new URLSearchParams(told).toString();
  try {
    history.replaceState(history.state, "", hash ? `#${hash}` : location.href.split("#")[0]);
  } catch {
    /* The list is found all the same; only its address stays as it was. */
  }
}

/** Reads the address into the form. A plain fragment is a place in the page, never a choice. */
function readAddress({ form }) {
  const hash = location.hash.slice(1);
  const told = new URLSearchParams(hash.includes("=") ? hash : "");
  for (const field of form.elements) {
    if (!field.name) continue;
    field.value = told.get(field.name) || "";
    if (field.localName === "select" && field.selectedIndex < 0) field.selectedIndex = 0;
  }
}

function clearFinder(finder) {
  for (const field of finder.form.elements) {
    if (field.name && field.name !== "sort") field.value = "";
  }
  findAgain(finder);
  keepInAddress(finder);
  finder.form.elements[0].focus();
}

function startFinder(form) {
  const finder = makeFinder(form);
  let waiting = 0;
  const change = () => {
    findAgain(finder);
    keepInAddress(finder);
  };
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(change, event.target.name === "words" ? SOON : 0);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of form.parentElement.querySelectorAll("[data-clear]")) {
    button.addEventListener("click", () => clearFinder(finder));
  }
  if (form.dataset.rows) {
    finder.sorted.querySelector("[data-more]").addEventListener("click", () => showMore(finder));
    form.addEventListener("focusin", () => loadRows(finder).catch(() => {}), { once: true });
  }
  readAddress(finder);
  findAgain(finder);
  return finder;
}

/** An entry that is linked to is shown, whatever was chosen. */
function followAddress() {
  for (const finder of finders) {
    const hash = location.hash;
    const place = hash.includes("=") ? null : named(location);
    if (place && !place.closest("[hidden]")) continue;
    readAddress(finder);
    findAgain(finder);
    if (place) place.scrollIntoView();
  }
}

onEachPage(() => { finders = [...document.querySelectorAll("form.finder")].map(startFinder); });
window.addEventListener("hashchange", followAddress);
