import { join } from "node:path";
import { CannotJudge } from "../errors.js";
import type { Rule } from "../evaluate/types.js";
import type { PackSettings } from "../settings/types.js";
import { blocksOf, type KnownTypes } from "./blocks.js";
import { describedRules } from "./metadata.js";
import type { Reads } from "./reads.js";
import { TO_BE_FILLED_IN } from "./scaffold.js";
import type { Annotation } from "./types.js";

const SEVERITIES = ["critical", "high", "medium", "low"];
const REQUIREMENTS = ["source"];
const SCOPES = ["resource", "stack", "environments"];

/**
 * The catalogue of rules, from the METADATA of their packages, sorted by id.
 *
 * @param policies the pack's folder, for messages
 * @param reads what each rule's code can read, by package
 * @param types what is known of the provider's types
 * @throws CannotJudge when METADATA is missing, incomplete, an id is used twice, or a rule's code names
 *   the type of a neighbour that its METADATA does not.
 */
export function catalogueOf(
  policies: string,
  annotations: readonly Annotation[],
  reads: ReadonlyMap<string, Reads>,
  types: KnownTypes = {},
): Rule[] {
  const rules = describedRules(annotations)
    .map((annotation) => ruleOf(policies, annotation, reads))
    .map((rule) => ({ ...rule, blocks: blocksOf(rule, types) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const twice = rules.find((rule, i) => rules[i + 1]?.id === rule.id);
  if (twice !== undefined)
    throw new CannotJudge(`The rule id ${twice.id} is used twice; ids are unique.`);
  return rules;
}

/**
 * Holds conventions to what a team can set: otherwise nobody could turn such a rule on.
 *
 * @throws CannotJudge with the first rule whose convention is none
 */
export function assertConventions(
  policies: string,
  catalogue: readonly Rule[],
  { schemas }: PackSettings,
): void {
  const known = ["project", "choice", ...Object.keys(schemas.parameters.properties ?? {})];
  const odd = catalogue.find(
    ({ convention }) => convention !== null && !known.includes(convention),
  );
  if (odd === undefined) return;
  throw new CannotJudge(
    `The convention "${odd.convention}" of rule ${odd.id} is no parameter of ${join(policies, "schemas/parameters.json")}, nor project or choice; a team could not turn the rule on.`,
  );
}

function ruleOf(
  policies: string,
  { annotations, location, path }: Annotation,
  reads: ReadonlyMap<string, Reads>,
): Omit<Rule, "blocks"> {
  const custom = annotations.custom ?? {};
  const [, , family = "", rule = ""] = path.map((step) => step.value);
  const own = reads.get(`data.rules.${family}.${rule}`);
  const made = {
    id: custom.id,
    title: annotations.title,
    description: annotations.description,
    family: custom.family,
    severity: custom.severity,
    scope: custom.scope,
    resource_types: custom.resource_types,
    reads: custom.reads ?? [],
    convention: custom.convention ?? null,
    requires: custom.requires ?? [],
    controls: custom.controls,
    no_controls: custom.no_controls ?? null,
    remediation: custom.remediation,
    references: custom.references,
    attributes: own?.attributes ?? [],
    links: own?.links ?? [],
    path: [family, rule] as const,
  };
  const wrong = mistake(made) ?? undeclared(made, own?.neighbours ?? []);
  if (wrong !== null)
    throw new CannotJudge(
      `The METADATA of ${join(policies, location.file)} is not complete: ${wrong}.`,
    );
  return made as unknown as Omit<Rule, "blocks">;
}

function mistake(rule: { readonly [key: string]: unknown }): string | null {
  if (JSON.stringify(rule).includes(TO_BE_FILLED_IN)) return `it still says ${TO_BE_FILLED_IN}`;
  const texts = ["title", "description", "remediation"].find(
    (key) => typeof rule[key] !== "string",
  );
  if (texts !== undefined) return `it has no ${texts}`;
  if (!/^PAY-[A-Z]{3}-\d{3}$/.test(String(rule.id))) return "id is not like PAY-ENC-001";
  if (!SEVERITIES.includes(String(rule.severity)))
    return `severity is none of ${SEVERITIES.join(", ")}`;
  if (!SCOPES.includes(String(rule.scope))) return `scope is none of ${SCOPES.join(", ")}`;
  if (rule.family !== (rule.path as string[])[0]) return "family is not the name of its folder";
  if (!isTexts(rule.resource_types) || rule.resource_types.length === 0)
    return "it has no resource_types";
  if (!isTexts(rule.reads) || !isTexts(rule.requires) || !isTexts(rule.references)) {
    return "reads, requires and references are lists of words";
  }
  const unknown = rule.requires.find((one) => !REQUIREMENTS.includes(one));
  if (unknown !== undefined) return `requires knows ${REQUIREMENTS.join(", ")}, not "${unknown}"`;
  if (rule.convention !== null && typeof rule.convention !== "string") {
    return "convention is no word";
  }
  if (rule.controls === null || typeof rule.controls !== "object") return "it has no controls";
  const isMapped = Object.keys(rule.controls).length > 0;
  if (!isMapped && typeof rule.no_controls !== "string") {
    return "it gives evidence for no control, and no_controls does not say why";
  }
  return isMapped && rule.no_controls !== null ? "it has both controls and no_controls" : null;
}

/** A neighbour that is not declared would reach the rule only when another rule reads it too. */
function undeclared(
  rule: { readonly resource_types?: unknown; readonly reads: unknown },
  neighbours: readonly string[],
): string | null {
  const declared = [...(rule.resource_types as string[]), ...(rule.reads as string[])];
  const missing = neighbours.find((type) => !declared.includes(type));
  return missing === undefined ? null : `its code reads ${missing}, which reads does not name`;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((part) => typeof part === "string");
}
