import type { Tested } from "../evaluate/types.js";
import type { Finding } from "../findings/types.js";
import { FailureIndex, WaiverIndex } from "./match.js";
import { problemsOf } from "./problems.js";
import type { Entry, Waiver, WaiverFile, WaiverFinding, WaiverResult } from "./types.js";

/** What a run knows that decides which waivers hold. */
export interface WaiverSetting {
  readonly environment: string;
  /** Every environment that there is; null where any name will do. */
  readonly environments: readonly string[] | null;
  /** The clock of the run, RFC 3339. */
  readonly now: string;
  /** Every rule of the pack by its id, and whether it was run. */
  readonly rules: ReadonlyMap<string, Tested>;
}

/** Findings of which the accepted ones are waived, and what became of the waivers. */
export interface Waived {
  readonly findings: readonly Finding[];
  readonly waivers: WaiverResult;
}

/**
 * Turns failures that somebody has accepted into `waived`. Nothing is taken away: what is waived is still
 * told of, and what is undetermined or an error is never waived.
 */
export function applyWaivers(
  findings: readonly Finding[],
  file: WaiverFile,
  setting: WaiverSetting,
): Waived {
  const entries = file.waivers
    .map((waiver, place): Entry => ({ waiver: { ...waiver }, line: file.line(place) }))
    .filter(({ waiver }) => holdsIn(waiver, setting));
  const known = { ...setting, today: setting.now.slice(0, 10), path: file.path };
  const problems = problemsOf(entries, known);
  const usable = entries.filter((_, place) => problems[place]?.length === 0);
  const index = new WaiverIndex(usable.map(({ waiver }) => waiver));
  const used = new Map<Waiver, number>();
  const waived = findings.map((finding) => {
    const waiver = finding.outcome === "fail" ? index.of(finding) : undefined;
    if (waiver === undefined) return finding;
    used.set(waiver, (used.get(waiver) ?? 0) + 1);
    return { ...finding, outcome: "waived" as const, blocking: false, waiver: termsOf(waiver) };
  });
  const idle = usable.filter(
    ({ waiver }) => !used.has(waiver) && setting.rules.get(waiver.rule)?.notTested === null,
  );
  const unused = idleFindings(idle, findings, file.path);
  return {
    findings: waived,
    waivers: {
      file: file.path,
      digest: file.digest,
      entries: entries.map(({ waiver }) => ({ ...waiver, used: used.get(waiver) ?? 0 })),
      findings: [...problems.flat(), ...unused].sort((a, b) => a.line - b.line),
    },
  };
}

/** One for an environment that there is not is held against its author in all of them. */
function holdsIn({ environments }: Waiver, setting: WaiverSetting): boolean {
  if (environments === undefined || environments.includes(setting.environment)) return true;
  return environments.some((one) => setting.environments?.includes(one) === false);
}

/** What is wrong with waivers that have waived nothing: nothing fails there, or others waive it all. */
function idleFindings(
  idle: readonly Entry[],
  findings: readonly Finding[],
  file: string,
): readonly WaiverFinding[] {
  if (idle.length === 0) return [];
  const failures = new FailureIndex(findings);
  return idle.map(({ waiver, line }) => {
    const place = { rule: waiver.rule, address: waiver.address, file, line };
    const message = "Entries before it waive all that it names; leave one of them.";
    return failures.has(waiver)
      ? { problem: "duplicate", message, ...place }
      : { problem: "unused", message: "Nothing fails there any more; remove it.", ...place };
  });
}

/** What a reader of a waived finding has to know. */
function termsOf({ owner, approved_by, reason, ticket, expires }: Waiver): Finding["waiver"] {
  return {
    owner: owner ?? "",
    approved_by: approved_by ?? "",
    reason: reason ?? "",
    ticket: ticket ?? "",
    expires,
  };
}
