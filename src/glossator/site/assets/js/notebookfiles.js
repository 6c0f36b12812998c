/* The reader's own notes as they leave the device and come to it: text with a citation for each, and a file of Web
   Annotations, which another device and an editor can read. */

/** The citation of a note's place in the chosen style, as far as its letter's are known. */
function citationOf(note, letters) {
  const source = sourceOf(note);
  const { lines } = letters[pathOf(source)] || {};
  const known = targetOf(note).source?.["dcterms:bibliographicCitation"];
  const line = lines?.[chosen.style] || lines?.edition || String(known ?? `${titleOf(note, letters)}. ${source}`).replace(source, "{address}");
  const { id } = placeOf(note);
  const { label } = targetOf(note);
  const address = /^https?:/.test(source) ? `${source}${id && `#${id}`}` : "";
  return line.replace("{address}", () => `${address}${label ? ` (${label})` : ""}`).trim();
}

/** All that is shown, as text: how a heading, a quote and a citation are written is told. */
function written(notes, { title, head, quoted, cite }) {
  const { letters } = kept();
  const parts = [title(document.querySelector(".notebook").dataset.title)];
  for (const [, some] of byLetter(notes)) {
    parts.push(head(titleOf(some[0], letters)));
    for (const note of some) {
      const { quote } = placeOf(note);
      parts.push(quote && quoted(quote.exact), saidIn(note), cite(citationOf(note, letters)));
    }
  }
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

const PLAIN = {
  title: (words) => filledIn(told.title, { title: words }),
  head: (words) => words,
  quoted: (words) => filledIn(told.quoted, { words }),
  cite: (words) => `— ${words}`,
};

const escaped = (words) => words.replace(/[\\\x60*_[\]<>#|~]/g, "\\$&");

const MARKDOWN = {
  title: (words) => `# ${escaped(PLAIN.title(words))}`,
  head: (words) => `## ${escaped(words)}`,
  quoted: (words) => escaped(words).replace(/^/gm, "> "),
  // An address is one wherever it stands, and is none with strokes in it.
  cite: (words) => `— ${words.split(/(https?:\S+)/).map((one, n) => (n % 2 ? `<${one}>` : escaped(one))).join("")}`,
};

async function copyNotes() {
  const notes = shownNotes();
  const text = written(notes, PLAIN);
  const field = room().querySelector("textarea");
  const done = await copied(text);
  field.hidden = done;
  field.value = done ? "" : text;
  if (!done) field.select();
  tellStatus(done ? filledIn(told.copied, { counted: counted(notes.length, kept().items.length) }) : told.byHand);
}

function saveMarkdown() {
  save(written(shownNotes(), MARKDOWN), "md", "text/markdown");
}

function saveAnnotations() {
  const items = shownNotes();
  const collection = {
    "@context": CONTEXT,
    id: `urn:uuid:${kept().items[0].id.replace(/^urn:uuid:/, "")}#all`,
    type: "AnnotationCollection",
    label: filledIn(told.title, { title: document.querySelector(".notebook").dataset.title }),
    total: items.length,
    first: { type: "AnnotationPage", startIndex: 0, items },
  };
  save(`${JSON.stringify(collection, null, 2)}\n`, "jsonld", "application/ld+json");
}

/** Hands a file to the browser, which keeps it where it keeps others. */
function save(text, ending, type) {
  const link = element("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = `${told.file}-${new Date().toISOString().slice(0, 10)}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The annotations of a page, a collection, a list, or one alone. */
function annotationsIn(value) {
  return listed(value).flatMap((one) => {
    if (listed(one?.type).includes("Annotation")) return [one];
    return one && typeof one === "object" ? [...annotationsIn(one.items), ...annotationsIn(one.first)] : [];
  });
}

async function loadFile(input) {
  let found;
  try {
    found = annotationsIn(JSON.parse(await input.files[0].text()));
  } catch {
    found = [];
  }
  input.value = "";
  const notes = found.filter(isOnLetter);
  if (!notes.length) return tellStatus(told.nothing);
  merge(notes, found.length - notes.length);
}

/** Takes in what is new; of a note that is there already the newer wins, and it is said how many were changed so. */
function merge(notes, strange) {
  const before = kept();
  const known = new Map(before.items.map((note) => [note.id, note]));
  const ids = new Set();
  const count = { added: 0, newer: 0, same: 0, strange };
  for (const note of notes) {
    const other = known.get(note.id);
    const wins = !other || changed(note) > changed(other);
    count[other ? (wins ? "newer" : "same") : "added"] += 1;
    if (!wins) continue;
    known.set(note.id, note);
    ids.add(note.id);
  }
  if (!keep((now) => { now.items = [...known.values()]; })) return tellRefused();
  const words = ["added", "newer", "same", "strange"].filter((kind) => count[kind])
    .map((kind) => filledIn(told[kind], { num: numeral(count[kind]) }));
  offerUndo(words.join(" "), ids.size ? { ids, before } : null);
}

function changed(note) {
  return Date.parse(note.modified || note.created) || 0;
}
