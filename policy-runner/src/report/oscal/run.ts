import { createHash } from "node:crypto";
import type { Finding } from "../../findings/types.js";
import type { Result } from "../../verdict/types.js";
import { idOf } from "./ids.js";

/** A run as its parts refer to each other: identifiers that only this run has, or that last. */
export class Run {
  /** Tells this run from every other. */
  readonly #key: string;
  readonly #project: readonly [string, string];
  /** How many findings with the same fingerprint there were before one of them. */
  readonly #again = new Map<Finding, number>();

  constructor(readonly result: Result) {
    this.#key = keyOf(result);
    this.#project = [result.project, result.environment];
    const seen = new Map<string, number>();
    for (const finding of result.findings) {
      const before = seen.get(finding.fingerprint) ?? 0;
      if (before > 0) this.#again.set(finding, before);
      seen.set(finding.fingerprint, before + 1);
    }
  }

  /** Of something that only this run says. */
  id(...words: readonly string[]): string {
    return idOf("run", this.#key, ...words);
  }

  /** Of a resource, which every run of this environment knows by the same. */
  resource(address: string): string {
    return idOf("resource", ...this.#project, address);
  }

  /** Of what a finding means, for as long as it is found. */
  risk(finding: Finding): string {
    const again = this.#again.get(finding);
    const name = again === undefined ? [] : [String(again)];
    return idOf("risk", ...this.#project, finding.fingerprint, ...name);
  }
}

function keyOf(result: Result): string {
  const { plan, policies, profile, target, now, waivers, baseline, totals } = result;
  const inputs = [plan.digest, policies.digest, profile, target, now];
  const accepted = [waivers?.digest ?? null, baseline?.digest ?? null];
  const hash = createHash("sha256").update(
    JSON.stringify([result.project, result.environment, inputs, accepted, totals]),
  );
  for (const { fingerprint, outcome } of result.findings)
    hash.update(`${fingerprint} ${outcome}\n`);
  return hash.digest("hex");
}
