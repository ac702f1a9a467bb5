import type { Finding, RuleResult } from "../findings/types.js";
import type { Result } from "../verdict/types.js";
import { type Paint, painter, plain } from "./paint.js";

/** The result for a person: what was judged, every rule, every finding, and the verdict last. */
export function textReport(result: Result, color = false): string {
  const paint = painter(color);
  const sections = [
    heading(result, paint),
    ruleTable(result.rules, paint),
    findingList(result.findings, paint),
    verdictLine(result, paint),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

/** The last line of the text: the verdict in one sentence. */
export function verdictLine(result: Result, paint: Paint = painter(false)): string {
  const { environment, target, totals, plan } = result;
  const blocking =
    totals.blocking === 1 ? "1 blocking finding" : `${totals.blocking} blocking findings`;
  const scope = `${environment}, ${totals.tested} of ${totals.rules} rules, ${plan.resources} resources`;
  const words = `${scope}, ${blocking} (target: ${target})`;
  if (result.verdict === "passed") return `${paint.good("PASSED")}: ${words}`;
  if (result.verdict === "violations") return `${paint.bad("VIOLATIONS")}: ${words}`;
  return `${paint.bad("COULD NOT JUDGE")}: ${words}`;
}

function heading(result: Result, paint: Paint): string {
  const providers = Object.entries(result.plan.providers).map(
    ([name, version]) => `${name.split("/").slice(-2).join("/")} ${version}`,
  );
  const versions = [`Terraform ${result.plan.terraform_version}`, ...providers].join(", ");
  return [
    paint.strong(`Policy check of ${plain(result.environment)}, target: ${result.target}`),
    `  plan      ${plain(versions)}, ${result.plan.resources} resources, sha256 ${result.plan.digest.slice(0, 12)}`,
    `  policies  ${result.policies.name} ${result.policies.version}, ${result.rules.length} rules, sha256 ${result.policies.digest.slice(0, 12)}`,
    `  clock     ${result.now}`,
  ].join("\n");
}

function ruleTable(rules: readonly RuleResult[], paint: Paint): string {
  const tested = rules.filter((rule) => rule.not_tested === null);
  const width = Math.max(...rules.map((rule) => rule.title.length), 10);
  const head = `${"Rules that ran".padEnd(width + 15)}judged   pass   fail   undetermined`;
  const rows = tested.map((rule) => ruleRow(rule, width, paint));
  const skipped = rules.filter((rule) => rule.not_tested !== null);
  const untested = skipped.map((rule) => `  ${rule.id}  ${rule.title}: ${rule.not_tested}`);
  return [
    paint.strong(head),
    ...rows,
    ...(untested.length > 0 ? ["", paint.strong("Rules not tested"), ...untested] : []),
  ].join("\n");
}

function ruleRow(rule: RuleResult, width: number, paint: Paint): string {
  const { counts } = rule;
  const judged = rule.resources - counts.not_applicable;
  const label = `  ${rule.id}  ${rule.title.padEnd(width)}`;
  const numbers = [judged, counts.pass].map((n) => String(n).padStart(7)).join("");
  const fail = String(counts.fail + counts.error).padStart(7);
  const undetermined = String(counts.undetermined).padStart(15);
  const row = `${label}${numbers}${counts.fail + counts.error > 0 ? paint.bad(fail) : fail}${
    counts.undetermined > 0 ? paint.warn(undetermined) : undetermined
  }`;
  const note = rule.enforcement === "advisory" ? "  advisory" : "";
  return judged === 0 ? paint.dim(`${row}   matched nothing${note}`) : `${row}${note}`;
}

function findingList(findings: readonly Finding[], paint: Paint): string {
  if (findings.length === 0) return "";
  return [paint.strong("Findings"), ...findings.map((finding) => findingText(finding, paint))].join(
    "\n\n",
  );
}

function findingText(finding: Finding, paint: Paint): string {
  const word = finding.outcome.toUpperCase();
  const mark = finding.blocking ? paint.bad(word) : paint.warn(`${word} (does not block)`);
  const place =
    finding.file === null ? [] : [`    at        ${plain(finding.file)}:${finding.line}`];
  const expected =
    finding.expected === null && finding.outcome !== "fail"
      ? []
      : [`    expected  ${plain(show(finding))}`];
  return [
    `  ${mark}  ${finding.rule}  ${paint.strong(plain(finding.address))}  ${finding.severity}`,
    `    found     ${plain(finding.message)}`,
    ...expected,
    ...place,
    `    mend      ${plain(finding.remediation)}`,
  ].join("\n");
}

function show(finding: Finding): string {
  const value =
    typeof finding.expected === "string" ? finding.expected : JSON.stringify(finding.expected);
  return finding.path === null ? value : `${finding.path} = ${value}`;
}
