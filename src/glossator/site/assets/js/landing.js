/* Landing: what an address points to is opened, brought into sight and lit for a moment. */

const LIT_FOR = 2600;

/** What stands at the page's fragment, as far as it can be seen. */
function target() {
  const found = named(location);
  if (!found?.closest(".md-content")) return null;
  // A sign whose kind was put out is not there to be seen; its words are.
  if (found.matches(".note-ref[data-out]")) {
    return document.querySelector(`.text .noted[data-notes~="${CSS.escape(notesOf(found)[0])}"]`)
      || found.closest(".block, .letter-head");
  }
  return found.textContent || found.matches("hr") ? found : found.nextElementSibling || found.parentElement;
}

/** The element of this page that a link's or an address's fragment names, or null. */
function named(place) {
  return document.getElementById(fragmentOf(place));
}

function fragmentOf({ hash }) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

/** Lights up what the address points to; opens what hides it. */
function land() {
  document.querySelectorAll(".landed").forEach((one) => one.classList.remove("landed"));
  const found = target();
  if (!found) return;
  const hidden = unfold(found);
  if ((hidden || found.matches(":not(:target)")) && !place.link) found.scrollIntoView();
  void found.offsetWidth;
  found.classList.add("landed");
  setTimeout(() => found.classList.remove("landed"), LIT_FOR);
}

/** Opens what hides an element, and says whether anything did. */
function unfold(found) {
  let hidden = false;
  // Entries above it that are laid out only when they are near would move it once they are.
  for (let at; (at = found.closest(":is(details, .apparatus):not([open])"));) at.toggleAttribute("open", hidden = true);
  return hidden;
}

window.addEventListener("hashchange", land);

document.addEventListener("click", (event) => {
  const link = nearest(event, "a[href*='#']:not(.place-ref)");
  // The address may be the same as before: then no other event tells of it.
  if (link && !event.defaultPrevented && link.hash === location.hash) setTimeout(land);
});

onEachPage(land);
