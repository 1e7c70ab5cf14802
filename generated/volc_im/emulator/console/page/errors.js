// What an error code means: its meaning, the remedy, and its place in the documents.

import { element, prose } from "./dom.js";
import { language, spoken } from "./language.js";
import { texts } from "./texts.js";

/** Return the explanation of a code; null if the documents do not have it. */
export function meaningOf(code, app) {
  const t = texts();
  if (!Object.hasOwn(app.index.errors, code)) return null;
  const known = app.index.errors[code];
  const address = documentsOf(code, known.exception, app.settings.documents);
  return element(
    "div",
    { class: "meaning" },
    element("p", {}, prose(spoken(known.meaning))),
    element("p", {}, element("strong", {}, `${t.remedy}: `), prose(spoken(known.remedy))),
    element("p", { class: "faint" }, `${t.exception}: `, element("code", {}, known.exception)),
    address ? element("p", {}, element("a", { href: address, target: "_blank", rel: "noreferrer" }, t.documents(code))) : null,
  );
}

/** Return the address of an error in the documents; empty if none is configured. */
function documentsOf(code, exception, pattern) {
  if (!/^https?:/u.test(pattern)) return "";
  const values = { language: language(), code, exception: (exception ?? "").toLowerCase() };
  return pattern.replace(/\{(language|code|exception)\}/gu, (_, name) => encodeURIComponent(values[name]));
}
