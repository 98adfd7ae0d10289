"use strict";
// The query page: an editor that completes, saved queries with their values, answers, downloads, a link to all of it.
// All text enters the page as text (textContent), never as HTML; an address becomes a link where it is http(s) alone.

const byId = (id) => document.getElementById(id);
const settings = JSON.parse(byId("settings").textContent);
const say = (key, value = "") => settings.words[key].replace("{}", value);
const figures = new Intl.NumberFormat(settings.language, { maximumFractionDigits: 2 });
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/’/g, "'").toLowerCase();

const ROWS = { csv: "text/csv", tsv: "text/tab-separated-values", json: "application/sparql-results+json", xml: "application/sparql-results+xml" };
const GRAPH = { ttl: "text/turtle", nt: "application/n-triples", jsonld: "application/ld+json", rdf: "application/rdf+xml" };
const FORM_NAMES = { csv: "CSV", tsv: "TSV", json: "JSON", xml: "XML", ttl: "Turtle", nt: "N-Triples", jsonld: "JSON-LD", rdf: "RDF/XML" };
const XSD = "http://www.w3.org/2001/XMLSchema#";
const FIGURES = new Set(["integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger", "positiveInteger"].map((name) => XSD + name));
const FIRST_QUERY = "SELECT ?class (COUNT(?thing) AS ?things)\nWHERE {\n  ?thing a ?class .\n}\nGROUP BY ?class\nORDER BY DESC(?things)\nLIMIT 20\n";
const LONGEST_ADDRESS = 4000;
const PAGE_OF_ROWS = 500;
const MOST_COLOURED = 200000;
const MOST_CHOICES = 60;

const KEYWORDS = new Set(("SELECT CONSTRUCT DESCRIBE ASK WHERE PREFIX BASE FROM NAMED DISTINCT REDUCED OPTIONAL UNION MINUS GRAPH FILTER "
  + "BIND AS VALUES UNDEF EXISTS NOT IN GROUP BY HAVING ORDER ASC DESC LIMIT OFFSET COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT SEPARATOR "
  + "STR LANG LANGMATCHES DATATYPE BOUND IRI URI BNODE COALESCE IF ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE ENCODE_FOR_URI CONTAINS "
  + "STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY NOW REGEX REPLACE SUBSTR ISIRI ISLITERAL ISBLANK ISNUMERIC SAMETERM STRDT STRLANG").split(" "));

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

// ---- Words of SPARQL and Turtle, as far as colours and completion need them.

const TOKEN = new RegExp([
  /(?<comment>#[^\n]*)/, /(?<iri><[^<>"{}|^`\\\s]*>)/,
  /(?<string>"""(?:[^"\\]|\\[^]|"(?!""))*(?:"""|$)|'''(?:[^'\\]|\\[^]|'(?!''))*(?:'''|$)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)/,
  /(?<variable>[?$]\w+)/, /(?<name>(?:[\p{L}][\p{L}\d_-]*)?:[\p{L}\d_%-]*(?:\.[\p{L}\d_%-]+)*)/,
  /(?<word>@?[\p{L}][\p{L}\d_-]*)/, /(?<number>\d+(?:\.\d+)?)/,
].map(({ source }) => source).join("|"), "gu");

function tokens(text) {
  return [...text.matchAll(TOKEN)].map((found) => {
    const kind = Object.keys(found.groups).find((name) => found.groups[name] !== undefined);
    return { kind, text: found[0], start: found.index, end: found.index + found[0].length };
  });
}

function colour(text, pairs = []) {
  const parts = document.createDocumentFragment();
  let at = 0;
  const between = (end) => {
    for (const place of pairs.filter((place) => place >= at && place < end)) {
      parts.append(text.slice(at, place), make("span", { class: "pair" }, text[place]));
      at = place + 1;
    }
    parts.append(text.slice(at, end));
    at = end;
  };
  for (const token of tokens(text.slice(0, MOST_COLOURED))) {
    between(token.start);
    const isKeyword = token.kind === "word" && (KEYWORDS.has(token.text.toUpperCase()) || token.text === "a");
    const kind = token.kind !== "word" ? token.kind : isKeyword || token.text.startsWith("@") ? "keyword" : "";
    parts.append(kind ? make("span", { class: kind }, token.text) : token.text);
    at = token.end;
  }
  between(text.length);
  return parts;
}

const ENDS = { "(": ")", "[": "]", "{": "}" };
const BEGINNINGS = Object.fromEntries(Object.entries(ENDS).map(([open, close]) => [close, open]));

// The places of the bracket at the caret and of the one that belongs to it.
function pairAt(text, caret) {
  const place = [caret - 1, caret].find((at) => text[at] in ENDS || text[at] in BEGINNINGS);
  if (place === undefined) return [];
  const dead = tokens(text).filter(({ kind }) => ["comment", "iri", "string"].includes(kind));
  const isDead = (at) => dead.some(({ start, end }) => start <= at && at < end);
  if (isDead(place)) return [];
  const step = text[place] in ENDS ? 1 : -1;
  let depth = 0;
  for (let at = place; at >= 0 && at < text.length; at += step) {
    const sign = text[at] in ENDS ? 1 : text[at] in BEGINNINGS ? -1 : 0;
    if (!sign || isDead(at)) continue;
    depth += sign * step;
    if (depth === 0) return [place, at].sort((one, other) => one - other);
  }
  return [];
}

// ---- A list of choices below a field; the field keeps the focus, as the ARIA combobox pattern has it.

class Choices {
  constructor(list, field, choose) {
    Object.assign(this, { list, field, choose, options: [], at: 0 });
    list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const item = event.target.closest("li");
      if (item) this.take([...list.children].indexOf(item));
    });
    field.addEventListener("blur", () => this.hide());
  }

  get isOpen() { return !this.list.hidden; }

  show(options) {
    this.options = options.slice(0, MOST_CHOICES);
    this.list.replaceChildren(...this.options.map(({ text, detail }, place) =>
      make("li", { role: "option", id: `${this.list.id}-${place}`, "aria-selected": "false" }, make("b", {}, text), make("small", {}, detail))));
    this.list.hidden = !this.options.length;
    if (this.field.getAttribute("role") === "combobox") this.field.setAttribute("aria-expanded", String(this.isOpen));
    if (this.isOpen) this.point(0);
    else this.field.removeAttribute("aria-activedescendant");
  }

  hide() { if (this.isOpen) this.show([]); }

  point(place) {
    this.at = (place + this.options.length) % this.options.length;
    [...this.list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === this.at)));
    this.field.setAttribute("aria-activedescendant", this.list.children[this.at].id);
    this.list.children[this.at].scrollIntoView({ block: "nearest" });
  }

  take(place) {
    const option = this.options[place];
    this.hide();
    this.choose(option);
  }

  // Whether a key was for the list.
  key(event) {
    if (!this.isOpen || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === "ArrowDown") this.point(this.at + 1);
    else if (event.key === "ArrowUp") this.point(this.at - 1);
    else if (event.key === "Enter" || event.key === "Tab") this.take(this.at);
    else if (event.key === "Escape") this.hide();
    else return false;
    event.preventDefault();
    return true;
  }
}

// ---- What the server knows of the graph's words.

class Vocabulary {
  constructor() { this.prefixes = {}; this.terms = []; this.queries = []; }

  async read() {
    const response = await fetch(`${settings.root}query/vocabulary?lang=${settings.language}`);
    if (response.ok) Object.assign(this, await response.json());
    for (const term of this.terms) term.search = plain(`${term.name} ${term.label}`);
  }

  async names(text, like = "") {
    const asked = new URLSearchParams({ text, like, lang: settings.language });
    const response = await fetch(`${settings.root}query/names?${asked}`);
    return response.ok ? (await response.json()).names : [];
  }

  // An IRI as people write it: an id of ours, a prefixed name, or the whole.
  shorten(iri) {
    if (settings.base && iri.startsWith(`${settings.base}id/`)) return iri.slice(settings.base.length + 3);
    for (const [prefix, start] of Object.entries(this.prefixes)) {
      if (iri.startsWith(start) && /^[A-Za-z][\w-]*$/.test(iri.slice(start.length))) return `${prefix}:${iri.slice(start.length)}`;
    }
    return iri;
  }

  // Where an IRI leads: to its page here, to the web, or nowhere.
  address(iri) {
    const [path, fragment] = iri.split("#", 2);
    if (settings.base && iri.startsWith(settings.base) && /^(id|source|graph|ontology)(\/|$)/.test(path.slice(settings.base.length))) {
      const place = path.slice(settings.base.length).split("/").map(encodeURIComponent).join("/");
      return `${settings.root}page/${place}${settings.keep}${fragment === undefined ? "" : `#${fragment}`}`;
    }
    return /^https?:\/\//.test(iri) ? iri : "";
  }
}

// ---- The editor: a text area over its own text in colours.

class Editor {
  constructor(vocabulary) {
    this.vocabulary = vocabulary;
    this.area = byId("text");
    this.asked = 0;
    this.isQuiet = false;
    this.choices = new Choices(byId("suggestions"), this.area, (option) => this.insert(option));
    this.area.addEventListener("input", () => this.typed());
    this.area.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("selectionchange", () => document.activeElement === this.area && this.draw());
  }

  get text() { return this.area.value; }
  set text(text) { this.area.value = text; this.mark(0); this.changed(); }

  changed() { this.draw(); this.onchange?.(); }

  draw() {
    const caret = this.area.selectionStart;
    const pairs = caret === this.area.selectionEnd && document.activeElement === this.area ? pairAt(this.text, caret) : [];
    byId("colours").replaceChildren(colour(this.text, pairs), "\n");
    const count = this.text.split("\n").length;
    byId("numbers").replaceChildren(...Array.from({ length: count }, (_, line) =>
      make("span", line + 1 === this.wrong ? { class: "wrong" } : {}, `${line + 1}\n`)));
  }

  // Mark a line as wrong; 0 for none.
  mark(line) {
    this.wrong = line;
    byId("band").hidden = !line;
    byId("band").style.top = `${10 + (line - 1) * 20}px`;
    this.draw();
  }

  goTo(line, column = 1) {
    const before = this.text.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    this.area.focus();
    this.area.setSelectionRange(before + column - 1, before + column - 1);
    byId("editor").scrollTop = Math.max(0, (line - 4) * 20);
  }

  // Exchange a part of the text so that it can be undone.
  replace(start, end, text, caret = start + text.length) {
    this.isQuiet = true;
    this.area.focus();
    this.area.setSelectionRange(start, end);
    const isDone = document.execCommand(text ? "insertText" : "delete", false, text);
    if (!isDone) this.area.setRangeText(text, start, end, "end");
    this.area.setSelectionRange(caret, caret);
    this.isQuiet = false;
    this.changed();
  }

  typed() {
    if (this.isQuiet) return;
    this.mark(0);
    this.changed();
    const { before, isDead } = this.here();
    const named = /(?:^|[^\p{L}\d_:<-])([\p{L}][\p{L}\d_-]*):$/u.exec(before);
    if (named && !isDead && !/prefix\s+\S*$/i.test(before)) this.declare(named[1]);
    if (/[\p{L}\d_-]*:[\p{L}\d_-]*$/u.test(before) && !isDead) this.complete();
    else if (this.choices.isOpen) this.complete(true);
  }

  here() {
    const caret = this.area.selectionStart;
    const inside = tokens(this.text).find(({ start, end }) => start < caret && caret <= end);
    const isDead = Boolean(inside) && (inside.kind === "comment" || (["iri", "string"].includes(inside.kind) && caret < inside.end));
    return { caret, isDead, before: this.text.slice(this.text.lastIndexOf("\n", caret - 1) + 1, caret) };
  }

  key(event) {
    if (this.choices.key(event)) return;
    if (event.ctrlKey && event.key === " ") { event.preventDefault(); this.complete(true); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { selectionStart: start, selectionEnd: end } = this.area;
    const [last, next] = [this.text[start - 1] ?? "", this.text[end] ?? ""];
    const close = ENDS[event.key] ?? (event.key === '"' ? '"' : undefined);
    const isFree = /^$|[\s)\]}.;,]/.test(next);
    const isQuote = event.key === '"' && start === end;
    let isDone = true;
    if (start === end && next === event.key && (event.key in BEGINNINGS || isQuote)) this.area.setSelectionRange(start + 1, start + 1);
    else if (close && start !== end) this.replace(start, end, event.key + this.text.slice(start, end) + close, end + 2);
    else if (close && isFree && !this.here().isDead && !(isQuote && /[\w"]/.test(last))) this.replace(start, end, event.key + close, start + 1);
    else if (event.key === "Backspace" && start === end && last && (ENDS[last] ?? (last === '"' ? '"' : "none")) === next) this.replace(start - 1, start + 1, "");
    else if (event.key === "Enter") this.breakLine(start, end, last, next);
    else isDone = false;
    if (isDone) event.preventDefault();
  }

  breakLine(start, end, last, next) {
    const line = this.text.slice(this.text.lastIndexOf("\n", start - 1) + 1, start);
    const indent = /^ */.exec(line)[0];
    const inner = last in ENDS ? `${indent}  ` : indent;
    const after = last in ENDS && next === ENDS[last] ? `\n${indent}` : "";
    this.replace(start, end, `\n${inner}${after}`, start + 1 + inner.length);
  }

  // Write the PREFIX line of a known prefix where it is missing.
  declare(prefix) {
    const iri = this.vocabulary.prefixes[prefix];
    if (!iri || new RegExp(`(^|\\s)prefix\\s+${prefix}:`, "i").test(this.text)) return;
    const head = /^(?:[ \t]*(?:#.*|(?:prefix|base)\b.*)?\n)*/i.exec(this.text)[0].replace(/\n+$/, "\n");
    const at = head === "\n" ? 0 : head.length;
    const caret = this.area.selectionStart;
    const line = `PREFIX ${prefix}: <${iri}>\n`;
    this.replace(at, at, line, caret < at ? caret : caret + line.length);
  }

  complete(isAsked = false) {
    const { before, isDead } = this.here();
    const turn = ++this.asked;
    if (isDead) { this.choices.hide(); return; }
    const variable = /[?$]\w*$/.exec(before);
    const named = /(?:[\p{L}][\p{L}\d_-]*)?:[\p{L}\d_-]*$/u.exec(before);
    const word = /[\p{L}][\p{L}\d_'’-]*$/u.exec(before)?.[0] ?? "";
    if (variable) this.offer(isAsked ? this.variables(variable[0]) : [], variable[0]);
    else if (named) this.offer(this.terms(named[0]), named[0]);
    else if (isAsked) this.words(word, turn);
    else this.choices.hide();
  }

  offer(options, typed) {
    this.length = typed.length;
    this.choices.show(options.filter(({ text }) => text !== typed));
    const { before } = this.here();
    const line = this.text.slice(0, this.area.selectionStart).split("\n").length;
    const width = byId("colours").ownerDocument.defaultView.getComputedStyle(byId("text")).fontSize.replace("px", "") * 0.602;
    const [editor, list] = [byId("editor"), this.choices.list];
    const left = byId("numbers").offsetWidth + 12 + (before.length - typed.length) * width - editor.scrollLeft;
    list.style.left = `${Math.max(0, Math.min(left, editor.clientWidth - list.offsetWidth))}px`;
    list.style.top = `${12 + line * 20 - editor.scrollTop}px`;
  }

  variables(typed) {
    const found = tokens(this.text).filter(({ kind, text }) => kind === "variable" && text.startsWith(typed));
    return [...new Set(found.map(({ text }) => text))].sort().map((text) => ({ text, insert: text, detail: say("term_variable") }));
  }

  terms(typed) {
    const [prefix, local] = typed.split(":");
    const wanted = plain(local);
    const own = this.vocabulary.terms.filter(({ name }) => name.startsWith(`${prefix}:`));
    const rank = ({ name, label }) => (plain(name.slice(prefix.length + 1)).startsWith(wanted) ? 0 : plain(label).startsWith(wanted) ? 1 : 2);
    return own.filter(({ search }) => search.includes(wanted)).sort((one, other) => rank(one) - rank(other) || (one.name < other.name ? -1 : 1)).map(asOption);
  }

  async words(typed, turn) {
    const wanted = plain(typed);
    const starts = (text) => plain(text).startsWith(wanted);
    const options = Object.keys(this.vocabulary.prefixes).filter(starts).map((prefix) =>
      ({ text: `${prefix}:`, insert: `${prefix}:`, detail: say("term_prefix"), goesOn: true }));
    if (wanted) {
      options.push(...this.vocabulary.terms.filter(({ name, label, search }) => search.includes(wanted) && (starts(label) || starts(name.split(":").pop()))).map(asOption));
    }
    options.push(...[...KEYWORDS].filter(starts).map((text) => ({ text, insert: text, detail: say("term_word") })));
    this.offer(options, typed);
    if (wanted.length < 2) return;
    const names = (await this.vocabulary.names(typed)).map(({ iri, label, name, kind, id }) =>
      ({ text: label === name ? label : `${label} (${name})`, insert: `<${iri}>`, detail: kind || id }));
    if (turn === this.asked && document.activeElement === this.area) this.offer([...options.filter(({ goesOn }) => goesOn), ...names, ...options.filter(({ goesOn }) => !goesOn)], typed);
  }

  insert({ insert, goesOn }) {
    const caret = this.area.selectionStart;
    const rest = /^[\p{L}\d_-]*/u.exec(this.text.slice(caret))[0].length;
    this.replace(caret - this.length, caret + rest, insert);
    const prefix = /^([\p{L}][\p{L}\d_-]*):/u.exec(insert);
    if (prefix) this.declare(prefix[1]);
    if (goesOn) this.complete();
  }
}

const asOption = ({ name, label, kind }) => ({ text: name, insert: name, detail: label || say(kind === "class" ? "term_class" : "term_property") });

// ---- Saved queries and the fields of their values.

class Examples {
  constructor(vocabulary, editor, run) {
    Object.assign(this, { vocabulary, editor, run, chosen: null, values: {}, written: "", turn: 0 });
    byId("filter").addEventListener("input", () => this.list());
    byId("parameters").addEventListener("submit", (event) => { event.preventDefault(); this.run(); });
    byId("ready").open = matchMedia("(min-width: 821px)").matches;
  }

  list() {
    byId("examples").hidden = !this.vocabulary.queries.length;
    const wanted = plain(byId("filter").value.trim());
    const found = this.vocabulary.queries.filter(({ name, summary, tags }) => plain([name, summary, ...tags].join(" ")).includes(wanted));
    byId("list").replaceChildren(...found.map((query) => make("li", {}, make("button", {
      type: "button", title: query.name, onclick: () => this.choose(query.name, {}, true), ...(query === this.chosen ? { "aria-current": "true" } : {}),
    }, query.summary || query.name))));
    if (!found.length) byId("list").append(make("li", { class: "note" }, say("nothing_found")));
  }

  get isAsWritten() { return this.chosen !== null && this.editor.text === this.written; }

  async choose(name, values, runs) {
    this.chosen = this.vocabulary.queries.find((query) => query.name === name) ?? null;
    this.list();
    byId("example").hidden = !this.chosen;
    if (!this.chosen) return;
    this.values = Object.fromEntries(this.chosen.parameters.map((each) => [each.name, values[each.name] ?? each.default ?? each.choices[0] ?? ""]));
    byId("question").textContent = this.chosen.summary || name;
    byId("about").textContent = this.chosen.description;
    byId("parameters").replaceChildren(...this.chosen.parameters.map((each) => this.field(each)));
    if (!matchMedia("(min-width: 821px)").matches) byId("ready").open = false;
    if (await this.write() && runs) this.run();
  }

  field(parameter) {
    const id = `value-${parameter.name}`;
    const box = make("div", { class: "parameter" }, make("label", { for: id }, parameter.name));
    const change = (value) => { this.values[parameter.name] = value; this.write(); };
    if (parameter.choices.length || parameter.type === "boolean") {
      const select = make("select", { id, onchange: ({ target }) => change(target.value) });
      select.append(...(parameter.choices.length ? parameter.choices : ["true", "false"]).map((choice) => make("option", { value: choice }, choice)));
      select.value = this.values[parameter.name];
      box.append(select);
      return box;
    }
    const type = { integer: "number", date: "date" }[parameter.type] ?? "text";
    const input = make("input", { id, type, autocomplete: "off", spellcheck: "false", value: this.values[parameter.name], onchange: ({ target }) => change(target.value.trim()) });
    box.append(input);
    if (parameter.type === "iri") this.completes(box, input, parameter, change);
    return box;
  }

  // A field that takes a thing: typing a part of its name offers its id.
  completes(box, input, parameter, change) {
    const list = make("ul", { class: "choices", role: "listbox", id: `${input.id}-list`, "aria-label": say("choices"), hidden: "" });
    for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-autocomplete", "list"], ["aria-controls", list.id]]) input.setAttribute(name, value);
    box.append(list);
    const choices = new Choices(list, input, ({ insert }) => { input.value = insert; change(insert); });
    let turn = 0;
    input.addEventListener("input", async () => {
      const mine = ++turn;
      await new Promise((done) => { setTimeout(done, 120); });
      if (mine !== turn) return;
      const names = await this.vocabulary.names(input.value.trim(), parameter.default ?? "");
      if (mine === turn && document.activeElement === input) choices.show(names.map(({ id, label, name }) => ({ text: label === name ? label : `${label} (${name})`, insert: id, detail: id })));
    });
    input.addEventListener("focus", () => input.select());
    input.addEventListener("keydown", (event) => choices.key(event));
  }

  // Put the query with its values into the editor. Gives whether it could be.
  async write() {
    const mine = ++this.turn;
    const asked = new URLSearchParams({ ...this.values, lang: settings.language, format: "rq" });
    let response;
    try {
      response = await fetch(`${settings.root}api/${this.chosen.name}?${asked}`);
      const body = response.ok ? await response.text() : (await response.json()).detail;
      if (mine !== this.turn) return false;
      if (!response.ok) { answers.refuse(body); return false; }
      this.written = body.replace(/^#\+.*\n/gm, "");
    } catch {
      answers.refuse(say("offline"));
      return false;
    }
    answers.refuse("");
    this.editor.text = this.written;
    this.written = this.editor.text;
    byId("edited").hidden = true;
    return true;
  }

  forget() { this.chosen = null; this.turn += 1; byId("example").hidden = true; this.list(); }
}

// ---- Answers.

class Answers {
  constructor(vocabulary) {
    this.vocabulary = vocabulary;
    byId("more").addEventListener("click", () => this.moreRows());
  }

  status(text) { byId("status").textContent = text; }

  clear() {
    for (const id of ["answer", "downloads", "truncated", "more"]) byId(id).hidden = true;
    byId("answer").replaceChildren();
    this.refuse("");
  }

  refuse(detail, onLine = null) {
    byId("problem").replaceChildren();
    if (!detail) return;
    byId("problem").append(make("pre", {}, detail));
    if (onLine) byId("problem").append(make("button", { type: "button", onclick: onLine.go }, say("at_line", onLine.line)));
  }

  async show(response, seconds) {
    const type = response.headers.get("Content-Type") ?? "";
    byId("truncated").hidden = !response.headers.has("X-Aigraph-Truncated");
    byId("answer").hidden = false;
    const time = say("seconds", figures.format(seconds));
    if (!type.includes("json")) {
      const text = await response.text();
      byId("answer").replaceChildren(make("pre", {}, colour(text)));
      this.status(`${say("triples")} ${time}`);
      return this.downloads(GRAPH);
    }
    const answer = await response.json();
    if ("boolean" in answer) {
      byId("answer").replaceChildren(make("p", { class: "truth" }, say(answer.boolean ? "yes" : "no")));
      this.status(time);
      return this.downloads({ json: ROWS.json, xml: ROWS.xml });
    }
    this.columns = answer.head.vars;
    this.rows = answer.results.bindings;
    const count = this.rows.length;
    this.status(`${count === 1 ? say("row") : count ? say("rows", figures.format(count)) : say("no_rows")} ${time}`);
    this.table();
    return this.downloads(ROWS);
  }

  table() {
    const isFigure = (column) => this.rows.some((row) => row[column]) && this.rows.every((row) => !row[column] || FIGURES.has(row[column].datatype));
    this.figureColumns = new Set(this.columns.filter(isFigure));
    const heads = this.columns.map((column) => make("th", { scope: "col", ...this.look(column) }, column));
    this.body = make("tbody");
    byId("answer").replaceChildren(make("table", {}, make("thead", {}, make("tr", {}, ...heads)), this.body));
    this.shown = 0;
    this.moreRows();
  }

  look(column) { return this.figureColumns.has(column) ? { class: "figure" } : {}; }

  moreRows() {
    for (const row of this.rows.slice(this.shown, this.shown + PAGE_OF_ROWS)) {
      this.body.append(make("tr", {}, ...this.columns.map((column) => make("td", this.look(column), ...this.cell(row[column])))));
    }
    this.shown += PAGE_OF_ROWS;
    const left = this.rows.length - this.shown;
    byId("more").hidden = left <= 0;
    byId("more").textContent = say("more_rows", figures.format(Math.min(left, PAGE_OF_ROWS)));
  }

  cell(term) {
    if (!term) return [];
    if (term.type === "uri") return [this.link(term.value)];
    if (term.type === "triple") return [JSON.stringify(term.value)];
    const tag = term["xml:lang"];
    return tag ? [term.value, make("small", {}, tag)] : [term.value];
  }

  link(iri) {
    const address = this.vocabulary.address(iri);
    const text = this.vocabulary.shorten(iri);
    if (!address) return make("span", { title: iri }, text);
    return make("a", { href: address, title: iri, ...(address === iri ? { rel: "noopener noreferrer", target: "_blank" } : {}) }, text);
  }

  downloads(forms) {
    byId("downloads").hidden = false;
    byId("downloads").replaceChildren(...Object.entries(forms).map(([suffix, type]) =>
      make("button", { type: "button", "aria-label": `${say("download")} ${FORM_NAMES[suffix]}`, onclick: () => page.download(suffix, type) }, FORM_NAMES[suffix])));
  }
}

// ---- The page: what runs, what the address says.

class Page {
  constructor() {
    this.vocabulary = new Vocabulary();
    this.editor = new Editor(this.vocabulary);
    this.examples = new Examples(this.vocabulary, this.editor, () => this.run());
    this.editor.onchange = () => { byId("edited").hidden = !this.examples.chosen || this.examples.isAsWritten; };
    byId("run").addEventListener("click", () => this.run());
    byId("stop").addEventListener("click", () => this.stop());
    byId("clear").addEventListener("click", () => this.begin());
    byId("link").addEventListener("click", () => this.copy());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); this.run(); }
      if (event.key === "Escape" && this.running) this.stop();
    });
    addEventListener("hashchange", () => this.restore());
    for (const link of document.querySelectorAll(".languages a")) {
      link.addEventListener("click", () => { link.hash = this.state(); });
    }
  }

  begin() {
    this.stop();
    answers.clear();
    answers.status("");
    this.examples.forget();
    this.editor.text = FIRST_QUERY;
    history.replaceState(null, "", location.pathname + location.search);
    this.editor.area.focus();
  }

  state() {
    const { examples } = this;
    return String(new URLSearchParams(examples.isAsWritten ? { saved: examples.chosen.name, ...examples.values } : { query: this.editor.text }));
  }

  async restore() {
    if (location.hash.slice(1) === this.lastState) return;
    const given = new URLSearchParams(location.hash.slice(1));
    const { saved, query, ...values } = Object.fromEntries(given);
    this.examples.list();
    if (saved && this.vocabulary.queries.some(({ name }) => name === saved)) await this.examples.choose(saved, values, true);
    else if (query) { this.examples.forget(); this.editor.text = query; await this.run(); }
    else if (!this.editor.text) this.editor.text = FIRST_QUERY;
  }

  async copy() {
    this.remember();
    try {
      await navigator.clipboard.writeText(location.href);
      answers.status(say("copied"));
    } catch {
      answers.status(say("link_in_address"));
    }
  }

  remember() {
    this.lastState = this.state();
    history.replaceState(null, "", `#${this.lastState}`);
  }

  ask(accept, signal) {
    const headers = { Accept: accept, "Accept-Language": settings.language };
    const asked = `${settings.root}sparql?query=${encodeURIComponent(this.editor.text)}`;
    if (asked.length < LONGEST_ADDRESS) return fetch(asked, { headers, signal });
    headers["Content-Type"] = "application/sparql-query";
    return fetch(`${settings.root}sparql`, { method: "POST", body: this.editor.text, headers, signal });
  }

  async run() {
    this.stop();
    const control = this.running = new AbortController();
    this.busy(true);
    answers.clear();
    answers.status(say("running"));
    this.editor.mark(0);
    this.remember();
    const started = performance.now();
    try {
      const response = await this.ask(`${ROWS.json}, ${GRAPH.ttl};q=0.9`, control.signal);
      if (response.ok) await answers.show(response, (performance.now() - started) / 1000);
      else this.refused(await response.text());
    } catch (error) {
      if (this.running !== control) return;
      answers.status(control.signal.aborted ? say("stopped") : say("not_done"));
      if (!control.signal.aborted) answers.refuse(say("offline"));
    }
    if (this.running === control) { this.running = null; this.busy(false); }
  }

  refused(body) {
    let detail = body;
    try { detail = JSON.parse(body).detail ?? body; } catch { /* it is no problem document, and shown as it is */ }
    answers.status(say("not_done"));
    const place = /line (\d+), column (\d+)/.exec(detail);
    if (!place) { answers.refuse(detail); return; }
    const [line, column] = [Number(place[1]), Number(place[2])];
    this.editor.mark(line);
    answers.refuse(detail, { line, go: () => this.editor.goTo(line, column) });
  }

  stop() {
    if (!this.running) return;
    const stopped = this.running;
    this.running = null;
    stopped.abort();
    answers.status(say("stopped"));
    this.busy(false);
  }

  busy(isBusy) {
    byId("stop").hidden = !isBusy;
    byId("result").setAttribute("aria-busy", String(isBusy));
  }

  async download(suffix, type) {
    const response = await this.ask(type);
    if (!response.ok) { this.refused(await response.text()); return; }
    const address = URL.createObjectURL(await response.blob());
    const link = make("a", { href: address, download: `${this.examples.isAsWritten ? this.examples.chosen.name : "result"}.${suffix}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }
}

const page = new Page();
const answers = new Answers(page.vocabulary);
page.editor.text = "";
page.vocabulary.read().catch(() => answers.refuse(say("offline"))).then(() => page.restore());
