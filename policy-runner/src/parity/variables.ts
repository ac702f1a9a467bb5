import type { JsonObject } from "../constants.js";
import type { Environment, Root } from "./environment.js";
import type { Settling } from "./settle.js";
import { canonicalTexts } from "./tree.js";

/** What settles unknown values, by environment: configuration, root variables and data sources. */
export function settlingOf(
  environments: readonly Environment[],
  roots: readonly (Root | undefined)[],
  locals: ReadonlyMap<string, string> = new Map(),
): readonly Settling[] {
  const variables = roots.map((root, i) =>
    root?.document.kind === "plan"
      ? (canonicalTexts(
          root.document.variables,
          (environments[i] as Environment).canonical,
        ) as JsonObject)
      : null,
  );
  const same = {
    variable: (name: string) => {
      const values = variables
        .filter((one) => one !== null)
        .map((one) => JSON.stringify(one[name]));
      return values.every((value) => value === values[0]);
    },
    local: (address: string) => locals.get(address),
    data: (block: string) => roots.every((root) => root === undefined || root.data.has(block)),
  };
  return roots.map((root) => ({ configured: root?.configuration?.configured ?? null, same }));
}
