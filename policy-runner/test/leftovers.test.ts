import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "chai";
import { makeFolder, removeFolder } from "./support/folders.js";

const MODULE = resolve(".build/policy-runner/src/leftovers.js");

/** Makes one file that becomes whole and one that does not, says so, and waits. */
const SCRIPT = `
const { inTheMaking } = await import(process.argv[1]);
const { mkdirSync, writeFileSync } = await import("node:fs");
inTheMaking("gone");
mkdirSync("gone");
writeFileSync("gone/half", "x");
const done = inTheMaking("whole");
writeFileSync("whole", "x");
done();
process.stdout.write("ready");
setInterval(() => {}, 1_000);
`;

describe("what is in the making", () => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    it(`goes with ${signal}, by which the run then ends`, async () => {
      const dir = makeFolder({});
      try {
        const words = ["--input-type=module", "-e", SCRIPT, MODULE];
        const child = spawn(process.execPath, words, { cwd: dir });
        child.stdout.once("data", () => child.kill(signal));
        const ended = await new Promise((tell) => child.once("exit", (_, by) => tell(by)));
        expect(ended).to.equal(signal);
        expect(readdirSync(dir)).to.deep.equal(["whole"]);
        expect(existsSync(join(dir, "gone"))).to.equal(false);
      } finally {
        removeFolder(dir);
      }
    });
  }
});
