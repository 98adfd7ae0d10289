"use strict";
// The map: vis-network draws marks and ties where Python placed them; cells and labels are drawn here, in the boxes
// that Python computed, so that what does not overlap there does not overlap here.

const LEGIBLE = 8.4; // pixels: smaller labels of satellites wait for a closer look
const GEO_SIDE = 1500; // how wide the layout geo draws the box of the outlines (layout/atlas.py)
function colours() {
  const style = getComputedStyle(document.documentElement);
  const get = (name) => style.getPropertyValue(name).trim();
  return {
    page: get("--page"), ink: get("--ink"), muted: get("--muted"), cell: get("--cell"), edge: get("--cell-line"),
    letters: get("--letters"), ties: Number(get("--ties")),
  };
}

class Chart {
  constructor(container, data) {
    this.data = data;
    this.language = data.language;
    this.things = new Map(data.things.map((thing) => [thing.id, thing]));
    this.near = neighbours(data);
    this.chosen = null;
    this.pointed = null;
    this.seen = null; // the things that an observation is about
    this.visible = () => true;
    this.touched = false;
    this.paint = colours();
    // Labels are drawn here, not by vis-network.
    this.ties = read("network-edges");
    this.shades = new Map(); // how each mark and tie is drawn now, so that only what changes is told to vis-network
    this.lit = null;
    this.nodes = new vis.DataSet(read("network-nodes").map((node) => ({ ...node, label: undefined, ...this.changed(node.id, { opacity: 1, hidden: false }) })));
    this.edges = new vis.DataSet(this.ties.map((tie) => ({ ...tie, ...this.changed(tie.id, this.shade(tie)) })));
    this.network = new vis.Network(container, { nodes: this.nodes, edges: this.edges }, read("network-options"));
    this.container = container;
    this.network.on("beforeDrawing", (context) => this.drawCells(context));
    this.network.on("afterDrawing", (context) => this.drawLabels(context));
    this.network.on("resize", () => this.touched || this.overview());
    for (const event of ["zoom", "dragEnd"]) this.network.on(event, () => { this.touched = true; });
    this.overview();
  }

  overview() {
    const { bounds, ground } = this.data;
    const [left, top] = [0, 1].map((side) => Math.min(bounds[side], ground?.[side] ?? Infinity));
    const [right, end] = [2, 3].map((side) => Math.max(bounds[side], ground?.[side] ?? -Infinity));
    const bottom = end + (this.data.layout === "bipartite" ? (end - top) * 0.05 : 0); // its labels end above the buttons
    const room = this.container;
    if (!room.clientWidth) return; // another tab is shown; the map is told of its size when it is
    const scale = Math.min((room.clientWidth - 16) / (right - left), (room.clientHeight - 16) / (bottom - top), 1.4);
    this.network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale });
    this.touched = false;
  }

  zoom(factor) {
    this.touched = true;
    this.network.moveTo({ scale: this.network.getScale() * factor, animation: still() ? false : { duration: 200 } });
  }

  // Shift the map just so far that a thing, with some of what surrounds it, is not behind the card.
  reveal(id, hidden) {
    const { at } = this.things.get(id);
    const { x, y } = this.network.canvasToDOM(at);
    const wide = this.container.clientWidth - hidden;
    const into = (value, margin, size) => Math.min(Math.max(value, margin), Math.max(size - margin, margin));
    const dx = x - into(x, Math.min(190, wide / 2), wide);
    const dy = y - into(y, 70, this.container.clientHeight);
    if (hidden === 0 || (dx <= 0 && x > 0 && dy === 0)) return;
    const view = this.network.getViewPosition();
    const scale = this.network.getScale();
    this.network.moveTo({
      position: { x: view.x + dx / scale, y: view.y + dy / scale },
      animation: still() ? false : { duration: 350, easingFunction: "easeInOutQuad" },
    });
  }

  // What the filters let through, the thing whose card is open, and those that an observation is about.
  show(visible, chosen, seen) {
    this.visible = visible;
    this.chosen = chosen;
    this.seen = seen;
    this.emphasise();
  }

  point(id) { if (id !== this.pointed) { this.pointed = id; this.emphasise(); } }
  speak(language) { this.language = language; this.network.redraw(); }
  repaint() { this.paint = colours(); this.emphasise(); }

  // What is looked at, with its neighbours, stands out; nothing is looked at in the overview.
  emphasise() {
    const centre = this.pointed ?? this.chosen;
    this.lit = centre !== null ? new Set([centre, ...this.near.get(centre)]) : this.seen && new Set(this.seen);
    this.faint = this.pointed === null ? 0.2 : 0.4; // a passing pointer changes less than a choice
    const dim = (id) => this.lit !== null && !this.lit.has(id);
    const look = (id) => ({ opacity: dim(id) ? this.faint : 1, hidden: !this.visible(id) });
    const nodes = this.data.things.map(({ id }) => this.changed(id, look(id))).filter(Boolean);
    const edges = this.ties.map((tie) => this.changed(tie.id, this.shade(tie, centre))).filter(Boolean);
    if (nodes.length) this.nodes.update(nodes);
    if (edges.length) this.edges.update(edges);
    this.network.redraw();
  }

  // How a tie is drawn while something is looked at, or nothing is.
  shade({ from, to, color }, centre = null) {
    const touches = centre !== null ? from === centre || to === centre : this.lit !== null && this.lit.has(from) && this.lit.has(to);
    const plain = this.aside(from, to) ? 0.05 : this.paint.ties + (this.spoke(from, to) ? 0.3 : 0);
    const opacity = this.lit === null ? plain : touches ? 0.95 : 0.06;
    return { width: touches ? 2 : 1, color: { ...color, opacity } };
  }

  // What vis-network must be told of a mark or tie: nothing where it is drawn so already.
  changed(id, look) {
    const told = JSON.stringify(look);
    if (this.shades.get(id) === told) return null;
    this.shades.set(id, told);
    return { id, ...look };
  }

  // On a map, ties to what has no place there wait until they are asked for.
  aside(from, to) {
    return this.data.layout === "geo" && [from, to].some((id) => this.things.get(id).at.place === "loose");
  }

  spoke(from, to) {
    const home = this.things.get(from).at.home;
    return home !== "" && home === this.things.get(to).at.home;
  }

  // The thing whose mark or drawn label lies under a point of the canvas.
  under({ x, y }) {
    const inside = ([left, top, right, bottom]) => x >= left && x <= right && y >= top && y <= bottom;
    const hit = this.data.things.find((thing) => this.visible(thing.id)
      && (inside(thing.at.mark_box) || (this.shows(thing) && inside(thing.at.label_box))));
    return hit ? hit.id : null;
  }

  // Whether the canvas already says the whole name of a thing.
  tells(id) {
    const thing = this.things.get(id);
    return this.shows(thing) && thing.label[this.language] === thing.short[this.language]
      && !thing.at.lines[this.language].at(-1).endsWith("…");
  }

  shows(thing) { return this.wants(thing) && (!this.roomy || this.roomy.has(thing.id)); }

  wants(thing) {
    if (!this.visible(thing.id)) return false;
    const always = thing.at.place === "hub" || thing.at.place === "shared";
    return always || this.lit?.has(thing.id) || thing.at.type_size * this.network.getScale() >= LEGIBLE;
  }

  drawCells(context) {
    context.fillStyle = this.paint.cell;
    context.strokeStyle = this.paint.edge;
    context.lineWidth = 1;
    if (this.data.layout === "geo") this.drawOutlines(context);
    for (const [left, top, right, bottom] of this.data.cells) {
      context.beginPath();
      context.roundRect(left, top, right - left, bottom - top, 26);
      context.fill();
      context.stroke();
    }
  }

  // The map's regions under what stands at its coordinates.
  drawOutlines(context) {
    const outlines = this.data.sheets.map?.outlines;
    if (!outlines) return;
    context.save();
    context.scale(GEO_SIDE / outlines.box[0], GEO_SIDE / outlines.box[0]);
    for (const { path } of Object.values(outlines.regions)) {
      context.fill(new Path2D(path), "evenodd");
      context.stroke(new Path2D(path));
    }
    context.restore();
  }

  // Where labels may overlap: those that have room, hubs and what is looked at before the rest.
  withRoom() {
    const weight = ({ id, at }) => (this.lit?.has(id) ? 8 : 0) + ({ hub: 4, shared: 2 }[at.place] ?? 0) + at.radius / 100;
    const { x: left, y: top } = this.network.DOMtoCanvas({ x: 0, y: 0 });
    const { x: right, y: bottom } = this.network.DOMtoCanvas({ x: this.container.clientWidth, y: this.container.clientHeight });
    const wanted = this.data.things.filter((thing) => thing.at.x > left - 150 && thing.at.x < right + 150
      && thing.at.y > top - 90 && thing.at.y < bottom + 90 && this.wants(thing)).sort((one, other) => weight(other) - weight(one));
    const room = new Room(wanted.map(({ at }) => at.mark_box));
    return new Set(wanted.filter(({ at }) => room.take(at.label_box)).map(({ id }) => id));
  }

  drawLabels(context) {
    this.roomy = this.data.crowded ? this.withRoom() : null;
    context.save();
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 3;
    for (const thing of this.data.things) if (this.shows(thing)) this.drawLabel(context, thing);
    context.restore();
  }

  drawLabel(context, { id, at }) {
    const lines = at.lines[this.language].map((text) => ({ text, bold: at.bold, ink: this.paint.ink }));
    if (at.note[this.language]) lines.push({ text: at.note[this.language], bold: false, ink: this.paint.muted });
    const [left, top, right, bottom] = at.label_box;
    const step = at.type_size * 1.18;
    const x = { right: left, left: right, below: (left + right) / 2 }[at.side];
    let y = (at.side === "below" ? top : (top + bottom - lines.length * step) / 2) + step / 2;
    context.textAlign = { right: "left", left: "right", below: "center" }[at.side];
    context.globalAlpha = this.lit && !this.lit.has(id) ? this.faint + 0.1 : 1;
    context.strokeStyle = at.place === "shared" || at.place === "loose" ? this.paint.page : this.paint.cell;
    for (const { text, bold, ink } of lines) {
      context.font = `${bold ? "bold " : ""}${at.type_size}px ${this.paint.letters}`;
      context.fillStyle = ink;
      context.strokeText(text, x, y, right - left);
      context.fillText(text, x, y, right - left);
      y += step;
    }
  }

  // Boxes of all that is drawn now, in pixels of the map: what a test asks for.
  drawn() {
    const corner = ([left, top, right, bottom]) => {
      const from = this.network.canvasToDOM({ x: left, y: top });
      const to = this.network.canvasToDOM({ x: right, y: bottom });
      return [from.x, from.y, to.x, to.y];
    };
    return this.data.things.map((thing) => ({
      id: thing.id, place: thing.at.place, mark: corner(thing.at.mark_box),
      label: this.shows(thing) ? corner(thing.at.label_box) : null,
      type: thing.at.type_size * this.network.getScale(),
    }));
  }
}

// Boxes that do not overlap, looked for in the cells of a grid.
class Room {
  constructor(boxes) {
    this.taken = new Map();
    for (const box of boxes) this.put(box, this.cells(box));
  }

  cells([left, top, right, bottom]) {
    const cells = [];
    for (let x = Math.floor(left / 160); x <= right / 160; x++) {
      for (let y = Math.floor(top / 50); y <= bottom / 50; y++) cells.push(`${x} ${y}`);
    }
    return cells;
  }

  put(box, cells) {
    for (const cell of cells) {
      if (!this.taken.has(cell)) this.taken.set(cell, []);
      this.taken.get(cell).push(box);
    }
  }

  // Whether a box has room, which it then takes; boxes may touch.
  take(box) {
    const cells = this.cells(box);
    const meets = (other) => other[0] < box[2] - 0.1 && box[0] + 0.1 < other[2] && other[1] < box[3] - 0.1 && box[1] + 0.1 < other[3];
    if (cells.some((cell) => this.taken.get(cell)?.some(meets))) return false;
    this.put(box, cells);
    return true;
  }
}

function neighbours(data) {
  const near = new Map(data.things.map((thing) => [thing.id, new Set()]));
  for (const { source, target } of data.ties) {
    near.get(source).add(target);
    near.get(target).add(source);
  }
  return near;
}
