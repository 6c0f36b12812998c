/* Pagefind's index, where the edition is large: of it the browser loads what a query needs. It holds
   words as we compare them, and each document what is shown of it. Loaded when such an edition is
   first searched. */

window.glossatorPagefind = ({ searched, SITE, FACETS, searchButton, spellings, holds, fullest, addressOf }) => {
  const AT_ONCE = 6; /* documents: what is listed at one look */
  const IN_ORDER = 60; /* documents: of those that a concordance loads at one time */
  const LOOKS = 4; /* how often more are loaded until one holds what was typed */
  const PARTS = ["text", "note", "term", "entity", "reference", "page", "thread"]; /* by the sign that ends a document's name */
  const volumes = new Map(); /* titles by the addresses of sites */
  const loadedPages = new Map();

  /** Starts Pagefind with one index, or with those of all volumes; the button has the volumes' titles. */
  async function startPagefind(paths, told) {
    if (location.protocol === "file:") throw new Error("Pagefind needs a server");
    const titles = JSON.parse(searchButton().dataset.volumes ?? '[""]');
    const indexes = paths.split(" ").map((path, n) => indexAt(new URL(path, SITE).href, titles[n]));
    const [first, ...others] = indexes;
    const [module, ...parts] = await Promise.all([import(first.program), ...indexes.map(partsOf)]);
    searched.pagefind = module.createInstance({ noWorker: true, ...first.options });
    await searched.pagefind.init();
    for (const one of others) await searched.pagefind.mergeIndex(one.folder, one.options);
    for (const one of indexes) volumes.set(one.site, one.title);
    searched.often = parts;
    searched.scopes = PARTS.filter((part) => parts.flat().includes(part));
    searched.ask = askPagefind;
    searched.askFacets = pagefindFacets;
    searched.ready = true;
    told(1, 1);
  }

  /** What Pagefind calls a document begins with the site that it belongs to. */
  function indexAt(program, title) {
    const site = new URL("../../", program).href;
    const options = { baseUrl: site, ...(title && { mergeFilter: { volume: title } }) };
    return { program, title, site, options, folder: new URL(".", program).href };
  }

  /** The parts of which the site has anything, and the words whose places are apart. Fails without an
      index, also where a server says in JSON that a file is missing. */
  async function partsOf({ folder }) {
    const told = await fetch(new URL("parts.json", folder));
    if (!told.ok) throw new Error("Pagefind needs parts");
    return told.json();
  }

  function partOf(one) {
    return PARTS[one.id.at(-1)];
  }

  /** Everything that a search can be narrowed by, which is loaded when somebody wants to. */
  async function pagefindFacets() {
    const found = await searched.pagefind.filters();
    return Object.fromEntries(FACETS.map((name) => [name, Object.keys({ ...found[name] })]));
  }

  /** What is found on the documents of a query: of those that hold all of it, else of those that hold
      most of it, if each part is found somewhere. */
  async function askPagefind(query) {
    const { runs, facets } = query;
    const filters = Object.fromEntries(Object.entries(facets).filter(([, value]) => value));
    const all = await foundOn(await documents(runs, filters), query);
    if (all.found.length || !runs[1]) return all;
    const each = await Promise.all(runs.map((run) => documents([run], filters)));
    if (!each.every((one) => one.length)) return all;
    const held = new Map();
    for (const one of each.flat()) held.set(one.id, [...held.get(one.id) ?? [], one]);
    const fullestFirst = [...held.values()].sort((a, b) => b.length - a.length || b[0].score - a[0].score);
    const most = fullestFirst.filter((ones) => ones.length === fullestFirst[0].length);
    return { ...await foundOn(most.map(([one]) => one), query, true), nearly: "partly" };
  }

  /** The first hits on documents, and a way to the next. */
  async function foundOn(everywhere, { runs, scope, facets }, some) {
    const counts = {};
    for (const one of everywhere) counts[partOf(one)] = (counts[partOf(one)] ?? 0) + 1;
    const here = scope ? everywhere.filter((one) => partOf(one) === scope) : everywhere;
    const from = (left, many) => async () => {
      const all = await Promise.all(left.splice(0, many).map((one) => one.data()));
      return { found: all.flatMap((one) => hitsOn(one, runs, facets.kind, some)), left: left.length };
    };
    const next = from([...here], AT_ONCE);
    const inOrder = from([...here].sort((a, b) => (a.id < b.id ? -1 : 1)), IN_ORDER);
    let first;
    for (let look = 0; look < LOOKS && !first?.found.length; look += 1) first = await next();
    if (!first.found.length) return { ...first, left: 0, number: 0, counts: {}, everywhere: scope ? everywhere.length : 0 };
    return { ...first, next, inOrder, number: here.length, counts, everywhere: everywhere.length, inPages: true };
  }

  /** The documents that hold all words. A word of several parts may stand there as one. */
  async function documents(runs, filters) {
    const isPhrase = runs.length === 1 && runs[0].quoted && !runs[0].open;
    const words = (sign) => runs.map((run) => run.parts.join(run.quoted ? " " : sign)).join(" ");
    const typed = isPhrase ? spellings(runs[0].parts.join(" ")).flatMap(phrases) : [words(" "), words("")];
    const results = new Map();
    for (const query of new Set(typed.flatMap(spellings))) {
      for (const one of (await searched.pagefind.search(query, { filters })).results) {
        if (!(results.get(one.id)?.score > one.score)) results.set(one.id, one);
      }
    }
    return [...results.values()].sort((a, b) => b.score - a.score);
  }

  /** A phrase as each index has it. The places of some words are apart, with a sign before the word;
      of such words alone, it is each with the next. */
  function phrases(words) {
    const parts = words.split(" ");
    return searched.often.map((often) => {
      const apart = parts.map((word) => (parts[1] && often.includes(`ª${word}`) ? `ª${word}` : word));
      const beside = apart.slice(1).map((word, n) => apart[n] + word);
      return `"${(apart.every((word) => word[0] === "ª") ? beside : apart).join(" ")}"`;
    });
  }

  /** A document's entries that hold all that was typed; else those that hold most of it. */
  function hitsOn(document_, runs, kind, some) {
    const [about, ...places] = document_.shown;
    const page = pageOf(about, new URL(".", document_.url).href);
    const entries = places.map(([fragment, scope, title, text, also, kindOf]) => (
      { page, fragment, scope, title, text, also, kind: kindOf }));
    if (!some && !runs.every((run) => entries.some((entry) => holds(entry, run)))) return [];
    return fullest(entries.filter((entry) => !kind || entry.kind === kind).map((entry) => ({ entry, runs })), runs);
  }

  function pageOf([url, title, language, date], site) {
    const address = addressOf(url, site);
    if (!loadedPages.has(address)) loadedPages.set(address, { url: address, title, language, date, volume: volumes.get(site) });
    return loadedPages.get(address);
  }

  return startPagefind;
};
