import type { Finding } from "../findings/types.js";
import type { Result } from "../verdict/types.js";
import type { WaiverFinding } from "../waivers/types.js";
import { controlsSummary } from "./controls-summary.js";
import { counted, shortened } from "./limits.js";
import { safe } from "./markdown-text.js";
import { COMMENT, Room } from "./room.js";
import { statementOf } from "./statement.js";
import { verdictLine } from "./text.js";
import { worstFirst, wrongOf } from "./worst.js";

/** Characters of a cell before they are escaped: one address must not take the room of all. */
const CELL = 400;

/** The result as a comment on a pull request, or a summary: its verdict, and findings, the worst first. */
export function markdownReport(result: Result): string {
  const { totals, findings, waivers, frameworks } = result;
  const head = `${headOf(result)}\n\n${outcomesTable(totals.outcomes)}\n`;
  const controls = controlsSummary(frameworks);
  const room = new Room(COMMENT - Buffer.byteLength(head) - Buffer.byteLength(controls));
  const wrong = waiverList(waivers?.findings ?? [], room);
  const table = findings.length === 0 ? "" : findingsTable(worstFirst(findings), room);
  return `${head}${wrong}${table}${controls}`;
}

function headOf(result: Result): string {
  const { environment, plan, policies, now, profile } = result;
  const statement = statementOf(result);
  return [
    // By this a later run finds its comment again.
    `<!-- policy-runner: ${safe(shortened(environment, CELL))} -->`,
    `## ${icon(result)} ${safe(verdictLine(result))}`,
    ...(statement === "" ? [] : [`**${safe(statement)}**`]),
    `Terraform ${safe(plan.terraform_version)}, plan \`${plan.digest.slice(0, 12)}\`; ${safe(policies.name)} ${safe(policies.version)}, profile ${safe(profile)}, policies \`${policies.digest.slice(0, 12)}\`; ${now}`,
  ].join("\n\n");
}

function icon({ verdict }: Result): string {
  return { passed: "✅", violations: "❌", error: "⛔" }[verdict];
}

function outcomesTable(counts: Result["totals"]["outcomes"]): string {
  const names = Object.keys(counts);
  return [
    `| ${names.map((name) => name.replace("_", " ")).join(" | ")} |`,
    `|${names.map(() => "---:").join("|")}|`,
    `| ${Object.values(counts).join(" | ")} |`,
  ].join("\n");
}

const TABLE = "\n| | rule | resource | what is wrong | how to mend |\n|---|---|---|---|---|\n";

function findingsTable(findings: readonly Finding[], room: Room): string {
  const rows = room.take(rowsOf(findings));
  const rest = findings.length - rows.length;
  const more = rest === 0 ? "" : `\n**${counted(rest, "more finding")} in the full report.**\n`;
  return rows.length === 0 ? more : `${TABLE}${rows.join("")}${more}`;
}

function* rowsOf(findings: readonly Finding[]): Generator<string> {
  for (const finding of findings) yield row(finding);
}

function row(finding: Finding): string {
  const { rule, severity, address, remediation, file, line } = finding;
  const place = file === null ? "" : `<br>${cell(`${file}:${line}`)}`;
  return `| ${mark(finding)} | ${rule}<br>${severity} | ${cell(address)}${place} | ${cell(wrongOf(finding))} | ${cell(remediation)} |\n`;
}

function mark({ outcome, blocking, waiver, baseline }: Finding): string {
  if (waiver !== null) return `waived<br>until ${safe(waiver.expires)}<br>${cell(waiver.ticket)}`;
  if (blocking) return `**${outcome}**`;
  return baseline ? `${outcome}<br>in the baseline` : outcome;
}

function waiverList(wrong: readonly WaiverFinding[], room: Room): string {
  const lines = wrong.map(
    ({ problem, rule, address, message, file, line }) =>
      `- **waiver ${problem}**: ${cell(rule)} ${cell(address)} (${cell(`${file}:${line}`)}): ${cell(message)}\n`,
  );
  const shown = room.take(lines);
  const rest = lines.length - shown.length;
  const more = rest === 0 ? "" : `- **${counted(rest, "more waiver")} not in order**\n`;
  return lines.length === 0 ? "" : `\n${shown.join("")}${more}`;
}

function cell(text: string): string {
  return safe(shortened(text, CELL));
}
