"use strict";
// Puts the parts together and lets the state be seen.

const page = new Page(read("page-data"));
const chart = new Chart(byId("map"), page.data);
page.start(new Head(page), new Side(page), new Search(page, byId("search"), byId("found")), new Tabs(page, byId("tabs"), byId("stage")),
  new Network(page, chart), new Card(page, byId("card")));

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    if (!byId("found").hidden) byId("found").hidden = true;
    else if (page.opened !== null) page.close();
    else page.state.set({ seen: "" });
  }
  if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) {
    event.preventDefault();
    byId("search").focus();
  }
});
