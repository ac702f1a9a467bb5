import { join } from "node:path";
import { CannotJudge } from "../errors.js";
import type { Rule } from "../evaluate/types.js";
import { directIn } from "./direct.js";
import { failedTests, parseWithPlaces } from "./opa.js";
import { type Module, packageOf } from "./rego.js";

/**
 * Holds the rules that judge resources to reading them through the library.
 *
 * @throws CannotJudge with the first place at which one does not
 */
export async function assertReadsByLibrary(
  opa: string,
  policies: string,
  modules: readonly Module[],
  catalogue: readonly Rule[],
): Promise<void> {
  // Of environments everything is known: they are compared by what they declare.
  const judging = catalogue.filter(({ scope }) => scope !== "environments");
  const packages = new Set(judging.map(({ path }) => `data.rules.${path.join(".")}`));
  for (const module of modules) {
    if (!packages.has(packageOf(module)) || directIn(module) === null) continue;
    const found = directIn(await parseWithPlaces(opa, policies, module.file));
    throw new CannotJudge(
      `${join(policies, module.file)} (line ${found?.term.location?.row}) ${found?.wrong}.`,
    );
  }
}

/**
 * Runs the pack's own tests.
 *
 * @throws CannotJudge with the first that does not hold
 */
export async function assertTestsHold(opa: string, policies: string): Promise<void> {
  const failed = await failedTests(opa, policies);
  const [first] = failed;
  if (first === undefined) return;
  const more = failed.length > 1 ? `, and ${failed.length - 1} more` : "";
  throw new CannotJudge(
    `The test ${first.name} in ${join(policies, first.location.file)} (line ${first.location.row}) does not hold${more}; mend the rule or the test (opa test -v says more).`,
  );
}
