/* Links that lead to another page: what stands there, from the previews that this page carries. */

let previewsHere = new Map();

function gatherPreviews() {
  const kept = document.getElementById("glossator-previews");
  const all = kept ? [...kept.content.children] : [];
  previewsHere = new Map(all.map((one) => [fullAddress(one.dataset.href), one]));
}

function fullAddress(href) {
  return new URL(href, document.baseURI).href;
}

/** The preview of what a link leads to: the very note, its sign's note, or the whole letter. */
function previewOf(link) {
  const href = link.getAttribute("href");
  if (!previewsHere.size || !href || href.startsWith("#")) return null;
  const address = fullAddress(href);
  return previewsHere.get(address)
    || previewsHere.get(address.replace("#at-", "#note-"))
    || previewsHere.get(address.split("#")[0])
    || null;
}

onEachPage(gatherPreviews);
