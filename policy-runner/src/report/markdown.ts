import type { Finding } from "../findings/types.js";
import type { Result } from "../verdict/types.js";
import { verdictLine } from "./text.js";
import { expectedOf, worstFirst } from "./worst.js";

/** Characters of a comment on GitHub, less what is said of those that are left out. */
const MOST = 64_000;

/** The result as a comment on a pull request: its verdict, and findings, the worst first. */
export function markdownReport(result: Result): string {
  const { environment, plan, policies, totals, findings, now, profile } = result;
  const head = [
    // By this a later run finds its comment again.
    `<!-- policy-runner: ${safe(environment)} -->`,
    `## ${icon(result)} ${safe(verdictLine(result))}`,
    `Terraform ${safe(plan.terraform_version)}, plan \`${plan.digest.slice(0, 12)}\`; ${safe(policies.name)} ${safe(policies.version)}, profile ${safe(profile)}, policies \`${policies.digest.slice(0, 12)}\`; ${now}`,
    outcomes(totals.outcomes),
  ].join("\n\n");
  const rows = worstFirst(findings).map(row);
  return `${head}\n${findings.length === 0 ? "" : table(rows, MOST - head.length)}${waiverList(result)}`;
}

function icon({ verdict }: Result): string {
  return { passed: "✅", violations: "❌", error: "⛔" }[verdict];
}

function outcomes(counts: Result["totals"]["outcomes"]): string {
  const names = Object.keys(counts);
  return [
    `| ${names.map((name) => name.replace("_", " ")).join(" | ")} |`,
    `|${names.map(() => "---:").join("|")}|`,
    `| ${Object.values(counts).join(" | ")} |`,
  ].join("\n");
}

function table(rows: readonly string[], room: number): string {
  let text = "\n| | rule | resource | what is wrong | how to mend |\n|---|---|---|---|---|\n";
  let shown = 0;
  for (const one of rows) {
    if (text.length + one.length > room) break;
    text += one;
    shown += 1;
  }
  const rest = rows.length - shown;
  return rest === 0 ? text : `${text}\n**${rest} more findings are in the full report.**\n`;
}

function row(finding: Finding): string {
  const { rule, severity, address, outcome, blocking, message, remediation, file, line } = finding;
  const expected = expectedOf(finding);
  const mark = outcome === "waived" ? "waived" : blocking ? `**${outcome}**` : outcome;
  const place = file === null ? "" : `<br>${safe(`${file}:${line}`)}`;
  const wrong = `${safe(message)}${expected === "" ? "" : `; expected ${safe(expected)}`}`;
  return `| ${mark} | ${rule}<br>${severity} | ${safe(address)}${place} | ${wrong} | ${safe(remediation)} |\n`;
}

function waiverList({ waivers }: Result): string {
  const lines = (waivers?.findings ?? []).map(
    ({ problem, rule, address, message, file, line }) =>
      `- **waiver ${problem}**: ${rule} ${safe(address)} (${safe(`${file}:${line}`)}): ${safe(message)}\n`,
  );
  return lines.length === 0 ? "" : `\n${lines.join("")}`;
}

/** Text of a plan that is nothing but text: no markup, no mention, no marks that turn the writing around. */
function safe(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (one) => `\\u{${one.codePointAt(0)?.toString(16)}}`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_{}[\]()#+\-!|~@]/g, (one) => `&#${one.charCodeAt(0)};`);
}
