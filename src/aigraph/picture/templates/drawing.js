"use strict";
// What is drawn on the map beside vis-network's marks and ties: cells, outlines and labels, in the boxes that Python
// computed, so that what does not overlap there does not overlap here.

const LEGIBLE = 8.4; // pixels: smaller labels of satellites wait for a closer look
const LEAST = 6.5; // and those of shared things, which are bold
const [SMALL_HUB, HUB] = [9.5, 11]; // labels of hubs below the one have the other, as far as their cells have the room
const GEO_SIDE = 1500; // how wide the layout geo draws the box of the outlines (layout/atlas.py)

class Drawing {
  extent(ids) {
    const { bounds, ground } = this.data;
    if (ids === null) return bounds.map((side, place) => (ground ? Math[place < 2 ? "min" : "max"](side, ground[place]) : side));
    return around(ids.map((id) => this.things.get(id).at));
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

  shows(thing) { return this.wants(thing) && (!this.roomy || this.roomy.has(thing.id)); }

  wants({ id, at }) {
    if (!this.visible(id)) return false;
    const pixels = at.type_size * this.network.getScale();
    return at.place === "hub" || pixels >= LEGIBLE || (pixels >= LEAST && (at.place === "shared" || Boolean(this.lit?.has(id))));
  }

  // The box of a label and by how much it is enlarged: a hub's, where the map is small, as far as its cell has the room.
  label({ id, at }) {
    const plain = { box: at.label_box, grown: 1 };
    if (at.place !== "hub" || at.type_size * this.network.getScale() >= SMALL_HUB) return plain;
    const key = `${this.network.getScale()} ${this.language}`;
    if (this.enlarged?.key !== key) this.enlarged = { key, boxes: this.enlarge() };
    return this.enlarged.boxes.get(id) ?? plain;
  }

  // The enlarged labels of hubs: below the mark, else at the foot of the cell, below it or above it, where no mark is.
  enlarge() {
    const marks = this.data.things.map(({ at }) => at.mark_box);
    const found = new Map();
    const bounds = this.extent(null);
    const meets = (one, other) => other[0] < one[2] - 0.1 && one[0] + 0.1 < other[2] && other[1] < one[3] - 0.1 && one[1] + 0.1 < other[3];
    for (const { id, at } of this.data.things.filter((thing) => thing.at.place === "hub" && this.data.cells[thing.id])) {
      const cell = this.data.cells[id];
      const [left, top, right] = at.label_box;
      const tall = at.lines[this.language].length * at.type_size * 1.18; // without the quantity, for which there is no room
      const pixels = at.type_size * this.network.getScale();
      const grown = Math.max(1, Math.min(HUB / pixels, (cell[2] - cell[0]) / (right - left), (cell[3] - cell[1]) / tall));
      const [width, height] = [(right - left) * grown, tall * grown];
      const x = Math.min(Math.max((left + right - width) / 2, cell[0]), cell[2] - width);
      const boxes = [Math.min(Math.max(top, cell[1]), cell[3] - height), cell[3] - height, cell[3], cell[1] - height]
        .map((y) => [x, y, x + width, y + height]);
      const cells = Object.entries(this.data.cells).filter(([home]) => home !== id).map(([, other]) => other);
      const others = [...marks, ...cells, ...[...found.values()].map(({ box }) => box)];
      const free = boxes.find((box) => box[1] >= bounds[1] && box[3] <= bounds[3] && !others.some((other) => meets(box, other)));
      found.set(id, { box: free ?? boxes[0], grown });
    }
    return found;
  }

  drawCells(context) {
    context.fillStyle = this.paint.cell;
    context.strokeStyle = this.paint.edge;
    context.lineWidth = 1;
    if (this.data.layout === "geo") this.drawOutlines(context);
    for (const things of this.homes.values()) {
      const within = things.filter((id) => this.visible(id));
      if (!within.length) continue;
      const [left, top, right, bottom] = this.extent(within).map((side, place) => side + (place < 2 ? -8 : 8));
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
    return new Set(wanted.filter((thing) => room.take(this.label(thing).box)).map(({ id }) => id));
  }

  drawLabels(context) {
    this.roomy = this.data.crowded ? this.withRoom() : null;
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
}

// The box around marks, their labels, and other boxes.
function around(places, others = []) {
  const found = [Infinity, Infinity, -Infinity, -Infinity];
  const widen = (box) => {
    for (const side of [0, 1]) {
      if (box[side] < found[side]) found[side] = box[side];
      if (box[side + 2] > found[side + 2]) found[side + 2] = box[side + 2];
    }
  };
  for (const { mark_box: mark, label_box: label } of places) { widen(mark); widen(label); }
  others.forEach(widen);
  return found;
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
