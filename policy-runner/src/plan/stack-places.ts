import { slot, TAKE } from "./records.js";
import type { Scanner } from "./scanner.js";

/** Hash of the record of an entry that tells its actions. */
export const ACTIONS_SLOT = 0;

/** Hash of the record of what stood before that tells its type. */
export const TYPE_SLOT = 0;

const SCALARS = ["format_version", "terraform_version", "errored", "complete", "applyable"];
const SIGNS = ["version", "serial", "lineage", "@level", "@message"];
const NAMES = ["address", "module_address", "mode", "type", "name", "index", "deposed"];

/** Places of a plan or shown state by the number of their node. */
export interface StackPlaces {
  readonly change: number;
  readonly resource: number;
  /** A resource or data source as it stood when it was planned. */
  readonly prior: number;
  readonly drift: number;
  readonly output: number;
  readonly declaration: number;
  readonly variable: number;
  readonly deferred: number;
  readonly configuration: number;
  readonly names: ReadonlyMap<number, string>;
  readonly lists: ReadonlySet<number>;
}

/** Tells a scanner what of a plan, or of a state as `terraform show -json` writes it, is compared. */
export function describeStack(scanner: Scanner): StackPlaces {
  const names = new Map<number, string>();
  const lists = new Set<number>();
  const add = (parent: number, key: string | null, flags = 0): number => {
    const node = scanner.node(flags);
    names.set(node, key ?? `${names.get(parent)}.*`);
    if ((flags & TAKE.list) !== 0) lists.add(node);
    scanner.child(parent, key, node);
    return node;
  };
  const { open, record, keep, enter, list, object, truth } = TAKE;
  const document = scanner.node(object);
  names.set(document, "");
  for (const key of SCALARS) add(document, key, record | keep);
  for (const key of SIGNS) add(document, key, record);
  const change = describeChange(scanner, add(document, "resource_changes", enter | list));
  const drift = add(add(document, "resource_drift", list), null, record);
  const drifted = scanner.node();
  scanner.child(drift, "change", drifted);
  const output = add(add(document, "output_changes", object), null, record);
  for (const parent of [drifted, output]) {
    for (const [i, key] of ["after_sensitive", "before_sensitive"].entries()) {
      scanner.child(parent, key, scanner.node(truth | slot(i)));
    }
  }
  const variable = add(add(document, "variables", object), null, record | keep);
  const configuration = add(document, "configuration", enter | object);
  add(configuration, "provider_config", record | keep);
  const root = add(configuration, "root_module", object);
  const declaration = add(add(root, "variables", object), null, record | keep);
  const deferred = add(add(document, "deferred_changes", list), null, record);
  const resource = scanner.node(open | record);
  describeState(scanner, add(document, "values", enter | object), resource);
  const prior = scanner.node(record);
  describePrior(scanner, add(add(document, "prior_state"), "values"), prior);
  return {
    change,
    resource,
    prior,
    drift,
    output,
    declaration,
    variable,
    deferred,
    configuration,
    names,
    lists,
  };
}

function describeChange(scanner: Scanner, entries: number): number {
  const { open, record, keep, hash, mask, truth } = TAKE;
  const entry = scanner.node(open | record);
  scanner.child(entries, null, entry);
  for (const key of [...NAMES, "provider_name"]) scanner.child(entry, key, scanner.node(keep));
  const change = scanner.node(open);
  scanner.child(entry, "change", change);
  // Only told by its hash: whether a resource is created or stays as it is makes no difference.
  const actions = scanner.node();
  scanner.child(change, "actions", actions);
  scanner.child(actions, null, scanner.node(hash | slot(ACTIONS_SLOT)));
  scanner.child(change, "after", scanner.node(keep));
  scanner.child(change, "after_unknown", scanner.node(keep | mask));
  scanner.child(change, "after_sensitive", scanner.node(keep | mask | truth | slot(0)));
  scanner.child(change, "before_sensitive", scanner.node(truth | slot(1)));
  return entry;
}

/** Modules hold modules: their node is a member of itself. */
function describeModules(scanner: Scanner, values: number, resource: number, flags: number): void {
  const { list, object } = TAKE;
  const module = scanner.node(object & flags);
  scanner.child(values, "root_module", module);
  const resources = scanner.node(list & flags);
  scanner.child(module, "resources", resources);
  const children = scanner.node(list & flags);
  scanner.child(module, "child_modules", children);
  scanner.child(children, null, module);
  scanner.child(resources, null, resource);
}

function describeState(scanner: Scanner, values: number, resource: number): void {
  const { keep, truth, list, object } = TAKE;
  describeModules(scanner, values, resource, list | object);
  const parts = [...NAMES, "provider_name", "values"];
  for (const key of parts) scanner.child(resource, key, scanner.node(keep));
  scanner.child(resource, "sensitive_values", scanner.node(keep | truth | slot(0)));
}

/** What stood before is asked only who has planned: whatever shape it has, nothing rests on it. */
function describePrior(scanner: Scanner, values: number, resource: number): void {
  describeModules(scanner, values, resource, 0);
  scanner.child(resource, "type", scanner.node(TAKE.hash | slot(TYPE_SLOT)));
}
