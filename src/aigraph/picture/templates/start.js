"use strict";
// Puts the parts together and lets the state be seen.

const page = new Page(readShared("page-data"));
const chart = new Chart(byId("map"), page.data);
const search = new Search(page, byId("search"), byId("found"));
page.start(new Head(page), new Side(page), search, new Tabs(page, byId("tabs"), byId("stage")), new Card(page, byId("card")),
  new Network(page, chart), new Asked(page, byId("asked")), new Voice(page, byId("told"), byId("nothing")));

document.addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    if (search.isOpen) search.hide();
    else page.back();
  }
  if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) {
    event.preventDefault();
    byId("search").focus();
  }
});

// On paper nothing can be opened, so all evidence of an open card is; and the map is drawn dark on light.
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("#card details:not([open])")) {
    details.open = true;
    details.dataset.printed = "";
  }
  document.documentElement.dataset.theme = "light";
  chart.repaint();
  byId("printed")?.remove();
  byId("map").after(make("img", { id: "printed", alt: "", src: byId("map").querySelector("canvas").toDataURL() }));
});
addEventListener("afterprint", () => {
  byId("printed")?.remove();
  for (const details of document.querySelectorAll("details[data-printed]")) {
    details.open = false;
    delete details.dataset.printed;
  }
  page.update(new Set(["theme"]));
});
