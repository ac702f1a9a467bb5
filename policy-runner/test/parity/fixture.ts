import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "../../src/constants.js";
import { fixturePlan } from "../support/fixture-plan.js";

/** Environments of the fixture, with what tells one from another. */
export const ENVIRONMENTS = {
  dev: ["eu-west-1", "111122223333", "10.10.0.0/16"],
  staging: ["us-west-2", "444455556666", "10.20.0.0/16"],
  prod: ["us-east-1", "777788889999", "10.30.0.0/16"],
} as const;

/** Name of one of them. */
export type Name = keyof typeof ENVIRONMENTS;

/** Path of the fixture's plan, made by Terraform, as an environment; with other values where given. */
export function planPath(name: Name, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const [region, account, cidr] = ENVIRONMENTS[name];
  return fixturePlan("parity", {
    environment: name,
    environment_suffix: name,
    region,
    account_id: account,
    vpc_cidr: cidr,
    ...more,
  });
}

/** The plan itself. */
export async function planOf(
  name: Name,
  more?: Readonly<Record<string, string>>,
): Promise<JsonObject> {
  return JSON.parse(readFileSync(await planPath(name, more), "utf8")) as JsonObject;
}

/** Path of an environment's plan that was changed, written into a folder under a name of its own. */
export async function changedPlan(
  folder: string,
  name: Name,
  change: (plan: JsonObject) => void,
): Promise<string> {
  const plan = await planOf(name);
  change(plan);
  const file = join(folder, `${name}-changed.json`);
  writeFileSync(file, JSON.stringify(plan));
  return file;
}
