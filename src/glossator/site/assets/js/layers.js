/* Layers: each kind of mark put out and in. The article says what is out, the styles do the rest. */

const LAYERED = {
  terms: "a.term",
  citations: "a.citation",
  people: "a:is(.party, .place, .work)",
  // No box of their own: out with all else, and in with all else.
  links: "a:is(.letter, .passage, .note, .event, .thread, .address)",
};
const PASSIVE = ["href", "role", "aria-label"];

/** Shows the page as the reader chose. */
function applyLayers() {
  const letter = document.querySelector("article.letter");
  if (!letter) return;
  closeCard();
  const out = [...Object.keys(LAYERED), "signs"].filter(isOut);
  letter.dataset.without = out.join(" ");
  letter.dataset.reading = chosen.reading;
  letter.toggleAttribute("data-bare", chosen.out.includes(ALL));
  for (const [layer, selector] of Object.entries(LAYERED)) {
    letter.querySelectorAll(`.text ${selector}`).forEach((link) => rest(link, isOut(layer)));
  }
  letter.querySelectorAll(":is(.note-ref, .noted, .margin-note)").forEach((one) => {
    one.toggleAttribute("data-out", notesOf(one).every((note) => isOut(kindLayer(note))));
  });
  tellControl();
  layOutMargin();
}

/** Makes a link plain words, which neither Tab nor a screen reader's list of links finds, or a
    link again. */
function rest(link, out) {
  for (const name of PASSIVE) {
    const here = out ? name : `data-${name}`;
    const there = out ? `data-${name}` : name;
    if (!link.hasAttribute(here)) continue;
    link.setAttribute(there, link.getAttribute(here));
    link.removeAttribute(here);
  }
}

function control() {
  return document.getElementById("glossator-layers");
}

function tellControl() {
  const form = control();
  form.querySelectorAll("[data-layer]").forEach((box) => { box.checked = !isOut(box.dataset.layer); });
  form.querySelectorAll("[name=reading]").forEach((one) => { one.checked = one.value === chosen.reading; });
}

/** Puts one layer out or in. Where all is out, the others of this letter stay out by name. */
function putOut(layer, out) {
  const named = [...control().querySelectorAll("[data-layer]")].map((box) => box.dataset.layer);
  const before = chosen.out.includes(ALL) ? [...named, "links"] : chosen.out;
  const others = before.filter((one) => one !== layer);
  choose({ out: out ? [...others, layer] : others });
  applyLayers();
}

function openControl(open) {
  const button = document.querySelector(".tools-button");
  if (!button) return;
  button.setAttribute("aria-expanded", String(open));
  control().hidden = !open;
}

document.addEventListener("click", (event) => {
  const all = nearest(event, ".layers [data-all]");
  if (nearest(event, ".tools-button")) openControl(control().hidden);
  else if (all) {
    choose({ out: all.dataset.all === "out" ? [ALL] : [] });
    applyLayers();
  } else if (!nearest(event, ".tools")) openControl(false);
}, true);

document.addEventListener("change", (event) => {
  if (!nearest(event, ".layers")) return;
  const box = event.target;
  if (box.dataset.layer) return putOut(box.dataset.layer, !box.checked);
  if (box.name !== "reading") return;
  choose({ reading: box.value });
  applyLayers();
});

document.addEventListener("submit", (event) => {
  if (nearest(event, ".layers")) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !nearest(event, ".tools") || control().hidden) return;
  openControl(false);
  document.querySelector(".tools-button").focus();
});

onEachPage(() => {
  const letter = document.querySelector("article.letter");
  if (!letter?.querySelector(":scope > .text .block")) return;
  letter.querySelector(".letter-head").after(toolsFor(letter));
  applyLayers();
});
