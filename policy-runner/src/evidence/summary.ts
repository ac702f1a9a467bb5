import { targetStatement } from "./statement.js";
import type { Evidence } from "./types.js";

/** Where an export was written to. */
export interface Places {
  readonly output: string;
  readonly archive?: string | undefined;
  /** SHA-256 of the manifest. */
  readonly manifest: string;
}

/** What a person reads when an export was made. */
export function exportText(evidence: Evidence, { output, archive, manifest }: Places): string {
  const { signature } = evidence;
  const lines = [
    ...overview(evidence),
    signature === null
      ? "  NOT SIGNED: nothing tells who wrote it, or that nobody changed it; sign it with --key"
      : `  signed with ${signature.algorithm}, key sha256 ${signature.key.slice(0, 12)}`,
    `  folder ${output}, manifest sha256 ${manifest}`,
    ...(archive === undefined ? [] : [`  archive ${archive}`]),
  ];
  return `${lines.join("\n")}\n`;
}

/** Whether it is signed, as the cover of its report says. */
export function signatureNotice({ signature }: Evidence): string {
  return signature === null
    ? "NOT SIGNED: nothing tells who wrote this export, or that nobody changed it."
    : `Part of an export that is signed with ${signature.algorithm}; SHA-256 of the public key: ${signature.key}`;
}

/** What an export is of, with the verdict on each environment. */
export function overview(evidence: Evidence): readonly string[] {
  const { environments, target, comparison, now } = evidence;
  const names = environments.map(({ name }) => name).join(", ");
  const notReal = targetStatement(target);
  const width = Math.max(...environments.map(({ name }) => name.length), "comparison".length);
  const line = (name: string, said: string) => `  ${name.padEnd(width)}  ${said}`;
  return [
    `Evidence of ${names}, target: ${target}${notReal === "" ? "" : ` (${notReal})`}, as of ${now}`,
    ...environments.map(({ name, account, result: { verdict, totals } }) =>
      line(
        name,
        `${verdict}, ${totals.tested} of ${totals.rules} rules, ${totals.blocking} blocking findings, account ${account ?? "not told"}`,
      ),
    ),
    ...(comparison === null ? [] : [line("comparison", comparison.verdict)]),
  ];
}
