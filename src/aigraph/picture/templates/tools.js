"use strict";
// What a reader takes along from a card: the thing's IRI, its facts as Turtle, the query that gives them.

// A JSON value out of base64 of zlib's stream, as `payload.py` packs what is large.
async function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
}

class Tools {
  constructor(page) { this.page = page; }

  show(id) {
    const { words } = this.page;
    const panel = make("div", { class: "taken", hidden: "" });
    const button = (word, act) => {
      const made = make("button", { type: "button", class: "small" }, words[word]);
      made.addEventListener("click", () => act(made, words[word]));
      return made;
    };
    const sparql = button("as_sparql", () => {
      const opened = panel.hidden || panel.dataset.shows !== "sparql";
      sparql.setAttribute("aria-expanded", String(opened));
      if (opened) this.reveal(panel, "sparql", this.query(id), this.door(this.query(id)));
      else panel.hidden = true;
    });
    sparql.setAttribute("aria-expanded", "false");
    return make("section", { class: "tools" }, make("p", { class: "address" }, this.page_of(id)),
      button("copy_iri", (made, word) => this.copy(id, made, word, panel)),
      button("copy_turtle", async (made, word) => this.copy(await this.turtle(id), made, word, panel)),
      sparql, panel);
  }

  // The IRI of a thing, as a link to its own page where there are such beside this one.
  page_of(id) {
    const { data, language } = this.page;
    if (!data.pages[language] || !id.startsWith(data.base)) return id;
    return make("a", { href: data.pages[language].replace("{}", () => encodeURI(id.slice(data.base.length))) }, id);
  }

  // The clipboard, where the browser lets us; else the text, to be copied by hand.
  async copy(text, button, word, panel) {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = this.page.words.taken;
      setTimeout(() => { button.textContent = word; }, 1500);
    } catch { this.reveal(panel, "text", text); }
  }

  reveal(panel, shows, text, ...more) {
    const { words } = this.page;
    const copy = make("button", { type: "button", class: "small" }, words.copy);
    copy.addEventListener("click", () => this.copy(text, copy, words.copy, panel));
    const pre = make("pre", { tabindex: "0", "aria-label": words.text }, text);
    panel.replaceChildren(...(shows === "sparql" ? [make("p", { class: "note" }, words.sparql_note)] : []), pre,
      ...(shows === "sparql" ? [copy] : []), ...more.filter(Boolean));
    panel.dataset.shows = shows;
    panel.hidden = false;
    if (shows === "text") getSelection().selectAllChildren(pre);
  }

  // All that the graph says of a thing, and of the things that state its facts and ties.
  async turtle(id) {
    const { data, things } = this.page;
    this.pieces ??= await unpack(data.turtle);
    const told = new Set([id, ...things.get(id).facts.map(({ about }) => about),
      ...data.ties.filter(({ source, target }) => source === id || target === id).map(({ via }) => via)]);
    return `${data.prefixes}\n${[...told].map((iri) => this.pieces[iri]).filter(Boolean).join("\n\n")}\n`;
  }

  query(id) {
    const iri = `<${id.replace(/[\x00-\x20<>"{}|^`\\]/g, encodeURIComponent)}>`;
    return `# ${this.page.words.sparql_question}
SELECT DISTINCT ?subject ?property ?value ?evidence
WHERE {
  { VALUES ?subject { ${iri} } }
  UNION
  { SELECT DISTINCT ?subject WHERE { ?subject ?link ${iri} } }
  GRAPH ?evidence { ?subject ?property ?value }
}
ORDER BY ?subject ?property ?value ?evidence
`;
  }

  // A link to the page of queries, where there is one beside this page.
  door(query) {
    const door = [...document.querySelectorAll("a.door")].find(({ textContent }) => textContent === "SPARQL");
    return door && make("a", { href: `${door.href}#${new URLSearchParams({ query })}` }, this.page.words.ask_there);
  }
}
