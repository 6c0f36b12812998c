/* The index: loaded when a search is opened, not before, and made in the reader's browser. */

const SEARCHED = ["search/glossator-index.js", "assets/glossator/minisearch.js"];
const SLICE = 40; /* milliseconds of work before the page may answer its reader */
const WEIGHT = { title: 2, also: 2, text: 1 };
const NAMED = 4;
const NEARLY = 0.2;
const NAMES_APART = " · ";

const FACETS = ["volume", "correspondent", "year", "kind", "images"];

const searched = { pages: [], entries: [], scopes: [], index: null, pagefind: null, ask: null, ready: false, loading: null };

/** Loads and makes the index, or starts Pagefind with the indexes at these paths; `told` hears how much of how much is done. */
function readySearch(paths, told) {
  searched.loading ??= paths ? loadPagefind().then((start) => start(paths, told)) : loadIndex().then(() => makeIndex(told));
  searched.loading.catch(() => { searched.loading = null; });
  return searched.loading;
}

function loadIndex() {
  window.glossatorIndex = ({ people, kinds, pages, entries }) => {
    searched.pages = pages.map(([url, title, language, whose, year, images = "", date = ""]) => (
      { url: addressOf(url), title, language, correspondent: whose.map((one) => people[one]), year, images, date }));
    searched.entries = entries.map(([page, fragment, scope, title, text, also, kind], id) => (
      { id, page: searched.pages[page], fragment, scope, title, text, also, kind: kinds[kind - 1] ?? "" }));
    searched.scopes = [...new Set(searched.entries.map((entry) => entry.scope))];
    searched.facets = Object.fromEntries(FACETS.map((name) => [name, new Set(searched.entries.flatMap((one) => one[name] || one.page[name] || []))]));
  };
  return Promise.all(SEARCHED.map(loadScript));
}

async function loadPagefind() {
  await loadScript(new URL("searchpagefind.js", SCRIPT));
  return window.glossatorPagefind({ searched, SITE, FACETS, searchButton, spellings, holds, fullest, addressOf });
}

async function makeIndex(told) {
  const same = (word) => word;
  searched.index = new window.MiniSearch({
    fields: Object.keys(WEIGHT),
    tokenize: keysOf,
    processTerm: same,
    extractField: (entry, field) => (field === "title" ? entryTitle(entry) : entry[field]),
    searchOptions: { tokenize: (word) => [word], processTerm: same, boost: WEIGHT },
  });
  searched.ask = askScript;
  for (let at = 0; at < searched.entries.length;) {
    const until = performance.now() + SLICE;
    while (at < searched.entries.length && performance.now() < until) {
      searched.index.add(searched.entries[at]);
      at += 1;
    }
    told(at, searched.entries.length);
    await new Promise((done) => { setTimeout(done); });
  }
  searched.ready = true;
}

/** What an entry is called; one without a title of its own stands for its page. */
function entryTitle(entry) {
  return entry.title || (entry.fragment ? "" : entry.page.title);
}

/** What is found of a query: all of it at once. */
function askScript({ runs, scope, facets }) {
  const { found: all, nearly } = search(runs);
  const found = all.filter(({ entry }) => suits(entry, facets));
  const here = scope ? found.filter(({ entry }) => entry.scope === scope) : found;
  const counts = {};
  for (const { entry } of found) counts[entry.scope] = (counts[entry.scope] ?? 0) + 1;
  const near = !all.length && searched.ready ? nearWords(runs) : [];
  const inOrder = async () => ({ found: [...here].sort((a, b) => a.entry.id - b.entry.id), left: 0 });
  return { found: here, left: 0, number: here.length, counts, everywhere: found.length, nearly, near, inOrder };
}

function suits(entry, facets) {
  return FACETS.every((name) => !facets[name] || [entry[name] || entry.page[name]].flat().includes(facets[name]));
}

/** The entries in which all runs are found, best first, each with the runs that light it up; else
    those with words spelt nearly so, else those with most of the runs, if each is found somewhere. */
function search(runs) {
  const found = hits(runs);
  if (found.length || !searched.ready) return { found };
  const near = hits(runs, true);
  if (near.length) return { found: near, nearly: "nearby" };
  const known = runs.every((run) => hits([run]).length);
  return { found: known ? fullest(hits(runs, false, true), runs) : [], nearly: "partly" };
}

function hits(runs, nearly, some) {
  const long = runs.filter((run) => run.parts.length > 1);
  const name = runs.map((run) => run.parts.join("")).join("");
  return searched.index
    .search({ combineWith: some ? "OR" : "AND", queries: runs.map((run) => asked(run, nearly)) })
    .map(({ id, score, terms }) => ({
      entry: searched.entries[id], score, runs: nearly ? respelt(runs, terms) : runs }))
    .filter(({ entry }) => some || long.every((run) => holds(entry, run)))
    .map((hit) => (isNamed(hit.entry, name) ? { ...hit, score: hit.score * NAMED } : hit))
    .sort((a, b) => b.score - a.score);
}

/** One run as MiniSearch takes it. */
function asked(run, nearly) {
  const last = run.parts.length - 1;
  const fuzzy = nearly && last === 0 && run.parts[0].length > WHOLE_WORDS ? NEARLY : false;
  const apart = {
    combineWith: "AND",
    queries: run.parts.map((part, n) => ({ queries: spellings(part), prefix: run.open && n === last, fuzzy })),
  };
  if (run.quoted || last === 0) return apart;
  return { combineWith: "OR", queries: [apart, { queries: spellings(run.parts.join("")), prefix: run.open }] };
}

function holds(entry, run) {
  return [entry.text, entryTitle(entry), entry.also].some((text) => placesOf(wordsOf(text), run).length);
}

/** Of what was found, that which holds most runs. */
function fullest(found, runs) {
  const held = found.map(({ entry }) => runs.filter((run) => holds(entry, run)).length);
  const most = Math.max(1, ...held);
  return found.filter((one, n) => held[n] === most);
}

/** Whether an entry is called just what was typed. */
function isNamed(entry, name) {
  if (entry.fragment) return false;
  return [entry.page.title, ...entry.also.split(NAMES_APART)].some((one) => alike(wordsOf(one).map(joined).join(""), name));
}

/** Words of the edition that are spelt nearly so, as they are written there. */
function nearWords(runs, most = 6) {
  const known = runs.filter((run) => !run.quoted).flatMap((run) => (
    searched.index.autoSuggest(run.parts.join(""), { fuzzy: 0.34, prefix: true }).slice(0, most)));
  known.sort((a, b) => b.score - a.score);
  const words = known.map(({ suggestion }) => written(suggestion)).filter(Boolean);
  return [...new Set(words)].slice(0, most);
}

function written(word) {
  const [first] = searched.index.search({ queries: [word] });
  if (!first) return "";
  const entry = searched.entries[first.id];
  const text = [entry.text, entryTitle(entry), entry.also].join(" · ");
  const place = litIn(text, [{ parts: [word], quoted: false, open: false }])[0];
  return place ? text.slice(...place) : "";
}
