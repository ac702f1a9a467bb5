import { join } from "node:path";
import { run } from "../command.js";
import { PATHS, ROOT } from "../paths.js";
import { parseUnittest } from "./parse.js";
import type { Suite } from "./types.js";

const RUNNER = join(ROOT, "infra/jobs/suites/unittest_json.py");

function unittest(folder: string): Suite {
  return {
    name: `unittest ${folder}`,
    async run({ env, abort }) {
      const quiet = { ...env, PYTHONDONTWRITEBYTECODE: "1" };
      const command = { file: PATHS.python, args: [RUNNER, join(ROOT, folder)], env: quiet };
      const { code, stdout, stderr } = await run(command, abort);
      return code === 0 ? parseUnittest(stdout) : { passed: 0, failed: 1, detail: stderr };
    },
  };
}

/** Tests of what is written in Python. */
export const PYTHON_SUITES: readonly Suite[] = [unittest("lambda"), unittest("infra/emulator")];
