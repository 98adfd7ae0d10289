"use strict";
// The matrix: hubs as columns, what is tied to them as rows by kind, a mark where there is a tie.

TABS.matrix = class Matrix {
  constructor(page, place) { Object.assign(this, { page, place }); }

  update() {
    const { page } = this;
    const { columns, rows } = page.data.sheets.matrix;
    const head = make("tr", {}, make("th", {}, ""), ...columns.map((id) => make("th", { scope: "col" },
      page.say(page.things.get(id).short))));
    const body = make("tbody");
    for (const mark of page.data.marks) {
      const own = rows.filter(({ id }) => page.things.get(id).kind === mark.kind && page.visible(id));
      if (!own.length) continue;
      body.append(make("tr", {}, make("th", { colspan: String(columns.length + 1) }, drawMark(mark), page.say(mark.label))));
      for (const { id, cells } of own) body.append(this.row(id, cells, columns));
    }
    this.place.replaceChildren(make("table", { class: "matrix" }, make("thead", {}, head), body));
  }

  row(id, cells, columns) {
    const { page } = this;
    return make("tr", {}, make("th", { scope: "row" }, page.entry(id)), ...columns.map((hub) => {
      const ties = (cells[hub] ?? []).map((number) => page.say(page.data.properties[page.data.ties[number].label]));
      return make("td", {}, ...(ties.length ? [make("span", { title: ties.join("; "), "aria-label": ties.join("; "), role: "img" }, "●")] : []));
    }));
  }
};
