import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { JsonObject } from "../src/constants.js";
import { loadBundle } from "../src/evaluate/bundle.js";
import { compile } from "../src/evaluate/compile.js";
import { type Question, startEngine } from "../src/evaluate/engine.js";
import type { Outcome } from "../src/evaluate/types.js";
import { PLACES } from "../src/places.js";

// Evaluation alone: policy inputs, one a line, to the outcomes that a person has to know of.
const [lines = "", parameters = ""] = process.argv.slice(2);
const bundle = await loadBundle(PLACES.policies);
const { params } = JSON.parse(readFileSync(parameters, "utf8")) as { params: JsonObject };
const engine = startEngine(compile(bundle.wasm), params);
const outcomes: Outcome[] = [];
for await (const line of createInterface({ input: createReadStream(lines) })) {
  outcomes.push(...engine.ask(JSON.parse(line) as Question).outcomes);
}
process.stdout.write(JSON.stringify(outcomes));
