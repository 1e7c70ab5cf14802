// Start the page, switch between its views, and give each of them the live data.
//
// A view is an object with `name`, `title()`, `build(root, app)`, which fills an empty element, and
// optionally `update(state)`, called with the data of the emulator, and `show(rest)`, called with the
// part of the address after the name of the view.

import { get } from "./api.js";
import { controls, stateTags } from "./controls.js";
import { element } from "./dom.js";
import { explorer } from "./explorer.js";
import { language, setLanguage } from "./language.js";
import { follow, pause } from "./live.js";
import { requests } from "./requests.js";
import { texts } from "./texts.js";

const at = (id) => document.getElementById(id);

const app = {
  settings: null,
  index: null,
  state: null,
  selected: "",
  /** Show the details of an object of the service's data. */
  select(id) {
    if (id === app.selected) return;
    app.selected = id;
    watch();
  },
  go(...parts) {
    location.hash = parts.map(encodeURIComponent).join("/");
  },
  /** Run an action of the page, and show its error if it fails. */
  async run(act) {
    at("problem").hidden = true;
    try {
      return await act();
    } catch (error) {
      at("problem").textContent = `${texts().failed} ${error.message}`;
      at("problem").hidden = false;
      return null;
    }
  },
};

let views = [];
let current = null;

async function start() {
  [app.settings, app.index] = await Promise.all([get("settings"), get("forms/index.json")]);
  const isEmulator = app.settings.kind === "emulator";
  const own = app.settings.plugin ? (await import("/_ui/plugin/plugin.js")).views : [];
  views = isEmulator ? [...own, explorer, requests, controls] : [explorer];
  for (const view of views) {
    view.root = element("section", { id: `view-${view.name}`, hidden: "" });
    at("main").append(view.root);
  }
  translate();
  route();
  if (isEmulator) watch();
}

function watch() {
  if (document.hidden || app.settings?.kind !== "emulator") return;
  follow(app.selected, update, (isGone) => { at("offline").hidden = !isGone; });
}

function update(state) {
  app.state = state;
  at("state").replaceChildren(...stateTags(state));
  current?.update?.(state);
}

function route() {
  const [name, ...rest] = location.hash.slice(1).split("/").map(decoded);
  current = views.find((view) => view.name === name) ?? views[0];
  for (const view of views) view.root.hidden = view !== current;
  for (const link of at("views").children) {
    if (link.dataset.view === current.name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  current.show?.(current.name === name ? rest : []);
  if (app.state !== null) current.update?.(app.state);
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function translate() {
  const { settings, index } = app;
  const title = settings.kind === "emulator"
    ? texts().emulator(settings.title)
    : texts().service(index.service.title[language()]);
  document.documentElement.lang = language();
  document.title = title;
  at("title").textContent = title;
  at("offline").textContent = texts().offline;
  at("views").setAttribute("aria-label", texts().views);
  at("languages").setAttribute("aria-label", texts().language);
  for (const node of at("languages").children) {
    node.setAttribute("aria-pressed", String(node.dataset.language === language()));
  }
  at("views").hidden = views.length < 2;
  at("views").replaceChildren(
    ...views.map((view) => element("a", { href: `#${view.name}`, "data-view": view.name }, view.title())),
  );
  for (const view of views) {
    view.root.setAttribute("aria-label", view.title());
    view.root.replaceChildren();
    view.build(view.root, app);
  }
  if (app.state !== null) at("state").replaceChildren(...stateTags(app.state));
}

for (const node of at("languages").children) {
  node.addEventListener("click", () => {
    setLanguage(node.dataset.language);
    translate();
    route();
  });
}
addEventListener("hashchange", route);
document.addEventListener("visibilitychange", () => (document.hidden ? pause() : watch()));
start();
