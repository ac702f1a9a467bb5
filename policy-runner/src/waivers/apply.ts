import type { Finding } from "../findings/types.js";
import { problemsOf } from "./problems.js";
import type { Waiver, WaiverFile, WaiverResult } from "./types.js";

/** What a run knows that decides which waivers hold. */
export interface WaiverSetting {
  readonly environment: string;
  /** Every environment that there is; null where any name will do. */
  readonly environments: readonly string[] | null;
  /** The clock of the run, RFC 3339. */
  readonly now: string;
  /** Every rule of the pack, and whether it was run. */
  readonly rules: ReadonlyMap<string, boolean>;
}

/** Findings of which the accepted ones are waived, and what became of the waivers. */
export interface Waived {
  readonly findings: readonly Finding[];
  readonly waivers: WaiverResult;
}

interface Entry {
  readonly waiver: Waiver;
  readonly line: number;
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
  const today = setting.now.slice(0, 10);
  const entries = file.waivers
    .map((waiver, place): Entry => ({ waiver, line: file.line(place) }))
    .filter(({ waiver }) => holdsIn(waiver, setting));
  const all = entries.map(({ waiver }) => waiver);
  const known = { ...setting, today, path: file.path };
  const problems = entries.map((entry) => problemsOf(entry, all, known));
  const usable = all.filter((_, place) => problems[place]?.length === 0);
  const waive = waiverOf(usable);
  const used = new Map<Waiver, number>();
  const waived = findings.map((finding) => {
    const waiver = finding.outcome === "fail" ? waive(finding) : undefined;
    if (waiver === undefined) return finding;
    used.set(waiver, (used.get(waiver) ?? 0) + 1);
    return { ...finding, outcome: "waived" as const, blocking: false, waiver: termsOf(waiver) };
  });
  const unused = entries.filter(
    ({ waiver }) =>
      usable.includes(waiver) && !used.has(waiver) && setting.rules.get(waiver.rule) === true,
  );
  return {
    findings: waived,
    waivers: {
      file: file.path,
      digest: file.digest,
      entries: all.map((waiver) => ({ ...waiver, used: used.get(waiver) ?? 0 })),
      findings: [
        ...problems.flat(),
        ...unused.map(({ waiver: { rule, address }, line }) => ({
          problem: "unused" as const,
          rule,
          address,
          message: "Nothing fails there any more; remove it.",
          file: file.path,
          line,
        })),
      ].sort((a, b) => a.line - b.line),
    },
  };
}

/** One for an environment that there is not is held against its author in all of them. */
function holdsIn({ environments }: Waiver, setting: WaiverSetting): boolean {
  if (environments === undefined || environments.includes(setting.environment)) return true;
  return environments.some((one) => setting.environments?.includes(one) === false);
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

/** The first of the waivers that names a finding. */
function waiverOf(waivers: readonly Waiver[]): (finding: Finding) => Waiver | undefined {
  const byRule = new Map<string, { readonly waiver: Waiver; readonly pattern: RegExp }[]>();
  for (const waiver of waivers) {
    const same = byRule.get(waiver.rule) ?? [];
    byRule.set(waiver.rule, same);
    same.push({ waiver, pattern: patternOf(waiver.address) });
  }
  return ({ rule, address }) =>
    byRule.get(rule)?.find(({ pattern }) => pattern.test(address))?.waiver;
}

function patternOf(address: string): RegExp {
  const parts = address.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s");
}
