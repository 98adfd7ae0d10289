// The query page: what runs, what the address says.

import { Answers, GRAPH, ROWS } from "./answers.js";
import { ask } from "./asking.js";
import { Editor } from "./editor.js";
import { byId, make, say } from "./elements.js";
import { Examples } from "./examples.js";
import { notices } from "./notices.js";
import { Vocabulary } from "./vocabulary.js";

const FIRST_QUERY = "SELECT ?class (COUNT(?thing) AS ?things)\nWHERE {\n  ?thing a ?class .\n}\nGROUP BY ?class\nORDER BY DESC(?things)\nLIMIT 20\n";

class Page {
  constructor() {
    this.vocabulary = new Vocabulary();
    this.editor = new Editor(this.vocabulary);
    this.answers = new Answers(this.vocabulary, (suffix, type) => this.download(suffix, type));
    this.examples = new Examples(this.vocabulary, this.editor, this.answers, () => this.run());
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
    this.answers.clear();
    this.answers.status("");
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
    const isKnown = this.vocabulary.queries.some(({ name }) => name === saved);
    if (saved && !isKnown && this.vocabulary.queries.length) this.answers.refuse(`${saved}: ${say("nothing_found")}`);
    if (isKnown) await this.examples.choose(saved, values, true);
    else if (query) { this.examples.forget(); this.editor.text = query; await this.run(); }
    else if (!this.editor.text) this.editor.text = FIRST_QUERY;
  }

  async copy() {
    this.remember();
    try {
      await navigator.clipboard.writeText(location.href);
      this.answers.status(say("copied"));
    } catch {
      this.answers.status(say("link_in_address"));
    }
  }

  remember() {
    this.lastState = this.state();
    history.replaceState(null, "", `#${this.lastState}`);
  }

  async run() {
    this.stop();
    const control = this.running = new AbortController();
    this.busy(true);
    this.answers.clear();
    this.answers.status(say("running"));
    this.editor.mark(0);
    this.remember();
    const started = performance.now();
    try {
      const response = await ask(this.editor.text, `${ROWS.json}, ${GRAPH.ttl};q=0.9`, control.signal);
      if (response.ok) await this.shown(response, (performance.now() - started) / 1000);
      else this.refused(await response.text());
    } catch (error) {
      if (this.running !== control) return;
      const isStopped = control.signal.aborted || error.name === "AbortError";
      this.answers.status(isStopped ? say("stopped") : say("not_done"));
      if (!isStopped) this.answers.refuse(say("offline"));
    }
    if (this.running === control) { this.running = null; this.busy(false); }
  }

  // Show an answer, with the chart and the notices of the question that it answers.
  async shown(response, seconds) {
    await this.answers.show(response, seconds);
    const { chosen, values, isAsWritten } = this.examples;
    if (!isAsWritten) return;
    this.answers.chart({ chart: chosen.chart, title: chosen.summary });
    const isEmpty = this.answers.columns !== null && !this.answers.rows.length;
    const lines = await notices(chosen, values, this.vocabulary, isEmpty);
    if (this.examples.chosen === chosen) this.answers.notice(lines);
  }

  refused(body) {
    let detail = body;
    try { detail = JSON.parse(body).detail ?? body; } catch { /* it is no problem document, and shown as it is */ }
    this.answers.status(say("not_done"));
    const place = /line (\d+), column (\d+)/.exec(detail);
    if (!place) { this.answers.refuse(detail); return; }
    const [line, column] = [Number(place[1]), Number(place[2])];
    this.editor.mark(line);
    this.answers.refuse(detail, { line, go: () => this.editor.goTo(line, column) });
  }

  stop() {
    if (!this.running) return;
    const stopped = this.running;
    this.running = null;
    stopped.abort();
    this.answers.status(say("stopped"));
    this.busy(false);
  }

  busy(isBusy) {
    byId("stop").hidden = !isBusy;
    byId("result").setAttribute("aria-busy", String(isBusy));
  }

  async download(suffix, type) {
    let body;
    try {
      const response = await ask(this.editor.text, type);
      if (!response.ok) { this.refused(await response.text()); return; }
      body = await response.blob();
    } catch {
      this.answers.refuse(say("offline"));
      return;
    }
    const address = URL.createObjectURL(body);
    const link = make("a", { href: address, download: `${this.examples.isAsWritten ? this.examples.chosen.name : "result"}.${suffix}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  // Begin with what the address says, once the graph's words are there.
  async open() {
    this.editor.text = "";
    try {
      await this.vocabulary.read();
    } catch {
      this.answers.refuse(say("offline"));
    }
    await this.restore();
  }
}

new Page().open();
