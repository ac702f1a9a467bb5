import type { Rule } from "../evaluate/types.js";
import { codeOf } from "./code.js";
import { byText } from "./compare.js";
import type { Side, Weakening } from "./types.js";

const WEIGHT = { critical: 3, high: 2, medium: 1, low: 0 } as const;

/** Rules that are gone, judge less, weigh less, or whose code is another. */
export function ruleWeakenings(base: Side, head: Side): readonly Weakening[] {
  const proposed = new Map(head.catalogue.map((rule) => [rule.id, rule]));
  const own = base.catalogue.flatMap((rule) => {
    const after = proposed.get(rule.id);
    return after === undefined ? [removed(base, rule)] : changesOf(base, head, rule, after);
  });
  return [...own, ...shared(base, head), ...compiled(base, head)];
}

/** The file of a rule's code. */
export function codeFile({ files }: Side, { path: [family, name] }: Rule): string {
  return `${files.pack}/rules/${family}/${name}/${name}.rego`;
}

function removed(base: Side, rule: Rule): Weakening {
  const message = `The rule is gone: ${rule.title}.`;
  const place = { environments: [], file: codeFile(base, rule), line: null };
  return { kind: "rule-removed", what: rule.id, message, ...place };
}

function changesOf(base: Side, head: Side, was: Rule, now: Rule): readonly Weakening[] {
  const found: Weakening[] = [];
  const place = { what: was.id, environments: [], file: codeFile(head, now), line: null };
  const add = (kind: Weakening["kind"], message: string) => found.push({ kind, message, ...place });
  if (WEIGHT[now.severity] < WEIGHT[was.severity])
    add("severity-lowered", `It weighs less: ${was.severity} → ${now.severity}.`);
  const lost = was.resource_types.filter((type) => !covers(now, type));
  if (lost.length > 0) add("rule-narrowed", `It no longer judges ${lost.join(", ")}.`);
  if (was.scope !== now.scope)
    add("rule-narrowed", `It judges ${now.scope} where it judged ${was.scope}.`);
  const needs = now.requires.filter((one) => !was.requires.includes(one));
  if (needs.length > 0) add("rule-narrowed", `It is no longer run without ${needs.join(", ")}.`);
  if (codeText(base, was) !== codeText(head, now))
    add("rule-changed", "Its code has changed, and nothing shows that it is as strict as it was.");
  return found;
}

function covers({ resource_types: types }: Rule, type: string): boolean {
  return types.includes("*") || types.includes(type);
}

/** What a rule does, wherever its folder is: code without comments, and without the package's name. */
function codeText(side: Side, rule: Rule): string {
  const folder = codeFile(side, rule).replace(/[^/]+$/, "");
  return [...side.texts]
    .filter(([path]) => path.startsWith(folder) && isCode(path))
    .sort(([a], [b]) => byText(a, b))
    .map(([, text]) => codeOf(text).replace(/^package .*$/m, ""))
    .join("\n");
}

function isCode(path: string): boolean {
  return path.endsWith(".rego") && !path.endsWith("_test.rego");
}

/** Code that several rules use, and code that is added to a package which there is already. */
function shared(base: Side, head: Side): readonly Weakening[] {
  const own = (path: string) => isCode(path) || path === `${base.files.pack}/capabilities.json`;
  const before = outsideRules(base).filter(([path]) => own(path));
  const changed = before.filter(([path, text]) => {
    const after = head.texts.get(path);
    return after === undefined || codeOf(after) !== codeOf(text);
  });
  const packages = new Set([...base.texts].filter(([path]) => isCode(path)).map(packageOf));
  const added = outsideRules(head)
    .filter(([path]) => isCode(path) && !base.texts.has(path))
    .filter((file) => packages.has(packageOf(file)));
  const message =
    "Code that rules share has changed, and nothing shows that they are as strict as they were.";
  return [...changed, ...added].map(([path]) => {
    const place = { environments: [], file: path, line: null };
    return { kind: "rule-changed" as const, what: path, message, ...place };
  });
}

/** Files of the pack that are in no folder of a rule. */
function outsideRules(side: Side): readonly (readonly [path: string, text: string])[] {
  const folders = side.catalogue.map(({ path: [family, name] }) => `${family}/${name}/`);
  const rules = new Set(folders.map((folder) => `${side.files.pack}/rules/${folder}`));
  return [...side.texts].filter(
    ([path]) => path.startsWith(`${side.files.pack}/`) && !rules.has(path.replace(/[^/]+$/, "")),
  );
}

function packageOf([, text]: readonly [path: string, text: string]): string {
  return /^package (.*)$/m.exec(codeOf(text))?.[1] ?? "";
}

/** Compiled rules that are others although nothing was changed that they are compiled from. */
function compiled(base: Side, head: Side): readonly Weakening[] {
  if (base.wasm === head.wasm || sourcesOf(base) !== sourcesOf(head)) return [];
  const file = `${head.files.pack}/dist/policy.wasm`;
  const message = "The compiled rules have changed, and no source of them has.";
  return [{ kind: "rule-changed", what: file, environments: [], file, line: null, message }];
}

function sourcesOf({ texts, files }: Side): string {
  return JSON.stringify(
    [...texts]
      .filter(([path]) => path.startsWith(`${files.pack}/`) && isCode(path))
      .sort(([a], [b]) => byText(a, b)),
  );
}
