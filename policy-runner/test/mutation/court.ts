import { Readable } from "node:stream";
import type { Json, JsonObject } from "../../src/constants.js";
import { compile } from "../../src/evaluate/compile.js";
import { type Engine, startEngine } from "../../src/evaluate/engine.js";
import { interestOf } from "../../src/evaluate/scope.js";
import { questionOf } from "../../src/evaluate/shards.js";
import type { Bundle, Outcome, Rule } from "../../src/evaluate/types.js";
import { normalise } from "../../src/input/normalise.js";
import { wantedOf } from "../../src/input/wanted.js";
import { scanPlan } from "../../src/plan/plan.js";
import { openPlan } from "../../src/plan/read.js";

/** An entry of resource_changes, as loosely as a plan's author may write it. */
export interface Change {
  readonly address: string;
  readonly module_address?: string;
  readonly type: string;
  readonly name: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly after: JsonObject | null;
    readonly after_unknown: JsonObject;
    readonly after_sensitive: Json;
  };
}

/** As much of a plan as mutations touch. */
export interface PlanDocument {
  readonly [member: string]: unknown;
  readonly resource_changes: readonly Change[];
  readonly configuration: JsonObject;
}

/** Address of a resource → what a rule says of it. */
export type Judgement = ReadonlyMap<string, Outcome["outcome"]>;

/** Judges plans by single rules, in this process, as the command line would in dev. */
export class Court {
  private constructor(
    private readonly engine: Engine,
    readonly catalogue: readonly Rule[],
  ) {}

  static async of(bundle: Bundle): Promise<Court> {
    const { parameters, environments } = bundle.pack;
    const own = { ...parameters, ...environments.dev?.parameters } as JsonObject;
    // Rules of several environments have mutants of their own.
    const rules = bundle.catalogue.filter(({ scope }) => scope !== "environments");
    return new Court(await startEngine(compile(bundle.wasm), own), rules);
  }

  /** What a rule says of every resource in its scope. */
  async judge(rule: Rule, document: PlanDocument): Promise<Judgement> {
    const outcomes = await this.outcomes([rule], document);
    return new Map(outcomes.map(({ address, outcome }) => [address, outcome]));
  }

  /** Every outcome of some rules. */
  async outcomes(rules: readonly Rule[], document: PlanDocument): Promise<readonly Outcome[]> {
    const interest = interestOf(rules);
    const text = Buffer.from(JSON.stringify(document));
    const plan = await scanPlan(await openPlan("-", Readable.from([text])), wantedOf(interest));
    try {
      const input = normalise(plan, { facts: FACTS, interest, source: null });
      const units = [...input.shards(10_000)].flat(2);
      return this.engine.ask(questionOf(input.facts, rules, units, true)).outcomes;
    } finally {
      plan.close();
    }
  }
}

const FACTS = {
  environment: "dev",
  project: "payment",
  target: "unknown",
  now: "2026-01-01T00:00:00Z",
} as const;
