/* What was found as a concordance: each place a line with the word in the middle, in order of date or
   of the words beside it; and the lines as a table to take away. */

const SIDE = 90; /* signs of text on each side */
const LINES_AT_ONCE = 200;
const WORDS_SORTED_BY = 4;
const concordance = { query: null, lines: [], read: 0, whole: 0, next: null, shown: 0, turn: 0 };

/** The lines of hits: each place of each text. */
function linesOf(hits, query) {
  return hits.flatMap(({ entry, runs }) => placesIn(entry.text, runs).map((place, n) => {
    const [start, end] = [place[0][0], place.at(-1)[1]];
    return {
      entry, before: entry.text.slice(Math.max(0, start - SIDE), start), word: entry.text.slice(start, end),
      after: entry.text.slice(end, end + SIDE), runs, at: n, href: landing(entry, runs, query, n),
    };
  }));
}

function linesBox() {
  const made = searchBox().querySelector("[data-concordance]") || interfacePart("concordance", LATER);
  if (!made.isConnected) searchBox().querySelector(".search-body").append(made);
  return made;
}

/** The box that turns the results into lines; made when the search is first ready. */
function linesChoice() {
  const box = searchBox();
  if (!box.querySelector("[data-lines]")) box.querySelector(".search-told").append(interfacePart("lines", LATER));
  return box.querySelector("[data-lines]");
}

/** The order of the lines; empty where results stand instead. */
function linesOrder() {
  return linesChoice().checked ? linesBox().querySelector("[data-order]").value : "";
}

function chooseLines(order) {
  linesChoice().checked = order !== "";
  if (order) linesBox().querySelector("[data-order]").value = order;
}

/** Shows what was found as lines, or puts them away. */
async function tellLines(answer, query) {
  const isAsked = linesChoice().checked && answer.number > 0;
  linesChoice().closest("label").hidden = !answer.number;
  searchBox().classList.toggle("in-lines", isAsked);
  searchBox().querySelector("[data-found]").hidden = isAsked;
  linesBox().hidden = !isAsked;
  if (!isAsked) return;
  Object.assign(concordance, { query, lines: [], read: 0, whole: answer.inPages ? answer.number : 0, next: answer.inOrder });
  await readLines();
}

/** Reads the next texts; a large edition has more than one wants to load. */
async function readLines() {
  concordance.turn += 1;
  const { turn, query, next } = concordance;
  const { found, left } = await next();
  if (turn !== concordance.turn) return;
  const isMore = concordance.read > 0;
  concordance.lines.push(...linesOf(found, query));
  concordance.read = concordance.whole - left;
  if (isMore && linesOrder() === "date") showLines();
  else sortLines();
}

function sortLines() {
  concordance.shown = 0;
  linesBox().querySelector("ol").replaceChildren();
  showLines();
}

function linesInOrder() {
  const by = linesOrder();
  if (by === "date") return concordance.lines;
  const collator = new Intl.Collator(searchBox().lang, { numeric: true });
  const words = (text) => wordsOf(text).map(joined);
  const key = (line) => (by === "after" ? words(line.after) : words(line.before).reverse()).slice(0, WORDS_SORTED_BY).join(" ");
  const keyed = concordance.lines.map((line) => [key(line), line]);
  return keyed.sort(([one], [other]) => collator.compare(one, other)).map(([, line]) => line);
}

function showLines() {
  const box = linesBox();
  const from = concordance.shown;
  const some = linesInOrder().slice(from, from + LINES_AT_ONCE);
  concordance.shown += some.length;
  box.querySelector("ol").append(...some.map(lineItem));
  const { lines, shown, read, whole } = concordance;
  const pages = new Set(lines.map((line) => line.entry.page)).size;
  const told = { lines: lines.length, pages, read, whole };
  const words = box.dataset[read < whole ? "partRead" : "whole"].replace(/\{(\w+)\}/g, (all, name) => numeral(told[name]));
  box.querySelector("output").textContent = words;
  tellMore(box.querySelector("[data-deed=show]"), lines.length - shown);
  tellMore(box.querySelector("[data-deed=read]"), whole - read);
}

/** What shows further lines; null where all are shown. */
function moreOfLines() {
  const { lines, shown, read, whole } = concordance;
  if (shown < lines.length) return showLines;
  return read < whole ? readLines : null;
}

function tellMore(button, number) {
  button.hidden = number <= 0;
  button.querySelector("span").textContent = numeral(number);
}

function whereOf({ fragment, title, scope }) {
  return fragment ? title : scopeWords()[scope];
}

/** A date as readers write it: its days and months in words, and a dash for all between two of them; the rest, such as
    its doubts, as EDTF has it. */
function dateWords(date) {
  const words = date.replace(/[[\]{}]/g, "").replace(/(?<![-\dX])\d{4}-(0[1-9]|1[0-2])(-\d\d)?(?!-?[\dX])/g, (one, month, day) => (
    new Date(one).toLocaleDateString(searchBox().lang.replace(/^en$/, "en-GB"), { year: "numeric", month: "short", day: day && "numeric", timeZone: "UTC" })));
  return words.replace(/\/?\.\.\/?|\//g, words.includes(" ") ? " – " : "–").replace(/, */g, ", ").trim();
}

function lineItem({ entry, before, word, after, href }) {
  const named = [entry.page.date && dateWords(entry.page.date), whereOf(entry), entry.page.title].filter(Boolean);
  const words = element("span", "line-words", element("span", "line-before", element("bdi", "", before)), element("span", "line-after", element("mark", "", word), after));
  words.dir = "auto";
  if (entry.page.language) words.lang = entry.page.language;
  const link = element("a", "line", element("span", "line-where", named.join(" · ")), words);
  link.href = href;
  return element("li", "", link);
}

/** The lines as a table: a heading, then a row for each. */
function linesAsTable() {
  const rows = linesInOrder().map(({ entry, before, word, after, href }) => (
    [entry.page.date || "", entry.page.title, whereOf(entry), before, word, after, href.replace(/\?[^#]*/, "")]));
  return [JSON.parse(linesBox().dataset.columns), ...rows];
}

/** Comma-separated values (RFC 4180), with the mark by which spreadsheets know UTF-8. */
function asCsv(rows) {
  const cell = (value) => `"${value.replaceAll('"', '""')}"`;
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function downloadLines() {
  const link = element("a");
  link.href = URL.createObjectURL(new Blob([asCsv(linesAsTable())], { type: "text/csv;charset=utf-8" }));
  link.download = `${concordance.query.typed.replace(/[^\p{L}\p{N}]+/gu, "-")}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Puts the lines where spreadsheets take them from: values with tabs between, which no text holds. */
async function copyLines() {
  const box = linesBox();
  const rows = linesAsTable().map((row) => row.map((one) => one.replace(/\s+/g, " ")).join("\t"));
  const said = await navigator.clipboard.writeText(rows.join("\n")).then(() => box.dataset.copied, () => box.dataset.uncopied);
  box.querySelector("output").textContent = said;
}

async function moreLines(list, act) {
  const last = list.lastElementChild;
  await act();
  if (last?.isConnected) last.nextElementSibling?.querySelector("a").focus();
  else list.querySelector("a")?.focus();
}

document.addEventListener("click", (event) => {
  const deed = nearest(event, "[data-concordance] button")?.dataset.deed;
  if (!deed) return;
  const list = linesBox().querySelector("ol");
  ({ copy: copyLines, download: downloadLines, show: () => moreLines(list, showLines), read: () => moreLines(list, readLines) })[deed]();
});

document.addEventListener("input", (event) => {
  if (!nearest(event, "[data-order]")) return;
  concordance.query.lines = linesOrder();
  for (const line of concordance.lines) line.href = landing(line.entry, line.runs, concordance.query, line.at);
  sortLines();
});
