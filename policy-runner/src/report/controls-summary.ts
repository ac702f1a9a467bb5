import { CONTROL_STATUSES, type FrameworkResult } from "../controls/types.js";
import { safe } from "./markdown-text.js";

/** How many controls of each framework have each status, as a table; nothing without frameworks. */
export function controlsSummary(frameworks: readonly FrameworkResult[]): string {
  if (frameworks.length === 0) return "";
  const rows = frameworks.map(({ name, version, controls }) => {
    const counts = CONTROL_STATUSES.map(
      (status) => controls.filter((control) => control.status === status).length,
    );
    return `| ${safe(`${name} ${version}`)} | ${counts.join(" | ")} |`;
  });
  return [
    "",
    `| controls | ${CONTROL_STATUSES.map((status) => status.replace("_", " ")).join(" | ")} |`,
    `|---|${CONTROL_STATUSES.map(() => "---:").join("|")}|`,
    ...rows,
    "",
    "A control is satisfied as far as rules test it on a plan; the full report says what they do not cover.",
    "",
  ].join("\n");
}
