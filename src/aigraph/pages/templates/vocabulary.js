// What the server knows of the graph's words.

import { plain, settings } from "./elements.js";

export class Vocabulary {
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
