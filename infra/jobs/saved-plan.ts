import { createHash } from "node:crypto";
import {
  closeSync,
  constants,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { JobError } from "./errors.js";
import { PATHS } from "./paths.js";
import { makePrivateFolder, writePrivately } from "./private-files.js";
import type { Request } from "./request.js";

/** What was judged, and how: good for one plan file, told by its digest. */
export interface Verdict {
  readonly environment: string;
  readonly suffix: string;
  readonly target: string;
  readonly planDigest: string;
  readonly policyDigest: string;
  readonly packageDigest: string;
  /** The judge's exit code: 0 for passed, 1 for violations. */
  readonly code: number;
  readonly judgedAt: string;
}

/** A saved plan as it was read, once: what is digested is what is applied. */
export interface SavedPlan {
  readonly content: Buffer;
  readonly verdict: Verdict;
}

const LAMBDA_PACKAGE = join(PATHS.lambda, "dist/batch_validator.zip");

/** Saves a judged plan with its verdict, in the place of an older one. */
export function savePlan(content: Buffer, code: number, request: Request): void {
  const folder = folderOf(request);
  discardPlan(request);
  makePrivateFolder(PATHS.plans);
  makePrivateFolder(folder);
  const verdict = { ...expected(content, request), code, judgedAt: new Date().toISOString() };
  writePrivately(join(folder, "plan"), content);
  // Last, so that a plan whose saving was cut short has no verdict.
  writePrivately(join(folder, "verdict.json"), `${JSON.stringify(verdict, null, 2)}\n`);
}

/** Reads the saved plan; one that was not judged as it stands, for what is asked, is refused. */
export function readSavedPlan(request: Request): SavedPlan {
  const again = `make plan ENV=${request.environment}`;
  const folder = folderOf(request);
  if (!existsSync(join(folder, "plan"))) {
    throw new JobError(
      `No plan of ${request.suffix} is saved for target ${request.target}: run ${again} first.`,
    );
  }
  const content = readOnce(join(folder, "plan"), again);
  const verdict = parseVerdict(readOnce(join(folder, "verdict.json"), again), again);
  for (const [name, value] of Object.entries(expected(content, request))) {
    if (verdict[name as keyof Verdict] !== value) {
      throw new JobError(
        `The saved plan of ${request.suffix} is not what was judged (${name} differs): run ${again} again.`,
      );
    }
  }
  return { content, verdict };
}

/** Deletes the saved plan, which may hold secrets. */
export function discardPlan(request: Request): void {
  rmSync(folderOf(request), { recursive: true, force: true });
}

/** Keeps the verdict that a plan was applied by, and why where it was overridden. */
export function recordApplied(verdict: Verdict, override: string | undefined): void {
  makePrivateFolder(PATHS.applied);
  const appliedAt = new Date().toISOString();
  const name = `${appliedAt.replace(/[:.]/g, "-")}-${verdict.target}-${verdict.suffix}.json`;
  const record = { ...verdict, appliedAt, ...(override && { override }) };
  writePrivately(join(PATHS.applied, name), `${JSON.stringify(record, null, 2)}\n`);
}

function expected(content: Buffer, request: Request): Omit<Verdict, "code" | "judgedAt"> {
  const policies = readdirSync(PATHS.policies).sort();
  return {
    environment: request.environment,
    suffix: request.suffix,
    target: request.target,
    planDigest: digest([content]),
    policyDigest: digest(policies.map((name) => readFileSync(join(PATHS.policies, name)))),
    // The provider reads the function's package when it applies: it is no part of the plan.
    packageDigest: digest([readFileSync(LAMBDA_PACKAGE)]),
  };
}

function digest(parts: readonly Buffer[]): string {
  const hash = createHash("sha256");
  for (const part of parts) {
    hash.update(`${part.length}\n`).update(part);
  }
  return hash.digest("hex");
}

function folderOf({ target, suffix }: Request): string {
  return join(PATHS.plans, `${target}-${suffix}`);
}

/** Links are not followed: the work folder holds what this job wrote, or nothing to be applied. */
function readOnce(path: string, again: string): Buffer {
  try {
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      return readFileSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    throw new JobError(`The saved plan has no verdict that can be read: run ${again} again.`);
  }
}

function parseVerdict(text: Buffer, again: string): Verdict {
  try {
    const value: unknown = JSON.parse(text.toString("utf8"));
    const code = (value as Verdict | null)?.code;
    if (code === 0 || code === 1) {
      return value as Verdict;
    }
  } catch {
    // Said below, with what is no verdict either.
  }
  throw new JobError(`The saved plan's verdict is damaged: run ${again} again.`);
}
