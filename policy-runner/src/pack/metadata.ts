import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CannotJudge } from "../errors.js";
import { parseYaml } from "../yaml.js";
import { type Module, packageOf } from "./rego.js";
import type { Annotation } from "./types.js";

/** What OPA knows in METADATA; it leaves out without a word what it does not. */
const KEYS = new Set([
  ...["title", "description", "scope", "custom", "authors", "organizations"],
  ...["related_resources", "schemas", "entrypoint", "compile"],
]);

/** What a rule says of itself in `custom`. */
const CUSTOM = new Set([
  ...["id", "family", "severity", "scope", "resource_types", "reads", "convention", "requires"],
  ...["controls", "no_controls", "remediation", "references"],
]);

/** METADATA of packages, which make rules of them. */
export function describedRules(annotations: readonly Annotation[]): readonly Annotation[] {
  return annotations
    .filter(({ annotations: { scope } }) => scope === "package")
    .filter(({ location }) => !location.file.endsWith("_test.rego"));
}

/**
 * Holds every file of a rule to its place and to its METADATA: what OPA does not take for METADATA would
 * leave its rule out of the pack, and a key that it does not know would say nothing.
 *
 * @throws CannotJudge with the first file that is no part of a rule, or what METADATA says in vain
 */
export async function assertDescribed(
  policies: string,
  modules: readonly Module[],
  annotations: readonly Annotation[],
): Promise<void> {
  const described = describedRules(annotations);
  const files = new Map<string, string>();
  for (const module of modules.filter(isOfRule)) {
    assertPlace(policies, module);
    files.set(packageOf(module), module.file);
  }
  for (const [name, file] of files) {
    const own = described.filter(({ path }) => path.map(({ value }) => value).join(".") === name);
    if (own.length === 1) continue;
    const short = name.replace(/^data\./, "");
    const wrong =
      own.length === 0
        ? `The rule in ${join(policies, file)} has no METADATA that OPA recognises; write it right above "package ${short}", in comments of which the first is "# METADATA"`
        : `The package ${short} has METADATA in ${own.map(({ location }) => join(policies, location.file)).join(" and ")}; leave one`;
    throw new CannotJudge(`${wrong}.`);
  }
  for (const one of described) await assertKeys(policies, one);
}

function isOfRule(module: Module): boolean {
  return module.file.startsWith("rules/") || packageOf(module).startsWith("data.rules.");
}

/** The runner finds a rule by its package, and its tests and examples by its folder. */
function assertPlace(policies: string, module: Module): void {
  const [, family = "", name = ""] = /^rules\/([^/]+)\/([^/]+)\/[^/]+$/.exec(module.file) ?? [];
  const is = packageOf(module);
  if (name !== "" && is === `data.rules.${family}.${name}`) return;
  throw new CannotJudge(
    `The file ${join(policies, module.file)} is of package ${is.replace(/^data\./, "")}; a rule is package rules.<family>.<name>, in the folder rules/<family>/<name>.`,
  );
}

async function assertKeys(policies: string, { location }: Annotation): Promise<void> {
  const file = join(policies, location.file);
  const what = `The METADATA of ${file}`;
  const { value, line } = await parseYaml(await yamlAbove(file, location.row), what);
  const { custom, ...rest } = value as Record<string, Record<string, unknown>>;
  const unknown = [
    ...Object.keys(rest).filter((key) => !KEYS.has(key)),
    ...Object.keys(custom ?? {}).flatMap((key) => (CUSTOM.has(key) ? [] : `custom/${key}`)),
  ][0];
  if (unknown === undefined) return;
  const known = unknown.startsWith("custom/") ? CUSTOM : KEYS;
  throw new CannotJudge(
    `${what} says "${unknown.replace("custom/", "")}" (line ${line(`/${unknown}`)}), which means nothing there; it knows ${[...known].join(", ")}.`,
  );
}

/** The YAML in the comments above a package, in the lines in which it stands in the file. */
async function yamlAbove(file: string, row: number): Promise<string> {
  const lines = (await readFile(file, "utf8")).split("\n").slice(0, row - 1);
  const start = lines.findLastIndex((line) => /^#\s*METADATA\s*$/.test(line));
  return lines.map((line, i) => (i > start ? line.replace(/^#/, " ") : "")).join("\n");
}
