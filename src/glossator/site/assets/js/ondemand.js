/* Files of this site that are loaded when they are wanted. Scripts are put into the page rather than
   fetched, which a folder opened by double click allows. */

const SCRIPT = document.currentScript?.src;
const SITE = SCRIPT ? new URL("../../", SCRIPT) : null;

/** What the scripts that search offer, once they are loaded. */
const onDemand = { loading: null };

function loadScript(path) {
  return loadInHead("script", { src: new URL(path, SITE).href });
}

function loadStyles(path) {
  return loadInHead("link", { rel: "stylesheet", href: new URL(path, SITE).href });
}

function loadInHead(name, what) {
  return new Promise((done, failed) => {
    const made = Object.assign(document.createElement(name), what);
    made.onload = done;
    made.onerror = () => { made.remove(); failed(new Error(made.src || made.href)); };
    document.head.append(made);
  });
}

/** A page's absolute address. A folder opened by double click has nobody who adds index.html. */
function addressOf(url, site = SITE) {
  const address = new URL(url, site);
  if (address.protocol === "file:" && address.pathname.endsWith("/")) address.pathname += "index.html";
  return address.href;
}

/** Loads the scripts that search. They are given what they need of these, SHARED. */
function loadSearch() {
  onDemand.loading ??= Promise.all([loadScript(new URL("search.js", SCRIPT)), loadStyles(new URL("search.css", SCRIPT))])
    .then(() => window.glossatorSearch(SHARED()));
  onDemand.loading.catch(() => { onDemand.loading = null; });
  return onDemand.loading;
}
