import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import type { Json, JsonObject } from "../../src/constants.js";
import { assertValid } from "../../src/settings/schema.js";

/** One declared difference. */
export interface Variation {
  readonly type?: string;
  readonly address?: string;
  readonly path?: string;
  readonly kind: "value" | "count" | "presence";
  readonly owner: string;
  readonly approved_by: string;
}

/** What tells an environment from the others: no difference by itself. */
export interface Stack {
  readonly plan: JsonObject;
  readonly suffix: string;
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  /** First octets of the VPC's block. */
  readonly cidrBase: string;
}

/** What two stacks do not have in common. */
export interface Difference {
  readonly address: string;
  readonly type: string;
  /** "" where the whole resource is missing on one side. */
  readonly path: string;
}

interface Resource {
  readonly type: string;
  readonly values: ReadonlyMap<string, string>;
}

/** Reads policies/variations.yaml, held to its schema. */
export async function readVariations(): Promise<readonly Variation[]> {
  const schema = JSON.parse(readFileSync("policies/schemas/variations.json", "utf8")) as JsonObject;
  const document = load(readFileSync("policies/variations.yaml", "utf8"));
  await assertValid(document, schema, "policies/variations.yaml");
  return (document as { variations: Variation[] }).variations;
}

/** Everything that differs between two stacks, once their own names are put aside. */
export function differences(one: Stack, other: Stack): readonly Difference[] {
  const [left, right] = [resources(one), resources(other)];
  const addresses = [...new Set([...left.keys(), ...right.keys()])].sort();
  return addresses.flatMap((address) => compare(address, left.get(address), right.get(address)));
}

function compare(address: string, left?: Resource, right?: Resource): readonly Difference[] {
  const type = (left ?? right)?.type ?? "";
  if (left === undefined || right === undefined) return [{ address, type, path: "" }];
  const paths = [...new Set([...left.values.keys(), ...right.values.keys()])].sort();
  return paths
    .filter((path) => left.values.get(path) !== right.values.get(path))
    .map((path) => ({ address, type, path }));
}

/** Whether a declared variation covers a difference. */
export function covers(variation: Variation, { address, type, path }: Difference): boolean {
  const resource =
    variation.type === undefined
      ? matches(variation.address ?? "", address, ".*")
      : variation.type === type;
  if (!resource) return false;
  return path === ""
    ? variation.kind !== "value"
    : variation.kind === "value" && matches(variation.path ?? "", path, "[^/]+");
}

function matches(pattern: string, text: string, wildcard: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(wildcard)}$`).test(text);
}

function resources(stack: Stack): ReadonlyMap<string, Resource> {
  const changes = stack.plan.resource_changes as unknown as {
    address: string;
    mode: string;
    type: string;
    change: { after: Json; after_unknown?: Json };
  }[];
  return new Map(
    changes
      .filter(({ mode }) => mode === "managed")
      .map(({ address, type, change }) => {
        const values = new Map<string, string>();
        flatten("", change.after, (path, leaf) => values.set(path, canonical(stack, leaf)));
        flatten("", change.after_unknown ?? {}, (path, leaf) => {
          if (leaf === true) values.set(path, "known after apply");
        });
        return [address, { type, values }];
      }),
  );
}

function flatten(path: string, value: Json, visit: (path: string, leaf: Json) => void): void {
  if (value === null || typeof value !== "object") {
    visit(path, value);
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    flatten(`${path}/${key}`, member as Json, visit);
  }
}

function canonical(stack: Stack, leaf: Json): string {
  if (typeof leaf !== "string") return JSON.stringify(leaf);
  const word = (text: string) => new RegExp(`(?<![a-z0-9])${text}(?![a-z0-9])`, "g");
  return leaf
    .replaceAll(stack.account, "{account}")
    .replaceAll(stack.region, "{region}")
    .replaceAll(stack.cidrBase, "{cidr}.")
    .replace(word(stack.suffix), "{suffix}")
    .replace(word(stack.environment), "{environment}")
    .replaceAll("{suffix}", "{environment}");
}
