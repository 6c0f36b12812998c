/* The search's dialog: opened by its button, by / s f where single keys are on, and by Ctrl+K. */

const WAIT = 120;
const MEANWHILE = 1000; /* milliseconds after which a large index shows what it has so far */
const SEARCH_KEYS = ["/", "s", "f"];
const NOTHING = { found: [], left: 0, number: 0, counts: {}, everywhere: 0 };
const looking = { timer: 0, shown: 0, asked: 0 };

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
  if (!box || box.open) return;
  closeCard();
  box.showModal();
  box.querySelector("[data-words]").select();
  if (searched.ready) return;
  tellSearch(box.dataset.loading);
  readySearch(searchButton().dataset.pagefind, whileIndexing).then(showReady, () => tellSearch(whyFailed()));
}

function showReady() {
  if (searched.facets) offerFacets(searched.facets);
  return showFound();
}

function whyFailed() {
  const { failed, unserved } = searchBox().dataset;
  return searchButton().dataset.pagefind && location.protocol === "file:" ? unserved : failed;
}

/** Shows how far the index is, and now and then what is found in it so far. */
function whileIndexing(number, whole) {
  const bar = searchBox().querySelector("progress");
  bar.hidden = number === whole;
  bar.value = number / whole;
  if (performance.now() - looking.shown < MEANWHILE || number === whole) return;
  looking.shown = performance.now();
  if (searchBox().querySelector("[data-words]").value.trim()) showFound();
}

function tellSearch(words) {
  searchBox().querySelector("[role=status]").textContent = words;
}

/** A number of results or pages in words; the page has an example of each way to count. */
function counted(number, inPages) {
  const box = searchBox();
  const rule = new Intl.PluralRules(box.lang);
  const ways = [...box.querySelector(inPages ? "[data-counts=pages]" : "[data-counts]").content.children];
  const same = (way) => rule.select(Number(way.dataset.number)) === rule.select(number);
  const way = ways.find((one) => Number(one.dataset.number) === number) || ways.find(same) || ways.at(-1);
  return way.textContent.replace("{num}", numeral(number));
}

function scopeWords() {
  const options = [...searchBox().querySelectorAll("[name=scope]")];
  return Object.fromEntries(options.map((one) => [one.value, one.dataset.name]));
}

/** Searches for what stands in the field and shows it. */
async function showFound() {
  clearTimeout(looking.timer);
  const box = searchBox();
  if (!searched.ask) return;
  const typed = box.querySelector("[data-words]").value;
  const query = { runs: runsOf(typed.normalize()), scope: box.querySelector("[name=scope]:checked").value, facets: chosenFacets() };
  looking.asked += 1;
  const turn = looking.asked;
  const answer = query.runs.length ? await searched.ask(query) : NOTHING;
  if (turn === looking.asked) showAnswer(answer, typed.trim());
}

function showAnswer(answer, typed) {
  const box = searchBox();
  const { more, here } = box.dataset;
  tellScopes(answer, typed !== "");
  listHits(box.querySelector("[data-found]"), answer, { more, here, scopes: scopeWords() });
  box.querySelector("[data-nothing-typed]").hidden = answer !== NOTHING;
  offerNear(answer.near ?? []);
  tellSearch(answer === NOTHING ? readyWords() : outcome(typed, answer));
}

function readyWords() {
  return searched.ready ? "" : searchBox().dataset.loading;
}

function outcome(typed, { number, everywhere, nearly, inPages }) {
  const { nothing, elsewhere, loading, [nearly]: instead } = searchBox().dataset;
  if (!everywhere) return searched.ready ? nothing.replace("{words}", typed) : loading;
  const words = number ? counted(number, inPages) : elsewhere.replace("{results}", counted(everywhere, inPages));
  return instead ? instead.replace("{words}", typed).replace("{results}", words) : words;
}

/** How much each part holds; a part of which the site has nothing is not offered. */
function tellScopes({ counts, everywhere }, isTyped) {
  for (const option of searchBox().querySelectorAll("[name=scope]")) {
    option.closest("label").hidden = option.value !== "" && !searched.scopes.includes(option.value);
    const number = option.value ? counts[option.value] ?? 0 : everywhere;
    option.closest("label").querySelector(".count").textContent = isTyped ? numeral(number) : "";
  }
}

function offerNear(words) {
  const place = searchBox().querySelector("[data-near]");
  place.hidden = words.length === 0;
  place.querySelector("ul").replaceChildren(...words.map((word) => {
    const button = element("button", "", word);
    button.type = "button";
    button.addEventListener("click", () => {
      const field = searchBox().querySelector("[data-words]");
      field.value = word;
      field.focus();
      showFound();
    });
    return element("li", "", button);
  }));
}

/** Moves from the field through the results and back. */
function stepFound(event, by) {
  const box = searchBox();
  const field = box.querySelector("[data-words]");
  const stops = [field, ...box.querySelectorAll("[data-found] :is(a, button), [data-near] button")];
  const at = stops.indexOf(document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  stops[Math.min(Math.max(at + by, 0), stops.length - 1)].focus();
}

document.addEventListener("keydown", (event) => {
  const isChord = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
  if (!isChord || !searchButton() || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  openSearch();
}, true);

document.addEventListener("keydown", (event) => {
  const box = nearest(event, "#glossator-search");
  if (!box) return;
  event.stopPropagation(); /* the theme would turn the page */
  if (event.isComposing) return;
  if (event.key === "ArrowDown") stepFound(event, 1);
  else if (event.key === "ArrowUp") stepFound(event, -1);
  else if (event.key === "Enter" && nearest(event, "[data-words]")) {
    event.preventDefault();
    showFound().then(() => box.querySelector("[data-found] a")?.click());
  }
});

document.addEventListener("input", (event) => {
  if (!nearest(event, "#glossator-search")) return;
  clearTimeout(looking.timer);
  looking.timer = setTimeout(showFound, nearest(event, "[data-words]") ? WAIT : 0);
});

document.addEventListener("submit", (event) => {
  if (nearest(event, "#glossator-search")) event.preventDefault();
});

document.addEventListener("click", (event) => {
  if (nearest(event, "[data-search]")) openSearch();
  const box = nearest(event, "#glossator-search");
  if (!box) return;
  const link = nearest(event, "a");
  const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (link && isPlain) {
    box.close();
    if (followHere(link)) event.preventDefault();
  } else if (event.target === box || nearest(event, "[data-close]")) box.close();
});
