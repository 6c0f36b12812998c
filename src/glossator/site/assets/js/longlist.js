/* A list of many pages, filtered and sorted as a whole. Loaded with the list's rows when its reader
   first asks for that. Rows are plain text; the page's template says what one looks like. */

window.glossatorLongList = ({ plainWords, alike, addressOf }) => {
  const SHOWN = 100;

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
    return {
      total: rows.length,
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
        const next = found.slice(shown, shown + SHOWN);
        shown += next.length;
        return next.map((row) => elementOf(row, template));
      },
      /** Whether there are more. */
      more: () => shown < found.length,
    };
  };
};
