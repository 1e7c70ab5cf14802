// How a request is sent: its method, query, body and content type.

const TYPES = { json: "application/json", form: "application/x-www-form-urlencoded", query: "" };

/** Return what is sent for a body as data; `text` is its JSON. */
export function wireOf({ action, version, method, encoding }, data, text) {
  const names = [["Action", action], ["Version", version]];
  const pairs = encoding === "json" ? [] : dottedPairs(data);
  return {
    method,
    query: encoding === "query" ? canonicalQuery([...names, ...pairs]) : encoded(names),
    body: encoding === "json" ? text : encoding === "form" ? encoded(pairs) : "",
    contentType: TYPES[encoding],
  };
}

/** Return the fields of a body as names such as `Tags.1.Key`, with their values. Empty lists have no name. */
export const dottedPairs = (data) => Object.entries(data).flatMap(([name, value]) => pairsOf(name, value));

function pairsOf(path, value) {
  if (value === null) return [];
  if (typeof value !== "object") return [[path, String(value)]];
  const items = Array.isArray(value) ? value.map((one, at) => [at + 1, one]) : Object.entries(value);
  return items.flatMap(([name, one]) => pairsOf(`${path}.${name}`, one));
}

const encoded = (pairs) => pairs.map((pair) => pair.map(escaped).join("=")).join("&");

/** Return a query as it is signed: sorted by name, values of one name in their order. */
const canonicalQuery = (pairs) =>
  pairs
    .map((pair) => pair.map(escaped))
    .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
    .map((pair) => pair.join("="))
    .join("&");

/** Escape all but letters, digits and `-_.~`, as the signature requires. */
const escaped = (text) =>
  encodeURIComponent(text.toWellFormed?.() ?? text).replace(
    /[!'()*]/gu,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
