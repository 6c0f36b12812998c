/* Landing: the words that were searched for are lit where a result leads. They travel in the
   address, since a folder opened by double click shares no storage between its pages everywhere. */

const SOUGHT = "h";
const UNLIT = "[data-generated], .spoken, script, style, dialog, .md-header, .md-footer, .md-sidebar";
const BLOCKS = "p, li, td, th, dt, dd, h1, h2, h3, h4, h5, h6, figcaption, pre, blockquote, div, del";

/** The address that a result leads to. */
function landing(entry, runs) {
  const address = new URL(entry.page.url);
  address.searchParams.set(SOUGHT, typedAgain(runs));
  address.hash = entry.fragment;
  return address.href;
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

/** Lights up in the page what was searched for: at the target, or else in the whole of it. */
function lightSought(typed) {
  if (!window.CSS?.highlights) return;
  CSS.highlights.delete("sought");
  const runs = runsOf(typed);
  if (!runs.length) return;
  const ranges = soughtRanges(soughtIn(), runs);
  if (ranges.length) CSS.highlights.set("sought", new Highlight(...ranges));
}

function soughtIn() {
  const target = named(location);
  const whole = document.querySelector(".md-content") || document.body;
  if (!target || /^H[1-6]$/.test(target.tagName)) return whole;
  return target.textContent.trim() ? target : target.parentElement;
}

function soughtRanges(place, runs) {
  const pieces = [];
  let text = "";
  let block = null;
  for (const node of textsIn(place)) {
    if (node.parentElement.closest(UNLIT)) continue;
    const within = node.parentElement.closest(BLOCKS);
    if (within !== block) text += "\n";
    block = within;
    pieces.push({ node, start: text.length });
    text += node.data;
  }
  return litIn(text, runs).map(([start, end]) => rangeOf(pieces, start, end));
}

function rangeOf(pieces, start, end) {
  const holding = (at) => pieces.findLast((piece) => piece.start <= at);
  const [from, to] = [holding(start), holding(end - 1)];
  const range = document.createRange();
  range.setStart(from.node, start - from.start);
  range.setEnd(to.node, end - to.start);
  return range;
}

/** Follows a result on this very page without loading it again. */
function followHere(link) {
  const to = new URL(link.href);
  if (to.origin !== location.origin || to.pathname !== location.pathname) return false;
  const typed = to.searchParams.get(SOUGHT);
  if (to.hash && location.hash === to.hash) named(to)?.scrollIntoView();
  else if (to.hash) location.hash = to.hash;
  else window.scrollTo(0, 0);
  lightSought(typed);
  return true;
}

/** Lights up what was sought in a page that a result has led to. */
function landSought() {
  const address = new URL(location.href);
  const typed = address.searchParams.get(SOUGHT);
  if (!typed) return;
  lightSought(typed);
  address.searchParams.delete(SOUGHT);
  try {
    history.replaceState(history.state, "", address);
  } catch {
    /* Some browsers let no page in a folder change its address. */
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector("dialog[open]")) window.CSS?.highlights?.delete("sought");
});
