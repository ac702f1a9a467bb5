import type { Outcome } from "../evaluate/types.js";

/** Every single outcome, passes too, one JSON object a line. */
export function outcomeLines(outcomes: readonly Outcome[]): string {
  return outcomes.map((outcome) => `${JSON.stringify(outcome)}\n`).join("");
}
