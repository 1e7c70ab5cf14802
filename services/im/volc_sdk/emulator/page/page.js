// Draw the page. The emulator is polled every second for changes.

import { element, keep, shown } from "./dom.js";
import { TEXTS, firstLanguage, keepLanguage } from "./texts.js";

const PAUSE_MS = 1000;

let language = firstLanguage();
let texts = TEXTS[language];
let selected = location.hash.slice(1); // id of a conversation
let state = null;

const at = (id) => document.getElementById(id);
const tag = (words, style = "") => element("span", { class: `tag ${style}` }, words);
const user = (words) => element("bdi", {}, words);

async function refresh() {
  const asked = selected;
  let found = null;
  try {
    const query = new URLSearchParams({ seen: state?.version ?? "", selected: asked });
    const reply = await fetch(`/_ui/data?${query}`);
    if (!reply.ok) throw new Error(reply.statusText);
    found = reply.status === 204 ? null : await reply.json();
    at("offline").hidden = true;
  } catch {
    at("offline").hidden = false;
  }
  if (found === null || asked !== selected) return;
  state = found;
  selected = state.selected?.id ?? "";
  draw();
}

async function live() {
  if (!document.hidden || state === null) await refresh();
  setTimeout(live, PAUSE_MS);
}

function select(id) {
  selected = id;
  history.replaceState(null, "", `#${id}`);
  refresh();
}

function setLanguage(wanted) {
  language = wanted;
  texts = TEXTS[language];
  document.documentElement.lang = language;
  document.title = texts.title;
  for (const node of document.querySelectorAll("[data-text]")) {
    node.textContent = texts[node.dataset.text];
  }
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", texts[node.dataset.label]);
  }
  for (const node of document.querySelectorAll("[data-language]")) {
    node.setAttribute("aria-pressed", node.dataset.language === language);
  }
  const empty = { conversations: "noConversations", requests: "noRequests" };
  for (const node of document.querySelectorAll(".panel")) {
    node.dataset.empty = texts[empty[node.id] ?? "none"];
  }
  if (state !== null) draw();
}

function draw() {
  drawControls();
  drawConversations();
  drawSelected();
  drawCallbacks();
  const requests = [...state.requests].reverse();
  at("requests-count").textContent = requests.length;
  keep(at("requests"), requests, (one) => one.number, request, language);
}

function drawControls() {
  const { clock, faults, quotas } = state;
  const offset = Math.round(clock.offset_s);
  let words = texts.withMachine;
  if (clock.frozen) words = `${texts.frozen} ${time(clock.now_s * 1000)}`;
  else if (offset) words = `${offset > 0 ? texts.ahead : texts.behind} ${span(Math.abs(offset))}`;
  const moved = clock.frozen || offset !== 0;
  const items = [
    [`${texts.clock}: ${words}`, moved ? "odd" : ""],
    [`${texts.faults}: ${faults.length ? faults.join(", ") : texts.noFaults}`, faults.length ? "odd" : ""],
    [`${texts.quotas}: ${quotas ? texts.on : texts.off}`, quotas ? "odd" : ""],
  ];
  at("controls").replaceChildren(...items.map(([one, style]) => element("li", {}, tag(one, style))));
}

function drawConversations() {
  const { conversations, conversation_count: all } = state;
  at("conversations-count").textContent = texts.last(conversations.length, all);
  const applications = new Map();
  for (const one of conversations) {
    if (!applications.has(one.app_id)) applications.set(one.app_id, [{ head: one.app_id }]);
    applications.get(one.app_id).push({ ...one, current: one.id === selected });
  }
  const rows = [...applications.values()].flat();
  const key = (one) => one.id ?? `AppId ${one.head}`;
  keep(at("conversations"), rows, key, conversation, language);
}

function conversation(one) {
  if (one.id === undefined) return element("li", {}, element("h3", {}, texts.application(one.head)));
  const button = element(
    "button",
    { type: "button", "aria-current": one.current },
    element("span", { class: "name", dir: "auto" }, one.name || one.users.join(", ") || one.id),
    element(
      "span",
      { class: "line faint" },
      element("span", {}, kind(one)),
      element("span", {}, texts.memberCount(one.member_count)),
      element("span", {}, texts.messageCount(one.message_count)),
      moment(one.active_ms),
      one.dissolved ? tag(texts.dissolved, "bad") : null,
    ),
  );
  button.addEventListener("click", () => select(one.id));
  return element("li", {}, button);
}

function kind(one) {
  const words = texts.kinds[one.kind] ?? one.kind;
  return one.inbox_type ? `${words}, ${texts.inbox(one.inbox_type)}` : words;
}

function drawSelected() {
  const found = state.selected;
  const messages = found?.messages ?? [];
  const sent = found?.message_count ?? 0;
  const members = (found?.members ?? []).map((one) => ({ ...one, sent }));
  at("selected").textContent = found ? shown(`${found.name} ${found.id}`.trim()) : "";
  at("messages-count").textContent = texts.last(messages.length, sent);
  at("members-count").textContent = texts.first(members.length, found?.member_count ?? 0);
  const list = at("messages");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
  const other = list.dataset.of !== selected;
  list.dataset.of = selected;
  keep(list, messages, (one) => one.id, message, language);
  if (atEnd || other) list.scrollTop = list.scrollHeight;
  keep(at("members"), members, (one) => one.user, member, language);
}

function message(one) {
  const lists = ["visible", "invisible", "mentioned", "deleted_for"].filter((name) => one[name].length);
  const names = { deleted_for: "deletedFor" };
  const details = Object.entries(one.details).map(([name, value]) => `${texts.detailNames[name]}: ${value}`);
  return element(
    "li",
    { class: one.state ? "gone" : null },
    element(
      "div",
      { class: "line" },
      element("bdi", { class: "who" }, one.sender_name || one.sender),
      one.sender_name ? element("span", { class: "faint" }, user(one.sender)) : null,
      moment(one.sent_ms),
      tag(`${texts.forms[one.form]} ${one.type}`),
      one.state ? tag(texts.states[one.state] ?? one.state, "bad") : null,
      one.sender_only ? tag(texts.onlySender, "odd") : null,
    ),
    one.quoted === null ? null : element("blockquote", { dir: "auto" }, one.quoted),
    element("p", { class: "content", dir: "auto" }, one.text),
    details.length ? element("p", { class: "faint" }, details.join(" · ")) : null,
    lists.map((name) =>
      element("p", { class: "faint" }, `${texts[names[name] ?? name]}: `, user(one[name].join(", "))),
    ),
  );
}

function member(one) {
  const role = texts.roles[one.role] ?? one.role;
  return element(
    "li",
    {},
    element(
      "div",
      { class: "line" },
      element("bdi", { class: "who" }, one.name || one.user),
      one.name ? element("span", { class: "faint" }, user(one.user)) : null,
      one.role === null ? tag(texts.absent) : tag(role, one.role ? "good" : ""),
    ),
    element(
      "div",
      { class: "line faint" },
      one.role === null ? null : element("span", {}, texts.read(one.read, one.sent)),
      one.platforms.length ? element("span", {}, `${texts.online}: ${one.platforms.join(", ")}`) : null,
      one.marks.length ? element("span", {}, one.marks.join(", ")) : null,
    ),
    one.muted_until_s ? tag(`${texts.muted} ${time(one.muted_until_s * 1000)}`, "odd") : null,
    one.banned_until_s ? tag(`${texts.banned} ${time(one.banned_until_s * 1000)}`, "bad") : null,
  );
}

function request(one, before) {
  const good = one.status === 200 && !one.code;
  const style = good ? "good" : "bad";
  const more = element("div", { class: "more" });
  const made = element(
    "details",
    {},
    element(
      "summary",
      {},
      moment(one.time_s * 1000),
      element("bdi", { class: "who action" }, one.action || texts.noAction),
      element("span", { class: `status ${style}` }, one.status || texts.unanswered),
      element("span", { class: "code" }, element("bdi", { class: style }, one.code), " ", one.fault ? tag(one.fault, "odd") : null),
      element("span", { class: "took faint" }, `${one.duration_ms.toFixed(1)} ${texts.ms}`),
    ),
    more,
  );
  made.addEventListener("toggle", () => made.open && explain(one.number, more));
  made.open = before?.querySelector("details").open ?? false;
  return element("li", {}, made);
}

async function explain(number, more) {
  try {
    const reply = await fetch(`/_ui/data/request?${new URLSearchParams({ number })}`);
    const found = reply.ok ? await reply.json() : null;
    more.replaceChildren(...(found ? requestDetails(found) : [element("p", {}, texts.forgotten)]));
    more.parentNode.scrollIntoView({ block: "nearest" });
  } catch {
    at("offline").hidden = false;
  }
}

function requestDetails(found) {
  const texts_of = {
    ...found,
    line: `${found.method} ${found.path}${found.query.length ? "?" : ""}${found.query.map((pair) => pair.join("=")).join("&")}`,
    headers: Object.entries(found.headers).map((pair) => pair.join(": ")).join("\n"),
    unknown_fields: found.unknown_fields.join(", "),
    warnings: found.warnings.join("\n"),
    broken_signing_rules: found.broken_signing_rules.join("\n"),
  };
  return Object.entries(texts.details)
    .filter(([name]) => texts_of[name])
    .map(([name, words]) =>
      element("div", {}, element("h3", {}, words), element("pre", { tabindex: 0 }, texts_of[name])),
    );
}

function drawCallbacks() {
  const callbacks = [...state.callbacks].reverse();
  at("callbacks-section").hidden = callbacks.length === 0;
  at("callbacks-count").textContent = callbacks.length;
  keep(at("callbacks"), callbacks, (one) => one.number, callback, language);
}

function callback(one) {
  const styles = { accepted: "good", refused: "odd", failed: "bad" };
  return element(
    "li",
    {},
    element(
      "div",
      { class: "line" },
      element("span", { class: "faint" }, one.event_time),
      element("bdi", { class: "who" }, one.event_type),
      tag(texts.callbackStates[one.state], styles[one.state]),
      one.attempts ? element("span", { class: "faint" }, texts.attempts(one.attempts)) : null,
      one.status ? element("span", { class: "faint" }, one.status) : null,
    ),
    element("p", { class: "content", dir: "auto" }, one.event_data),
    one.reply || one.problem
      ? element("p", { class: "faint", dir: "auto" }, `${texts.reply}: ${one.problem || one.reply}`)
      : null,
  );
}

function moment(ms) {
  return element("time", { class: "faint" }, time(ms));
}

function time(ms) {
  if (Math.abs(ms) > 8.64e15) return ms; // out of the range of Date
  const two = { month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" };
  return new Intl.DateTimeFormat(language, { ...two, hourCycle: "h23" }).format(ms);
}

/** Return a number of seconds as text, in the two largest units. */
function span(seconds) {
  const sizes = [86400, 3600, 60, 1];
  const parts = sizes.map((size, place) => {
    const count = Math.floor(seconds / size);
    seconds -= count * size;
    return count ? `${count} ${texts.units[place]}` : "";
  });
  return parts.filter(Boolean).slice(0, 2).join(" ");
}

for (const node of document.querySelectorAll("[data-language]")) {
  node.addEventListener("click", () => {
    keepLanguage(node.dataset.language);
    setLanguage(node.dataset.language);
  });
}
document.addEventListener("visibilitychange", () => document.hidden || refresh());
setLanguage(language);
live();
