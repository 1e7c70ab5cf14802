// Requests to the server of the page. Integers of replies are BigInt, see json.js.

import { parse, write } from "./json.js";
import { language } from "./language.js";

async function request(path, options) {
  const reply = await fetch(path, { ...options, headers: { "X-Console": "1", ...options.headers } });
  const text = await reply.text();
  if (reply.ok) return parse(text);
  let message = reply.statusText;
  try {
    const found = parse(text);
    message = (language() === "zh" && found.error_zh) || found.error;
  } catch {
    // Not a reply of this server.
  }
  throw new Error(message);
}

/** Return the JSON of a path below /_ui. Throws Error with the message of the server. */
export const get = (path) => request(`/_ui/${path}`, { method: "GET" });

/** Send JSON to a path below /_ui, and return the JSON of the reply. */
export const post = (path, body) =>
  request(`/_ui/${path}`, { method: "POST", body: write(body), headers: { "Content-Type": "application/json" } });

/** Change the emulator through its control endpoint. */
export const control = (method, path, body = {}) =>
  request(`/_control/${path}`, { method, ...(method === "GET" ? {} : { body: write(body) }) });
