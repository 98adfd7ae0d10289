// What each cluster receives, by N3.js (https://github.com/rdfjs/N3.js) from the Turtle of a release:
//
//   npm ci --prefix examples
//   node examples/n3.mjs release
import { readFileSync } from "node:fs";
import { DataFactory, Parser, Store } from "n3";

const { namedNode } = DataFactory;
const AIG = "https://w3id.org/aigraph/ontology#";
const LABEL = namedNode("http://www.w3.org/2004/02/skos/core#prefLabel");

const store = new Store(new Parser().parse(readFileSync(`${process.argv[2]}/aigraph.ttl`, "utf-8")));
const value = (subject, property) => store.getObjects(subject, namedNode(AIG + property), null)[0];
const name = (thing) => store.getObjects(thing, LABEL, null).find((label) => label.language === "en").value;

const awarded = namedNode("https://w3id.org/aigraph/id/status/awarded");
const awards = store
  .getSubjects(namedNode(`${AIG}hasStatus`), awarded, null)
  .map((sum) => ({ name: name(value(sum, "hasRecipient")), amount: Number(value(sum, "amount").value) }))
  .sort((one, other) => other.amount - one.amount || (one.name < other.name ? -1 : 1));
for (const award of awards) console.log(`${award.name},${award.amount}`);
console.log(`total,${awards.reduce((sum, award) => sum + award.amount, 0)}`);
