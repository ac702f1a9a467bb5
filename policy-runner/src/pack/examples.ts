import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Json } from "../constants.js";
import { CannotJudge } from "../errors.js";
import type { Rule, RuleExample } from "../evaluate/types.js";

/** What a rule's `.breaks` file says of one attribute; see CONTRIBUTING.md. */
interface Break {
  readonly of?: string;
  readonly attribute?: string;
  readonly provider?: string;
  readonly wrong?: readonly Json[];
  readonly becomes?: string;
  readonly unset?: string;
  readonly unknown?: string;
  readonly removed?: string;
}

/** Blocks that an example shows at most; the first of a type is enough to see how it is written. */
const MOST_BLOCKS = 3;

/**
 * Examples of each rule: blocks of `examples/`, which pass every rule, and what makes them fail, by the
 * `.breaks` file beside the rule. The mutation tests do all of it to a real plan of these blocks.
 *
 * @throws CannotJudge when a rule has no `.breaks` file, or it is no list
 */
export async function examplesOf(
  policies: string,
  catalogue: readonly Rule[],
): Promise<{ readonly [rule: string]: RuleExample }> {
  const blocks = await blocksIn(join(policies, "examples"));
  const examples: Record<string, RuleExample> = {};
  for (const rule of catalogue) {
    const breaks = await breaksOf(policies, rule);
    const types = rule.resource_types.includes("*") ? ["aws_kms_key"] : rule.resource_types;
    examples[rule.id] = {
      passes: [...types, ...breaks.flatMap(({ of }) => of ?? [])]
        .filter((type, place, all) => all.indexOf(type) === place)
        .flatMap((type) => blocks.get(type) ?? [])
        .slice(0, MOST_BLOCKS),
      changes: breaks.flatMap(changesOf),
    };
  }
  return examples;
}

/** The first block of each type, as it is written. */
async function blocksIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const blocks = new Map<string, string>();
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names.filter((one) => one.endsWith(".tf")).sort()) {
    const text = await readFile(join(folder, name), "utf8");
    for (const [block, type] of text.matchAll(/^resource "(\w+)" "\w+" \{\n[\s\S]*?^\}$/gm)) {
      if (type !== undefined && !blocks.has(type)) blocks.set(type, block);
    }
  }
  return blocks;
}

/** What a plan does not hold can not be broken in one: a rule on the HCL source has no such file. */
async function breaksOf(policies: string, rule: Rule): Promise<Break[]> {
  if (rule.requires.includes("source")) return [];
  const { load } = await import("js-yaml");
  const { id, path } = rule;
  const [family, name] = path;
  const file = join("rules", family, name, `${name}.breaks`);
  try {
    const breaks = load(await readFile(join(policies, file), "utf8")) ?? [];
    if (Array.isArray(breaks)) return breaks as Break[];
  } catch {
    // It says the same as when it is no list.
  }
  throw new CannotJudge(
    `The rule ${id} has no ${join(policies, file)} that is a list; say there what breaks a resource that passes (CONTRIBUTING.md).`,
  );
}

function changesOf(one: Break): RuleExample["changes"] {
  const { of: type, attribute, wrong = [], becomes = "fail", unset, unknown, removed } = one;
  const change = (what: string, outcome: string) => ({ type: type ?? null, what, outcome });
  const gone = [
    ...(one.provider === undefined ? [] : [change(`its provider is for ${one.provider}`, becomes)]),
    ...(removed === undefined ? [] : [change("is not there", removed)]),
  ];
  if (attribute === undefined) return gone;
  const name = attribute.replace(/\/(\d+)/g, "[$1]").replaceAll("/", ".");
  return [
    ...wrong.map((value) => change(`${name} = ${JSON.stringify(value)}`, becomes)),
    change(`${name} is left out`, unset ?? "fail"),
    change(`${name} is known only after apply`, unknown ?? "undetermined"),
    ...gone,
  ];
}
