"use strict";
// The flow of money from payers and schemes to recipients: each sum a band as wide as its amount, in the look of its
// status. A sum goes from its scheme, else from its payer; what has neither stands in the bars alone, and a sum that is a
// part of another one in the flow is not drawn again. Places are a pure function of the sums and the width.

const FLOW = { node: 11, tall: 430, line: 16, gap: 12, label: 262, narrow: 132 };

class Flow {
  constructor(money) {
    this.money = money;
    const from = (sum) => (sum.schemes.length ? sum.schemes : sum.payers).join("; ");
    const drawn = money.shown.filter((sum) => sum.amount !== undefined && from(sum) && from(sum) !== sum.recipient);
    const ids = new Set(drawn.map(({ id }) => id));
    this.links = drawn.filter((sum) => !ids.has(sum.whole)).map((sum) => ({ sum, from: from(sum), to: sum.recipient, size: sum.amount }));
  }

  draw() {
    if (!this.links.length) return null;
    const narrow = this.money.wide < 700;
    this.width = Math.max(300, Math.min(this.money.wide - (narrow ? 26 : 60), 1180));
    this.beside = narrow ? FLOW.narrow : FLOW.label;
    this.columns = this.layers();
    for (let sweep = 0; sweep < 4; sweep += 1) this.sort(sweep % 2 === 1);
    this.place(narrow ? 300 : FLOW.tall);
    const tall = Math.max(...this.columns.flat().map(({ bottom }) => bottom)) + 6;
    const svg = makeSvg("svg", { class: "flow", width: this.width, height: tall, viewBox: `0 0 ${this.width} ${tall}`, role: "img",
      "aria-label": this.money.page.words.money_flow_label });
    svg.append(...this.pieces.map((piece) => this.band(piece)), ...this.columns.flat().filter(({ name }) => name).flatMap((node) => this.node(node)));
    return svg;
  }

  // Columns of nodes: sources left, those who give nothing further on the right; a link over several columns has a hidden
  // node in each between, which keeps its way free.
  layers() {
    const nodes = new Map();
    const named = (id) => id.split("; ").map((one) => this.money.who(one)).join("; ");
    const node = (id) => nodes.get(id) ?? nodes.set(id, { id, name: named(id), into: [], out: [] }).get(id);
    for (const link of this.links) {
      node(link.from).out.push(link);
      node(link.to).into.push(link);
    }
    const depth = (id, seen = new Set()) => (seen.has(id) ? 0
      : Math.max(0, ...nodes.get(id).into.map((link) => 1 + depth(link.from, new Set([...seen, id])))));
    for (const [id, found] of nodes) found.column = depth(id);
    const last = Math.max(1, ...[...nodes.values()].map(({ column }) => column));
    for (const found of nodes.values()) if (!found.out.length) found.column = last;
    for (const found of nodes.values()) {
      if (!found.into.length) found.column = Math.max(0, Math.min(...found.out.map((link) => nodes.get(link.to).column)) - 1);
    }
    const columns = Array.from({ length: last + 1 }, () => []);
    for (const found of nodes.values()) columns[found.column].push(found);
    this.pieces = [];
    for (const link of this.links) {
      let start = nodes.get(link.from);
      const end = nodes.get(link.to);
      for (let column = start.column + 1; column < end.column; column += 1) {
        const hidden = { id: `${link.sum.id} ${column}`, name: "", column };
        columns[column].push(hidden);
        this.pieces.push({ link, start, end: hidden });
        start = hidden;
      }
      this.pieces.push({ link, start, end });
    }
    for (const found of columns.flat()) {
      found.starts = this.pieces.filter(({ start }) => start === found);
      found.ends = this.pieces.filter(({ end }) => end === found);
      const sum = (pieces) => pieces.reduce((all, { link }) => all + link.size, 0); // as wide as its bands; no figure shown
      found.size = Math.max(sum(found.starts), sum(found.ends));
    }
    return columns;
  }

  // Each column in the order of what its nodes are tied to on one side, so that bands cross little.
  sort(back) {
    for (const column of this.columns) column.forEach((found, at) => { found.at = at + (column.length ? 1 / (2 * column.length) : 0); });
    for (const column of back ? [...this.columns].reverse() : this.columns) {
      const mean = (found) => {
        const ends = (back ? found.starts : found.ends).map((piece) => [back ? piece.end : piece.start, piece.link.size]);
        const weight = ends.reduce((all, [, size]) => all + size, 0);
        return weight ? ends.reduce((all, [end, size]) => all + end.rank * size, 0) / weight : null;
      };
      const keys = new Map(column.map((found, at) => [found, mean(found) ?? (at + 0.5) / column.length]));
      column.sort((one, other) => keys.get(one) - keys.get(other) || other.size - one.size || (one.id < other.id ? -1 : 1));
      let above = 0;
      const all = column.reduce((sum, { size }) => sum + size, 0) || 1;
      for (const found of column) {
        found.rank = (above + found.size / 2) / all;
        above += found.size;
      }
    }
  }

  place(tall) {
    const most = Math.max(...this.columns.map((column) => column.reduce((sum, { size }) => sum + size, 0)));
    this.scale = tall / most;
    const last = this.columns.length - 1;
    this.columns.forEach((column, number) => {
      const x = (number / last) * (this.width - this.beside - FLOW.node);
      let y = 2;
      for (const found of column) {
        found.x = x;
        found.high = Math.max(1, found.size * this.scale);
        found.lines = found.name ? this.lines(found, number === last ? this.beside - 12 : Math.max(64, (this.width - this.beside) / last - 20)) : [];
        const text = found.lines.length * FLOW.line;
        found.y = number === last || !found.name ? y : y + text + 3;
        found.bottom = Math.max(found.y + found.high, number === last ? y + text : 0);
        found.beside = number === last;
        y = found.bottom + FLOW.gap;
      }
    });
    const foot = Math.max(...this.columns.flat().map(({ bottom }) => bottom));
    for (const column of this.columns) {
      const down = (foot - Math.max(...column.map(({ bottom }) => bottom))) / 2; // columns stand around one middle
      for (const found of column) {
        found.y += down;
        found.bottom += down;
      }
    }
    for (const side of ["starts", "ends"]) {
      const other = side === "starts" ? "end" : "start";
      for (const found of this.columns.flat()) {
        let y = found.y;
        for (const piece of [...found[side]].sort((one, two) => one[other].y - two[other].y)) {
          piece[side] = y;
          y += piece.link.size * this.scale;
        }
      }
    }
  }

  // The name, then each status of what comes in; for a scheme also what it gives, as the query added it up.
  lines(found, wide) {
    const { money } = this;
    const told = found.into.map(({ sum }) => money.describe(sum));
    for (const status of money.statuses) {
      const total = found.out.some(({ sum }) => sum.status === status) && money.total(found.id, status);
      if (total) told.push(`→ ${money.name(status)}${money.page.words.table_colon}${total}`);
    }
    return [...wrapWords(found.name, "bold 13px", wide).map((text) => ["name", text]), ...told.flatMap((text) => wrapWords(text, "12px", wide)).map((text) => ["figure", text])];
  }

  band({ link, start, end, starts, ends }) {
    const { money } = this;
    const wide = Math.max(1.5, link.size * this.scale);
    const [from, to] = [start.x + (start.name ? FLOW.node : 0), end.x];
    const curve = (x, y, further, other) => `C${[(from + to) / 2, y, (from + to) / 2, other, further, other].map((one) => one.toFixed(1))}`;
    const origin = link.from.split("; ").map((id) => money.who(id)).join("; ");
    const title = `${origin} → ${money.who(link.to)}${money.page.words.table_colon}${money.describe(link.sum)}`;
    const band = makeSvg("path", { class: `band ${money.look(link.sum.status)} ${money.bound(link.sum)}`,
      d: [`M${from.toFixed(1)},${starts.toFixed(1)}`, curve(from, starts, to, ends), `v${wide.toFixed(1)}`,
        curve(to, ends + wide, from, starts + wide), "z"].join("") },
    makeSvg("title", {}, title));
    band.addEventListener("click", () => money.show(link.sum, band));
    return band;
  }

  // A name stands above its node, on the side where the bands leave it the more room.
  node(found) {
    const rise = (pieces, near, far) => Math.max(-Infinity, ...pieces.map((piece) => piece[near] - piece[far]));
    const back = !found.beside && found.column > 0 && this.beside === FLOW.label
      && rise(found.starts, "starts", "ends") > rise(found.ends, "ends", "starts");
    const x = found.beside ? found.x + FLOW.node + 8 : back ? found.x + FLOW.node : found.x;
    const top = found.beside ? found.y + 12 : found.y - found.lines.length * FLOW.line + 9;
    return [makeSvg("rect", { class: "node", x: found.x, y: found.y, width: FLOW.node, height: found.high, rx: 2 }),
      ...found.lines.map(([kind, text], at) => makeSvg("text", { class: kind, x, y: top + at * FLOW.line, "text-anchor": back ? "end" : "start" }, text))];
  }
}
