import { CannotJudge } from "../errors.js";
import type { EnvironmentSetting } from "./types.js";

/**
 * A change travels from the first environment of a pack to the last: none lets pass what one before it
 * stops.
 *
 * @param line the line of what a JSON pointer names in pack.yaml
 * @throws CannotJudge with the first environment that does
 */
export function refuseMilderLater(
  environments: { readonly [name: string]: EnvironmentSetting },
  line: ((pointer: string) => number) | undefined,
): void {
  let strict: string | undefined;
  for (const [name, { undetermined }] of Object.entries(environments)) {
    // As `resolveSettings` has it where an environment does not say so itself.
    if ((undetermined ?? (name === "prod" ? "block" : "warn")) === "block") {
      strict = name;
      continue;
    }
    if (strict === undefined) continue;
    const at = line === undefined ? "" : ` (line ${line(`/environments/${name}/undetermined`)})`;
    throw new CannotJudge(
      `The pack's pack.yaml lets environment ${name} pass what is undetermined${at}, which ${strict} before it blocks; block it there too.`,
    );
  }
}
