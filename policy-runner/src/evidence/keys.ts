import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { CannotJudge } from "../errors.js";
import type { Algorithm, SignatureFacts, Signer, Verifier } from "./types.js";

const MAKE = "make one with openssl genpkey -algorithm ed25519";

/**
 * A private key as PEM (PKCS #8, or SEC 1 of a P-256 key).
 *
 * @param what begins the sentence of an error: "The key signing.pem"
 * @param passphrase of an encrypted key
 * @throws CannotJudge when it is none that signs evidence
 */
export function signerOf(pem: string, what: string, passphrase?: string): Signer {
  if (!/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/.test(pem)) {
    const given = pem.includes("-----BEGIN PUBLIC KEY-----") ? "a public key" : "no PEM";
    throw new CannotJudge(`${what} is ${given}; give the private key that signs, or ${MAKE}.`);
  }
  const isEncrypted = /ENCRYPTED/.test(pem);
  if (isEncrypted && passphrase === undefined) {
    throw new CannotJudge(
      `${what} is encrypted; set POLICY_RUNNER_SIGNING_KEY_PASSPHRASE to its passphrase.`,
    );
  }
  const key = parsed(
    () => createPrivateKey({ key: pem, ...(isEncrypted ? { passphrase } : {}) }),
    isEncrypted
      ? `${what} can not be decrypted; is the passphrase in POLICY_RUNNER_SIGNING_KEY_PASSPHRASE its own?`
      : `${what} is damaged; ${MAKE}.`,
  );
  const facts = factsOf(key, createPublicKey(key), what);
  return { ...facts, sign: (bytes) => sign(digestFor(facts.algorithm), bytes, key) };
}

/**
 * A public key as PEM.
 *
 * @throws CannotJudge when it is none that evidence is signed with, or is a private one
 */
export function verifierOf(pem: string, what: string): Verifier {
  if (/PRIVATE KEY-----/.test(pem)) {
    throw new CannotJudge(
      `${what} is a private key, which nobody who verifies should have; give the public one: openssl pkey -pubout.`,
    );
  }
  const key = parsed(
    () => createPublicKey(pem),
    `${what} is no public key in PEM; ask whoever signs for the right one.`,
  );
  const facts = factsOf(key, key, what);
  return {
    ...facts,
    verify: (bytes, signature) => verify(digestFor(facts.algorithm), bytes, key, signature),
  };
}

function parsed(parse: () => KeyObject, otherwise: string): KeyObject {
  try {
    return parse();
  } catch {
    // What the library says may quote the key.
    throw new CannotJudge(otherwise);
  }
}

function factsOf(key: KeyObject, publicKey: KeyObject, what: string): SignatureFacts {
  const der = publicKey.export({ type: "spki", format: "der" });
  return { algorithm: algorithmOf(key, what), key: createHash("sha256").update(der).digest("hex") };
}

function algorithmOf(key: KeyObject, what: string): Algorithm {
  const { asymmetricKeyType: type = "unknown", asymmetricKeyDetails: details } = key;
  if (type === "ed25519") return "Ed25519";
  if (type === "ec" && details?.namedCurve === "prime256v1") return "ECDSA P-256";
  const named = [type, details?.namedCurve].filter((word) => word !== undefined).join(" ");
  throw new CannotJudge(
    `${what} is of type ${named}; evidence is signed with Ed25519 or ECDSA P-256: ${MAKE}.`,
  );
}

/** Ed25519 digests by itself. */
function digestFor(algorithm: Algorithm): string | null {
  return algorithm === "Ed25519" ? null : "sha256";
}
