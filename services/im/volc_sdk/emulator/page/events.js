// What the emulator sends by itself: callbacks to a server, with attempts and replies; and broadcasts.

import { element, keep, tag } from "/_ui/dom.js";
import { language, time } from "/_ui/language.js";
import { texts } from "./texts.js";

const parts = {};

export const events = {
  name: "events",
  title: () => texts().events,

  build(root) {
    const t = texts();
    parts.callbacksCount = element("small", { id: "callbacks-count" });
    parts.callbacks = element("ol", { id: "callbacks", class: "panel boxed", "data-empty": t.noCallbacks });
    parts.broadcastsCount = element("small", {});
    parts.broadcasts = element("ol", { id: "broadcasts", class: "panel boxed", "data-empty": t.noBroadcasts });
    root.append(
      element("h2", {}, t.callbacks, " ", parts.callbacksCount),
      parts.callbacks,
      element("h2", {}, t.broadcasts, " ", parts.broadcastsCount),
      parts.broadcasts,
    );
  },

  update({ overview }) {
    const callbacks = [...overview.callbacks].reverse();
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
  );
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
