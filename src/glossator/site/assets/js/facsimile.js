/* Images beside the text: they follow the page that is read, and the choice is kept for the next
   letter. Runs where it stands, before the text is painted, and anew for each letter that is reached
   without a new page; without it the switch works as well. */
(function () {
  "use strict";
  const KEPT_AS = "glossator.images-beside";
  const letter = document.querySelector("article.letter");
  const box = letter.querySelector(".beside input");
  const roomy = matchMedia("(min-width: 60em)");
  const here = new AbortController();
  let read = null;

  try {
    box.checked = localStorage.getItem(KEPT_AS) === "yes";
  } catch {
    /* A device that keeps nothing begins without images. */
  }

  box.addEventListener("change", () => {
    try {
      localStorage.setItem(KEPT_AS, box.checked ? "yes" : "no");
    } catch {
      /* As above. */
    }
    read = null;
    follow();
  });

  /** Whether images stand beside the text. What is asked by a letter that is left listens no more. */
  function beside() {
    if (!box.isConnected) here.abort();
    return box.isConnected && box.checked && roomy.matches;
  }

  /** Brings the image of a page to the top of the column, without moving the page itself. */
  function show(sign) {
    const image = document.getElementById(decodeURIComponent(sign.hash.slice(1)));
    const column = image?.closest(".facsimile");
    if (column) column.scrollTop += image.getBoundingClientRect().top - column.getBoundingClientRect().top;
  }

  /** Shows the page on which the words in the upper third of the window stand; what the reader asked
      for stays until those are another's. */
  function follow() {
    if (!beside()) return;
    const signs = [...letter.querySelectorAll(".text a.page-break")];
    const passed = signs.filter((one) => one.getBoundingClientRect().top < window.innerHeight / 3);
    const now = passed.pop() || signs[0];
    if (now && now !== read) show(read = now);
  }

  let awaited = 0;
  document.addEventListener("scroll", (event) => {
    if (event.target !== document || awaited) return;
    awaited = requestAnimationFrame(() => {
      awaited = 0;
      follow();
    });
  }, { passive: true, signal: here.signal });

  /* The image stands beside the words already: no card needs to come over them. */
  for (const kind of ["pointerover", "focusin", "click"]) {
    window.addEventListener(kind, (event) => {
      if (!beside()) return;
      const sign = event.target.closest?.("article.letter .text a.page-break");
      if (!sign || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.stopPropagation();
      if (kind === "pointerover") return;
      if (kind === "click") event.preventDefault();
      show(sign);
    }, { capture: true, signal: here.signal });
  }
})();
