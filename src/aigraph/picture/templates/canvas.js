"use strict";
// The map: vis-network draws marks and ties where Python placed them; cells and labels are drawn here, in the boxes
// that Python computed, so that what does not overlap there does not overlap here.

const LEGIBLE = 8.4; // pixels: smaller labels of satellites wait for a closer look
const LEAST = 6.5; // and those of shared things, which are bold
const [SMALL_HUB, HUB] = [9.5, 11]; // labels of hubs below the one have the other, as far as their cells have the room
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
    this.ends = []; // the thing whose card is open, and the other end of a path
    this.trail = null; // the things of a path
    this.pointed = null;
    this.framed = null; // the things that are fitted into the map; all where null
    this.seen = null; // the things that an observation is about
    this.visible = () => true;
    this.touched = false;
    this.paint = colours();
    // Labels are drawn here, not by vis-network.
    this.nodes = new vis.DataSet(read("network-nodes").map((node) => ({ ...node, label: undefined })));
    this.edges = new vis.DataSet(read("network-edges"));
    this.network = new vis.Network(container, { nodes: this.nodes, edges: this.edges }, read("network-options"));
    this.container = container;
    this.network.on("beforeDrawing", (context) => this.drawCells(context));
    this.network.on("afterDrawing", (context) => this.drawLabels(context));
    this.network.on("resize", () => this.touched || this.fit());
    for (const event of ["zoom", "dragEnd"]) this.network.on(event, () => { this.touched = true; });
    container.querySelector(".vis-network").tabIndex = -1; // its place is what has the focus
    this.emphasise();
    this.frame(null);
  }

  // Fit some things into the map, or all, until the reader moves it.
  frame(ids) {
    this.framed = ids?.length ? ids : null;
    this.touched = false;
    this.fit(still() || !this.size ? false : { duration: 350, easingFunction: "easeInOutQuad" });
  }

  fit(animation = false) {
    if (!this.container.clientWidth) return; // another tab is shown; the map is told of its size when it is
    const [left, top, right, bottom] = this.extent(this.framed);
    this.network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: this.scaleOf(this.framed), animation });
  }

  extent(ids) {
    if (ids === null) return this.data.bounds;
    const boxes = ids.flatMap((id) => [this.things.get(id).at.mark_box, this.things.get(id).at.label_box]);
    return [0, 1, 2, 3].map((side) => Math[side < 2 ? "min" : "max"](...boxes.map((box) => box[side])));
  }

  scaleOf(ids) {
    const [left, top, right, bottom] = this.extent(ids);
    const { clientWidth, clientHeight } = this.container;
    return Math.min((clientWidth - 16) / (right - left), (clientHeight - 16) / (bottom - top), 1.25);
  }

  // Take the size that the page gives the map now.
  fill() {
    const { clientWidth, clientHeight } = this.container;
    const size = `${clientWidth} ${clientHeight}`;
    if (clientWidth && size !== this.size) { this.size = size; this.network.setSize("100%", "100%"); }
  }

  zoom(factor) {
    this.touched = true;
    this.network.moveTo({ scale: this.network.getScale() * factor, animation: still() ? false : { duration: 200 } });
  }

  // Let a thing be seen with what surrounds it: the whole map where that can be read; after the reader moved it, or while
  // walking, only so far that the thing is inside.
  reveal(id, walking = false) {
    if (!this.container.clientWidth) return;
    if (!this.touched && !walking) {
      const around = [id, ...this.near.get(id)].filter((name) => this.visible(name));
      this.frame(this.scaleOf(null) * 13 >= LEGIBLE ? null : around);
      return;
    }
    const { x, y } = this.network.canvasToDOM(this.things.get(id).at);
    const { clientWidth, clientHeight } = this.container;
    const into = (value, size) => Math.min(Math.max(value, 90), Math.max(size - 90, 90));
    const [dx, dy] = [x - into(x, clientWidth), y - into(y, clientHeight)];
    if (!dx && !dy) return;
    const [view, scale] = [this.network.getViewPosition(), this.network.getScale()];
    this.network.moveTo({ position: { x: view.x + dx / scale, y: view.y + dy / scale } });
  }

  // What the filters let through, the thing whose card is open (and the other end of a path), what an observation is about.
  show(visible, ends, seen) {
    Object.assign(this, { visible, ends, seen });
    this.nodes.update(this.nodes.getIds().map((id) => ({ id, hidden: !visible(id) })));
    this.emphasise();
  }

  // Show a path: its things in order; null for none.
  trace(ids) { this.trail = ids; this.emphasise(); }

  point(id) { if (id !== this.pointed) { this.pointed = id; this.emphasise(); } }
  speak(language) { this.language = language; this.network.redraw(); }
  repaint() { this.paint = colours(); this.emphasise(); }

  // What is looked at, with its neighbours, stands out, or a path; nothing is looked at in the overview.
  emphasise() {
    const path = this.pointed === null ? this.trail : null;
    const centres = this.pointed !== null ? [this.pointed] : this.ends;
    const around = centres.flatMap((id) => [id, ...this.near.get(id)]);
    this.lit = path ? new Set(path) : centres.length ? new Set(around) : this.seen && new Set(this.seen);
    this.faint = this.pointed === null ? 0.2 : 0.4; // a passing pointer changes less than a choice
    const dim = (id) => this.lit !== null && !this.lit.has(id);
    this.nodes.update(this.nodes.getIds().map((id) => ({ id, opacity: dim(id) ? this.faint : 1 })));
    const follows = (from, to) => path.some((id, at) => at && [`${id} ${path[at - 1]}`, `${path[at - 1]} ${id}`].includes(`${from} ${to}`));
    this.edges.update(this.edges.get().map(({ id, from, to, color }) => {
      const touches = path ? follows(from, to) : centres.length ? centres.includes(from) || centres.includes(to)
        : this.lit !== null && this.lit.has(from) && this.lit.has(to);
      const opacity = this.lit === null ? this.paint.ties + (this.spoke(from, to) ? 0.3 : 0) : touches ? 0.95 : 0.06;
      return { id, width: touches ? 2 : 1, color: { ...color, opacity } };
    }));
    this.network.redraw();
  }

  spoke(from, to) {
    const home = this.things.get(from).at.home;
    return home !== "" && home === this.things.get(to).at.home;
  }

  // The thing whose mark or drawn label lies under a point of the canvas.
  under({ x, y }) {
    const inside = ([left, top, right, bottom]) => x >= left && x <= right && y >= top && y <= bottom;
    const hit = this.data.things.find((thing) => this.visible(thing.id)
      && (inside(thing.at.mark_box) || (this.shows(thing) && inside(this.label(thing).box))));
    return hit ? hit.id : null;
  }

  // Whether the canvas already says the whole name of a thing.
  tells(id) {
    const thing = this.things.get(id);
    return this.shows(thing) && thing.label[this.language] === thing.short[this.language]
      && !thing.at.lines[this.language].at(-1).endsWith("…");
  }

  shows({ id, at }) {
    if (!this.visible(id)) return false;
    const pixels = at.type_size * this.network.getScale();
    return at.place === "hub" || pixels >= LEGIBLE || (pixels >= LEAST && (at.place === "shared" || Boolean(this.lit?.has(id))));
  }

  // The box of a label and by how much it is enlarged: a hub's, where the map is small, as far as its cell has the room.
  label({ id, at }) {
    const cell = this.data.cells[id];
    const pixels = at.type_size * this.network.getScale();
    const [left, top, right] = at.label_box;
    if (at.place !== "hub" || !cell || pixels >= SMALL_HUB) return { box: at.label_box, grown: 1 };
    const high = at.lines[this.language].length * at.type_size * 1.18; // without the quantity, for which there is no room
    const grown = Math.max(1, Math.min(HUB / pixels, (cell[2] - cell[0]) / (right - left), (cell[3] - cell[1]) / high));
    const [width, height] = [(right - left) * grown, high * grown];
    const x = Math.min(Math.max((left + right - width) / 2, cell[0]), cell[2] - width);
    const y = Math.min(Math.max(top, cell[1]), cell[3] - height);
    return { box: [x, y, x + width, y + height], grown };
  }

  drawCells(context) {
    context.fillStyle = this.paint.cell;
    context.strokeStyle = this.paint.edge;
    context.lineWidth = 1;
    for (const home of Object.keys(this.data.cells)) {
      const within = this.data.things.filter(({ id, at }) => at.home === home && this.visible(id)).map(({ id }) => id);
      if (!within.length) continue;
      const [left, top, right, bottom] = this.extent(within).map((side, place) => side + (place < 2 ? -8 : 8));
      context.beginPath();
      context.roundRect(left, top, right - left, bottom - top, 26);
      context.fill();
      context.stroke();
    }
  }

  drawLabels(context) {
    context.save();
    context.textBaseline = "middle";
    context.lineJoin = "round";
    for (const thing of this.data.things) if (this.shows(thing)) this.drawLabel(context, thing);
    context.restore();
  }

  drawLabel(context, thing) {
    const { id, at } = thing;
    const lines = at.lines[this.language].map((text) => ({ text, bold: at.bold, ink: this.paint.ink }));
    const { box: [left, top, right, bottom], grown } = this.label(thing);
    if (at.note[this.language] && grown === 1) lines.push({ text: at.note[this.language], bold: false, ink: this.paint.muted });
    const size = at.type_size * grown;
    const step = size * 1.18;
    const x = { right: left, left: right, below: (left + right) / 2 }[at.side];
    let y = (at.side === "below" ? top : (top + bottom - lines.length * step) / 2) + step / 2;
    context.textAlign = { right: "left", left: "right", below: "center" }[at.side];
    context.globalAlpha = this.lit && !this.lit.has(id) ? this.faint + 0.1 : 1;
    context.strokeStyle = at.place === "shared" || at.place === "loose" ? this.paint.page : this.paint.cell;
    context.lineWidth = 3 * grown;
    for (const { text, bold, ink } of lines) {
      context.font = `${bold ? "bold " : ""}${size}px ${this.paint.letters}`;
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
      label: this.shows(thing) ? corner(this.label(thing).box) : null,
      type: thing.at.type_size * this.label(thing).grown * this.network.getScale(),
    }));
  }
}
