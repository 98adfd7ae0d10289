"use strict";
// The map: vis-network draws marks and ties where Python placed them, in the part of the map and the strength that the
// state of the page asks for.

function colours() {
  const style = getComputedStyle(document.documentElement);
  const get = (name) => style.getPropertyValue(name).trim();
  return {
    page: get("--page"), ink: get("--ink"), muted: get("--muted"), cell: get("--cell"), edge: get("--cell-line"),
    letters: get("--letters"), ties: Number(get("--ties")),
  };
}

const MOST_GROWN = 1.6; // few things are drawn so much larger at most

class Chart extends Drawing {
  constructor(container, data) {
    super();
    this.all = data;
    this.language = data.language;
    this.things = new Map(data.things.map((thing) => [thing.id, thing]));
    this.near = neighbours(data);
    this.ends = []; // the thing whose card is open, and the other end of a path
    this.awaited = null; // the frame in which all that changed is drawn
    this.trail = null; // the things of a path
    this.pointed = null;
    this.framed = null; // the things that are fitted into the map; all where null
    this.seen = null; // the things that an observation is about
    this.visible = () => true;
    this.touched = false;
    this.paint = colours();
    // Labels are drawn here, not by vis-network.
    this.marks = new Map(readShared("network-nodes").map((node) => [node.id, { ...node, label: undefined }]));
    this.lines = readShared("network-edges");
    this.shades = new Map(); // how each mark and tie is drawn now, so that only what changes is told to vis-network
    this.lit = null;
    this.cut("");
    this.network = new vis.Network(container, { nodes: this.nodes, edges: this.edges }, read("network-options"));
    this.container = container;
    this.network.on("beforeDrawing", (context) => this.drawCells(context));
    this.network.on("afterDrawing", (context) => this.drawLabels(context));
    this.network.once("afterDrawing", () => { this.shownAfter = performance.now(); }); // what a test asks for
    this.network.on("resize", () => this.touched || this.fit());
    for (const event of ["zoom", "dragEnd"]) this.network.on(event, () => { this.touched = true; });
    container.querySelector(".vis-network").tabIndex = -1; // its place is what has the focus
    this.frame(null);
  }

  // What is drawn of the graph: the things within a community, or those that are in none.
  cut(home) {
    const { all } = this;
    const things = all.things.filter(({ within }) => within === home);
    this.home = home;
    this.drawnIds = new Set(things.map(({ id }) => id));
    this.homes = new Map();
    for (const { id, at } of things) {
      if (!this.homes.has(at.home)) this.homes.set(at.home, []);
      this.homes.get(at.home).push(id);
    }
    this.homes.delete(""); // what belongs to no hub
    const cells = Object.fromEntries(Object.entries(all.cells).filter(([id]) => this.homes.has(id)));
    this.data = { ...all, things, cells, crowded: all.crowded || (all.word !== null && home === "") };
    if (all.word !== null) this.data.bounds = around(things.map(({ at }) => at), Object.values(cells));
    this.ties = this.lines.filter(({ from, to }) => this.drawnIds.has(from) && this.drawnIds.has(to));
    this.shades.clear();
    this.nodes = new vis.DataSet(things.map(({ id }) => ({ ...this.marks.get(id), ...this.changed(id, { opacity: 1, hidden: false }) })));
    this.edges = new vis.DataSet(this.ties.map((tie) => ({ ...tie, ...this.changed(tie.id, this.shade(tie)) })));
  }

  has(id) { return this.drawnIds.has(id); }

  // Go into a community, or back to all of them.
  enter(home) {
    if (home === this.home) return;
    this.lit = null;
    this.pointed = null;
    this.cut(home);
    this.network.setData({ nodes: this.nodes, edges: this.edges });
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

  scaleOf(ids) {
    const [left, top, right, bottom] = this.extent(ids);
    const { clientWidth, clientHeight } = this.container;
    const around = ids === null ? 0 : 20; // the cell of a few things reaches further than their marks and labels
    return Math.min((clientWidth - 16) / (right - left + around), (clientHeight - 16) / (bottom - top + around), MOST_GROWN);
  }

  // Whether the labels of all can be read at once.
  get readable() { return this.scaleOf(null) * 13 >= LEGIBLE; }

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
      const around = [id, ...this.near.get(id)].filter((name) => this.visible(name) && this.has(name));
      this.frame(this.readable ? null : around);
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

  // What the filters let through, the thing whose card is open (and the other end of a path), what an observation is
  // about, the things of a path in order.
  show(visible, ends, seen, trail) {
    Object.assign(this, { visible, ends, seen, trail });
    this.emphasise();
  }

  point(id) { if (id !== this.pointed) { this.pointed = id; this.emphasise(); } }
  speak(language) { this.language = language; this.redraw(); }

  // Take the colours of the theme; at once, for paper does not wait for a frame.
  repaint() {
    this.paint = colours();
    this.emphasise();
    this.network.redraw();
  }

  // Draw with the next frame, once for all that changed until then.
  redraw() {
    this.awaited ??= requestAnimationFrame(() => {
      this.awaited = null;
      this.network.redraw();
    });
  }

  // What is looked at, with its neighbours, stands out, or a path; nothing is looked at in the overview.
  emphasise() {
    const path = this.pointed === null ? this.trail : null;
    const centres = this.pointed !== null ? [this.pointed] : this.ends;
    const around = centres.flatMap((id) => [id, ...this.near.get(id)]);
    this.lit = path ? new Set(path) : centres.length ? new Set(around) : this.seen && new Set(this.seen);
    this.faint = this.pointed === null ? 0.2 : 0.4; // a passing pointer changes less than a choice
    const dim = (id) => this.lit !== null && !this.lit.has(id);
    const look = (id) => ({ opacity: dim(id) ? this.faint : 1, hidden: !this.visible(id) });
    const touched = path ? hopsOf(path) : new Set(centres);
    const touches = path ? ({ from, to }) => touched.has(`${from} ${to}`) : centres.length
      ? ({ from, to }) => touched.has(from) || touched.has(to)
      : ({ from, to }) => this.lit !== null && this.lit.has(from) && this.lit.has(to);
    const nodes = this.data.things.map(({ id }) => this.changed(id, look(id))).filter(Boolean);
    const edges = this.ties.map((tie) => this.changed(tie.id, this.shade(tie, touches(tie)))).filter(Boolean);
    if (nodes.length) this.nodes.update(nodes);
    if (edges.length) this.edges.update(edges);
    this.redraw();
  }

  // How a tie is drawn while something is looked at, or nothing is.
  shade({ from, to, color, width }, touches = false) {
    const plain = this.aside(from, to) ? 0.05 : this.paint.ties + (this.spoke(from, to) ? 0.3 : 0);
    const opacity = this.lit === null ? plain : touches ? 0.95 : 0.06;
    return { width: touches ? width + 1 : width, color: { ...color, opacity } };
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

// The hops of a path, each way, as the ends of a tie.
const hopsOf = (path) => new Set(path.slice(1).flatMap((id, at) => [`${id} ${path[at]}`, `${path[at]} ${id}`]));
