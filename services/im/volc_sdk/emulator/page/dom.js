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
    again?.querySelector("button, summary")?.focus();
  }
}
