// A chart of an answer, where its question asks for one: bars, as long as the figure of one column, named by another.
// The table stays below it and says the same; a screen reader is told what the chart shows in one sentence.

import { figures, make, say } from "./elements.js";

const SVG = "http://www.w3.org/2000/svg";
const MOST_BARS = 40;
const [STEP, BAR, LETTER, GAP] = [26, 16, 7.1, 10];
const WIDEST_NAME = 0.42;

function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const cut = (text, most) => (text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1))}…`);

// The rows that have a figure, as many as can be shown. Nothing where the answer has no such columns.
function barsOf({ x, y }, columns, rows) {
  if (!columns.includes(x) || !columns.includes(y)) return [];
  const bars = rows.filter((row) => row[y] && Number.isFinite(Number(row[y].value)))
    .map((row) => ({ name: row[x]?.value || "–", size: Number(row[y].value), told: figures.format(Number(row[y].value)) }));
  return bars.slice(0, MOST_BARS);
}

// A figure of bars for so much room in pixels; null where there is nothing to draw.
export function chartOf(chart, columns, rows, title, room) {
  const bars = chart ? barsOf(chart, columns, rows) : [];
  const [least, most] = [Math.min(0, ...bars.map(({ size }) => size)), Math.max(0, ...bars.map(({ size }) => size))];
  if (!bars.length || most === least) return null;
  const longest = (key) => Math.max(...bars.map((bar) => bar[key].length));
  const names = Math.min(longest("name") * LETTER, room * WIDEST_NAME);
  const letters = Math.floor(names / LETTER);
  const from = names + GAP;
  const scale = Math.max(20, room - from - longest("told") * LETTER - 2 * GAP) / (most - least);
  const told = say("chart_told").replace("{y}", chart.y).replace("{x}", chart.x).replace("{n}", bars.length);
  const height = bars.length * STEP + 4;
  const picture = draw("svg", { role: "img", "aria-label": `${title} ${told}`, viewBox: `0 0 ${room} ${height}`, width: room, height });
  bars.forEach((bar, place) => {
    const [middle, start] = [place * STEP + STEP / 2 + 2, from + (Math.min(0, bar.size) - least) * scale];
    const name = draw("text", { x: names, y: middle, class: "name-of-bar" }, cut(bar.name, letters));
    if (bar.name.length > letters) name.append(draw("title", {}, bar.name));
    const length = Math.max(1, Math.abs(bar.size) * scale);
    picture.append(name, draw("rect", { x: start, y: middle - BAR / 2, width: length, height: BAR, rx: 2 }),
      draw("text", { x: start + length + 6, y: middle, class: "size-of-bar" }, bar.told));
  });
  return make("figure", { class: "chart" }, make("figcaption", {}, told), picture);
}
