// A dialog with a few fields and one action.

import { button, choice, element, labelled } from "/_ui/dom.js";
import { texts } from "./texts.js";

/**
 * Open a dialog; it closes when its action succeeds, and shows the error if it fails.
 *
 * @param title Heading.
 * @param fields For each input: name, label, value, and options of a select, or "text" for several lines.
 * @param words Words on the button of the action.
 * @param act The action; it gets the values by name.
 * @returns The inputs by name.
 */
export function openDialog(title, fields, words, act) {
  const inputs = fields.map(([name, , value, options]) => {
    const input = inputOf(options, value);
    input.name = name;
    input.value = value;
    return input;
  });
  const problem = element("p", { class: "bad", role: "alert", hidden: "", dir: "auto" });
  const main = element("button", { class: "main" }, words);
  const form = element(
    "form",
    { class: "fields" },
    element("h2", { id: "dialog-title" }, title),
    inputs.map((input, at) => labelled(fields[at][1], input)),
    problem,
    element("div", { class: "buttons" }, main, button(texts().cancel, () => dialog.close())),
  );
  const dialog = element("dialog", { "aria-labelledby": "dialog-title" }, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    main.disabled = true;
    try {
      await act(Object.fromEntries(inputs.map((input) => [input.name, input.value])));
      dialog.close();
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
    }
    main.disabled = false;
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return Object.fromEntries(inputs.map((input) => [input.name, input]));
}

function inputOf(options, value) {
  if (options === "text") return element("textarea", { rows: 8, spellcheck: "false" });
  return options ? choice(options, value, () => {}) : element("input", { type: "text", autocomplete: "off" });
}
