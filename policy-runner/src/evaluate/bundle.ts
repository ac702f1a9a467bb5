import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CannotJudge, systemCode } from "../errors.js";
import type { PackSettings } from "../settings/types.js";
import type { Bundle, Framework, Manifest, Rule, RuleExample } from "./types.js";

const FILES = [
  "policy.wasm",
  "catalogue.json",
  "pack.json",
  "frameworks.json",
  "examples.json",
] as const;

/**
 * Loads a compiled policy pack and holds every file to its digest.
 *
 * @param dir the pack's `dist` folder.
 * @throws CannotJudge when a file is missing or is not what the manifest says.
 */
export async function loadBundle(dir: string): Promise<Bundle> {
  const manifestBytes = await readPart(dir, "manifest.json");
  const manifest = parsePart(dir, "manifest.json", manifestBytes) as Manifest | null;
  const [wasm, catalogue, pack, frameworks] = await Promise.all(
    FILES.map(async (name) => {
      const bytes = await readPart(dir, name);
      if (sha256(bytes) !== manifest?.files?.[name]) {
        throw damaged(dir, `${name} is not what its manifest says`);
      }
      return bytes;
    }),
  );
  const rules = parsePart(dir, "catalogue.json", catalogue as Buffer) as Rule[];
  if (rules.length === 0) throw damaged(dir, "there is no rule in them");
  return {
    manifest: manifest as Manifest,
    digest: sha256(manifestBytes),
    wasm: wasm as Buffer,
    catalogue: rules,
    pack: parsePart(dir, "pack.json", pack as Buffer) as PackSettings,
    frameworks: parsePart(dir, "frameworks.json", frameworks as Buffer) as Framework[],
  };
}

/**
 * Loads the examples of a compiled pack, by rule.
 *
 * @throws CannotJudge when they are missing or are not what the manifest says
 */
export async function loadExamples(dir: string): Promise<Readonly<Record<string, RuleExample>>> {
  return (await loadPart(dir, "examples.json")) as Record<string, RuleExample>;
}

async function loadPart(dir: string, name: string): Promise<unknown> {
  const manifest = parsePart(dir, "manifest.json", await readPart(dir, "manifest.json"));
  const bytes = await readPart(dir, name);
  if (sha256(bytes) !== (manifest as Manifest | null)?.files?.[name]) {
    throw damaged(dir, `${name} is not what its manifest says`);
  }
  return parsePart(dir, name, bytes);
}

async function readPart(dir: string, name: string): Promise<Buffer> {
  try {
    return await readFile(join(dir, name));
  } catch (error) {
    throw damaged(dir, `${name} can not be read (${systemCode(error)})`);
  }
}

function parsePart(dir: string, name: string, bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    throw damaged(dir, `${name} is not JSON`);
  }
}

function damaged(dir: string, what: string): CannotJudge {
  return new CannotJudge(
    `The compiled policies in ${dir} are missing or damaged: ${what}; restore them from version control, or run make policies.`,
  );
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
