// Calls of the API that the views make, and the fields that several of them need.

import { post } from "/_ui/api.js";
import { spoken } from "/_ui/language.js";
import { texts as ownTexts } from "./texts.js";

const isNumber = (text) => /^\d{1,19}$/u.test(text);

/** Return a user's id as the field of a request: the integer one, or its string alternative. */
export const userField = (name, user) => (isNumber(user) ? { [name]: BigInt(user) } : { [`${name}Str`]: user });

/** Return a user's id as the control endpoint takes it. */
export const userValue = (user) => (isNumber(user) ? BigInt(user) : user);

/** Return the ids in a text, separated by commas, blanks or lines. */
export const userList = (text) => text.split(/[\s,，、]+/u).filter(Boolean);

/** Call an action, and return the field Result of the reply. Throws Error if the call fails. */
export async function call(app, action, body) {
  const found = await post("send", { action, body, check: true, confirmed: true });
  if (found.problem) {
    const known = app.index.errors[found.problem.code];
    throw new Error([found.problem.text, spoken(known?.meaning), spoken(known?.remedy)].filter(Boolean).join(" "));
  }
  const { parse } = await import("/_ui/json.js");
  const result = parse(found.attempts.at(-1).reply).Result ?? {};
  const failed = Object.entries(result).filter(([name, list]) => name.startsWith("Failed") && list?.length);
  if (failed.length) throw new Error(ownTexts().failed(failed.map(([, list]) => JSON.stringify(list, plain)).join(", ")));
  return result;
}

const plain = (_, value) => (typeof value === "bigint" ? String(value) : value);
