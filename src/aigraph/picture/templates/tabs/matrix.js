"use strict";
// The matrix: hubs as columns, what is tied to them as rows by kind, in each cell the marks and words of the ties, as a
// button that shows their evidence.

TABS.matrix = class Matrix {
  constructor(page, place) {
    Object.assign(this, { page, place, most: 1000 });
    this.ties = new Map();
    for (const tie of page.data.ties) {
      for (const [one, other] of [[tie.source, tie.target], [tie.target, tie.source]]) {
        if (!this.ties.has(one)) this.ties.set(one, new Map());
        const found = this.ties.get(one);
        found.set(other, [...(found.get(other) ?? []), tie]);
      }
    }
    place.addEventListener("keydown", (event) => this.move(event));
    for (const event of ["pointerover", "focusin"]) place.addEventListener(event, ({ target }) => this.light(target));
    place.addEventListener("pointerleave", () => this.light(null));
  }

  update(keys) {
    const { page, place } = this;
    if (this.table && isQuiet(keys)) return this.current();
    const { columns, rows } = page.data.sheets.matrix;
    this.columns = columns.filter((id) => page.visible(id));
    this.hubs = new Map(rows.map((row) => [row, this.columns.filter((id) => this.ties.get(row)?.has(id))]));
    this.marks = this.marksOfTies(rows);
    this.table = make("table", { class: "matrix" }, make("caption", { class: "apart" }, page.words.tab_matrix),
      make("colgroup", {}, make("col"), make("col"), ...this.columns.map(() => make("col"))), this.head(rows));
    let left = this.most;
    for (const mark of page.data.marks) {
      const own = rows.filter((id) => page.things.get(id).kind === mark.kind && this.shown(id));
      if (own.length && left > 0) this.table.append(this.section(mark, own, left));
      left -= own.length;
    }
    place.replaceChildren(make("p", { class: "guide narrow" }, page.words.matrix_guide), this.table);
    if (this.table.tBodies.length === 0) place.append(make("p", { class: "guide" }, page.words.matrix_nothing));
    if (left < 0) place.append(make("button", { type: "button", class: "tool", onclick: () => { this.most += 1000; this.update(new Set(["*"])); } },
      page.fill("table_more", { left: String(Math.min(1000, -left)) })));
    const first = this.table.querySelector("tbody button.tie") ?? this.table.querySelector("button");
    for (const button of this.table.querySelectorAll("button")) button.tabIndex = button === first ? 0 : -1;
    return this.current();
  }

  between(row, column) { return this.ties.get(row)?.get(column) ?? []; }
  shown(row) { return this.page.visible(row) && this.hubs.get(row).length > 0; }

  // A mark for each kind of tie, by how often it occurs among the rows of one kind: seven shapes full, then hollow.
  marksOfTies(rows) {
    const counts = new Map();
    for (const row of rows) {
      const { kind } = this.page.things.get(row);
      for (const column of this.hubs.get(row)) for (const tie of this.between(row, column)) {
        const own = counts.get(kind) ?? counts.set(kind, new Map()).get(kind);
        own.set(tie.kind, (own.get(tie.kind) ?? 0) + 1);
      }
    }
    const shapes = ["dot", "square", "triangle", "diamond", "star", "hexagon", "triangleDown"];
    return new Map([...counts].map(([kind, own]) => [kind, new Map([...own].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
      .map(([tie], place) => [tie, { shape: shapes[place % 7], hollow: Math.floor(place / 7) % 2 === 1 }]))]));
  }

  // What several share first, by how many; then block by block, each in the order of its column.
  sorted(rows) {
    const { page } = this;
    const key = (id) => {
      const hubs = this.hubs.get(id);
      return [hubs.length > 1 ? -hubs.length : 0, ...hubs.map((hub) => this.columns.indexOf(hub))];
    };
    const keys = new Map(rows.map((id) => [id, key(id)]));
    const compare = (one, other) => {
      const [a, b] = [keys.get(one), keys.get(other)];
      const at = a.findIndex((value, place) => value !== b[place]);
      return at < 0 ? page.order.compare(page.say(page.things.get(one).label), page.say(page.things.get(other).label))
        : a[at] - (b[at] ?? -1);
    };
    return [...rows].sort(compare);
  }

  head(rows) {
    const { page } = this;
    const all = rows.filter((id) => this.shown(id));
    const names = this.columns.map((id) => make("th", { scope: "col", class: "hub" },
      make("button", { type: "button", class: "column", onclick: () => page.open(id) },
        make("span", {}, page.say(page.things.get(id).short)),
        make("b", {}, make("span", { class: "apart" }, `${page.words.matrix_rows} `), String(all.filter((row) => this.between(row, id).length).length)))));
    return make("thead", {}, make("tr", {}, make("td", { class: "corner" }, page.words.matrix_guide),
      make("th", { scope: "col", class: "number" }, page.words.matrix_count), ...names));
  }

  section(mark, rows, most) {
    const { page } = this;
    const own = this.marks.get(mark.kind);
    const legend = make("span", { class: "legend" });
    for (const [tie, look] of own) {
      legend.append(make("span", {}, this.mark(look, mark.colour), this.word(tie)));
    }
    const heading = make("th", { scope: "rowgroup", colspan: String(this.columns.length + 2) },
      make("span", { class: "kinds" }, drawMark(mark), make("b", {}, page.say(mark.label)), make("i", {}, String(rows.length)), legend));
    return make("tbody", {}, make("tr", { class: "group" }, heading), ...this.sorted(rows).slice(0, most).map((id) => this.row(id, own, mark)));
  }

  word(kind) {
    const found = this.page.data.ties.find((tie) => tie.kind === kind);
    return this.page.say(this.page.data.properties[found.label]);
  }

  mark({ shape, hollow }, colour) {
    const svg = drawMark({ shape, colour });
    if (hollow) for (const [name, value] of [["fill", "none"], ["stroke", colour], ["stroke-width", "3"]]) svg.firstChild.setAttribute(name, value);
    return svg;
  }

  row(id, marks, { colour }) {
    const { page } = this;
    const cells = this.columns.map((hub) => {
      const ties = this.between(id, hub);
      const cell = document.createElement("td");
      if (ties.length) {
        cell.className = "tied";
        cell.style.setProperty("--tint", colour);
        cell.append(this.cell(id, hub, ties, marks, colour));
      }
      return cell;
    });
    return make("tr", { "data-row": id }, make("th", { scope: "row" }, page.entry(id)),
      make("td", { class: "number" }, String(this.hubs.get(id).length)), ...cells);
  }

  cell(row, hub, ties, marks, colour) {
    const { page } = this;
    const names = [row, hub].map((id) => page.say(page.things.get(id).label)).join(" – ");
    const word = (tie) => page.say(page.data.properties[tie.label]);
    const show = ({ currentTarget }) => Proving.of(page).show(currentTarget, names, [
      ...ties.map((tie) => ({ title: word(tie), proofs: tie.proofs })), { things: [row, hub] }]);
    const apart = (text) => make("span", { class: "apart" }, text);
    return make("button", { type: "button", class: "tie", onclick: show }, apart(names + page.words.table_colon),
      ...ties.flatMap((tie, place) => [...(place ? [apart(", ")] : []),
        make("span", { class: "one" }, this.mark(marks.get(tie.kind), colour), make("small", {}, word(tie)))]));
  }

  // The column of what is pointed at or has the focus; its row is lit by the style.
  light(target) {
    const at = target?.closest?.("td, th")?.cellIndex ?? 0;
    this.table.querySelectorAll("col").forEach((col, place) => col.classList.toggle("lit", at > 1 && place === at));
  }

  current() {
    const id = this.page.opened;
    for (const row of this.table.querySelectorAll("[data-row]")) row.classList.toggle("opened", row.dataset.row === id);
  }

  // Arrows move between buttons; only one of them is reached by the Tab key.
  move(event) {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    const cell = event.target.closest("td, th");
    if (!step || !cell) return;
    event.preventDefault();
    const rows = [...this.table.rows];
    let [row, column] = [rows.indexOf(cell.parentElement), cell.cellIndex];
    for (;;) {
      [row, column] = [row + step[0], column + step[1]];
      if (!rows[row] || column < 0 || column > this.columns.length + 1) return;
      const next = rows[row].cells[column]?.querySelector("button");
      if (!next) continue;
      for (const button of this.table.querySelectorAll('button[tabindex="0"]')) button.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
      return;
    }
  }
};
