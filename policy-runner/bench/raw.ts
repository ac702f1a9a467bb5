import { writeFileSync } from "node:fs";
import type { Rule } from "../src/evaluate/types.js";
import { assertSame, type Findings, ofConftest, ofOpa, ofRunner } from "./findings.js";
import { measure, type Program, type Taken } from "./measure.js";
import type { Generated } from "./plans/document.js";
import { checkov, conftest, isInstalled, opa, runner } from "./programs.js";
import { file, MOST_FOR_PEERS } from "./settings.js";

/** The rules that are also written in the usual way, in rego/bench.rego. */
export const EIGHT: readonly string[] = [
  "PAY-DEL-001",
  "PAY-DEL-002",
  "PAY-DEL-003",
  "PAY-DEL-006",
  "PAY-ENC-008",
  "PAY-RET-001",
  "PAY-TAG-001",
  "PAY-VER-001",
];

/** Plan to findings, as a user would have it; null where a program is missing or the plan too large. */
export interface RawRow {
  readonly resources: number;
  readonly findings: number;
  readonly runner: Taken;
  readonly opa: Taken | null;
  readonly conftest: Taken | null;
  readonly checkov: Taken | null;
}

/** A configuration under which no other rules run than these. */
export function onlyRules(catalogue: readonly Pick<Rule, "id">[], ids: readonly string[]): object {
  const others = catalogue.filter(({ id }) => !ids.includes(id));
  return { rules: Object.fromEntries(others.map(({ id }) => [id, { enforcement: "disabled" }])) };
}

/**
 * @param withCheckov whether checkov is run as well; it takes minutes
 * @throws Error when the programs do not find the same
 */
export function compareRaw(
  plan: Generated,
  catalogue: readonly Rule[],
  runs: number,
  withCheckov: boolean,
): RawRow {
  const config = file("eight.yaml");
  writeFileSync(config, JSON.stringify(onlyRules(catalogue, EIGHT)));
  const own = runner(plan.path, "--config", config);
  const taken = measure(own, runs);
  const findings = ofRunner(own);
  const peers = plan.resources <= MOST_FOR_PEERS;
  return {
    resources: plan.resources,
    findings: findings.length,
    runner: taken,
    opa: peers && isInstalled("opa") ? peer("opa", opa(plan.path), ofOpa) : null,
    conftest:
      peers && isInstalled("conftest") ? peer("conftest", conftest(plan.path), ofConftest) : null,
    // By its own rules, which are others; and once, since it takes minutes.
    checkov: withCheckov ? measure(checkov(plan.path), 1) : null,
  };

  function peer(who: string, program: Program, read: (program: Program) => Findings): Taken {
    const its = measure(program, runs);
    assertSame(who, read(program), findings);
    return its;
  }
}
