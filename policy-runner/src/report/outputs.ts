import { OUTCOMES } from "../findings/types.js";
import type { Result } from "../verdict/types.js";

/**
 * What later steps of a CI job decide by, a `name=value` a line: what GitHub Actions takes for outputs of a
 * step, and GitLab for a dotenv report. Every value is a word or a number of ours, and nothing of the plan.
 */
export function outputsReport(result: Result): string {
  const { verdict, exit_code, environment, target, totals, plan, waivers } = result;
  const lines = [
    ["verdict", verdict],
    ["exit_code", exit_code],
    ["environment", environment],
    ["target", target],
    ["resources", plan.resources],
    ["blocking", totals.blocking],
    ...OUTCOMES.map((outcome) => [outcome, totals.outcomes[outcome]]),
    ["waivers_not_in_order", waivers?.findings.length ?? 0],
  ];
  return lines.map(([name, value]) => `${name}=${value}\n`).join("");
}
