import type { Target } from "../constants.js";
import type { Result } from "../verdict/types.js";

/** A file of an export; digests are SHA-256, lower-case hexadecimal. */
export interface FileEntry {
  /** Below the export's folder, with "/". */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Kinds of keys that sign evidence. */
export const ALGORITHMS = ["Ed25519", "ECDSA P-256"] as const;

/** One of {@link ALGORITHMS}. */
export type Algorithm = (typeof ALGORITHMS)[number];

/** Whose signature an export carries. */
export interface SignatureFacts {
  readonly algorithm: Algorithm;
  /** SHA-256 of the public key, DER of its SubjectPublicKeyInfo. */
  readonly key: string;
}

/** A private key that is ready to sign. */
export interface Signer extends SignatureFacts {
  sign(bytes: Uint8Array): Buffer;
}

/** A public key that is ready to verify. */
export interface Verifier extends SignatureFacts {
  verify(bytes: Uint8Array, signature: Uint8Array): boolean;
}

/** What the manifest says of an environment that was judged. */
export interface ManifestEnvironment {
  readonly name: string;
  /** Account and region of the provider, by the plan; null where it does not tell them. */
  readonly account: string | null;
  readonly region: string | null;
  /** SHA-256 of the raw plan, which is no part of the export. */
  readonly plan: string;
}

/** `manifest.json`: what an export is of, and every file of it but those that are made from the manifest. */
export interface Manifest {
  readonly schema: "policy-runner/evidence/1";
  readonly target: Target;
  /** The clock of the run, RFC 3339. */
  readonly now: string;
  /** The commit that was judged, where it was told. */
  readonly commit: string | null;
  readonly environments: readonly ManifestEnvironment[];
  readonly signature: SignatureFacts | null;
  /** By path. */
  readonly files: readonly FileEntry[];
}

/** What a comparison of the environments said, as far as the statement tells it. */
export interface ComparisonSummary {
  readonly verdict: "passed" | "violations" | "error";
  readonly totals: {
    readonly differences: number;
    readonly undetermined: number;
    /** What is wrong with the declared variations. */
    readonly findings: number;
  };
  /** What rules of several environments said. */
  readonly rules?: { readonly totals: { readonly blocking: number } };
}

/** What AWS Organizations said of the accounts, as far as pages tell it. */
export interface AccountsSummary {
  readonly taken: string;
  readonly organization: string;
  readonly accounts: readonly {
    readonly id: string;
    readonly name: string;
    readonly status: string;
  }[];
}

/** An environment's result and where it was judged. */
export interface JudgedEnvironment extends ManifestEnvironment {
  readonly result: Result;
}

/** What the pages and the statement of an export are made from. */
export interface Evidence extends Pick<Manifest, "target" | "now" | "commit" | "signature"> {
  readonly environments: readonly JudgedEnvironment[];
  /** Null where there was one environment alone. */
  readonly comparison: ComparisonSummary | null;
  /** Null without a snapshot. */
  readonly accounts: AccountsSummary | null;
}

/** What an in-toto statement is about; the digest is SHA-256. */
export interface Subject {
  readonly name: string;
  readonly digest: { readonly sha256: string };
}

/** An in-toto statement. Source: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
export interface Statement {
  readonly _type: "https://in-toto.io/Statement/v1";
  readonly subject: readonly Subject[];
  readonly predicateType: string;
  readonly predicate: object;
}
