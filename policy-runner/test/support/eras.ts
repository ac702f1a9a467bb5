import type { Json, JsonObject } from "../../src/constants.js";

/** A time and a tool that wrote plans in a form of its own. */
export interface Era {
  readonly name: string;
  readonly format: string;
  readonly version: string;
  /** What `provider_name` is of a provider that the newest form calls registry.terraform.io/hashicorp/aws. */
  readonly provider: (full: string) => string;
  /** Whether references name attributes, or the resource alone. */
  readonly attributes: boolean;
  /** Keys of the plan, of a change and of a resource change that were there. */
  readonly has: ReadonlySet<string>;
}

const short = (full: string): string => full.split("/").at(-1) ?? full;
const full = (name: string): string => name;
const tofu = (name: string): string =>
  name.replace("registry.terraform.io", "registry.opentofu.org");

/** Keys, and the version of Terraform that brought them: 12 is 0.12, 108 is 1.8. */
const ARRIVED: readonly (readonly [key: string, since: number])[] = [
  ["provider_config", 12],
  ["before_sensitive", 15],
  ["after_sensitive", 15],
  ["sensitive_values", 100],
  ["previous_address", 101],
  ["replace_paths", 101],
  ["relevant_attributes", 102],
  ["checks", 103],
  ["timestamp", 105],
  ["importing", 105],
  ["errored", 106],
  ["applyable", 108],
  ["complete", 108],
  ["after_identity", 112],
];

const OPTIONAL = new Set(ARRIVED.map(([key]) => key));

function era(
  name: string,
  version: string,
  since: number,
  format: string,
  provider = full,
  without: readonly string[] = [],
): Era {
  const there = ARRIVED.filter(([key, from]) => from <= since && !without.includes(key));
  const has = new Set(there.map(([key]) => key));
  return { name, version, format, provider, attributes: since >= 101, has };
}

/** Every form that a plan had from Terraform 0.12 to 1.14, and those of OpenTofu. */
export const ERAS: readonly Era[] = [
  era("Terraform 0.12", "0.12.31", 12, "0.1", short),
  era("Terraform 0.13", "0.13.7", 13, "0.1"),
  era("Terraform 0.14", "0.14.11", 14, "0.1"),
  era("Terraform 0.15", "0.15.5", 15, "0.1"),
  era("Terraform 1.0", "1.0.11", 100, "0.2"),
  era("Terraform 1.1", "1.1.9", 101, "1.0"),
  era("Terraform 1.2", "1.2.9", 102, "1.1"),
  era("Terraform 1.4", "1.4.7", 104, "1.1"),
  era("Terraform 1.5", "1.5.7", 105, "1.2"),
  era("Terraform 1.8", "1.8.5", 108, "1.2"),
  era("Terraform 1.14", "1.14.0", 114, "1.2"),
  era("OpenTofu 1.6", "1.6.2", 106, "1.2", tofu, ["applyable", "complete"]),
  era("OpenTofu 1.10", "1.10.5", 110, "1.2", tofu, ["applyable", "complete"]),
];

/** A plan of today as another era would have written it: the same resources, in another form. */
export function asOf({ name: _, ...era }: Era, plan: JsonObject): JsonObject {
  const form = rewritten(plan, era) as JsonObject;
  const told = { format_version: era.format, terraform_version: era.version };
  const prior = isObject(form.prior_state) ? { prior_state: { ...form.prior_state, ...told } } : {};
  return { ...form, ...told, ...prior };
}

type Form = Omit<Era, "name">;

function rewritten(value: Json, era: Form): Json {
  if (Array.isArray(value)) return value.map((one) => rewritten(one, era));
  if (!isObject(value)) return value;
  const members = Object.entries(value).flatMap(([key, member]): [string, Json][] => {
    if (OPTIONAL.has(key) && !era.has.has(key)) return [];
    if (DATA.has(key)) return [[key, member]];
    if (key === "references" && isTexts(member)) return [[key, referencesOf(member, era)]];
    if (key === "provider_name") return [[key, era.provider(String(member))]];
    return [[key, rewritten(member, era)]];
  });
  return Object.fromEntries(members);
}

/** What a resource holds is the same in every era. */
const DATA = new Set(["values", "before", "after", "after_unknown", "constant_value", "variables"]);

/** Before 1.1 a reference was the resource, module output or variable, and no attribute behind it. */
function referencesOf(references: readonly string[], { attributes }: Form): string[] {
  if (attributes) return [...references];
  return [...new Set(references.map((one) => subjectOf(one)))];
}

function subjectOf(reference: string): string {
  const steps = /^(?:data\.)?[^.[]+\.[^.[]+(?:\[[^\]]*\])?/.exec(reference)?.[0] ?? reference;
  if (!reference.startsWith("module.")) return steps;
  return /^module\.[^.[]+(?:\[[^\]]*\])?(?:\.[^.[]+)?/.exec(reference)?.[0] ?? reference;
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function isTexts(value: Json): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}
