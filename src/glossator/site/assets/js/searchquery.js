/* What was typed, as runs of words that must all be found, and where a text holds them.
   A phrase in quotation marks is one run, and so is a word of several parts. */

const QUOTED = /["“”„«»]([^"“”„«»]*)(["“”„«»]?)/gu;
const WHOLE_WORDS = 3;

/** The runs of a query. The last part of an open one may be the beginning of a longer word. */
function runsOf(typed) {
  const runs = [];
  const rest = typed.replace(QUOTED, (all, phrase, end) => {
    const parts = wordsOf(phrase).flatMap((word) => word.parts.map((part) => part.word));
    if (parts.length) runs.push({ parts, quoted: true, open: !end });
    return " ".repeat(all.length);
  });
  for (const word of wordsOf(rest)) {
    const parts = word.parts.map((part) => part.word);
    const last = parts.at(-1);
    const isLong = last.length >= WHOLE_WORDS && !/^\d+$/.test(last);
    runs.push({ parts, quoted: false, open: isLong || word.end === typed.length });
  }
  return runs;
}

/** Where the words of a text hold a run: pairs of offsets. */
function placesOf(words, run) {
  const parts = words.flatMap((word) => word.parts);
  const last = run.parts.length - 1;
  const isSame = (word, sought, open) => alike(word, sought, open && "startsWith");
  const places = [];
  for (let at = 0; at + last < parts.length; at += 1) {
    if (run.parts.every((sought, n) => isSame(parts[at + n].word, sought, run.open && n === last))) {
      places.push([parts[at].start, parts[at + last].end]);
    }
  }
  if (run.quoted) return places;
  const whole = run.parts.join("");
  for (const word of words) {
    if (last === 0 && word.parts.length === 1) continue;
    if (isSame(joined(word), whole, run.open)) places.push([word.start, word.end]);
  }
  return places;
}

/** Everything in a text that a query lights up: pairs of offsets in order, none within another. */
function litIn(text, runs) {
  const words = wordsOf(text);
  const places = runs.flatMap((run) => placesOf(words, run)).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const lit = [];
  for (const [start, end] of places) {
    const before = lit.at(-1);
    if (before && start < before[1]) before[1] = Math.max(before[1], end);
    else lit.push([start, end]);
  }
  return lit;
}

/** The runs with each word in the nearest spelling that a text was found by. */
function respelt(runs, terms) {
  const near = terms.map((term) => ({ parts: [term], quoted: false, open: false }));
  return [...runs.filter((run) => run.parts.length > 1), ...near];
}
