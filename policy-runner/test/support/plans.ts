import type { Json, JsonObject } from "../../src/constants.js";

/** A resource of type `aws_x` that is created; `overrides` replace members of the entry. */
export function minimalChange(overrides: JsonObject = {}): JsonObject {
  return {
    address: "aws_x.y",
    mode: "managed",
    type: "aws_x",
    name: "y",
    provider_name: "registry.terraform.io/hashicorp/aws",
    change: {
      actions: ["create"],
      before: null,
      after: { name: "y" },
      after_unknown: { id: true },
      before_sensitive: false,
      after_sensitive: {},
    },
    ...overrides,
  };
}

/**
 * The smallest plan of one resource that Terraform could have written.
 *
 * @param overrides replace its members; `undefined` takes a member away
 */
export function minimalPlan(overrides: { readonly [key: string]: Json | undefined } = {}): Json {
  const plan = {
    format_version: "1.2",
    terraform_version: "1.13.0",
    planned_values: { root_module: {} },
    resource_changes: [minimalChange()],
    configuration: {
      root_module: {
        resources: [{ address: "aws_x.y", mode: "managed", type: "aws_x", name: "y" }],
      },
    },
    timestamp: "2026-01-01T00:00:00Z",
    applyable: true,
    complete: true,
    errored: false,
    ...overrides,
  };
  // Through text, as a plan comes: members that are undefined fall away.
  return JSON.parse(JSON.stringify(plan)) as Json;
}

/** {@link minimalPlan} as text. */
export function planText(overrides: { readonly [key: string]: Json | undefined } = {}): string {
  return JSON.stringify(minimalPlan(overrides));
}
