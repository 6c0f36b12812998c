/* A reader's own choice of letters as one thing to print. The list of letters leads to it; the page
   with the whole edition then shows the letters that its address names, ?letters=a,b, and the entries
   that these need. All of it stands in that page, so the rest is hidden and nothing is fetched. Loaded
   by these two pages, where it stands, before the page is painted. */
(function () {
  "use strict";
  const KINDS = ["term", "party", "place", "work"];
  const MOST_NAMED = 10;

  function numeral(number) {
    return number.toLocaleString(document.documentElement.lang || undefined);
  }

  /** The way to print what the list shows, as long as that is not all of it. */
  function offer(way) {
    const list = document.getElementById("letters-found");
    const rows = [...list.querySelectorAll(".letter-row")];
    const tell = () => {
      const ids = rows.filter((row) => !row.hidden).map(idOfRow);
      way.hidden = !ids.length || ids.length === rows.length;
      way.search = `?letters=${ids.join(",")}`;
      way.textContent = ids.length === 1 ? way.dataset.one : way.dataset.many.replace("{shown}", numeral(ids.length));
    };
    document.querySelector(".finder [role=status]").after(" ", way);
    new MutationObserver(tell).observe(list, { attributeFilter: ["hidden"], subtree: true });
    tell();
  }

  /** A letter's id, as the address of its page has it. */
  function idOfRow(row) {
    return row.querySelector("a").pathname.match(/([^/]+?)(?:\/(?:index\.html)?|\.html)$/)[1];
  }

  /** The letter with this id, or that had it. */
  function letterOf(whole, id) {
    const found = document.getElementById(`letter-${id}`)?.closest(".printed-letter");
    return found || whole.querySelector(`.printed-letter[data-formerly~="${CSS.escape(id)}"]`);
  }

  function idOf(letter) {
    return letter.getAttribute("aria-labelledby").replace("letter-", "");
  }

  /** The links to places in this page, also where the theme has spelled them out. */
  function linksIn(part) {
    return [...part.querySelectorAll("a[href*='#']")].filter((one) => one.pathname === location.pathname);
  }

  function fragmentOf(link) {
    return decodeURIComponent(link.hash.slice(1));
  }

  /** The ids that a letter or an entry names. Where it is mentioned itself names nothing that it needs. */
  function namedIn(part) {
    const links = linksIn(part).filter((one) => !one.closest(".mentioned"));
    const several = KINDS.flatMap((kind) => [...part.querySelectorAll(`[data-${kind}]`)]
      .flatMap((one) => one.dataset[kind].split(" ").map((id) => `${kind}-${id}`)));
    return [...links.map(fragmentOf), ...several];
  }

  /** These letters with the entries that they name, and those that these name in turn. */
  function withEntries(letters) {
    const kept = new Set(letters);
    // What is added while a set is gone through is still reached.
    for (const part of kept) {
      for (const id of namedIn(part)) {
        const entry = document.getElementById(id)?.closest(".part .entry");
        if (entry) kept.add(entry);
      }
    }
    return kept;
  }

  function showOnly(whole, kept) {
    for (const one of whole.querySelectorAll(".printed-letter, .part .entry")) one.hidden = !kept.has(one);
    for (const part of whole.querySelectorAll(".part")) part.hidden = !part.querySelector(".entry:not([hidden])");
  }

  /** What is hidden and holds the place to which a link leads, or nothing. */
  function hiddenAt(link) {
    return document.getElementById(fragmentOf(link))?.closest("[hidden]");
  }

  /** The contents name what is shown, and so does the list of where a letter is mentioned. */
  function tellOnlyShown(whole) {
    for (const row of whole.querySelectorAll(".contents li, .mentioned li")) {
      const links = linksIn(row);
      const gone = links.filter(hiddenAt);
      row.hidden = gone.length === links.length;
      for (const link of row.hidden ? [] : gone) {
        const before = link.previousSibling;
        (before.data === ", " ? before : link.nextSibling).remove();
        link.remove();
      }
    }
    for (const list of whole.querySelectorAll(".mentioned")) list.hidden = !list.querySelector("li:not([hidden])");
  }

  /** Links to what is left out lead to its own page. */
  function leadOut(whole, pages) {
    for (const link of linksIn(whole)) {
      const hidden = link.closest("[hidden]") ? null : hiddenAt(link);
      const fragment = fragmentOf(link);
      if (hidden?.matches(".printed-letter")) {
        const id = idOf(hidden);
        const within = fragment === `letter-${id}` ? "" : fragment.replace(`${id}/`, "#");
        link.href = pages.letter.replace("{}", id) + within;
      } else if (hidden && pages[fragment]) link.href = pages[fragment];
    }
  }

  /** Where these letters stand together: where the site is published, or as the reader sees it. */
  function addressOf(letters, permalink) {
    const page = permalink || location.href.replace(/[?#].*$/, "").replace(/^file:.*/, "");
    return page && `${page}?letters=${letters.map(idOf).map(encodeURIComponent).join(",")}`;
  }

  /** The names of these letters, as the contents have them; of many, their number. */
  function namesOf(letters, whole, count, apart) {
    if (letters.length > MOST_NAMED) return count;
    const rows = [...whole.querySelectorAll(".contents li:not([hidden])")].slice(0, letters.length);
    return rows.map((row) => [...row.children].map((one) => one.textContent.replace(/\.$/, "")).filter(Boolean).join(", ")).join(`${apart} `);
  }

  /** Says at the page's head what it shows, how that is cited, and what it does not have. */
  function tell(whole, template, letters, unknown) {
    const told = template.content.firstElementChild.cloneNode(true);
    const { dataset } = template;
    const put = (name, words) => { told.querySelector(`[data-${name}]`).textContent = words; };
    const count = dataset.some.replace("{shown}", numeral(letters.length));
    const missed = unknown.length ? dataset.unknown.replace("{ids}", unknown.join(", ")) : "";
    put("unknown", letters.length ? missed : `${missed} ${dataset.none}`);
    told.querySelector("[data-unknown]").hidden = !missed;
    const head = whole.querySelector(".title-page");
    (head.querySelector(".subtitle") || head.querySelector("h1")).after(told);
    if (!letters.length) {
      told.replaceChildren(told.querySelector("[data-unknown]"));
      return;
    }
    put("count", count);
    put("letters", namesOf(letters, whole, count, dataset.apart));
    put("address", addressOf(letters, dataset.permalink));
    told.querySelector("[data-whole]").href = location.pathname;
    document.title = `${count} – ${document.title}`;
  }

  function choose(whole, template) {
    const asked = (new URLSearchParams(location.search).get("letters") || "").split(",").filter(Boolean);
    if (!asked.length) return;
    const found = new Set(asked.map((id) => letterOf(whole, id)));
    const letters = [...whole.querySelectorAll(".printed-letter")].filter((one) => found.has(one));
    if (letters.length) {
      showOnly(whole, withEntries(letters));
      tellOnlyShown(whole);
      leadOut(whole, template.dataset);
    }
    tell(whole, template, letters, asked.filter((id) => !letterOf(whole, id)));
  }

  const way = document.querySelector("[data-dossier]");
  const whole = document.querySelector(".whole-edition");
  if (way) offer(way);
  if (whole) choose(whole, whole.querySelector("template"));
})();
