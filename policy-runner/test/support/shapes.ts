import type { JsonObject } from "../../src/constants.js";

/** Something that a plan may say of every resource, and that leaves what stands after apply as it is. */
export interface Shape {
  readonly name: string;
  change(entry: JsonObject): readonly JsonObject[];
}

const actions = (...names: string[]): Shape["change"] => {
  return (entry) => [changed(entry, { actions: names, before: changeOf(entry).after ?? null })];
};

function changeOf(entry: JsonObject): JsonObject {
  return entry.change as JsonObject;
}

function changed(entry: JsonObject, change: JsonObject, more: JsonObject = {}): JsonObject {
  return { ...entry, ...more, change: { ...changeOf(entry), ...change } };
}

/** What is there already, and is destroyed or given away. */
function gone(entry: JsonObject, action: string, more: JsonObject = {}): JsonObject {
  const { after = null } = changeOf(entry);
  const change = {
    actions: [action],
    before: after,
    after: null,
    after_unknown: {},
    before_sensitive: changeOf(entry).after_sensitive ?? false,
    after_sensitive: false,
  };
  return changed(entry, change, more);
}

/** Shapes after which the same stands as before. */
export const SAME: readonly Shape[] = [
  { name: "unchanged", change: actions("no-op") },
  { name: "updated", change: actions("update") },
  { name: "replaced", change: actions("delete", "create") },
  { name: "replaced, the new one first", change: actions("create", "delete") },
  { name: "made anew, the old one forgotten", change: actions("create", "forget") },
  {
    name: "moved",
    change: (entry) => [
      changed(entry, { actions: ["no-op"] }, { previous_address: `module.old.${entry.address}` }),
    ],
  },
  {
    name: "imported",
    change: (entry) => [changed(entry, { actions: ["update"], importing: { id: "i-1" } })],
  },
  {
    name: "left beside a deposed object",
    change: (entry) => [entry, gone(entry, "delete", { deposed: "0a1b2c3d" })],
  },
  {
    name: "told with a reason",
    change: (entry) => [{ ...entry, action_reason: "replace_because_cannot_update" }],
  },
];

/** Shapes after which nothing stands. */
export const GONE: readonly Shape[] = [
  { name: "destroyed", change: (entry) => [gone(entry, "delete")] },
  { name: "forgotten", change: (entry) => [gone(entry, "forget")] },
];

/** A plan in which every resource that is managed is of a shape. */
export function shaped({ change }: Shape, plan: JsonObject): JsonObject {
  const entries = plan.resource_changes as JsonObject[];
  const all = entries.flatMap((entry) => (entry.mode === "managed" ? change(entry) : [entry]));
  return { ...plan, resource_changes: all };
}

/** A plan that has seen every resource changed behind Terraform's back. */
export function drifted(plan: JsonObject): JsonObject {
  const entries = plan.resource_changes as JsonObject[];
  return { ...plan, resource_drift: entries.map((entry) => gone(entry, "delete")) };
}

/** A plan with resources and data that no rule of ours knows. */
export function withStrangers(plan: JsonObject): JsonObject {
  const entries = plan.resource_changes as JsonObject[];
  const stranger = (mode: string, provider: string, type: string): JsonObject => ({
    address: `${mode === "data" ? "data." : ""}${type}.stranger`,
    mode,
    type,
    name: "stranger",
    provider_name: `registry.terraform.io/${provider}`,
    change: {
      actions: [mode === "data" ? "read" : "create"],
      before: null,
      after: { name: "stranger", encrypted: false },
      after_unknown: { id: true },
      before_sensitive: false,
      after_sensitive: {},
    },
  });
  return {
    ...plan,
    resource_changes: [
      ...entries,
      stranger("managed", "hashicorp/google", "google_storage_bucket"),
      stranger("managed", "hashicorp/azurerm", "azurerm_storage_account"),
      stranger("managed", "hashicorp/aws", "aws_of_tomorrow"),
      stranger("data", "hashicorp/aws", "aws_s3_bucket"),
    ],
  };
}
