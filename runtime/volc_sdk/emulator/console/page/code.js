// Forms of actions, and requests as code in several languages.

import { get } from "./api.js";
import { curlScript } from "./shell.js";
import { goProgram } from "./go.js";
import { write } from "./json.js";
import { pythonProgram } from "./python.js";
import { wireOf } from "./wire.js";

const forms = new Map();

/** Return the group of an action; null if the package does not know the action. */
export const groupOf = (index, action) =>
  Object.entries(index.groups).find(([, group]) => group.actions.some((one) => one.name === action))?.[0] ?? null;

/** Return the form of an action; null if the package does not know the action. */
export async function formOf(index, action) {
  const group = groupOf(index, action);
  if (group === null) return null;
  if (!forms.has(group)) forms.set(group, get(`forms/groups/${group}.json`));
  return (await forms.get(group)).actions[action];
}

const isEmulator = (app) => app.settings.kind === "emulator";

/** Return the request as a Python program. */
export const pythonOf = (app, action, form, body, isAsync = false) =>
  pythonProgram(app.index, action, form, body, { endpoint: isEmulator(app) ? app.settings.endpoint : "", isAsync });

/** Return the request as a shell script with curl. */
export function curlOf(app, action, body) {
  const to = place(app, action);
  return curlScript({ ...to, ...wireOf(to, body, write(body)) });
}

/** Return the request as a Go program. */
export const goOf = (app, action, body) => goProgram({ ...place(app, action), body, isEmulator: isEmulator(app) });

/** Return where and how an action is called. */
function place(app, action) {
  const { signing_name: service, version } = app.index.service;
  const known = Object.values(app.index.groups).flatMap((group) => group.actions).find((one) => one.name === action);
  const { endpoint, region } = app.settings;
  return { service, version, method: "POST", encoding: "json", ...known?.wire, action, endpoint, region };
}
