import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { run } from "../command.js";
import { emulatedEnvironment } from "../environment.js";
import { PATHS, ROOT } from "../paths.js";
import type { Facts } from "./expectations.js";
import { Failed, type Report } from "./report.js";
import { type Instance, type Stage, variablesOf } from "./stage.js";

const SCRIPT = join(ROOT, "infra/jobs/e2e/drift.py");

/** Where each change that drift.py makes has to be found: the resource and the attribute. */
const PLACES: Readonly<Record<string, readonly RegExp[]>> = {
  "ingress rule added": [/aws_security_group\.database \/ingress/],
  "retention changed": [/aws_cloudwatch_log_group\.flow \/retention_in_days/],
  "versioning suspended": [/aws_s3_bucket_versioning\.this\["accepted"\] .*\/status/],
  "tag removed": [/aws_vpc\.this \/tags_all\/project/],
  "bucket policy changed": [/aws_s3_bucket_policy\.this\["intake"\] \/policy/],
  "encryption changed": [
    /aws_s3_bucket_server_side_encryption_configuration\.this\["rejected"\] \/rule/,
  ],
  "memory and environment of a function changed": [
    /aws_lambda_function\.this \/memory_size/,
    /aws_lambda_function\.this \/environment.*\/LOG_LEVEL/,
  ],
  "listener rule changed": [/aws_lb_listener_rule\.this\["[^"]*"\] \/condition/],
  "boundary removed": [/role\["events"\]\.aws_iam_role\.this \/permissions_boundary/],
  "subscription filter changed": [
    /aws_sns_topic_subscription\.inbox\["operations"\] \/filter_policy/,
  ],
  "inline policy added to a role": [
    /role\["flow-log"\]\.aws_iam_role(?:_policies_exclusive)?\.this \/(?:inline_policy|policy_names)/,
  ],
  "key rotation off": [/logs_key\.aws_kms_key\.this \/enable_key_rotation/],
};

interface Found {
  readonly drift: readonly { readonly address: string; readonly path: string }[];
}

/** Plans, and the states that they were made from, are the same in every environment. */
export async function holdSame(
  stage: Stage,
  report: Report,
  plans: ReadonlyMap<string, string>,
): Promise<void> {
  const states = [...plans].map(([name, path]) => {
    const { prior_state: state } = JSON.parse(readFileSync(path, "utf8")) as {
      readonly prior_state: unknown;
    };
    const file = join(path, "..", "state.json");
    writeFileSync(file, JSON.stringify(state), { mode: 0o600 });
    return `${name}=${file}`;
  });
  const planned = [...plans].map(([name, path]) => `${name}=${path}`);
  for (const [what, words] of [
    ["plans", planned],
    ["states", states],
    ["a plan and states", [...planned.slice(0, 1), ...states.slice(1)]],
  ] as const) {
    report.expect(`comparison of ${what}`, await comparison(stage, words), "SAME");
  }
}

/** The verdict in a word; what differs besides, where something does. */
async function comparison({ abort }: Stage, words: readonly string[]): Promise<string> {
  const options = ["--variations", "policies/variations.yaml", "--source"];
  const args = [PATHS.runner, "compare", ...words, ...options, relative(ROOT, PATHS.infra)];
  const env = emulatedEnvironment(process.env);
  const { code, stdout, stderr } = await run({ file: process.execPath, args, env }, abort);
  return code === 0 ? "SAME" : `${code}: ${stdout.slice(0, 4_000)}${stderr}`;
}

/** Twelve changes that nobody declared are found, each at its place, and none is left after an apply. */
export async function holdDrift(stage: Stage, report: Report, own: Instance): Promise<void> {
  const { environment, suffix } = own;
  const at = (what: string) => `${suffix}: ${what}`;
  const before = await standing(stage, own);
  report.expect(at("drift where nobody has changed anything"), await driftOf(stage, own), []);
  const said = await stage.python(environment, [SCRIPT, "payment", suffix]);
  const told = said.trim().split("\n");
  report.expect(at("changes made"), told, Object.keys(PLACES));
  const found = await driftOf(stage, own);
  for (const what of told) {
    const missed = (PLACES[what] ?? []).filter((place) => !found.some((one) => place.test(one)));
    report.expect(at(`${what}, not found among ${found.join("; ")}`), missed.length, 0);
  }
  const places = Object.values(PLACES).flat();
  const foreign = found.filter((one) => !places.some((place) => place.test(one)));
  report.expect(at("drift that nobody has made"), foreign, []);
  const changed = await standing(stage, own);
  report.expect(at("an opening is seen by AWS's own API"), changed.groups === before.groups, false);
  await stage.job("plan", variablesOf(own));
  await stage.job("apply", variablesOf(own));
  report.expect(at("drift after an apply"), await driftOf(stage, own), []);
  report.expect(at("what stands after an apply"), await standing(stage, own), before);
}

/** What AWS's own API says of an instance, each part as a text: drift has to show it, and an apply to mend it. */
async function standing(stage: Stage, own: Instance): Promise<Readonly<Record<string, string>>> {
  const facts = await stage.facts(own.environment, "instance", "payment", own.suffix);
  const parts = Object.entries(JSON.parse(facts) as Facts);
  return Object.fromEntries(parts.map(([name, part]) => [name, JSON.stringify(part)]));
}

/** What `make drift` finds, as addresses with the attribute. */
async function driftOf(stage: Stage, own: Instance): Promise<readonly string[]> {
  const file = join(PATHS.e2e, `drift-${own.suffix}.json`);
  const options = { FORMAT: "json", OUTPUT: file };
  const { code, text } = await stage.attempt("drift", { ...variablesOf(own), ...options });
  if (code > 1) throw new Failed(`make drift ended with ${code}: ${text.slice(-2_000)}`);
  const { drift } = JSON.parse(readFileSync(file, "utf8")) as Found;
  return drift.map(({ address, path }) => `${address} ${path}`).sort();
}
