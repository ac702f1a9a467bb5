import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CannotJudge, systemCode } from "../errors.js";

/** What a new rule is. */
export interface NewRule {
  readonly id: string;
  readonly family: string;
  /** Name of its folder: what it is about, in snake_case. */
  readonly name: string;
  /** The resource type that it judges. */
  readonly type: string;
  /** The attribute that it asks to be true. */
  readonly attribute: string;
}

/** What the build refuses in METADATA: words that only a person can find. */
export const TO_BE_FILLED_IN = "TO BE FILLED IN";

/**
 * Makes the folder of a new rule: its code, its tests, and what breaks it. It asks an attribute to be
 * true, as a beginning.
 *
 * @returns the paths of its files
 * @throws CannotJudge when there is such a folder or id, or it can not be written
 */
export async function scaffold(policies: string, rule: NewRule): Promise<readonly string[]> {
  const folder = join(policies, "rules", rule.family, rule.name);
  const there = await readdir(folder).catch(() => null);
  if (there !== null) {
    throw new CannotJudge(`The folder ${folder} is there already; choose another name.`);
  }
  await refuseUsed(policies, rule.id);
  const files: [name: string, text: string][] = [
    [`${rule.name}.rego`, codeOf(rule)],
    [`${rule.name}_test.rego`, testsOf(rule)],
    [`${rule.name}.breaks`, breaksOf(rule)],
  ];
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of files) await writeFile(join(folder, name), text, { flag: "wx" });
  } catch (error) {
    throw new CannotJudge(
      `The folder ${folder} can not be written (${systemCode(error)}); choose another with --policies.`,
    );
  }
  return files.map(([name]) => join(folder, name));
}

/** An id names one rule for ever. */
async function refuseUsed(policies: string, id: string): Promise<void> {
  const rules = join(policies, "rules");
  const files = await readdir(rules, { recursive: true }).catch((): string[] => []);
  for (const file of files.filter((one) => /(?<!_test)\.rego$/.test(one)).sort()) {
    const text = await readFile(join(rules, file), "utf8");
    if (!text.includes(`\n#   id: ${id}\n`)) continue;
    throw new CannotJudge(`The id ${id} is that of ${join(rules, file)}; choose another.`);
  }
}

function codeOf({ id, family, name, type, attribute }: NewRule): string {
  return `# METADATA
# title: ${TO_BE_FILLED_IN} (what holds for every resource, as a sentence)
# description: >-
#   ${TO_BE_FILLED_IN} (why it matters, and what counts)
# scope: package
# custom:
#   id: ${id}
#   family: ${family}
#   severity: medium
#   scope: resource
#   resource_types: [${type}]
#   controls: {}
#   no_controls: ${TO_BE_FILLED_IN} (or the controls that it gives evidence for, by framework)
#   remediation: Set ${attribute} = true.
#   references: ["https://registry.terraform.io/providers/hashicorp/aws/latest/docs"]
package rules.${family}.${name}

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.is_one_of(unit, ["${attribute}"], [true]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
`;
}

function testsOf({ id, family, name, type, attribute }: NewRule): string {
  return `package rules.${family}.${name}_test

import data.lib.testing
import data.rules.${family}.${name} as rule

_unit(values, overrides) := testing.stack([testing.unit("${type}", values, overrides)])

test_pass_as_asked if {
	rule.outcomes == {{"rule": "${id}", "address": "${type}.this", "outcome": "pass"}} with input as _unit({"${attribute}": true}, {})
}

test_fail_otherwise if {
	testing.verdict(rule.outcomes) == {
		"outcome": "fail",
		"message": "${attribute} is false",
		"path": "${attribute}",
		"expected": true,
	} with input as _unit({"${attribute}": false}, {})
}

test_fail_unset if {
	testing.word(rule.outcomes) == "fail" with input as _unit({"${attribute}": null}, {})
}

test_undetermined_before_apply if {
	testing.word(rule.outcomes) == "undetermined" with input as _unit({}, testing.unknown(["${attribute}"]))
}
`;
}

function breaksOf({ attribute }: NewRule): string {
  return `# What breaks a resource that passes, and what the rule then says; see CONTRIBUTING.md.
- attribute: ${attribute}
  wrong: [false]
`;
}
