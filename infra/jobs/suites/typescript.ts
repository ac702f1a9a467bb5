import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../command.js";
import { ROOT } from "../paths.js";
import { parseBiome, parseMocha, parseScore } from "./parse.js";
import type { Suite, SuiteContext, SuiteResult } from "./types.js";

const tool = (name: string): string => join(ROOT, "node_modules/.bin", name);

async function biome({ env, abort }: SuiteContext): Promise<SuiteResult> {
  const command = { file: tool("biome"), args: ["check", "--reporter=json", "."], env };
  const { stdout, stderr } = await run(command, abort);
  return stdout.includes("{") ? parseBiome(stdout) : { passed: 0, failed: 1, detail: stderr };
}

async function tsc({ env, abort }: SuiteContext): Promise<SuiteResult> {
  const args = ["-p", "tsconfig.json", "--noEmit", "--incremental", "false", "--pretty", "false"];
  const { code, stdout } = await run({ file: tool("tsc"), args, env }, abort);
  const errors = stdout.match(/error TS\d+/g)?.length ?? 0;
  return code === 0
    ? { passed: 1, failed: 0 }
    : { passed: 0, failed: Math.max(errors, 1), detail: stdout };
}

/**
 * Tests that plan whole environments with real Terraform, below the compiled tests of their part; and
 * that of cosign, which takes .ci/run minutes to compile, meanwhile.
 */
const PLANNING: Readonly<Record<string, readonly string[]>> = {
  "policy-runner": [
    "e2e/action.test.js",
    "e2e/instances.test.js",
    "e2e/package.test.js",
    "e2e/violations.test.js",
    "evidence/cosign.test.js",
  ],
  "infra/jobs": [
    "audit-export.test.js",
    "other-roots.test.js",
    "plan-check.test.js",
    "policy-job.test.js",
    "refusals.test.js",
  ],
};

/** Folders whose tests take minutes: suites of their own, of about the same length, so that no core waits. */
const LONG: readonly (readonly string[])[] = [
  ["mutation", "parity"],
  ["evidence", "review"],
  ["commands", "fuzz"],
];

/** What of a part's compiled tests a suite runs. */
interface Share {
  /** Folders of tests; without them, all that is not planning. */
  readonly folders?: readonly string[];
  /** Folders that other suites run. */
  readonly but?: readonly string[];
}

/** The compiled tests of one part of the repository, those left out that plan whole environments. */
function mocha(name: string, part: string, { folders = [""], but = [] }: Share = {}): Suite {
  const below = `.build/${part}/test`;
  const files = folders.map((folder) => join(below, folder, "**/*.test.js"));
  const left = [
    ...(PLANNING[part] ?? []).map((file) => join(below, file)),
    ...but.map((folder) => join(below, folder, "**")),
  ];
  return mochaOf(name, [...files, ...left.flatMap((file) => ["--ignore", file])]);
}

/** The compiled tests of one part that plan whole environments. */
function mochaPlanning(name: string, part: string): Suite {
  return mochaOf(
    name,
    (PLANNING[part] ?? []).map((file) => join(`.build/${part}/test`, file)),
  );
}

function mochaOf(name: string, files: readonly string[]): Suite {
  return {
    name,
    async run({ folder, env, abort }) {
      const report = join(folder, "mocha.json");
      const reporter = ["--reporter", "json", "--reporter-option", `output=${report}`];
      const args = [...files, ...reporter];
      const { stdout, stderr } = await run({ file: tool("mocha"), args, env }, abort);
      try {
        return parseMocha(readFileSync(report, "utf8"));
      } catch {
        return { passed: 0, failed: 1, detail: stderr || stdout };
      }
    },
  };
}

/** Changes of plans that Terraform made: all that break must be found, none that are harmless. */
async function parityScore({ env, abort }: SuiteContext): Promise<SuiteResult> {
  const script = join(ROOT, ".build/policy-runner/test/parity/score.js");
  const { stdout, stderr } = await run({ file: process.execPath, args: [script], env }, abort);
  return stdout.startsWith("{") ? parseScore(stdout) : { passed: 0, failed: 1, detail: stderr };
}

/** Lint, types and tests of what is written in TypeScript. */
export const TYPESCRIPT_SUITES: readonly Suite[] = [
  { name: "biome", run: biome },
  { name: "tsc", run: tsc },
  ...LONG.map((folders) => mocha(`mocha policy-runner/{${folders}}`, "policy-runner", { folders })),
  mocha("mocha policy-runner", "policy-runner", { but: LONG.flat() }),
  mocha("mocha infra/jobs", "infra/jobs"),
  { name: "parity score", run: parityScore },
];

/** Tests that plan whole environments. */
export const TYPESCRIPT_PLAN_SUITES: readonly Suite[] = [
  mochaPlanning("mocha policy-runner", "policy-runner"),
  mochaPlanning("mocha infra/jobs", "infra/jobs"),
];
