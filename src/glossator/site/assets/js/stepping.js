/* From place to place of what was sought, on to the next page of the results, and back to them. A bar
   says which place of how many one is at. */

const KEY = "h";
const AIR = 16;
const TURNS = 40; /* how often further results are loaded to find this page among them */
const places = { all: [], at: -1, from: null, sought: null };

/** Lights the page's places, goes to the one that the address means, and shows the bar. Where the page was left at a
    place, that is the one, and the page stays where its reader had moved it. */
function showPlaces(sought) {
  const target = named(location);
  const all = placesOnPage(sought.runs);
  const own = target ? all.filter(({ within }) => target.contains(within) || within.contains(target)) : [];
  const isPart = target && !/^H[1-6]$/.test(target.tagName);
  const left = sought.here && all[sought.here];
  const first = left || own[Math.min(sought.at, own.length - 1)] || (isPart ? null : all.find(({ within }) => !target || isAfter(target, within)));
  Object.assign(places, { all, at: all.indexOf(first), from: target, sought });
  lightRanges("sought", [...all.flatMap(({ ranges }) => ranges), ...(isPart && !own.length ? rangesIn(target, sought.runs) : [])]);
  goToPlace(places.at, false, left);
}

function isAfter(one, other) {
  return Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
}

function stepPlace(by, isByKey) {
  const { all, at, from } = places;
  const next = at >= 0 || !from ? at + by : all.findIndex(({ within }) => isAfter(from, within)) - (by < 0);
  if (all[next]) goToPlace(next, isByKey);
  else if (by > 0 && isByKey) placesBar().querySelector("[data-onward]").focus();
}

/** Goes to a place of the page. By a key, the focus goes there too, as from note to note. */
function goToPlace(at, isByKey, stays) {
  const place = places.all[at];
  places.at = at;
  lightRanges("sought-here", place?.ranges ?? []);
  tellPlaces();
  if (!place) return;
  keepPlace(at);
  unfold(place.within);
  if (isByKey) {
    if (place.within.tabIndex < 0) place.within.tabIndex = -1;
    place.within.focus({ preventScroll: true });
  }
  if (!stays) bringIntoSight(place.ranges[0]);
}

function bringIntoSight(range) {
  const { top, bottom } = range.getBoundingClientRect();
  const [above, below] = [headerEdge() + AIR, placesBar().getBoundingClientRect().top - AIR];
  if (top < above || bottom > below) window.scrollBy({ top: top - (above + below) / 2, behavior: "instant" });
}

function placesBar() {
  const made = document.getElementById("glossator-places") || interfacePart("places", LATER);
  if (!made.isConnected) document.body.append(made);
  return made;
}

function tellPlaces(words) {
  const bar = placesBar();
  const { all, at } = places;
  bar.hidden = false;
  const isThere = at >= 0;
  const told = isThere ? bar.dataset.at.replace("{at}", numeral(at + 1)).replace("{count}", numeral(all.length)) : bar.dataset[all.length ? "off" : "none"];
  bar.querySelector("[role=status]").textContent = words || told.replace("{count}", numeral(all.length));
  bar.querySelector("[data-by='-1']").setAttribute("aria-disabled", String(all.length === 0 || at === 0));
  bar.querySelector("[data-by='1']").setAttribute("aria-disabled", String(at + 1 >= all.length));
}

/** Puts the light out, and the bar away. */
function putOutPlaces() {
  for (const name of ["sought", "sought-here"]) lightRanges(name, []);
  Object.assign(places, { all: [], at: -1, from: null, sought: null });
  const bar = document.getElementById("glossator-places");
  if (bar) bar.hidden = true;
}

function dismissPlaces() {
  const inBar = document.activeElement?.closest("#glossator-places");
  const { within } = places.all[places.at] ?? {};
  putOutPlaces();
  keepSought(undefined);
  if (inBar && within) within.focus({ preventScroll: true });
}

/** Follows the results to the page after this one; where this page is not found among them again, or
    is the last, says so. */
async function goOnward() {
  const bar = placesBar();
  const { sought } = places;
  if (toAll(sought, "on")) return;
  tellPlaces(bar.dataset.looking);
  try {
    const next = await pageAfter(sought);
    if (next) location.assign(landing(next.entry, next.runs, sought));
    else tellPlaces(bar.dataset.last);
  } catch {
    tellPlaces(searchBox().dataset.failed);
  }
}

/** Goes back to the page of a search over all volumes, which knows the others' results; false where the search was of
    this volume. Whatever an address says, that page is of this host. */
function toAll({ from }, why) {
  if (!from || !history.state?.sought) return false;
  const way = Object.assign(new URL(location), { pathname: from, search: history.state.sought, hash: "" });
  way.searchParams.set(`${KEY}-${why}`, location.pathname);
  location.assign(way);
  return true;
}

/** On the page of such a search: leads on from the page that was left to the next one found, or opens the results at it. */
async function leadOn(sought) {
  keepSought(undefined);
  places.sought = sought;
  const isIt = ({ pathname }) => pathname === (sought.on || sought.left);
  const next = sought.on && await pageAfter(sought, isIt).catch(() => null);
  if (next) location.replace(landing(next.entry, next.runs, sought));
  else backToResults(isIt);
}

async function pageAfter(sought, isIt = isHere) {
  await readySearch(searchButton().dataset.pagefind, () => {});
  const answer = await searched.ask({ ...sought, runs: runsOf(sought.typed.normalize()) });
  let { found, left, next } = answer;
  if (sought.lines) [found, left, next] = [[], 1, answer.inOrder];
  for (let turn = 0; ; turn += 1) {
    const pages = byPage(found);
    const here = pages.findIndex(([page]) => isIt(new URL(page.url)));
    if (here >= 0 && pages[here + 1]) return { ...pages[here + 1][1][0], nearly: answer.nearly };
    if (!left || turn === TURNS) return null;
    const more = await next();
    found = [...found, ...more.found];
    left = more.left;
  }
}

/** Whether a line's address is of the place that the page was opened at. */
function isPlace(line) {
  return soughtBy(new URL(line.href).searchParams).at === places.sought.at;
}

/** What unfolds further results: those of this page, if some of it are among them; none if there are no more. */
function moreResults(here) {
  if (places.sought.lines) return moreOfLines();
  const within = here.at(-1)?.closest(".found-page");
  const button = within ? within.querySelector(".found-more") : searchBox().querySelector("[data-found] > li > .found-more");
  return button && (async () => {
    button.click();
    while (button.isConnected) await new Promise((done) => { setTimeout(done, 20); });
  });
}

/** Opens the search as it was, at the result that led here. */
async function backToResults(isIt = isHere) {
  if (toAll(places.sought, "left")) return;
  searchBox().querySelector("[data-words]").value = "";
  await openSearch();
  const ways = places.sought.lines ? "a.line" : "a.found";
  for (let turn = 0; turn < TURNS; turn += 1) {
    const here = [...searchBox().querySelectorAll(ways)].filter((one) => isIt(new URL(one.href)));
    const same = here.find((one) => one.hash === location.hash && (ways === "a.found" || isPlace(one)));
    const more = moreResults(here);
    if (same || !more) return (same || here[0])?.focus();
    await more();
  }
}

document.addEventListener("click", (event) => {
  const button = nearest(event, "#glossator-places button");
  if (!button || button.getAttribute("aria-disabled") === "true") return;
  const { by, deed } = button.dataset;
  if (by) stepPlace(Number(by), false);
  else ({ onward: goOnward, results: backToResults, close: dismissPlaces })[deed]();
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !places.sought || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") dismissPlaces();
  else if (chosen.keys && event.key.toLowerCase() === KEY && !nearest(event, FIELDS)) stepPlace(event.shiftKey ? -1 : 1, true);
});
