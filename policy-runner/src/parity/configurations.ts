import type { Json, JsonObject } from "../constants.js";
import { blockAddress } from "./configured.js";
import { diff } from "./diff.js";
import type { Environment, Root } from "./environment.js";
import { canonicalTexts, isPlain } from "./tree.js";
import type { Difference, RawDifference } from "./types.js";

/** Where a difference of configurations belongs, and what of it. */
interface Place {
  readonly address: string;
  readonly type: string;
  readonly path: string;
}

/**
 * Where configurations, providers and versions of Terraform differ.
 *
 * What a difference of values tells already is not told again: the block or module that makes them.
 *
 * @param values differences that nobody declared; behind a declared one, others must not hide
 */
export function compareConfigurations(
  environments: readonly Environment[],
  roots: readonly (Root | undefined)[],
  values: readonly Pick<Difference, "address" | "outcome">[],
): readonly RawDifference[] {
  const documents = roots.map((root) => root?.document);
  const versions = documents.map((document) => document?.terraformVersion);
  const found: RawDifference[] = [];
  if (new Set(versions).size > 1) {
    found.push(
      raw({ address: "terraform", type: "terraform", path: "/terraform_version" }, versions),
    );
  }
  const texts = documents.map((document) => document?.configuration() ?? null);
  const known = texts.filter((text) => text !== null);
  // Of a state there is no configuration to compare with.
  if (known.length < texts.length || known.every((text) => text === known[0])) return found;
  const trees = known.map((text, i) => {
    const tree = arranged(JSON.parse(text) as JsonObject);
    return canonicalTexts(tree, (environments[i] as Environment).canonical);
  });
  const told = new Told(values);
  for (const { path, values: nodes } of diff(trees, () => false)) {
    const place = placeOf(path);
    if (!told.has(place)) found.push(raw(place, nodes));
  }
  return found;
}

function raw(place: Place, canonical: readonly (Json | undefined)[]): RawDifference {
  return { ...place, kind: "value", outcome: "differs", canonical, note: "" };
}

/** Blocks by their addresses instead of in lists, so that one that is added moves no other. */
function arranged(configuration: JsonObject): JsonObject {
  const root = configuration.root_module;
  return { ...configuration, ...(isPlain(root) && { root_module: module(root) }) };
}

function module(own: JsonObject): JsonObject {
  const blocks = ((own.resources ?? []) as JsonObject[]).map((one) => [String(one.address), one]);
  const calls = Object.entries((own.module_calls ?? {}) as JsonObject).map(([name, call]) => [
    name,
    isPlain(call) && isPlain(call.module) ? { ...call, module: module(call.module) } : call,
  ]);
  return {
    ...own,
    resources: Object.fromEntries(blocks) as JsonObject,
    module_calls: Object.fromEntries(calls) as JsonObject,
  };
}

/** `/root_module/module_calls/a/module/resources/aws_x.y/expressions/z` as address and attribute. */
function placeOf(path: string): Place {
  const steps = path.split("/").slice(1);
  if (steps[0] === "provider_config") {
    return { address: `provider.${steps[1]}`, type: "provider", path: pathOf(steps.slice(2)) };
  }
  let at = 1;
  const modules: string[] = [];
  while (steps[at] === "module_calls" && steps[at + 2] === "module") {
    modules.push(`module.${steps[at + 1]}`);
    at += 3;
  }
  const within = (name: string) => [...modules, name].join(".");
  const [part, name, ...rest] = steps.slice(at);
  const own: Record<string, readonly [address: string, type: string]> = {
    resources: [
      within(String(name)),
      String(name)
        .replace(/^data\./, "")
        .split(".")[0] ?? "",
    ],
    module_calls: [within(`module.${name}`), "module"],
    variables: [within(`var.${name}`), "variable"],
    outputs: [within(`output.${name}`), "output"],
  };
  const [address, type] = own[String(part)] ?? [modules.join(".") || "configuration", "module"];
  const isOwn = own[String(part)] !== undefined;
  return { address, type, path: pathOf(isOwn ? rest : steps.slice(at)) };
}

function pathOf(steps: readonly string[]): string {
  return steps.length === 0 ? "/" : `/${steps.join("/")}`;
}

/** Blocks and modules of which values differ. */
class Told {
  private readonly blocks = new Set<string>();

  constructor(values: readonly Pick<Difference, "address" | "outcome">[]) {
    for (const { address, outcome } of values) {
      if (outcome !== "differs") continue;
      let block = blockAddress(address);
      this.blocks.add(block);
      for (let at = block.lastIndexOf("."); at > 0; at = block.lastIndexOf(".")) {
        block = block.slice(0, at);
        this.blocks.add(block);
      }
    }
  }

  has({ address, type }: Place): boolean {
    if (type === "provider" || type === "output") return false;
    const scope = type === "variable" ? address.replace(/\.?var\.[^.]+$/, "") : address;
    return scope !== "" && this.blocks.has(scope);
  }
}
