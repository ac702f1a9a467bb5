import { slot, TAKE } from "./records.js";
import type { Scanner } from "./scanner.js";

/** Hashes that the record of a resource carries. */
export const SLOT = {
  address: 0,
  module: 1,
  type: 2,
  name: 3,
  index: 4,
  deposed: 5,
  mode: 6,
  actions: 7,
  identities: [8, 9],
  /** Of the types in {@link NAMES}. */
  ownName: 10,
} as const;

/** Attributes whose value names one resource. */
const IDENTITIES = ["id", "arn"];

/** The attribute by whose value a resource of a type is named besides, before it has an id. */
export const NAMES: ReadonlyMap<string, string> = new Map([
  ["aws_iam_role", "name"],
  ["aws_lambda_function", "function_name"],
  ["aws_rds_cluster", "cluster_identifier"],
  ["aws_s3_bucket", "bucket"],
]);

/** Flags of a resource whose values before or after are marked sensitive somewhere. */
export const SENSITIVE = 1 | 2;

const SCALARS = ["format_version", "terraform_version", "errored", "complete", "applyable"];

/** Members whose presence alone tells what a document is. */
const SIGNS = ["values", "version", "serial", "lineage", "@level", "@message"];

/** Places of a plan by the number of their node. */
export interface Places {
  readonly resource: number;
  readonly drift: number;
  readonly output: number;
  readonly variable: number;
  readonly deferred: number;
  readonly provider: number;
  readonly block: number;
  readonly moduleOutput: number;
  readonly declaration: number;
  readonly call: number;
  readonly callExpression: number;
  readonly callForEach: number;
  /** What a node is called in the plan. */
  readonly names: ReadonlyMap<number, string>;
  /** Nodes whose value is a list. */
  readonly lists: ReadonlySet<number>;
}

/** Tells a scanner what of a plan is wanted. */
export function describePlan(scanner: Scanner, attributes: ReadonlySet<string>): Places {
  const names = new Map<number, string>();
  const lists = new Set<number>();
  const add = (parent: number, key: string | null, flags: number, name = key): number => {
    const node = scanner.node(flags);
    names.set(node, name ?? `${names.get(parent)}.*`);
    if ((flags & TAKE.list) !== 0) lists.add(node);
    scanner.child(parent, key, node);
    return node;
  };
  const { record, keep, enter, list, object } = TAKE;
  const plan = scanner.node(object);
  names.set(plan, "");
  for (const key of SCALARS) add(plan, key, record | keep);
  for (const key of SIGNS) add(plan, key, record);
  const changes = add(plan, "resource_changes", enter | list);
  const drift = add(plan, "resource_drift", list);
  const outputs = add(plan, "output_changes", object);
  const variables = add(plan, "variables", object);
  const configuration = add(plan, "configuration", enter | object);
  const providers = add(configuration, "provider_config", object);
  const deferred = add(plan, "deferred_changes", list);
  return {
    resource: describeResource(scanner, changes, attributes),
    drift: describeDrift(scanner, add(drift, null, record)),
    output: describeSensitivity(scanner, add(outputs, null, record)),
    variable: add(variables, null, record),
    deferred: add(deferred, null, record),
    provider: describeProvider(scanner, providers),
    ...describeModules(scanner, add, configuration, attributes),
    names,
    lists,
  };
}

function describeResource(scanner: Scanner, list: number, attributes: ReadonlySet<string>): number {
  const { open, record, keep, hash, text, mask } = TAKE;
  const resource = scanner.node(open | record);
  scanner.child(list, null, resource);
  const add = (parent: number, key: string, flags: number): number => {
    const node = scanner.node(flags);
    scanner.child(parent, key, node);
    return node;
  };
  for (const key of ["address", "type", "name", "mode"] as const) {
    add(resource, key, keep | hash | text | slot(SLOT[key]));
  }
  add(resource, "module_address", keep | hash | text | slot(SLOT.module));
  add(resource, "index", keep | hash | slot(SLOT.index));
  add(resource, "deposed", keep | hash | text | slot(SLOT.deposed));
  add(resource, "provider_name", keep);
  const change = add(resource, "change", open);
  const actions = add(change, "actions", keep);
  scanner.child(actions, null, scanner.node(hash | slot(SLOT.actions)));
  const value = scanner.node(keep);
  const after = add(change, "after", open | mask);
  const unknown = add(change, "after_unknown", open | mask);
  const sensitive = add(change, "after_sensitive", open | mask | TAKE.truth | slot(0));
  add(change, "before_sensitive", TAKE.truth | slot(1));
  const hashed = new Map([
    ...IDENTITIES.map((name, i) => [name, SLOT.identities[i] as number] as const),
    ...[...NAMES.values()].map((name) => [name, SLOT.ownName] as const),
  ]);
  for (const name of attributes) {
    const parts = hashed.has(name) ? [unknown, sensitive] : [after, unknown, sensitive];
    for (const part of parts) scanner.child(part, name, value);
  }
  for (const [name, at] of hashed) {
    const kept = attributes.has(name) ? keep : 0;
    scanner.child(after, name, scanner.node(kept | hash | slot(at)));
  }
  return resource;
}

function describeDrift(scanner: Scanner, drift: number): number {
  const change = scanner.node();
  scanner.child(drift, "change", change);
  describeSensitivity(scanner, change);
  return drift;
}

function describeSensitivity(scanner: Scanner, change: number): number {
  for (const [i, key] of ["after_sensitive", "before_sensitive"].entries()) {
    scanner.child(change, key, scanner.node(TAKE.truth | slot(i)));
  }
  return change;
}

function describeProvider(scanner: Scanner, list: number): number {
  const provider = scanner.node(TAKE.record | TAKE.open);
  scanner.child(list, null, provider);
  for (const key of ["name", "full_name", "version_constraint", "alias", "module_address"]) {
    scanner.child(provider, key, scanner.node(TAKE.keep));
  }
  // Of what configures it the region alone: there are keys and tokens beside it.
  const expressions = scanner.node(TAKE.open);
  scanner.child(provider, "expressions", expressions);
  scanner.child(expressions, "region", scanner.node(TAKE.keep));
  return provider;
}

type Add = (parent: number, key: string | null, flags: number, name?: string) => number;

/** Modules hold module calls, and those hold modules: the nodes of both make a circle. */
function describeModules(
  scanner: Scanner,
  add: Add,
  configuration: number,
  attributes: ReadonlySet<string>,
): Pick<
  Places,
  "block" | "moduleOutput" | "declaration" | "call" | "callExpression" | "callForEach"
> {
  const { record, keep, open, enter, list, object } = TAKE;
  const root = add(configuration, "root_module", object, "configuration.root_module");
  const module = scanner.node(object);
  const within = (key: string, flags: number) => {
    const node = add(root, key, flags, `configuration...${key}`);
    scanner.child(module, key, node);
    return node;
  };
  const resources = within("resources", list);
  const outputs = within("outputs", object);
  const calls = within("module_calls", object);
  const moduleOutput = add(outputs, null, record | open | object);
  scanner.child(moduleOutput, "expression", scanner.node(keep));
  const call = add(calls, null, enter | object);
  scanner.child(call, "module", module);
  const callExpressions = add(call, "expressions", object);
  return {
    block: describeBlock(scanner, resources, attributes),
    moduleOutput,
    declaration: add(add(root, "variables", object), null, record | keep),
    call,
    callExpression: add(callExpressions, null, record | keep),
    callForEach: add(call, "for_each_expression", record | keep),
  };
}

function describeBlock(scanner: Scanner, list: number, attributes: ReadonlySet<string>): number {
  const { record, keep, open, hash, text } = TAKE;
  const block = scanner.node(record | open);
  scanner.child(list, null, block);
  for (const key of ["type", "name", "mode"] as const) {
    scanner.child(block, key, scanner.node(keep | hash | text | slot(SLOT[key])));
  }
  for (const key of ["address", "provider_config_key", "for_each_expression", "count_expression"]) {
    scanner.child(block, key, scanner.node(keep));
  }
  const expressions = scanner.node(open | TAKE.mask);
  scanner.child(block, "expressions", expressions);
  const value = scanner.node(keep);
  for (const name of attributes) scanner.child(expressions, name, value);
  return block;
}
