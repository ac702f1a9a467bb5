import { run } from "../command.js";
import { isMissing } from "../system.js";
import { globSync } from "./files.js";
import { parseActionlint } from "./parse.js";
import type { Suite, SuiteContext, SuiteResult } from "./types.js";

/** The version that `.ci/run` installs. */
const INSTALL = "go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12";

const NO_ACTIONLINT = `actionlint is not installed (${INSTALL}); only changing workflows needs it`;

async function actionlint({ env, abort }: SuiteContext): Promise<SuiteResult> {
  if (isMissing("actionlint", env)) return missing(env);
  const files = globSync(".github/workflows", ".yml", ".yaml");
  // Without the linters that it calls where it finds them: the same verdict on every machine.
  const args = ["-no-color", "-shellcheck=", "-pyflakes=", "-format", "{{json .}}", ...files];
  const { code, stdout, stderr } = await run({ file: "actionlint", args, env }, abort);
  return code === 0 || code === 1
    ? parseActionlint(stdout, files.length)
    : { passed: 0, failed: 1, detail: stderr || stdout };
}

/** At the desk it is skipped; a CI that lacks it has not looked. */
function missing({ CI }: NodeJS.ProcessEnv): SuiteResult {
  return CI === "true"
    ? { passed: 0, failed: 1, detail: NO_ACTIONLINT }
    : { passed: 0, failed: 0, skipped: NO_ACTIONLINT };
}

/** Lint of the workflows. */
export const WORKFLOW_SUITES: readonly Suite[] = [{ name: "actionlint", run: actionlint }];
