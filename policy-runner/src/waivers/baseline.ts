import { createHash } from "node:crypto";
import type { JsonObject } from "../constants.js";
import { isDay } from "../day.js";
import { CannotJudge } from "../errors.js";
import type { Finding } from "../findings/types.js";
import { fingerprint } from "../fingerprint.js";
import { jsonFault } from "../json-text.js";
import { readText } from "../text-file.js";
import { linesOf } from "../yaml.js";
import type { Validate } from "./read.js";
import type { BaselineFile, BaselineResult } from "./types.js";

const NAME = "policy-runner/baseline/1";

const TEXT: JsonObject = { type: "string", minLength: 1 };

const SCHEMA: JsonObject = {
  type: "object",
  additionalProperties: false,
  required: ["schema", "environment", "written", "findings"],
  properties: {
    schema: { const: NAME },
    environment: TEXT,
    // One that was written before there were profiles in it is of whichever.
    profile: TEXT,
    written: TEXT,
    findings: {
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["rule", "address", "path", "outcome", "fingerprint"],
        properties: {
          rule: TEXT,
          address: TEXT,
          path: { type: ["string", "null"] },
          outcome: { enum: ["fail", "undetermined"] },
          fingerprint: { type: "string", pattern: "^[0-9a-f]{64}$" },
        },
      },
    },
  },
};

/** What a baseline is for. */
interface Written {
  readonly environment: string;
  readonly profile?: string | undefined;
}

/**
 * Reads the findings that a team has started with.
 *
 * @throws CannotJudge when the file can not be read, is no baseline, or is that of another environment or
 *   profile
 */
export async function readBaseline(
  path: string,
  { environment, profile }: Written,
  validate: Validate,
): Promise<BaselineFile> {
  const { digest, findings, ...own } = await readAnyBaseline(path, validate);
  const other: readonly [string, string | undefined][] = [
    [own.environment, environment],
    [own.profile ?? profile ?? "", profile],
  ];
  for (const [is, asked] of other) {
    if (asked === undefined || is === asked) continue;
    throw new CannotJudge(
      `The baseline ${path} is that of ${is}, not of ${asked}; give the one that was written for ${asked}.`,
    );
  }
  return { path, digest, findings };
}

/**
 * Reads a baseline of whatever environment.
 *
 * @throws CannotJudge when the file can not be read, is no baseline, or was edited
 */
export async function readAnyBaseline(
  path: string,
  validate: Validate,
): Promise<BaselineFile & Written> {
  const how = "write one with --write-baseline";
  const text = await readText({ path, what: "The baseline", how });
  // A mark of the byte order is no part of JSON, and a text editor may put one there.
  const json = text.replace(/^\uFEFF/, "");
  refuseFault(path, json);
  const [value, line] = [JSON.parse(json) as unknown, await linesOf(json)];
  await validate(value, SCHEMA, `The baseline ${path}`, line);
  const baseline = value as Pick<BaselineFile, "findings"> & Written;
  refuseEdited(path, baseline, line);
  const digest = createHash("sha256").update(text).digest("hex");
  return { path, digest, ...baseline };
}

function refuseFault(path: string, json: string): void {
  const fault = jsonFault(json);
  if (fault === null) return;
  const { line, twice } = fault;
  const what =
    twice === null ? `is not valid JSON at line ${line}` : `says ${twice} twice (line ${line})`;
  throw new CannotJudge(`The baseline ${path} ${what}; write it anew with --write-baseline.`);
}

/** A finding that is not the one of its fingerprint would be told as another than the one it lets pass. */
function refuseEdited(
  path: string,
  { written, findings }: Pick<BaselineFile, "findings"> & { readonly written?: string },
  line: (pointer: string) => number,
): void {
  const anew = "write it anew with --write-baseline";
  const [day = "", time = ""] = (written ?? "").split("T");
  if (!isDay(day) || !/^\d\d:\d\d:\d\dZ$/.test(time)) {
    throw new CannotJudge(
      `The baseline ${path} does not say when it was written (line ${line("/written")}); ${anew}.`,
    );
  }
  const odd = findings.findIndex(
    (one) => one.fingerprint !== fingerprint(one.rule, one.address, one.path),
  );
  if (odd < 0) return;
  throw new CannotJudge(
    `The baseline ${path} was edited: its finding ${odd + 1} is not the one of its fingerprint (line ${line(`/findings/${odd}`)}); ${anew}.`,
  );
}

/**
 * Lets what was there before block no more. It is still told of. An error blocks whatever the baseline
 * says, and so does a failure that was not yet one: then nobody could tell.
 */
export function applyBaseline(
  findings: readonly Finding[],
  { path, digest, findings: old }: BaselineFile,
): { readonly findings: readonly Finding[]; readonly baseline: BaselineResult } {
  const known = new Map<string, Finding["outcome"]>();
  for (const { fingerprint, outcome } of old)
    if (known.get(fingerprint) !== "fail") known.set(fingerprint, outcome);
  const seen = new Set<string>();
  const compared = findings.map((finding) => {
    if (!isOld(finding, known)) return finding;
    seen.add(finding.fingerprint);
    return { ...finding, blocking: false, baseline: true };
  });
  const baseline = {
    file: path,
    digest,
    findings: known.size,
    found: seen.size,
    mended: known.size - seen.size,
  };
  return { findings: compared, baseline };
}

function isOld({ outcome, fingerprint }: Finding, known: ReadonlyMap<string, string>): boolean {
  const was = known.get(fingerprint);
  return outcome === "undetermined" ? was !== undefined : outcome === "fail" && was === "fail";
}

/**
 * The baseline of a run: what fails or is undetermined, a line each.
 *
 * @throws CannotJudge when something could not be judged: it would be new in the next run
 */
export function* writtenBaseline(
  findings: readonly Finding[],
  {
    environment,
    profile,
    now,
  }: { readonly environment: string; readonly profile: string; readonly now: string },
): Generator<string> {
  if (findings.some(({ outcome }) => outcome === "error")) {
    throw new CannotJudge(
      "The baseline is not written, as there are resources that could not be judged; mend these errors first.",
    );
  }
  const head = JSON.stringify({ schema: NAME, environment, profile, written: now });
  yield `${head.slice(0, -1)},"findings":[`;
  let comma = "";
  for (const { rule, address, path, fingerprint, outcome } of findings) {
    if (outcome === "waived") continue;
    yield `${comma}\n${JSON.stringify({ rule, address, path, outcome, fingerprint })}`;
    comma = ",";
  }
  yield "\n]}\n";
}
