import type { Json, JsonObject } from "../constants.js";
import { CannotJudge } from "../errors.js";
import { isObject } from "./shape.js";

/**
 * Whether the members of a document are those of a plan or of a shown state.
 *
 * @throws CannotJudge when they are neither, or those of a state as it is stored
 */
export function kindOf(members: ReadonlyMap<string, Json>, name: string): "plan" | "state" {
  const isRaw = ["version", "serial", "lineage"].every((key) => members.has(key));
  if (isRaw) {
    throw new CannotJudge(
      `${name} is a state as Terraform stores it, which holds secrets in the clear; give it as \`terraform show -json\` writes it.`,
    );
  }
  if (members.has("resource_changes")) return "plan";
  if (members.has("values")) return "state";
  throw new CannotJudge(
    `${name} has neither resource_changes nor values, so it is no plan and no state with resources; write it with \`terraform show -json\`.`,
  );
}

/** Takes in who a data source says has planned. */
export function addCaller(prior: Json, callers: Map<string, string>): void {
  if (!isObject(prior) || prior.mode !== "data" || !isObject(prior.values ?? null)) return;
  const { account_id: account } = prior.values as JsonObject;
  if (typeof account === "string") callers.set(String(prior.address), account);
}
