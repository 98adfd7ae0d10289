"use strict";
// The table: all that is drawn, as text.

TABS.table = class Table {
  constructor(page, place) { Object.assign(this, { page, place }); }

  update() {
    const { page } = this;
    const body = make("tbody");
    for (const thing of page.sorted(page.data.things.filter(({ id }) => page.visible(id)))) {
      const ties = page.data.ties.filter(({ source, target }) => source === thing.id || target === thing.id).length;
      body.append(make("tr", {}, make("td", {}, page.entry(thing.id)), make("td", {}, page.say(page.marks.get(thing.kind).label)),
        make("td", { class: "count" }, thing.quantity ? page.say(thing.quantity) : ""), make("td", { class: "count" }, String(ties))));
    }
    const { words, data } = page;
    const titles = [words.name, words.kind, data.measure ? page.say(data.measure.label) : "", words.ties];
    this.place.replaceChildren(make("table", {}, make("thead", {}, make("tr", {}, ...titles.map((title) => make("th", { scope: "col" }, title)))), body));
  }
};
