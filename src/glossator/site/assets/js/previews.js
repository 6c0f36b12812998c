/* Links that lead to another page: what stands there, from the previews that this page carries, or
   from the entry that its own apparatus has of the same thing. */

const OWN_PAGE = "article.letter .apparatus .entry :is(h3, .more) a:not([href^='#'])";
let previewsHere = new Map();

function gatherPreviews() {
  const kept = document.getElementById("glossator-previews");
  const entries = [...document.querySelectorAll(OWN_PAGE)].map((link) => (
    [fullAddress(link.getAttribute("href")), link.closest(".entry")]
  ));
  const all = kept ? [...kept.content.children] : [];
  previewsHere = new Map([...entries, ...all.map((one) => [fullAddress(one.dataset.href), one])]);
}

function fullAddress(href) {
  return new URL(href, document.baseURI).href;
}

/** The preview of what a link leads to: the very note, its sign's note, or the whole letter; none
    for a link that stands in the entry itself. */
function previewOf(link) {
  const href = link.getAttribute("href");
  if (!previewsHere.size || !href || href.startsWith("#")) return null;
  const address = fullAddress(href);
  const found = previewsHere.get(address)
    || previewsHere.get(address.replace("#at-", "#note-"))
    || previewsHere.get(address.split("#")[0]);
  return found && !found.contains(link) ? found : null;
}

onEachPage(gatherPreviews);
