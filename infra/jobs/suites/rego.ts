import { run } from "../command.js";
import { PATHS } from "../paths.js";
import { isMissing } from "../system.js";
import { globSync } from "./files.js";
import { parseOpaTest } from "./parse.js";
import type { Suite, SuiteContext, SuiteResult } from "./types.js";

const OPA_VERSION = "1.22.2";

const NO_OPA = `OPA is not installed (go install github.com/open-policy-agent/opa@v${OPA_VERSION}); only changing policies needs it`;

/** A suite that needs OPA and is skipped without it. */
function opaSuite(name: string, body: (context: SuiteContext) => Promise<SuiteResult>): Suite {
  return {
    name,
    async run(context) {
      const missing = isMissing("opa", context.env);
      return missing ? { passed: 0, failed: 0, skipped: NO_OPA } : body(context);
    },
  };
}

/** The Rego alone: as data, the JSON schemas beside it would be merged into each other. */
const REGO = ["policies/main.rego", "policies/lib", "policies/rules", "policy-runner/bench/rego"];

function regoFiles(): number {
  return ["policies", "policy-runner/bench/rego"].flatMap((part) => globSync(part, ".rego")).length;
}

async function check({ env, abort }: SuiteContext): Promise<SuiteResult> {
  const args = ["check", "--strict", ...REGO];
  const { code, stdout, stderr } = await run({ file: "opa", args, env }, abort);
  return code === 0
    ? { passed: regoFiles(), failed: 0 }
    : { passed: 0, failed: 1, detail: stderr || stdout };
}

async function format({ env, abort }: SuiteContext): Promise<SuiteResult> {
  const { code, stdout, stderr } = await run(
    { file: "opa", args: ["fmt", "--list", "policies", "policy-runner/bench/rego"], env },
    abort,
  );
  const unformatted = stdout.split("\n").filter((line) => line !== "");
  const failed = code === 0 ? unformatted.length : 1;
  return { passed: regoFiles() - failed, failed, detail: stdout + stderr };
}

async function test({ env, abort }: SuiteContext): Promise<SuiteResult> {
  const args = ["test", "--format", "json", ...REGO];
  const { stdout, stderr } = await run({ file: "opa", args, env }, abort);
  return stdout.trimStart().startsWith("[")
    ? parseOpaTest(stdout)
    : { passed: 0, failed: 1, detail: stderr || stdout };
}

interface Coverage {
  readonly coverage?: number;
  readonly files?: { readonly [file: string]: { readonly not_covered?: readonly NotCovered[] } };
}

interface NotCovered {
  readonly start: { readonly row: number };
}

/** Every line of the policies is run by a test of theirs: one that is not could say anything. */
async function coverage({ env, abort }: SuiteContext): Promise<SuiteResult> {
  const args = ["test", "--coverage", "--format", "json", ...REGO];
  const { stdout, stderr } = await run({ file: "opa", args, env }, abort);
  if (!stdout.trimStart().startsWith("{"))
    return { passed: 0, failed: 1, detail: stderr || stdout };
  const { coverage = 0, files = {} } = JSON.parse(stdout) as Coverage;
  const lines = Object.entries(files).flatMap(([file, { not_covered = [] }]) =>
    not_covered.map(({ start }) => `${file}:${start.row} is run by no test`),
  );
  return coverage === 100 && lines.length === 0
    ? { passed: Object.keys(files).length, failed: 0 }
    : { passed: 0, failed: Math.max(lines.length, 1), detail: lines.join("\n") };
}

async function dist({ env, abort }: SuiteContext): Promise<SuiteResult> {
  const { stdout: version } = await run({ file: "opa", args: ["version"], env }, abort);
  if (!version.includes(`Version: ${OPA_VERSION}\n`)) {
    return { passed: 0, failed: 0, skipped: `it takes OPA ${OPA_VERSION}, byte for byte` };
  }
  const args = [PATHS.runner, "build", "policies", "--check"];
  const { code, stdout, stderr } = await run({ file: process.execPath, args, env }, abort);
  return code === 0
    ? { passed: 1, failed: 0 }
    : { passed: 0, failed: 1, detail: `${stdout}${stderr}`.trim() };
}

/** Lint, format and tests of the policies, and whether what is committed is what they compile to. */
export const REGO_SUITES: readonly Suite[] = [
  opaSuite("opa check --strict", check),
  opaSuite("opa fmt", format),
  opaSuite("opa test", test),
  opaSuite("opa test --coverage", coverage),
  opaSuite("policies/dist up to date", dist),
];
