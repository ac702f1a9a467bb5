import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { warmFile } from "../src/warm.js";
import { ROOT, runCli } from "./support/cli.js";
import { makeFolder, removeFolder } from "./support/folders.js";
import { minimalPlan } from "./support/plans.js";

const BUNDLE = join(ROOT, ".build/policy-runner/cli");
const COLD = join(ROOT, ".build/policy-runner/cold");

/** Loads the warm start as the command line does, in a process whose flags are its own. */
const LOADS = `
  const { setFlags, runScript, warmParts, warmFile } = await import(process.argv[1]);
  const { readFileSync } = await import("node:fs");
  setFlags();
  const { source, code } = warmParts(readFileSync(warmFile(process.argv[2])));
  const { script } = runScript(source, "file://" + process.argv[2] + "/bin.js", code);
  process.stdout.write(String(script.cachedDataRejected));
`;

describe("the warm start", () => {
  after(() => rmSync(COLD, { recursive: true, force: true }));

  it("is there for this Node.js, and what V8 has compiled is taken", () => {
    const words = ["--input-type=module", "-e", LOADS];
    const module = join(ROOT, ".build/policy-runner/src/warm.js");
    const rejected = execFileSync(process.execPath, [...words, module, BUNDLE], {
      encoding: "utf8",
    });
    expect(rejected).to.equal("false");
  });

  it("says what the modules of the bundle say", () => {
    cpSync(BUNDLE, COLD, { recursive: true });
    rmSync(warmFile(COLD));
    const plan = JSON.stringify(minimalPlan());
    const room = makeFolder();
    for (const more of [
      [],
      ["--source", join(ROOT, "infra")],
      ["--format", "pdf", "--output", join(room, "report.pdf")],
      ["--report", "nonsense"],
    ]) {
      const words = ["check", "-", "--env", "prod", "--now", "2026-01-01T00:00:00Z", ...more];
      const said = [BUNDLE, COLD].map((folder) => ({
        ...runCli(words, plan, join(folder, "bin.js")),
        files: readdirSync(room).map((name) => readFileSync(join(room, name), "base64")),
      }));
      expect(said[0]).to.deep.equal(said[1]);
    }
    removeFolder(room);
    expect(existsSync(warmFile(BUNDLE))).to.equal(true);
  });
});
