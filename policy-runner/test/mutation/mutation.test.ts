import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { loadBundle } from "../../src/evaluate/bundle.js";
import type { Rule } from "../../src/evaluate/types.js";
import { ROOT } from "../support/cli.js";
import { fixturePlan } from "../support/fixture-plan.js";
import { breaksOf, type Expected } from "./breaks.js";
import { Court, type Judgement, type PlanDocument } from "./court.js";
import { instancesOf, relevant } from "./instances.js";
import { type Mutant, mutantsOf, undeclared } from "./mutants.js";

const POLICIES = join(ROOT, "policies");

/** Rules that read what no plan carries. */
const readsPlan = (rule: Rule) => !rule.requires.includes("source");

describe("mutations of a plan that passes", function () {
  this.timeout(300_000);
  let court: Court;
  let plan: PlanDocument;
  let tried = 0;
  const survivors: string[] = [];
  const fired = new Set<string>();

  before(async () => {
    plan = JSON.parse(readFileSync(await fixturePlan("compliant"), "utf8")) as PlanDocument;
    court = await Court.of(await loadBundle(join(POLICIES, "dist")));
  });

  it("are judged as their authors expect, under every key", async () => {
    for (const rule of court.catalogue.filter(readsPlan)) {
      const document = relevant(rule, plan);
      const before = await court.judge(rule, document);
      for (const one of breaksOf(POLICIES, rule)) {
        for (const mutant of mutantsOf(rule, one, document, before))
          await tryOut(rule, before, mutant);
      }
    }
    const score = `${tried - survivors.length} of ${tried} judged as expected`;
    process.stdout.write(`    mutants: ${score}, of ${fired.size} rules\n`);
    if (survivors.length > 0) throw new Error(survivors.join("\n"));
    expect(tried).to.be.greaterThan(0);
  });

  it("name every attribute that decides", async () => {
    const silent: string[] = [];
    for (const rule of court.catalogue.filter(readsPlan)) {
      const document = relevant(rule, plan);
      const before = await court.judge(rule, document);
      for (const one of undeclared(rule, breaksOf(POLICIES, rule), document, before)) {
        const after = await court.judge(rule, one.document);
        const changed = [...after].filter(([address, outcome]) => before.get(address) !== outcome);
        if (changed.some(([address]) => !one.siblings.has(address)))
          silent.push(`${rule.id}: ${one.what}`);
      }
    }
    if (silent.length > 0) throw new Error(silent.join("\n"));
  });

  it("make every rule fire", () => {
    const silent = court.catalogue.filter((rule) => readsPlan(rule) && !fired.has(rule.id));
    expect(silent.map(({ id }) => id)).to.deep.equal([]);
  });

  async function tryOut(rule: Rule, before: Judgement, mutant: Mutant): Promise<void> {
    const after = await court.judge(rule, mutant.document);
    const changed = [...after].filter(
      ([address, outcome]) => before.get(address) !== outcome && !mutant.siblings.has(address),
    );
    if (changed.some(([, outcome]) => outcome === "fail")) fired.add(rule.id);
    for (const module of instancesOf(plan)) {
      tried++;
      const own = changed.filter(([address]) => address.startsWith(`${module}.`));
      if (isAsExpected(mutant.expected, own)) continue;
      const got = own.map(([address, outcome]) => `${address} ${outcome}`).join(", ");
      const expected = `expected ${mutant.expected}, got ${got || "no change"}`;
      survivors.push(`${rule.id} ${module}: ${mutant.what}: ${expected}`);
    }
  }
});

function isAsExpected(
  expected: Expected,
  changed: readonly (readonly [string, string])[],
): boolean {
  if (expected === "any") return changed.every(([, outcome]) => outcome !== "error");
  if (expected === "pass") return changed.length === 0;
  return changed.length > 0 && changed.every(([, outcome]) => outcome === expected);
}
