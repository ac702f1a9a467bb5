import type { Derived } from "./derived.js";
import { signatureFiles } from "./derived.js";
import { preAuthentication, signatureIn } from "./dsse.js";
import { digestOf } from "./manifest.js";
import { NAMES } from "./names.js";
import type { Manifest, Verifier } from "./types.js";

/**
 * What is wrong with a signature; nothing when it is that of the key over the statement as it lies there.
 *
 * @param files texts of the files beside the manifest, by path
 */
export function signatureProblems(
  { signature }: Manifest,
  verifier: Verifier,
  files: ReadonlyMap<string, string>,
): readonly string[] {
  const [statement, envelope] = [files.get(NAMES.statement), files.get(NAMES.envelope)];
  if (signature === null && envelope === undefined) return ["it is not signed"];
  if (envelope === undefined) return [`${NAMES.envelope} is missing: it is no longer signed`];
  if (signature !== null && signature.key !== verifier.key) {
    const [own, given] = [signature.key, verifier.key].map((key) => key.slice(0, 12));
    return [`it is signed by another key: sha256 ${own}, not ${given}`];
  }
  const sig = signatureIn(envelope);
  const isRight =
    sig !== null && verifier.verify(preAuthentication(Buffer.from(statement ?? "")), sig);
  return isRight
    ? []
    : [`the signature in ${NAMES.envelope} is not one of the given key over ${NAMES.statement}`];
}

/** Whether the manifest is the one that the statement is about. */
export function bindingProblems(
  manifest: Manifest,
  files: ReadonlyMap<string, string>,
): readonly string[] {
  const isNamed = files.get(NAMES.statement)?.includes(digestOf(manifest)) ?? true;
  return isNamed ? [] : [`${NAMES.manifest} is not the one that ${NAMES.statement} is about`];
}

/** Files beside the manifest that are not what follows from it, those of the signature too. */
export function derivedProblems(
  { signature }: Manifest,
  derived: Derived,
  files: ReadonlyMap<string, string>,
): readonly string[] {
  const expected = new Map(derived.files);
  if (signature !== null) {
    // Whether the signature is right, the key tells; all else of its files follows from it.
    const sig = signatureIn(files.get(NAMES.envelope) ?? "") ?? Buffer.alloc(0);
    for (const [path, text] of signatureFiles(derived, sig, signature)) expected.set(path, text);
  }
  const added = [...files.keys()].filter((path) => !expected.has(path));
  return [
    ...[...expected].flatMap(([path, text]) => {
      const found = files.get(path);
      if (found === undefined) return [`${path} is missing`];
      return found === text
        ? []
        : [`${path} was changed: it is not what follows from the manifest`];
    }),
    ...added.map((path) => `${path} was added, though the manifest says that nothing is signed`),
  ];
}
