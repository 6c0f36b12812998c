/* Where else: a term's other mentions light up, with ticks where they stand in the page. */

/** Lights up all mentions of a term, or none. */
function lightMentions(term) {
  document.querySelectorAll(".text a.term.same").forEach((one) => one.classList.remove("same"));
  document.querySelector(".ticks")?.remove();
  if (!term) return;
  const names = termsOf(term);
  const all = [...document.querySelectorAll(".text a.term")].filter((one) => termsOf(one).includes(names[0]));
  all.forEach((one) => one.classList.add("same"));
  if (all.length > 1) document.querySelector("article.letter").append(ticks(all));
}

/** The ids of the terms at a link: what it leads to, and what words around it are. */
function termsOf(link) {
  return link.dataset.term?.split(" ") || [link.hash.replace(/^#term-/, "")];
}

function ticks(all) {
  const whole = document.documentElement.scrollHeight;
  const strip = element("div", "ticks", ...all.map((one) => {
    const tick = element("span");
    tick.style.top = `${100 * (one.getBoundingClientRect().top + window.scrollY) / whole}%`;
    return tick;
  }));
  strip.setAttribute("aria-hidden", "true");
  return strip;
}

for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    if (!nearest(event, ".card")) lightMentions(nearest(event, ".text a.term[href]"));
  });
}
