import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The package's folder, whether this file runs as it was compiled or in a bundle. */
function root(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json")) && dirname(folder) !== folder) {
    folder = dirname(folder);
  }
  return folder;
}

const ROOT = root();

/** Where the package's own files lie. */
export const PLACES = {
  package: join(ROOT, "package.json"),
  /** The compiled policy pack. */
  policies: join(ROOT, "policies/dist"),
  /** What the AWS provider says of sets and blocks, and of what it computes. */
  provider: join(ROOT, "policies/provider/aws.json"),
  /** The schema of what accounts have to be. */
  accounts: join(ROOT, "policies/schemas/accounts.json"),
  /** The schema of declared variations. */
  variations: join(ROOT, "policies/schemas/variations.json"),
  /** What runs grammars of tree-sitter, and the grammar of HCL; the bundle is built with them beside it. */
  treeSitter: join(ROOT, ".build/policy-runner/cli/web-tree-sitter.wasm"),
  grammar: join(ROOT, ".build/policy-runner/cli/tree-sitter-terraform.wasm"),
  /** Fonts that documents are set in; the bundle is built with them beside it. */
  fonts: {
    sans: join(ROOT, ".build/policy-runner/cli/IBMPlexSans_400Regular.ttf"),
    bold: join(ROOT, ".build/policy-runner/cli/IBMPlexSans_600SemiBold.ttf"),
    mono: join(ROOT, ".build/policy-runner/cli/IBMPlexMono_400Regular.ttf"),
  },
  scanner: join(ROOT, ".build/policy-runner/scanner/scanner.wasm"),
} as const;
