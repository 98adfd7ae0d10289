"use strict";
// The timeline: lanes by kind on one axis. A day is a dot, a month or a year a bar as long as it, a period a bar from one
// to the other that is faint where its ends are told by the year; what is planned is hatched. What has no date is listed.

const WIDE = 700; // pixels: in a narrower place each text stands above its mark
const ROOM = 300; // pixels: a text that has so many stands after its mark, in lines

TABS.timeline = class Timeline {
  constructor(page, place) {
    Object.assign(this, { page, place });
    this.items = page.data.sheets.timeline.items.map((item) => ({ ...item, first: spanOf(item.start), last: spanOf(item.end) }));
    new ResizeObserver(() => {
      if (!place.hidden && this.wide !== undefined && this.wide !== place.clientWidth) this.update(new Set(["*"]));
    }).observe(place);
  }

  update(keys) {
    if (isQuiet(keys)) return;
    const { page, place } = this;
    this.wide = place.clientWidth;
    this.narrow = this.wide < WIDE;
    const shown = this.items.filter(({ id }) => !page.things.has(id) || page.visible(id));
    const dated = shown.filter(({ first }) => first);
    const undated = shown.filter(({ first }) => !first);
    place.replaceChildren(make("p", { class: "guide" }, page.words.timeline_guide), this.legend());
    if (dated.length) {
      this.scale(dated);
      const axis = this.axis();
      const lanes = page.data.sheets.timeline.lanes.map((lane, number) => this.lane(lane, number, dated.filter((item) => item.lane === lane.kind)));
      place.append(make("div", { class: this.narrow ? "times upright" : "times" }, axis, ...lanes.filter(Boolean)));
    }
    if (undated.length) place.append(this.undated(undated));
  }

  // The years shown, and a place in pixels for each point in time.
  scale(dated) {
    const times = dated.flatMap(({ first, last }) => [first, last ?? first]).flatMap(({ from, to }) => [from, to - 1]);
    const years = times.map((at) => new Date(at).getUTCFullYear());
    [this.from, this.to] = [Math.min(...years), Math.max(...years) + 1];
    if (this.to - this.from < 3) [this.from, this.to] = [this.from - 1, this.to + 1]; // some time around what is alone
    this.side = this.narrow ? 0 : 138;
    this.width = this.wide - this.side - (this.narrow ? 46 : 58);
    const [start, end] = [Date.UTC(this.from, 0), Date.UTC(this.to, 0)];
    this.at = (time) => ((Math.min(Math.max(time, start), end) - start) / (end - start)) * this.width;
  }

  axis() {
    const axis = make("div", { class: "axis", "aria-hidden": "true" });
    const all = this.to - this.from;
    const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000].find((one) => (this.width * one) / all >= 46) ?? all;
    for (let year = Math.ceil(this.from / step) * step; year < this.to; year += step) {
      if (this.at(Date.UTC(year, 0)) > this.width - 34) break; // its figures would stand outside
      const tick = make("span", {}, String(year));
      tick.style.left = `${this.side + this.at(Date.UTC(year, 0))}px`;
      axis.append(tick);
    }
    this.grid = `${(this.width * step) / all}px`;
    return axis;
  }

  legend() {
    const { words } = this.page;
    const looks = [["day", "timeline_day"], ["unit", "timeline_unit"], ["period", "timeline_period"], ["open", "timeline_open"],
      ["unit planned", "timeline_planned"]];
    return make("ul", { class: "statuses" }, ...looks.map(([look, word]) => make("li", {}, make("i", { class: `when ${look}` }), words[word])));
  }

  lane({ label }, number, items) {
    if (!items.length) return null;
    const list = make("ol", { class: `lane status-${[1, 0, 3, 2, 4, 5, 6, 7][number % 8]}` });
    const rows = []; // of each row, what is taken and how high it is
    const placed = items.map((item) => ({ item, ...this.measure(item) }));
    for (const found of placed) {
      let row = this.narrow ? -1 : rows.findIndex(({ taken }) => taken.every(([left, right]) => found.right + 14 < left || found.left - 14 > right));
      if (row < 0) row = rows.push({ taken: [], high: 0 }) - 1;
      rows[row].taken.push([found.left, found.right]);
      rows[row].high = Math.max(rows[row].high, found.high);
      found.row = row;
    }
    let top = 5;
    for (const row of rows) {
      row.top = top;
      top += row.high + 5;
    }
    list.append(...placed.map((found) => this.button(found, rows[found.row].top)));
    list.style.height = `${top + 3}px`;
    list.style.setProperty("--step", this.grid);
    return make("section", {}, make("h2", {}, this.page.say(label)), list);
  }

  // Where the mark of an item is, and where its text.
  measure(item) {
    const { first, last, extent } = item;
    const start = this.at(first.from);
    const end = extent === "from" ? Math.min(this.width, start + Math.max(90, this.width / 8)) : this.at((last ?? first).to);
    const isDay = first.unit === "day" && !last;
    const mark = isDay ? [Math.max(0, start - 5), start + 6] : [start, Math.max(end, start + 10)];
    const text = this.text(item);
    if (this.narrow) {
      const lines = wrapWords(text, "13px", this.width - 8);
      return { mark, left: 0, right: this.width, label: 0, lines, high: lines.length * 17 + 18 };
    }
    const whole = widthOf(text, "13px") + 4;
    const [after, before] = [this.width - mark[1] - 8, mark[0] - 8];
    const isAfter = whole <= after || after >= Math.min(before, ROOM);
    const wide = Math.min(whole, isAfter ? after : before);
    const lines = wrapWords(text, "13px", wide);
    const label = isAfter ? mark[1] + 7 : mark[0] - 7 - wide;
    return { mark, label, wide, isAfter, lines, left: Math.min(mark[0], label), right: Math.max(mark[1], label + wide), high: lines.length * 17 + 3 };
  }

  button({ item, mark, label, wide, isAfter, lines, left, right, high }, top) {
    const look = make("i", { class: `when ${this.look(item)}`, "aria-hidden": "true" });
    const [date, name] = [this.date(item), this.page.say(item.label)];
    const told = make("span", { class: "told", "aria-hidden": "true" }, ...lines.flatMap((line, number) => (number ? [make("br"), line] : [line])));
    const button = make("button", { type: "button", class: "dated", title: name,
      "aria-label": `${date}${this.page.words.table_colon}${name} (${this.certainty(item)})`,
      onclick: ({ currentTarget }) => this.show(item, currentTarget) }, look, told);
    Object.assign(button.style, { left: `${left}px`, top: `${top}px`, width: `${right - left}px`, height: `${high}px` });
    Object.assign(look.style, { left: `${mark[0] - left}px`, width: `${mark[1] - mark[0]}px` });
    const { first, last } = item;
    if (last) for (const [side, span] of [["--soft-start", first], ["--soft-end", last]]) {
      look.style.setProperty(side, `${span.unit === "day" ? 0 : this.at(span.to) - this.at(span.from)}px`);
    }
    if (!this.narrow) Object.assign(told.style, { left: `${label - left}px`, width: `${wide + 2}px`, textAlign: isAfter ? "left" : "right" });
    return make("li", {}, button);
  }

  look({ first, last, extent, certainty }) {
    const shape = extent === "from" ? "open" : last ? "period" : first.unit === "day" ? "day" : "unit";
    return certainty === "planned" ? `${shape} planned` : shape;
  }

  certainty({ certainty }) {
    const { words } = this.page;
    return words[`timeline_is_${certainty ?? "told"}`] ?? certainty;
  }

  // When, in the language's words, as precisely as it is stated.
  date({ first, last, start, end, extent, horizon }) {
    const { page } = this;
    if (!first) return horizon ? page.say(horizon) : page.words.timeline_undated;
    const [one, other] = [dateWords(first, start, page.language), last ? dateWords(last, end, page.language) : ""];
    if (extent === "until") return page.fill("timeline_until", { date: one });
    if (extent === "from") return page.fill("timeline_from", { date: one });
    return other ? `${one} – ${other}` : one;
  }

  text(item) { return `${this.date(item)} · ${this.page.say(item.label)}`; }

  undated(items) {
    const { page } = this;
    const rows = items.map((item) => make("li", {}, make("button", { type: "button", class: "observation",
      onclick: ({ currentTarget }) => this.show(item, currentTarget) },
    make("b", {}, page.say(item.label)), ` · ${item.horizon ? page.say(item.horizon) : page.words.timeline_undated}`)));
    return make("section", { class: "money undated" }, make("h2", {}, page.words.timeline_without), make("ul", { class: "rows" }, ...rows));
  }

  show(item, anchor) {
    const { page } = this;
    const { words } = page;
    const lane = page.data.sheets.timeline.lanes.find(({ kind }) => kind === item.lane);
    const read = item.proofs.length > 0 && item.proofs.every(([number]) => page.data.evidence[number].kind === "reading");
    Proving.of(page).show(anchor, page.say(item.label), [{ proofs: item.proofs, things: [item.id],
      told: [`${page.say(lane.label)}${words.table_colon}${this.date(item)} (${this.certainty(item)})`,
        ...(item.what ? [page.say(item.what)] : []), ...(item.first && read ? [words.timeline_read] : [])] }]);
  }
};

// The time that a date as stated covers: a day, a month, a year; null where it is none of these.
function spanOf(text) {
  const found = /^(-?\d{4,})(?:-(\d\d)(?:-(\d\d))?)?/.exec(text ?? "");
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), found[2] ? Number(found[2]) - 1 : 0, found[3] ? Number(found[3]) : 1];
  const at = (...parts) => { const date = new Date(0); date.setUTCFullYear(...parts); return date.getTime(); };
  const unit = found[3] ? "day" : found[2] ? "month" : "year";
  const to = { day: at(year, month, day + 1), month: at(year, month + 1, 1), year: at(year + 1, 0, 1) }[unit];
  return { unit, from: at(year, month, day), to };
}

function dateWords({ unit, from }, text, language) {
  if (unit === "year") return text.slice(0, 4);
  const style = unit === "day" ? { day: "numeric", month: "long", year: "numeric" } : { month: "long", year: "numeric" };
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { ...style, timeZone: "UTC" }).format(from);
}
