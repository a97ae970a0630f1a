"use strict";
// Words in the box hide what lacks one of them; the choices above work by style sheet alone.
(() => {
  const area = document.querySelector(".search");
  const box = area.querySelector("input");
  const said = area.querySelector("output");
  const items = [...document.querySelectorAll("[data-item]")];
  const groups = [...document.querySelectorAll("[data-group]")];
  const texts = items.map(item =>
    [item.textContent, item.dataset.more, item.closest("[data-group]")?.querySelector("h2").textContent].join(" ").toLowerCase());
  const shown = item => item.getClientRects().length > 0; // asking for styles takes seconds on the page of claims

  function look() {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    groups.forEach(group => group.classList.remove("unfound"));
    items.forEach((item, i) => item.classList.toggle("unfound", !words.every(word => texts[i].includes(word))));
    const found = new Set(items.filter(shown)); // all of them before anything changes again
    groups.forEach(group => group.classList.toggle("unfound", ![...group.querySelectorAll("[data-item]")].some(item => found.has(item))));
    said.textContent = found.size + " of " + items.length + " shown";
  }

  area.hidden = false;
  box.addEventListener("input", look);
  document.querySelector("form").addEventListener("submit", event => event.preventDefault());
  document.querySelector("form").addEventListener("change", look);
  document.addEventListener("keydown", event => {
    if (event.key === "/" && event.target !== box) { event.preventDefault(); box.focus(); }
    if (event.key === "Escape" && event.target === box) { box.value = ""; look(); }
  });
  look();
})();
