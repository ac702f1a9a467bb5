import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { JobError } from "../errors.js";
import { ROOT } from "../paths.js";
import { proposedTree } from "./places.js";

/** Folders with what is planned, and what in them plans, which stays the base branch's. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  infra: ["jobs", "emulator", "checkov"],
  tfvars: [],
  lambda: ["build.py", "dist"],
};

/** What Terraform leaves in a checkout. */
const LEFT = [".terraform"];

/**
 * Puts the proposed configuration in the place of the base branch's: what is planned is proposed, what
 * plans and judges it is not.
 */
export async function takeConfiguration(): Promise<number> {
  const proposed = proposedTree();
  for (const [folder, kept] of Object.entries(TAKEN)) {
    const entries = (tree: string): readonly string[] =>
      existsSync(join(tree, folder))
        ? readdirSync(join(tree, folder)).filter((name) => ![...kept, ...LEFT].includes(name))
        : [];
    refuseLinks(proposed, folder, entries(proposed));
    for (const name of entries(ROOT)) rmSync(join(ROOT, folder, name), { recursive: true });
    for (const name of entries(proposed)) {
      cpSync(join(proposed, folder, name), join(ROOT, folder, name), { recursive: true });
    }
  }
  return 0;
}

/** A link could lead to what the machine holds besides. */
function refuseLinks(tree: string, folder: string, entries: readonly string[]): void {
  for (const entry of readdirSync(join(tree, folder), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(join(tree, folder).length + 1);
    const [first = ""] = path.split("/");
    if (!entry.isSymbolicLink() || !entries.includes(first)) continue;
    throw new JobError(`${folder}/${path} is a link, which may lead anywhere; put a file there.`);
  }
}
