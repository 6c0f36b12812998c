/* What a reader chose, kept on the device where it lets us, and for this page where it does not. */

const KEPT_AS = "glossator.reading";
const ALL = "*";
const chosen = { out: [], reading: "both", keys: true, style: "edition", ...kept() };

function kept() {
  try {
    const told = JSON.parse(localStorage.getItem(KEPT_AS)) || {};
    return { ...told, out: Array.isArray(told.out) ? told.out : [] };
  } catch {
    return {};
  }
}

/** Changes what was chosen and keeps it. */
function choose(change) {
  Object.assign(chosen, change);
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(chosen));
  } catch {
    /* A device that keeps nothing still shows what was chosen. */
  }
}

/** Whether the reader put out a kind of mark: "terms", "note:gloss". */
function isOut(layer) {
  return chosen.out.includes(ALL) || chosen.out.includes(layer);
}

/** The layer that a note belongs to. */
function kindLayer(note) {
  return `note:${document.getElementById(`note-${note}`)?.dataset.kind}`;
}
