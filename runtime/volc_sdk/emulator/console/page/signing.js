// How a request is signed, step by step, and a comparison with a signature from elsewhere.

import { post } from "./api.js";
import { button, code, element, labelled, tag } from "./dom.js";
import { sideBySide } from "./diff.js";
import { texts } from "./texts.js";

/** Fill an element with the steps for a request; `body` is the text that is signed. */
export async function explainSignature(box, app, action, body) {
  const t = texts();
  const found = await app.run(() => post("sign", { action, body }));
  if (found === null) return;
  const step = (words, text) => element("li", {}, element("h4", {}, words), text === null ? null : code(text, words));
  box.replaceChildren(
    element(
      "ol",
      { class: "steps" },
      step(t.stepHash, found.body_hash),
      step(t.stepCanonical, found.canonical_request),
      step(t.stepToSign, found.string_to_sign),
      step(t.stepKey, null),
      step(t.stepSignature, found.signature || t.noSignature),
      step(t.stepHeader, found.authorization),
    ),
    comparison(app, action, body, found),
  );
}

function comparison(app, action, body, expected) {
  const t = texts();
  const headers = element("textarea", { rows: 4, spellcheck: "false", placeholder: "X-Date: …\nAuthorization: HMAC-SHA256 Credential=…" });
  const canonical = element("textarea", { rows: 4, spellcheck: "false" });
  const result = element("div", { role: "status" });
  const compare = async () => {
    const pasted = headers.value.trim();
    const found = pasted ? await app.run(() => post("compare", { action, body, headers: pasted })) : null;
    const theirs = canonical.value.trimEnd();
    result.replaceChildren(
      ...(found ? parts(found) : []),
      theirs ? sideBySide(found?.canonical_request ?? expected.canonical_request, theirs, t.expected, t.yours) : "",
    );
  };
  return element(
    "details",
    { class: "inner" },
    element("summary", {}, t.compareTitle),
    labelled(t.compareHeaders, headers),
    labelled(t.pasteCanonical, canonical),
    button(t.compare, compare),
    result,
  );
}

function parts(found) {
  const t = texts();
  const rows = found.parts.map((one) => {
    const differs = one.sent !== one.expected;
    return element(
      "tr",
      { class: differs ? "differs" : null },
      element("th", { scope: "row" }, t.parts[one.name], differs ? ` ≠` : ""),
      element("td", {}, element("code", {}, one.sent)),
      element("td", {}, element("code", {}, one.expected)),
    );
  });
  const heads = [t.part, t.yours, t.expected].map((words) => element("th", { scope: "col" }, words));
  return [
    found.reason ? element("p", { class: "bad", dir: "auto" }, found.reason) : element("p", {}, tag(t.correct, "good")),
    found.parts.length ? element("table", {}, element("thead", {}, element("tr", {}, heads)), element("tbody", {}, rows)) : "",
  ];
}
