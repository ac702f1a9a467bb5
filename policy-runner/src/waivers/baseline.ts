import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { JsonObject } from "../constants.js";
import { CannotJudge, systemCode } from "../errors.js";
import type { Finding } from "../findings/types.js";
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

/**
 * Reads the findings that a team has started with.
 *
 * @throws CannotJudge when the file can not be read, is no baseline, or is that of another environment
 */
export async function readBaseline(
  path: string,
  environment: string,
  validate: Validate,
): Promise<BaselineFile> {
  const { environment: own, digest, findings } = await readAnyBaseline(path, validate);
  if (own !== environment) {
    throw new CannotJudge(
      `The baseline ${path} is that of ${own}, not of ${environment}; give the one that was written for ${environment}.`,
    );
  }
  return { path, digest, findings };
}

/**
 * Reads a baseline of whatever environment.
 *
 * @throws CannotJudge when the file can not be read, or is no baseline
 */
export async function readAnyBaseline(
  path: string,
  validate: Validate,
): Promise<BaselineFile & { readonly environment: string }> {
  const text = await textOf(path);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CannotJudge(
      `The baseline ${path} is not valid JSON at line ${lineOf(text, error)}; write it anew with --write-baseline.`,
    );
  }
  await validate(value, SCHEMA, `The baseline ${path}`, await linesOf(text));
  const baseline = value as Pick<BaselineFile, "findings"> & { readonly environment: string };
  const digest = createHash("sha256").update(text).digest("hex");
  return { path, digest, ...baseline };
}

/** Where the parser stopped; it tells no place where the text is cut short. */
function lineOf(text: string, error: unknown): number {
  const place = /at position (\d+)/.exec(String(error))?.[1];
  const before = place === undefined ? text.trimEnd() : text.slice(0, Number(place));
  return before.split("\n").length;
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const why =
      systemCode(error) === "ENOENT" ? "does not exist" : `can not be read (${systemCode(error)})`;
    throw new CannotJudge(`The baseline ${path} ${why}; write one with --write-baseline.`);
  }
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
  { environment, now }: { readonly environment: string; readonly now: string },
): Generator<string> {
  if (findings.some(({ outcome }) => outcome === "error")) {
    throw new CannotJudge(
      "The baseline is not written, as there are resources that could not be judged; mend these errors first.",
    );
  }
  const head = JSON.stringify({ schema: NAME, environment, written: now });
  yield `${head.slice(0, -1)},"findings":[`;
  let comma = "";
  for (const { rule, address, path, fingerprint, outcome } of findings) {
    if (outcome === "waived") continue;
    yield `${comma}\n${JSON.stringify({ rule, address, path, outcome, fingerprint })}`;
    comma = ",";
  }
  yield "\n]}\n";
}
