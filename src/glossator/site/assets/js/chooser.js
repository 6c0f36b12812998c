/* The chooser: where words hold several entries, one is shown and the others are named above it. */

const KINDS = ["note", "term", "reference", "party", "answer"];
const BRIEFLY = 56;

/** Names each entry on a button; a single entry needs none. */
function offerChoices(entries) {
  const group = card.element.querySelector(".card-choices");
  group.hidden = entries.length < 2;
  group.replaceChildren(...(group.hidden ? [] : entries.map(choiceOf)));
}

function choiceOf(entry, n) {
  const button = element("button", "card-choice", namedBriefly(entry));
  button.type = "button";
  button.dataset.choice = n;
  return button;
}

/** "Note 12: drains are choaked", in the words that the page gives. */
function namedBriefly(entry) {
  const kind = KINDS.find((one) => entry.classList.contains(one));
  const pattern = card.element.dataset[kind] || "{words}";
  return filledIn(pattern, { number: numberOf(entry), words: briefly(titleOf(entry), BRIEFLY) });
}

function numberOf(entry) {
  return entry.querySelector(".number")?.textContent;
}

function filledIn(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Words on one line, cut at a blank where they are too many. */
function briefly(words, most) {
  const flat = words.trim().replace(/\s+/g, " ");
  if (flat.length <= most) return flat;
  return `${flat.slice(0, most).replace(/\s\S*$/, "")} …`;
}

function titleOf(entry) {
  return (entry.querySelector(".lemma, h3 a, dt, div") || entry).textContent;
}

/** Shows one of the card's entries, and lights up the words of a note. */
function showEntry(n) {
  const content = card.element.querySelector(".card-content");
  const entry = card.entries[n];
  [...content.children].forEach((one, at) => { one.hidden = at !== n; });
  card.element.querySelectorAll(".card-choice").forEach((one, at) => {
    one.setAttribute("aria-pressed", String(at === n));
  });
  card.note = noteOf(entry);
  for (const one of [card.element, content]) one.setAttribute("aria-label", briefly(titleOf(entry), 80));
  content.scrollTop = 0;
  tellPlace(entry);
  light(card.note ? [card.note] : []);
}
