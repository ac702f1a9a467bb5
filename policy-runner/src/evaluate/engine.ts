import * as sdk from "@open-policy-agent/opa-wasm";
import { ENTRYPOINT, type Json, type JsonObject } from "../constants.js";
import type { Facts, Unit } from "../input/types.js";
import { type Compiled, notRunnable } from "./compile.js";
import type { Outcome, Rule } from "./types.js";

/** What one call into the compiled policies is asked. */
export interface Question {
  /** The rules to run, by id and path. */
  readonly rules: readonly Pick<Rule, "id" | "path">[];
  readonly facts: Facts;
  readonly units: { readonly [type: string]: readonly Unit[] };
  /** Whether every outcome is wanted, not only those that a person has to know of. */
  readonly everything: boolean;
}

/** What the policies say of one rule: how many outcomes, of how many resources, and of which kinds. */
export type Tally = readonly [
  path: readonly [string, string],
  outcomes: number,
  addresses: number,
  passes: number,
  notApplicable: number,
];

/** What the policies answer. */
export interface Answer {
  /** One for each rule that was asked. */
  readonly tallies: readonly Tally[];
  /** All outcomes, or those that are neither passes nor not applicable. */
  readonly outcomes: readonly Outcome[];
}

/** The compiled policies, ready to be asked. */
export interface Engine {
  /** @throws Error when the evaluation breaks off, or lost a rule or a unit on the way. */
  ask(question: Question): Answer;
}

/** Pages of 64 KiB: enough for a shard, so that memory does not grow page by page. */
const INITIAL_PAGES = 256;

/**
 * Starts the compiled policies with their parameters.
 *
 * The SDK reports neither lost input nor missing data: an undefined result looks like no finding.
 * So the policies count what they saw and name what they ran, and both are compared here.
 */
export function startEngine(policies: Compiled, params: JsonObject): Engine {
  const policy = load(policies);
  policy.setData({ params });
  return { ask: (question) => checked(question, evaluate(policy, question)) };
}

interface Sdk {
  loadPolicySync(policies: Compiled, pages: number): Policy;
}

interface Policy {
  readonly entrypoints: { readonly [name: string]: number };
  setData(data: JsonObject): void;
  evaluate(input: unknown): unknown;
}

/** The SDK's types leave out what its module exports by default. */
const { loadPolicySync } = (sdk as unknown as { default: Sdk }).default;

/** @throws CannotJudge when they are not what OPA compiles policies to, or answer another question */
function load(policies: Compiled): Policy {
  const exported = new Set(WebAssembly.Module.exports(policies).map(({ name }) => name));
  if (!exported.has("opa_wasm_abi_version")) throw notRunnable("OPA has not compiled it");
  let policy: Policy;
  try {
    policy = loadPolicySync(policies, INITIAL_PAGES);
  } catch (error) {
    throw notRunnable(
      typeof error === "string" ? error : "it needs what this runner does not have",
    );
  }
  if (!Object.hasOwn(policy.entrypoints, ENTRYPOINT)) {
    throw notRunnable(`it has no entrypoint ${ENTRYPOINT}`);
  }
  return policy;
}

interface Counted extends Answer {
  readonly seen: number;
}

function evaluate(policy: Policy, question: Question): Counted {
  let results: unknown;
  try {
    results = policy.evaluate(question);
  } catch (error) {
    // The SDK throws strings and bare objects as well as errors.
    const why = error instanceof Error ? error.message : String(error as Json);
    throw new Error(`The policy engine broke off: ${why}`);
  }
  const answer = (results as { result?: Counted }[] | undefined)?.[0]?.result;
  if (answer === undefined) throw new Error("The policy engine returned no result");
  return answer;
}

function checked(question: Question, answer: Counted): Answer {
  const sent = Object.values(question.units).reduce((sum, units) => sum + units.length, 0);
  if (answer.seen !== sent) {
    throw new Error(`The policy engine saw ${answer.seen} of ${sent} resources`);
  }
  const ran = new Set(answer.tallies.map(([path]) => path.join(".")));
  const lost = question.rules.find(({ path }) => !ran.has(path.join(".")));
  if (lost !== undefined) throw new Error(`The policy engine did not run ${lost.path.join(".")}`);
  return answer;
}
