/* Where notes stand: words of a letter, or of a translation of it, as a quote that means them alone, and back. Texts are
   read as the edition has them: the words of blocks, a line feed between two, and nothing that was generated. */

const AROUND = 32; /* code points before and after a quote, as other programs have them */

function readText(root) {
  const read = { text: "", pieces: [] };
  let last = null;
  for (const node of textsIn(root)) {
    const block = node.parentElement.closest(".block[id]");
    if (!block || node.parentElement.closest("[data-generated]")) continue;
    if (last && block !== last) read.text += "\n";
    last = block;
    read.pieces.push({ node, block, start: read.text.length });
    read.text += node.data;
  }
  return read;
}

function textsHere() {
  return [...document.querySelectorAll(`${LETTER} .text`)].map(readText);
}

/** The selector for the words of a range; null where there are none of the letter's own. */
function selectorOf(range) {
  for (const { text, pieces } of textsHere()) {
    const held = pieces.filter(({ node }) => range.intersectsNode(node));
    if (!held.length) continue;
    const first = held[0], last = held.at(-1);
    let start = first.start + (first.node === range.startContainer ? range.startOffset : 0);
    let end = last.start + (last.node === range.endContainer ? range.endOffset : last.node.length);
    const found = text.slice(start, end);
    start += found.length - found.trimStart().length;
    end -= found.length - found.trimEnd().length;
    if (start < end) return refined(pieceAt(pieces, start).block.id, quoteOf(text, start, end));
  }
  return null;
}

function refined(value, refinedBy) {
  return { type: "FragmentSelector", conformsTo: FRAGMENT, value, ...(refinedBy && { refinedBy }) };
}

function pieceAt(pieces, at) {
  return pieces.findLast(({ start }) => start <= at);
}

/** With as much around the words as tells them from the same words elsewhere in the text. */
function quoteOf(text, start, end) {
  const exact = text.slice(start, end);
  for (let signs = AROUND; ; signs *= 2) {
    const prefix = [...text.slice(Math.max(0, start - 2 * signs), start)].slice(-signs).join("");
    const suffix = [...text.slice(end, end + 2 * signs)].slice(0, signs).join("");
    const quote = { type: "TextQuoteSelector", exact, prefix, suffix };
    if (signs > text.length || startsOf(text, quote).length < 2) return quote;
  }
}

/** Where a quote's words begin, wherever they stand between what it has before and after them. */
function startsOf(text, { exact, prefix = "", suffix = "" }) {
  const sought = prefix + exact + suffix;
  const found = [];
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) found.push(at + prefix.length);
  return found;
}

/** The one range that a note can mean, of words or of an entry; null where they do not stand there any more, or might
    be others. */
function rangeOf(note, texts) {
  const { id, quote } = placeOf(note);
  if (!quote) return entryAt(id);
  const found = (sought) => texts.flatMap((read) => startsOf(read.text, sought).map((start) => ({ ...read, start })));
  const inBlock = ({ pieces, start }) => pieceAt(pieces, start).block.id === id;
  const whole = found(quote);
  const here = whole.filter(inBlock);
  const exact = { exact: quote.exact };
  const near = ["prefix", "suffix"].filter((side) => quote[side]).map((side) => found({ ...exact, [side]: quote[side] }));
  const bare = found(exact);
  const one = [whole, here, ...near, bare.filter(inBlock).length ? bare : []].find(({ length }) => length === 1);
  return one ? rangeAt(one[0], quote.exact.length) : null;
}

function entryAt(id) {
  const entry = document.getElementById(id);
  const range = entry?.closest(LETTER) && document.createRange();
  range?.selectNodeContents(entry);
  return range || null;
}

function rangeAt({ pieces, start }, length) {
  const from = pieceAt(pieces, start), to = pieceAt(pieces, start + length - 1);
  const range = document.createRange();
  range.setStart(from.node, start - from.start);
  range.setEnd(to.node, start + length - to.start);
  return range;
}

/** What is known of this letter: how it is called, written, dated and cited. */
function letterHere() {
  const head = document.querySelector(`${LETTER} h1`);
  // The theme's header has the name that tells letters of one title apart.
  const named = document.querySelector("[data-md-component=header-topic]") ?? head;
  const date = document.querySelector(".circumstance :is([datetime], [data-date])");
  const lines = [...citations()?.content.children ?? []].map((one) => {
    const line = one.cloneNode(true);
    line.querySelector("[data-address]").textContent = "{address}";
    return [one.dataset.style, line.textContent.trim()];
  });
  return {
    title: named.textContent.trim(),
    language: head.lang,
    date: date?.getAttribute("datetime") || date?.dataset.date || "",
    lines: Object.fromEntries(lines),
  };
}

/** A note on words, or on an entry, of this letter; nothing is written in it yet. */
function newNote(selector, label) {
  const { title, language, date, lines } = letterHere();
  const address = citedAddress(citations().dataset);
  const now = new Date().toISOString();
  return {
    "@context": CONTEXT,
    id: newId(),
    type: "Annotation",
    motivation: "highlighting",
    created: now,
    modified: now,
    target: {
      type: "SpecificResource",
      source: {
        // Where a folder lies on this device is nobody else's business.
        id: address.startsWith("file:") ? `${pathOf(address)}/` : address,
        type: "Text",
        label: title,
        language,
        ...(date && { "dcterms:date": date }),
        "dcterms:bibliographicCitation": lines.edition.replace("{address}", () => (address.startsWith("file:") ? "" : address)).trim(),
      },
      ...(label && { label }),
      selector,
    },
  };
}
