import { join, resolve } from "node:path";
import type { Readable } from "node:stream";
import { CannotJudge } from "../errors.js";
import { loadBundle } from "../evaluate/bundle.js";
import { compareEnvironments, takenIn } from "../parity/parity.js";
import { propose } from "../parity/propose.js";
import { readFacts, readVariations } from "../parity/read-variations.js";
import type { GivenFacts, Parity } from "../parity/types.js";
import { listStacks } from "../plan/list-stacks.js";
import { openPlan } from "../plan/read.js";
import { readStack } from "../plan/stack-reader.js";
import type { StackDocument } from "../plan/types.js";
import { PARITY_REPORTS } from "../report/parity.js";
import { parityLine } from "../report/parity-text.js";
import { writeReport } from "../report/write.js";
import { assertValid } from "../settings/schema.js";
import { readTeamConfig } from "../settings/team-config.js";
import { readSource } from "../source/read.js";
import { assertApart, type Given } from "./apart.js";
import type { WantedReport } from "./check.js";
import { judgedByRules, withRules } from "./environment-rules.js";
import type { Said } from "./said.js";

/** Names of the forms in which a comparison can be told. */
export const PARITY_FORMATS: readonly string[] = Object.keys(PARITY_REPORTS);

/** What `compare` is asked, options already validated by the command line. */
export interface CompareOptions {
  /** `name=path`, each a plan, a shown state, or a folder of them. */
  readonly environments: readonly string[];
  readonly format: string;
  /** Further reports, written to files. */
  readonly report?: readonly WantedReport[] | undefined;
  readonly variations?: string | undefined;
  readonly facts?: string | undefined;
  readonly source?: string | undefined;
  readonly output?: string | undefined;
  readonly writeVariations?: string | undefined;
  readonly config?: string | undefined;
  /** The compiled pack's folder. */
  readonly policies: string;
  readonly all: boolean;
  readonly now: string;
  readonly color: boolean;
}

/**
 * Plans and states of several environments → read → compare → declared variations → rules → report.
 *
 * @throws CannotJudge when one of them can not be compared
 */
export async function compare(options: CompareOptions, stdin: Readable): Promise<Said> {
  refuseOverwriting(options);
  await assertApart(inputsOf(options), outputsOf(options));
  const variations =
    options.variations === undefined ? [] : await readVariations(options.variations, assertValid);
  const facts = options.facts === undefined ? {} : await readFacts(options.facts, assertValid);
  const locals =
    options.source === undefined ? undefined : (await readSource(options.source)).locals;
  const bundle = await loadBundle(options.policies);
  const team =
    options.config === undefined ? null : await readTeamConfig(options.config, bundle.pack);
  const environments = await readAll(named(options.environments, facts), stdin);
  try {
    const { now } = options;
    const comparison = { environments, facts, variations, locals: locals ?? new Map(), now };
    const own = takenIn(comparison);
    const rules = await judgedByRules(bundle, team, comparison, own);
    return await deliver(options, withRules(compareEnvironments(comparison, own), rules));
  } finally {
    for (const roots of environments.values()) for (const root of roots.values()) root.close();
  }
}

/** Proposals name only what is not declared yet: over the declarations they would take their place. */
function refuseOverwriting({ variations, writeVariations }: CompareOptions): void {
  if (variations === undefined || writeVariations === undefined) return;
  if (resolve(variations) !== resolve(writeVariations)) return;
  throw new CannotJudge(
    `--write-variations would replace the declared variations in ${variations}; give it another file, and take from there what holds.`,
  );
}

async function deliver(options: CompareOptions, parity: Parity): Promise<Said> {
  const { output, writeVariations, format, color, all, report = [] } = options;
  if (writeVariations !== undefined)
    await writeReport(writeVariations, propose(parity.differences));
  for (const one of report) {
    await writeReport(one.path, PARITY_REPORTS[one.format]?.(parity, false, all) ?? "");
  }
  const text = PARITY_REPORTS[format]?.(parity, color && output === undefined, all) ?? "";
  if (output === undefined) return { stdout: text, stderr: "", exitCode: parity.exit_code };
  await writeReport(output, text);
  const note = `${parityLine(parity)}; the report is in ${output}\n`;
  return { stdout: "", stderr: note, exitCode: parity.exit_code };
}

/** What is read, which no report may replace. */
function inputsOf({ environments, policies, ...files }: CompareOptions): readonly Given[] {
  return [
    ...environments.map((word) => ["The plans", word.slice(word.indexOf("=") + 1)] as const),
    ["--variations", files.variations],
    ["--facts", files.facts],
    ["--config", files.config],
    ["--pack", policies],
  ];
}

function outputsOf({ output, writeVariations, report = [] }: CompareOptions): readonly Given[] {
  return [
    ["--output", output],
    ["--write-variations", writeVariations],
    ...report.map(({ format, path }) => [`--report ${format}`, path] as const),
  ];
}

/** `name=path` pairs; the same name twice would hide one of the two. */
function named(
  words: readonly string[],
  facts: Readonly<Record<string, GivenFacts>>,
): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const word of words) {
    const [, name = "", path = ""] = /^([A-Za-z0-9][\w.-]*)=(.+)$/s.exec(word) ?? [];
    if (name === "") {
      throw new CannotJudge(
        "An environment is not given as name=path; write it like dev=plans/dev.json.",
      );
    }
    if (paths.has(name))
      throw new CannotJudge(`The environment ${name} is given twice; give it once.`);
    paths.set(name, path);
  }
  if (paths.size < 2) {
    throw new CannotJudge("There is nothing to compare with; give at least two environments.");
  }
  const unknown = Object.keys(facts).find((name) => !paths.has(name));
  if (unknown === undefined) return paths;
  throw new CannotJudge(`--facts names ${unknown}, which is not compared; correct the name.`);
}

async function readAll(
  paths: ReadonlyMap<string, string>,
  stdin: Readable,
): Promise<ReadonlyMap<string, ReadonlyMap<string, StackDocument>>> {
  const environments = new Map<string, Map<string, StackDocument>>();
  try {
    for (const [name, path] of paths) {
      const roots = new Map<string, StackDocument>();
      environments.set(name, roots);
      for (const file of listStacks(path)) {
        const source = await openPlan(file === "" ? path : join(path, file), stdin);
        roots.set(file.replace(/\.json(?:\.gz)?$/, ""), await readStack(source));
      }
    }
    return environments;
  } catch (error) {
    for (const roots of environments.values()) for (const root of roots.values()) root.close();
    throw error;
  }
}
