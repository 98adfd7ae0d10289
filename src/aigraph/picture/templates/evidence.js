"use strict";
// Evidence: what states a fact, folded; its kinds differ by mark, by line and by word.

// The mark of each kind, drawn in a square of 12; `currentColor` is that of the words beside it.
const KINDS = {
  passage: [["circle", { cx: 6, cy: 6, r: 4.5, fill: "currentColor" }]],
  reading: [["circle", { cx: 6, cy: 6, r: 4 }], ["path", { d: "M6 2a4 4 0 0 0 0 8z", fill: "currentColor" }]],
  record: [["rect", { x: 1.8, y: 1.8, width: 8.4, height: 8.4 }], ["path", { d: "M4 4.8h4M4 7.2h4" }]],
  editorial: [["path", { d: "M6 1.2 10.8 6 6 10.8 1.2 6z" }]],
  rule: [["path", { d: "M6 1.6 10.6 10H1.4z", "stroke-dasharray": "2 1.3" }]],
  description: [["path", { d: "M2 6h8" }]],
};

function drawKind(kind) {
  const shapes = (KINDS[kind] ?? KINDS.description).map(([tag, attributes]) => makeSvg(tag, attributes));
  return makeSvg("svg", { viewBox: "0 0 12 12", class: "sign", "aria-hidden": "true", fill: "none",
    stroke: "currentColor", "stroke-width": "1.3" }, ...shapes);
}

class Evidence {
  constructor(page) { this.page = page; }

  static of(page) { return (page.evidence ??= new Evidence(page)); }

  at([number]) { return this.page.data.evidence[number]; }

  // What states a fact, behind its kinds in a word each; nothing where nothing does.
  fold(proofs, count = 1) {
    if (!proofs.length) return [];
    const { page } = this;
    const told = new Map();
    for (const proof of proofs) {
      const { kind, document } = this.at(proof);
      if (!told.has(kind)) told.set(kind, new Set());
      if (document) told.get(kind).add(page.say(document));
    }
    const signs = [...told].map(([kind, documents]) => make("span", { class: `sort ${kind}` }, drawKind(kind),
      [page.words[`kind_${kind}`] ?? kind, ...(documents.size ? [[...documents].join(", ")] : [])].join(" · ")));
    const all = count > 1 ? [make("span", {}, page.fill("for_all", { count }))] : [];
    return [make("details", { class: "evidence" },
      make("summary", { "aria-label": page.fill("evidence", { kinds: [...signs, ...all].map(({ textContent }) => textContent).join(", ") }) },
        ...signs, ...all),
      ...proofs.map((proof) => this.proof(proof)))];
  }

  // One piece: where it stands, what it states of the fact, its words; a reading with what it begins from.
  proof(proof) {
    const { page } = this;
    const evidence = this.at(proof);
    const [, part, marks = [], bases = []] = proof;
    const element = make("div", { class: `proof ${evidence.kind}` }, make("p", {}, drawKind(evidence.kind), make("span", {}, this.place(evidence))));
    if (part) element.append(make("p", { class: "part" }, page.fill("states_part", { part: page.say(part) })));
    if (evidence.words) element.append(this.words(evidence.words, marks));
    if (bases.length) element.append(make("p", { class: "part" }, page.words.begins_from), ...bases.map((base) => this.proof(base)));
    return element;
  }

  // The same in a line of text, as a table that is taken along has it.
  told(proof) { return this.place(this.at(proof)) + (proof[1] ? ` (${this.page.fill("states_part", { part: this.page.say(proof[1]) })})` : ""); }

  place(evidence) {
    const { page } = this;
    if (!evidence.document) return page.say(evidence.text);
    const section = evidence.section ? [page.fill("section", { section: page.say(evidence.section) })] : [];
    return [page.say(evidence.document), ...section, page.fill("range", { span: evidence.span })].join(" · ");
  }

  // The words of a passage, with what states the fact marked; a range counts characters, not halves of them.
  words(words, marks) {
    const letters = [...words];
    const cut = (from, to) => letters.slice(from, to).join("");
    const quote = make("blockquote");
    let reached = 0;
    for (const [start, end] of marks) {
      quote.append(cut(reached, start), make("mark", {}, cut(start, end)));
      reached = end;
    }
    quote.append(cut(reached));
    return quote;
  }

  // What must be said once of all that is shown: which marks there are, whether words are there, whose they are.
  notes(shown) {
    const { page } = this;
    const all = new Map();
    const note = (proof) => {
      all.set(proof[0], this.at(proof));
      for (const base of proof[3] ?? []) note(base);
    };
    shown.forEach(note);
    const found = [...all.values()];
    if (!found.length) return [];
    const kinds = Object.keys(KINDS).filter((kind) => found.some((one) => one.kind === kind));
    const key = make("dl", { class: "key" }, ...kinds.flatMap((kind) => [
      make("dt", { class: kind }, drawKind(kind), page.words[`kind_${kind}`]), make("dd", {}, page.words[`means_${kind}`])]));
    const passages = found.filter(({ kind }) => kind === "passage");
    const rights = new Set(passages.filter(({ rights }) => rights).map((one) => page.fill("rights", { document: page.say(one.document), rights: page.say(one.rights) })));
    const told = passages.some(({ words }) => words) ? [...rights] : passages.length ? [page.words.no_words] : [];
    return [...told.map((text) => make("p", { class: "note" }, text)),
      make("details", { class: "notes" }, make("summary", {}, page.words.key), key)];
  }
}

// What proves a fact, as a name that facts with the same evidence share.
function nameOf(proofs) {
  return JSON.stringify(proofs.map(([number, part, , bases]) => [number, part, (bases ?? []).map(([base]) => base)]));
}

// The proofs of several facts that the same evidence states, as those of one, with all that is marked.
function together(several) {
  return several[0].map(([number, part], place) => {
    const same = several.map((proofs) => proofs[place]);
    const bases = (same[0][3] ?? []).map((base, at) => [base[0], null, union(same.map((proof) => proof[3][at][2] ?? []))]);
    return [number, part, union(same.map((proof) => proof[2] ?? [])), bases];
  });
}

// Ranges in order, none inside another.
function union(lists) {
  const kept = [];
  for (const range of lists.flat().sort(([one, a], [other, b]) => one - other || b - a)) {
    if (!kept.length || range[0] >= kept.at(-1)[1]) kept.push(range);
  }
  return kept;
}
