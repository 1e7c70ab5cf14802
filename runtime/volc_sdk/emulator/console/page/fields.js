// Inputs for the fields of a request, made from their types. Each edit writes into the request's body.

import { button, choice, element, prose } from "./dom.js";
import { parse, write } from "./json.js";
import { spoken } from "./language.js";
import { texts } from "./texts.js";

const NUMBERS = new Set(["integer", "long", "double"]);
let made = 0;

/**
 * Return the inputs of an object's fields, the required ones first.
 *
 * @param fields The fields of the form.
 * @param body The object that the inputs change.
 * @param place Path of the object in the request, by wire names.
 * @param context `structs`, `enums`, and `changed()`, which is called after each edit.
 */
export function fieldset(fields, body, place, context) {
  const needed = fields.filter((one) => one.need !== "no" || one.wire in body);
  const others = fields.filter((one) => !needed.includes(one));
  const rows = (list) => list.map((one) => row(one, body, place, context));
  const box = element("div", { class: "fields" }, rows(needed));
  if (others.length) {
    const more = element("details", { class: "inner" }, element("summary", {}, texts().optional(others.length)));
    // Made when they are needed: structs contain structs.
    more.addEventListener("toggle", () => {
      if (more.children.length === 1) more.append(element("div", { class: "fields" }, rows(others)));
    });
    box.append(more);
  }
  return box;
}

function row(field, body, place, context) {
  const t = texts();
  const path = place ? `${place}.${field.wire}` : field.wire;
  const id = `field-${++made}`;
  const change = (value) => {
    if (value === undefined) delete body[field.wire];
    else body[field.wire] = value;
    context.changed();
  };
  const input = inputOf(field, body[field.wire], change, { ...context, path, id });
  const isGroup = input.matches("div");
  const need = t.needs[field.need];
  const limits = (field.limits ?? []).map(spoken);
  const help = [field.deprecated ? `${t.deprecated} ${spoken(field.deprecated)}` : "", spoken(field.text), ...limits];
  input.setAttribute(isGroup ? "aria-labelledby" : "id", isGroup ? `${id}-label` : id);
  if (isGroup) input.setAttribute("role", "group");
  input.setAttribute("aria-describedby", `${id}-help`);
  return element(
    "div",
    { class: "field", "data-path": path },
    element(
      "div",
      { class: "line" },
      element(isGroup ? "span" : "label", isGroup ? { id: `${id}-label`, class: "label" } : { for: id }, field.wire),
      element("span", { class: "faint" }, typeWords(field.type)),
      need ? element("span", { class: `faint ${field.need === "yes" ? "need" : ""}` }, need) : null,
    ),
    input,
    element("p", { class: "help", id: `${id}-help` }, prose(help.filter(Boolean).join(" "))),
    element("p", { class: "bad problem", role: "alert", hidden: "" }),
  );
}

function typeWords(type) {
  if (type.item) return `${type.kind === "map" ? "map" : "list"} ‹${typeWords(type.item)}›`;
  return type.struct ?? type.kind;
}

function inputOf(field, value, change, context) {
  const { type } = field;
  const options = context.enums[field.enum];
  if (options) return enumInput(options, value, change, type);
  switch (type.kind) {
    case "boolean":
      return choice([["", texts().unset], ["true", texts().yes], ["false", texts().no]], value === undefined ? "" : String(value),
        (word) => change(word === "" ? undefined : word === "true"));
    case "object":
      return objectInput(type, value, change, context);
    case "array":
      return type.item.struct || type.item.item ? listInput(field, value, change, context) : linesInput(type.item, value, change);
    case "map":
      return mapInput(field, value, change, context);
    default:
      return scalarInput(type, value, change, field);
  }
}

function scalarInput(type, value, change, field = {}) {
  const isNumber = NUMBERS.has(type.kind);
  const example = field.example === undefined || typeof field.example === "object" ? null : String(field.example);
  const attributes = { placeholder: example, autocomplete: "off", spellcheck: "false" };
  const isLong = !isNumber && (String(value ?? example ?? "").length > 40 || Number(field.max_length ?? 0) > 200);
  const input = isLong
    ? element("textarea", { ...attributes, rows: 2 })
    : element("input", { ...attributes, type: "text", inputmode: isNumber ? "numeric" : null });
  input.value = value === undefined || value === null ? "" : String(value);
  input.addEventListener("input", () => change(input.value === "" ? undefined : scalar(type, input.value)));
  return input;
}

/** Return typed text as a value; text that is not of the type is sent as text, for the server to judge. */
function scalar(type, text) {
  if (!NUMBERS.has(type.kind)) return text;
  try {
    const found = parse(text);
    return typeof found === "object" ? text : found;
  } catch {
    return text;
  }
}

function enumInput(options, value, change, type) {
  const words = options.map((one) => [String(one.value), `${one.value} ${one.name} – ${spoken(one.text)}`]);
  const text = value === undefined ? "" : String(value);
  if (text && !options.some((one) => String(one.value) === text)) words.push([text, `${text} (${texts().otherValue})`]);
  return choice([["", texts().unset], ...words], text, (word) => change(word === "" ? undefined : scalar(type, word)));
}

/** One item per line, for lists of numbers or short texts. */
function linesInput(item, value, change) {
  const input = element("textarea", { rows: Math.min(6, Math.max(2, value?.length ?? 0)), spellcheck: "false", placeholder: texts().onePerLine });
  input.value = (Array.isArray(value) ? value : []).join("\n");
  input.addEventListener("input", () => {
    const lines = input.value.split("\n").filter((line) => line !== "");
    change(lines.length ? lines.map((line) => scalar(item, line)) : undefined);
  });
  return input;
}

/** Draw the content of a box now and after each change of its number of items. */
function redrawn(draw) {
  const box = element("div", { class: "group" });
  const again = () => box.replaceChildren(...draw(again).filter(Boolean));
  again();
  return box;
}

function objectInput(type, value, change, context) {
  let current = value;
  return redrawn((again) => {
    if (current === undefined) {
      return [button(texts().add, () => { current = {}; change(current); again(); })];
    }
    return [
      fieldset(context.structs[type.struct] ?? [], current, context.path, context),
      button(texts().remove, () => { current = undefined; change(undefined); again(); }),
    ];
  });
}

function listInput(field, value, change, context) {
  const item = field.type.item;
  const items = Array.isArray(value) ? value : [];
  return redrawn((again) => [
    ...items.map((one, at) => {
      const set = (changed) => { items[at] = changed === undefined ? empty(item) : changed; context.changed(); };
      const inner = item.kind === "object"
        ? fieldset(context.structs[item.struct] ?? [], one, `${context.path}[${at}]`, context)
        : jsonInput(one, set, `${field.wire} ${at + 1}`);
      return element("div", { class: "item", role: "group", "aria-label": `${field.wire} ${at + 1}` }, inner,
        button(texts().remove, () => { items.splice(at, 1); change(items.length ? items : undefined); again(); }, { "aria-label": texts().removeFrom(field.wire) }));
    }),
    button(texts().add, () => { items.push(empty(item)); change(items); again(); }, { "aria-label": texts().addTo(field.wire) }),
  ]);
}

function mapInput(field, value, change, context) {
  const item = field.type.item;
  const entries = Object.entries(value ?? {});
  const store = () => change(entries.length ? Object.fromEntries(entries) : undefined);
  return redrawn((again) => [
    ...entries.map((entry, at) => {
      const key = element("input", { type: "text", "aria-label": `${field.wire}: ${texts().key}`, spellcheck: "false" });
      key.value = entry[0];
      key.addEventListener("input", () => { entry[0] = key.value; store(); });
      const set = (changed) => { entry[1] = changed === undefined ? empty(item) : changed; store(); };
      const path = `${context.path}[${entry[0]}]`;
      const inner = item.kind === "object"
        ? fieldset(context.structs[item.struct] ?? [], entry[1], path, context)
        : scalarOrJSON(item, entry[1], set, `${field.wire}: ${texts().value}`);
      return element("div", { class: item.kind === "object" ? "item" : "pair" }, key, inner,
        button(texts().remove, () => { entries.splice(at, 1); store(); again(); }, { "aria-label": texts().removeFrom(field.wire) }));
    }),
    button(texts().add, () => { entries.push(["", empty(item)]); again(); }, { "aria-label": texts().addTo(field.wire) }),
  ]);
}

function scalarOrJSON(item, value, set, label) {
  if (item.item) return jsonInput(value, set, label);
  const input = scalarInput(item, value, set);
  input.setAttribute("aria-label", label);
  return input;
}

function jsonInput(value, set, label) {
  const input = element("textarea", { rows: 2, "aria-label": label, spellcheck: "false" });
  input.value = write(value);
  input.addEventListener("input", () => {
    try {
      set(parse(input.value));
      input.removeAttribute("aria-invalid");
    } catch {
      input.setAttribute("aria-invalid", "true");
    }
  });
  return input;
}

const empty = (type) => (type.kind === "object" || type.kind === "map" ? {} : type.kind === "array" ? [] : NUMBERS.has(type.kind) ? 0n : "");

/** Show the rules that a request breaks at their fields; return those that have no field here. */
export function showProblems(root, violations) {
  for (const node of root.querySelectorAll(".problem")) node.hidden = true;
  for (const node of root.querySelectorAll("[aria-invalid]")) node.removeAttribute("aria-invalid");
  return violations.filter(({ path, problem }) => {
    const field = [...root.querySelectorAll("[data-path]")].find((node) => node.dataset.path === path);
    if (!field) return true;
    const words = field.querySelector(":scope > .problem");
    words.textContent = problem;
    words.hidden = false;
    field.querySelector("input, select, textarea")?.setAttribute("aria-invalid", "true");
    return false;
  });
}
