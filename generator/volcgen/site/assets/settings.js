// Applies what the reader chose before the page is shown: colors, and the kind of client in examples.
"use strict";
(() => {
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage is switched off
    }
  };
  const root = document.documentElement;
  const theme = read("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  root.dataset.tab = read("tab") === "async" ? "async" : "sync";
})();
