import type { Approvals, JudgedWeakening, ReviewResult } from "../review/types.js";
import { safe } from "./markdown-text.js";
import { plain } from "./paint.js";

/** Forms of a review by name: pure functions from the result to text. */
export const REVIEW_REPORTS: Readonly<Record<string, (result: ReviewResult) => string>> = {
  text: reviewText,
  json: (result) => `${JSON.stringify(result, null, 2)}\n`,
  markdown: reviewMarkdown,
  github: reviewAnnotations,
};

/** Annotations of a kind that GitHub shows of a step. */
const MOST_ANNOTATIONS = 10;

/** Bytes of a comment that a review may fill: GitHub takes 65,536 characters, of reports as well. */
const MOST_BYTES = 24_000;

/** The verdict in one sentence. */
export function reviewLine({ verdict, weakenings, judged }: ReviewResult): string {
  const open = weakenings.filter(isOpen).length;
  const word = verdict === "passed" ? "PASSED" : "WEAKENED";
  const plans = judged.map(({ environment }) => plain(environment)).join(", ");
  const seen = plans === "" ? "without a plan" : `with the plans of ${plans}`;
  return `${word}: the gate, ${weakenings.length} weakenings, ${open} that no owner has approved (judged ${seen})`;
}

function isOpen({ approved_by: approver }: JudgedWeakening): boolean {
  return approver === null;
}

function reviewText(result: ReviewResult): string {
  const rows = result.weakenings.flatMap((one) => [
    `  ${isOpen(one) ? "OPEN    " : "approved"}  ${one.kind}  ${plain(one.what)}${where(one)}`,
    `    ${plain(one.message)}`,
    `    ${plain(placeOf(one))}: ${plain(outcome(one))}`,
    "",
  ]);
  return [
    "Review of the gate",
    `  approvals  ${plain(approvalsOf(result.approvals))}`,
    "",
    ...rows,
    reviewLine(result),
    "",
  ].join("\n");
}

function where({ environments }: JudgedWeakening): string {
  return environments.length === 0 ? "" : `  in ${environments.map(plain).join(", ")}`;
}

function placeOf({ file, line }: JudgedWeakening): string {
  return line === null ? file : `${file}:${line}`;
}

function outcome({ approved_by: approver, todo }: JudgedWeakening): string {
  return approver === null ? todo : `approved by ${approver}`;
}

function approvalsOf({ known, reason, requesters, approvers }: Approvals): string {
  const asks = requesters.length === 0 ? "" : `asked for by ${requesters.join(", ")}; `;
  if (!known) return `${asks}not known: ${reason}`;
  return `${asks}${approvers.length === 0 ? "none" : `by ${approvers.join(", ")}`}`;
}

function reviewMarkdown(result: ReviewResult): string {
  const { verdict, weakenings, approvals } = result;
  const head = [
    `## ${verdict === "passed" ? "✅" : "❌"} ${safe(reviewLine(result))}`,
    `Approvals: ${safe(approvalsOf(approvals))}.`,
    "",
  ].join("\n\n");
  if (weakenings.length === 0) return head;
  const table = "| | weakening | in | where | what to do |\n|---|---|---|---|---|\n";
  const rows: string[] = [];
  let left = MOST_BYTES - Buffer.byteLength(head) - Buffer.byteLength(table);
  for (const row of weakenings.map(rowOf)) {
    left -= Buffer.byteLength(row);
    if (left < 0) break;
    rows.push(row);
  }
  const rest = weakenings.length - rows.length;
  const more = rest === 0 ? "" : `\n**${rest} more are in the full report.**\n`;
  return `${head}${table}${rows.join("")}${more}`;
}

function rowOf(one: JudgedWeakening): string {
  const { kind, what, environments, message } = one;
  const cells = [
    isOpen(one) ? "**open**" : "approved",
    `${kind}: ${cell(what)}<br>${cell(message)}`,
    environments.length === 0 ? "all" : cell(environments.join(", ")),
    cell(placeOf(one)),
    cell(outcome(one)),
  ];
  return `| ${cells.join(" | ")} |\n`;
}

/** One entry must not take the room of all. */
function cell(text: string): string {
  return safe(text.length > 400 ? `${text.slice(0, 399)}…` : text);
}

function reviewAnnotations(result: ReviewResult): string {
  const shown = result.weakenings.filter(isOpen).slice(0, MOST_ANNOTATIONS - 1);
  const lines = shown.map((one) => {
    const title = property(`${one.kind}: ${one.what}`.slice(0, 255));
    const place = `file=${property(one.file)},line=${one.line ?? 1}`;
    return `::error ${place},title=${title}::${data(plain(`${one.message} ${one.todo}`))}\n`;
  });
  const kind = result.verdict === "passed" ? "notice" : "error";
  return `${lines.join("")}::${kind} title=policy-runner::${data(reviewLine(result))}\n`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(plain(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
