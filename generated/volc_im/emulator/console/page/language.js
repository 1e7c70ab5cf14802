// The language of the page: chosen earlier, or the browser's, or English.

const LANGUAGES = ["en", "zh"];
const STORAGE_KEY = "console-language";

let current = first();

function first() {
  let stored = null;
  try {
    stored = localStorage.getItem(STORAGE_KEY);
  } catch {
    // The browser may not store anything.
  }
  const wanted = [stored, ...navigator.languages.map((one) => one.split("-")[0].toLowerCase())];
  return wanted.find((one) => LANGUAGES.includes(one)) ?? "en";
}

/** Return the current language. */
export const language = () => current;

/** Use a language, and remember it. */
export function setLanguage(wanted) {
  current = wanted;
  try {
    localStorage.setItem(STORAGE_KEY, wanted);
  } catch {
    // See `first`.
  }
}

/** Return the text of the spec in the current language. */
export const spoken = (text) => (text ? text[current] : "");

/** Return a Unix time in milliseconds as text. */
export function time(ms) {
  if (Math.abs(ms) > 8.64e15) return String(ms); // out of the range of Date
  const two = { month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" };
  return new Intl.DateTimeFormat(current, { ...two, hourCycle: "h23" }).format(ms);
}
