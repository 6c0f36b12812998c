/* Links to words: text directives as browsers read them (WICG, URL Fragment Text Directives).
   Generated signs stand as bars in the page's text, so that no link depends on a note's number. */

const BAR = "\u0000";
const SHORT = { words: 10, letters: 120 };
const ENDS = 3;
const MOST_CONTEXT = 10;

/** The directive for a range, "text=…"; empty where its words cannot be told from others. */
function directiveFor(range) {
  const page = flattened(document.body);
  const words = wordsIn(page, placeIn(page, range, "start"), placeIn(page, range, "end"));
  if (!words.length) return "";
  const first = words[0], last = words.at(-1);
  const whole = page.text.slice(first.start, last.end);
  const short = words.length <= SHORT.words && whole.length <= SHORT.letters;
  if (short && !whole.includes(BAR)) return exactly(page, first.start, last.end);
  return fromTo(page, words);
}

/** The text of what is shown, with the place of each text node. Blocks stand apart by a bar. */
function flattened(root) {
  const page = { text: "", nodes: new Map() };
  const read = (node) => {
    if (node instanceof Text) {
      page.nodes.set(node, page.text.length);
      page.text += node.data;
    } else if (node instanceof Element) readElement(node);
  };
  const readElement = (element) => {
    const { display } = getComputedStyle(element);
    if (display === "none") return;
    const sign = element.hasAttribute("data-generated");
    const apart = sign || !(display.startsWith("inline") || display === "contents");
    if (apart) page.text += BAR;
    if (!sign) element.childNodes.forEach(read);
    if (apart) page.text += BAR;
  };
  read(root);
  return page;
}

/** Where an end of a range stands in the page's text. */
function placeIn(page, range, end) {
  const node = range[`${end}Container`], offset = range[`${end}Offset`];
  if (page.nodes.has(node)) return page.nodes.get(node) + offset;
  const point = document.createRange();
  point.setStart(node, offset);
  for (const [text, at] of page.nodes) {
    if (point.comparePoint(text, 0) >= 0) return at;
  }
  return page.text.length;
}

/** All whole words that a stretch touches, in the page's text. */
function wordsIn(page, from, to) {
  const start = page.text.lastIndexOf(BAR, from - 1) + 1;
  const after = page.text.indexOf(BAR, to);
  const end = after < 0 ? page.text.length : after;
  return wholeWords(page.text.slice(start, end), start).filter((one) => one.end > from && one.start < to);
}

function wholeWords(text, at) {
  const found = "Segmenter" in Intl
    ? [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)]
      .filter((one) => one.isWordLike).map((one) => [one.index, one.segment])
    : [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((one) => [one.index, one[0]]);
  return found.map(([index, word]) => ({ start: at + index, end: at + index + word.length }));
}

/** The words themselves, with as many around them as tell them from the same words elsewhere. */
function exactly(page, from, to) {
  const words = page.text.slice(from, to);
  for (let count = 0; count <= MOST_CONTEXT; count += 1) {
    const prefix = before(page, from, count), suffix = after(page, to, count);
    const sought = [prefix, words, suffix];
    if (firstHit(page, sought, 0) === from - space(page, from, prefix)) {
      return directive(prefix, words, "", suffix);
    }
  }
  return "";
}

/** The first words and the last ones, each as long as it must be to be found where it stands. */
function fromTo(page, words) {
  const opening = run(page, words), closing = run(page, [...words].reverse());
  const from = opening[0].start, to = closing[0].end;
  const start = page.text.slice(from, opening.at(-1).end);
  const end = page.text.slice(closing.at(-1).start, to);
  const at = to - end.length;
  for (let n = 0; n <= MOST_CONTEXT; n += 1) {
    const prefix = before(page, from, n);
    if (firstHit(page, [prefix, start], 0) !== from - space(page, from, prefix)) continue;
    for (let m = 0; m <= MOST_CONTEXT; m += 1) {
      const suffix = after(page, to, m);
      if (firstHit(page, [end, suffix], from + start.length) === at) {
        return directive(prefix, start, end, suffix);
      }
    }
    return "";
  }
  return "";
}

/** The first few words with no bar between them, and never more than half. */
function run(page, words) {
  const few = words.slice(0, Math.max(1, Math.min(ENDS, Math.floor(words.length / 2))));
  const parted = few.findIndex((one, n) => n > 0 && page.text
    .slice(Math.min(one.start, few[n - 1].start), Math.max(one.end, few[n - 1].end)).includes(BAR));
  return parted < 0 ? few : few.slice(0, parted);
}

function before(page, from, count) {
  const start = page.text.lastIndexOf(BAR, from - 1) + 1;
  const words = wholeWords(page.text.slice(start, from), start).slice(-count || Infinity);
  return words.length ? page.text.slice(words[0].start, from).trim() : "";
}

function after(page, to, count) {
  const end = page.text.indexOf(BAR, to);
  const words = wholeWords(page.text.slice(to, end < 0 ? undefined : end), to).slice(0, count);
  return words.length ? page.text.slice(to, words.at(-1).end).trim() : "";
}

/** How far before a place its prefix begins. */
function space(page, from, prefix) {
  return prefix ? from - page.text.lastIndexOf(prefix, from - 1) : 0;
}

/** The first place where parts follow each other. Laxer than a browser, which asks for whole words:
    so what is the first here is the first there. */
function firstHit(page, parts, since) {
  const pattern = parts.filter(Boolean)
    .map((part) => part.split(/\s+/u).map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("\\s+"));
  const sought = new RegExp(pattern.join("\\s*"), "gi");
  sought.lastIndex = since;
  return sought.exec(page.text)?.index ?? -1;
}

function directive(prefix, start, end, suffix) {
  const coded = (words) => encodeURIComponent(words.replace(/\s+/gu, " ")).replace(/-/g, "%2D");
  const parts = [prefix && `${coded(prefix)}-`, coded(start), end && coded(end), suffix && `-${coded(suffix)}`];
  return `text=${parts.filter(Boolean).join(",")}`;
}
