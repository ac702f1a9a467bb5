import type { Json, JsonObject } from "../constants.js";
import { CannotJudge } from "../errors.js";
import { readFormatVersion, refuseUnfinished } from "./members.js";
import { guarded } from "./read.js";
import { ScanError, TAKE } from "./records.js";
import { isNoObject, unsound } from "./refusals.js";
import { randomSeed, Scanner } from "./scanner.js";
import { sensitiveTexts } from "./secrets.js";
import { isObject } from "./shape.js";
import type { DriftEntry, PlanSource, Refreshed, StateResource } from "./types.js";

/**
 * Reads a plan of `terraform plan -refresh-only`, whole: it holds one state, and what changed of it.
 *
 * @throws CannotJudge when it is damaged, unfinished or no plan
 */
export async function readRefreshed(source: PlanSource): Promise<Refreshed> {
  const { name } = source;
  try {
    const plan = await guarded(name, () => wholeOf(source));
    const members = new Map<string, Json>(Object.entries(plan));
    readFormatVersion(plan.format_version, name);
    refuseUnfinished(members, name);
    const { configuration, prior_state: state, resource_drift: drift } = plan;
    if (!isObject(configuration)) throw isNoPlan(name);
    const entries = (drift ?? []) as unknown as readonly DriftEntry[];
    if (!Array.isArray(entries) || entries.some((one) => !isObject(one?.change)))
      throw isNoPlan(name);
    const values = isObject(state) ? state.values : undefined;
    const resources = isObject(values) ? resourcesOf(values.root_module) : [];
    const secrets = secretsOf(plan, entries);
    return { name, digest: source.digest(), drift: entries, resources, configuration, secrets };
  } finally {
    source.close();
  }
}

/** What is marked in any of its parts: marks do not follow a value from one to the other. */
function secretsOf(plan: JsonObject, entries: readonly DriftEntry[]): ReadonlySet<string> {
  const secrets = new Set<string>();
  const changes = [...entries, ...listOf(plan.resource_changes)].map(({ change }) => change);
  for (const change of changes.filter((one) => isObject(one as Json))) {
    const { before, after, before_sensitive, after_sensitive } = change as JsonObject;
    sensitiveTexts(before, before_sensitive, secrets);
    sensitiveTexts(after, after_sensitive, secrets);
  }
  const state = isObject(plan.prior_state) ? plan.prior_state.values : undefined;
  markedIn(isObject(state) ? state.root_module : undefined, secrets);
  const root = isObject(plan.configuration) ? plan.configuration.root_module : undefined;
  const declared = isObject(root) && isObject(root.variables) ? root.variables : {};
  const given = isObject(plan.variables) ? plan.variables : {};
  for (const [name, one] of Object.entries(declared)) {
    if (!isObject(one) || one.sensitive !== true) continue;
    sensitiveTexts([one.default ?? null, given[name] ?? null], true, secrets);
  }
  return secrets;
}

function markedIn(module: Json | undefined, secrets: Set<string>): void {
  if (!isObject(module)) return;
  for (const { values, sensitive_values } of listOf(module.resources))
    sensitiveTexts(values, sensitive_values, secrets);
  for (const child of listOf(module.child_modules)) markedIn(child, secrets);
}

function listOf(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Checks every byte before it is parsed: a repeated key would hide what stands under the first. */
async function wholeOf(source: PlanSource): Promise<JsonObject> {
  const scanner = new Scanner(randomSeed());
  scanner.node(TAKE.object);
  let total = 0;
  try {
    for (let bytes = 1; bytes > 0; total += bytes) {
      const next = source.next(scanner.input());
      bytes = typeof next === "number" ? next : await next;
      scanner.push(bytes, () => undefined);
    }
  } catch (error) {
    if (!(error instanceof ScanError)) throw error;
    throw error.fault === "kind" ? isNoObject(source, error.offset) : unsound(source, error);
  }
  return JSON.parse(source.again(0, total).toString()) as JsonObject;
}

function resourcesOf(module: Json | undefined): StateResource[] {
  if (!isObject(module)) return [];
  const own = ((module.resources ?? []) as JsonObject[]).filter((one) => one.mode === "managed");
  const children = (module.child_modules ?? []) as Json[];
  return [
    ...own.map(({ address, type, values }) => ({
      address: String(address),
      type: String(type),
      values: (values ?? {}) as JsonObject,
    })),
    ...children.flatMap(resourcesOf),
  ];
}

function isNoPlan(name: string): CannotJudge {
  return new CannotJudge(
    `${name} is no refresh-only plan; make it with \`terraform plan -refresh-only -out=PLANFILE\` and \`terraform show -json PLANFILE\`.`,
  );
}
