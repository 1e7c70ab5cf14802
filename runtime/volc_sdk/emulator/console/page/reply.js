// The result of a request: the error with its remedy, the attempts with their timing, the reply.

import { button, code, copy, element, tag } from "./dom.js";
import { meaningOf } from "./errors.js";
import { parse, pretty } from "./json.js";
import { texts } from "./texts.js";

/** Return the elements that show a result; `app.index` has the documented errors. */
export function resultOf(result, app) {
  const t = texts();
  const { attempts, problem } = result;
  const last = attempts.at(-1);
  const style = problem ? "bad" : "good";
  const body = last?.reply ? pretty(last.reply) : "";
  return [
    element(
      "p",
      { class: "line result" },
      tag(problem ? problem.code || problem.kind : t.ok, style),
      last?.status ? element("span", {}, `HTTP ${last.status}`) : null,
      element("span", {}, attempts.length ? t.attemptCount(attempts.length) : t.nothingSent),
      element("span", { class: "faint" }, `${t.within} ${ms(result.duration_ms)}`),
      requestId(last) ? element("span", { class: "faint" }, "RequestId ", element("bdi", {}, requestId(last))) : null,
    ),
    problem ? problemOf(problem, app) : null,
    body ? element("div", { class: "copied" }, code(body, t.reply), button(t.copy, (event) => copy(body, event.target, t.copied))) : null,
    attempts.length ? element("h3", {}, t.attempts) : null,
    ...attempts.map((one, at) => attemptOf(one, at, attempts)),
  ].filter(Boolean);
}

const ms = (value) => `${Number(value).toFixed(1)} ${texts().ms}`;

function requestId(attempt) {
  try {
    return parse(attempt.reply).ResponseMetadata.RequestId;
  } catch {
    return "";
  }
}

function problemOf(problem, app) {
  const t = texts();
  return element("div", { class: "explained" }, element("p", { dir: "auto" }, problem.text),
    meaningOf(problem.code, app) ?? element("p", { class: "faint" }, `${t.exception}: `, element("code", {}, problem.kind)));
}

function attemptOf(one, at, attempts) {
  const t = texts();
  const before = attempts[at - 1];
  const waited = before ? Number(one.started_ms) - Number(before.started_ms) - Number(before.duration_ms) : 0;
  const isGood = String(one.status) === "200";
  const headers = (map) => Object.entries(map).map((pair) => pair.join(": ")).join("\n");
  return element(
    "details",
    { class: "attempt" },
    element(
      "summary",
      {},
      element("span", {}, t.attempt(at + 1)),
      element("span", { class: isGood ? "good" : "bad" }, one.status ?? t.unanswered),
      element("span", { class: "faint" }, `${t.within} ${ms(one.duration_ms)}`),
      waited >= 1 ? element("span", { class: "faint" }, t.waited(waited.toFixed(0))) : null,
    ),
    element(
      "div",
      { class: "more" },
      one.problem ? element("p", { class: "bad", dir: "auto" }, one.problem) : null,
      element("h3", {}, t.request),
      code(`${one.method} ${one.url}\n${headers(one.headers)}\n\n${pretty(one.body)}`, t.request),
      one.reply_headers ? element("h3", {}, t.reply) : null,
      one.reply_headers ? code(`${one.status}\n${headers(one.reply_headers)}\n\n${pretty(one.reply)}`, t.reply) : null,
      element("h3", {}, t.canonical_request),
      code(one.canonical_request, t.canonical_request),
    ),
  );
}
