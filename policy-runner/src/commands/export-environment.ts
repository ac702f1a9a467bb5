import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { Readable } from "node:stream";
import { CannotJudge } from "../errors.js";
import { byRuleAndAddress, evaluate, runningRules } from "../evaluate/evaluate.js";
import { interestOf } from "../evaluate/scope.js";
import type { Bundle } from "../evaluate/types.js";
import type { Sink } from "../evidence/folder.js";
import { givenFile } from "../evidence/given.js";
import { ACCOUNT, REGION } from "../evidence/manifest.js";
import { filesOf, NAMES } from "../evidence/names.js";
import type { FileEntry, JudgedEnvironment } from "../evidence/types.js";
import type { Location, PolicyInput } from "../input/types.js";
import { wantedOf } from "../input/wanted.js";
import { placeIn } from "../parity/facts.js";
import { scanPlan } from "../plan/plan.js";
import { openPlan } from "../plan/read.js";
import { readStack } from "../plan/stack-reader.js";
import type { Plan } from "../plan/types.js";
import { SortedOutcomes } from "../report/outcomes.js";
import type { Settings } from "../settings/types.js";
import { type Accepted, acceptedOf } from "./accepted.js";
import { environmentDocuments } from "./documents.js";
import type { Exported, ExportOptions } from "./export-options.js";
import { inputLines } from "./input.js";
import { resultOf } from "./judged.js";
import { policyInputOf, settingsFor } from "./prepare.js";

/** An environment that was judged, and its files. */
export interface ExportedEnvironment {
  readonly judged: JudgedEnvironment;
  readonly entries: readonly FileEntry[];
}

/**
 * Plan JSON → judged as `check` does → policy input, outcomes and reports of one environment.
 *
 * @throws CannotJudge when the plan can not be judged
 */
export async function exportEnvironment(
  sink: Sink,
  bundle: Bundle,
  options: ExportOptions,
  one: Exported,
): Promise<ExportedEnvironment> {
  const { name, plan: path } = one;
  const settings = await settingsFor(bundle, { ...options, plan: path, env: name });
  const accepted = await relabelled(options, [bundle, settings], one);
  const rules = runningRules(bundle, settings, options.source !== undefined);
  const interest = interestOf(rules);
  const opened = await openPlan(path, NO_INPUT, async (bytes) => {
    options.progress?.begin(bytes);
    return null;
  });
  const plan = await scanPlan(opened, wantedOf(interest), options.progress?.read);
  try {
    const input = await policyInputOf({ ...options, plan: path }, settings, plan, interest);
    const placed = { ...input, locate: locator(input, options.source) };
    const parts = { options, bundle, settings, accepted, plan, input: placed };
    const lines = inputLines(input, rules, options.progress);
    const kept = [
      ...(one.baseline === undefined
        ? []
        : [await sink.add(filesOf(name).baseline, await givenFile(one.baseline, "The baseline"))]),
      await sink.add(filesOf(name).input, lines),
    ];
    const { result, entries } = await judge(sink, name, parts);
    const judged = { name, ...(await placeOf(one, plan.digest)), plan: plan.digest, result };
    return { judged, entries: [...kept, ...entries] };
  } finally {
    plan.close();
  }
}

/** Plans are files. */
const NO_INPUT = Readable.from([]);

interface Parts {
  readonly options: ExportOptions;
  readonly bundle: Bundle;
  readonly settings: Settings;
  readonly accepted: Accepted;
  readonly plan: Plan;
  readonly input: PolicyInput;
}

async function judge(sink: Sink, name: string, parts: Parts) {
  const { bundle, settings, input, options } = parts;
  const outcomes = new SortedOutcomes(byRuleAndAddress);
  try {
    const evaluation = await evaluate(bundle, settings, input, {
      everything: outcomes.add,
      progress: (resources) => options.progress?.judged(resources, input.count),
    });
    const result = resultOf({ ...parts, evaluation });
    const record = { name, bundle, settings, result, outcomes: outcomes.lines() };
    return { result, entries: await environmentDocuments(sink, record) };
  } finally {
    outcomes.close();
  }
}

/** What a team has accepted, under the names that the files have in the export. */
async function relabelled(
  { waivers: path }: ExportOptions,
  [{ pack }, settings]: readonly [Bundle, Settings],
  { name, baseline: old }: Exported,
): Promise<Accepted> {
  const { waivers, baseline } = await acceptedOf({ waivers: path, baseline: old }, settings, pack);
  return {
    waivers: waivers && { ...waivers, path: NAMES.waivers },
    baseline: baseline && { ...baseline, path: filesOf(name).baseline },
  };
}

/** Files of the source as seen from the working directory or, where it is elsewhere, from beside it. */
function locator(input: PolicyInput, source: string | undefined): PolicyInput["locate"] {
  const base = dirname(resolve(source ?? "."));
  return (address) => {
    const found: Location | undefined = input.locate(address);
    if (found === undefined || !isAbsolute(found.file)) return found;
    return { ...found, file: relative(base, found.file).split(sep).join("/") };
  };
}

/** Account and region, by the same bytes that were judged. */
async function placeOf(
  { plan }: Exported,
  digest: string,
): Promise<{ readonly account: string | null; readonly region: string | null }> {
  const document = await readStack(await openPlan(plan, NO_INPUT));
  try {
    if (document.digest !== digest) {
      throw new CannotJudge(`${plan} was changed while it was read; export it once it is written.`);
    }
    const { account, region } = placeIn(document);
    const told = (text: string | null, form: RegExp) =>
      text !== null && form.test(text) && !document.secrets.has(text) ? text : null;
    return { account: told(account, ACCOUNT), region: told(region, REGION) };
  } finally {
    document.close();
  }
}
