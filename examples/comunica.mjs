// Ask a running `aigraph serve` with Comunica (https://comunica.dev/), an engine in JavaScript:
//
//   npm install --prefix DIR @comunica/query-sparql@4     (5 needs Node 22)
//   NODE_PATH=DIR/node_modules node examples/comunica.mjs http://127.0.0.1:7878/sparql 'SELECT …'
//
// It prints a JSON object a row, for CONSTRUCT a line a triple, and for ASK true or false.
import { createRequire } from "node:module";

const require = createRequire(`${process.env.NODE_PATH}/`);
const { QueryEngine } = require("@comunica/query-sparql");

const [endpoint, query] = process.argv.slice(2);
const engine = new QueryEngine();
const found = await engine.query(query, { sources: [{ type: "sparql", value: endpoint }] });
if (found.resultType === "boolean") {
  console.log(String(await found.execute()));
} else if (found.resultType === "bindings") {
  for await (const row of await found.execute()) {
    console.log(JSON.stringify(Object.fromEntries([...row].map(([name, term]) => [name.value, term.value]))));
  }
} else {
  for await (const { subject, predicate, object } of await found.execute()) {
    console.log(`${subject.value} ${predicate.value} ${object.value}`);
  }
}
