import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PACK_FORMAT } from "../constants.js";
import { CannotJudge, systemCode } from "../errors.js";
import type { PackSettings } from "../settings/types.js";
import { shapeOfCatalogue, shapeOfFrameworks, shapeOfSettings } from "./pack-shape.js";
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
 * @throws CannotJudge when a file is missing or is not what the manifest says, or the pack is of a form
 *   that this runner does not read.
 */
export async function loadBundle(dir: string): Promise<Bundle> {
  const { manifest, manifestBytes } = await readManifest(dir);
  const [wasm, catalogue, pack, frameworks] = await Promise.all(
    FILES.map(async (name) => {
      const bytes = await readPart(dir, name);
      if (sha256(bytes) !== manifest.files[name]) {
        throw damaged(dir, `${name} is not what its manifest says`);
      }
      return bytes;
    }),
  );
  const rules = parsePart(dir, "catalogue.json", catalogue as Buffer);
  const settings = parsePart(dir, "pack.json", pack as Buffer);
  const controls = parsePart(dir, "frameworks.json", frameworks as Buffer);
  const wrong = shapeOfCatalogue(rules) ?? shapeOfSettings(settings) ?? shapeOfFrameworks(controls);
  if (wrong !== null) throw damaged(dir, wrong);
  return {
    manifest,
    digest: sha256(manifestBytes),
    wasm: wasm as Buffer,
    catalogue: rules as Rule[],
    pack: settings as PackSettings,
    frameworks: controls as Framework[],
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
  const { manifest } = await readManifest(dir);
  const bytes = await readPart(dir, name);
  if (sha256(bytes) !== manifest.files[name]) {
    throw damaged(dir, `${name} is not what its manifest says`);
  }
  return parsePart(dir, name, bytes);
}

async function readManifest(
  dir: string,
): Promise<{ readonly manifest: Manifest; readonly manifestBytes: Buffer }> {
  const manifestBytes = await readPart(dir, "manifest.json");
  const manifest = parsePart(dir, "manifest.json", manifestBytes) as Partial<Manifest> | null;
  if (typeof manifest?.files !== "object" || manifest.files === null) {
    throw damaged(dir, "manifest.json names no files");
  }
  if (manifest.schema !== PACK_FORMAT) {
    throw new CannotJudge(
      `The compiled policies in ${dir} are for another version of policy-runner (this one reads ${PACK_FORMAT}); compile them again with its own policy-runner build.`,
    );
  }
  return { manifest: manifest as Manifest, manifestBytes };
}

async function readPart(dir: string, name: string): Promise<Buffer> {
  try {
    return await readFile(join(dir, name));
  } catch (error) {
    if (name === "manifest.json" && existsSync(join(dir, "dist", name))) {
      throw new CannotJudge(
        `${dir} is a pack's folder, not what it is compiled into; give --pack ${join(dir, "dist")}.`,
      );
    }
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
    `The compiled policies in ${dir} are missing or damaged: ${what}; restore them, or compile them again with policy-runner build.`,
  );
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
