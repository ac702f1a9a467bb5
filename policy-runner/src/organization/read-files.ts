import { readFile } from "node:fs/promises";
import type { JsonObject } from "../constants.js";
import { CannotJudge } from "../errors.js";
import { PLACES } from "../places.js";
import { readText } from "../text-file.js";
import { readYaml } from "../yaml.js";
import type { Expected, Snapshot } from "./types.js";

/** Holds a value to a JSON schema, or throws. */
export type Validate = (
  value: unknown,
  schema: JsonObject,
  what: string,
  line?: (pointer: string) => number,
) => Promise<void>;

/**
 * Reads what the accounts have to be.
 *
 * @throws CannotJudge when the file can not be read or does not fit its schema
 */
export async function readExpected(path: string, validate: Validate): Promise<Expected> {
  const { value, line } = await readYaml(path, "The file", "--expect");
  const schema = JSON.parse(await readFile(PLACES.accounts, "utf8")) as JsonObject;
  await validate(value, schema, `The file ${path}`, line);
  return value as Expected;
}

const SNAPSHOT: JsonObject = {
  type: "object",
  required: ["schema", "taken", "organization", "accounts"],
  properties: {
    schema: { const: "policy-runner/accounts/1" },
    taken: { type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$" },
    organization: { type: "string" },
    accounts: {
      type: "array",
      items: {
        type: "object",
        required: ["id", "name", "status", "tags", "units", "policies"],
        properties: {
          id: { type: "string" },
          name: { type: "string" },
          status: { type: "string" },
          tags: { type: "object", additionalProperties: { type: "string" } },
          units: { type: "array", items: { type: "string" } },
          policies: {
            type: "array",
            items: {
              type: "object",
              required: ["id", "name", "content", "attached_to"],
              properties: {
                id: { type: "string" },
                name: { type: "string" },
                content: { type: "string" },
                attached_to: { type: "string" },
              },
            },
          },
        },
      },
    },
  },
};

const DAY_MS = 86_400_000;

/**
 * Reads a snapshot that was exported earlier.
 *
 * @throws CannotJudge when it is no snapshot, is from the future, or older than it may be
 */
export async function readSnapshot(
  path: string,
  limits: { readonly now: string; readonly maxAgeDays: number },
  validate: Validate,
): Promise<Snapshot> {
  const document = await parsed(path);
  await validate(document, SNAPSHOT, `The snapshot ${path}`);
  const snapshot = document as Snapshot;
  const age = (Date.parse(limits.now) - Date.parse(snapshot.taken)) / DAY_MS;
  if (Number.isNaN(age)) {
    throw new CannotJudge(
      `The snapshot ${path} was taken at ${snapshot.taken}, which is no time; export it anew with policy-runner accounts export.`,
    );
  }
  if (age >= 0 && age <= limits.maxAgeDays) return snapshot;
  const why =
    age < 0
      ? "from the future"
      : `${Math.floor(age)} days old, and at most ${limits.maxAgeDays} are allowed`;
  throw new CannotJudge(
    `The snapshot ${path}, of ${snapshot.taken}, is ${why}; export it anew with policy-runner accounts export.`,
  );
}

async function parsed(path: string): Promise<unknown> {
  const how = "export it anew with policy-runner accounts export";
  const text = await readText({ path, what: "The snapshot", how });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new CannotJudge(`The snapshot ${path} is damaged; ${how}.`);
  }
}
