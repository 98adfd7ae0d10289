// The editor: a text area over its own text in colours. Its brackets come in pairs; what is typed is completed.

import { Choices } from "./choices.js";
import { colour } from "./colours.js";
import { names, terms, variables, words } from "./completion.js";
import { byId, make } from "./elements.js";
import { BEGINNINGS, ENDS, pairAt, tokens } from "./tokens.js";

export class Editor {
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
    if (variable) this.offer(isAsked ? variables(this.text, variable[0]) : [], variable[0]);
    else if (named) this.offer(terms(this.vocabulary, named[0]), named[0]);
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

  async words(typed, turn) {
    const options = words(this.vocabulary, typed);
    this.offer(options, typed);
    const found = await names(this.vocabulary, typed);
    if (!found.length || turn !== this.asked || document.activeElement !== this.area) return;
    this.offer([...options.filter(({ goesOn }) => goesOn), ...found, ...options.filter(({ goesOn }) => !goesOn)], typed);
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
