/* The control of the layers: a box for each kind of mark that stands in this letter. */

const SIGNS = ".text :is(.gap, .sic, .supplied, .unclear, .added, .deleted, .page-break)";
const CORRECTED = ".text .sic[data-corr]";
const COUNTED = {
  terms: ".apparatus .terms > .entry",
  citations: ".apparatus .references > ol > li",
  people: ".apparatus .people > .entry",
};

function toolsFor(letter) {
  const tools = interfacePart("tools");
  tools.querySelector("[data-kinds]").append(...kindBoxes(letter));
  for (const [layer, entries] of Object.entries(COUNTED)) {
    tellCount(tools.querySelector(`[data-layer=${layer}]`), letter.querySelectorAll(entries).length);
  }
  if (!letter.querySelector(SIGNS)) tools.querySelector("[data-layer=signs]").closest("label").remove();
  if (!letter.querySelector(CORRECTED)) tools.querySelector("[data-readings]").remove();
  tools.querySelectorAll("fieldset:not(:has(label))").forEach((one) => one.remove());
  return tools;
}

/** Says at a box how many there are; a box of which the letter has nothing goes. */
function tellCount(box, count) {
  const label = box.closest("label");
  if (count) label.append(" ", element("span", "count", numeral(count)));
  else label.remove();
}

/** A box for each kind of the notes that have a sign in the letter, by the kinds' names. */
function kindBoxes(letter) {
  const kinds = new Map();
  for (const entry of letter.querySelectorAll(".notes .note.entry")) {
    const { kind } = entry.dataset;
    if (!document.getElementById(`at-${noteOf(entry)}`)) continue;
    const known = kinds.get(kind) || { words: entry.querySelector(".kind")?.textContent || kind, count: 0 };
    kinds.set(kind, { ...known, count: known.count + 1 });
  }
  return [...kinds].sort(([, a], [, b]) => a.words.localeCompare(b.words, document.documentElement.lang || undefined)).map(([kind, { words, count }]) => kindBox(kind, words, count));
}

function kindBox(kind, words, count) {
  const box = Object.assign(element("input"), { type: "checkbox", checked: true, autocomplete: "off" });
  box.dataset.layer = `note:${kind}`;
  const label = element("label", "layer", box);
  label.append(" ", element("span", "", words));
  tellCount(box, count);
  return label;
}
