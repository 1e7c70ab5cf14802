// The parts of a page that act: colors, tabs, copy buttons, the menu, versions, and the search dialog.
"use strict";
(() => {
  const page = document.documentElement;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const keep = (key, value) => {
    try {
      localStorage.setItem(key, value);
    } catch {
      // storage is switched off
    }
  };

  // Colors
  one(".theme").addEventListener("click", () => {
    const isDark = page.dataset.theme
      ? page.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    page.dataset.theme = isDark ? "light" : "dark";
    keep("theme", page.dataset.theme);
  });

  // Tabs: all of them, and those of the pages to come, show the same kind.
  const tabs = all("[role=tab]");
  const showTab = (kind) => {
    page.dataset.tab = kind;
    for (const tab of tabs) {
      const isOn = tab.dataset.tab === kind;
      tab.setAttribute("aria-selected", String(isOn));
      tab.tabIndex = isOn ? 0 : -1;
    }
  };
  const chooseTab = (tab) => {
    const before = tab.getBoundingClientRect().top;
    showTab(tab.dataset.tab);
    scrollBy(0, tab.getBoundingClientRect().top - before); // the tab stays where it was
    keep("tab", tab.dataset.tab);
  };
  for (const tab of tabs) {
    tab.addEventListener("click", () => chooseTab(tab));
    tab.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      const other = all("[role=tab]", tab.parentElement).find((item) => item !== tab);
      chooseTab(other);
      other.focus();
    });
  }
  showTab(page.dataset.tab);

  // Copy buttons
  const copied = one("#copied");
  for (const button of all(".copy")) {
    button.addEventListener("click", async () => {
      const text = one("code", button.parentElement).textContent;
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        getSelection().selectAllChildren(one("code", button.parentElement));
        return; // without the permission, the text is selected
      }
      button.textContent = copied.textContent = copied.dataset.done;
      setTimeout(() => { button.textContent = copied.dataset.copy; }, 1500);
    });
  }

  // The menu of narrow screens
  const menu = one(".menu");
  menu.addEventListener("click", () => {
    const isOpen = page.classList.toggle("menu-open");
    menu.setAttribute("aria-expanded", String(isOpen));
  });
  const current = one("nav [aria-current]");
  const nav = one("nav");
  if (current) nav.scrollTop = current.offsetTop - nav.clientHeight / 2;

  // Versions: the folders beside this one.
  const versions = one(".versions select");
  const here = new URL(page.dataset.root, location.href).pathname.split("/").at(-2);
  if (window.siteVersions) {
    versions.replaceChildren(...window.siteVersions.map(({ folder, version }) => {
      const label = folder === version ? version : `${folder} (${version})`;
      return new Option(label, folder, folder === here, folder === here);
    }));
  }
  versions.addEventListener("change", async () => {
    const root = new URL(page.dataset.root, location.href);
    const there = new URL(`../${versions.value}/`, root);
    const same = new URL(location.pathname.slice(root.pathname.length), there);
    const exists = await fetch(same, { method: "HEAD" }).then((reply) => reply.ok, () => false);
    location.href = exists ? same : there;
  });

  // The search dialog
  const dialog = one("dialog.search");
  const input = one("input", dialog);
  const results = one(".results", dialog);
  const status = one(".status", dialog);
  let asked = 0;
  const open = () => {
    window.siteSearch.load().catch(() => {});
    dialog.showModal();
    input.select();
  };
  const show = (found) => {
    results.replaceChildren(...found.map(({ title, detail, url, excerpt, kind }) => {
      const item = document.createElement("li");
      const link = item.appendChild(document.createElement("a"));
      link.href = url;
      link.className = kind;
      link.appendChild(document.createElement(kind === "page" ? "strong" : "code")).textContent = title;
      if (detail) link.appendChild(document.createElement("span")).textContent = detail;
      if (excerpt.length) link.appendChild(marked(excerpt));
      return item;
    }));
    status.textContent = found.length || !input.value.trim() ? "" : status.dataset.nothing;
  };
  const marked = (excerpt) => {
    const small = document.createElement("small");
    excerpt.forEach((piece, at) => {
      small.appendChild(document.createElement(at % 2 ? "mark" : "span")).textContent = piece;
    });
    return small;
  };
  const search = async () => {
    const number = ++asked;
    const found = await window.siteSearch.find(input.value);
    if (number === asked) show(found);
  };
  one(".open-search").addEventListener("click", open);
  input.addEventListener("input", search);
  one("form", dialog).addEventListener("submit", (event) => {
    const first = one("a", results);
    if (event.submitter && event.submitter !== document.activeElement && first) {
      event.preventDefault();
      location.href = first.href;
    }
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("a")) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [input, ...all("a", results)];
    const at = stops.indexOf(document.activeElement) + step;
    if (stops[at]) stops[at].focus();
    event.preventDefault();
  });
  addEventListener("keydown", (event) => {
    const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.nodeName);
    const isShortcut = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey;
    if ((isShortcut || (event.key === "k" && (event.ctrlKey || event.metaKey))) && !dialog.open) {
      event.preventDefault();
      open();
    }
  });
})();
