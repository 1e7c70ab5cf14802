// Build elements. Data of requests is always inserted as text, never as markup.

// Invisible characters and those that change the direction of text: controls, direction marks,
// unpaired surrogates. Joiners are kept, for emoji and Persian.
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Surrogate}/gu;

/** Return a text with its invisible characters shown as code points. */
export function shown(value) {
  return String(value).replace(INVISIBLE, (one) => {
    const number = one.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    return `⟨U+${number}⟩`;
  });
}

/** Return an element with attributes and children, which are elements or text; null and "" are skipped. */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  for (const child of children.flat()) {
    if (child instanceof Node) made.append(child);
    else if (child !== null && child !== undefined && child !== "") made.append(shown(child));
  }
  return made;
}

/** Show items in a parent. An unchanged item keeps its element, and so focus, text selection and
 * scroll position. */
export function keep(parent, items, keyOf, make, stamp = "") {
  const known = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  const held = document.activeElement?.closest("[data-key]");
  const heldKey = held && held.parentNode === parent ? held.dataset.key : null;
  let place = parent.firstElementChild;
  for (const item of items) {
    const key = String(keyOf(item));
    const text = stamp + JSON.stringify(item);
    let node = known.get(key);
    known.delete(key);
    if (!node || node.stamp !== text) {
      const fresh = make(item, node);
      fresh.dataset.key = key;
      fresh.stamp = text;
      if (node === place) place = node?.nextElementSibling ?? null;
      node?.remove();
      node = fresh;
    }
    if (node === place) place = place.nextElementSibling;
    else parent.insertBefore(node, place);
  }
  for (const node of known.values()) node.remove();
  if (heldKey !== null && !parent.contains(document.activeElement)) {
    const again = [...parent.children].find((node) => node.dataset.key === heldKey);
    again?.querySelector("a, button, summary")?.focus();
  }
}

/** Return a button that calls a function. */
export function button(words, act, attributes = {}) {
  const made = element("button", { type: "button", ...attributes }, words);
  made.addEventListener("click", act);
  return made;
}

/** Return an input, select or textarea with its label above it. */
export function labelled(words, input, hint = null) {
  input.id ||= `input-${++made}`;
  return element("div", { class: "field" }, element("label", { for: input.id }, words), input, hint);
}

let made = 0;

/** Return a select; options are pairs of value and words. */
export function choice(options, value, act, attributes = {}) {
  const select = element("select", attributes, options.map(([one, words]) => element("option", { value: one }, words)));
  select.value = value;
  select.addEventListener("change", () => act(select.value));
  return select;
}

/** Return a text of the spec as elements: names in backticks become code. */
export const prose = (text) =>
  text.split(/`([^`]+)`/u).map((part, at) => (at % 2 ? element("code", {}, part) : shown(part)));

/** Return a name in camel case, which may be broken between its words. */
export const breakable = (name) =>
  name.split(/(?<=[a-z])(?=[A-Z])/u).flatMap((part, at) => (at ? [element("wbr", {}), part] : [part]));

/** Return a box of text that can be scrolled, and focused for that. */
export const code = (text, label = null) =>
  element("pre", { tabindex: 0, role: label ? "region" : null, "aria-label": label }, element("code", { dir: "ltr" }, text));

export const tag = (words, style = "") => element("span", { class: `tag ${style}` }, words);

/** Copy a text, and show on the button that this was done. */
export async function copy(text, button, done) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without the permission, or on a host that is not local: the old way.
    const box = element("textarea", { class: "aside" });
    box.value = text;
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  }
  const words = button.textContent;
  button.textContent = done;
  setTimeout(() => { button.textContent = words; }, 1500);
}

/** Let the browser save a text as a file. */
export function save(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  element("a", { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}
