import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ENTRYPOINT } from "../constants.js";
import { CannotJudge, systemCode } from "../errors.js";
import type { Module } from "./rego.js";
import type { Annotation } from "./types.js";

const run = promisify(execFile);

/** The OPA that the pack is compiled with; another one may compile other bytes. */
export const OPA_VERSION = "1.22.2";

const SCHEMA = ["--schema", "schemas/input.json"];
const CAPABILITIES = ["--capabilities", "capabilities.json"];
const REGO = ["--ignore", "*_test.rego", "main.rego", "lib", "rules"];

/**
 * Looks whether OPA is there and is the pinned one.
 *
 * @throws CannotJudge with how to get it.
 */
export async function assertOpa(opa: string): Promise<void> {
  const text = await call(opa, ["version"]);
  const version = /^Version: (\S+)/m.exec(text)?.[1];
  if (version === OPA_VERSION) return;
  throw new CannotJudge(
    `The policies are compiled with OPA ${OPA_VERSION}, and ${opa} is ${version ?? "no OPA"}; run go install github.com/open-policy-agent/opa@v${OPA_VERSION}.`,
  );
}

/** Holds the rules to strict mode, the input's schema, and the builtins that the runner can run. */
export async function checkRules(opa: string, policies: string): Promise<void> {
  await call(opa, ["check", "--strict", ...SCHEMA, ...CAPABILITIES, ...REGO], policies);
}

/** Compiles the rules to WASM; equal sources give equal bytes. */
export async function compile(opa: string, policies: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "policies-"));
  try {
    const bundle = join(folder, "bundle.tar.gz");
    const target = ["-t", "wasm", "-e", ENTRYPOINT, "-o", bundle];
    await call(opa, ["build", ...target, ...CAPABILITIES, ...REGO], policies);
    await call("tar", ["-xzf", bundle, "-C", folder]);
    return await readFile(join(folder, "policy.wasm"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The METADATA of every rule. */
export async function inspect(opa: string, policies: string): Promise<readonly Annotation[]> {
  const text = await call(opa, ["inspect", "-a", "-f", "json", "rules"], policies);
  return (JSON.parse(text) as { annotations?: Annotation[] }).annotations ?? [];
}

/** The modules of the rules and of the library, as OPA understands them; all in one call. */
export async function parse(opa: string, policies: string): Promise<readonly Module[]> {
  const all = await readdir(policies, { recursive: true });
  const files = all
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /^(?:lib|rules)\/.*\.rego$/.test(path) && !path.endsWith("_test.rego"))
    .sort();
  const texts = await Promise.all(files.map((file) => readFile(join(policies, file), "utf8")));
  const input = JSON.stringify(files.map((file, i) => [file, texts[i]]));
  const query = "[rego.parse_module(file, text) | some [file, text] in input]";
  const answer = await call(opa, ["eval", "--stdin-input", query], policies, input);
  const modules = (JSON.parse(answer) as Evaluated).result[0].expressions[0].value;
  return modules.map((module, i) => ({ ...module, file: files[i] ?? "" }));
}

/** One module, with the place of each term: it takes a call of its own, so only for a message. */
export async function parseWithPlaces(
  opa: string,
  policies: string,
  file: string,
): Promise<Module> {
  const places = ["--json-include", "locations,-comments"];
  const answer = await call(opa, ["parse", "--format", "json", ...places, file], policies);
  return { ...(JSON.parse(answer) as Module), file };
}

/** A test of the pack that does not hold. */
export interface FailedTest {
  readonly name: string;
  readonly location: { readonly file: string; readonly row: number };
}

/** Runs the pack's own tests. @returns those that fail or can not be run */
export async function failedTests(opa: string, policies: string): Promise<readonly FailedTest[]> {
  const files = ["main.rego", "lib", "rules", "params"].filter((one) =>
    existsSync(join(policies, one)),
  );
  const answer = await call(opa, ["test", "--format", "json", ...files], policies, "", [2]);
  const all = (JSON.parse(answer) ?? []) as readonly (FailedTest & Failure)[];
  return all.filter(({ fail, error }) => fail === true || error !== undefined);
}

interface Failure {
  readonly fail?: boolean;
  readonly error?: unknown;
}

/** What `opa eval` answers to a query that has a value. */
interface Evaluated {
  readonly result: readonly [
    { readonly expressions: readonly [{ readonly value: readonly Omit<Module, "file">[] }] },
  ];
}

/**
 * Runs in the pack's folder: OPA compiles the paths that it is given into the WASM.
 *
 * @param answers exit codes besides 0 with which it still answers
 */
async function call(
  program: string,
  args: readonly string[],
  cwd?: string,
  stdin = "",
  answers: readonly number[] = [],
): Promise<string> {
  try {
    const running = run(program, args, { maxBuffer: 256 * 1024 * 1024, cwd });
    // A program that ends without reading has its own exit code to say so.
    running.child.stdin?.on("error", () => undefined).end(stdin);
    const { stdout } = await running;
    return stdout;
  } catch (error) {
    if (systemCode(error) === "ENOENT") {
      throw new CannotJudge(
        `${program} is not installed, and changing the policies needs it (using them does not); run go install github.com/open-policy-agent/opa@v${OPA_VERSION}, or give --opa its path.`,
      );
    }
    if (systemCode(error) !== "") {
      throw new CannotJudge(
        `${program || "A program without a name"} can not be run (${systemCode(error)}); give --opa the path of OPA ${OPA_VERSION}.`,
      );
    }
    const { stderr, stdout, code } = error as { stderr?: string; stdout?: string; code?: number };
    if (stdout !== undefined && answers.includes(code ?? -1)) return stdout;
    const said = (stderr || stdout || "it says nothing").trim().replace(/\s+/g, " ");
    throw new CannotJudge(`${program} ${args[0]} refused the policies: ${said}`);
  }
}
