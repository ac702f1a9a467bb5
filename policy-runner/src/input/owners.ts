import type { ResourceChange } from "../plan/types.js";
import { mayName, surelyNames } from "./expected-types.js";
import { isFoundBy, names, ownerName } from "./identity.js";
import type { Linked } from "./linked.js";
import type { Configured, Link } from "./links.js";
import { valueAt } from "./pointer.js";
import type { Interest } from "./types.js";

/** A unit that a resource configures, and through which attribute. */
export interface Owner {
  readonly address: string;
  readonly attribute: string;
  /** False when the plan does not settle whether it belongs to this unit or another. */
  readonly settled: boolean;
}

/** The units that a resource configures; lost when the plan does not tell of one that it surely has. */
export interface Owners {
  readonly found: readonly Owner[];
  readonly lost: boolean;
}

/** A resource that is known by a value: an id, an ARN, a bucket's name. */
export type Bearer = Pick<ResourceChange, "address" | "type" | "name" | "module_address">;

/** What of a plan is asked when owners are looked for. */
export interface Register {
  /** The resources that are known by a value. */
  bearers(value: string): readonly Bearer[];
  /** Key of the provider that makes a resource, where the configuration tells it. */
  providerOf(bearer: Bearer): string | undefined;
  /** Whether a resource of this address stays; a data source does not. */
  has(address: string): boolean;
  /** Every text among the attributes of a resource that stays. */
  textsOf(address: string): readonly string[];
}

/** The units of which rules read this resource as a neighbour. */
export function ownersOf(linked: Linked, interest: Interest, register: Register): Owners {
  const { change, content, configured } = linked;
  const types = interest.neighbours.get(change.type);
  if (types === undefined) return { found: [], lost: false };
  const found: Owner[] = [];
  const done = new Set<string>();
  let lost = false;
  for (const link of configured.links) {
    const value = valueAt(content.values, link.pointer);
    const isText = typeof value === "string";
    const isFound = isFoundBy(change.type, link.pointer.slice(1));
    // A value that is known tells more than an expression that does not settle it.
    if (isText && (isFound || !link.owners.settled)) continue;
    const owners = byReference(link, isText ? value : null, types, register);
    found.push(...owners);
    if (owners.length > 0 || !isText) done.add(link.pointer);
    const isUnknown = content.unknown.includes(link.pointer);
    // Whatever a name is made from, it may be found by it.
    const mayBeLost = isFound ? !link.known : isLost(link, types, register);
    if (isUnknown && owners.length === 0 && mayBeLost) lost = true;
  }
  return { found: [...found, ...byValue(linked, done, types, register)], lost };
}

/** Links that the configuration's references make, as far as a value that is known does not contradict them. */
function byReference(
  { pointer, owners }: Link,
  value: string | null,
  types: ReadonlySet<string>,
  register: Register,
): Owner[] {
  const found: Owner[] = [];
  for (const [address, type] of owners.targets) {
    if (!types.has(type) || !register.has(address)) continue;
    const said = value === null ? "same" : naming(value, address, types, register);
    if (said === "other") continue;
    const settled = owners.settled && said === "same";
    found.push({ address, attribute: pointer.slice(1), settled });
  }
  return found;
}

/** Whether a value names the resource that the configuration refers to where it stands. */
function naming(
  value: string,
  address: string,
  types: ReadonlySet<string>,
  register: Register,
): ReturnType<typeof names> {
  const bearers = register.bearers(value);
  if (bearers.some((bearer) => bearer.address === address)) return "same";
  if (bearers.some(({ type }) => types.has(type))) return "other";
  return names(value, register.textsOf(address));
}

/** Whether an attribute surely names a unit, and the plan does not tell which. */
function isLost(
  { pointer, owners, known }: Link,
  types: ReadonlySet<string>,
  register: Register,
): boolean {
  if (known || !mayName(pointer, types)) return false;
  const isOpaque = ([address, type]: readonly [string, string]) =>
    CARRIERS.has(type) || !register.has(address);
  return (
    owners.open || surelyNames(pointer, types, owners.targets) || [...owners.targets].some(isOpaque)
  );
}

/** Types whose attributes hold whatever they were given. */
const CARRIERS: ReadonlySet<string> = new Set(["terraform_data", "null_resource"]);

/** Links through values that are known. */
function byValue(
  { change, content, configured }: Linked,
  done: ReadonlySet<string>,
  types: ReadonlySet<string>,
  register: Register,
): Owner[] {
  const owners: Owner[] = [];
  for (const [attribute, value] of Object.entries(content.values)) {
    if (typeof value !== "string" || value === "" || done.has(`/${attribute}`)) continue;
    if (attribute === "id" || attribute === "arn") continue;
    const name = ownerName(change.type, attribute, value);
    if (name === undefined) continue;
    const named = register
      .bearers(name)
      .filter(({ address, type }) => address !== change.address && types.has(type));
    const own = meantBy(configured, attribute, named, register);
    const settled = own.length === 1;
    for (const { address } of own) owners.push({ address, attribute, settled });
  }
  return owners;
}

/**
 * Two of one name are in two regions or accounts: meant are those that the expression refers to, or else
 * those of the same provider; all where neither tells.
 */
function meantBy(
  { provider, links }: Configured,
  attribute: string,
  named: readonly Bearer[],
  register: Register,
): readonly Bearer[] {
  if (named.length < 2) return named;
  const link = links.find(({ pointer }) => pointer === `/${attribute}`);
  const referred = named.filter(({ address }) => link?.owners.targets.has(address));
  if (referred.length > 0) return referred;
  const same = named.filter((one) => register.providerOf(one) === provider);
  return same.length > 0 ? same : named;
}
