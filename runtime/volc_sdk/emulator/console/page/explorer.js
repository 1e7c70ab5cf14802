// The explorer: a list of actions, a form for each, the request as code, its signature and its result.

import { post } from "./api.js";
import { curlOf, formOf, goOf, pythonOf } from "./code.js";
import { breakable, button, code, copy, element, keep, labelled, prose, tag } from "./dom.js";
import { fieldset, showProblems } from "./fields.js";
import { parse, write } from "./json.js";
import { language, spoken } from "./language.js";
import { resultOf } from "./reply.js";
import { explainSignature } from "./signing.js";
import { texts } from "./texts.js";

const TABS = ["python", "pythonAsync", "curl", "go", "json", "signingSteps"];

let app = null;
let action = ""; // name of the chosen action
let form = null;
let tab = "python";
let words = ""; // of the search
const bodies = new Map(); // last body of each action
const results = new Map(); // last result of each action
const parts = {};

export const explorer = {
  name: "explorer",
  title: () => texts().explorer,

  build(root, theApp) {
    app = theApp;
    const t = texts();
    const search = element("input", { type: "search", value: words });
    search.addEventListener("input", () => { words = search.value; drawActions(); });
    parts.actions = element("ul", { id: "actions", class: "panel" });
    parts.work = element("div", { class: "work" });
    root.append(
      element("nav", { class: "side", "aria-label": t.actions }, labelled(t.findAction, search), parts.actions),
      parts.work,
    );
    drawActions();
  },

  async show([wanted]) {
    const first = Object.values(app.index.groups)[0]?.actions[0]?.name;
    await open(wanted && (await formOf(app.index, wanted)) ? wanted : action || first);
  },
};

async function open(name) {
  if (name === undefined) return;
  action = name;
  form = await formOf(app.index, name);
  if (app.body?.action === name) bodies.set(name, app.body.body);
  app.body = null;
  if (!bodies.has(name)) bodies.set(name, example());
  drawActions();
  drawWork();
}

/** Return a fresh copy of the documented example, with the parameters that clients usually set. */
function example() {
  const own = (app.index.service.parameters ?? []).filter((one) => one.example !== undefined);
  const found = { ...Object.fromEntries(own.map((one) => [one.wire, one.example])), ...form.example };
  return parse(write(found));
}

function drawActions() {
  const wanted = words.trim().toLowerCase();
  const rows = Object.entries(app.index.groups).flatMap(([name, group]) => {
    const found = group.actions.filter((one) => `${one.name} ${one.text.en} ${one.text.zh}`.toLowerCase().includes(wanted));
    return found.length ? [{ group: name, title: group.title }, ...found.map((one) => ({ ...one, current: one.name === action }))] : [];
  });
  parts.actions.dataset.empty = texts().noActions;
  keep(parts.actions, rows, (one) => one.name ?? `group ${one.group}`, actionRow, language());
}

function actionRow(one) {
  if (one.group) return element("li", { class: "head" }, spoken(one.title));
  const link = element(
    "a",
    { href: `#explorer/${one.name}`, "aria-current": one.current ? "true" : null, title: spoken(one.text) },
    element("span", { class: one.deprecated ? "gone" : null }, breakable(one.name)),
    tag(texts()[one.access], one.access === "write" ? "odd" : ""),
  );
  return element("li", {}, link);
}

const described = () => Object.values(app.index.groups).flatMap((group) => group.actions).find((one) => one.name === action);

function drawWork() {
  const t = texts();
  const about = described();
  parts.form = element("div", {});
  parts.json = element("textarea", { rows: 8, spellcheck: "false", class: "mono" });
  parts.jsonProblem = element("p", { class: "bad", role: "alert", hidden: "" });
  parts.preview = element("div", {});
  parts.result = element("div", { class: "stacked", role: "status", "aria-live": "polite" });
  parts.json.addEventListener("input", readJSON);
  parts.check = element("input", { type: "checkbox", id: "check", "aria-describedby": "check-hint" });
  parts.check.checked = true;
  const isRefused = app.settings.read_only && about.access === "write";
  parts.send = button(t.send, send, { class: "main" });
  parts.send.disabled = isRefused;
  parts.work.replaceChildren(
    element(
      "div",
      { class: "about" },
      element("h2", {}, action, " ", tag(t[about.access], about.access === "write" ? "odd" : ""),
        form.qps ? tag(t.perSecond(form.qps)) : null),
      about.deprecated ? element("p", { class: "odd" }, prose(`${t.deprecated} ${spoken(about.deprecated)}`)) : null,
      element("p", {}, prose(spoken(about.text))),
      form.text ? element("p", { class: "faint" }, prose(spoken(form.text))) : null,
      conditions(),
    ),
    element(
      "div",
      { class: "columns" },
      element(
        "form",
        { class: "card request", "aria-label": t.form },
        element("div", { class: "buttons spread" }, element("h3", {}, t.form), element("div", { class: "buttons" },
          button(t.example, () => replace(example())), button(t.clear, () => replace({})))),
        parts.form,
        element("details", { class: "inner" }, element("summary", {}, t.bodyJSON), labelled(t.bodyJSON, parts.json, parts.jsonProblem)),
        element("div", { class: "sendbar" },
          parts.send,
          element("span", { class: "check" }, parts.check, element("label", { for: "check", title: t.checkHint }, t.check)),
          element("span", { id: "check-hint", class: "aside" }, t.checkHint),
          isRefused ? element("p", { class: "odd" }, t.readOnly) : null),
      ),
      element(
        "div",
        { class: "stack" },
        element("div", { class: "card" }, element("h3", {}, t.preview), tabs(), parts.preview),
        element("div", { class: "card" }, element("h3", {}, t.sent), parts.result),
      ),
      errors(),
    ),
  );
  parts.work.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (!parts.send.disabled) send();
  });
  parts.work.scrollTop = 0;
  drawForm();
  changed();
  drawResult();
}

function conditions() {
  const t = texts();
  const rules = (form.conditions ?? []).map((one) => {
    const [path, value] = [one.path.join("."), write(one.equals)];
    return one.max === undefined ? t.requiredIf(one.field, path, value) : t.maxIf(one.field, one.max, path, value);
  });
  return rules.length ? element("ul", { class: "faint rules" }, rules.map((one) => element("li", {}, one))) : null;
}

function errors() {
  const t = texts();
  if (!form.errors?.length) return null;
  const rows = form.errors.map((name) => {
    const known = app.index.errors[name] ?? {};
    return element("tr", {}, element("th", { scope: "row" }, element("code", {}, name)),
      element("td", {}, prose(spoken(known.meaning))), element("td", {}, prose(spoken(known.remedy))));
  });
  const heads = [t.errorCode, t.possibleErrors, t.remedy].map((one) => element("th", { scope: "col" }, one));
  return element("details", { class: "card wide" }, element("summary", {}, `${t.possibleErrors} (${form.errors.length})`),
    element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": t.possibleErrors },
      element("table", {}, element("thead", {}, element("tr", {}, heads)), element("tbody", {}, rows))));
}

function tabs() {
  const t = texts();
  const list = element("div", { role: "tablist", class: "tabs", "aria-label": t.preview });
  const choose = (name) => {
    tab = name;
    for (const each of list.children) {
      const isChosen = each.dataset.tab === name;
      each.setAttribute("aria-selected", String(isChosen));
      each.tabIndex = isChosen ? 0 : -1;
    }
    drawPreview();
  };
  for (const name of TABS) {
    list.append(button(t[name], () => choose(name), { role: "tab", "data-tab": name, id: `tab-${name}`, "aria-controls": "preview", "aria-selected": String(name === tab), tabindex: name === tab ? 0 : -1 }));
  }
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length];
    choose(next);
    list.querySelector(`[data-tab="${next}"]`).focus();
  });
  parts.preview.id = "preview";
  parts.preview.setAttribute("role", "tabpanel");
  return list;
}

function drawForm() {
  const context = { structs: app.index.structs, enums: app.index.enums, changed };
  parts.form.replaceChildren(fieldset(form.fields ?? [], bodies.get(action), "", context));
}

function replace(body) {
  bodies.set(action, body);
  drawForm();
  changed();
}

function readJSON() {
  try {
    const found = parse(parts.json.value);
    if (found === null || typeof found !== "object" || Array.isArray(found)) throw new SyntaxError("1:1");
    bodies.set(action, found);
    parts.jsonProblem.hidden = true;
    drawForm();
    drawPreview();
  } catch (error) {
    parts.jsonProblem.textContent = texts().badJSON(error.message);
    parts.jsonProblem.hidden = false;
  }
}

/** Show an edit of the body everywhere else. */
function changed() {
  parts.json.value = write(bodies.get(action), 2);
  parts.jsonProblem.hidden = true;
  drawPreview();
}

function drawPreview() {
  const body = bodies.get(action);
  parts.preview.setAttribute("aria-labelledby", `tab-${tab}`);
  if (tab === "signingSteps") {
    explainSignature(parts.preview, app, action, write(body));
    return;
  }
  const text = {
    python: () => pythonOf(app, action, form, body),
    pythonAsync: () => pythonOf(app, action, form, body, true),
    curl: () => curlOf(app, action, body),
    go: () => goOf(app, action, body),
    json: () => write(body, 2),
  }[tab]();
  parts.preview.replaceChildren(
    element("div", { class: "copied" }, code(text, texts()[tab]), button(texts().copy, (event) => copy(text, event.target, texts().copied))),
  );
}

async function send() {
  const t = texts();
  const sent = action;
  const isWrite = described().access === "write";
  if (app.settings.confirm_writes && isWrite && !confirm(t.confirm(action))) return;
  parts.send.disabled = true;
  parts.send.textContent = t.sending;
  const request = { action, body: bodies.get(action), check: parts.check.checked, confirmed: isWrite };
  const result = await app.run(() => post("send", request));
  parts.send.disabled = false;
  parts.send.textContent = t.send;
  if (result !== null) results.set(sent, result);
  if (sent !== action) return;
  drawResult();
  parts.result.scrollIntoView({ block: "nearest" });
}

function drawResult() {
  const result = results.get(action);
  const violations = result?.problem?.violations ?? [];
  if (violations.length) for (const node of parts.form.querySelectorAll("details")) node.open = true;
  showProblems(parts.form, violations);
  parts.result.replaceChildren(...(result ? resultOf(result, app) : [element("p", { class: "faint" }, texts().notSent)]));
}
