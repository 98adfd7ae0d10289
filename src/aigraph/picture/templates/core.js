"use strict";
// What all parts of the page use: its data, elements, marks, and names made comparable. All text enters the page as
// text (textContent), never as HTML.

const byId = (id) => document.getElementById(id);
const read = (id) => JSON.parse(byId(id).textContent);

// A value in which what occurs more than once stands once, as `sharing.py` writes it: "~" and a number is that entry of
// the table, "~~" begins a text that begins with "~".
function readShared(id) {
  const [entries, value] = read(id);
  const table = [];
  const open = (held) => {
    if (typeof held === "string") return held[0] !== "~" ? held : held[1] === "~" ? held.slice(1) : table[parseInt(held.slice(1), 36)];
    if (Array.isArray(held)) return held.map(open);
    if (held === null || typeof held !== "object") return held;
    return Object.fromEntries(Object.entries(held).map(([name, part]) => [open(name), open(part)]));
  };
  for (const entry of entries) table.push(open(entry));
  return open(value);
}

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const SVG = "http://www.w3.org/2000/svg";

// Outlines of the marks in a square from -10 to 10; a dot is a circle.
const OUTLINES = {
  star: starPoints(10, 4.2),
  triangle: "0,-9 9,7 -9,7",
  triangleDown: "0,9 9,-7 -9,-7",
  square: "-7.5,-7.5 7.5,-7.5 7.5,7.5 -7.5,7.5",
  diamond: "0,-9.5 9.5,0 0,9.5 -9.5,0",
  hexagon: "-5,-8.6 5,-8.6 10,0 5,8.6 -5,8.6 -10,0",
};

function starPoints(outer, inner) {
  return Array.from({ length: 10 }, (_, step) => {
    const radius = step % 2 ? inner : outer;
    const angle = (step * Math.PI) / 5;
    return `${(radius * Math.sin(angle)).toFixed(2)},${(-radius * Math.cos(angle)).toFixed(2)}`;
  }).join(" ");
}

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") element.addEventListener("click", value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

// Put new children into a place, and leave the keyboard's focus where it was: on the same button, field or link.
function renew(place, ...children) {
  const all = () => [...place.querySelectorAll("button, input, a[href], summary, select")];
  const held = all().indexOf(document.activeElement);
  place.replaceChildren(...children);
  if (held >= 0) all()[held]?.focus({ preventScroll: true });
}

function drawMark({ shape, colour }) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "-10 -10 20 20");
  svg.setAttribute("class", "mark");
  svg.setAttribute("aria-hidden", "true");
  const outline = document.createElementNS(SVG, OUTLINES[shape] ? "polygon" : "circle");
  if (OUTLINES[shape]) outline.setAttribute("points", OUTLINES[shape]);
  else outline.setAttribute("r", "7.5");
  outline.setAttribute("fill", colour);
  svg.append(outline);
  return svg;
}

// An element of SVG, as make() makes one of HTML.
function makeSvg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’']/g, "'").toLowerCase();
const namesOf = (thing) => [...Object.values(thing.label), ...Object.values(thing.short), ...thing.names];

// A name that begins so comes first, then a word that does, then any place.
function rankOf(name, wanted) {
  const at = name.indexOf(wanted);
  if (at < 0) return Infinity;
  return at === 0 ? 0 : /[\p{L}\p{N}]/u.test(name[at - 1]) ? 2 : 1;
}
