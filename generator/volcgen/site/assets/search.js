// Finds names (actions, methods, fields, codes, types) in a list of them, and words with Pagefind.
"use strict";
(() => {
  const root = document.documentElement.dataset.root;
  const names = (window.siteNames || []).map(([name, kind, title, url]) => {
    return { name, kind, title, url, key: keyOf(name), words: wordsOf(name) };
  });
  const ORDER = { action: 0, code: 1, type: 2, field: 3 };
  const IDENTIFIER = /^[A-Za-z][\w.]*$/;
  let engine = null;

  function keyOf(text) {
    return text.toLowerCase().replace(/[^a-z0-9]/g, "");
  }

  function wordsOf(name) {
    return name.replace(/([a-z0-9])(?=[A-Z])/g, "$1 ").toLowerCase().split(/[^a-z0-9]+/).filter(Boolean);
  }

  // 3: the same name, 2: its beginning, 1: words of it.
  function match(entry, query, key, words) {
    if (entry.name === query || entry.key === key) return 3;
    if (key.length > 2 && entry.key.startsWith(key)) return 2;
    const all = words.length && words.every((word) => entry.words.some((own) => own.startsWith(word)));
    return all ? 1 : 0;
  }

  function findNames(query) {
    const key = /^[\x00-\x7f]*$/.test(query) ? keyOf(query) : "";
    if (!key) return [];
    const words = wordsOf(query);
    return names
      .map((entry, at) => ({ entry, at, rank: match(entry, query, key, words) }))
      .filter(({ rank }) => rank)
      .sort((a, b) => {
        const exact = (b.entry.name === query) - (a.entry.name === query);
        const order = ORDER[a.entry.kind] - ORDER[b.entry.kind];
        return b.rank - a.rank || exact || order || a.entry.key.length - b.entry.key.length || a.at - b.at;
      });
  }

  async function load() {
    if (!engine) {
      engine = import(new URL(`${root}pagefind/pagefind.js`, location.href)).then(async (module) => {
        const base = new URL(root, location.href).pathname;
        await module.options({
          baseUrl: base,
          excerptLength: 24,
          ranking: { pageLength: 0.4, termFrequency: 0.6, termSaturation: 1.2 },
        });
        await module.init();
        return module;
      });
      engine.catch(() => { engine = null; });
    }
    return engine;
  }

  async function findPages(query) {
    let module;
    try {
      module = await load();
    } catch {
      return []; // opened as files: names are found, words are not
    }
    const found = await module.search(query);
    const shown = await Promise.all(found.results.slice(0, 12).map((result) => result.data()));
    return shown.map((data) => {
      const part = best(data);
      return { title: data.meta.title, detail: part.title === data.meta.title ? "" : part.title, url: part.url, excerpt: part.excerpt, kind: "page" };
    });
  }

  // The part of a page with most of the hits.
  function best(data) {
    const parts = data.sub_results || [];
    const whole = { title: data.meta.title, url: data.url, excerpt: data.excerpt };
    const top = parts.find((part) => part.url === data.url);
    if (top || !parts.length) return whole;
    return parts.reduce((a, b) => (b.locations.length > a.locations.length ? b : a), parts[0]);
  }

  async function find(text) {
    const query = text.trim();
    if (!query) return [];
    const found = findNames(query);
    const toResult = ({ entry }) => ({ title: entry.name, detail: entry.title, url: root + entry.url, excerpt: "", kind: entry.kind });
    const isName = IDENTIFIER.test(query) && /_|[a-z][A-Z]/.test(query);
    const first = found.filter(({ rank }) => rank === 3 || (isName && rank === 2));
    const rest = found.filter((item) => !first.includes(item));
    const pages = await findPages(query);
    return [...first.slice(0, 12).map(toResult), ...pages, ...rest.slice(0, 12).map(toResult)];
  }

  window.siteSearch = { find, load };
})();
