// Leads to the reader's language; the links of the page lead to all of them.
"use strict";
(() => {
  const links = [...document.querySelectorAll("a[lang]")];
  const wanted = (navigator.languages || []).map((tag) => tag.split("-")[0]);
  const order = links.map((link) => wanted.indexOf(link.lang.split("-")[0]));
  const known = order.filter((at) => at >= 0);
  const best = known.length ? order.indexOf(Math.min(...known)) : 0;
  if (links[best]) location.replace(links[best].href);
})();
