import type { Json, JsonObject } from "../constants.js";
import { beginningOf } from "./beginning.js";
import { SCHEMAS } from "./schemas.js";
import type { Files, Known } from "./types.js";

/** Characters of a parameter's value up to which it is shown; longer ones are in the schema. */
const SHOWN = 100;

/** A team's files as they begin: they change nothing yet, and say what can be set. */
export function teamFiles(known: Known, expires: string): Files {
  return new Map([
    ["team.yaml", team(known)],
    ["waivers.yaml", waivers(known, expires)],
    ["variations.yaml", variations()],
  ]);
}

/** Lines that are examples: without their "#" they are configuration. */
function example(text: string): string {
  return text.replace(/^/gm, "#");
}

function head(name: string): string {
  return `# yaml-language-server: $schema=${SCHEMAS}/${name}.json\n`;
}

function team({ pack, rules }: Known): string {
  const { profile, parameters: holding } = beginningOf(pack);
  const environments = Object.entries(pack.environments).map(
    ([name, { undetermined = "warn", parameters = {} }]) =>
      `  ${name}:\n    undetermined: ${undetermined}\n    parameters: ${JSON.stringify(parameters)}`,
  );
  return `${head("team")}# What of policy pack ${pack.name} is your own: its environments, parameters and rules.
# To judge by them: policy-runner check plan.json --profile ${profile} --config team.yaml
#
# Everything is optional. What stands behind a "#" without a space, and what is indented below it, is an
# example: take the "#" of each line away to set it.

# What your infrastructure is called; {project} in parameters stands for it.
${example("project: webshop")}

# Your environments, which take the place of the pack's; --env then names one of them. "undetermined"
# says whether what can not be judged yet blocks there or only warns.
${example(`environments:\n${environments.join("\n")}`)}

# Parameters of rules, in every environment. These are the values that hold when nobody sets others.
${example(`parameters:\n${parameters(holding, pack.schemas.parameters)}`)}

# How strict rules are: mandatory, advisory or disabled, everywhere or by environment.
${example(`rules:\n  ${rules[0]?.id ?? ""}:\n    enforcement: advisory\n    reason: Say why, in a sentence that an auditor understands.`)}
`;
}

function parameters(values: JsonObject, schema: JsonObject): string {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, JsonObject | undefined>>;
  return Object.entries(values)
    .map(([name, value]) => [name, value, JSON.stringify(value)] as const)
    .map(([name, value, text]) =>
      [
        `  # ${descriptionOf(properties[name]?.description)}`,
        text.length > SHOWN ? `  # ${name}: ${summary(value)}` : `  ${name}: ${text}`,
      ].join("\n"),
    )
    .join("\n");
}

function descriptionOf(description: Json | undefined): string {
  return typeof description === "string" ? description.replace(/\s+/g, " ") : "";
}

/** Stands for a value that would fill the page. */
function summary(value: Json): string {
  return Array.isArray(value)
    ? `a list, of ${value.length} where you set none`
    : "an object; an editor that knows the schema shows the one that holds where you set none";
}

function waivers({ rules }: Known, expires: string): string {
  const rule = rules.find(
    ({ scope, resource_types: [type] }) => scope === "resource" && type !== "*",
  );
  const entry = `waivers:
  - rule: ${rule?.id ?? ""}
    address: module.legacy.${rule?.resource_types[0] ?? ""}.reports
    environments: [dev]
    owner: payments-team
    approved_by: security-team
    reason: Why it may stay until then, and what mends it.
    ticket: PAY-1234
    expires: ${expires}`;
  return `${head("waivers")}# Accepted findings, for policy-runner check --waivers waivers.yaml. A waiver turns a failure into a waived
# one, which every report still shows, until the first day on which it no longer holds. One that has
# expired, is not used, is too broad, or for which nobody answers is a finding of its own.
version: 1
waivers: []

# With an entry, instead of the line above:
${example(entry)}
`;
}

function variations(): string {
  const entry = `variations:
  - type: aws_db_instance
    path: /instance_class
    kind: value
    allowed: { dev: db.t4g.small, prod: db.r6g.large }
    reason: Load differs by orders of magnitude; engine and version are the same.
    owner: payments-team
    approved_by: security-team`;
  return `${head("variations")}# What may differ between environments, for policy-runner compare --variations variations.yaml. Whatever
# else differs is drift. Each entry names a resource type or an address (with * for any text), the path
# of an attribute, and the kind of difference: value, count or presence.
version: 1
variations: []

# With an entry, instead of the line above:
${example(entry)}
`;
}
