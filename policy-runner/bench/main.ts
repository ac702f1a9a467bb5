import { mkdirSync, rmSync } from "node:fs";
import { loadBundle } from "../src/evaluate/bundle.js";
import { PLACES } from "../src/places.js";
import { costsOf } from "./costs.js";
import { bucketsOf, exponentOf, type GrowthRow, growthOf, startUp } from "./growth.js";
import { machine } from "./machine.js";
import { generateBuckets } from "./plans/buckets.js";
import { generatePlan } from "./plans/generate.js";
import { isInstalled } from "./programs.js";
import { compareRaw, type RawRow } from "./raw.js";
import { writeReadme } from "./readme.js";
import {
  type BenchSettings,
  FOLDER,
  file,
  MOST_FOR_CHECKOV,
  MOST_FOR_PEERS,
  readSettings,
} from "./settings.js";
import { measureSmall } from "./small.js";
import { markdown } from "./table.js";
import { compareUnits, type UnitsRow } from "./units.js";

/** Resources of the plan on which each rule is tried by itself. */
const SIZE_FOR_COSTS = 1000;

async function bench(settings: BenchSettings): Promise<string> {
  const { runs } = settings;
  const { catalogue } = await loadBundle(PLACES.policies);
  const growth: GrowthRow[] = [];
  const raw: RawRow[] = [];
  const units: UnitsRow[] = [];
  const start = startUp(runs);
  for (const size of settings.sizes) {
    const plan = generatePlan(file("plan.json"), size);
    say(`${size} resources: every rule`);
    growth.push(growthOf(plan, runs));
    if (size > MOST_FOR_PEERS) continue;
    say(`${size} resources: plan to findings`);
    const withCheckov = isInstalled("checkov") && size <= MOST_FOR_CHECKOV;
    raw.push(compareRaw(plan, catalogue, runs, withCheckov));
    say(`${size} resources: evaluation alone`);
    const row = await compareUnits(plan, runs);
    if (row !== null) units.push(row);
  }
  say(`${settings.buckets} buckets`);
  const buckets = bucketsOf(generateBuckets(file("plan.json"), settings.buckets), runs);
  say("each rule by itself");
  const costs = await costsOf(generatePlan(file("plan.json"), SIZE_FOR_COSTS).path);
  say("the shipped prod plan");
  const small = measureSmall(settings.plan, runs);
  const exponent = exponentOf(growth, start);
  const where = machine(new Date(), catalogue.length);
  return markdown({
    machine: where,
    runs,
    start,
    exponent,
    growth,
    buckets,
    raw,
    units,
    costs,
    small,
  });
}

function say(what: string): void {
  process.stderr.write(`bench: ${what} ...\n`);
}

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
try {
  const settings = readSettings(process.env);
  const text = await bench(settings);
  process.stdout.write(`${text}\n`);
  if (settings.readme) writeReadme(text);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
} finally {
  rmSync(FOLDER, { recursive: true, force: true });
}
