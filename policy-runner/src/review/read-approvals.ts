import type { JsonObject } from "../constants.js";
import { CannotJudge } from "../errors.js";
import { readText } from "../text-file.js";
import type { Approvals } from "./types.js";

/** Holds a value to a JSON schema, or throws. */
type Validate = (value: unknown, schema: JsonObject, what: string) => Promise<void>;

/** What `policy-runner approvals` writes. */
export const APPROVALS = "policy-runner/approvals/1";

const LOGINS: JsonObject = { type: "array", items: { type: "string", minLength: 1 } };

const SCHEMA: JsonObject = {
  type: "object",
  additionalProperties: false,
  required: ["schema", "known", "reason", "requesters", "approvers"],
  properties: {
    schema: { const: APPROVALS },
    known: { type: "boolean" },
    reason: { type: "string" },
    requesters: { ...LOGINS, minItems: 1 },
    approvers: LOGINS,
  },
};

/** Where nobody was asked, nobody has approved. */
export const NO_APPROVALS: Approvals = {
  known: false,
  reason: "no approvals were given with --approvals",
  requesters: [],
  approvers: [],
};

/**
 * Reads who has asked for a change, and who has approved it.
 *
 * @throws CannotJudge when the file can not be read, or is something else
 */
export async function readApprovals(path: string, validate: Validate): Promise<Approvals> {
  const value = await readJson(path, "The approvals", "policy-runner approvals");
  await validate(value, SCHEMA, `The file ${path}`);
  const { known, reason, requesters, approvers } = value as Approvals;
  return { known, reason, requesters, approvers };
}

/**
 * Reads a file that another command has written.
 *
 * @param by the command that writes it
 * @throws CannotJudge when it can not be read, or is no JSON
 */
export async function readJson(path: string, what: string, by: string): Promise<unknown> {
  const how = `write it with ${by}`;
  const text = await readText({ path, what, how });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new CannotJudge(`${what} ${path} is no JSON; ${how}.`);
  }
}
