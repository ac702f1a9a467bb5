import type { Json, JsonObject } from "../../src/constants.js";
import { judges } from "../../src/evaluate/scope.js";
import type { Rule } from "../../src/evaluate/types.js";
import type { Break, Expected } from "./breaks.js";
import type { Change, Judgement, PlanDocument } from "./court.js";
import { hide, type Place, placeOf, set, stepsOf, unset, valueAt } from "./edit.js";

/** A plan of which one resource was changed, the same in every instance of the module. */
export interface Mutant {
  /** What was done: "aws_s3_bucket.this policy unknown". */
  readonly what: string;
  readonly expected: Expected;
  readonly document: PlanDocument;
  /** Other instances of the same block, whose configuration was changed with it. */
  readonly siblings: ReadonlySet<string>;
}

/** Every mutant of a plan that a break makes. */
export function* mutantsOf(
  rule: Rule,
  one: Break,
  document: PlanDocument,
  before: Judgement,
): Generator<Mutant> {
  const types = one.of === undefined ? rule.resource_types : [one.of];
  for (const type of types) {
    const target = targetOf(rule, one, type, document, before);
    if (target === undefined) continue;
    const targets = copiesOf(target, document);
    const siblings = siblingsOf(targets, document);
    if (one.removed !== undefined) {
      for (const [what, edit] of removals())
        yield { what, expected: one.removed, document: edited(document, targets, edit), siblings };
    }
    for (const { what, expected, change } of providers(one)) {
      yield { what, expected, document: provided(document, targets, change), siblings };
    }
    if (one.attribute === undefined) continue;
    for (const { what, expected, edit } of changes(one, one.attribute, target)) {
      yield { what, expected, document: edited(document, targets, edit), siblings };
    }
  }
}

/** What decides although no break says so: types and attributes whose loss changes an outcome. */
export function* undeclared(
  rule: Rule,
  breaks: readonly Break[],
  document: PlanDocument,
  before: Judgement,
): Generator<Mutant> {
  const types = new Set(document.resource_changes.map(({ type }) => type));
  for (const type of types) {
    if (!judges(rule, type) && !rule.reads.includes(type)) continue;
    const target = targetOf(rule, {}, type, document, before);
    if (target === undefined) continue;
    for (const attribute of rule.attributes.filter((name) => name in (target.change.after ?? {}))) {
      if (breaks.some((one) => covers(one, rule, type, attribute))) continue;
      const targets = copiesOf(target, document);
      const siblings = siblingsOf(targets, document);
      const what = `${type} ${attribute}`;
      const copy = edited(document, targets, (place) => hide(place, [attribute]));
      yield { what, expected: "pass", document: copy, siblings };
    }
  }
}

function covers(one: Break, rule: Rule, type: string, attribute: string): boolean {
  if (one.attribute === undefined || stepsOf(one.attribute)[0] !== attribute) return false;
  if (rule.resource_types.includes("*")) return true;
  return one.of === undefined ? rule.resource_types.includes(type) : one.of === type;
}

/** The first resource of a type that passes, or that the rule reads beside those that it judges. */
function targetOf(
  rule: Rule,
  { attribute, named }: Break,
  type: string,
  document: PlanDocument,
  before: Judgement,
): Change | undefined {
  const all = document.resource_changes.filter(
    (one) => one.type === type && (named === undefined || one.name === named),
  );
  const fitting = all.filter(({ address }) => {
    const outcome = before.get(address) ?? "pass";
    return outcome === "pass" || (outcome === "not_applicable" && rule.reads.includes(type));
  });
  if (attribute === undefined) return fitting[0];
  const steps = stepsOf(attribute);
  const holds = ({ change }: Change) =>
    [change.after, change.after_unknown].some((part) => (valueAt(part, steps) ?? null) !== null);
  return fitting.find(holds) ?? fitting[0];
}

/** The same resource in every instance of the module. */
function copiesOf(target: Change, document: PlanDocument): ReadonlySet<string> {
  const within = ({ address, module_address = "" }: Change) => address.slice(module_address.length);
  const copies = document.resource_changes.filter((one) => within(one) === within(target));
  return new Set(copies.map(({ address }) => address));
}

function siblingsOf(targets: ReadonlySet<string>, document: PlanDocument): ReadonlySet<string> {
  const [first] = document.resource_changes.filter(({ address }) => targets.has(address));
  const same = document.resource_changes.filter(
    ({ type, name, address }) =>
      type === first?.type && name === first.name && !targets.has(address),
  );
  return new Set(same.map(({ address }) => address));
}

type Edit = (place: Place) => void;

function edited(document: PlanDocument, targets: ReadonlySet<string>, edit: Edit): PlanDocument {
  const copy = structuredClone(document);
  for (const address of targets) edit(placeOf(copy, address));
  return copy;
}

/** What is deleted or forgotten by the same plan is not there. */
function removals(): readonly (readonly [string, Edit])[] {
  return ["delete", "forget"].map((action) => [
    action,
    ({ change }) => Object.assign(change, { actions: [action], after: null, after_unknown: {} }),
  ]);
}

interface Handed {
  readonly what: string;
  readonly expected: Expected;
  readonly change: JsonObject;
}

/** Providers of another region, and of one that the configuration does not tell. */
function providers({ provider: region, becomes = "fail" }: Break): readonly Handed[] {
  if (region === undefined) return [];
  const untold = { references: ["local.region"] };
  return [
    { what: `a provider for ${region}`, expected: becomes, change: { constant_value: region } },
    { what: "a provider for some region", expected: "not_applicable", change: untold },
  ];
}

/** The same made by a provider with this expression for its region. */
function provided(
  document: PlanDocument,
  targets: ReadonlySet<string>,
  region: JsonObject,
): PlanDocument {
  const copy = edited(document, targets, ({ block }) => {
    block.provider_config_key = "aws.other";
  });
  const other = { name: "aws", alias: "other", expressions: { region } };
  Object.assign(copy.configuration.provider_config as JsonObject, { "aws.other": other });
  return copy;
}

interface Step {
  readonly what: string;
  readonly expected: Expected;
  readonly edit: Edit;
}

function* changes(
  { wrong = [], becomes = "fail", unset: gone = "fail", ...one }: Break,
  attribute: string,
  { type, name, change }: Change,
): Generator<Step> {
  const steps = stepsOf(attribute);
  const step = (what: string, expected: Expected, edit: Edit): Step => {
    return { what: `${type}.${name} ${attribute} ${what}`, expected, edit };
  };
  for (const value of wrong) {
    yield step(JSON.stringify(value), becomes, (place) => set(place, steps, value));
  }
  yield step("null", gone, (place) => unset(place, steps, true));
  yield step("left out", gone, (place) => unset(place, steps, false));
  yield step("unknown", one.unknown ?? "undetermined", (place) => hide(place, steps));
  for (const odd of oddities(valueAt(change.after, steps))) {
    yield step("of another type", one.type ?? "fail", (place) => set(place, steps, odd));
  }
}

/** Values of a type that an attribute can not have. */
function oddities(value: Json | undefined): readonly Json[] {
  return typeof value === "object" && value !== null ? ["odd", 7] : [{ odd: 1 }, [{ odd: 1 }]];
}
