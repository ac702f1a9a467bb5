import { documentOf } from "./canonical.js";
import type { SignatureFacts } from "./types.js";

/** What an in-toto statement is called in an envelope. */
export const PAYLOAD_TYPE = "application/vnd.in-toto+json";

/** A signed statement. Source: https://github.com/secure-systems-lab/dsse/blob/master/envelope.md */
export interface Envelope {
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly { readonly sig: string }[];
}

/**
 * The bytes that are signed: type and text with their lengths, so that neither passes for the other.
 * Source: https://github.com/secure-systems-lab/dsse/blob/master/protocol.md
 */
export function preAuthentication(payload: Uint8Array, type = PAYLOAD_TYPE): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `;
  return Buffer.concat([Buffer.from(head), payload]);
}

/**
 * A statement and its signature.
 *
 * Without `keyid`: it is not signed, and libraries disagree on what it is the digest of. The manifest,
 * which is signed, names the key.
 */
export function envelopeOf(payload: Uint8Array, signature: Uint8Array): Envelope {
  return {
    payload: Buffer.from(payload).toString("base64"),
    payloadType: PAYLOAD_TYPE,
    signatures: [{ sig: Buffer.from(signature).toString("base64") }],
  };
}

/** The envelope as a file. */
export function envelopeText(envelope: Envelope): string {
  return documentOf(envelope);
}

/**
 * The envelope as cosign takes it: a Sigstore bundle for a key that both sides know.
 * Source: https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto
 */
export function bundleText(envelope: Envelope, { key }: SignatureFacts): string {
  return documentOf({
    mediaType: "application/vnd.dev.sigstore.bundle.v0.3+json",
    verificationMaterial: { publicKey: { hint: key }, tlogEntries: [] },
    dsseEnvelope: envelope,
  });
}

/** The signature of an envelope that a file holds; null where it is none with one signature. */
export function signatureIn(text: string): Buffer | null {
  try {
    const { signatures } = JSON.parse(text) as Partial<Envelope>;
    const sig = signatures?.length === 1 ? signatures[0]?.sig : undefined;
    return typeof sig === "string" ? Buffer.from(sig, "base64") : null;
  } catch {
    return null;
  }
}
