import type { Finding } from "../findings/types.js";
import { assertValid } from "../settings/schema.js";
import type { PackSettings, Settings } from "../settings/types.js";
import { applyWaivers, type WaiverSetting } from "../waivers/apply.js";
import { applyBaseline, readBaseline } from "../waivers/baseline.js";
import { readWaivers } from "../waivers/read.js";
import type { BaselineFile, BaselineResult, WaiverFile, WaiverResult } from "../waivers/types.js";

/** What a team has accepted, as its files say. */
export interface Accepted {
  readonly waivers: WaiverFile | null;
  readonly baseline: BaselineFile | null;
}

/** Reads what is accepted, before the plan is judged. */
export async function acceptedOf(
  {
    waivers,
    baseline,
  }: { readonly waivers?: string | undefined; readonly baseline?: string | undefined },
  settings: Settings,
  { schemas }: PackSettings,
): Promise<Accepted> {
  return {
    waivers:
      waivers === undefined ? null : await readWaivers(waivers, schemas.waivers, assertValid),
    baseline: baseline === undefined ? null : await readBaseline(baseline, settings, assertValid),
  };
}

/** Findings as they stand once what is accepted is told from the rest. */
export interface AcceptedFindings {
  readonly found: readonly Finding[];
  readonly waivers: WaiverResult | null;
  readonly baseline: BaselineResult | null;
}

/** Waivers first: what is waived by name is no part of a team's past. */
export function accept(
  findings: readonly Finding[],
  { waivers, baseline }: Accepted,
  setting: WaiverSetting,
): AcceptedFindings {
  const waived =
    waivers === null ? { findings, waivers: null } : applyWaivers(findings, waivers, setting);
  const compared =
    baseline === null
      ? { findings: waived.findings, baseline: null }
      : applyBaseline(waived.findings, baseline);
  return { found: compared.findings, waivers: waived.waivers, baseline: compared.baseline };
}
