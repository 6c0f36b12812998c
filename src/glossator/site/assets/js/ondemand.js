/* Files of this site that are loaded when they are wanted. Scripts are put into the page rather than
   fetched, which a folder opened by double click allows. */

const SCRIPT = document.currentScript?.src;
const SITE = SCRIPT ? new URL("../../", SCRIPT) : null;

/** What the scripts that search offer, once they are loaded. */
const onDemand = { loading: null };

function loadScript(path) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = new URL(path, SITE).href;
    script.onload = done;
    script.onerror = () => { script.remove(); failed(new Error(path)); };
    document.head.append(script);
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
  onDemand.loading ??= loadScript(new URL("search.js", SCRIPT)).then(() => window.glossatorSearch(SHARED()));
  onDemand.loading.catch(() => { onDemand.loading = null; });
  return onDemand.loading;
}
