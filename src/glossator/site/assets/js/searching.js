/* What answers in the search's dialog: results, their numbers by part, words that are spelt nearly so. */

const WAIT = 120;
const MEANWHILE = 1000; /* milliseconds after which a large index shows what it has so far */
const NOTHING = { found: [], left: 0, number: 0, counts: {}, everywhere: 0 };
const looking = { timer: 0, shown: 0, asked: 0, ready: false };

/** Makes the index when the dialog is first opened, and shows what was typed meanwhile; on a page that
    a result has led to, what led there. */
async function opened() {
  const box = searchBox();
  const isNew = !box.querySelector("[data-words]").value && places.sought;
  if (looking.ready && !isNew) return;
  if (!searched.ready) tellSearch(box.dataset.loading);
  await readySearch(searchButton().dataset.pagefind, whileIndexing);
  if (searched.facets) offerFacets(searched.facets);
  if (isNew) await fillIn(places.sought);
  looking.ready = true;
  await showFound();
}

async function fillIn({ typed, scope, facets, lines }) {
  const box = searchBox();
  const field = box.querySelector("[data-words]");
  field.value ||= typed;
  field.select();
  box.querySelector(`[name=scope][value="${CSS.escape(scope)}"]`).checked = true;
  chooseLines(lines);
  await chooseFacets(facets);
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
  const scope = box.querySelector("[name=scope]:checked").value;
  const query = { runs: runsOf(typed.normalize()), typed: typed.trim(), scope, facets: chosenFacets() };
  looking.asked += 1;
  const turn = looking.asked;
  const answer = query.runs.length ? await searched.ask(query) : NOTHING;
  if (turn === looking.asked) await showAnswer(answer, query);
}

function showAnswer(answer, query) {
  const box = searchBox();
  const { more, here } = box.dataset;
  const { typed } = query;
  tellScopes(answer, typed !== "");
  listHits(box.querySelector("[data-found]"), answer, { more, here, scopes: scopeWords(), query: { ...query, nearly: answer.nearly } });
  box.querySelector("[data-nothing-typed]").hidden = answer !== NOTHING;
  box.querySelector(".search-body").scrollTop = 0;
  offerNear(answer.near ?? []);
  tellSearch(answer === NOTHING ? readyWords() : outcome(typed, answer));
  return tellLines(answer, { ...query, nearly: answer.nearly, lines: linesOrder() });
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
  const stops = [field, ...box.querySelectorAll("[data-found] :is(a, button), [data-near] button, a.line, .lines-more")]
    .filter((one) => one.checkVisibility());
  const at = stops.indexOf(document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  stops[Math.min(Math.max(at + by, 0), stops.length - 1)].focus();
}

document.addEventListener("keydown", (event) => {
  const box = nearest(event, "#glossator-search");
  if (!box || event.isComposing) return;
  if (event.key === "ArrowDown") stepFound(event, 1);
  else if (event.key === "ArrowUp") stepFound(event, -1);
  else if (event.key === "Enter" && nearest(event, "[data-words]")) {
    event.preventDefault();
    showFound().then(() => [...box.querySelectorAll("a:is(.found, .line)")].find((one) => one.checkVisibility())?.click());
  }
});

document.addEventListener("input", (event) => {
  if (!nearest(event, "#glossator-search")) return;
  clearTimeout(looking.timer);
  looking.timer = setTimeout(showFound, nearest(event, "[data-words]") ? WAIT : 0);
});

document.addEventListener("click", (event) => {
  const link = nearest(event, "#glossator-search a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  searchBox().close();
  if (followHere(link)) event.preventDefault();
});

Object.assign(onDemand, { opened, landSought });
