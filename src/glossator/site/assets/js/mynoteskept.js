/* The notes as the device keeps them: Web Annotations (W3C), all of one edition under its site's path. */

const CONTEXT = "http://www.w3.org/ns/anno.jsonld";
const FRAGMENT = "http://tools.ietf.org/rfc/rfc3236";

/** What is kept for this edition: the notes, and what is known of their letters, by the letters' paths. What is
    no note that can be shown is left out. */
function kept() {
  const { items, letters } = readKept() ?? {};
  return { items: listed(items).filter(isOnLetter), letters: { ...letters } };
}

function readKept() {
  try {
    const held = JSON.parse(localStorage.getItem(MY_NOTES));
    return Array.isArray(held?.items) ? held : null;
  } catch {
    return null;
  }
}

/** Keeps what `change` makes of what is kept now, whichever window wrote it; false where the browser
    refuses, and then nothing has changed. */
function keep(change) {
  const held = kept();
  change(held);
  try {
    putAside();
    if (held.items.length) localStorage.setItem(MY_NOTES, JSON.stringify(held));
    else localStorage.removeItem(MY_NOTES);
    return true;
  } catch {
    return false;
  }
}

/** What is kept and cannot be read is not written over. */
function putAside() {
  const text = localStorage.getItem(MY_NOTES);
  if (text && !readKept()?.items.every(isOnLetter)) localStorage.setItem(`${MY_NOTES} unread ${Date.now()}`, text);
}

/** Puts a note in the place of the one with its id, or behind all others. */
function keepNote(note) {
  return keep(({ items }) => {
    const at = items.findIndex((one) => one.id === note.id);
    items.splice(at < 0 ? items.length : at, 1, note);
  });
}

function forgetNote(id) {
  return keep((held) => { held.items = held.items.filter((one) => one.id !== id); });
}

/** A name for a note that no other has (RFC 9562, version 4), also where no secure way leads to the site. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const digits = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
  return `urn:uuid:${digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")}`;
}

/* A note's parts, in each of the shapes in which other programs write them. */

function listed(value) {
  return value === undefined || value === null ? [] : [value].flat();
}

function targetOf(note) {
  return listed(note.target)[0] ?? "";
}

/** The address of what a note is on. */
function sourceOf(note) {
  const target = targetOf(note);
  const source = target.source ?? target.id ?? target;
  return String(source.id ?? source).split("#")[0];
}

/** What of it a note is on: the id of an element, and the quote of the words. */
function placeOf(note) {
  const found = listed(targetOf(note).selector).flatMap((one) => [one, ...listed(one.refinedBy)]);
  return {
    id: found.find((one) => one.type === "FragmentSelector")?.value ?? "",
    quote: found.find((one) => one.type === "TextQuoteSelector" && one.exact),
  };
}

/** What its writer says. */
function saidIn(note) {
  return listed(note.body).filter(isSaid).map((one) => one.value ?? one).concat(note.bodyValue ?? []).join("\n\n");
}

function isSaid(body) {
  return typeof (body.value ?? body) === "string" && !listed(body.purpose).includes("tagging");
}

/** Whether it is a note on a place of a letter, which alone can be shown here. */
function isOnLetter(note) {
  try {
    const { id, quote } = placeOf(note);
    const { exact = "", prefix = "", suffix = "" } = quote || {};
    const texts = [note.id, sourceOf(note), id, saidIn(note), exact, prefix, suffix];
    return texts.every((one) => typeof one === "string") && note.id && pathOf(sourceOf(note)).startsWith("letters/") && Boolean(id || quote);
  } catch {
    return false;
  }
}

/** The note with other words. */
function withSaid(note, value) {
  const others = listed(note.body).filter((one) => !isSaid(one));
  const said = value ? [{ type: "TextualBody", value, format: "text/plain", purpose: "commenting" }] : [];
  const { bodyValue, body, ...rest } = note;
  const bodies = [...said, ...others];
  return {
    ...rest,
    motivation: value ? "commenting" : "highlighting",
    modified: new Date().toISOString(),
    ...(bodies.length && { body: bodies.length > 1 ? bodies : bodies[0] }),
  };
}

/** A page's path, the same wherever its site stands and however its files are called: "letters/a". */
function pathOf(address) {
  const names = address.replace(/[?#].*$/, "").replace(/(\/index)?(\.html)?\/?$/, "").split("/");
  return decodeURI(names.slice(names.at(-2) === "letters" ? -2 : -1).join("/"));
}
