/* Which translations stand beside the text, kept for the next letter and for going back. Runs where it
   stands, below the choices, and anew for each letter that is reached without a new page; without it
   they work as well. */
(function () {
  "use strict";
  const KEPT_AS = "glossator.translations-beside";
  const boxes = [...document.querySelectorAll("article.letter > .translation > .alongside input")];
  const named = (box) => box.closest("section").getAttribute("aria-labelledby");

  function kept() {
    try {
      return JSON.parse(localStorage.getItem(KEPT_AS)) || {};
    } catch {
      return {};
    }
  }

  /* The first, unless the reader wanted another one of these or not this. */
  const known = kept();
  const wanted = boxes.some((one) => known[named(one)] === true);
  for (const box of boxes) {
    box.checked = known[named(box)] ?? (box.defaultChecked && !wanted);
    box.addEventListener("change", () => {
      const all = boxes.map((one) => [named(one), one.checked]);
      try {
        localStorage.setItem(KEPT_AS, JSON.stringify({ ...kept(), ...Object.fromEntries(all) }));
      } catch {
        /* A device that keeps nothing begins with the first. */
      }
    });
  }
})();
