// JSON with integers of 64 bits: JavaScript's own numbers cannot hold the ids of the service.
// Integers become BigInt, so reading and writing a text keeps every digit.

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[[\]{},:])/uy;

/** Return the value of a JSON text. Throws SyntaxError with the place of the mistake. */
export function parse(text) {
  TOKEN.lastIndex = 0;
  const read = () => {
    const start = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (found === null) fail(start);
    return found[1];
  };
  const fail = (place) => {
    const lines = text.slice(0, place).split("\n");
    throw new SyntaxError(`${lines.length}:${lines.at(-1).length + 1}`);
  };
  const value = (token) => {
    if (token === "{") return members();
    if (token === "[") return items();
    if (token[0] === '"') return JSON.parse(token);
    if (/^-?\d+$/u.test(token)) return BigInt(token);
    if (/^[-\dtfn]/u.test(token)) return JSON.parse(token);
    return fail(TOKEN.lastIndex - 1);
  };
  const members = () => {
    const found = {};
    let token = read();
    while (token !== "}") {
      if (token[0] !== '"' || read() !== ":") fail(TOKEN.lastIndex - 1);
      // Not by assignment: "__proto__" is a name like any other.
      const entry = { value: value(read()), enumerable: true, writable: true, configurable: true };
      Object.defineProperty(found, JSON.parse(token), entry);
      token = read();
      if (token === ",") token = read();
      else if (token !== "}") fail(TOKEN.lastIndex - 1);
    }
    return found;
  };
  const items = () => {
    const found = [];
    let token = read();
    while (token !== "]") {
      found.push(value(token));
      token = read();
      if (token === ",") token = read();
      else if (token !== "]") fail(TOKEN.lastIndex - 1);
    }
    return found;
  };
  const found = value(read());
  if (text.slice(TOKEN.lastIndex).trim()) fail(TOKEN.lastIndex);
  return found;
}

/** Return the JSON text of a value, indented by a number of spaces, or on one line. */
export function write(value, indent = 0, depth = 0) {
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  if (typeof value === "bigint") return String(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const parts = Array.isArray(value)
    ? value.map((each) => write(each, indent, depth + 1))
    : Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}:${indent ? " " : ""}${write(each, indent, depth + 1)}`);
  if (!parts.length || !indent) return `${open}${parts.join(",")}${close}`;
  const pad = "\n" + " ".repeat(indent * (depth + 1));
  return `${open}${pad}${parts.join(`,${pad}`)}\n${" ".repeat(indent * depth)}${close}`;
}

/** Return a JSON text indented, or the text itself if it is not JSON. */
export function pretty(text) {
  try {
    return write(parse(text), 2);
  } catch {
    return text;
  }
}
