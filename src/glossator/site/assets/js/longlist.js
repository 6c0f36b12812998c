/* A list of many pages, filtered and sorted as a whole. Loaded with the list's rows when its reader
   first asks for that. Rows are plain text; the page's template says what one looks like. How many of
   them are shown is kept until the window is closed, so that one who comes back finds the row that was
   followed. */

window.glossatorLongList = ({ plainWords, alike, addressOf }) => {
  const SHOWN = 100;
  const KEPT_AS = "glossator.left";

  /** How many rows this address showed when it was left, and by which of them. */
  function left() {
    try {
      return JSON.parse(sessionStorage.getItem(`${KEPT_AS} ${window.location.href}`)) || [];
    } catch {
      return [];
    }
  }

  function keep(shown, by) {
    try {
      sessionStorage.setItem(`${KEPT_AS} ${window.location.href}`, JSON.stringify([shown, by]));
    } catch {
      /* A device that keeps nothing begins again with the first rows. */
    }
  }

  /** Goes to the row by which the page was left. The browser's own place is a height, which is another
      until the rows above are laid out; and it goes there no later than when all is loaded. */
  function comeBack(row) {
    if (performance.getEntriesByType("navigation")[0]?.type !== "back_forward") return;
    const go = () => requestAnimationFrame(() => {
      row.scrollIntoView({ block: "center" });
      row.querySelector("a").focus({ preventScroll: true });
    });
    if (document.readyState === "complete") go();
    else window.addEventListener("load", go, { once: true });
  }

  /** The rows as they are looked through: values as the menus have them, words when first asked. */
  function madeRows({ menus, languages, rows }) {
    const names = Object.keys(menus);
    return rows.map(([href, language, slots, values, words = ""]) => ({
      href, slots, further: words, words: null,
      language: languages[language],
      values: Object.fromEntries(names.map((name, n) => [name, values[n].map((at) => menus[name][at])])),
    }));
  }

  function wordsOf(row, unread) {
    row.words ??= plainWords([...row.slots.filter((slot, n) => n !== unread), row.further].join(" "));
    return row.words;
  }

  /** An element for a row; a slot without words is left out. */
  function elementOf(row, template) {
    const element = template.content.firstElementChild.cloneNode(true);
    const [language, direction] = row.language;
    for (const one of element.querySelectorAll("[data-address]")) one.href = addressOf(row.href);
    for (const one of language ? element.querySelectorAll("[data-lang]") : []) {
      one.lang = language;
      one.dir = direction;
    }
    for (const one of element.querySelectorAll("[data-value]")) {
      [one.dataset[one.dataset.value]] = row.values[one.dataset.value] || [""];
    }
    for (const slot of element.querySelectorAll("[data-slot]")) {
      slot.textContent = row.slots[slot.dataset.slot];
      if (!slot.textContent) slot.remove();
    }
    return element;
  }

  return (data, template) => {
    const rows = madeRows(data);
    /* How long an entry is and what it has is no word of it. */
    const unread = Number(template.content.querySelector("[data-unread]")?.dataset.slot);
    let found = [];
    let shown = 0;
    let back = left();
    return {
      total: rows.length,
      names: data.names,
      /** Finds the rows that have all of it, in the order named; tells how many there are. */
      find(wanted, words, order) {
        const filed = data.orders[order] ? data.orders[order].map((at) => rows[at]) : rows;
        found = filed.filter((row) =>
          wanted.every(([name, value]) => (row.values[name] || []).includes(value)) &&
          words.every((word) => alike(wordsOf(row, unread), word, "includes")));
        shown = 0;
        return found.length;
      },
      /** The next rows of those found, as elements. */
      next() {
        const first = shown;
        const next = found.slice(first, Math.max(first + SHOWN, back[0] || 0));
        shown += next.length;
        const elements = next.map((row) => elementOf(row, template));
        elements.forEach((one, n) => one.addEventListener("click", () => keep(shown, first + n)));
        if (elements[back[1]]) comeBack(elements[back[1]]);
        keep(shown, back[1]);
        back = [];
        return elements;
      },
      /** Whether there are more. */
      more: () => shown < found.length,
    };
  };
};
