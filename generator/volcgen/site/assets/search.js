// Finds names (actions, methods, fields, codes, types) in a list of them, and words in the texts of the pages.
// Pages and queries are cut into words by the same code. Chinese is cut into pairs of characters, which need
// no dictionary and find each word of two characters or more.
"use strict";
(() => {
  const { root, language } = document.documentElement.dataset;
  const ORDER = { action: 0, code: 1, type: 2, field: 3 };
  const TITLE_WEIGHT = 6;
  const PART_TITLE_WEIGHT = 2; // the title of the page, for a part of it
  const HEADING_WEIGHT = 5;
  const SUMMARY_WEIGHT = 3;
  const ACTION_BOOST = 1.5; // the top of an action's page says what it does
  const ACTION_PART_BOOST = 0.8; // its tables repeat those of other actions
  const START_BOOST = 0.6; // the start page mentions what other pages describe
  const SAME_BOOST = 2; // the query is the title or the heading
  const SATURATION = 1.2;
  const LENGTH_PART = 0.5;
  const PREFIX_WEIGHT = 0.5;
  const PER_PAGE = 2;
  const COMMON = new Set("a an and are be can do does for from how i in is it my not of on or that the this to what which who with".split(" "));

  // Words

  const spaced = (text) => text.replace(/([a-z0-9])(?=[A-Z])/g, "$1 ").replace(/_/g, " ");

  function stem(word) {
    const short = word
      .replace(/(?<=\w{2})(ies|ied)$/, "y")
      .replace(/(?<=\w{3})(ings?|ed|er|ers)$/, "")
      .replace(/(?<=\w{2}[^s])s$/, "");
    return short.length > 3 ? short.replace(/e$/, "") : short;
  }

  function wordsOf(text) {
    const found = [];
    for (const [part] of text.matchAll(/[A-Za-z0-9_]+|\p{Script=Han}+/gu)) {
      if (/^[A-Za-z0-9_]/.test(part)) {
        const pieces = spaced(part).toLowerCase().split(" ").filter(Boolean);
        found.push(...pieces.map(stem));
        if (pieces.length > 1) found.push(keyOf(part));
      } else if (part.length === 1) {
        found.push(part);
      } else {
        for (let at = 0; at + 1 < part.length; at++) found.push(part.slice(at, at + 2));
      }
    }
    return found;
  }

  // The words without the common ones, unless there are no others.
  function meaning(text) {
    const all = wordsOf(text);
    const rare = all.filter((word) => !COMMON.has(word));
    return rare.length ? rare : all;
  }

  const keyOf = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, "");

  // Names

  let names = null;

  function nameList() {
    names ||= (window.siteNames || []).map(([name, kind, title, url]) => {
      return { name, kind, title, url, key: keyOf(name), parts: spaced(name).toLowerCase().split(" ") };
    });
    return names;
  }

  // 3: the same name, 2: its beginning, 1: words of it.
  function rankOf(entry, query, key, parts) {
    if (entry.name === query || entry.key === key) return 3;
    if (key.length > 2 && entry.key.startsWith(key)) return 2;
    return parts.every((part) => entry.parts.some((own) => own.startsWith(part))) ? 1 : 0;
  }

  function findNames(query) {
    const key = /^[\x20-\x7e]*$/.test(query) ? keyOf(query) : "";
    if (!key) return [];
    const parts = spaced(query).toLowerCase().split(/[^a-z0-9]+/).filter(Boolean);
    return nameList()
      .map((entry, at) => ({ entry, at, rank: rankOf(entry, query, key, parts) }))
      .filter(({ rank }) => rank)
      .sort((a, b) => {
        const exact = (b.entry.name === query) - (a.entry.name === query);
        const order = ORDER[a.entry.kind] - ORDER[b.entry.kind];
        return b.rank - a.rank || exact || order || a.entry.key.length - b.entry.key.length || a.at - b.at;
      });
  }

  // Texts

  let index = null;

  function load() {
    index ||= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${root}${language}/texts.js`;
      script.onload = () => resolve(indexOf(window.siteTexts));
      script.onerror = reject;
      document.head.append(script);
    });
    return index;
  }

  function indexOf(texts) {
    const actions = new Set(nameList().filter(({ kind }) => kind === "action").map(({ url }) => url));
    const postings = new Map();
    let total = 0;
    const sections = texts.map(([url, title, heading, summary, text], at) => {
      const counts = new Map();
      const add = (words, weight) => {
        for (const word of words) counts.set(word, (counts.get(word) || 0) + weight);
      };
      const body = wordsOf(text);
      add(body, 1);
      add(wordsOf(title), heading ? PART_TITLE_WEIGHT : TITLE_WEIGHT);
      add(wordsOf(summary), SUMMARY_WEIGHT);
      add(wordsOf(heading), HEADING_WEIGHT);
      for (const [word, count] of counts) {
        if (!postings.has(word)) postings.set(word, []);
        postings.get(word).push([at, count]);
      }
      total += body.length;
      const isStart = url.split("#")[0] === `${language}/index.html`;
      const isPart = actions.has(url.split("#")[0]);
      const boost = actions.has(url) ? ACTION_BOOST : isPart ? ACTION_PART_BOOST : isStart ? START_BOOST : 1;
      const names = [heading || title, `${title} ${heading}`].map((name) => meaning(name).join(" "));
      return { url, title, heading, text, names, length: body.length, boost };
    });
    return { sections, postings, average: total / sections.length };
  }

  function findTexts({ sections, postings, average }, query) {
    const words = [...new Set(meaning(query))];
    const whole = words.join(" ");
    const strictness = /\p{Script=Han}/u.test(query) ? 1 : 2; // some pairs of characters are not words
    const scores = new Map();
    const addWord = (word, found, weight) => {
      const rarity = Math.log(1 + sections.length / found.length);
      for (const [at, count] of found) {
        const length = 1 - LENGTH_PART + (LENGTH_PART * sections[at].length) / average;
        const score = (weight * rarity * count) / (count + SATURATION * length);
        const known = scores.get(at) || new Map();
        known.set(word, Math.max(known.get(word) || 0, score));
        scores.set(at, known);
      }
    };
    for (const word of words) {
      if (postings.has(word)) addWord(word, postings.get(word), 1);
      if (word.length < 3 && /\w/.test(word)) continue;
      for (const [other, found] of postings) {
        if (other !== word && other.startsWith(word)) addWord(word, found, PREFIX_WEIGHT);
      }
    }
    const ranked = [...scores]
      .filter(([, known]) => known.size * 2 >= words.length)
      .map(([at, known]) => {
        const sum = [...known.values()].reduce((a, b) => a + b, 0);
        const section = sections[at];
        const boost = section.names.includes(whole) ? SAME_BOOST * section.boost : section.boost;
        return { section, score: sum * boost * (known.size / words.length) ** strictness };
      })
      .sort((a, b) => b.score - a.score);
    const pages = new Map();
    return ranked
      .filter(({ section }) => {
        const page = section.url.split("#")[0];
        pages.set(page, (pages.get(page) || 0) + 1);
        return pages.get(page) <= PER_PAGE;
      })
      .slice(0, 15)
      .map(({ section }) => section);
  }

  // The part of a text around the first of the words, as pieces of which every second one is a hit.
  function excerptOf(text, query) {
    const found = query.match(/[A-Za-z0-9]+|\p{Script=Han}{1,2}/gu) || [];
    const stems = found.map((word) => (/\w/.test(word) ? stem(word.toLowerCase()) : word)).filter((word) => !COMMON.has(word));
    if (!stems.length) return [text.slice(0, 120)];
    const hit = new RegExp(`(${stems.join("|")})`, "iu");
    const start = Math.max(0, text.search(hit) - 40);
    const from = start ? text.indexOf(" ", start) + 1 || start : 0;
    const part = text.slice(from > start + 30 ? start : from).slice(0, 160);
    return part.split(new RegExp(hit.source, "giu"));
  }

  async function find(input) {
    const query = input.trim();
    if (!query) return [];
    const ofName = ({ entry }) => ({ title: entry.name, detail: entry.title, url: root + entry.url, excerpt: [], kind: entry.kind });
    const ofText = ({ url, title, heading, text }) => ({ title, detail: heading, url: root + url, excerpt: excerptOf(text, query), kind: "page" });
    const found = findNames(query);
    const isName = /^[A-Za-z][\w.]*$/.test(query) && /_|[a-z][A-Z]/.test(query);
    const first = found.filter(({ entry, rank }) => rank === 3 && (isName || entry.name === query || entry.kind === "action") || (isName && rank === 2));
    const rest = found.filter((item) => !first.includes(item));
    const texts = findTexts(await load(), query);
    return [...first.slice(0, 12).map(ofName), ...texts.map(ofText), ...rest.slice(0, 12).map(ofName)];
  }

  window.siteSearch = { find, load };
})();
