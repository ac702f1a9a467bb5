import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CannotJudge } from "../errors.js";
import type { Rule } from "../evaluate/types.js";

/** Outcomes of which every rule has a test, by the beginning of its name. */
const TESTED = ["pass", "fail", "undetermined"];

/**
 * Holds each rule to its tests: one that passes, one that fails, one that is undetermined, and, where its
 * code says that it may not apply, one for that too.
 *
 * @throws CannotJudge with the first rule that lacks one
 */
export async function assertTested(policies: string, catalogue: readonly Rule[]): Promise<void> {
  for (const { id, path } of catalogue) {
    const [family, name] = path;
    const folder = join("rules", family, name);
    const code = await textOf(policies, join(folder, `${name}.rego`));
    const tests = await textOf(policies, join(folder, `${name}_test.rego`));
    const asked = code.includes("not_applicable") ? [...TESTED, "not_applicable"] : TESTED;
    const missing = asked.find((outcome) => !new RegExp(`^test_${outcome}_`, "m").test(tests));
    if (missing === undefined) continue;
    throw new CannotJudge(
      `The rule ${id} has no test_${missing}_... in ${join(policies, folder, `${name}_test.rego`)}; add one.`,
    );
  }
}

async function textOf(policies: string, path: string): Promise<string> {
  try {
    return await readFile(join(policies, path), "utf8");
  } catch {
    return "";
  }
}
