import type { Finding } from "../../src/findings/types.js";
import { OUTCOMES } from "../../src/findings/types.js";
import type { Result } from "../../src/verdict/types.js";
import { counts, finding, result, rule } from "./results.js";

/** What some form of a report could take for its own, and what no text should hold. */
const PIECES = [
  ..."<>&\"'`|\\%*_~#@[](){}!$:;,=+-\t\r\n ",
  ...["\u0000", "\u0007", "\u001b[2J", "\u007f", "\u0085", "\u00a0", "\u00ad"],
  ...["\u061c", "\u200b", "\u200f", "\u2028", "\u2029", "\u202e", "\u2066", "\ufeff"],
  ...["\ud800", "\udc00", "\u{1f600}", "\ufffe", "\uffff", "é", "漢"],
  ...["]]>", "<!--", "-->", "<script>", "</testcase>", "<br>", "&#0;", "&amp;", "\\|", "||"],
  ...["@octocat", "#1", "https://x.example/", "www.x.example", "a@x.example", "[x](javascript:y)"],
  ...["![x](y)", "::error::", "%0A::error::", "%25", "##[error]", "{0}", "$" + "{{ x }}", "=cmd()"],
  ...["＝1", "```", "~~~", "\n# x", "\n| a |", "\n- x", "aws_x.y", 'module.a["b"]'],
];

/** Random numbers that the same seed always gives. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A result whose every text is hostile, which the same seed always gives. */
export function hostileResult(seed: number, findings = 60): Result {
  const next = random(seed);
  const text = () =>
    Array.from({ length: 1 + next(8) }, () => PIECES[next(PIECES.length)] ?? "").join("");
  const found = Array.from({ length: findings }, (_, i) => findingOf(i, next, text));
  const own = (outcome: string) => found.filter((one) => one.outcome === outcome).length;
  const all = counts(
    Object.fromEntries(OUTCOMES.map((name) => [name, name === "pass" ? 3 : own(name)])),
  );
  const judged = { resources: findings + 3, matched_nothing: false, counts: all };
  return result({
    verdict: "error",
    exit_code: 2,
    environment: text(),
    project: text(),
    profile: text(),
    rules: [
      rule({ ...judged, title: text(), description: text(), remediation: text() }),
      rule({ id: "PAY-ABC-002", title: text(), not_tested: text() }),
    ],
    totals: {
      ...{ rules: 2, tested: 1, not_tested: 1, outcomes: all },
      blocking: found.filter(({ blocking }) => blocking).length,
    },
    waivers: {
      ...{ file: text(), digest: "3".repeat(64), entries: [] },
      findings: [
        {
          ...{ problem: "expired" as const, rule: "PAY-ABC-001", line: 1 },
          ...{ address: text(), message: text(), file: text() },
        },
      ],
    },
    frameworks: [
      {
        ...{ id: "soc2", name: text(), version: text(), source: "https://x.example/y" },
        controls: [
          {
            ...{ id: "CC6.1", status: "not_satisfied", rules: ["PAY-ABC-001"] },
            ...{ tested: ["PAY-ABC-001"], not_tested: [], counts: all },
            ...{ title: text(), not_covered: text() },
          },
        ],
      },
    ],
    findings: found,
  });
}

function findingOf(place: number, next: (below: number) => number, text: () => string): Finding {
  const outcome = (["fail", "undetermined", "waived", "error"] as const)[next(4)] ?? "fail";
  const terms = { owner: text(), approved_by: text(), reason: text(), ticket: text() };
  return finding({
    ...{ address: text(), message: text(), path: text(), expected: text(), remediation: text() },
    ...{ file: next(4) === 0 ? null : text(), line: next(4) === 0 ? null : 7 },
    outcome,
    blocking: outcome !== "waived" && next(2) === 0,
    severity: (["critical", "high", "medium", "low"] as const)[next(4)] ?? "low",
    waiver: outcome === "waived" ? { ...terms, expires: "2027-01-31" } : null,
    fingerprint: place.toString(16).padStart(64, "0"),
  });
}
