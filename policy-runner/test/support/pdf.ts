import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { makeFolder, removeFolder } from "./folders.js";

/**
 * The pages of a document as text, by pdftotext (poppler). At the desk, what needs it is skipped without it; a
 * CI that lacks it has not looked.
 */
export function pdfPages(test: Mocha.Context, bytes: Uint8Array): readonly string[] {
  const dir = makeFolder();
  try {
    const file = join(dir, "report.pdf");
    writeFileSync(file, bytes);
    const { error, status, stdout, stderr } = spawnSync("pdftotext", ["-layout", file, "-"], {
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
    if (error !== undefined) {
      if (process.env.CI === "true") throw new Error("pdftotext is not installed.");
      return test.skip();
    }
    expect(stderr).to.equal("");
    expect(status).to.equal(0);
    return stdout.split("\f").slice(0, -1);
  } finally {
    removeFolder(dir);
  }
}
