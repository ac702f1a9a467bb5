import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const ROOT = process.cwd();

/** What set-up makes. A copy links to it, so that no test sets up again. */
const SET_UP = [".build", "node_modules", ".work/venv", ".work/setup"];

const copies: string[] = [];

/** A copy of the checkout as it is, committed or not, set up already. */
export function copyCheckout(options: { readonly link?: readonly string[] } = {}): string {
  const copy = mkdtempSync(join(realpathSync(tmpdir()), "checkout-"));
  copies.push(copy);
  for (const file of checkoutFiles()) {
    mkdirSync(join(copy, dirname(file)), { recursive: true });
    cpSync(join(ROOT, file), join(copy, file), { preserveTimestamps: true });
  }
  mkdirSync(join(copy, ".work"));
  for (const path of options.link ?? SET_UP) {
    symlinkSync(join(ROOT, path), join(copy, path));
  }
  return copy;
}

/** Deletes the copies of this test file. */
export function deleteCopies(): void {
  for (const copy of copies.splice(0)) {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Paths of the files that the checkout holds, committed or not. */
export function checkoutFiles(): string[] {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const listed = execFileSync("git", args, { cwd: ROOT, encoding: "utf8" });
  return listed.split("\0").filter((file) => file !== "" && existsSync(join(ROOT, file)));
}
