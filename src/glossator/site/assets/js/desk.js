/* While serving only: selected words become a note. The server finds the quote that means them and
   no others; here is only the asking. */

const DRAFT = "glossator.draft";
const PAUSE = 250;
const desk = { dialog: null, proposal: null, yaml: "", waiting: 0, asked: 0 };

/** Makes the page's desk from its template; a draft that a reload interrupted is open again. */
function prepareDesk() {
  const template = document.getElementById("glossator-desk");
  desk.dialog = null;
  if (!template || !place.menu) return;
  const [button, dialog] = [...template.content.children].map((one) => one.cloneNode(true));
  place.menu.querySelector(".place-deeds").prepend(button);
  template.after(dialog);
  desk.dialog = dialog;
  const draft = keptDraft();
  if (draft?.letter === template.dataset.letter) openDesk(draft);
}

function keptDraft() {
  try {
    return JSON.parse(sessionStorage.getItem(DRAFT));
  } catch {
    return null;
  }
}

/** Keeps what is being written over a reload, or forgets it. */
function keepDraft(draft) {
  try {
    if (draft) sessionStorage.setItem(DRAFT, JSON.stringify(draft));
    else sessionStorage.removeItem(DRAFT);
  } catch {
    /* Without storage a reload loses the draft, and nothing else. */
  }
}

/** The letter's own text nodes in a range, each with its block. */
function textIn(range) {
  const found = [];
  for (const block of document.querySelectorAll("article.letter > .text .block[id]")) {
    if (!range.intersectsNode(block)) continue;
    const own = { acceptNode: (node) => (node.parentElement.closest("[data-generated]")
      ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT) };
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, own);
    let offset = 0;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.length;
      if (range.intersectsNode(node) && from < to) {
        const before = signs(node.data.slice(0, from));
        const words = node.data.slice(from, to);
        found.push({ block, start: offset + before, end: offset + before + signs(words), words });
      }
      offset += signs(node.data);
    }
  }
  return found;
}

/** How many code points a text has, which is what offsets count. */
function signs(text) {
  return [...text].length;
}

/** The place of a range in the letter, as the server wants it; null where none of its words is in. */
function proposalFor(range) {
  const found = textIn(range);
  if (!found.length) return null;
  const first = found[0], last = found[found.length - 1];
  const words = found.map((one, n) => (n && one.block !== found[n - 1].block ? `\n${one.words}` : one.words));
  return {
    letter: document.getElementById("glossator-desk").dataset.letter,
    start: [first.block.id, first.start],
    end: [last.block.id, last.end],
    words: words.join(""),
  };
}

function openDesk(proposal) {
  const form = desk.dialog.querySelector("form");
  closeMenu();
  desk.proposal = proposal;
  desk.dialog.querySelector(".desk-words").textContent = proposal.words;
  for (const name of ["kind", "id", "text"]) if (proposal[name]) form.elements[name].value = proposal[name];
  desk.dialog.showModal();
  form.elements.text.focus();
  ask(false);
}

/** Asks the server for the note as YAML, or to write it. An older answer never hides a newer one. */
async function ask(write) {
  clearTimeout(desk.waiting);
  const { address, word } = document.getElementById("glossator-desk").dataset;
  const { elements } = desk.dialog.querySelector("form");
  const number = desk.asked += 1;
  const proposal = { ...desk.proposal, write };
  for (const name of ["kind", "id", "text"]) proposal[name] = elements[name].value;
  keepDraft(proposal);
  if (!proposal.text.trim() && !write) return showDesk({});
  const headers = { "Content-Type": "application/json", "X-Glossator": word };
  let told;
  try {
    const answer = await fetch(address, { method: "POST", headers, body: JSON.stringify(proposal) });
    told = await answer.json();
  } catch {
    told = { problem: document.getElementById("glossator-desk").dataset.unreachable };
  }
  if (number !== desk.asked) return;
  showDesk(told);
  if (write && !told.problem) afterWriting(told);
}

function showDesk({ problem = "", yaml = "", file = "", id = "" }) {
  const { elements } = desk.dialog.querySelector("form");
  desk.yaml = yaml;
  elements.id.placeholder = id;
  desk.dialog.querySelector(".desk-said").textContent = problem;
  desk.dialog.querySelector(".desk-yaml").textContent = yaml;
  desk.dialog.querySelector(".desk-file").textContent = yaml && file;
  desk.dialog.querySelector("[data-desk=copy]").disabled = !yaml;
}

/** The page is about to reload: it shall land at the new note. */
function afterWriting({ id }) {
  keepDraft(null);
  desk.dialog.querySelector(".desk-said").textContent = document.getElementById("glossator-desk").dataset.written;
  desk.dialog.querySelector("[data-desk=write]").disabled = true;
  history.replaceState(history.state, "", `#at-${id}`);
}

async function copyYaml() {
  if (await copied(desk.yaml)) {
    desk.dialog.querySelector(".desk-said").textContent = document.getElementById("glossator-desk").dataset.copied;
  }
}

document.addEventListener("click", (event) => {
  if (nearest(event, ".desk-open")) {
    const proposal = place.range && proposalFor(place.range);
    if (proposal) openDesk(proposal);
  }
  const deed = nearest(event, "[data-desk]")?.dataset.desk;
  if (deed === "write") ask(true);
  else if (deed === "copy") copyYaml();
  else if (deed === "close") desk.dialog.close();
});

document.addEventListener("input", (event) => {
  if (!nearest(event, ".desk")) return;
  clearTimeout(desk.waiting);
  desk.waiting = setTimeout(() => ask(false), PAUSE);
});

document.addEventListener("submit", (event) => {
  if (nearest(event, ".desk")) event.preventDefault();
});

document.addEventListener("close", (event) => {
  if (nearest(event, ".desk")) keepDraft(null);
}, true);

onEachPage(prepareDesk);
