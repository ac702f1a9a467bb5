import type { Finding } from "../../src/findings/types.js";
import { REPORTS } from "../../src/report/index.js";
import type { Result } from "../../src/verdict/types.js";
import { counts, finding, result, rule, whole } from "./results.js";

/** An address that tries whatever a format could take for its own. */
export const HOSTILE =
  'aws_x.y["</testsuite><script>alert(1)</script> | `x` ]] %0A::error::\u202e\u200f=1+1 @octocat #1 [x](https://x.example) {0} ]]>\r\n\u0007\ufffe"]';

const TERMS = {
  owner: "platform-team",
  approved_by: "compliance-office",
  reason: "Until it is moved.",
  ticket: "PAY-1",
  expires: "2027-01-31",
};

/** A finding of each kind; the first is hostile. */
export const FINDINGS: readonly Finding[] = [
  finding({ address: HOSTILE, message: `the name is ${HOSTILE}`, severity: "low" }),
  finding({
    address: "aws_x.later",
    outcome: "undetermined",
    message: "size is known only after apply",
    blocking: false,
    file: null,
    line: null,
  }),
  finding({ address: "aws_x.odd", outcome: "error", message: "broke off" }),
  finding({ address: "aws_x.old", outcome: "waived", blocking: false, waiver: TERMS }),
  finding({ address: "=cmd()", severity: "critical", message: "-1" }),
].map((one, i) => ({ ...one, fingerprint: String(i).repeat(64) }));

const COUNTS = counts({
  pass: 4,
  fail: 2,
  undetermined: 1,
  waived: 1,
  error: 1,
  not_applicable: 3,
});

/** A result with every outcome, a rule that was not tested, and a waiver that is not in order. */
export const EVERY = result({
  verdict: "error",
  exit_code: 2,
  rules: [
    rule({ resources: 12, matched_nothing: false, counts: COUNTS }),
    rule({ id: "PAY-ABC-002", not_tested: "disabled in dev" }),
  ],
  totals: { rules: 2, tested: 1, not_tested: 1, blocking: 3, outcomes: COUNTS },
  waivers: {
    file: "waivers.yaml",
    digest: "3".repeat(64),
    entries: [],
    findings: [
      {
        problem: "expired",
        rule: "PAY-ABC-001",
        address: HOSTILE,
        message: "It has expired on 2026-01-01.",
        file: "policies/waivers.yaml",
        line: 4,
      },
    ],
  },
  findings: FINDINGS,
});

/** A result of a plan with no resources. */
export const EMPTY = result();

/** A result with this many failures, each on a resource of its own. */
export function failing(count: number, over: Partial<Finding> = {}): Result {
  return result({
    verdict: "violations",
    exit_code: 1,
    findings: Array.from({ length: count }, (_, i) => finding({ address: `aws_x.n${i}`, ...over })),
  });
}

/** A report as one text. */
export function report(format: string, of: Result): string {
  return whole(REPORTS[format]?.(of, false) ?? "");
}
