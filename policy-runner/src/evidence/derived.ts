import { documentOf, sha256 } from "./canonical.js";
import { bundleText, envelopeOf, envelopeText, preAuthentication } from "./dsse.js";
import { NAMES } from "./names.js";
import { predicateText, statementOf, subjectLines, sumLines } from "./statement.js";
import type { Evidence, FileEntry, Manifest, SignatureFacts } from "./types.js";

/** What is made from a manifest and the results: the statement, and what other tools take of it. */
export interface Derived {
  /** What is signed, as bytes. */
  readonly statement: Buffer;
  /** Path → text, without the signature's own files. */
  readonly files: ReadonlyMap<string, string>;
}

/** The files that the signature is over, and those beside it. */
export function derivedOf(evidence: Evidence, manifest: Manifest): Derived {
  const statement = statementOf(evidence, manifest);
  const texts: [string, string][] = [
    [NAMES.statement, documentOf(statement)],
    [NAMES.predicate, predicateText(statement)],
    [NAMES.subjects, subjectLines(statement)],
  ];
  const sums = sumLines(
    manifest,
    texts.map(([path, text]): FileEntry => entryOf(path, text)),
  );
  return {
    statement: Buffer.from(documentOf(statement)),
    files: new Map([...texts, [NAMES.sums, sums]]),
  };
}

/** What a signer signs of a statement. */
export function signedBytes({ statement }: Derived): Buffer {
  return preAuthentication(statement);
}

/** The files of a signature over a statement, by path. */
export function signatureFiles(
  { statement }: Derived,
  signature: Uint8Array,
  facts: SignatureFacts,
): ReadonlyMap<string, string> {
  const envelope = envelopeOf(statement, signature);
  return new Map([
    [NAMES.envelope, envelopeText(envelope)],
    [NAMES.bundle, bundleText(envelope, facts)],
  ]);
}

function entryOf(path: string, text: string): FileEntry {
  return { path, bytes: Buffer.byteLength(text), sha256: sha256(text) };
}
