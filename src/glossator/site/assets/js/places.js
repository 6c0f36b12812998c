/* The places of a page where what was sought stands: found in its text, and lit. */

const UNLIT = "[data-generated], .spoken, .margin, script, style, dialog, .md-header, .md-footer, .md-sidebar";
const BLOCKS = "p, li, td, th, dt, dd, h1, h2, h3, h4, h5, h6, figcaption, pre, blockquote, div, del";
/* What a search finds on a letter's page; the entries below it have pages of their own. */
const OF_LETTER = "article.letter :is(h1, .text .block, .translation .block, .note.entry > div:not([class]))";
const BESIDE = 40; /* signs between words that one finds together */

/** The places of a text: each has the words that are lit there. Words that stand near each other are
    one place, as many as there are runs. */
function placesIn(text, runs) {
  const places = [];
  for (const word of litIn(text, runs)) {
    const last = places.at(-1);
    if (last && last.length < runs.length && word[0] - last.at(-1)[1] <= BESIDE) last.push(word);
    else places.push([word]);
  }
  return places;
}

/** The page's places in order, as ranges. Of several runs, only where a passage has all of them; where
    none has, wherever one is. */
function placesOnPage(runs) {
  const passages = passagesOnPage().map((passage) => ({ ...passage, ...textOf(passage.nodes) }));
  const full = passages.filter(({ text }) => runs.every((run) => placesOf(wordsOf(text), run).length));
  return (full.length ? full : passages).flatMap(({ element: within, text, pieces }) => (
    placesIn(text, runs).map((place) => ({ within, ranges: place.map(([start, end]) => rangeOf(pieces, start, end)) }))));
}

/** Elements that say something of their own, each with its text nodes. */
function passagesOnPage() {
  const own = [...document.querySelectorAll(OF_LETTER)];
  if (own.length) return own.map((one) => ({ element: one, nodes: textsIn(one) }));
  const nodes = textsIn(document.querySelector(".md-content") || document.body);
  const passages = new Map();
  for (const node of nodes) {
    const within = node.parentElement.closest(BLOCKS);
    passages.set(within, [...passages.get(within) ?? [], node]);
  }
  return [...passages].map(([within, some]) => ({ element: within, nodes: some }));
}

/** The text of nodes, and where in it each begins. */
function textOf(nodes) {
  const pieces = [];
  let text = "";
  let block = null;
  for (const node of nodes) {
    if (node.parentElement.closest(UNLIT)) continue;
    const within = node.parentElement.closest(BLOCKS);
    if (within !== block) text += "\n";
    block = within;
    pieces.push({ node, start: text.length });
    text += node.data;
  }
  return { text, pieces };
}

function rangeOf(pieces, start, end) {
  const holding = (at) => pieces.findLast((piece) => piece.start <= at);
  const [from, to] = [holding(start), holding(end - 1)];
  const range = document.createRange();
  range.setStart(from.node, start - from.start);
  range.setEnd(to.node, end - to.start);
  return range;
}

/** Everything in an element that is sought. */
function rangesIn(place, runs) {
  const { text, pieces } = textOf(textsIn(place));
  return litIn(text, runs).map(([start, end]) => rangeOf(pieces, start, end));
}

/** Lights ranges under one of the names that the styles know; none puts them out. */
function lightRanges(name, ranges) {
  if (!window.CSS?.highlights) return;
  CSS.highlights.delete(name);
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
}
