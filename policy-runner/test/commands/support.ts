import { Readable } from "node:stream";
import { main } from "../../src/cli.js";
import type { ExitCode, Json, JsonObject } from "../../src/constants.js";
import { minimalChange, planText } from "../support/plans.js";

/** What a command line printed, and its exit code. */
export interface Said {
  readonly exit: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a fake terminal is. */
export interface Fake {
  readonly stdin?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly isTTY?: boolean;
}

/** The clock of every fake terminal. */
export const CLOCK = "2026-05-06T07:08:09.123Z";

/** Runs a command line in this process, with a terminal that is none. */
export async function run(args: readonly string[], fake: Fake = {}): Promise<Said> {
  const said = { stdout: "", stderr: "" };
  const into = (name: "stdout" | "stderr") => (text: string) => {
    said[name] += text;
  };
  const exit = await main(args, {
    stdin: Readable.from(fake.stdin === undefined ? [] : [Buffer.from(fake.stdin)]),
    stdout: { write: into("stdout"), isTTY: fake.isTTY },
    stderr: { write: into("stderr") },
    env: fake.env ?? {},
    clock: () => new Date(CLOCK),
  });
  return { exit, ...said };
}

/** A resource of a type that is created with these values. */
export function created(address: string, after: JsonObject, change: JsonObject = {}): JsonObject {
  const [type = "", name = ""] = address.split(".");
  const base = minimalChange().change as JsonObject;
  const whole = { ...base, after, after_unknown: {}, ...change };
  return minimalChange({ address, type, name: name.replace(/\[.*/, ""), change: whole });
}

/** Plan JSON of resources that no module holds; `more` replaces its members. */
export function planOf(changes: readonly JsonObject[], more: JsonObject = {}): string {
  const resources = changes.map(({ address, type, name }) => ({
    address: String(address).replace(/\[.*/, ""),
    mode: "managed",
    type: type as Json,
    name: name as Json,
    expressions: {},
  }));
  return planText({
    resource_changes: [...changes],
    configuration: { root_module: { resources } },
    ...more,
  });
}

const TAGS = { environment: "dev", project: "payment" };

/** A gateway whose tags are right: it passes every rule in dev. */
export const SOUND = created("aws_internet_gateway.sound", { tags_all: TAGS });

/** A log group that is kept for 3 days, though dev's tier is 7. */
export const SHORT = created('aws_cloudwatch_log_group.short["a.b"]', {
  name: "/payment/short-dev",
  retention_in_days: 3,
  kms_key_id: "arn:aws:kms:us-east-1:123456789012:key/1",
  tags_all: TAGS,
});
