import type { Target } from "../constants.js";

/** What every report of a plan that was not made against AWS says. */
export const NO_EVIDENCE = "not evidence about a real account";

/** What a run's target makes of its report: a sentence, or nothing where it is AWS. */
export function statementOf({ target }: { readonly target: Target }): string {
  return target === "aws" ? "" : `Target: ${target}; ${NO_EVIDENCE}.`;
}
