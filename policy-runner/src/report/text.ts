import type { Finding, RuleResult } from "../findings/types.js";
import type { Result } from "../verdict/types.js";
import { type Paint, painter, plain } from "./paint.js";
import { NO_EVIDENCE } from "./statement.js";
import { findingsByRule, termsOf } from "./worst.js";

/** The result for a person: what was judged, every rule, every finding, and the verdict last. */
export function* textReport(result: Result, color = false): Generator<string> {
  const paint = painter(color);
  yield `${heading(result, paint)}\n\n${ruleTable(result.rules, paint)}\n\n`;
  yield* findingList(result, paint);
  yield* acceptedText(result, paint);
  yield `${verdictLine(result, paint)}\n`;
}

/** The last line of the text: the verdict in one sentence. */
export function verdictLine(result: Result, paint: Paint = painter(false)): string {
  const { environment, target, totals, plan } = result;
  const blocking =
    totals.blocking === 1 ? "1 blocking finding" : `${totals.blocking} blocking findings`;
  const scope = `${plain(environment)}, ${totals.tested} of ${totals.rules} rules, ${plan.resources} resources`;
  const wrong = result.waivers?.findings.length ?? 0;
  const waivers = wrong === 0 ? "" : `, ${wrong} waiver${wrong === 1 ? "" : "s"} not in order`;
  const words = `${scope}, ${blocking}${waivers} (target: ${target})`;
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
    `  policies  ${result.policies.name} ${result.policies.version}, profile ${plain(result.profile)}, ${result.rules.length} rules, sha256 ${result.policies.digest.slice(0, 12)}`,
    `  clock     ${result.now}`,
    ...(result.target === "aws"
      ? []
      : [paint.warn(`  target    ${result.target}: ${NO_EVIDENCE}`)]),
  ].join("\n");
}

function ruleTable(rules: readonly RuleResult[], paint: Paint): string {
  const tested = rules.filter((rule) => rule.not_tested === null);
  const skipped = rules.filter((rule) => rule.not_tested !== null);
  const untested = skipped.map((rule) => plain(`  ${rule.id}  ${rule.title}: ${rule.not_tested}`));
  return [
    paint.strong("Rules that ran  judged    pass    fail  undetermined"),
    ...tested.map((rule) => ruleRow(rule, paint)),
    ...(untested.length > 0 ? ["", paint.strong("Rules not tested"), ...untested] : []),
  ].join("\n");
}

function ruleRow(rule: RuleResult, paint: Paint): string {
  const { counts } = rule;
  const judged = rule.resources - counts.not_applicable;
  const column = (n: number, width: number, mark: (text: string) => string) =>
    n > 0 ? mark(String(n).padStart(width)) : String(n).padStart(width);
  const numbers = [
    column(judged, 9, String),
    column(counts.pass, 8, String),
    column(counts.fail + counts.error, 8, paint.bad),
    column(counts.undetermined, 14, paint.warn),
  ].join("");
  const notes = [
    ...(judged === 0 ? ["matched nothing"] : []),
    ...(rule.enforcement === "advisory" ? ["advisory"] : []),
  ];
  const note = notes.length === 0 ? "" : ` (${notes.join(", ")})`;
  const row = `  ${rule.id}${numbers}  ${plain(rule.title)}${note}`;
  return judged === 0 ? paint.dim(row) : row;
}

/** Findings by rule: how to mend is said once for all resources that need the same. */
function* findingList({ rules, findings }: Result, paint: Paint): Generator<string> {
  const byRule = findingsByRule(findings);
  for (const rule of rules) {
    const own = byRule.get(rule.id);
    if (own === undefined) continue;
    const title = paint.strong(`${rule.id}  ${plain(rule.title)} (${rule.severity})`);
    yield `${title}\n  How to mend: ${plain(own[0]?.remediation ?? "")}\n`;
    for (const finding of own) yield `${findingText(finding, paint)}\n`;
    yield "\n";
  }
}

function findingText(finding: Finding, paint: Paint): string {
  const word = finding.outcome.toUpperCase();
  const mark = finding.blocking ? paint.bad(word) : paint.warn(`${word}${mildness(finding)}`);
  const place = finding.file === null ? "" : `  ${plain(finding.file)}:${finding.line}`;
  const expected = finding.outcome === "fail" ? `; expected ${plain(show(finding))}` : "";
  return [
    `  ${mark}  ${finding.rule}  ${paint.strong(plain(finding.address))}${paint.dim(place)}`,
    `    ${plain(finding.message)}${expected}`,
    ...(finding.waiver === null ? [] : [`    ${plain(termsOf(finding.waiver))}`]),
  ].join("\n");
}

function mildness({ outcome, baseline }: Finding): string {
  if (outcome === "waived") return "";
  return baseline ? " (in the baseline)" : " (does not block)";
}

/** What is wrong with waivers, and what is left of the baseline. */
function* acceptedText({ waivers, baseline }: Result, paint: Paint): Generator<string> {
  for (const { problem, rule, address, message, file, line } of waivers?.findings ?? []) {
    const mark = paint.bad(`WAIVER ${problem.toUpperCase()}`);
    yield `  ${mark}  ${rule}  ${paint.strong(plain(address))}  ${paint.dim(plain(`${file}:${line}`))}\n    ${plain(message)}\n`;
  }
  if (waivers !== null && waivers.findings.length > 0) yield "\n";
  if (baseline === null) return;
  const { found, findings, mended } = baseline;
  const rest = mended === 0 ? "" : `; ${mended} are mended, write it anew to keep them so`;
  yield `Baseline ${plain(baseline.file)}: ${found} of ${findings} findings are still there${rest}\n\n`;
}

function show(finding: Finding): string {
  return typeof finding.expected === "string" ? finding.expected : JSON.stringify(finding.expected);
}
