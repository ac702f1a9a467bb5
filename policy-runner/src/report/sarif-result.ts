import { createHash } from "node:crypto";
import type { Finding, WaiverTerms } from "../findings/types.js";
import type { WaiverFinding } from "../waivers/types.js";
import { shortened, uriOf } from "./limits.js";
import { plain } from "./paint.js";
import { expectedOf } from "./worst.js";

/** Characters of a message: beyond, nobody reads on, and a file of thousands gets too large. */
const LONGEST = 2_000;

/**
 * A finding. Where several resources come of one block, GitHub takes them for one alert: it knows
 * results by rule and line, whose hash its client adds. The other fingerprint tells them apart.
 */
export function sarifResult(finding: Finding, ruleIndex: number, hasBaseline: boolean): object {
  const { rule, address, outcome, blocking, message, fingerprint, waiver, path } = finding;
  const expected = expectedOf(finding);
  const text = `${address}: ${outcome}: ${message}${expected === "" ? "" : `; expected ${expected}`}`;
  return {
    ruleId: rule,
    ruleIndex,
    level: blocking ? "error" : outcome === "waived" ? "note" : "warning",
    message: { text: messageOf(text) },
    locations: [placeOf(finding)],
    partialFingerprints: { "policyRunner/v1": fingerprint },
    ...(hasBaseline ? { baselineState: finding.baseline ? "unchanged" : "new" } : {}),
    ...(waiver === null ? {} : { suppressions: [suppressionOf(waiver)] }),
    properties: { outcome, blocking, ...(path === null ? {} : { path: plain(path) }) },
  };
}

/** A waiver that is not in order, which blocks. */
export function sarifWaiver(wrong: WaiverFinding, ruleIndex: number, hasBaseline: boolean): object {
  const { problem, rule, address, message, file } = wrong;
  const parts = JSON.stringify(["waiver", problem, rule, address, file]);
  return {
    ruleId: "WAIVER",
    ruleIndex,
    level: "error",
    message: { text: messageOf(`${rule} ${address}: waiver ${problem}: ${message}`) },
    locations: [placeOf(wrong)],
    partialFingerprints: { "policyRunner/v1": createHash("sha256").update(parts).digest("hex") },
    ...(hasBaseline ? { baselineState: "new" } : {}),
    properties: { outcome: "waiver", blocking: true, problem },
  };
}

function suppressionOf({ reason, ticket, owner, approved_by, expires }: WaiverTerms): object {
  const terms = `${reason} (${ticket}, owner ${owner}, approved by ${approved_by}, until ${expires})`;
  return { kind: "external", status: "accepted", justification: plain(terms) };
}

interface Place {
  readonly address: string;
  readonly file: string | null;
  readonly line: number | null;
}

/** Without a place in the source that of the plan, whose artifact is the first: a result has to have one. */
function placeOf({ address, file, line }: Place): object {
  return {
    physicalLocation: {
      artifactLocation: file === null ? { uri: "plan.json", index: 0 } : fileOf(file),
      region: { startLine: line ?? 1 },
    },
    logicalLocations: [{ fullyQualifiedName: plain(address), kind: "resource" }],
  };
}

function fileOf(file: string): object {
  const uri = uriOf(file);
  return file.startsWith("/") ? { uri: `file://${uri}` } : { uri, uriBaseId: "%SRCROOT%" };
}

/**
 * Text in which nothing is taken for a link or a placeholder.
 * Source: SARIF 2.1.0, 3.11.5 and 3.11.6
 */
function messageOf(text: string): string {
  return shortened(plain(text), LONGEST)
    .replaceAll("](", "] (")
    .replace(/\{(\d+)\}/g, "{{$1}}");
}
