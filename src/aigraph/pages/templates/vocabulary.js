// What is known of the graph's words.

import { findNames, pageOf, readVocabulary } from "./asking.js";
import { plain, settings } from "./elements.js";

export class Vocabulary {
  constructor() { this.prefixes = {}; this.terms = []; this.queries = []; }

  async read() {
    const response = await readVocabulary();
    if (response.ok) Object.assign(this, await response.json());
    for (const term of this.terms) term.search = plain(`${term.name} ${term.label}`);
  }

  async names(text, like = "") {
    const response = await findNames(text, like);
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

  // The IRI that a person means by an id of ours, a prefixed name or a whole IRI; nothing where it is no IRI.
  expand(text) {
    const [prefix, ...rest] = text.split(":");
    const whole = text.replace(/^\.\.\//, "").replace(/^<(.*)>$/, "$1");
    if (settings.base && /^source\/[a-z0-9-]+(#|$)/.test(whole)) return settings.base + whole;
    if (settings.base && /^[a-z][a-z0-9-]*(\/[a-z0-9-]+){1,2}$/.test(whole)) return `${settings.base}id/${whole}`;
    const iri = rest.length && Object.hasOwn(this.prefixes, prefix) ? this.prefixes[prefix] + rest.join(":") : whole;
    return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|^`\\]+$/i.test(iri) ? iri : "";
  }

  // Where an IRI leads: to its page here, to the web, or nowhere.
  address(iri) {
    const [path, fragment] = iri.split("#", 2);
    const own = settings.base && iri.startsWith(settings.base) ? pageOf(path.slice(settings.base.length), fragment) : "";
    if (own) return own;
    return /^https?:\/\//.test(iri) ? iri : "";
  }
}
