/* What the pages have in common and needs scripts anyway: INTERFACE holds its HTML, once a site. */

const interfaceParts = new Map();

/** A new copy of a part of the interface, or of the HTML that a script brings which is loaded later. */
function interfacePart(name, html = INTERFACE) {
  if (!interfaceParts.has(html)) interfaceParts.set(html, new DOMParser().parseFromString(html, "text/html"));
  const made = document.importNode(interfaceParts.get(html).querySelector(`[data-part=${name}]`), true);
  made.removeAttribute("data-part");
  return made;
}

/** A number as the interface's language writes it. */
function numeral(number) {
  return number.toLocaleString(document.documentElement.lang || undefined);
}

/** Where a page's own card, menu and help stand: behind what it says. */
function besidePage() {
  return document.querySelector("article.letter")?.parentElement
    || document.querySelector(".md-content__inner") || document.body;
}

/** A new element of that name and class, with its children. */
function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}
