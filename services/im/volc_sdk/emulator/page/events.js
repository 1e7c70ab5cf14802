// What the emulator sends by itself: callbacks to a server, with attempts and replies; and broadcasts.

import { control } from "/_ui/api.js";
import { button, code, element, keep, prose, tag } from "/_ui/dom.js";
import { parse, pretty, write } from "/_ui/json.js";
import { language, spoken, time } from "/_ui/language.js";
import { openDialog } from "./dialogs.js";
import { texts } from "./texts.js";

let app = null;
const parts = {};

export const events = {
  name: "events",
  title: () => texts().events,

  build(root, theApp) {
    app = theApp;
    const t = texts();
    parts.callbacksCount = element("small", { id: "callbacks-count" });
    parts.callbacks = element("ol", { id: "callbacks", class: "panel boxed", "data-empty": t.noCallbacks });
    parts.broadcastsCount = element("small", {});
    parts.broadcasts = element("ol", { id: "broadcasts", class: "panel boxed", "data-empty": t.noBroadcasts });
    parts.send = button(t.sendEvent, openForm, { class: "small" });
    parts.hint = element("p", { class: "faint" }, t.noReceiver);
    root.append(
      element("h2", {}, t.callbacks, " ", parts.callbacksCount, parts.send),
      parts.hint,
      parts.callbacks,
      element("h2", {}, t.broadcasts, " ", parts.broadcastsCount),
      parts.broadcasts,
    );
  },

  update({ overview }) {
    const callbacks = [...overview.callbacks].reverse();
    parts.send.disabled = !overview.callback_events.length;
    parts.hint.hidden = overview.callback_events.length > 0;
    parts.callbacksCount.textContent = callbacks.length;
    keep(parts.callbacks, callbacks, (one) => one.number, callback, language());
    parts.broadcastsCount.textContent = overview.broadcasts.length;
    keep(parts.broadcasts, overview.broadcasts, (one) => one.id, broadcast, language());
  },
};

function callback(one) {
  const t = texts();
  const styles = { accepted: "good", refused: "odd", failed: "bad" };
  const reply = one.problem || one.reply;
  return element(
    "li",
    {},
    element(
      "div",
      { class: "line" },
      element("span", { class: "faint" }, one.event_time),
      element("bdi", { class: "who" }, one.event_type),
      tag(t.callbackStates[one.state], styles[one.state]),
      one.attempts ? element("span", { class: "faint" }, t.attempts(one.attempts)) : null,
      one.status ? element("span", { class: "faint" }, one.status) : null,
      element("span", { class: "faint" }, "EventId ", element("bdi", {}, one.event_id)),
    ),
    element("p", { class: "content", dir: "auto" }, one.event_data),
    reply ? element("p", { class: "faint", dir: "auto" }, `${t.reply}: ${reply}`) : null,
    one.body ? details(one) : null,
  );
}

function details(one) {
  const t = texts();
  const facts = [[t.url, one.url], [t.signature, parse(one.body).Signature]];
  return element("details", { class: "inner" }, element("summary", {}, t.sentRequest), element("div", { class: "stacked" },
    element("dl", { class: "facts" }, facts.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)])),
    code(pretty(one.body), t.body)));
}

/** Ask for an event, and let the emulator sign and send it. */
function openForm() {
  const t = texts();
  const known = app.index.events;
  const { callback_events: names, callbacks, conversation } = app.state.overview;
  const options = names.map((name) => [name, `${name}: ${spoken(known[name].text)}`]);
  const example = (name) => {
    const last = callbacks.findLast((one) => one.event_type === name);
    return last ? pretty(last.event_data) : write(Object.fromEntries(known[name].fields.map((one) => [one.wire, ""])), 2);
  };
  const fields = [
    ["id", t.applicationId, String(conversation?.app_id ?? 1)],
    ["type", t.event, names[0], options],
    ["data", t.eventData, example(names[0]), "text"],
  ];
  const form = openDialog(t.sendEvent, fields, t.send, ({ id, type, data }) =>
    control("POST", "callbacks", { app_id: BigInt(id), event_type: type, event_data: parse(data) }));
  const help = element("dl", { class: "facts" });
  const explain = () => help.replaceChildren(
    ...known[form.type.value].fields.flatMap((one) => [element("dt", {}, one.wire), element("dd", {}, prose(spoken(one.text)))]));
  form.type.addEventListener("change", () => {
    form.data.value = example(form.type.value);
    explain();
  });
  explain();
  form.data.parentNode.append(help);
}

function broadcast(one) {
  const t = texts();
  return element(
    "li",
    {},
    element(
      "div",
      { class: "line" },
      element("bdi", { class: "who" }, one.sender),
      element("span", { class: "faint" }, t.application(one.app_id)),
      element("time", { class: "faint" }, time(one.create_time_s * 1000)),
      tag(String(one.type)),
      element("span", { class: "faint" }, `${t.expires} ${time(one.expire_time_s * 1000)}`),
    ),
    element("p", { class: "content", dir: "auto" }, one.content),
    element("p", { class: "faint" }, `${t.receivers} (${one.receivers.length}): `, element("bdi", {}, one.receivers.join(", "))),
  );
}
