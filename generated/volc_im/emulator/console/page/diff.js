// Two texts side by side, with the lines that differ marked.

import { element } from "./dom.js";
import { texts } from "./texts.js";

/** Return a table of two texts, line by line. */
export function sideBySide(left, right, leftTitle, rightTitle) {
  const [ours, theirs] = [left.split("\n"), right.split("\n")];
  const rows = Array.from({ length: Math.max(ours.length, theirs.length) }, (_, line) => {
    const differs = ours[line] !== theirs[line];
    return element(
      "tr",
      { class: differs ? "differs" : null },
      element("td", { "aria-label": differs ? texts().differs : null }, differs ? "≠" : ""),
      element("td", {}, element("code", { dir: "ltr" }, ours[line] ?? "")),
      element("td", {}, element("code", { dir: "ltr" }, theirs[line] ?? "")),
    );
  });
  return element(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": `${leftTitle}, ${rightTitle}` },
    element(
      "table",
      { class: "diff" },
      element("thead", {}, element("tr", {}, element("td", {}), element("th", { scope: "col" }, leftTitle), element("th", { scope: "col" }, rightTitle))),
      element("tbody", {}, rows),
    ),
  );
}
