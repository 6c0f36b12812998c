/* Words as a search compares them: without accents, capitals and the signs within a word.
   "HLA-G" is two words side by side that also count as one, "hlag"; "TGF-β" is "tgf", "beta". "Müller"
   keeps its umlaut until it is compared, as it is typed "muller" and "mueller" as well. */

const CHARACTER = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]";
const PART = new RegExp(`${CHARACTER}|(?:(?!${CHARACTER})[\\p{L}\\p{N}\\p{M}\\u00AD])+`, "gu");
/* What may stand within one word: hyphens and apostrophes, and a point or comma in a number. */
const WITHIN = /^(?:[-‐‑–'’ʼ]|(?<=\p{N})[.,](?=\p{N}))?$/u;
const ONE_GREEK = /(?<!\p{Script=Greek})\p{Script=Greek}(?!\p{Script=Greek})/gu;
/* From α to ω, as Unicode has them. */
const GREEK = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega".split(" ");
/* Letters that Unicode does not take apart. */
const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o\u0308", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
const ODD = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
const PLAIN = /^[a-z0-9]*$/;

/** A word as it is compared. A Greek letter by itself is its name. */
function folded(word) {
  const small = word.toLowerCase();
  if (PLAIN.test(small)) return small;
  return small
    .normalize("NFKD")
    .replace(ODD, (letter) => LETTERS[letter])
    .replace(/(?<=[aou])\u0364/g, "\u0308")
    .replace(/(?<![aou])\u0308|(?!\u0308)\p{M}|\u00AD/gu, "")
    .replace(ONE_GREEK, (letter) => GREEK[letter.charCodeAt() - 945] ?? letter);
}

/** The spellings of a word, or of several: without umlauts, and with an "e" for each. */
function spellings(word) {
  return [...new Set(["", "e"].map((sign) => word.replaceAll("\u0308", sign)))];
}

/** Whether a word is another in some spelling, or, by a test of strings, has it. */
function alike(word, other, test) {
  const ways = spellings(other);
  return spellings(word).some((way) => ways.some((one) => (test ? way[test](one) : way === one)));
}

/** The words of a text in order: each with its parts, and where they stand (UTF-16 units). */
function wordsOf(text) {
  const words = [];
  let word = null;
  for (const found of text.matchAll(PART)) {
    const part = { word: folded(found[0]), start: found.index, end: found.index + found[0].length };
    if (!part.word) continue;
    if (word && joins(text, word.end, part)) {
      word.parts.push(part);
      word.end = part.end;
    } else {
      word = { parts: [part], start: part.start, end: part.end };
      words.push(word);
    }
  }
  return words;
}

function joins(text, from, part) {
  if (part.start - from > 1) return false;
  const sign = text.slice(from, part.start);
  if (sign !== "." && sign !== ",") return WITHIN.test(sign);
  return /\p{N}/u.test(text[from - 1]) && /\p{N}/u.test(text[part.start]);
}

/** A word's parts in one. */
function joined(word) {
  return word.parts.map((part) => part.word).join("");
}

/** Everything that a text is found by: the parts of its words, and words of several parts whole. */
function keysOf(text) {
  return wordsOf(text).flatMap((word) => {
    const parts = word.parts.map((part) => part.word);
    const whole = parts.length > 1 ? [joined(word)] : [];
    return [...parts, ...whole].flatMap(spellings);
  });
}
