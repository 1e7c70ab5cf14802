// Faults, clock, quotas and data of the emulator.

import { control } from "./api.js";
import { button, choice, element, keep, labelled, tag } from "./dom.js";
import { language, time } from "./language.js";
import { texts } from "./texts.js";

let app = null;
const parts = {};

export const controls = {
  name: "controls",
  title: () => texts().controls,

  build(root, theApp) {
    app = theApp;
    const t = texts();
    parts.faults = element("ul", { class: "rows" });
    parts.clock = element("p", { class: "big" });
    parts.frozen = button(t.freeze, () => act("POST", "clock", { frozen: !app.state?.clock.frozen }));
    parts.quotas = element("button", { type: "button", role: "switch", class: "switch", "aria-label": t.quotas });
    parts.quotas.addEventListener("click", () => act("POST", "quotas", { on: !app.state?.quotas }));
    root.append(
      element(
        "div",
        { class: "cards" },
        card(t.faults, t.faultsHint, faultForm(), element("h3", {}, t.pending), parts.faults,
          button(t.removeAll, () => act("DELETE", "faults"))),
        card(t.clock, t.clockHint, parts.clock, clockForm()),
        card(t.quotas, t.quotasHint, element("p", {}, parts.quotas)),
        card(t.data, t.resetHint, element("div", { class: "buttons" }, resetButton(),
          app.settings.samples ? button(t.samples, () => act("POST", "samples")) : null)),
      ),
    );
  },

  update(state) {
    const t = texts();
    parts.clock.textContent = clockWords(state.clock);
    parts.frozen.textContent = state.clock.frozen ? t.resume : t.freeze;
    parts.quotas.setAttribute("aria-checked", String(state.quotas));
    parts.quotas.textContent = state.quotas ? t.on : t.off;
    const faults = state.faults.map((text, place) => ({ text, key: `${place} ${text}` }));
    parts.faults.dataset.empty = t.noFaults;
    keep(parts.faults, faults, (one) => one.key, fault, language());
  },
};

const act = (method, path, body) => app.run(() => control(method, path, body));

function card(title, hint, ...content) {
  return element("section", { class: "card" }, element("h2", {}, title), element("p", { class: "faint" }, hint), content);
}

function faultForm() {
  const t = texts();
  const kinds = Object.entries(app.settings.faults);
  const value = element("input", { type: "number", step: "any", inputmode: "decimal" });
  const count = element("input", { type: "number", min: 1, value: 1 });
  const actions = Object.values(app.index.groups).flatMap((group) => group.actions.map((one) => one.name));
  const kind = choice(kinds.map(([name]) => [name, `${name}: ${t.faultKinds[name] ?? ""}`]), "503", adapt);
  const only = choice([["", t.anyAction], ...actions.map((name) => [name, name])], "", () => {});
  const valueField = labelled(t.faultValue, value);
  function adapt() {
    const standard = app.settings.faults[kind.value];
    valueField.hidden = standard === null;
    value.value = standard ?? "";
  }
  adapt();
  const form = element(
    "form",
    { class: "grid" },
    element("div", { class: "wide" }, labelled(t.fault, kind)),
    valueField,
    labelled(t.faultCount, count),
    labelled(t.faultAction, only),
    element("button", { class: "main" }, t.inject),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const number = value.value === "" ? null : Number(value.value);
    act("POST", "faults", { fault: kind.value, count: Number(count.value) || 1, action: only.value, value: number });
  });
  return form;
}

function fault(one) {
  const t = texts();
  const words = `${t.remove} ${one.text}`;
  return element("li", { class: "row" }, element("code", {}, one.text),
    button(t.remove, () => act("DELETE", "faults", { fault: one.text }), { "aria-label": words }));
}

function clockForm() {
  const t = texts();
  const seconds = element("input", { type: "number", step: "any", value: 60 });
  const form = element("form", { class: "buttons" }, labelled(t.seconds, seconds), element("button", {}, t.move));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    act("POST", "clock", { advance_s: Number(seconds.value) });
  });
  return element(
    "div",
    {},
    element("div", { class: "buttons" },
      button(t.oneHour, () => act("POST", "clock", { advance_s: 3600 })),
      button(t.oneDay, () => act("POST", "clock", { advance_s: 86400 })),
      parts.frozen,
      button(t.resetClock, () => act("DELETE", "clock"))),
    form,
  );
}

function resetButton() {
  const t = texts();
  return button(t.reset, () => confirm(t.resetAsk) && act("POST", "reset"), { class: "danger" });
}

/** Return the state of the emulator as tags, for the head of the page. */
export function stateTags(state) {
  const t = texts();
  const { clock, faults, quotas } = state;
  const moved = clock.frozen || Math.round(clock.offset_s) !== 0;
  const tags = [];
  if (moved) tags.push(`${t.clock}: ${clockWords(clock)}`);
  if (faults.length) tags.push(`${t.faults}: ${faults.join(", ")}`);
  if (quotas) tags.push(`${t.quotas}: ${t.on}`);
  return tags.map((words) => element("li", {}, tag(words, "odd")));
}

function clockWords(clock) {
  const t = texts();
  const offset = Math.round(clock.offset_s);
  if (clock.frozen) return `${t.frozenAt} ${time(clock.now_s * 1000)}`;
  return offset ? `${offset > 0 ? t.ahead : t.behind} ${span(Math.abs(offset))}` : t.withMachine;
}

/** Return a number of seconds as text, in the two largest units. */
function span(seconds) {
  const sizes = [86400, 3600, 60, 1];
  const found = sizes.map((size, place) => {
    const count = Math.floor(seconds / size);
    seconds -= count * size;
    return count ? `${count} ${texts().units[place]}` : "";
  });
  return found.filter(Boolean).slice(0, 2).join(" ");
}
