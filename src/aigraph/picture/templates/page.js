"use strict";
// The page: which thing is open (the address after #), which language is spoken, and what keys and pointer do.

const byId = (id) => document.getElementById(id);
const data = read("page-data");
const open = (id) => { location.hash = encodeURIComponent(id); };
const chart = new Chart(byId("map"), data);
const panels = new Panels(data, (id) => { byId("found").hidden = true; open(id); });

function opened() {
  let id = "";
  try { id = decodeURIComponent(location.hash.slice(1)); } catch { /* no thing has such a name */ }
  return panels.things.has(id) ? id : null;
}

function show() {
  const id = opened();
  const card = byId("card");
  card.hidden = id === null;
  chart.choose(id);
  if (id === null) return;
  panels.card(card, id, close);
  card.scrollTop = 0;
  card.focus({ preventScroll: true });
  chart.reveal(id, innerWidth > 820 ? card.offsetWidth + 12 : 0);
}

function close() {
  // An empty fragment would scroll; the history entry is kept so that "back" opens the card again.
  history.pushState(null, "", location.pathname + location.search);
  show();
  if (!chart.touched) chart.overview();
  byId("map").querySelector(".vis-network").focus({ preventScroll: true });
}

function speak(language) {
  panels.language = language;
  const { words } = panels;
  document.documentElement.lang = language;
  document.title = byId("title").textContent = panels.say(data.title);
  byId("summary").textContent = byId("summary").title = panels.say(data.summary);
  byId("search").placeholder = words.search;
  byId("search").setAttribute("aria-label", words.search_label);
  for (const [id, word] of [["map", "map"], ["panel", "kinds"], ["card", "card"], ["languages", "language"],
    ["closer", "closer"], ["further", "further"]]) byId(id).setAttribute("aria-label", words[word]);
  byId("overview").textContent = words.overview;
  for (const button of byId("languages").children) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
  for (const part of ["sizes", "legend", "how", "list"]) panels[part](byId(part));
  if (opened() !== null) panels.card(byId("card"), opened(), close);
  chart.speak(language);
}

function hint(id, event) {
  const place = byId("hint");
  place.hidden = id === null || chart.tells(id);
  if (place.hidden) return;
  const thing = panels.things.get(id);
  const kind = panels.say(panels.marks.get(thing.kind).label);
  place.replaceChildren(panels.say(thing.label), make("small", {}, kind));
  const stage = byId("stage").getBoundingClientRect();
  place.style.left = `${Math.min(event.clientX - stage.left + 14, stage.width - place.offsetWidth - 8)}px`;
  place.style.top = `${Math.min(event.clientY - stage.top + 16, stage.height - place.offsetHeight - 8)}px`;
}

function under(event) {
  const stage = byId("map").getBoundingClientRect();
  return chart.under(chart.network.DOMtoCanvas({ x: event.clientX - stage.left, y: event.clientY - stage.top }));
}

byId("map").addEventListener("mousemove", (event) => {
  const id = event.buttons ? null : under(event);
  byId("map").style.cursor = id === null ? "default" : "pointer";
  chart.point(id);
  hint(id, event);
});
byId("map").addEventListener("mouseleave", () => { chart.point(null); hint(null); });
chart.network.on("click", ({ pointer }) => {
  const id = chart.under(pointer.canvas);
  hint(null);
  if (id !== null) open(id);
  else if (opened() !== null) close();
});
byId("closer").addEventListener("click", () => chart.zoom(1.3));
byId("further").addEventListener("click", () => chart.zoom(1 / 1.3));
byId("overview").addEventListener("click", () => chart.overview());
byId("languages").addEventListener("click", ({ target }) => target.dataset.language && speak(target.dataset.language));
byId("search").addEventListener("input", ({ target }) => panels.found(byId("found"), target.value));
byId("search").addEventListener("keydown", ({ key }) => {
  if (key === "Enter") byId("found").querySelector("button")?.click();
  if (key === "ArrowDown") byId("found").querySelector("button")?.focus();
});
document.addEventListener("click", ({ target }) => {
  if (!target.closest(".search")) byId("found").hidden = true;
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    if (!byId("found").hidden) byId("found").hidden = true;
    else if (opened() !== null) close();
  }
  if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) {
    event.preventDefault();
    byId("search").focus();
  }
});
addEventListener("hashchange", show);
addEventListener("popstate", show);
speak(data.language);
show();
