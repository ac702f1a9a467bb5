import { createHash } from "node:crypto";

/** The namespace of names that are URLs. Source: RFC 9562, 6.6 */
const URLS = "6ba7b811-9dad-11d1-80b4-00c04fd430c8";

/** What our own properties, and names of identifiers, stand under. */
export const NAMESPACE = "urn:policy-runner:oscal";

const OWN = uuidOf(URLS, NAMESPACE);

/** A UUID that the same words always give, and no others. */
export function idOf(...words: readonly string[]): string {
  return uuidOf(OWN, JSON.stringify(words));
}

/** A UUID of version 5. Source: RFC 9562, 5.5 */
function uuidOf(namespace: string, name: string): string {
  const digest = createHash("sha1")
    .update(Buffer.from(namespace.replaceAll("-", ""), "hex"))
    .update(name)
    .digest();
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = digest.toString("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join("-");
}
