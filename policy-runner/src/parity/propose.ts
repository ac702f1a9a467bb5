import type { Difference } from "./types.js";

/** What is left to a person; it is taken for nothing that is filled in. */
const TO_BE_FILLED_IN = "TO BE FILLED IN";

/**
 * Entries of variations.yaml for differences that nobody declared, one for each kind of resource and
 * attribute. Owner, approver and reason are left to a person, and refused until they are filled in.
 */
export function propose(differences: readonly Difference[]): string {
  const entries = new Set(differences.map(entryOf));
  return [
    "# Differences that were found. An entry counts once its owner, approver and reason are filled in.",
    "version: 1",
    entries.size === 0 ? "variations: []" : "variations:",
    ...entries,
    "",
  ].join("\n");
}

function entryOf({ address, type, path, kind }: Difference): string {
  const words = `"${TO_BE_FILLED_IN}: why it may differ, in a sentence"`;
  const isTyped = kind === "value" && /^(?:aws|terraform)_\w+$/.test(type);
  return [
    `  - ${isTyped ? `type: ${type}` : `address: ${JSON.stringify(literal(address))}`}`,
    ...(kind === "value"
      ? [`    path: ${JSON.stringify(literal(path).replace(/\/\d+(?=\/|$)/g, "/*"))}`]
      : []),
    `    kind: ${kind}`,
    `    reason: ${words}`,
    `    owner: "${TO_BE_FILLED_IN}"`,
    `    approved_by: "${TO_BE_FILLED_IN}"`,
  ].join("\n");
}

/** A star in what was found names itself alone. */
function literal(text: string): string {
  return text.replaceAll("*", "\\*");
}
