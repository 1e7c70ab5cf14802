// The latest requests: filters, details, copies as code, export.

import { control, get } from "./api.js";
import { button, choice, code, copy, element, keep, labelled, save, tag } from "./dom.js";
import { sideBySide } from "./diff.js";
import { curlOf, formOf, pythonOf } from "./code.js";
import { meaningOf } from "./errors.js";
import { archive } from "./har.js";
import { parse, pretty } from "./json.js";
import { language, time } from "./language.js";
import { texts } from "./texts.js";

let app = null;
let latest = [];
const filters = { words: "", action: "", status: "", code: "" };
const parts = {};

export const requests = {
  name: "requests",
  title: () => texts().requests,

  build(root, theApp) {
    app = theApp;
    const t = texts();
    const words = element("input", { type: "search", placeholder: t.searchHint, value: filters.words });
    words.addEventListener("input", () => filter("words", words.value));
    parts.count = element("small", { id: "requests-count" });
    parts.action = choice([], "", (value) => filter("action", value));
    parts.code = choice([], "", (value) => filter("code", value));
    const states = [["", t.all], ["good", t.succeeded], ["bad", t.refused]];
    const status = choice(states, filters.status, (value) => filter("status", value));
    parts.list = element("ol", { id: "requests", class: "panel" });
    root.append(
      element("h2", {}, t.requests, " ", parts.count),
      element(
        "div",
        { class: "toolbar" },
        labelled(t.search, words),
        labelled(t.action, parts.action),
        labelled(t.status, status),
        labelled(t.errorCode, parts.code),
        element("div", { class: "buttons" },
          button(t.exportHAR, exportAll),
          button(t.forget, () => app.run(() => control("DELETE", "requests")))),
      ),
      parts.list,
    );
  },

  update(state) {
    latest = [...state.requests].reverse();
    offer(parts.action, "action");
    offer(parts.code, "code");
    draw();
  },
};

function filter(name, value) {
  filters[name] = value;
  draw();
}

function offer(select, name) {
  const values = [...new Set(latest.map((one) => one[name]).filter(Boolean))].sort();
  if (filters[name] && !values.includes(filters[name])) values.push(filters[name]);
  const options = [["", texts().all], ...values.map((one) => [one, one])];
  const known = options.map(([value]) => value).join("\n") + language();
  if (select.dataset.known === known) return;
  select.dataset.known = known;
  select.replaceChildren(...options.map(([value, words]) => element("option", { value }, words)));
  select.value = filters[name];
}

const isGood = (one) => one.status === 200 && !one.code;

function matches(one) {
  const words = filters.words.trim().toLowerCase();
  const text = `${one.action} ${one.request_id} ${one.code} ${one.status} ${one.fault}`.toLowerCase();
  return (
    text.includes(words) &&
    (!filters.action || one.action === filters.action) &&
    (!filters.code || one.code === filters.code) &&
    (!filters.status || isGood(one) === (filters.status === "good"))
  );
}

function draw() {
  const found = latest.filter(matches);
  parts.count.textContent = texts().shownOf(found.length, latest.length);
  parts.list.dataset.empty = latest.length ? texts().noMatches : texts().noRequests;
  keep(parts.list, found, (one) => one.number, row, language());
}

function row(one, before) {
  const t = texts();
  const style = isGood(one) ? "good" : "bad";
  const more = element("div", { class: "more" });
  const made = element(
    "details",
    {},
    element(
      "summary",
      {},
      element("time", { class: "faint" }, time(one.time_s * 1000)),
      element("bdi", { class: "who action" }, one.action || t.noAction),
      element("span", { class: `status ${style}` }, one.status || t.unanswered),
      element("span", { class: "code" }, element("bdi", { class: style }, one.code), " ", one.fault ? tag(one.fault, "odd") : null),
      element("span", { class: "took faint" }, `${one.duration_ms.toFixed(1)} ${t.ms}`),
    ),
    more,
  );
  made.addEventListener("toggle", () => made.open && explain(one.number, more));
  made.open = before?.querySelector("details").open ?? false;
  return element("li", {}, made);
}

async function explain(number, more) {
  try {
    more.replaceChildren(...(await details(await get(`request?${new URLSearchParams({ number })}`))).filter(Boolean));
  } catch {
    more.replaceChildren(element("p", {}, texts().forgotten));
  }
}

async function details(found) {
  const t = texts();
  const facts = { ...found, unknown_fields: found.unknown_fields.join(", ") };
  const query = found.query.map((pair) => pair.join("=")).join("&");
  return [
    await actionButtons(found),
    element(
      "dl",
      { class: "facts" },
      Object.entries(t.details)
        .filter(([name]) => facts[name]?.length)
        .map(([name, words]) => [element("dt", {}, words), element("dd", { dir: "auto" }, [facts[name]].flat().join("\n"))])
        .flat(),
    ),
    meaningOf(found.code, app),
    element(
      "div",
      { class: "halves" },
      element("div", {}, element("h3", {}, t.request),
        code(`${found.method} ${found.path}${query ? `?${query}` : ""}\n${lines(found.headers)}`, `${t.request}: ${t.headers}`),
        found.body ? code(pretty(found.body), `${t.request}: ${t.body}`) : element("p", { class: "faint" }, t.emptyBody)),
      element("div", {}, element("h3", {}, t.reply),
        Object.keys(found.reply_headers).length
          ? [code(`${found.status}\n${lines(found.reply_headers)}`, `${t.reply}: ${t.headers}`), code(pretty(found.reply), `${t.reply}: ${t.body}`)]
          : element("p", { class: "faint" }, t.noReply)),
    ),
    signature(found),
  ];
}

const lines = (headers) => Object.entries(headers).map((pair) => pair.join(": ")).join("\n");
const block = (words, text) => element("div", {}, element("h3", {}, words), code(text, words));

async function actionButtons(found) {
  const t = texts();
  let body = null;
  try {
    body = parse(found.body);
  } catch {
    return null;
  }
  const form = await formOf(app.index, found.action);
  if (form === null || body === null || typeof body !== "object" || Array.isArray(body)) return null;
  const bar = element(
    "div",
    { class: "buttons" },
    button(t.copyPython, (event) => copy(pythonOf(app, found.action, form, body), event.target, t.copied)),
    button(t.copyCurl, (event) => copy(curlOf(app, found.action, body), event.target, t.copied)),
    button(t.openInExplorer, () => {
      app.body = { action: found.action, body };
      app.go("explorer", found.action);
    }),
  );
  return bar;
}

function signature(found) {
  const t = texts();
  const own = found.canonical_request;
  if (found.code !== "SignatureDoesNotMatch") {
    return element("details", { class: "inner" }, element("summary", {}, t.signature), block(t.canonical_request, own), block(t.string_to_sign, found.string_to_sign));
  }
  const result = element("div", {});
  if (found.mistake !== null) {
    result.append(
      element("p", {}, t.mistake(found.mistake.reason)),
      sideBySide(own, found.mistake.canonical_request, `${t.canonical_request}: ${t.byServer}`, t.byClient),
      sideBySide(found.string_to_sign, found.mistake.string_to_sign, `${t.string_to_sign}: ${t.byServer}`, t.byClient),
    );
  } else {
    const pasted = element("textarea", { rows: 6, spellcheck: "false" });
    const table = element("div", {}, code(own, t.canonical_request));
    pasted.addEventListener("input", () => {
      const theirs = pasted.value.trimEnd();
      table.replaceChildren(
        theirs === own ? element("p", {}, t.equalLines) : "",
        theirs ? sideBySide(own, theirs, `${t.canonical_request}: ${t.byServer}`, t.byClient) : code(own, t.canonical_request),
      );
    });
    result.append(element("p", {}, t.noMistake), labelled(t.pasteCanonical, pasted), table);
  }
  return element("div", {}, element("h3", {}, t.signature), result);
}

async function exportAll() {
  const found = await app.run(() => control("GET", "requests"));
  const shown = new Set(latest.filter(matches).map((one) => String(one.number)));
  const entries = found?.requests.filter((one) => shown.has(String(one.number)));
  if (entries) save("requests.har", archive(entries, app.settings.endpoint));
}
