/* Where results lead. What was sought travels in the address, since a folder opened by double click
   shares no storage between its pages everywhere; once there, it is kept with the page in the history,
   so that one who comes back finds it lit. */

const SOUGHT = "h";
const TOLD = new RegExp(`^${SOUGHT}(-|$)`);

/** The address that a result leads to, of a query; or one of the places in it, counted from 0. What was found in all
    volumes leads back to the page of their search. */
function landing(entry, runs, { typed, scope, facets, nearly, lines }, at) {
  const address = new URL(entry.page.url);
  const narrowed = Object.entries(facets).map(([name, value]) => [`${SOUGHT}-${name}`, value]);
  const told = [
    [SOUGHT, nearly ? typedAgain(runs) : typed], [`${SOUGHT}-typed`, nearly && typed],
    [`${SOUGHT}-in`, scope], [`${SOUGHT}-from`, overAll() && location.pathname], ...narrowed, [`${SOUGHT}-lines`, lines], [`${SOUGHT}-at`, at && String(at)],
  ];
  for (const [name, value] of told) if (value) address.searchParams.set(name, value);
  address.hash = entry.fragment;
  return address.href;
}

/** Whether this page's search is over all volumes. */
function overAll() {
  return searchButton()?.dataset.volumes;
}

/** Runs as one would type them; a phrase that is not ended comes last. */
function typedAgain(runs) {
  const unended = (run) => run.quoted && run.open;
  const ordered = [...runs].sort((a, b) => unended(a) - unended(b));
  return ordered.map(({ parts, quoted, open }) => {
    if (quoted) return `"${parts.join(" ")}${open ? "" : '"'}`;
    return open || parts.length > 1 ? parts.join("-") : `"${parts[0]}"`;
  }).join(" ");
}

/** What was sought, as an address tells it: the words to light, the query they came from, and a place. */
function soughtBy(told) {
  const of = (name) => told.get(`${SOUGHT}-${name}`) ?? "";
  const words = told.get(SOUGHT);
  const facets = Object.fromEntries(FACETS.map((name) => [name, of(name)]));
  return { runs: runsOf(words.normalize()), typed: of("typed") || words, scope: of("in"), facets, lines: of("lines"), at: Number(of("at")) || 0, here: of("here"), from: of("from"), on: of("on"), left: of("left") };
}

/** Takes what was sought out of the page's address, or out of the history; null where there is none. */
function takeSought() {
  const address = new URL(location.href);
  const told = new URLSearchParams([...address.searchParams].filter(([name]) => TOLD.test(name)));
  if (!told.has(SOUGHT)) return history.state?.sought ? soughtBy(new URLSearchParams(history.state.sought)) : null;
  for (const name of [...told.keys()]) address.searchParams.delete(name);
  keepSought(told.toString(), address);
  return soughtBy(told);
}

function keepSought(sought, address = location.href) {
  try {
    history.replaceState({ ...history.state, sought }, "", address);
  } catch {
    /* Some browsers let no page in a folder change its address. */
  }
}

/** Keeps which of the page's places one is at, for one who comes back to it or loads it again. */
function keepPlace(at) {
  const sought = history.state?.sought;
  if (sought) keepSought(sought.replace(/(&h-here=\d+)?$/, `&h-here=${at}`));
}

/** Whether an address is that of this very page. */
function isHere({ origin, pathname }) {
  return origin === location.origin && pathname === location.pathname;
}

/** Follows a result on this very page without loading it again. */
function followHere(link) {
  const to = new URL(link.href);
  if (!isHere(to)) return false;
  if (to.hash && location.hash === to.hash) named(to)?.scrollIntoView();
  else if (to.hash) location.hash = to.hash;
  else window.scrollTo(0, 0);
  keepSought(to.searchParams.toString());
  showPlaces(soughtBy(to.searchParams));
  return true;
}

function landSought() {
  const sought = takeSought();
  if (sought) (overAll() ? leadOn : showPlaces)(sought);
  else putOutPlaces();
}
