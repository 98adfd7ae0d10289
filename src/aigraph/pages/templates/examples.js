// Saved queries and the fields of their values.

import { writeQuestion } from "./asking.js";
import { Choices } from "./choices.js";
import { byId, make, plain, say } from "./elements.js";

export class Examples {
  constructor(vocabulary, editor, answers, run) {
    Object.assign(this, { vocabulary, editor, answers, run, chosen: null, values: {}, written: "", turn: 0 });
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
      choices.age();
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
    let response;
    try {
      response = await writeQuestion(this.chosen.name, this.values);
      const body = response.ok ? await response.text() : (await response.json()).detail;
      if (mine !== this.turn) return false;
      if (!response.ok) { this.answers.refuse(body); return false; }
      this.written = body.replace(/^#\+.*\n/gm, "");
    } catch {
      this.answers.refuse(say("offline"));
      return false;
    }
    this.answers.refuse("");
    this.editor.text = this.written;
    this.written = this.editor.text;
    byId("edited").hidden = true;
    return true;
  }

  forget() { this.chosen = null; this.turn += 1; byId("example").hidden = true; this.list(); }
}
