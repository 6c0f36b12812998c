/* The results as they are listed: by page, best first, each with the words around what was found.
   Whatever the index holds is set as text, never as HTML. */

const AROUND = 220;
const BEFORE = 60;
const ON_ONE_PAGE = 3;
const PAGES_AT_ONCE = 12;

/** A text as nodes, with what is lit in <mark>. */
function markedUp(text, lit) {
  const nodes = [];
  let at = 0;
  for (const [start, end] of lit) {
    nodes.push(text.slice(at, start), element("mark", "", text.slice(start, end)));
    at = end;
  }
  return [...nodes, text.slice(at)];
}

/** The piece of a text that holds most of what is lit, cut at blanks. */
function excerpt(text, runs) {
  const lit = litIn(text, runs);
  const [from, to] = stretch(text, lit);
  const shown = lit.filter(([start, end]) => start >= from && end <= to);
  const piece = markedUp(text.slice(from, to), shown.map(([start, end]) => [start - from, end - from]));
  return [from > 0 ? "… " : "", ...piece, to < text.length ? " …" : ""];
}

function stretch(text, lit) {
  let best = lit[0]?.[0] ?? 0;
  let most = 0;
  for (const [start] of lit) {
    const held = lit.filter(([other, end]) => other >= start && end <= start + AROUND - BEFORE);
    const kinds = new Set(held.map((one) => folded(text.slice(...one)))).size;
    if (kinds > most) [best, most] = [start, kinds];
  }
  if (text.length <= AROUND) return [0, text.length];
  const from = best <= BEFORE ? 0 : text.indexOf(" ", best - BEFORE) + 1;
  const cut = text.lastIndexOf(" ", Math.min(from + AROUND, text.length));
  const whole = from + AROUND >= text.length || cut <= best;
  return [Math.min(from, best), whole ? Math.min(text.length, from + AROUND) : cut];
}

/** The hits of each page together, in the order of the best of each. */
function byPage(found) {
  const pages = new Map();
  for (const hit of found) {
    if (!pages.has(hit.entry.page)) pages.set(hit.entry.page, []);
    pages.get(hit.entry.page).push(hit);
  }
  return [...pages];
}

/** Lists the hits; what is too much for one look, or is not loaded yet, comes with a button. */
function listHits(list, { found, left, next }, words) {
  list.replaceChildren();
  listPages(list, byPage(found), left, next, words);
}

function listPages(list, pages, unloaded, next, words) {
  const shown = pages.slice(0, PAGES_AT_ONCE);
  list.append(...shown.map(([page, hits_]) => pageItem(page, hits_, words)));
  const rest = pages.slice(PAGES_AT_ONCE);
  if (rest.length + unloaded === 0) return;
  list.append(moreItem(words.more, rest.length + unloaded, async () => {
    if (rest.length) return listPages(list, rest, unloaded, next, words);
    const loaded = await next();
    return listPages(list, byPage(loaded.found), loaded.left, next, words);
  }));
}

function pageItem(page, found, words) {
  const inner = element("ol", "found-places");
  const more = (from, to) => {
    inner.append(...found.slice(from, to).map((hit) => hitItem(hit, words)));
    if (to < found.length) {
      inner.append(moreItem(words.here, found.length - to, () => more(to, found.length)));
    }
  };
  more(0, found.length === ON_ONE_PAGE + 1 ? found.length : ON_ONE_PAGE);
  const title = markedUp(page.title, litIn(page.title, found[0].runs));
  const volume = page.volume ? [element("span", "found-volume", page.volume)] : [];
  const item = element("li", "found-page", element("p", "found-on", ...title, ...volume), inner);
  if (page.language) item.lang = page.language;
  return item;
}

function hitItem({ entry, runs }, words) {
  const title = entry.fragment ? entry.title || entry.page.title : "";
  const where = title ? markedUp(title, litIn(title, runs)) : [words.scopes[entry.scope]];
  /* Heard alone, in a list of links, a paragraph must say of which letter it is. */
  const page = element("span", "spoken", `${entry.page.title}, `);
  const link = element("a", "found", page, element("span", "found-where", ...where));
  if (!litIn(`${title}\n${entry.text}`, runs).length && litIn(entry.also, runs).length) {
    link.append(element("span", "found-also", ...excerpt(entry.also, runs)));
  }
  if (entry.text) link.append(element("span", "found-text", ...excerpt(entry.text, runs)));
  link.href = landing(entry, runs, words.query);
  return element("li", "", link);
}

function moreItem(words, number, act) {
  const button = element("button", "found-more", words.replace("{num}", numeral(number)));
  const item = element("li", "", button);
  button.type = "button";
  button.addEventListener("click", async () => {
    const before = item.previousElementSibling;
    button.disabled = true;
    await act();
    item.remove();
    before?.nextElementSibling?.querySelector("a, button")?.focus();
  });
  return item;
}
