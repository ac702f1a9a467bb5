import { EXIT } from "../constants.js";
import { CannotJudge } from "../errors.js";
import { assertPack } from "../pack/folder.js";
import { type NewRule, scaffold } from "../pack/scaffold.js";
import type { Said } from "./said.js";

/** What `scaffold` is asked. */
export interface ScaffoldOptions extends NewRule {
  /** The pack's folder. */
  readonly policies: string;
}

const FORMS: readonly [option: keyof NewRule, form: RegExp, like: string][] = [
  ["id", /^PAY-[A-Z]{3}-\d{3}$/, "PAY-ENC-101"],
  ["family", /^[a-z]+$/, "encryption"],
  ["name", /^[a-z][a-z0-9_]*$/, "file_system"],
  ["type", /^[a-z][a-z0-9]*_[a-z0-9_]+$/, "aws_efs_file_system"],
  ["attribute", /^[a-z][a-z0-9_]*$/, "encrypted"],
];

/** Words that can not stand in the name of a package. */
const RESERVED = new Set([
  ...["as", "contains", "default", "else", "every", "false", "if", "import", "in"],
  ...["not", "null", "package", "some", "true", "with"],
]);

/**
 * Makes the folder of a new rule.
 *
 * @throws CannotJudge when a word is not of its form, or there is such a folder
 */
export async function newRule({ policies, ...rule }: ScaffoldOptions): Promise<Said> {
  for (const [option, form, like] of FORMS) {
    if (form.test(rule[option])) continue;
    const name = option === "id" ? "The id" : `--${option}`;
    throw new CannotJudge(`${name} is not like ${like}; write it so.`);
  }
  for (const option of ["family", "name"] as const) {
    if (!RESERVED.has(rule[option])) continue;
    throw new CannotJudge(
      `--${option} can not be ${rule[option]}, which is a word of Rego; choose another.`,
    );
  }
  if (rule.name.endsWith("_test")) {
    throw new CannotJudge("--name ends in _test, by which OPA knows tests; choose another.");
  }
  await assertPack(policies, "--policies");
  const files = await scaffold(policies, rule);
  const next = "Fill in what says TO BE FILLED IN, then run make policies and make test.";
  return { stdout: `${files.join("\n")}\n${next}\n`, stderr: "", exitCode: EXIT.passed };
}
